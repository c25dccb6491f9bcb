/// The paragraph that is open at the end of the stack.
struct OpenParagraph {
  var start = 0
  var end = 0
  var lastLine = 0
  var lineCount = 0
  /// Whether a quote marker stands before a line but the first.
  var hasPrefixes = false
  /// Whether a blank line came before it, and within which level of quote.
  var followsBlank = false
  var blankLevel = 0
  /// Whether a delimiter row has come that did not fit the line before it.
  var hasMisfit = false
}

/// The literal of the open code or HTML block: a part of the source, or of the extra text.
struct LiteralRange {
  var start = 0
  var end = 0
  /// The end without trailing blank lines.
  var textEnd = 0
  var isCopied = false
  var isEmpty = true
}

extension BlockParser {
  /// Adds a node to the innermost open block.
  @discardableResult
  mutating func appendNode(_ kind: NodeKind, start: Int, end: Int) -> UInt32 {
    appendNode(kind, start: start, end: end, followsBlank, blankLevel)
  }

  /// Adds a node to the innermost open block.
  ///
  /// A blank line between two children of an item, or between two items, makes their list loose.
  /// The blank line counts if it lies in the same quote as the list.
  @discardableResult
  mutating func appendNode(
    _ kind: NodeKind,
    start: Int,
    end: Int,
    _ followsBlank: Bool,
    _ blankLevel: Int
  ) -> UInt32 {
    let level = stack.count - 1
    let parent = stack[level]
    let node = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes.append(
      Node(
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end),
        parent: parent.node,
        kind: kind
      )
    )
    if parent.lastChild == 0 {
      tree.nodes[parent.node].first = node
    } else {
      tree.nodes[parent.lastChild].next = node
      if followsBlank, level > blankLevel {
        if parent.kind == .list {
          tree.nodes[parent.node].flags |= Node.isLoose
        } else if parent.kind == .listItem {
          tree.nodes[stack[level - 1].node].flags |= Node.isLoose
        }
      }
    }
    stack[level].lastChild = node
    tree.nodes[parent.node].end = max(tree.nodes[parent.node].end, UInt32(truncatingIfNeeded: end))
    return node
  }

  /// Closes open blocks until a number of them is left.
  @inline(__always)
  mutating func close(to level: Int) {
    while stack.count > level { closeLast() }
  }

  private mutating func closeLast() {
    let block = stack.last
    stack.removeLast()
    switch block.kind {
    case .paragraph:
      closeParagraph()
      return
    case .blockQuote: quoteLevels.removeLast()
    case .codeBlock, .htmlBlock: closeLiteral(block)
    default: break
    }
    let parent = stack.last.node
    tree.nodes[parent].end = max(tree.nodes[parent].end, tree.nodes[block.node].end)
  }

  /// Adds the rest of the line to the innermost block, as a paragraph.
  mutating func addText() {
    consumeIndent()
    takeTaskMarker()
    if isBlank { return }
    paragraph = OpenParagraph(
      start: content,
      end: lineEnd,
      lastLine: content,
      lineCount: 1,
      followsBlank: followsBlank,
      blankLevel: blankLevel
    )
    stack.append(OpenBlock(node: 0, kind: .paragraph))
    if quoteLevels.count > 0 {
      paragraphLines.truncate(to: 0)
      paragraphLines.append(LineSegment(start: UInt32(content), end: UInt32(lineEnd)))
    }
  }

  /// Adds the rest of the line to the open paragraph.
  mutating func addParagraphLine() {
    if quoteLevels.count > 0 {
      if position > lineStart { paragraph.hasPrefixes = true }
      paragraphLines.append(LineSegment(start: UInt32(content), end: UInt32(lineEnd)))
    }
    paragraph.end = lineEnd
    paragraph.lastLine = content
    paragraph.lineCount += 1
  }

  /// Turns the open paragraph, already off the stack, into a node, unless it only defines links.
  private mutating func closeParagraph() {
    if !finishParagraph(.paragraph), paragraph.followsBlank {
      blankLevel = followsBlank ? min(blankLevel, paragraph.blankLevel) : paragraph.blankLevel
      followsBlank = true
    }
  }

  /// Adds the open paragraph to the innermost block.
  ///
  /// - Returns: Whether text was left after the reference definitions.
  mutating func finishParagraph(_ kind: NodeKind) -> Bool {
    var item = InlineWork(node: 0, start: 0, end: 0, lines: InlineWork.verbatim, lineCount: 0)
    if paragraph.hasPrefixes {
      text.set(lines: paragraphLines, from: 0, to: paragraph.lineCount)
    } else {
      text.set(paragraph.start, paragraph.end)
    }
    text.trimEnd()
    if text.base[text.start] == Byte.openBracket { takeDefinitions() }
    guard text.start < text.end else { return false }
    let start = text.sourceOffset(text.start)
    let end = text.sourceEnd(text.end)
    if paragraph.hasPrefixes {
      item.lines = UInt32(workLines.count)
      for index in 0..<paragraph.lineCount {
        var line = paragraphLines[index]
        if line.start < start { continue }
        line.end = min(line.end, end)
        workLines.append(line)
      }
      item.lineCount = UInt32(workLines.count) - item.lines
    }
    item.node = appendNode(
      kind,
      start: Int(start),
      end: Int(end),
      paragraph.followsBlank,
      paragraph.blankLevel
    )
    item.start = start
    item.end = end
    work.append(item)
    return true
  }

  /// Takes the reference definitions from the start of `text`.
  private mutating func takeDefinitions() {
    while let found = LinkScanner.definition(text.base, text.start, text.end) {
      let destination = text.slice(found.destination, &tree)
      let title = text.slice(found.title, &tree)
      var slices = Slices()
      slices.firstStart = destination.start
      slices.firstEnd = destination.end
      slices.secondStart = title.start
      slices.secondEnd = title.end
      references.add(text.base, found.label, value: slices)
      text.drop(to: found.after)
    }
  }

  /// Adds a leaf that is complete.
  @discardableResult
  private mutating func addLeaf(_ level: Int, _ kind: NodeKind, end: Int) -> UInt32 {
    close(to: makeRoom(level))
    return appendNode(kind, start: content, end: end)
  }

  mutating func openThematicBreak(_ level: Int) -> Bool {
    guard content >= thematicBreakLimit else { return false }
    let mark = base[content]
    var count = 0
    var end = content
    var at = content
    while at < lineEnd {
      if base[at] == mark {
        count += 1
        end = at + 1
      } else if !base[at].isSpaceOrTab {
        thematicBreakLimit = at
        return false
      }
      at += 1
    }
    guard count >= 3 else {
      thematicBreakLimit = at
      return false
    }
    addLeaf(level, .thematicBreak, end: end)
    return true
  }

  mutating func openHeading(_ level: Int) -> Opened {
    var start = content
    while start < lineEnd, base[start] == Byte.hash { start += 1 }
    let depth = start - content
    guard depth <= 6, start == lineEnd || base[start].isSpaceOrTab else { return .nothing }
    var end = lineEnd
    while end > start, base[end - 1].isSpaceOrTab { end -= 1 }
    let node = addLeaf(level, .heading, end: end)
    tree.nodes[node].detail = UInt16(depth)
    start = LinkScanner.skipSpaces(base, start, end)
    var hashes = end
    while hashes > start, base[hashes - 1] == Byte.hash { hashes -= 1 }
    if hashes == start || base[hashes - 1].isSpaceOrTab { end = hashes }
    while end > start, base[end - 1].isSpaceOrTab { end -= 1 }
    if end > start {
      work.append(
        InlineWork(
          node: node,
          start: UInt32(start),
          end: UInt32(end),
          lines: InlineWork.verbatim,
          lineCount: 0
        )
      )
    }
    return .leaf
  }

  /// Turns the open paragraph into a heading if the line underlines it.
  mutating func closeAsHeading(_ level: Int) -> Opened {
    let mark = base[content]
    var end = content
    while end < lineEnd, base[end] == mark { end += 1 }
    guard LinkScanner.skipSpaces(base, end, lineEnd) == lineEnd else { return .nothing }
    stack.removeLast()
    guard finishParagraph(.heading) else {
      addText()
      return .leaf
    }
    let node = stack.last.lastChild
    tree.nodes[node].detail = mark == Byte.equals ? 1 : 2
    tree.nodes[node].end = UInt32(end)
    let parent = stack.last.node
    tree.nodes[parent].end = max(tree.nodes[parent].end, UInt32(end))
    return .leaf
  }
}
