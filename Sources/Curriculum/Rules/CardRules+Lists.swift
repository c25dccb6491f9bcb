import Markdown

extension CardRules {
  /// Reads a list that stands alone or under a label.
  mutating func readList(_ list: NodeID, label: Label?, labels: LabelPath, depth: Int) {
    guard depth < Self.deepestNesting else { return }
    var items = document.childList(of: list)
    if !questions.isEmpty { items.removeAll(where: questions.contains) }
    if items.contains(where: { document.taskState(of: $0) != .none }) { return }
    if !answers.isEmpty, items.contains(where: { answers[$0] != nil }) {
      return addAnswered(items, labels)
    }
    let inner = label.map { self.labels.add($0, under: labels) } ?? labels
    var entries = items.map { ListEntry($0, in: guide) }
    findSmallTerms(in: &entries)
    findPairs(in: &entries)
    let isOfTheExam =
      label.map { Self.speaksOfTheExam($0.key) } ?? false
      || self.labels.lowest(above: labels) { Self.speaksOfTheExam($0.key) } != nil
      || titles.contains { Self.speaksOfTheExam($0.key) }
    if isOfTheExam, Self.areWeights(entries) { return }
    let marks = guide.marks.found(in: list, of: document, isList: true)
    let mayAsk = marks.isAny || entries.contains(where: Self.asksPlainly)
    let marked = mayAsk ? readMarked(items, entries, labels: inner) : []
    let areSmall = entries.count { $0.text.first &- 0x61 < 26 } * 2 > entries.count
    if marked.isEmpty, let title = label ?? (depth == 0 ? subject : nil) {
      if readWhole(list, entries, label, labels: labels) {
        // What stands in the list is not asked again.
        for entry in entries where !entry.nested.isEmpty {
          read(entry, labels: inner, depth: depth + 1, inSmall: areSmall)
        }
        return
      }
      readContrast(title, entries, list, labels)
    }
    let owner = marked.isEmpty ? label ?? (depth == 0 ? subject : nil) : nil
    for (index, entry) in entries.enumerated() where !marked.contains(index) {
      if entry.lead == nil {
        let isBelow = (label != nil || list == leadBlock) && !document.isOrdered(list)
        readSentence(
          entry,
          in: list,
          of: index == 0 ? owner : nil,
          isBelow: isBelow,
          labels,
          inner
        )
      }
      if entry.lead != nil || !entry.nested.isEmpty {
        read(entry, labels: inner, depth: depth + 1, inSmall: areSmall)
      }
    }
  }

  /// Whether a list gives the shares of an exam that the paragraph above it announces.
  func listsShares(_ list: NodeID, below paragraph: NodeID?) -> Bool {
    guard let paragraph, document.kind(of: paragraph) == .paragraph,
      case let text = guide.text(of: paragraph).trimmed, text.last == UInt8(ascii: ":"),
      text.spacedWordCount <= Self.mostWordsInIntroduction,
      Self.speaksOfTheExam(arena.key(text))
    else { return false }
    return Self.areWeights(document.childList(of: list).map { ListEntry($0, in: guide) })
  }

  private static let mostWordsInIntroduction = 24

  /// Whether items give nothing but shares that make a whole, as the domains of an exam do.
  private static func areWeights(_ entries: [ListEntry]) -> Bool {
    guard entries.count >= 3, entries.allSatisfy({ $0.text.contains(UInt8(ascii: "%")) }) else {
      return false
    }
    var sum = 0.0
    for entry in entries {
      guard let share = share(entry.lead?.rest ?? lastWord(of: entry.text)) else { return false }
      sum += share
    }
    return (90...110).contains(sum)
  }

  private static func lastWord(of text: TextSlice) -> TextSlice {
    text.suffix(from: text.lastIndex(of: 0x20).map { $0 + 1 } ?? 0)
  }

  /// The number of `28%`, or the middle of `25-30 %`; nil of anything else.
  private static func share(_ text: TextSlice) -> Double? {
    // `(25–30%)`
    let isInBrackets = text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
    let text = isInBrackets ? text.suffix(from: 1).dropLast() : text
    guard text.last == UInt8(ascii: "%"), text.count <= 12 else { return nil }
    let numbers = String(text.dropLast()).split { !$0.isNumber && $0 != "." }.map { Double($0) }
    let isOnlyNumbers = text.firstIndex { TextMarks.isLetter($0) && $0 < 0x80 } == nil
    guard isOnlyNumbers, (1...2).contains(numbers.count), let first = numbers[0],
      let last = numbers[numbers.count - 1]
    else { return nil }
    return (first + last) / 2
  }

  /// Takes the words before a colon for terms in a list that is written in small letters
  /// throughout: `sunk cost: a cost that has been paid`; before a figure, wherever they stand.
  private func findSmallTerms(in entries: inout [ListEntry]) {
    let terms = entries.map { $0.lead == nil ? LeadTerm(small: $0.text, arena) : nil }
    let found = terms.count { $0 != nil }
    guard found > 0 else { return }
    let leads = entries.count { $0.lead != nil }
    let areTerms =
      entries.count >= Self.fewestSmallTerms
      && (found * 3 >= entries.count * 2 || found > 1 && found + leads == entries.count)
    let figures = terms.count { $0.map { QuestionForm.isFigure($0.rest) } ?? false }
    for (place, term) in terms.enumerated() {
      guard let term, areTerms || figures > 1 && QuestionForm.isFigure(term.rest) else { continue }
      entries[place].lead = term
    }
  }

  /// Takes the words before a dash for terms in a list of pairs: `Iron — deferoxamine`.
  private func findPairs(in entries: inout [ListEntry]) {
    guard entries.count >= Self.fewestSmallTerms else { return }
    let pairs = entries.map { $0.lead ?? LeadTerm(pair: $0.text) }
    guard !pairs.contains(where: { $0 == nil }) else { return }
    for (place, pair) in pairs.enumerated() { entries[place].lead = pair }
  }

  /// In fewer items a colon may stand in a sentence.
  private static let fewestSmallTerms = 3

  /// Asks a list as a whole if it is one of points, names or steps.
  ///
  /// - Parameter label: What stands above it; nil if that is the title of the section.
  private mutating func readWhole(
    _ list: NodeID,
    _ entries: [ListEntry],
    _ label: Label?,
    labels: LabelPath
  ) -> Bool {
    // An item that is a label itself leads on to a list of its own, unless it is one of several
    // titles: `Availability` beside `Confidentiality`.
    let properties = entries.count(where: isProperty)
    let areTitles =
      entries.count > 2 && properties * 2 < entries.count
      && entries.allSatisfy { !$0.nested.isEmpty && $0.lead == nil }
    let points = entries.filter {
      $0.nested.isEmpty || $0.lead?.rest.isEmpty != true && (areTitles || !isProperty($0))
    }
    let hasPoints =
      isThing(label ?? subject)
      && points.contains { $0.nested.isEmpty && $0.text.spacedWordCount >= 5 }
    let parts = hasPoints ? points.filter { !isTitle($0) } : points
    // Fewer points beside titles do not tell what their label is.
    let titles = points.count - parts.count
    if titles > 0, parts.count < max(2, 2 * titles) { return false }
    // An arrow here and there does not make terms of the points of a list.
    let arePoints =
      parts.allSatisfy { $0.lead == nil || $0.isShorthand }
      && (parts.contains { $0.lead == nil }
        || label.map { Phrasing.isQuestion($0.text) || areMoves(parts, in: list) } ?? false)
    guard arePoints else {
      return readPoints(label ?? subject, entries, list, labels: labels, isHeading: label == nil)
    }
    guard let label else {
      guard list == leadBlock else { return false }
      let isProperty = subject.isAttribute && entries.allSatisfy(\.nested.isEmpty)
      return (isProperty || namesThings(entries, inOrder: document.isOrdered(list)))
        && addItems(subject, entries.map(\.text), list, labels: labels)
    }
    return !isDefined(label, by: parts)
      && (addItems(label, parts.map(\.text), list, labels: labels)
        || addOnly(parts, of: label, labels))
  }

  /// Whether numbered items each tell who does what: `client → SYN`.
  func areMoves(_ entries: [ListEntry], in list: NodeID) -> Bool {
    document.isOrdered(list) && entries.allSatisfy { $0.lead?.link == .consequence }
  }

  /// Whether an item names a property that is told below it: `main functions`.
  private func isProperty(_ entry: ListEntry) -> Bool {
    entry.lead == nil && entry.text.spacedWordCount <= 3 && Label(entry.text, in: arena).isAttribute
  }

  /// Whether a label names one thing; `Factors of growth` and `Five rules` may be told below their
  /// names.
  private func isThing(_ label: Label) -> Bool {
    !label.isAttribute && !GrammaticalNumber.isPlural(label.text)
      && !label.text.firstWord.hasSuffix("s")
      && !label.text.containsWord { $0.saidNumber != nil }
  }

  /// Whether an item is the title of what is nested below it, where other items say something.
  private func isTitle(_ entry: ListEntry) -> Bool {
    !entry.nested.isEmpty && entry.lead == nil && entry.text.spacedWordCount < 5
  }

  /// Reads an item that begins with no term and may define one all the same.
  ///
  /// - Parameters:
  ///   - owner: What the item may speak of without naming it.
  ///   - isBelow: Whether the list stands right below that.
  private mutating func readSentence(
    _ entry: ListEntry,
    in list: NodeID,
    of owner: Label?,
    isBelow: Bool,
    _ labels: LabelPath,
    _ inner: LabelPath
  ) {
    guard let paragraph = entry.paragraph else { return }
    if document.isOrdered(list), let lead = titleLine(of: paragraph) {
      _ = addDefinition(lead, labels: inner, range: entry.range)
      return
    }
    readSpoken(paragraph, labels: inner)
    readSpoken(sentence: entry.text, entry.range, needsName: false, labels: inner)
    if let owner { readSpoken(entry, of: owner, isBelow: isBelow, labels: labels) }
  }

  /// Adds questions whose answers stand in another list.
  private mutating func addAnswered(_ items: [NodeID], _ labels: LabelPath) {
    for item in items {
      guard let answer = answers[item], let paragraph = document.firstChild(of: item) else {
        continue
      }
      add(
        guide.text(of: paragraph).trimmed,
        arena.copy(answerText(of: document.childList(of: answer))),
        items: 0,
        isExplicit: true,
        paragraph,
        labels
      )
    }
  }

  /// A few words without a sign, over what is nested below them: `KDS (Kinesis Data Streams)`,
  /// `CSV, JSON`.
  ///
  /// - Parameter inSmall: Whether the list is written in small letters.
  private func title(of entry: ListEntry, _ inSmall: Bool) -> Label? {
    // In an outline in small letters a colon tells the labels.
    let isMarked = entry.text.last == UInt8(ascii: ":")
    let text = Self.withoutNumber(isMarked ? entry.text.dropLast().trimmed : entry.text)
    guard let first = entry.nested.first, document.kind(of: first) == .list,
      text.spacedWordCount <= 6, text.count > 2 || text.beginsWithCapitalOrNumber,
      isMarked || inSmall && text.spacedWordCount <= 3
        ? text.beginsWithLetter : text.beginsWithCapitalOrNumber,
      text.firstIndex(where: { ".;:!?=".utf8.contains($0) }) == nil,
      !LeadTerm.isClause(text, arena), !QuestionForm.isInstruction(text, arena),
      !QuestionForm.isThirdPerson(arena.key(text.firstWord), arena)
    else { return nil }
    let label = Label(text, in: arena)
    return label.isNamed || label.isAttribute ? label : nil
  }

  /// `Cost management` of `4 Cost management`, where a number is all of a word.
  private static func withoutNumber(_ text: TextSlice) -> TextSlice {
    let number = text.leadingDigits
    let rest = text.suffix(from: number.count)
    // A year belongs to the name.
    guard (1...2).contains(number.count), rest.first == 0x20, rest.trimmed.first &- 0x41 < 26 else {
      return text
    }
    return rest.trimmed
  }

  private mutating func read(
    _ entry: ListEntry,
    labels: LabelPath,
    depth: Int,
    inSmall: Bool
  ) {
    guard let lead = entry.lead else {
      if let title = title(of: entry, inSmall) { return read(entry, under: title, labels, depth) }
      // `Measures how …` goes on with the label above, other sentences are about something else.
      let goesOn = entry.text.isEmpty || SpokenDefinition(item: entry.text, arena) != nil
      let inner = goesOn ? labels : self.labels.addBarrier(entry.text, under: labels, in: arena)
      return read(entry.nested[...], labels: inner, depth: depth)
    }
    if !lead.rest.isEmpty {
      let label = addDefinition(lead, labels: labels, range: entry.range)
      for other in entry.others { _ = addDefinition(other, labels: labels, range: entry.range) }
      guard !entry.nested.isEmpty else { return }
      let inner = self.labels.add(label, under: labels)
      return read(entry.nested[...], labels: inner, depth: depth)
    }
    read(entry, under: Label(lead.term, in: arena), labels, depth)
  }

  /// Reads what is nested below an item that is a label and nothing else.
  private mutating func read(
    _ entry: ListEntry,
    under label: Label,
    _ labels: LabelPath,
    _ depth: Int
  ) {
    guard let first = entry.nested.first else { return }
    var rest = entry.nested[...]
    if document.kind(of: first) == .list {
      readList(first, label: label, labels: labels, depth: depth)
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return }
    read(rest, labels: self.labels.add(label, under: labels), depth: depth)
  }

  /// Whether the first of several sentences says what their label is; what the others add is left.
  private func isDefined(_ label: Label, by entries: [ListEntry]) -> Bool {
    guard let first = entries.first, first.text.last == UInt8(ascii: "."), !label.namesPoints,
      let predicate = withoutSubject(first.text, label.text)
    else { return false }
    return SpokenDefinition(predicate, arena)?.isIdentity ?? false
  }

  /// Whether the title of the section is a plural and the items of a list are names of a few words:
  /// `Avoidance modes`. Sentences below a title are no answer to it.
  private func namesThings(_ entries: [ListEntry], inOrder: Bool) -> Bool {
    if inOrder { return areSteps(entries) }
    // `Benefits of online evaluation` says itself what its points are.
    let arePoints = subject.namesPoints && subject.key.contains(" ")
    return subject.isNamed && !subject.isAttribute
      && (arePoints || subject.text.spacedWordCount <= 6)
      && GrammaticalNumber.isPlural(subject.text)
      && !QuestionForm.isInstruction(subject.text, arena)
      && entries.allSatisfy { entry in
        if arePoints { return entry.nested.isEmpty }
        return entry.nested.isEmpty && entry.text.spacedWordCount <= 5
          && entry.text.firstIndex { ".:;!?".utf8.contains($0) } == nil
          && !entry.text.containsWord { Vocabulary.sentenceWords.contains(folded: $0) }
      }
  }

  /// Whether a numbered list below a title tells what to do, one step after the other.
  private func areSteps(_ entries: [ListEntry]) -> Bool {
    subject.isNamed && !subject.isAttribute && subject.text.spacedWordCount <= 8
      && !Phrasing.isQuestion(subject.text) && !subject.key.hasSuffix("objectives")
      && entries.count > 2
      && entries.allSatisfy { $0.nested.isEmpty }
      && entries.count { QuestionForm(answering: $0.text, arena).isPractice } * 2 > entries.count
  }

  /// Adds what a single item says of the label above it.
  private mutating func addOnly(_ entries: [ListEntry], of label: Label, _ labels: LabelPath)
    -> Bool
  {
    guard let entry = entries.first, entries.count == 1, entry.nested.isEmpty, entry.lead == nil,
      label.isNamed, !label.namesPoints, !QuestionForm.isInstruction(label.text, arena),
      !label.text.contains(UInt8(ascii: ",")),
      entry.text.spacedWordCount > 2
        || entry.text.contains(0x20) && QuestionForm.isProduct(label.text, arena),
      entry.text.last != UInt8(ascii: ":"), entry.text.last != UInt8(ascii: "?")
    else { return false }
    let before = drafts.count
    _ = addDefinition(
      LeadTerm(label.text, saying: entry.text),
      labels: labels,
      range: entry.range
    )
    return drafts.count > before
  }
}
