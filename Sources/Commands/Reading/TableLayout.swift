import Markdown
import Terminal

/// Lays out a table of a document, with the lines of marked rows known.
struct TableLayout {
  private let document: MarkdownDocument
  private let glyphs: GlyphSet
  private var columns: [TextTable.Column] = []
  private var rows: [(cells: [StyledText], isMarked: Bool)] = []
  private var hasGapBefore = false
  /// Whether rows are left out at the end.
  private(set) var hasGapAfter = false

  /// A colour that no cell has, by which the lines of marked rows are found again: a table does not
  /// say which line belongs to which row.
  private static let tracer = Color.brightWhite

  init(_ document: MarkdownDocument, glyphs: GlyphSet) {
    self.document = document
    self.glyphs = glyphs
  }

  /// Takes titles and alignments.
  mutating func setHeader(_ row: NodeID, _ inlines: inout InlineLayout) {
    columns = document.children(of: row).map { cell in
      let title = inlines.text(of: cell, namesHosts: false).plain
      let placement: TextTable.Column.Placement =
        switch document.alignment(of: cell) {
        case .none: .automatic
        case .left: .fixed(.left)
        case .center: .fixed(.center)
        case .right: .fixed(.right)
        }
      return TextTable.Column(title, placement, isFlexible: true)
    }
  }

  /// Adds a row.
  mutating func add(_ row: NodeID, isMarked: Bool, _ inlines: inout InlineLayout) {
    let cells = document.children(of: row).prefix(columns.count).map { cell in
      inlines.text(of: cell, namesHosts: false)
    }
    rows.append((cells, isMarked))
  }

  /// Notes that rows are left out where the next one would stand.
  mutating func addGap() {
    if rows.isEmpty { hasGapBefore = true } else { hasGapAfter = true }
  }

  /// The sign for what is left out.
  static func gap(_ glyphs: GlyphSet) -> StyledText {
    StyledText(glyphs == .unicode ? "…" : "...", .dim)
  }

  /// Returns the lines, none wider than a width.
  func lines(width: Int) -> [BlockLayout.Line] {
    var table = TextTable(columns: columns)
    for row in rows {
      table.addRow(row.isMarked ? row.cells.map(Self.traced) : row.cells)
    }
    var lines = table.lines(width: width, glyphs: glyphs).map { line in
      let isMarked = line.runs.contains { $0.style.foreground == Self.tracer }
      return BlockLayout.Line(text: isMarked ? Self.untraced(line) : line, isMarked: isMarked)
    }
    let gap = BlockLayout.Line(text: Self.gap(glyphs), isMarked: false)
    let rule = Set(glyphs.horizontal + glyphs.crossing)
    let isRule = { (line: BlockLayout.Line) in line.text.plain.allSatisfy(rule.contains) }
    if hasGapBefore {
      // Below the titles; where every row is a stack of its own, above the first one.
      let place = lines.firstIndex { !$0.text.isEmpty && isRule($0) }
      lines.insert(gap, at: place.map { $0 + 1 } ?? 0)
    }
    if hasGapAfter { lines.append(gap) }
    return lines
  }

  private static func traced(_ text: StyledText) -> StyledText { text.over(.color(tracer)) }

  private static func untraced(_ line: StyledText) -> StyledText {
    line.runs.reduce(into: StyledText()) { result, run in
      let isTraced = run.style.foreground == tracer
      result.append(run.text, isTraced ? Style(run.style.attributes) : run.style)
    }
  }
}
