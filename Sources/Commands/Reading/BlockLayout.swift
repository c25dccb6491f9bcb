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
  private var shown: [Range<Int>]
  /// Where a sign stands for blocks that are left out.
  private let gaps: Range<Int>?
  /// What to mark, in the file.
  private let marked: Range<Int>?

  /// What the next line begins with, if that is not what all others do.
  private var first: StyledText?
  /// What lines begin with, such as the bar of a block quote.
  private var rest = StyledText()
  /// Blank lines and rules that are drawn once something follows them.
  private var pending: [StyledText] = []
  private var isMarking = false
  /// The number of lines up to the last sign for a gap.
  private var gapEnd = 0
  private var bulletDepth = 0
  private var inlines: InlineLayout

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
    for line in lines { add(takeFirst() + line) }
  }

  private mutating func takeFirst() -> StyledText {
    defer { first = nil }
    return first ?? rest
  }

  private mutating func add(_ line: StyledText) {
    if !lines.isEmpty { lines += pending.map { Line(text: $0, isMarked: false) } }
    pending = []
    let text = line.truncated(to: width, glyphs: glyphs).trimmingTrailingSpaces()
    lines.append(Line(text: text, isMarked: isMarking))
  }

  private mutating func addBlank() {
    let blank = rest.trimmingTrailingSpaces()
    if !lines.isEmpty, pending.last != blank { pending.append(blank) }
  }

  /// Lays something out behind a sign, such as a bullet, that only the first line has.
  ///
  /// Where the window is too narrow to indent any more, only the sign is drawn.
  private mutating func indent(
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
    return shown.contains { $0.overlaps(range) }
  }

  func isMarked(_ node: NodeID) -> Bool {
    marked.map { guide.origin(document.range(of: node)).overlaps($0) } ?? false
  }

  private func leavesGap(_ node: NodeID) -> Bool {
    switch document.kind(of: node) {
    case .heading, .thematicBreak, .htmlBlock: false
    default: gaps.map { $0.overlaps(document.range(of: node)) } ?? false
    }
  }

  private mutating func writeGap() {
    // Of gaps within one another, the outermost is enough.
    guard lines.isEmpty || lines.count > gapEnd else { return }
    isMarking = false
    write(TableLayout.gap(glyphs))
    gapEnd = lines.count
  }

  /// Whether the author left a blank line before a block.
  private func isApart(_ block: NodeID) -> Bool {
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

  private mutating func layOutBlocks(of container: NodeID, depth: Int) {
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

  private mutating func layOut(_ block: NodeID, depth: Int) {
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

  private mutating func layOutHeading(_ heading: NodeID) {
    let text = inlines.text(of: heading, style: .bold)
    guard !text.isEmpty else { return }
    let level = max(1, document.headingLevel(of: heading) - raisedLevels)
    guard level <= 2 else {
      let sign = StyledText(String(repeating: "#", count: level) + " ", .dim)
      write(text, hang: sign.width, at: sign)
      return
    }
    let start = lines.count + (lines.isEmpty ? 0 : pending.count)
    write(text)
    let widest = lines[start...].map { $0.text.width }.max() ?? 0
    let double = glyphs == .unicode ? "═" : "="
    let rule = String(
      repeating: level == 1 ? double : glyphs.horizontal,
      count: max(1, widest - rest.width)
    )
    write(lines: [StyledText(rule, .dim)])
  }

  private mutating func layOutCode(_ block: NodeID) {
    var code = document.literal(of: block)
    if code.hasSuffix("\n") { code.removeLast() }
    if document.info(of: block) == "math", let formula = UnicodeFormula.text(of: code) {
      write(StyledText(ASCIISpelling.shown(formula, glyphs)))
      return
    }
    let margin = width >= 40 ? 4 : 2
    let indent = StyledText(String(repeating: " ", count: margin))
    let turn =
      StyledText(String(repeating: " ", count: margin - 2))
      + StyledText(glyphs == .unicode ? "↪ " : "> ", .dim)
    let room = room
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = StyledText(ASCIISpelling.shown(String(line), glyphs))
      write(lines: wrap(text, width: room, first: indent, rest: turn))
    }
  }

  private mutating func layOutHTML(_ block: NodeID) {
    for paragraph in HTMLText.paragraphs(of: document.literal(of: block)) {
      let text = ASCIISpelling.shown(paragraph.text, glyphs)
      write(StyledText(text, paragraph.isSummary ? .bold : .plain))
    }
  }

  private mutating func layOutTable(_ table: NodeID) {
    var layout = TableLayout(document, glyphs: glyphs)
    for row in document.children(of: table) {
      if document.isHeader(row) {
        layout.setHeader(row, &inlines)
      } else if isShown(row) {
        layout.add(row, isMarked: isMarked(row), &inlines)
      } else if leavesGap(row) {
        layout.addGap()
      }
    }
    for line in layout.lines(width: room) {
      isMarking = line.isMarked
      write(lines: [line.text])
    }
    if layout.hasGapAfter { gapEnd = lines.count }
  }

  // Lists.

  private mutating func layOutList(_ list: NodeID, depth: Int) {
    let isOrdered = document.isOrdered(list)
    var number = document.listStart(of: list)
    let items = Array(document.children(of: list))
    let digits = String(number + items.count - 1).utf8.count
    let bullets = glyphs == .unicode ? ["•", "◦", "▪"] : ["-", "*", "+"]
    let bullet = bullets[bulletDepth % bullets.count]
    if !isOrdered { bulletDepth += 1 }
    var previous: NodeID?
    var isGap = false
    for item in items {
      defer { number += 1 }
      guard isShown(item) else {
        isGap = isGap || leavesGap(item)
        continue
      }
      if isGap { writeGap() }
      isGap = false
      if previous != nil, isApart(item) { addBlank() }
      previous = item
      var sign = isOrdered ? "\(number). " : "\(bullet) "
      let missing = digits + 2 - sign.utf8.count
      if isOrdered, missing > 0 { sign = String(repeating: " ", count: missing) + sign }
      switch document.taskState(of: item) {
      case .none: break
      case .unchecked: sign = isOrdered ? sign + "[ ] " : "[ ] "
      case .checked: sign = isOrdered ? sign + "[x] " : "[x] "
      }
      let mark = StyledText(sign)
      let hang = StyledText(String(repeating: " ", count: mark.width))
      indent(by: mark, then: hang) { layout in
        let count = layout.lines.count
        layout.layOut(item, depth: depth + 1)
        if layout.lines.count == count { layout.write(lines: [StyledText()]) }
      }
    }
    if isGap { writeGap() }
    if !isOrdered { bulletDepth -= 1 }
  }

  // Footnotes.

  private mutating func layOutFootnote(_ definition: NodeID, depth: Int) {
    let label = sanitized(document.label(of: definition))
    let sign = StyledText("[\(ASCIISpelling.shown(label, glyphs))] ", .dim)
    indent(by: sign, then: StyledText("  ")) { layout in
      layout.layOutBlocks(of: definition, depth: depth + 1)
    }
  }

  /// Adds the footnotes that are referred to and stand elsewhere.
  private mutating func layOutFootnotes() {
    var known: Set<NodeID> = []
    var next = 0
    while next < inlines.references.count {
      let definition = inlines.references[next]
      next += 1
      guard known.insert(definition).inserted, !isShown(definition) else { continue }
      if known.count == 1 { addBlank() }
      shown.append(document.range(of: definition))
      layOutFootnote(definition, depth: 0)
    }
  }
}
