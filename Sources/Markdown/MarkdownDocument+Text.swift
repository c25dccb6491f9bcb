/// The text of nodes as bytes, from which both strings and HTML are made.
///
/// NULs are left for the caller to replace with U+FFFD.
extension MarkdownDocument {
  /// The slices that a node keeps in the slot after its own.
  func slices(of id: NodeID) -> (first: Range<Int>, second: Range<Int>) {
    Self.ranges(Slices(nodes[Int(id.index) + 1]))
  }

  private static func ranges(_ slices: Slices) -> (first: Range<Int>, second: Range<Int>) {
    (
      Int(slices.firstStart)..<Int(slices.firstEnd),
      Int(slices.secondStart)..<Int(slices.secondEnd)
    )
  }

  /// Gives access to the bytes of a slice of the source or of the extra text.
  private func withSlice(_ slice: Range<Int>, _ body: (ArraySlice<UInt8>) -> Void) {
    if slice.lowerBound < source.count || slice.isEmpty {
      body(source[min(slice.lowerBound, source.count)..<min(slice.upperBound, source.count)])
    } else {
      body(extra[slice.lowerBound - source.count..<slice.upperBound - source.count])
    }
  }

  func appendSlice(_ slice: Range<Int>, to output: inout [UInt8]) {
    withSlice(slice) { output.append(contentsOf: $0) }
  }

  func appendLiteral(of id: NodeID, to output: inout [UInt8]) {
    let node = node(id)
    var slice = Int(node.start)..<Int(node.end)
    if node.flags & Node.hasSlices != 0 {
      slice = Self.ranges(Slices(nodes[Int(node.first)])).first
    }
    switch node.kind {
    case .text:
      if node.flags & Node.decodesEscapes != 0 {
        withSlice(slice) { TextDecoder.decode($0, escapes: true, to: &output) }
      } else if node.flags & Node.decodesEntities != 0 {
        withSlice(slice) { TextDecoder.decode($0, escapes: false, to: &output) }
      } else {
        appendSlice(slice, to: &output)
      }
    case .codeSpan:
      withSlice(slice) { TextDecoder.decodeCodeSpan($0, to: &output) }
    case .htmlInline:
      withSlice(slice) { TextDecoder.joinLines($0, to: &output) }
    case .codeBlock, .htmlBlock:
      let slice = slices(of: id).first
      guard !slice.isEmpty else { return }
      withSlice(slice) { TextDecoder.copyLines($0, to: &output) }
    default:
      break
    }
  }

  func appendInfo(of id: NodeID, to output: inout [UInt8]) {
    guard node(id).kind == .codeBlock else { return }
    withSlice(slices(of: id).second) { TextDecoder.decode($0, escapes: true, to: &output) }
  }

  func appendDestination(of id: NodeID, to output: inout [UInt8]) {
    let node = node(id)
    guard node.kind == .link || node.kind == .image else { return }
    if node.flags & Node.addsMailto != 0 { output.append(contentsOf: "mailto:".utf8) }
    if node.flags & Node.addsHTTP != 0 { output.append(contentsOf: "http://".utf8) }
    let slice = slices(of: id).first
    if node.flags & Node.decodesEscapes != 0 {
      withSlice(slice) { TextDecoder.decode($0, escapes: true, to: &output) }
    } else if node.flags & Node.decodesEntities != 0 {
      withSlice(slice) { TextDecoder.decode($0, escapes: false, to: &output) }
    } else {
      appendSlice(slice, to: &output)
    }
  }

  func appendTitle(of id: NodeID, to output: inout [UInt8]) {
    guard node(id).kind == .link || node(id).kind == .image else { return }
    withSlice(slices(of: id).second) { TextDecoder.decode($0, escapes: true, to: &output) }
  }

  func appendPlainText(of top: NodeID, to output: inout [UInt8]) {
    appendPlainLeaf(top, to: &output)
    var needsLineFeed = false
    for id in descendants(of: top) {
      let kind = kind(of: id)
      if !kind.isInline { needsLineFeed = true }
      guard kind.isInline || kind == .codeBlock else { continue }
      if needsLineFeed, !output.isEmpty { output.append(Byte.lineFeed) }
      needsLineFeed = false
      appendPlainLeaf(id, to: &output)
    }
  }

  private func appendPlainLeaf(_ id: NodeID, to output: inout [UInt8]) {
    switch kind(of: id) {
    case .text, .codeSpan: appendLiteral(of: id, to: &output)
    case .softBreak: output.append(Byte.space)
    case .lineBreak: output.append(Byte.lineFeed)
    case .codeBlock:
      appendLiteral(of: id, to: &output)
      if output.last == Byte.lineFeed { output.removeLast() }
    default: break
    }
  }
}
