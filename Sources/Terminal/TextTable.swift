/// Rows and columns of text that fit themselves into a width.
///
/// Where the columns are too wide, the widest flexible ones are wrapped; where even that is not
/// enough, every row becomes a stack of `Header: value` lines.
package struct TextTable: Sendable {
  /// A column's title and how its cells are laid out.
  package struct Column: Hashable, Sendable {
    /// Where the cells of a column stand.
    package enum Placement: Hashable, Sendable {
      /// Right if every cell that is not empty is a number, else left.
      case automatic
      /// As said.
      case fixed(Alignment)
    }

    /// What stands above the cells, and before the value in the stacked layout.
    package let title: String
    /// Where the cells and the title stand.
    package let placement: Placement
    /// Whether the cells may be wrapped.
    package let isFlexible: Bool

    /// Describes a column.
    package init(_ title: String, _ placement: Placement = .automatic, isFlexible: Bool = false) {
      self.title = title
      self.placement = placement
      self.isFlexible = isFlexible
    }
  }

  /// The columns from left to right.
  package let columns: [Column]
  /// The cells of each row, as many as there are columns.
  package private(set) var rows: [[StyledText]] = []
  /// The style of the titles.
  package var titleStyle = Style.bold

  /// Creates a table without rows.
  package init(columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; missing cells are empty.
  ///
  /// - Precondition: There are no more cells than columns.
  package mutating func addRow(_ cells: [StyledText]) {
    precondition(cells.count <= columns.count, "more cells than columns")
    let missing = repeatElement(StyledText(), count: columns.count - cells.count)
    rows.append(cells + missing)
  }

  /// Returns the lines of the table, none wider than a width.
  ///
  /// - Parameters:
  ///   - width: The widest line, in columns; below two it counts as two.
  ///   - glyphs: What the rules are drawn with.
  /// - Complexity: O(n) in the number of characters.
  package func lines(width: Int, glyphs: GlyphSet = .unicode) -> [StyledText] {
    guard !columns.isEmpty else { return [] }
    guard let widths = fittedWidths(within: width) else { return stackedLines(width: width) }
    let places = columns.indices.map(alignment(ofColumn:))
    let separator = StyledText(" \(glyphs.vertical) ", .dim)
    let rule = widths.map { String(repeating: glyphs.horizontal, count: $0) }
    let cross = glyphs.horizontal + glyphs.crossing + glyphs.horizontal
    let titles = columns.map { StyledText($0.title, titleStyle) }
    var lines = rowLines(titles, widths, places, separator)
    lines.append(StyledText(rule.joined(separator: cross), .dim))
    for row in rows { lines += rowLines(row, widths, places, separator) }
    return lines
  }

  private func rowLines(
    _ cells: [StyledText],
    _ widths: [Int],
    _ places: [Alignment],
    _ separator: StyledText
  ) -> [StyledText] {
    let wrapped = zip(cells, widths).map { wrap($0, width: max(2, $1)) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let pieces = wrapped.indices.map { column -> StyledText in
        let lines = wrapped[column]
        let cell = line < lines.count ? lines[line] : StyledText()
        return cell.padded(to: widths[column], places[column])
      }
      // Lines without blanks at their end are kinder to copy.
      return pieces.joined(separator: separator).trimmingTrailingSpaces()
    }
  }

  private func stackedLines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for row in rows {
      if !lines.isEmpty { lines.append(StyledText()) }
      for (column, cell) in zip(columns, row) where !cell.isEmpty {
        let title =
          column.title.isEmpty ? StyledText() : StyledText("\(column.title): ", titleStyle)
        lines += wrap(title + cell, width: width, rest: "  ")
      }
    }
    return lines
  }
}

extension TextTable {
  private static let separatorWidth = 3
  /// The narrowest that a wrapped column is still pleasant to read.
  private static let narrowestFlexible = 12
  /// The longest word that is kept whole when that costs the table.
  private static let longestWord = 20

  /// Returns the width of each column, or nil if the table does not fit.
  private func fittedWidths(within width: Int) -> [Int]? {
    var widths = columns.indices.map(naturalWidth(ofColumn:))
    let available = width - Self.separatorWidth * (columns.count - 1)
    var excess = widths.reduce(0, +) - available
    let floors = columns.indices.map { index in
      columns[index].isFlexible ? min(widths[index], floorWidth(ofColumn: index)) : widths[index]
    }
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > floors[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func naturalWidth(ofColumn index: Int) -> Int {
    let cells = rows.map { $0[index] } + [StyledText(columns[index].title)]
    let lines = cells.flatMap { wrap($0, width: .max) }
    return max(1, lines.map(\.width).max() ?? 0)
  }

  /// Room for the longest word of the title and the cells, within limits.
  private func floorWidth(ofColumn index: Int) -> Int {
    let cells = rows.map { $0[index].plain } + [columns[index].title]
    let words = cells.flatMap { $0.split { $0 == " " || $0 == "\n" || $0 == "\t" } }
    let longest = words.map { TextWidth.of($0) }.max() ?? 0
    return min(max(longest, Self.narrowestFlexible), Self.longestWord)
  }

  private func alignment(ofColumn index: Int) -> Alignment {
    if case .fixed(let alignment) = columns[index].placement { return alignment }
    let texts = rows.map { $0[index].plain }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy(Self.isNumber) ? .right : .left
  }

  /// Whether a text is a number as a table shows it: digits with sign, marks, per cent or a dash.
  private static func isNumber(_ text: String) -> Bool {
    let marks: Set<Character> = ["+", "-", "−", "±", ".", ",", "%", "/", ":", " ", "–", "—"]
    let isDash = text.count == 1 && (text == "-" || text == "–" || text == "—")
    return isDash
      || text.contains(where: \.isNumber)
        && text.allSatisfy { $0.isNumber || marks.contains($0) }
  }
}
