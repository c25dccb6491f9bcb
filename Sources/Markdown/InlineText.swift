/// The text of one leaf block, as the inline rules see it: without the prefixes of its lines.
///
/// Usually that is the source as it stands, since white space at the start of a line is skipped
/// anyway. Only where `>` stands between the lines, or `\|` within a table cell, the pieces are
/// joined in a scratch buffer, and offsets are mapped back.
struct InlineText: ~Copyable {
  /// A run of the scratch buffer that stands in one piece in the source.
  struct Piece: BitwiseCopyable {
    var scratch: UInt32
    var source: UInt32
  }

  /// The bytes to scan, either the source or the scratch buffer; offsets refer to it.
  private(set) var base: UnsafePointer<UInt8>
  private(set) var start = 0
  private(set) var end = 0
  /// Whether offsets have to be mapped.
  private(set) var isMapped = false

  private let source: UnsafePointer<UInt8>
  private var scratch = Arena<UInt8>(capacity: 0)
  private var pieces = Arena<Piece>(capacity: 0)

  /// - Parameter source: The whole file, which outlives this value.
  init(source: UnsafePointer<UInt8>) {
    self.source = source
    base = source
  }

  /// Looks at a part of the source as it stands.
  @inline(__always)
  mutating func set(_ newStart: Int, _ newEnd: Int) {
    base = source
    start = newStart
    end = newEnd
    isMapped = false
  }

  /// Joins lines with line feeds.
  mutating func set(lines: borrowing Arena<LineSegment>, from first: Int, to last: Int) {
    scratch.truncate(to: 0)
    pieces.truncate(to: 0)
    for index in first..<last {
      let line = lines[index]
      pieces.append(Piece(scratch: UInt32(scratch.count), source: line.start))
      scratch.append(from: source + Int(line.start), count: Int(line.end - line.start))
      if index + 1 < last { scratch.append(Byte.lineFeed) }
    }
    useScratch()
  }

  /// Looks at a table cell and drops the backslash before each pipe.
  mutating func set(cell cellStart: Int, _ cellEnd: Int) {
    scratch.truncate(to: 0)
    pieces.truncate(to: 0)
    var pieceStart = cellStart
    var at = cellStart
    while at < cellEnd {
      if source[at] == Byte.backslash, at + 1 < cellEnd, source[at + 1] == Byte.pipe {
        addPiece(pieceStart, at)
        pieceStart = at + 1
        at += 1
      }
      at += 1
    }
    addPiece(pieceStart, cellEnd)
    useScratch()
  }

  private mutating func addPiece(_ pieceStart: Int, _ pieceEnd: Int) {
    guard pieceEnd > pieceStart else { return }
    pieces.append(Piece(scratch: UInt32(scratch.count), source: UInt32(pieceStart)))
    scratch.append(from: source + pieceStart, count: pieceEnd - pieceStart)
  }

  private mutating func useScratch() {
    base = UnsafePointer(scratch.base)
    start = 0
    end = scratch.count
    isMapped = true
  }

  /// Moves the start forward.
  @inline(__always)
  mutating func drop(to newStart: Int) { start = newStart }

  /// Drops white space from the end.
  mutating func trimEnd() {
    while end > start, base[end - 1].isWhitespace { end -= 1 }
  }

  /// The offset in the source of the byte at an offset.
  @inline(__always)
  func sourceOffset(_ offset: Int) -> UInt32 {
    isMapped ? mapped(offset) : UInt32(truncatingIfNeeded: offset)
  }

  /// The offset in the source just after the byte before an offset.
  @inline(__always)
  func sourceEnd(_ offset: Int) -> UInt32 {
    isMapped
      ? (offset == 0 ? mapped(0) : mapped(offset - 1) + 1) : UInt32(truncatingIfNeeded: offset)
  }

  private func mapped(_ offset: Int) -> UInt32 {
    guard pieces.count > 0 else { return 0 }
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(pieces[middle].scratch) <= offset { low = middle } else { high = middle }
    }
    return pieces[low].source + UInt32(offset) - pieces[low].scratch
  }

  /// Whether a range stands in one piece in the source.
  func isContiguous(_ range: Range<Int>) -> Bool {
    !isMapped
      || Int(sourceEnd(range.upperBound)) - Int(sourceOffset(range.lowerBound)) == range.count
  }

  /// Finds a range in the source, or copies it to the tree's extra text.
  func slice(_ range: Range<Int>, _ tree: inout TreeBuilder) -> (start: UInt32, end: UInt32) {
    if range.isEmpty { return (0, 0) }
    if isContiguous(range) {
      return (sourceOffset(range.lowerBound), sourceEnd(range.upperBound))
    }
    let start = tree.extraOffset
    tree.extra.append(from: base + range.lowerBound, count: range.count)
    return (start, tree.extraOffset)
  }
}

/// One line of a paragraph, without prefix and line ending.
struct LineSegment: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
}

/// A leaf block whose inlines are still to be parsed.
struct InlineWork: BitwiseCopyable {
  var node: UInt32
  var start: UInt32
  var end: UInt32
  /// The line segments to join: an index into them, or what the constants say.
  var lines: UInt32
  var lineCount: UInt32

  /// The text is the source as it stands.
  static let verbatim: UInt32 = .max
  /// The text is a table cell with escaped pipes.
  static let cell: UInt32 = .max - 1
}
