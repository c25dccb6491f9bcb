extension BlockParser {
  mutating func openFence(_ level: Int) -> Opened {
    let mark = base[content]
    var infoStart = content
    while infoStart < lineEnd, base[infoStart] == mark { infoStart += 1 }
    let length = infoStart - content
    guard length >= 3 else { return .nothing }
    infoStart = LinkScanner.skipSpaces(base, infoStart, lineEnd)
    var infoEnd = lineEnd
    while infoEnd > infoStart, base[infoEnd - 1].isWhitespace { infoEnd -= 1 }
    if mark == Byte.backtick {
      for at in infoStart..<infoEnd where base[at] == Byte.backtick { return .nothing }
    }
    var slices = Slices()
    slices.secondStart = UInt32(infoStart)
    slices.secondEnd = UInt32(infoEnd)
    let end = max(infoEnd, content + length)
    let width = Int32(indent)
    close(to: makeRoom(level))
    openLiteral(
      OpenBlock(node: 0, kind: .codeBlock, marker: mark, width: width, length: Int32(length)),
      end: end,
      slices
    )
    return .leaf
  }

  mutating func openIndentedCode() {
    consume(columns: 4)
    openLiteral(OpenBlock(node: 0, kind: .codeBlock), end: lineEnd, Slices())
    addLeafLine()
  }

  mutating func openHTML(_ level: Int, mayBeLoneTag: Bool) -> Opened {
    guard
      let condition = HTMLBlockScanner.start(base, content, lineEnd, mayBeLoneTag: mayBeLoneTag)
    else { return .nothing }
    close(to: makeRoom(level))
    openLiteral(
      OpenBlock(node: 0, kind: .htmlBlock, marker: condition.rawValue),
      end: lineEnd,
      Slices()
    )
    addLeafLine()
    return .leaf
  }

  private mutating func openLiteral(_ block: OpenBlock, end: Int, _ slices: Slices) {
    var block = block
    block.node = appendNode(block.kind, start: content, end: end)
    tree.nodes.append(slices.node)
    stack.append(block)
    literal = LiteralRange()
  }

  /// Adds the rest of the line to the open code or HTML block.
  mutating func addLeafLine() {
    let block = stack.last
    let hasContent = !isBlank
    if isBlank, block.marker == 0 || block.kind == .htmlBlock { noteBlankLine() }
    if literal.isEmpty {
      literal.start = position
      literal.end = position
      literal.isEmpty = false
    }
    // A blank last line without a line ending can only be copied, with one.
    let isBareEnd = nextLine == position
    let continuesSlice =
      !literal.isCopied && literal.end == position && pendingColumns == 0 && !isBareEnd
    if continuesSlice {
      literal.end = nextLine
    } else {
      if !literal.isCopied { copyLiteral() }
      for _ in 0..<pendingColumns { tree.extra.append(Byte.space) }
      tree.extra.append(from: base + position, count: nextLine - position)
      if nextLine == lineEnd { tree.extra.append(Byte.lineFeed) }
      literal.end = Int(tree.extraOffset)
    }
    if hasContent { literal.textEnd = literal.end }
    if hasContent || block.marker != 0 {
      let end = max(tree.nodes[block.node].end, UInt32(hasContent ? lineEnd : 0))
      tree.nodes[block.node].end = end
    }
    if block.kind == .htmlBlock, let condition = HTMLBlockScanner.Condition(rawValue: block.marker),
      HTMLBlockScanner.ends(condition, base, content, lineEnd)
    {
      close(to: stack.count - 1)
    }
  }

  private mutating func copyLiteral() {
    let start = Int(tree.extraOffset)
    tree.extra.append(from: base + literal.start, count: literal.end - literal.start)
    literal.textEnd = literal.textEnd == 0 ? 0 : literal.textEnd - literal.start + start
    literal.start = start
    literal.isCopied = true
  }

  /// Notes where the literal of a block that ends is.
  mutating func closeLiteral(_ block: OpenBlock) {
    let isIndented = block.kind == .codeBlock && block.marker == 0
    let slot = block.node + 1
    tree.nodes[slot].start = UInt32(literal.start)
    tree.nodes[slot].end = UInt32(isIndented ? literal.textEnd : literal.end)
    literal = LiteralRange()
  }
}
