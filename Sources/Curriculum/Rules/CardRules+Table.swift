import Markdown

extension CardRules {
  /// Adds a card for every cell, and one that sets two things apart if the table has only two.
  ///
  /// A column that is called a description gives definitions; one of questions beside one of
  /// answers gives what the author wants to be asked.
  mutating func readTable(_ node: NodeID, labels: LabelPath) {
    guard let table = ComparisonTable(node, in: guide) else { return }
    if table.corner.key.isEmpty, table.aspects.count == 1, table.aspects[0].key.isEmpty {
      return readPairs(table, labels)
    }
    // How the exam is held.
    if table.things.contains(where: { Self.isAboutTheExam(arena.key($0), .empty) }) { return }
    if isConfusionMatrix(table) || isMatrixOfDegrees(table) || holdsData(table) { return }
    let headers = [table.corner] + table.aspects
    let isListed = table.things.contains { $0.hasPrefix("•") }
    let others = table.things.indices.map { table.text($0, 0) }
    if isListed
      || SideBySide.areColumns(headers, over: table.things, beside: others, under: subject, arena)
    {
      return readColumns(table, headers, node, labels)
    }
    if table.things.count == 1, table.aspects.count > 1,
      table.things[0].bytes.count(where: { $0 == UInt8(ascii: ",") }) > 1
    {
      return readSingleRow(table, headers, node, labels)
    }
    let asks = table.aspects.count == 1 && Self.isQuestionColumn(table.corner, table.aspects[0])
    let questions = questions(of: table)
    let verdicts = TableVerdicts(table)
    if readTicks(table, verdicts, node, labels) { return }
    var leftOut = constantColumns(of: table).union(columnsAboutOthers(in: table))
    var repeated = repeatedThings(of: table)
    var things = table.things
    if !repeated.isEmpty, let names = doubleNames(of: table) {
      things = names
      repeated = []
      leftOut.insert(0)
    }
    var year = TextSlice.empty
    for (index, thing) in things.enumerated()
    where !Self.placeholders.contains(folded: thing) && (asks || !Self.isSentence(thing))
      && !repeated.contains(index)
    {
      let label = Label(thing, in: arena).tellingSigns(arena)
      let areMany = Phrasing.areMany(thing, arena)
      let date = date(thing, in: &year)
      for (place, aspect) in table.aspects.enumerated()
      where !aspect.text.isEmpty && !leftOut.contains(place) && !Self.remarks.contains(aspect.key) {
        guard let cell = table[index, place], !Self.isWeight(cell, of: aspect) else { continue }
        if asks {
          addQuestionCell(cell, thing, labels)
        } else {
          let asked = areMany ? questions[place].ofMany : questions[place].ofOne
          let verdict = verdicts.verdict(index, place, table.text(index, place), arena)
          addCell(
            cell,
            saying: verdicts.value(place, table.text(index, place)),
            of: label,
            aspect: aspect,
            asked,
            corner: table.corner,
            verdict: verdict,
            date: date,
            labels: labels
          )
        }
      }
    }
    addContrast(table, verdicts, node, labels, leavingOut: leftOut)
  }

  /// What each column asks of one thing and of several; a header is worded once for all rows.
  private func questions(
    of table: ComparisonTable
  ) -> [(ofOne: TextSlice, ofMany: TextSlice)] {
    let areCombined = Self.combinesThings(table, arena)
    return table.aspects.map { aspect in
      if areCombined {
        let question = arena.joined(TextSlice("with "), "", aspect.text, ", what comes of it?")
        return (ofOne: question, ofMany: question)
      }
      // What is used for a need is asked for, not what the need is used for.
      if aspect.key == "use", Self.needs.contains(folded: table.corner.key.firstWord) {
        let question = TextSlice("what do you use?")
        return (ofOne: question, ofMany: question)
      }
      return (
        ofOne: Phrasing.asked(aspect, ofMany: false, arena),
        ofMany: Phrasing.asked(aspect, ofMany: true, arena)
      )
    }
  }

  /// Whether a cell tells how much of an exam is about something.
  private static func isWeight(_ cell: ComparisonTable.Cell, of aspect: Label) -> Bool {
    guard aspect.key.hasSuffix("weight") || aspect.key.hasSuffix("weighting") else { return false }
    return cell.text.last == UInt8(ascii: "%")
  }

  /// Columns that say the same of all things, by which nothing can be told of one of them.
  private func constantColumns(of table: ComparisonTable) -> Set<Int> {
    guard table.things.count >= 4 else { return [] }
    return Set(
      table.aspects.indices.filter { place in
        let first = table.text(0, place)
        return table.things.indices.dropFirst().allSatisfy { table.text($0, place) == first }
      }
    )
  }

  /// Reads a table without headers, whose rows are terms with what is said of them.
  private mutating func readPairs(_ table: ComparisonTable, _ labels: LabelPath) {
    // Two columns to be matched, `1. DHCP` beside `a. sends mail`, say nothing of one another.
    let isNumbered = { (text: TextSlice) in
      let digits = text.leadingDigits.count
      return digits > 0 && text.count > digits && ".)".utf8.contains(text[digits])
    }
    if table.things.allSatisfy(isNumbered),
      table.things.indices.allSatisfy({ OptionMark(table.text($0, 0)) != nil })
    {
      return
    }
    for (index, thing) in table.things.enumerated()
    where Self.saysSomething(thing) && !Self.quantities.contains(folded: thing) {
      guard let cell = table[index, 0], thing.spacedWordCount <= Self.mostWordsInThing else {
        continue
      }
      let lead = LeadTerm(thing, saying: cell.text)
      _ = addDefinition(lead, labels: labels, range: document.range(of: cell.node))
    }
  }

  /// Reads a table whose columns are things side by side: what tells two of them apart, or what
  /// each column lists.
  private mutating func readColumns(
    _ table: ComparisonTable,
    _ headers: [Label],
    _ node: NodeID,
    _ labels: LabelPath
  ) {
    let columns = headers.indices.map { column in
      table.things.indices.map { column == 0 ? table.things[$0] : table.text($0, column - 1) }
    }
    let areSides = SideBySide.areSides(headers[0].key, headers[1].key)
    if columns.count == 2, !areSides {
      let rows = zip(columns[0], columns[1])
        .filter { Self.saysSomething($0) && Self.saysSomething($1) }
        .map { arena.joined($0, " | ", $1) }
      let range = document.range(of: node)
      if addContrast(headers[0], headers[1], rows, range, labels) { return }
    }
    for (header, cells) in zip(headers, columns) {
      let items = cells.flatMap { Self.items(of: $0) }.filter(Self.saysSomething)
      addItems(header, items, node, labels: labels)
    }
  }

  /// Reads a table of one row, whose columns are terms with what belongs to each.
  private mutating func readSingleRow(
    _ table: ComparisonTable,
    _ headers: [Label],
    _ node: NodeID,
    _ labels: LabelPath
  ) {
    let cells = [table.things[0]] + table.aspects.indices.map { table.text(0, $0) }
    for (header, cell) in zip(headers, cells) where !header.text.isEmpty {
      _ = addDefinition(
        LeadTerm(header.text, saying: cell),
        labels: labels,
        range: document.range(of: node)
      )
    }
  }

  /// The items of a cell that holds a list, or else the cell.
  private static func items(of cell: TextSlice) -> [TextSlice] {
    guard cell.hasPrefix("•") else { return [cell] }
    var items: [TextSlice] = []
    var rest = cell.suffix(from: 3)
    while let bullet = rest.firstIndex(of: "•") {
      items.append(rest.prefix(bullet).trimmed)
      rest = rest.suffix(from: bullet + 3)
    }
    return (items + [rest.trimmed]).map { $0.last == UInt8(ascii: ";") ? $0.dropLast() : $0 }
  }

  private mutating func addCell(
    _ cell: ComparisonTable.Cell,
    saying written: TextSlice,
    of thing: Label,
    aspect: Label,
    _ asked: TextSlice,
    corner: Label,
    verdict: TextSlice?,
    date: TextSlice,
    labels: LabelPath
  ) {
    let answer = verdict ?? written
    guard Self.saysSomething(answer), !Self.saysRest(answer),
      !(Self.isNumber(thing.text) && Self.isNumber(answer))
    else { return }
    let range = document.range(of: cell.node)
    let words = answer.wordCount
    guard words <= CardDraft.longestAnswerWords else {
      let limit = CardDraft.longestAnswerWords
      let reason = Omission.Reason.long(count: words, unit: "words", limit: limit, .leftOut)
      return omit(
        reason,
        arena.joined(thing.text, ": ", aspect.text),
        isExplicit: false,
        range
      )
    }
    if isNamed(answer, in: thing) {
      return omit(.answerInPrompt, thing.text, isExplicit: false, range)
    }
    // `KNN: type?` does not say of what, and its cells are abbreviations more often than not.
    if aspect.roles.contains(.kind), words <= 2 { return }
    let isDefinition = aspect.roles.contains(.definition)
    let isFormula = aspect.key == "formula"
    let owner =
      (thing.isGeneric || Self.isLetter(thing.text)) && !Self.termColumns.contains(corner.key)
      ? Label(arena.joined(subject.text, ", ", thing.text), in: arena) : thing
    // `What it means` asks better than the form of a few words does.
    let asksItself =
      aspect.key.contains(" it ") && QuestionForm(answering: answer, arena).isGloss
    let isEvent = isDefinition || Self.events.contains(aspect.key)
    let prompt =
      isEvent && QuestionForm.isDate(owner.text, saying: answer)
      ? arena.joined(date, ": what happened?")
      : thing.text.last == UInt8(ascii: "?") && Self.answerColumns.contains(aspect.key)
        ? thing.text
        : verdict != nil
          ? Phrasing.decision(asked, on: named(owner.text, under: corner), arena)
          : isDefinition && !asksItself
            ? Phrasing.definition(named(owner.text, under: corner), answer: answer, arena)
            : isFormula
              ? Phrasing.formula(of: owner.text, arena)
              : Phrasing.attribute(asked, of: named(owner.text, under: corner), arena)
    add(
      CardProposal(
        kind: isDefinition ? .definition : isFormula ? .formula : .table,
        term: owner.text,
        concept: owner.key,
        aspect: isDefinition
          ? .empty : isFormula ? aspect.key : arena.joined(corner.key, " ", aspect.key),
        prompt: prompt,
        answer: answer,
        trail: self.labels.trail(labels),
        range: range
      )
    )
  }

  /// `m`, `pl`: names nothing without the title above.
  private static func isLetter(_ thing: TextSlice) -> Bool {
    thing == "pl" || thing == "sg" || thing.count == 1 && thing.first &- 0x61 < 26
  }

  /// Columns of names, of which each is a term whatever else its word may mean.
  private static let termColumns: PhraseSet = ["concept", "key term", "name", "term", "terms"]

  /// Columns beside dates.
  private static let events: PhraseSet = ["event", "events", "what", "what happened"]

  private mutating func addQuestionCell(
    _ cell: ComparisonTable.Cell,
    _ question: TextSlice,
    _ labels: LabelPath
  ) {
    let asked = QuestionStem.withoutNumber(question)
    add(asked, cell.text, items: 0, isExplicit: true, cell.node, labels)
  }

  private mutating func addContrast(
    _ table: ComparisonTable,
    _ verdicts: TableVerdicts,
    _ node: NodeID,
    _ labels: LabelPath,
    leavingOut leftOut: Set<Int>
  ) {
    guard table.things.count == 2, table.aspects.count >= 2,
      table.things.allSatisfy({ $0.beginsWithCapitalOrNumber || $0.beginsWithLetter }),
      !table.things.contains(where: Self.isNumber)
    else { return }
    let one = Label(table.things[0], in: arena)
    let other = Label(table.things[1], in: arena)
    guard !one.isGeneric, !other.isGeneric else { return }
    let items = table.aspects.indices.compactMap { aspect -> TextSlice? in
      let said = [0, 1].map { thing -> TextSlice in
        let cell = table.text(thing, aspect)
        return verdicts.verdict(thing, aspect, cell, arena) ?? cell
      }
      guard !leftOut.contains(aspect), !(said[0] == said[1]), said.allSatisfy(Self.saysSomething)
      else { return nil }
      let compared = arena.joined(said[0], " | ", said[1])
      return arena.joined(table.aspects[aspect].text, ": ", compared)
    }
    addContrast(one, other, items, document.range(of: node), labels)
  }

  /// Adds a card that asks what tells two things apart, if the points are few and short.
  ///
  /// - Returns: Whether there is one now.
  @discardableResult
  mutating func addContrast(
    _ one: Label,
    _ other: Label,
    _ items: [TextSlice],
    _ range: Range<Int>,
    _ labels: LabelPath
  ) -> Bool {
    let words = items.reduce(0) { $0 + $1.wordCount }
    guard CardDraft.itemCounts.contains(items.count), words <= CardDraft.longestAnswerWords
    else { return false }
    // The order of the two is the author's, but the question is the same either way.
    let isSorted = one.key.bytes.lexicographicallyPrecedes(other.key.bytes)
    add(
      CardProposal(
        kind: .contrast,
        term: one.text,
        concept: isSorted ? one.key : other.key,
        aspect: isSorted ? other.key : one.key,
        prompt: Phrasing.contrast(one.text, other.text, arena),
        answer: written(items, isOrdered: false),
        items: items,
        trail: self.labels.trail(labels),
        range: range
      )
    )
    return true
  }

  /// Whether a table lists questions beside their answers.
  private static func isQuestionColumn(_ first: Label, _ second: Label) -> Bool {
    questionColumns.contains(first.key) && answerColumns.contains(second.key)
  }

  private static let questionColumns: PhraseSet = [
    "question", "questions", "q", "front", "prompt", "问题", "質問",
  ]
  private static let answerColumns: PhraseSet = [
    "answer", "answers", "a", "back", "response", "答案", "答え",
  ]

  /// Whether a row begins with what is said of the first column or a list of it, as in a table of
  /// several columns of points: there is no thing that the others could be asked of.
  private static func isSentence(_ name: TextSlice) -> Bool {
    let words = name.spacedWordCount
    return name.last == UInt8(ascii: ".") && words > 4 || words > mostWordsInThing
      || name.hasPrefix("- ") && name.contains("; ")
  }

  /// A cell with more words names nothing.
  private static let mostWordsInThing = 24

  /// Whether a text is a number: in a row of them a table holds data.
  private static func isNumber(_ text: TextSlice) -> Bool {
    text.count < 24
      && text.firstIndex { $0 &- 0x30 >= 10 && !".,%+- ".utf8.contains($0) } == nil
  }

  /// How a column of needs is called: `I want to …`, `Need`, `Scenario`.
  private static let needs: PhraseSet = [
    "goal", "goals", "i", "if", "need", "needs", "problem", "requirement", "scenario", "situation",
    "task", "to", "want", "when", "you",
  ]

  /// Columns that say now this and now that, so that nobody knows what is asked.
  private static let remarks: PhraseSet = [
    "comment", "comments", "etc", "note", "notes", "remark", "remarks", "remember",
  ]

  /// Whether a cell only says that the other rows do not count: `everything else`.
  private static func saysRest(_ cell: TextSlice) -> Bool {
    cell.count <= 24
      && (cell.hasFoldedSuffix("everything else") || rests.contains(folded: cell))
  }

  private static let rests: PhraseSet = ["all else", "all others", "the opposite", "the rest"]
  private static let placeholders: PhraseSet = ["", "-", "–", "—", "n/a"]

  private static let emptyCells = PhraseSet(
    placeholders.phrases + [
      "?", "all", "any", "same", "varies", "various", "depends", "class",
      "other",
    ]
  )

  /// What says something of a thing, but names none.
  private static let quantities: PhraseSet = ["both", "either", "none"]

  /// Whether a cell holds more than a dash or a word that only its row explains.
  static func saysSomething(_ cell: TextSlice) -> Bool {
    cell.count > 8 || !emptyCells.contains(folded: cell)
  }
}
