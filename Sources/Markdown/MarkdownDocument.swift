package import SourceText
import Synchronization

/// A parsed Markdown file: a tree of nodes, each with its byte range in the file.
///
/// Parsing never fails and takes linear time, whatever the bytes are.
public struct MarkdownDocument: Sendable {
  /// The file as it was given.
  public let source: [UInt8]
  /// What was recognised beyond CommonMark.
  public let options: ParseOptions
  /// The byte range of the YAML text between the `---` lines, or nil if there is none.
  public let frontMatter: Range<Int>?

  let nodes: [Node]
  /// Text that is not in the source as it stands; see `Slices`.
  let extra: [UInt8]
  private let lines = LineCache()

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file, less than 2 GiB; UTF-8 is expected, anything is accepted.
  ///   - options: What to recognise beyond CommonMark.
  /// - Complexity: O(n) in the number of bytes.
  public init(parsing source: [UInt8], options: ParseOptions = .gitHub) {
    precondition(source.count < Int(Int32.max), "a Markdown file has less than 2 GiB")
    self.source = source
    self.options = options
    var frontMatter: FrontMatter?
    (nodes, extra) = source.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else {
        return (TreeBuilder(sourceCount: 0).nodes.array(), [])
      }
      // The pointer is used only within this closure, by parsers that die in it.
      var start = 0
      if HTMLScanner.matches("\u{FEFF}", base, 0, buffer.count) { start = 3 }
      if options.contains(.frontMatter) {
        frontMatter = FrontMatter(base, start, buffer.count)
      }
      return Self.parse(base, buffer.count, from: frontMatter?.after ?? start, options)
    }
    self.frontMatter = frontMatter?.content
  }

  private static func parse(
    _ base: UnsafePointer<UInt8>,
    _ count: Int,
    from start: Int,
    _ options: ParseOptions
  ) -> ([Node], [UInt8]) {
    var blocks = BlockParser(base: base, count: count, options: options)
    blocks.parse(from: start)
    return blocks.finish()
  }

  /// The memory that the tree takes beside the source, in bytes.
  public var treeByteCount: Int { nodes.count * MemoryLayout<Node>.stride + extra.count }

  /// The document node.
  public var root: NodeID { NodeID(0) }

  /// Returns the one-based line of a byte offset, and its column in Unicode scalars.
  ///
  /// - Complexity: O(n) the first time, then O(log n) and the length of the line.
  public func location(of offset: Int) -> (line: Int, column: Int) {
    let location = lineTable.location(at: offset)
    return (location.line, location.column)
  }

  /// The starts of the lines of the source, found when first asked for.
  package var lineTable: LineTable { lines.table(of: source) }
}

/// Keeps the line table of a document; a class so that copies of the document share it.
private final class LineCache: Sendable {
  private let cached = Mutex<LineTable?>(nil)

  func table(of source: [UInt8]) -> LineTable {
    cached.withLock { cached in
      if let cached { return cached }
      let table = LineTable(source)
      cached = table
      return table
    }
  }
}

extension BlockParser {
  /// Parses the inlines and returns the nodes and the extra text.
  consuming func finish() -> ([Node], [UInt8]) {
    var inlines = InlineParser(
      options: options,
      tree: tree,
      references: references,
      footnotes: footnotes,
      text: text
    )
    for index in 0..<work.count { inlines.parse(work[index], lines: workLines) }
    return (inlines.tree.nodes.array(), inlines.tree.extra.array())
  }
}
