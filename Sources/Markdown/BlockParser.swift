#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A block that later lines may still add to.
struct OpenBlock: BitwiseCopyable {
  var node: UInt32
  var lastChild: UInt32 = 0
  var kind: NodeKind
  /// List: bullet or delimiter. Fence: its character, or 0 if indented. HTML: its condition.
  var marker: UInt8 = 0
  /// Item: columns of its content. Fence: columns before it.
  var width: Int32 = 0
  /// Fence: its length.
  var length: Int32 = 0
}

/// Finds the block structure of a document, one line at a time.
///
/// Open blocks are a stack. A line first walks the stack from the document down and consumes the
/// prefix of each block that it continues (`matchOpenBlocks`); what is left may open new blocks
/// (`openBlocks`); the rest is text of the innermost one. Paragraphs become nodes only when they
/// end, because they may turn out to be headings, tables or reference definitions.
///
/// No line costs more than the bytes of its prefix: the end of its indentation is found once, and
/// a blank line passes all open list items at once.
struct BlockParser: ~Copyable {
  let base: UnsafePointer<UInt8>
  let count: Int
  let options: ParseOptions

  var tree: TreeBuilder
  var work: Arena<InlineWork>
  var workLines = Arena<LineSegment>(capacity: 0)
  var references = LabelMap()
  var footnotes = LabelMap()
  var text: InlineText

  /// The open blocks, the document first.
  var stack = Arena<OpenBlock>(capacity: 32)
  /// The levels of the open block quotes.
  var quoteLevels = Arena<Int>(capacity: 16)

  /// The line at hand.
  var lineStart = 0
  var lineEnd = 0
  var nextLine = 0
  /// How far the line is consumed, in bytes and in columns.
  var position = 0
  var column = 0
  /// Columns of a consumed tab that nobody has taken.
  var pendingColumns = 0
  /// The first byte after the indentation.
  var content = 0
  var contentColumn = 0
  /// No thematic break begins before this offset.
  var thematicBreakLimit = 0

  /// Whether the line before was blank, and within which level of quote.
  var followsBlank = false
  var blankLevel = 0
  var lineIsBlankForNext = false
  var blankLevelForNext = 0

  var paragraph = OpenParagraph()
  var paragraphLines = Arena<LineSegment>(capacity: 0)
  var literal = LiteralRange()
  var table = OpenTable()
  var alignments = Arena<UInt8>(capacity: 0)
  var cells = Arena<CellRange>(capacity: 0)

  /// - Parameters:
  ///   - base: The whole file, which outlives this value.
  ///   - count: Its size in bytes.
  init(base: UnsafePointer<UInt8>, count: Int, options: ParseOptions) {
    self.base = base
    self.count = count
    self.options = options
    tree = TreeBuilder(sourceCount: count)
    work = Arena(capacity: count / 96 + 16)
    text = InlineText(source: base)
    stack.append(OpenBlock(node: 0, kind: .document))
  }

  /// Parses all lines from an offset on.
  mutating func parse(from start: Int) {
    let hasCarriageReturns = memchr(base, Int32(Byte.carriageReturn), count) != nil
    nextLine = start
    while nextLine < count {
      lineStart = nextLine
      if hasCarriageReturns {
        findLineEnd()
      } else if let end = memchr(base + lineStart, Int32(Byte.lineFeed), count - lineStart) {
        lineEnd = UnsafeRawPointer(end) - UnsafeRawPointer(base)
        nextLine = lineEnd + 1
      } else {
        lineEnd = count
        nextLine = count
      }
      parseLine()
    }
    close(to: 1)
  }

  private mutating func findLineEnd() {
    var end = lineStart
    while end < count, !base[end].isLineEnd { end += 1 }
    lineEnd = end
    nextLine = end
    guard end < count else { return }
    let isPair =
      base[end] == Byte.carriageReturn && end + 1 < count && base[end + 1] == Byte.lineFeed
    nextLine = end + (isPair ? 2 : 1)
  }

  private mutating func parseLine() {
    position = lineStart
    column = 0
    pendingColumns = 0
    thematicBreakLimit = 0
    followsBlank = lineIsBlankForNext
    blankLevel = blankLevelForNext
    lineIsBlankForNext = false
    findContent()

    let depth = stack.count
    guard let level = matchOpenBlocks() else { return }
    let kind = stack[level - 1].kind
    if kind == .codeBlock || kind == .htmlBlock {
      addLeafLine()
      return
    }
    if isBlank {
      close(to: level)
      noteBlankLine()
      return
    }
    let tipIsParagraph = stack[depth - 1].kind == .paragraph
    if !openBlocks(level, tipIsParagraph: tipIsParagraph) { return }
    addText()
  }

  /// Remembers for the next line that this one was blank, and within which quote.
  mutating func noteBlankLine() {
    lineIsBlankForNext = true
    blankLevelForNext = quoteLevels.count == 0 ? 0 : quoteLevels.last
  }

  /// Whether nothing is left on the line.
  @inline(__always)
  var isBlank: Bool { content >= lineEnd }

  /// The columns of indentation before the rest of the line.
  @inline(__always)
  var indent: Int { contentColumn - column }

  /// Finds the end of the indentation at `position`.
  @inline(__always)
  mutating func findContent() {
    var at = position
    var columns = column + pendingColumns
    while at < lineEnd {
      if base[at] == Byte.space {
        columns += 1
      } else if base[at] == Byte.tab {
        columns += 4 - columns & 3
      } else {
        break
      }
      at += 1
    }
    content = at
    contentColumn = columns
  }

  /// Consumes columns of indentation, and only part of a tab if need be.
  mutating func consume(columns wanted: Int) {
    var left = wanted
    let pending = min(left, pendingColumns)
    pendingColumns -= pending
    column += pending
    left -= pending
    while left > 0, position < lineEnd {
      if base[position] == Byte.tab {
        let width = 4 - column & 3
        let taken = min(width, left)
        pendingColumns = width - taken
        column += taken
        left -= taken
      } else if base[position] == Byte.space {
        column += 1
        left -= 1
      } else {
        return
      }
      position += 1
    }
  }

  /// Consumes the rest of the indentation.
  @inline(__always)
  mutating func consumeIndent() {
    position = content
    column = contentColumn
    pendingColumns = 0
  }

  /// Consumes a marker of as many bytes as columns at `content`.
  @inline(__always)
  mutating func consumeMarker(_ length: Int) {
    position = content + length
    column = contentColumn + length
    pendingColumns = 0
    findContent()
  }
}
