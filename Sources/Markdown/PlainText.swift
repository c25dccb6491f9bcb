#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of all inlines of a document in one piece, without markup.
///
/// Whoever reads every paragraph, and most of them several times, is served from here: the text of a
/// node, or of several siblings, is a stretch of one buffer, so that nothing is copied or made into
/// strings. A soft break is a space and a hard break a line feed. Block code and block HTML are not
/// in it. All of it is valid UTF-8 without NULs.
///
/// A class because what reads it keeps pointers into it, and the last copy frees it. The memory is
/// written by nobody once it is here, so that it can be read from any thread.
package final class PlainText: Sendable {
  fileprivate struct Place: BitwiseCopyable {
    var start: UInt32 = 0
    var end: UInt32 = 0
  }

  private nonisolated(unsafe) let bytes: UnsafeMutableBufferPointer<UInt8>
  /// The places of the texts of all nodes, by their indices.
  private nonisolated(unsafe) let places: UnsafeMutableBufferPointer<Place>

  /// Writes the text of a document.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(_ document: MarkdownDocument) {
    var writer = PlainTextWriter(document)
    writer.write()
    (bytes, places) = writer.finish()
  }

  deinit {
    free(bytes.baseAddress)
    free(places.baseAddress)
  }

  /// Returns the text of a node; it is valid as long as this object is.
  package subscript(node: NodeID) -> UnsafeBufferPointer<UInt8> {
    let place = places[Int(node.index)]
    return stretch(place.start, place.end)
  }

  /// Returns the text of a node and of its siblings, up to another one or to the last.
  package func text(
    from first: NodeID,
    until end: NodeID?,
    in document: MarkdownDocument
  ) -> UnsafeBufferPointer<UInt8> {
    let last = end.map { places[Int($0.index)].start }
    let parent = document.node(first).parent
    return stretch(places[Int(first.index)].start, last ?? places[Int(parent)].end)
  }

  private func stretch(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(max(start, end))])
  }
}

/// Walks a tree and writes down what its inlines say.
private struct PlainTextWriter: ~Copyable {
  private let document: MarkdownDocument
  private let isClean: Bool
  private var bytes: Arena<UInt8>
  private var places: Arena<PlainText.Place>
  private var scratch: [UInt8] = []

  init(_ document: MarkdownDocument) {
    self.document = document
    isClean = document.source.withUnsafeBufferPointer(TextDecoder.isClean)
    bytes = Arena(capacity: document.source.count + 16)
    places = Arena(capacity: document.nodes.count)
    for _ in 0..<document.nodes.count { places.append(PlainText.Place()) }
  }

  consuming func finish() -> (
    UnsafeMutableBufferPointer<UInt8>, UnsafeMutableBufferPointer<PlainText.Place>
  ) {
    (bytes.release(), places.release())
  }

  mutating func write() {
    let document = document
    document.source.withUnsafeBufferPointer { source in
      var at = 0
      while true {
        let node = document.nodes[at]
        places[at].start = UInt32(bytes.count)
        if node.kind.isLeaf {
          writeLeaf(node, at, source)
        } else if node.first != 0 {
          at = Int(node.first)
          continue
        }
        places[at].end = UInt32(bytes.count)
        while at != 0, document.nodes[at].next == 0 {
          at = Int(document.nodes[at].parent)
          places[at].end = UInt32(bytes.count)
        }
        if at == 0 { return }
        at = Int(document.nodes[at].next)
      }
    }
  }

  private mutating func writeLeaf(_ node: Node, _ at: Int, _ source: UnsafeBufferPointer<UInt8>) {
    switch node.kind {
    case .text, .codeSpan:
      let decodes = Node.decodesEscapes | Node.decodesEntities | Node.hasSlices
      if isClean, node.kind == .text, node.flags & decodes == 0, Int(node.end) <= source.count,
        let start = source.baseAddress
      {
        bytes.append(from: start + Int(node.start), count: Int(node.end - node.start))
      } else {
        writeDecoded(NodeID(UInt32(at)))
      }
    case .softBreak: bytes.append(Byte.space)
    case .lineBreak: bytes.append(Byte.lineFeed)
    default: break
    }
  }

  private mutating func writeDecoded(_ node: NodeID) {
    scratch.removeAll(keepingCapacity: true)
    if isClean {
      document.appendLiteral(of: node, to: &scratch)
    } else {
      scratch.append(contentsOf: document.literal(of: node).utf8)
    }
    scratch.withUnsafeBufferPointer { text in
      if let start = text.baseAddress { bytes.append(from: start, count: text.count) }
    }
  }
}

extension TextDecoder {
  /// Whether some bytes are valid UTF-8 without NULs.
  static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let end = bytes.count
    var at = 0
    while at < end {
      if at + 8 <= end {
        let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
        // No byte has its upper bit set and none is zero.
        if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
          at += 8
          continue
        }
      }
      let (scalar, length) = Unicode.Scalar.decode(base, at: at, end: end)
      // A character that stands for damage takes three bytes where it is the author's own.
      if length == 1, scalar == .replacement { return false }
      at += length
    }
    return true
  }
}
