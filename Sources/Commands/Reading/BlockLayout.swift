import Curriculum
import Markdown
import Terminal

/// Lays the blocks of a document out below one another, in lines of at most a width.
struct BlockLayout {
  /// A finished line.
  struct Line {
    var text: StyledText
    /// Whether it shows a part of what is marked.
    var isMarked: Bool
  }

  /// The lines so far.
  private(set) var lines: [Line] = []
  /// How many levels headings are shown above their own.
  var raisedLevels = 0

  let guide: ReadableGuide
  let width: Int
  let glyphs: GlyphSet
  /// What to show, as ranges of the document.
  private let shown: [Range<Int>]
  /// Whether what is laid out is shown wherever it stands.
  var showsAll = false
  /// Where a sign stands for blocks that are left out.
  private let gaps: Range<Int>?
  /// What to mark, in the file.
  private let marked: Range<Int>?

  /// What the next line begins with, if that is not what all others do.
  private var first: StyledText?
  /// What lines begin with, such as the bar of a block quote.
  private(set) var rest = StyledText()
  /// Blank lines and rules that are drawn once something follows them.
  private(set) var pending: [StyledText] = []
  var isMarking = false
  /// The number of lines up to the last sign for a gap.
  var gapEnd = 0
  var bulletDepth = 0
  var inlines: InlineLayout

  /// Deeper blocks are shown without regard to what they stand in.
  private static let deepestBlock = 24
  /// What indents leave to the text in a wide window.
  private static let narrowestText = 24

  /// Prepares to show parts of a guide.
  ///
  /// - Parameters:
  ///   - shown: What to show, as ranges of the document.
  ///   - gaps: Where a sign stands for what is left out, as a range of the document.
  ///   - marked: What to mark, as a range of the file.
  init(
    _ guide: ReadableGuide,
    showing shown: [Range<Int>],
    gaps: Range<Int>? = nil,
    marking marked: Range<Int>? = nil,
    width: Int,
    glyphs: GlyphSet
  ) {
    self.guide = guide
    self.shown = shown
    self.gaps = gaps
    self.marked = marked
    self.width = max(8, width)
    self.glyphs = glyphs
    inlines = InlineLayout(guide.document, glyphs: glyphs)
  }

  var document: MarkdownDocument { guide.document }

  /// Lays out all that is shown.
  mutating func layOut() {
    layOutBlocks(of: document.root, depth: 0)
    layOutFootnotes()
    markBetween()
  }

  // Lines.

  /// The columns that indents leave to the text.
  var room: Int { max(2, width - max(rest.width, first?.width ?? 0)) }

  /// Adds a text that is wrapped; further lines are indented by `hang`.
  mutating func write(_ text: StyledText, hang: Int = 0, at sign: StyledText = StyledText()) {
    let rest = self.rest + StyledText(String(repeating: " ", count: hang))
    for line in wrap(text, width: width, first: takeFirst() + sign, rest: rest) { add(line) }
  }

  /// Adds lines that have their final form but for the indent.
  mutating func write(lines: [StyledText]) {
    for line in lines {
      let start = takeFirst()
      add(start.isEmpty ? line : start + line)
    }
  }

  private mutating func takeFirst() -> StyledText {
    defer { first = nil }
    return first ?? rest
  }

  private mutating func add(_ line: StyledText) {
    if !lines.isEmpty { lines += pending.map { Line(text: $0, isMarked: false) } }
    pending = []
    let isTrimmed = line.runs.last.map { $0.text.utf8.last != 0x20 } ?? true
    let text = isTrimmed ? line : line.trimmingTrailingSpaces()
    lines.append(Line(text: text, isMarked: isMarking))
  }

  mutating func addBlank() {
    let blank = rest.trimmingTrailingSpaces()
    if !lines.isEmpty, pending.last != blank { pending.append(blank) }
  }

  /// Lays something out behind a sign, such as a bullet, that only the first line has.
  ///
  /// Where the window is too narrow to indent any more, only the sign is drawn.
  mutating func indent(
    by sign: StyledText,
    then further: StyledText,
    _ body: (inout BlockLayout) -> Void
  ) {
    let outer = (first, rest)
    let narrowest = min(Self.narrowestText, width / 2)
    let start = first ?? rest
    if start.width + sign.width <= width - narrowest / 2 { first = start + sign }
    if rest.width + further.width <= width - narrowest { rest += further }
    let count = lines.count
    body(&self)
    rest = outer.1
    first = lines.count == count ? outer.0 : nil
  }

  /// Marks blank lines within what is marked.
  private mutating func markBetween() {
    var last: Int?
    for index in lines.indices where lines[index].isMarked {
      if let last, lines[last + 1..<index].allSatisfy({ $0.text.isEmpty }) {
        for between in last + 1..<index { lines[between].isMarked = true }
      }
      last = index
    }
  }

  // What is shown.

  func isShown(_ node: NodeID) -> Bool {
    let range = document.range(of: node)
    return showsAll || shown.contains { $0.overlaps(range) }
  }

  func isMarked(_ node: NodeID) -> Bool {
    marked.map { guide.origin(document.range(of: node)).overlaps($0) } ?? false
  }

  func leavesGap(_ node: NodeID) -> Bool {
    switch document.kind(of: node) {
    case .heading, .thematicBreak, .htmlBlock: false
    default: gaps.map { $0.overlaps(document.range(of: node)) } ?? false
    }
  }

  mutating func writeGap() {
    // Of gaps within one another, the outermost is enough.
    guard lines.isEmpty || lines.count > gapEnd else { return }
    isMarking = false
    write(TableLayout.gap(glyphs))
    gapEnd = lines.count
  }

  /// Whether the author left a blank line before a block.
  func isApart(_ block: NodeID) -> Bool {
    var at = document.range(of: block).lowerBound
    var lineFeeds = 0
    while at > 0 {
      at -= 1
      switch document.source[at] {
      case 0x0A: lineFeeds += 1
      case 0x20, 0x09, 0x0D, UInt8(ascii: ">"): break
      default: return lineFeeds > 1
      }
      if lineFeeds > 1 { return true }
    }
    return false
  }

  /// Whether a blank line parts two blocks.
  private func areApart(_ upper: NodeID, _ lower: NodeID) -> Bool {
    if document.kind(of: lower) == .heading { return true }
    return document.kind(of: upper) != .heading && isApart(lower)
  }
}

extension BlockLayout {
  // Blocks.

  mutating func layOutBlocks(of container: NodeID, depth: Int) {
    var previous: NodeID?
    var isGap = false
    for block in document.children(of: container) {
      guard isShown(block) else {
        isGap = isGap || leavesGap(block)
        continue
      }
      if isGap { writeGap() }
      isGap = false
      if let previous, areApart(previous, block) { addBlank() }
      let count = lines.count
      layOut(block, depth: depth)
      if lines.count > count { previous = block }
    }
    if isGap { writeGap() }
  }

  mutating func layOut(_ block: NodeID, depth: Int) {
    let kind = document.kind(of: block)
    if depth > Self.deepestBlock, !kind.isLeaf, !kind.holdsInlines, kind != .table {
      layOutFlat(block)
      return
    }
    switch kind {
    case .blockQuote:
      let bar = StyledText(glyphs.vertical + " ", .dim)
      indent(by: bar, then: bar) { $0.layOutBlocks(of: block, depth: depth + 1) }
    case .list: layOutList(block, depth: depth)
    case .listItem: layOutBlocks(of: block, depth: depth + 1)
    case .footnoteDefinition: layOutFootnote(block, depth: depth)
    default: layOutLeaf(block)
    }
  }

  /// Shows the leaves of what is nested beyond reason, one below the other.
  private mutating func layOutFlat(_ container: NodeID) {
    for block in document.descendants(of: container) where isShown(block) {
      switch document.kind(of: block) {
      case .paragraph, .heading, .codeBlock, .htmlBlock, .table: layOutLeaf(block)
      default: break
      }
    }
  }

  private mutating func layOutLeaf(_ block: NodeID) {
    isMarking = isMarked(block)
    defer { isMarking = false }
    switch document.kind(of: block) {
    case .paragraph:
      let text = inlines.text(of: block)
      if !text.isEmpty { write(text) }
    case .heading: layOutHeading(block)
    case .codeBlock: layOutCode(block)
    case .htmlBlock: layOutHTML(block)
    case .thematicBreak:
      guard !lines.isEmpty else { return }
      let rule = StyledText(String(repeating: glyphs.horizontal, count: room), .dim)
      pending.append(takeFirst() + rule)
    case .table: layOutTable(block)
    default: break
    }
  }
}
