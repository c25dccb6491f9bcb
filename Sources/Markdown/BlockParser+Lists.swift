extension BlockParser {
  /// Opens a list item, and a list around it unless it continues the one at hand.
  mutating func openItem(_ level: inout Int, inParagraph: Bool) -> Bool {
    guard let marker = listMarker(inParagraph: inParagraph) else { return false }
    let isContinued =
      stack[level - 1].kind == .list && stack[level - 1].marker == marker.byte
    if isContinued {
      close(to: level)
    } else {
      level = makeRoom(level)
      let list = appendNode(.list, start: content, end: content + marker.length)
      if marker.isOrdered { tree.nodes[list].flags |= Node.isOrdered }
      stack.append(OpenBlock(node: list, kind: .list, marker: marker.byte))
      level += 1
    }
    let item = appendNode(.listItem, start: content, end: content + marker.length)
    let markerIndent = indent
    consumeMarker(marker.length)
    var padding = indent
    if padding >= 5 || padding < 1 || isBlank {
      consume(columns: min(padding, 1))
      padding = 1
    } else {
      consumeIndent()
    }
    let width = markerIndent + marker.length + padding
    stack.append(OpenBlock(node: item, kind: .listItem, width: Int32(width)))
    level += 1
    return true
  }

  private struct ListMarker {
    var length: Int
    /// The bullet, or the delimiter after the number.
    var byte: UInt8
    var isOrdered: Bool
  }

  /// Matches a list marker at `content`.
  private func listMarker(inParagraph: Bool) -> ListMarker? {
    var at = content
    let isOrdered = base[at].isDigit
    var number = 0
    if isOrdered {
      while at < lineEnd, at - content < 9, base[at].isDigit {
        number = number * 10 + Int(base[at] - 0x30)
        at += 1
      }
      guard at < lineEnd, base[at] == Byte.dot || base[at] == Byte.closeParen else { return nil }
      if inParagraph, number != 1 { return nil }
    }
    let byte = base[at]
    at += 1
    guard at >= lineEnd || base[at].isSpaceOrTab else { return nil }
    if inParagraph, LinkScanner.skipSpaces(base, at, lineEnd) == lineEnd { return nil }
    return ListMarker(length: at - content, byte: byte, isOrdered: isOrdered)
  }

  /// Recognises `[ ]` and `[x]` where the paragraph of a new item begins, and steps over it.
  ///
  /// White space must follow, but no text needs to.
  mutating func takeTaskMarker() {
    guard options.contains(.taskLists), content + 3 < lineEnd,
      base[content] == Byte.openBracket, base[content + 2] == Byte.closeBracket,
      base[content + 3].isSpaceOrTab, stack.last.kind == .listItem, stack.last.lastChild == 0,
      Int(tree.nodes[stack.last.node].start) >= lineStart
    else { return }
    let state: TaskState
    switch base[content + 1] {
    case Byte.space: state = .unchecked
    case UInt8(ascii: "x"), UInt8(ascii: "X"): state = .checked
    default: return
    }
    tree.nodes[stack.last.node].detail = UInt16(state.rawValue)
    consumeMarker(3)
    consumeIndent()
  }
}
