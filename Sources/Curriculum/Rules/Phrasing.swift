/// How prompts and answers are phrased.
enum Phrasing {
  /// Asks what an answer says of a term.
  ///
  /// - Parameter title: What stands above, which may say of what kind the answer is.
  static func definition(
    _ term: TextSlice,
    answer: TextSlice,
    under title: Label? = nil,
    _ arena: TextArena
  ) -> TextSlice {
    if isQuestion(term) { return question(term, arena) }
    return QuestionForm(saying: answer, of: term, under: title, arena)
      .prompt(term, saying: answer, under: title, arena)
  }

  /// Asks for what an arrow behind a term points to; nil if nobody could tell what is asked.
  static func consequence(
    _ term: TextSlice,
    answer: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    if term.last == UInt8(ascii: "?") { return term }
    return QuestionForm.consequence(of: term, answer, arena)
  }

  /// Asks for the term of a definition.
  static func term(for definition: TextSlice, _ arena: TextArena) -> TextSlice {
    arena.joined(TextSlice("Which term: "), "", definition)
  }

  /// Asks for the formula of a quantity.
  static func formula(of term: TextSlice, _ arena: TextArena) -> TextSlice {
    arena.joined(term, ": formula?")
  }

  /// Asks what tells two things apart.
  static func contrast(_ one: TextSlice, _ other: TextSlice, _ arena: TextArena) -> TextSlice {
    arena.joined(one, " or ", other, ": what tells them apart?")
  }

  /// Asks whether a subject has what a header names.
  static func decision(_ asked: TextSlice, on subject: TextSlice, _ arena: TextArena) -> TextSlice {
    let header = asked.last == UInt8(ascii: "?") ? asked.dropLast().trimmed : asked
    return attribute(arena.joined(header, ", yes or no?"), of: subject, arena)
  }

  /// Asks for one property of a subject.
  ///
  /// - Parameter answer: What is said of it, which may rank things: `HDD > SSD > memory`.
  static func attribute(
    _ attribute: Label,
    of subject: TextSlice,
    answer: TextSlice = .empty,
    _ arena: TextArena
  ) -> TextSlice {
    if isRanking(answer) {
      let property = lowercased(attribute.text, arena)
      arena.write(subject)
      arena.write(", by ")
      return arena.joined(property, ": which order?")
    }
    let asked = asked(attribute, ofMany: areMany(subject, arena), arena)
    // `Which services` has one for its answer.
    let isOfOne = asked.hasPrefix("which ") && asked.hasSuffix("s?") && isOne(answer)
    return self.attribute(
      isOfOne ? arena.joined(asked.dropLast(2), "?") : asked,
      of: subject,
      arena
    )
  }

  /// Whether a text names one thing alone, and is no sentence.
  private static func isOne(_ text: TextSlice) -> Bool {
    !text.isEmpty
      && text.last != UInt8(ascii: ".") && !text.contains(" and ")
      && !text.contains(" or ")
      && text.firstIndex { ",;/&+\n".utf8.contains($0) } == nil
  }

  /// Whether a text is three things or more in an order: `HDD > SSD > memory`.
  private static func isRanking(_ text: TextSlice) -> Bool {
    guard let first = text.firstIndex(of: " > "),
      let second = text.suffix(from: first + 3).firstIndex(of: " > ")
    else { return false }
    return first > 0 && second > 0 && !text.contains(". ")
  }

  /// Puts what is asked of a subject behind it.
  static func attribute(
    _ asked: TextSlice,
    of subject: TextSlice,
    _ arena: TextArena
  ) -> TextSlice {
    let subject = subject.last == UInt8(ascii: "?") ? subject.dropLast() : subject
    // `Replicas available for` of `Replicas`
    if asked.count > subject.count + 2, asked[subject.count] == 0x20,
      asked.prefix(subject.count).isFolded(subject)
    {
      return arena.joined(subject, ": ", asked.suffix(from: subject.count + 1))
    }
    return arena.joined(subject, ": ", asked)
  }

  /// The question that a property means, whatever it is asked of.
  static func asked(_ attribute: Label, ofMany areMany: Bool, _ arena: TextArena) -> TextSlice {
    let text =
      HeaderQuestion.question(attribute, ofMany: areMany, arena)
      ?? lowercased(
        attribute.text.contains(" you ")
          ? attribute.text : attribute.text.withoutLastWord(among: leads),
        arena
      )
    return question(text, arena)
  }

  /// Whether a subject is spoken of as several things.
  static func areMany(_ subject: TextSlice, _ arena: TextArena) -> Bool {
    GrammaticalNumber.isPlural(subject) && !QuestionForm.isInstruction(subject, arena)
  }

  /// Asks for one property of a subject.
  static func attribute(_ attribute: String, of subject: String) -> String {
    let arena = TextArena()
    let label = Label(arena.copy(attribute), in: arena)
    return withExtendedLifetime(arena) {
      String(self.attribute(label, of: arena.copy(subject), arena))
    }
  }

  /// Asks for the items under a label, of which it says the number.
  static func items(
    _ label: TextSlice,
    of subject: TextSlice?,
    _ items: [TextSlice],
    inOrder: Bool,
    _ arena: TextArena
  ) -> TextSlice {
    let number = arena.copy(String(items.count))
    // `Strategies` below a title of the same name.
    if let subject, subject == label { return arena.joined(subject, ": which ", number, "?") }
    if let subject { return self.items(label, of: subject, number, arena) }
    if items.count == 2, ContrastTitle(label) != nil {
      return arena.joined(label, ": what is the difference?")
    }
    if isQuestion(label) { return arena.joined(question(label, arena), " (", number, ")") }
    // What stands in parentheses is said of what is named before them.
    let items = items.map(withoutRemark)
    // `You are billed for two things` says itself how many are asked for.
    let isCounted = counts(label, items.count)
    let areNamed =
      isCounted && !inOrder
      || GrammaticalNumber.isPlural(label)
        && !items.contains {
          QuestionForm(answering: $0, arena).isAction || isTrait($0, of: items)
            || !inOrder && isFact($0)
        }
    if inOrder {
      return areNamed
        ? arena.joined(label, ": which ", number, ", in order?")
        : arena.joined(label, ": the ", number, " steps in order?")
    }
    // `Four components` below which five items stand.
    if areNamed, !isCounted, label.containsWord(where: { $0.saidNumber.map { $0 > 1 } ?? false }) {
      return arena.joined(label, ": which are they?")
    }
    if areNamed { return arena.joined(label, ": which ", number, "?") }
    // `white`, `brown` are no points of `Fat`.
    return !QuestionForm.isProduct(label, arena) && items.allSatisfy { isName($0, arena) }
      ? arena.joined(
        label,
        ": which ",
        number,
        GrammaticalNumber.isPlural(label) ? " belong to them?" : " belong to it?"
      )
      : arena.joined(label, ": what are the ", number, " key points?")
  }

  /// `Secret` of `Secret (serious damage)`.
  private static func withoutRemark(_ item: TextSlice) -> TextSlice {
    guard item.last == UInt8(ascii: ")"), let open = item.firstIndex(of: " ("), open > 0,
      item.suffix(from: open + 2).firstIndex(of: UInt8(ascii: "(")) == nil
    else { return item }
    return item.prefix(open)
  }

  /// Whether an item is two words at most, of which the first is no verb.
  private static func isName(_ item: TextSlice, _ arena: TextArena) -> Bool {
    guard item.spacedWordCount <= 2, !isFact(item), item.last != UInt8(ascii: ".") else {
      return false
    }
    return !QuestionForm(answering: item, arena).isAction
  }

  /// Whether a label says how many items there are; at its end a number is part of a name: `Stage 2`.
  static func counts(_ label: TextSlice, _ count: Int) -> Bool {
    var rest = label
    while let word = rest.nextWord() {
      if word.saidNumber == count, !(rest.isEmpty && TextMarks.isDigit(word.first)) { return true }
    }
    return false
  }

  /// Asks for the items that a subject has of something.
  private static func items(
    _ label: TextSlice,
    of subject: TextSlice,
    _ number: TextSlice,
    _ arena: TextArena
  ) -> TextSlice {
    // `Allows us to` and `How it is used` are half a question.
    let asked =
      label.contains(0x20)
      ? HeaderQuestion.question(Label(label, in: arena), ofMany: areMany(subject, arena), arena)
      : nil
    // `3 types` say their number already.
    let isCounted = label.firstWord.saidNumber != nil && label.contains(0x20)
    let uncounted = isCounted ? label.suffix(from: label.firstWord.count).trimmed : label
    // `Focus areas include`, but not `Start where you are`
    let isClause = uncounted.containsWord { $0 == "you" || $0 == "we" || $0 == "they" }
    let name = isClause ? uncounted : uncounted.withoutLastWord(among: leads)
    let label = question(asked ?? lowercased(name, arena), arena)
    arena.write(subject)
    arena.write(": ")
    return arena.joined(label, " (", number, ")")
  }

  private static let leads: PhraseSet = ["are", "include", "includes", "including"]

  /// Asks for the items that a subject has of something.
  static func items(_ label: String, of subject: String, count: Int) -> String {
    let arena = TextArena()
    return withExtendedLifetime(arena) {
      String(items(arena.copy(label), of: arena.copy(subject), arena.copy(String(count)), arena))
    }
  }

  /// Whether an item is a sentence or holds a figure, as a fact does and a name does not: `Up to
  /// 90 % discount`.
  private static func isFact(_ item: TextSlice) -> Bool {
    // `every subnet …` and `bringing it to you` name nothing.
    let first = item.firstWord
    let isGerund = first.hasSuffix("ing") && first.first &- 0x61 < 26 && item.spacedWordCount > 2
    if isGerund || determiners.contains(folded: first) || item.hasFoldedPrefix("e.g") {
      return true
    }
    if item.last == UInt8(ascii: "."), item.spacedWordCount > 4, !item.contains(": ") {
      return true
    }
    if beginnings.contains(folded: first), item.spacedWordCount > 4, !item.contains(": ") {
      return true
    }
    guard let digit = item.firstIndex(where: { $0 &- 0x30 < 10 }), digit > 0 else { return false }
    return item[digit - 1] == 0x20
  }

  /// Words that sentences about something begin with, rather than names.
  private static let beginnings: PhraseSet = [
    "a", "an", "if", "it", "some", "the", "their", "they", "this", "when", "you",
  ]
  private static let determiners: PhraseSet = [
    "all", "can", "cannot", "each", "every", "must", "no", "only",
  ]

  /// Whether an item tells a trait of what the others name: `Fast, model-agnostic` among methods.
  private static func isTrait(_ item: TextSlice, of items: [TextSlice]) -> Bool {
    if isSeries(item) { return items.count { isSeries($0) } == 1 }
    return item.firstWord.hasSuffix("ed") && item.contains(" with ")
  }

  /// Whether a comma stands outside parentheses.
  private static func isSeries(_ item: TextSlice) -> Bool {
    guard let comma = item.firstIndex(of: UInt8(ascii: ",")) else { return false }
    return !item.prefix(comma).contains(UInt8(ascii: "("))
  }

  /// Whether a label is worded as a question.
  static func isQuestion(_ label: TextSlice) -> Bool {
    if label.last == UInt8(ascii: "?") { return true }
    let first = label.firstWord
    return first.count <= 5 && Vocabulary.questionWords.contains(folded: first)
  }

  /// Whether a label is worded as a question.
  static func isQuestion(_ label: String) -> Bool { label.withTextSlice { isQuestion($0) } }

  private static func question(_ label: TextSlice, _ arena: TextArena) -> TextSlice {
    if label.last == UInt8(ascii: "?") { return label }
    return inverted(label, arena) ?? arena.joined(label, "?")
  }

  /// `Why does pruning matter?` for `Why Pruning Matters`.
  private static func inverted(_ label: TextSlice, _ arena: TextArena) -> TextSlice? {
    guard label.hasFoldedPrefix("why "), !label.hasFoldedPrefix("why do"),
      label.spacedWordCount >= 3
    else { return nil }
    let isOne = label.hasSuffix(" Matters") || label.hasSuffix(" matters")
    guard isOne || label.hasSuffix(" Matter") || label.hasSuffix(" matter") else { return nil }
    let subject = lowercased(label.suffix(from: 4).dropLast(isOne ? 8 : 7), arena)
    arena.write(label.prefix(1))
    arena.write(isOne ? "hy does " : "hy do ")
    return arena.joined(subject, " matter?")
  }

  /// `Use Cases` becomes `use cases`; `AWS services` and `K-Means` stay.
  private static func lowercased(_ label: TextSlice, _ arena: TextArena) -> TextSlice {
    var rest = label
    var isFirst = true
    while let word = rest.nextWord() {
      // `Type I error`, `Vitamin C`, `A XOR B`; `A` may be an article.
      let isArticle = isFirst && word == "A" && rest.contains(0x20)
      var isPlain = word.count > 1 || word.first &- 0x41 >= 26 || isArticle
      if !isFirst { arena.write(byte: 0x20) }
      isFirst = false
      let isShort =
        word.hasSuffix("'s") && Vocabulary.questionWords.contains(folded: word.dropLast(2))
      for at in 1..<(isShort ? word.count - 2 : word.count) where word[at] &- 0x61 >= 26 {
        isPlain = false
      }
      arena.write(byte: isPlain ? TextBytes.folded(word.first) : word.first)
      arena.write(word.suffix(from: 1))
    }
    return arena.finish()
  }

  /// Returns the leading sentences that fit the limit of words, or nil if the first is too long.
  static func shortened(_ text: TextSlice, words limit: Int, _ arena: TextArena) -> TextSlice? {
    if text.wordCount <= limit { return text }
    var count = 0
    var end = 0
    var sentences = Sentences(text, arena)
    while let sentence = sentences.next() {
      count += sentence.wordCount
      if count > limit { break }
      end = sentences.end
    }
    return end == 0 ? nil : sentences.text.prefix(end)
  }

  /// Returns a text without a last sentence that only announces what follows, such as `Examples
  /// include:`; nil if nothing else is said.
  static func withoutIntroduction(_ text: TextSlice, _ arena: TextArena) -> TextSlice? {
    let text = withoutBackReference(text, arena)
    guard text.last == UInt8(ascii: ":") || text.hasSuffix(":-") else { return text }
    var sentences = Sentences(text, arena)
    var end = 0
    while sentences.next() != nil, sentences.end < sentences.text.count { end = sentences.end }
    return end == 0 ? nil : sentences.text.prefix(end)
  }

  /// Returns a text without `As discussed earlier,` at its beginning.
  private static func withoutBackReference(_ text: TextSlice, _ arena: TextArena) -> TextSlice {
    guard text.hasPrefix("As "), let comma = text.prefix(40).firstIndex(of: UInt8(ascii: ","))
    else { return text }
    let said = text.prefix(comma)
    guard said.spacedWordCount <= 4,
      said.containsWord(where: { backReferences.contains(folded: $0) })
    else { return text }
    return arena.capitalized(text.suffix(from: comma + 1).trimmed)
  }

  private static let backReferences: PhraseSet = [
    "discussed", "mentioned", "noted", "seen", "explained",
  ]
}
