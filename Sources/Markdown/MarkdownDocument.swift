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

  let nodes: NodeStorage
  /// Text that is not in the source as it stands; see `Slices`.
  let extra: [UInt8]
  private let lines = LineCache()

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file, at most 1 GiB; UTF-8 is expected, anything is accepted.
  ///   - options: What to recognise beyond CommonMark.
  /// - Complexity: O(n) in the number of bytes.
  public init(parsing source: [UInt8], options: ParseOptions = .gitHub) {
    precondition(source.count <= 1 << 30, "a Markdown file has at most 1 GiB")
    self.source = source
    self.options = options
    let parsed = ParsedTree(source, options)
    nodes = parsed.nodes
    extra = parsed.extra
    frontMatter = parsed.frontMatter
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

/// The result of both passes over a file.
private struct ParsedTree {
  let nodes: NodeStorage
  let extra: [UInt8]
  let frontMatter: Range<Int>?

  init(_ source: [UInt8], _ options: ParseOptions) {
    var content: Range<Int>?
    (nodes, extra) = source.withUnsafeBufferPointer { source in
      let tree = Self.parse(source, options, &content)
      let extra = tree.extra.array()
      return (NodeStorage(tree.nodes), extra)
    }
    frontMatter = content
  }

  private static func parse(
    _ source: UnsafeBufferPointer<UInt8>,
    _ options: ParseOptions,
    _ frontMatter: inout Range<Int>?
  ) -> TreeBuilder {
    guard let base = source.baseAddress, !source.isEmpty else { return TreeBuilder(sourceCount: 0) }
    var start = HTMLScanner.matches("\u{FEFF}", base, 0, source.count) ? 3 : 0
    if options.contains(.frontMatter), let found = FrontMatter(base, start, source.count) {
      frontMatter = found.content
      start = found.after
    }
    var blocks = BlockParser(base: base, count: source.count, options: options)
    blocks.parse(from: start)
    return blocks.parseInlines()
  }
}

extension BlockParser {
  /// Parses the inlines of all leaf blocks and returns the tree.
  consuming func parseInlines() -> TreeBuilder {
    var inlines = InlineParser(
      options: options,
      tree: tree,
      references: references,
      footnotes: footnotes,
      text: text
    )
    for index in 0..<work.count { inlines.parse(work[index], lines: workLines) }
    return inlines.finish()
  }
}
