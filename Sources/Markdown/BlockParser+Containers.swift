extension BlockParser {
  /// Walks down the open blocks that the line continues, and consumes their prefixes.
  ///
  /// - Returns: How many levels match, or nil if the line is used up: it closed a fence.
  mutating func matchOpenBlocks() -> Int? {
    let depth = stack.count
    var level = 1
    var quotes = 0
    while level < depth {
      switch stack[level].kind {
      case .blockQuote:
        guard indent <= 3, !isBlank, base[content] == Byte.greater else { return level }
        consumeQuoteMarker()
        quotes += 1
      case .list:
        break
      case .listItem, .footnoteDefinition:
        let isEmpty = stack[level].lastChild == 0 && level == depth - 1
        if isBlank, isEmpty, stack[level].kind == .listItem { return level }
        let width = Int(stack[level].width)
        if indent >= width {
          consume(columns: width)
        } else if isBlank {
          let next = passBlank(quotes: quotes)
          if next == depth || stack[next].kind == .blockQuote { return next }
          level = next
          continue
        } else {
          return level
        }
      case .paragraph:
        return isBlank ? level : level + 1
      case .table:
        return isBlank || !continuesTable() ? level : level + 1
      case .codeBlock:
        return matchCodeBlock(level)
      case .htmlBlock:
        let endsAtBlank = stack[level].marker >= HTMLBlockScanner.Condition.blockTag.rawValue
        return isBlank && endsAtBlank ? level : level + 1
      default:
        return level
      }
      level += 1
    }
    return level
  }

  /// Passes all list items down to the next block that a blank line does not simply continue.
  ///
  /// Without this, blank lines in deeply nested lists would cost their depth each.
  ///
  /// - Returns: The next level to look at, or the depth of the stack.
  private mutating func passBlank(quotes: Int) -> Int {
    consumeIndent()
    if quotes < quoteLevels.count { return quoteLevels[quotes] }
    let tip = stack.count - 1
    let isEmptyItem = stack[tip].kind == .listItem && stack[tip].lastChild == 0
    return stack[tip].kind.isOpenLeaf || isEmptyItem ? tip : stack.count
  }

  @inline(__always)
  mutating func consumeQuoteMarker() {
    position = content + 1
    column = contentColumn + 1
    pendingColumns = 0
    if position < lineEnd, base[position].isSpaceOrTab { consume(columns: 1) }
    findContent()
  }

  private mutating func matchCodeBlock(_ level: Int) -> Int? {
    let block = stack[level]
    if block.marker == 0 {
      if indent >= 4 {
        consume(columns: 4)
      } else if isBlank {
        consumeIndent()
      } else {
        return level
      }
      return level + 1
    }
    if indent <= 3, !isBlank, base[content] == block.marker {
      var end = content
      while end < lineEnd, base[end] == block.marker { end += 1 }
      if end - content >= Int(block.length), LinkScanner.skipSpaces(base, end, lineEnd) == lineEnd {
        tree.nodes[block.node].end = UInt32(end)
        close(to: level)
        return nil
      }
    }
    consume(columns: min(Int(block.width), indent))
    return level + 1
  }

  /// Opens as many blocks as the rest of the line asks for.
  ///
  /// - Parameters:
  ///   - matched: How many levels the line continues.
  ///   - tipIsParagraph: Whether the line may continue a paragraph without its prefix.
  /// - Returns: Whether text is left to add.
  mutating func openBlocks(_ matched: Int, tipIsParagraph: Bool) -> Bool {
    var level = matched
    var mayBeLazy = tipIsParagraph
    while true {
      if indent >= 4 {
        if mayBeLazy || isBlank { break }
        level = makeRoom(level)
        openIndentedCode()
        return false
      }
      guard !isBlank else { break }
      switch openBlock(&level, mayBeLazy: mayBeLazy) {
      case .nothing:
        if mayBeLazy {
          addParagraphLine()
          return false
        }
        if stack[level - 1].kind == .table, level == stack.count {
          if addTableRow() { return false }
        }
        close(to: makeRoom(level))
        return true
      case .container: mayBeLazy = false
      case .leaf: return false
      }
    }
    if mayBeLazy {
      addParagraphLine()
      return false
    }
    if !isBlank { close(to: makeRoom(level)) }
    return !isBlank
  }

  /// What a line opened.
  enum Opened {
    case nothing
    case container
    case leaf
  }

  private mutating func openBlock(_ level: inout Int, mayBeLazy: Bool) -> Opened {
    let inParagraph = stack[level - 1].kind == .paragraph
    switch base[content] {
    case Byte.greater:
      level = makeRoom(level)
      openQuote()
      level += 1
      return .container
    case Byte.hash:
      return openHeading(level)
    case Byte.backtick, Byte.tilde:
      return openFence(level)
    case Byte.less:
      return openHTML(level, mayBeLoneTag: !inParagraph && !mayBeLazy)
    case Byte.equals:
      return inParagraph ? closeAsHeading(level) : .nothing
    case Byte.dash:
      if inParagraph, closeAsHeading(level) == .leaf { return .leaf }
      if openThematicBreak(level) { return .leaf }
      if openItem(&level, inParagraph: inParagraph) { return .container }
      return inParagraph ? openTable(level) : .nothing
    case Byte.star:
      if openThematicBreak(level) { return .leaf }
      return openItem(&level, inParagraph: inParagraph) ? .container : .nothing
    case Byte.underscore:
      return openThematicBreak(level) ? .leaf : .nothing
    case Byte.plus, 0x30...0x39:
      return openItem(&level, inParagraph: inParagraph) ? .container : .nothing
    case Byte.openBracket:
      return openFootnote(&level) ? .container : .nothing
    case Byte.pipe, Byte.colon:
      return inParagraph ? openTable(level) : .nothing
    default:
      return .nothing
    }
  }

  /// Closes all blocks that cannot hold another block beside those that match.
  ///
  /// - Returns: The level to add to.
  mutating func makeRoom(_ level: Int) -> Int {
    var room = level
    switch stack[room - 1].kind {
    case .paragraph, .table, .list: room -= 1
    default: break
    }
    close(to: room)
    return room
  }

  private mutating func openQuote() {
    let node = appendNode(.blockQuote, start: content, end: content + 1)
    quoteLevels.append(stack.count)
    stack.append(OpenBlock(node: node, kind: .blockQuote))
    consumeQuoteMarker()
  }

  private mutating func openFootnote(_ level: inout Int) -> Bool {
    guard options.contains(.footnotes), content + 2 < lineEnd, base[content + 1] == Byte.caret
    else { return false }
    var end = content + 2
    while end < lineEnd, base[end] != Byte.closeBracket {
      if base[end].isSpaceOrTab || base[end] == 0 { return false }
      end += 1
    }
    guard end > content + 2, end + 1 < lineEnd, base[end + 1] == Byte.colon else { return false }
    level = makeRoom(level)
    let label = content + 2..<end
    let node = appendNode(.footnoteDefinition, start: content, end: end + 2)
    var slices = Slices()
    slices.firstStart = UInt32(label.lowerBound)
    slices.firstEnd = UInt32(label.upperBound)
    tree.nodes.append(slices.node)
    footnotes.add(base, label, value: slices, node: node)
    stack.append(OpenBlock(node: node, kind: .footnoteDefinition, width: 4))
    consumeMarker(end + 2 - content)
    consumeIndent()
    level += 1
    return true
  }
}

extension NodeKind {
  /// Whether this is a block of lines, which holds no other blocks.
  var isOpenLeaf: Bool {
    switch self {
    case .paragraph, .codeBlock, .htmlBlock, .table: true
    default: false
    }
  }
}
