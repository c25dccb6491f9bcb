import Markdown

extension CardRules {
  /// Adds a card for every cell but those of the first column, which hold the terms.
  ///
  /// A table of two columns whose second is a description gives definitions.
  mutating func readTable(_ table: NodeID, labels: [String]) {
    let rows = Array(document.children(of: table))
    guard let head = rows.first, rows.count >= 2 else { return }
    let columns = document.children(of: head).map { document.plainText(of: $0) }
    guard columns.count >= 2 else { return }
    for row in rows.dropFirst() {
      let cells = Array(document.children(of: row))
      guard let term = cells.first.map({ document.plainText(of: $0) }), !term.isEmpty else {
        continue
      }
      for (column, cell) in zip(columns, cells).dropFirst() where !column.isEmpty {
        addCell(cell, of: term, column: column, corner: columns[0], labels: labels)
      }
    }
  }

  private mutating func addCell(
    _ cell: NodeID,
    of term: String,
    column: String,
    corner: String,
    labels: [String]
  ) {
    let answer = String(document.plainText(of: cell).trimmed)
    guard Self.saysSomething(answer),
      TextBytes.wordCount(answer) <= CardDraft.longestAnswerWords
    else { return }
    let isDescription = ["description", "definition", "meaning", "what it is"]
      .contains(TermKey.key(column))
    let owner = isGeneric(term) ? "\(subject), \(term)" : term
    add(
      CardDraft(
        kind: isDescription ? .definition : .table,
        term: owner,
        concept: TermKey.key(owner),
        aspect: isDescription ? "" : "\(TermKey.key(corner)) \(TermKey.key(column))",
        prompt: isDescription
          ? Phrasing.definition(owner) : Phrasing.attribute(column, of: owner),
        answer: answer,
        breadcrumb: trail(labels),
        range: document.range(of: cell)
      )
    )
  }

  /// Whether a cell holds more than a dash.
  private static func saysSomething(_ cell: String) -> Bool {
    let empty: Set<String> = ["", "-", "–", "—", "n/a", "none", "?"]
    return !empty.contains(cell.lowercased())
  }
}
