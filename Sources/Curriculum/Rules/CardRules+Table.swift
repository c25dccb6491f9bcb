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
    let asks = Self.isQuestionColumn(columns[0], columns[1])
    for row in rows.dropFirst() {
      let cells = Array(document.children(of: row))
      guard let term = cells.first.map({ document.plainText(of: $0) }), !term.isEmpty else {
        continue
      }
      if asks, cells.count >= 2 {
        let answer = String(document.plainText(of: cells[1]).trimmed)
        let question = QuestionLabel.question(term[...], allowsBareNumber: true)?.rest ?? term[...]
        add(String(question), answer, items: 0, isExplicit: true, cells[1], labels)
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
    guard Self.saysSomething(answer) else { return }
    let range = document.range(of: cell)
    let words = TextBytes.wordCount(answer)
    guard words <= CardDraft.longestAnswerWords else {
      let limit = CardDraft.longestAnswerWords
      let reason = Omission.Reason.long(count: words, unit: "words", limit: limit, .leftOut)
      return omit(reason, "\(term): \(column)", isExplicit: false, range)
    }
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
        range: range
      )
    )
  }

  /// Whether a table lists questions beside their answers.
  private static func isQuestionColumn(_ first: String, _ second: String) -> Bool {
    let questions = ["question", "questions", "q", "front", "prompt", "问题", "質問"]
    return questions.contains(TermKey.key(first))
      && ["answer", "answers", "a", "back", "response", "答案", "答え"]
        .contains(TermKey.key(second))
  }

  /// Whether a cell holds more than a dash.
  private static func saysSomething(_ cell: String) -> Bool {
    let empty: Set<String> = ["", "-", "–", "—", "n/a", "none", "?"]
    return !empty.contains(cell.lowercased())
  }
}
