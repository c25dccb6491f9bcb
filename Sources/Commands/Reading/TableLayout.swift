import Markdown
import Terminal

/// Lays out a table of a document, with the lines of marked rows known.
struct TableLayout {
  private let document: MarkdownDocument
  private let glyphs: GlyphSet
  private var columns: [TextTable.Column] = []
  private var rows: [(cells: [StyledText], isMarked: Bool)] = []

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

  /// Adds a row that stands for rows that are left out.
  mutating func addGap() {
    let sign = StyledText(glyphs == .unicode ? "…" : "...", .dim)
    if let last = rows.last, last.cells == [sign] { return }
    rows.append(([sign], false))
  }

  /// Returns the lines, none wider than a width.
  func lines(width: Int) -> [BlockLayout.Line] {
    var table = TextTable(columns: columns)
    for row in rows {
      let tracing = Style.color(Self.tracer)
      table.addRow(row.isMarked ? row.cells.map { Self.traced($0, tracing) } : row.cells)
    }
    return table.lines(width: width, glyphs: glyphs).map { line in
      let isMarked = line.runs.contains { $0.style.foreground == Self.tracer }
      return BlockLayout.Line(text: isMarked ? Self.untraced(line) : line, isMarked: isMarked)
    }
  }

  private static func traced(_ text: StyledText, _ tracing: Style) -> StyledText {
    // Colours of runs win over the one below, so one that is only below would vanish.
    text.runs.reduce(into: StyledText()) { result, run in
      result.append(run.text, run.style.foreground == nil ? run.style.adding(tracing) : run.style)
    }
  }

  private static func untraced(_ line: StyledText) -> StyledText {
    line.runs.reduce(into: StyledText()) { result, run in
      let isTraced = run.style.foreground == tracer
      result.append(run.text, isTraced ? Style(run.style.attributes) : run.style)
    }
  }
}
