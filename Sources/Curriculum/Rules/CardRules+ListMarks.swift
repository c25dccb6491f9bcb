import Markdown

extension CardRules {
  /// Reads items that are cards by their marks: gaps, `term :: definition`, `Q: … A: …` in one item
  /// or in neighbours, and questions with their answer nested below.
  ///
  /// - Returns: The places of the items that were read.
  mutating func readMarked(
    _ items: [NodeID],
    _ entries: [ListEntry],
    labels: LabelPath
  ) -> Set<Int> {
    var read: Set<Int> = []
    for (place, item) in items.enumerated() where !read.contains(place) {
      guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph
      else { continue }
      let text = entries[place].text
      if readCloze(first, labels: labels) {
        read.insert(place)
        continue
      }
      // A term may be strong or code: `**Shard** :: a part of a stream`.
      let isPlain = entries[place].lead == nil
      if text.contains(isPlain ? "::" : " ::"), readDoubleColons(first, labels: labels) {
        read.insert(place)
        continue
      }
      guard isPlain else { continue }
      if Self.asksPlainly(entries[place]) {
        let asked = question(plain: text)
        if readNestedAnswer(asked, entries[place], labels, first) > 0 { read.insert(place) }
        continue
      }
      guard QuestionMark.mayAsk(text) else { continue }
      let taken = readQuestionItem(first, place, items, entries[place], labels)
      read.formUnion(place..<place + taken)
    }
    return read
  }

  /// Whether an item asks without a question mark, with its answer below: `what is dropout`.
  static func asksPlainly(_ entry: ListEntry) -> Bool {
    let text = entry.text
    let end = text.last == UInt8(ascii: ":") ? text.dropLast() : text
    return entry.lead == nil && !entry.nested.isEmpty
      && questionBeginnings.contains { text.hasFoldedPrefix($0) }
      && (3...12).contains(text.spacedWordCount)
      && end.firstIndex { ".:;!?".utf8.contains($0) } == nil
  }

  /// The text of such an item as a question.
  private func question(plain text: TextSlice) -> TextSlice {
    let end = text.last == UInt8(ascii: ":") ? text.dropLast().trimmed : text
    return arena.joined(arena.capitalized(end), "?")
  }

  private static let questionBeginnings: [StaticString] = [
    "what is ", "what are ", "what does ", "what do ", "how does ", "how do ", "how is ",
    "how are ", "why is ", "why are ", "why does ", "why do ",
  ]

  /// Reads an item as a question; returns how many items the question and its answer take.
  private mutating func readQuestionItem(
    _ paragraph: NodeID,
    _ place: Int,
    _ items: [NodeID],
    _ entry: ListEntry,
    _ labels: LabelPath
  ) -> Int {
    let lines = guide.lines(of: paragraph)
    guard let first = lines.first else { return 0 }
    let question = QuestionMark.question(first, arena)
    let isWhole = lines.contains { QuestionMark.isAnswer($0) || QuestionMark.isTurn($0) }
    if let question, !isWhole {
      let asked = arena.joined([question] + lines.dropFirst(), by: " ")
      if let answer = markedAnswer(in: entry.nested) {
        addQuestion(asked, answer, labels, paragraph)
        return 1
      }
      if place + 1 < items.count {
        let next = Array(document.children(of: items[place + 1]))
        if let first = next.first, QuestionMark.isAnswer(guide.firstLine(of: first)) {
          addQuestion(asked, next, labels, paragraph)
          return 2
        }
      }
    }
    if readQuestion(paragraph, rest: entry.nested[...], labels: labels) != nil { return 1 }
    let isAsked = entry.text.last == UInt8(ascii: "?") || QuestionMark.hasTag(entry.text)
    guard isAsked, !entry.nested.isEmpty else { return 0 }
    let asked = QuestionMark.withoutTag(entry.text, arena)
    return readNestedAnswer(asked, entry, labels, paragraph)
  }

  /// The blocks of an answer nested as `A: …`, in a paragraph or in a list of one item.
  private func markedAnswer(in nested: [NodeID]) -> [NodeID]? {
    guard let first = nested.first else { return nil }
    var blocks = nested
    if document.kind(of: first) == .list {
      guard let item = document.firstChild(of: first) else { return nil }
      blocks = Array(document.children(of: item)) + nested.dropFirst()
      // Further items go on with the answer, as far as they can be told from it.
      if document.nextSibling(of: item) != nil { return nil }
    }
    guard let paragraph = blocks.first, document.kind(of: paragraph) == .paragraph,
      QuestionMark.isAnswer(guide.firstLine(of: paragraph))
    else { return nil }
    return blocks
  }

  /// Adds a question whose answer is all of some blocks.
  private mutating func addQuestion(
    _ question: TextSlice,
    _ blocks: [NodeID],
    _ labels: LabelPath,
    _ paragraph: NodeID
  ) {
    guard let first = blocks.first else { return }
    let rest = blocks.dropFirst()
    let text = answer(answerText(guide.lines(of: first)), goesOnIn: rest)
    add(question, text, items: itemCount(of: rest), isExplicit: true, paragraph, labels)
  }

  /// Reads `What is a shard?` with its answer nested below it; terms nested there are left alone.
  private mutating func readNestedAnswer(
    _ question: TextSlice,
    _ entry: ListEntry,
    _ labels: LabelPath,
    _ paragraph: NodeID
  ) -> Int {
    guard let first = entry.nested.first else { return 0 }
    if document.kind(of: first) == .list {
      let items = document.childList(of: first).map { ListEntry($0, in: guide) }
      let isPlain = items.allSatisfy { $0.lead == nil && $0.text.last != UInt8(ascii: "?") }
      guard isPlain,
        !document.children(of: first).contains(where: { document.taskState(of: $0) != .none })
      else { return 0 }
      if items.count >= 2, entry.nested.count == 1, items.allSatisfy({ $0.nested.isEmpty }) {
        let label = Label(question, in: arena)
        addItems(label, items.map(\.text), first, labels: labels)
        return 1
      }
    } else if LeadTerm(first, in: guide) != nil {
      return 0
    }
    let text = arena.copy(answerText(of: entry.nested))
    let isSingle = entry.nested.count == 1 && document.kind(of: first) == .list
    let hasBullet = isSingle && text.hasPrefix("• ") && !text.contains(0x0A)
    add(
      question,
      hasBullet ? text.dropFirst(scalars: 2) : text,
      items: itemCount(of: entry.nested),
      isExplicit: QuestionMark.hasTag(entry.text),
      paragraph,
      labels
    )
    return 1
  }
}
