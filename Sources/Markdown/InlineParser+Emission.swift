/// Where the next node of a block goes.
struct EmissionState {
  /// A node that is being filled.
  struct Parent: BitwiseCopyable {
    var node: UInt32
    var last: UInt32
  }

  var parent: UInt32 = 0
  var last: UInt32 = 0
  /// Text up to here has its node.
  var cursor = 0
  var decodes = false
  var linkDepth = 0
}

/// Writes the nodes of a block from its tokens.
extension InlineParser {
  mutating func emit(into node: UInt32) {
    output = EmissionState(parent: node, cursor: text.start)
    for index in 0..<tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .plain: continue
      case .decode: output.decodes = true
      case .delimiters:
        if token.closed > 0 || token.payload > 0 { emitDelimiters(token) }
      default: emitToken(token)
      }
    }
    flushText(to: text.end)
  }

  private mutating func emitToken(_ token: Token) {
    let start = Int(token.start)
    let end = Int(token.end)
    flushText(to: start)
    output.cursor = end
    switch token.kind {
    case .linkStart, .imageStart: openLink(token)
    case .linkEnd: closeNode(at: end)
    case .autolink: emitAutolink(token)
    case .softBreak: append(.softBreak, Int(token.payload), Int(token.payload) + 1)
    case .lineBreak: append(.lineBreak, start, Int(token.payload) + 1)
    case .codeSpan: emitLiteral(.codeSpan, start, end)
    case .htmlInline: emitLiteral(.htmlInline, start, end)
    case .footnoteReference:
      let node = append(.footnoteReference, start, end)
      tree.nodes[node].first = token.payload
    default: keepAside(append(.text, start, end), start..<end)
    }
  }

  /// Adds a node to the node that is being filled.
  @inline(__always)
  @discardableResult
  private mutating func append(_ kind: NodeKind, _ start: Int, _ end: Int) -> UInt32 {
    let node = UInt32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes.append(
      Node(
        start: text.sourceOffset(start),
        end: text.sourceEnd(end),
        parent: output.parent,
        kind: kind
      )
    )
    if output.last == 0 {
      tree.nodes[output.parent].first = node
    } else {
      tree.nodes[output.last].next = node
    }
    output.last = node
    return node
  }

  private mutating func openNode(_ kind: NodeKind, _ start: Int, _ end: Int) -> UInt32 {
    let node = append(kind, start, end)
    parents.append(EmissionState.Parent(node: output.parent, last: output.last))
    output.parent = node
    output.last = 0
    return node
  }

  private mutating func closeNode(at end: Int) {
    let node = output.parent
    tree.nodes[node].end = text.sourceEnd(end)
    let kind = tree.nodes[node].kind
    if kind == .link { output.linkDepth -= 1 }
    let parent = parents.last
    parents.removeLast()
    output.parent = parent.node
    output.last = parent.last
  }

  /// Closes what a run closes, and opens what it opens; what is left of it is text.
  private mutating func emitDelimiters(_ token: Token) {
    var at = Int(token.start)
    if token.closed > 0 {
      flushText(to: at)
      let closedEnd = at + Int(token.closed)
      while at < closedEnd {
        let kind = tree.nodes[output.parent].kind
        let isStruck = kind == .strikethrough
        at += isStruck ? Int(token.closed) : kind == .strong ? 2 : 1
        closeNode(at: at)
      }
      output.cursor = at
    }
    guard token.payload > 0 else { return }
    var opened = 0
    var part = token.payload
    while part > 0 {
      opened += Int(openedParts[part - 1].length)
      part = openedParts[part - 1].inner
    }
    at = Int(token.end) - opened
    flushText(to: at)
    part = token.payload
    let isTilde = text.base[at] == Byte.tilde
    while part > 0 {
      let length = Int(openedParts[part - 1].length)
      _ = openNode(isTilde ? .strikethrough : length == 2 ? .strong : .emphasis, at, at + length)
      at += length
      part = openedParts[part - 1].inner
    }
    output.cursor = at
  }

  private mutating func openLink(_ token: Token) {
    let isImage = token.kind == .imageStart
    let node = openNode(isImage ? .image : .link, Int(token.start), Int(token.end))
    tree.nodes[node].flags |= Node.decodesEscapes
    tree.nodes.append(targets[token.payload].node)
    if !isImage { output.linkDepth += 1 }
  }

  /// Writes a link whose text is its destination.
  private mutating func emitAutolink(_ token: Token) {
    let inset = token.flags & Node.decodesEntities != 0 ? 1 : 0
    emitLink(Int(token.start), Int(token.end), inset: inset, flags: token.flags)
  }

  private mutating func emitLink(_ start: Int, _ end: Int, inset: Int, flags: UInt8) {
    let address = start + inset..<end - inset
    let slice = text.slice(address, &tree)
    let link = openNode(.link, start, end)
    tree.nodes[link].flags |= flags
    var slices = Slices()
    slices.firstStart = slice.start
    slices.firstEnd = slice.end
    tree.nodes.append(slices.node)
    let child = append(.text, address.lowerBound, address.upperBound)
    tree.nodes[child].flags |= flags & (Node.decodesEntities | Node.decodesEscapes)
    if !text.isContiguous(address) {
      tree.nodes[child].flags |= Node.hasSlices
      tree.nodes[child].first = link + 1
    }
    output.linkDepth += 1
    closeNode(at: end)
  }

  /// Writes code or raw HTML, with its literal aside if it cannot be read from its range.
  private mutating func emitLiteral(_ kind: NodeKind, _ start: Int, _ end: Int) {
    let node = append(kind, start, end)
    keepAside(node, start..<end)
  }

  /// Keeps the text of a leaf aside if it does not stand in one piece in the source.
  @inline(__always)
  private mutating func keepAside(_ node: UInt32, _ range: Range<Int>) {
    if text.isMapped, !text.isContiguous(range) { copyAside(node, range) }
  }

  private mutating func copyAside(_ node: UInt32, _ range: Range<Int>) {
    let slice = text.slice(range, &tree)
    tree.nodes[node].flags |= Node.hasSlices
    tree.nodes[node].first = UInt32(tree.nodes.count)
    var slices = Slices()
    slices.firstStart = slice.start
    slices.firstEnd = slice.end
    tree.nodes.append(slices.node)
  }

  /// Writes the text that has no node yet.
  @inline(__always)
  private mutating func flushText(to end: Int) {
    if output.cursor < end { writeText(output.cursor, end) }
    output.decodes = false
  }

  private mutating func writeText(_ start: Int, _ end: Int) {
    let decodes = output.decodes
    var from = start
    if hasAt, output.linkDepth == 0 {
      while let email = nextEmail(from, end) {
        if email.start > from { appendText(from, email.start, decodes) }
        emitLink(email.start, email.end, inset: 0, flags: email.flags)
        from = email.end
      }
    }
    if from < end { appendText(from, end, decodes) }
  }

  @inline(__always)
  private mutating func appendText(_ start: Int, _ end: Int, _ decodes: Bool) {
    let node = append(.text, start, end)
    if decodes { tree.nodes[node].flags = Node.decodesEscapes }
    keepAside(node, start..<end)
  }
}
