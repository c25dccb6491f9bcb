import Markdown

/// A table as a guide means it: things, and what is said of each.
private struct ComparisonTable {
  /// What the corner is called.
  let corner: String
  let things: [String]
  let aspects: [String]
  /// The cells by thing and aspect; nil where the row is too short.
  private let cells: [[NodeID?]]

  /// Reads a table; things stand in the first column, unless that one lists aspects of the others.
  init?(_ table: NodeID, in document: MarkdownDocument) {
    let rows = document.children(of: table).map { Array(document.children(of: $0)) }
    guard let head = rows.first, rows.count >= 2, head.count >= 2 else { return nil }
    let columns = head.map { String(document.plainText(of: $0).trimmed) }
    let names = rows.dropFirst().map { row in
      row.first.map { String(document.plainText(of: $0).trimmed) } ?? ""
    }
    corner = columns[0]
    let body = rows.dropFirst().map { row in
      columns.indices.dropFirst().map { row.indices.contains($0) ? row[$0] : nil }
    }
    let isTransposed =
      columns.count > 2 && Vocabulary.aspectLabels.contains(TermKey.key(corner))
      && !columns.dropFirst().contains { Vocabulary.attributes.contains(TermKey.key($0)) }
    if isTransposed {
      things = Array(columns.dropFirst())
      aspects = names
      cells = things.indices.map { column in body.map { $0[column] } }
    } else {
      things = names
      aspects = Array(columns.dropFirst())
      cells = body
    }
  }

  subscript(thing: Int, aspect: Int) -> NodeID? { cells[thing][aspect] }
}

extension CardRules {
  /// Adds a card for every cell, and one that sets two things apart if the table has only two.
  ///
  /// A column that is called a description gives definitions; one of questions beside one of
  /// answers gives what the author wants to be asked.
  mutating func readTable(_ node: NodeID, labels: [String]) {
    guard let table = ComparisonTable(node, in: document) else { return }
    let asks = table.aspects.count == 1 && Self.isQuestionColumn(table.corner, table.aspects[0])
    for (index, thing) in table.things.enumerated() where !thing.isEmpty {
      for (place, aspect) in table.aspects.enumerated() where !aspect.isEmpty {
        guard let cell = table[index, place] else { continue }
        if asks {
          addQuestionCell(cell, thing, labels)
        } else {
          addCell(cell, of: thing, aspect: aspect, corner: table.corner, labels: labels)
        }
      }
    }
    addContrast(table, node, labels)
  }

  private mutating func addCell(
    _ cell: NodeID,
    of thing: String,
    aspect: String,
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
      return omit(reason, "\(thing): \(aspect)", isExplicit: false, range)
    }
    let key = TermKey.key(aspect)
    // `KNN: type?` does not say of what, and its cells are abbreviations more often than not.
    if ["type", "kind"].contains(key), words <= 2 { return }
    let isDefinition = Vocabulary.definitionLabels.contains(key)
    let isFormula = key == "formula"
    let owner = isGeneric(thing) ? "\(subject), \(thing)" : thing
    let prompt =
      isDefinition
      ? Phrasing.definition(owner, answer: answer)
      : isFormula ? Phrasing.formula(of: owner) : Phrasing.attribute(aspect, of: owner)
    add(
      CardDraft(
        kind: isDefinition ? .definition : isFormula ? .formula : .table,
        term: owner,
        concept: TermKey.key(owner),
        aspect: isDefinition ? "" : isFormula ? key : "\(TermKey.key(corner)) \(key)",
        prompt: prompt,
        answer: answer,
        breadcrumb: trail(labels),
        range: range
      )
    )
  }

  private mutating func addQuestionCell(_ cell: NodeID, _ question: String, _ labels: [String]) {
    let answer = String(document.plainText(of: cell).trimmed)
    let asked = QuestionLabel.question(question[...], allowsBareNumber: true)?.rest ?? question[...]
    add(String(asked), answer, items: 0, isExplicit: true, cell, labels)
  }

  private mutating func addContrast(
    _ table: ComparisonTable,
    _ node: NodeID,
    _ labels: [String]
  ) {
    guard table.things.count == 2, table.aspects.count >= 2,
      !isGeneric(table.things[0]), !isGeneric(table.things[1])
    else { return }
    let items = table.aspects.indices.compactMap { aspect -> String? in
      let said = [0, 1].map { thing in
        table[thing, aspect].map { String(document.plainText(of: $0).trimmed) } ?? ""
      }
      guard said[0] != said[1], said.allSatisfy(Self.saysSomething) else { return nil }
      return "\(table.aspects[aspect]): \(said[0]) | \(said[1])"
    }
    addContrast(table.things[0], table.things[1], items, document.range(of: node), labels)
  }

  /// Adds a card that asks what tells two things apart, if the points are few and short.
  mutating func addContrast(
    _ one: String,
    _ other: String,
    _ items: [String],
    _ range: Range<Int>,
    _ labels: [String]
  ) {
    let words = items.reduce(0) { $0 + TextBytes.wordCount($1) }
    guard CardDraft.itemCounts.contains(items.count), words <= CardDraft.longestAnswerWords
    else { return }
    // The order of the two is the author's, but the question is the same either way.
    let keys = [TermKey.key(one), TermKey.key(other)].sorted()
    add(
      CardDraft(
        kind: .contrast,
        term: one,
        concept: keys[0],
        aspect: keys[1],
        prompt: Phrasing.contrast(one, other),
        answer: items.map { "• \($0)" }.joined(separator: "\n"),
        items: items,
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

  /// Whether a cell holds more than a dash or a word that only its row explains.
  private static func saysSomething(_ cell: String) -> Bool {
    let empty: Set<String> = [
      "", "-", "–", "—", "n/a", "none", "?", "both", "all", "either", "any", "same", "varies",
      "various", "depends", "class", "other",
    ]
    return !empty.contains(cell.lowercased())
  }
}
