/// A card as a rule proposes it, before it is placed in the graph.
struct CardDraft {
  let kind: CardKind
  /// The term as written.
  let term: String
  /// What the identifier is made from besides the kind: the term's key and the aspect.
  let concept: String
  var aspect = ""
  let prompt: String
  let answer: String
  var items: [String] = []
  var options: [Card.Option] = []
  let breadcrumb: [String]
  let range: Range<Int>

  /// The kind that the identifier is made from.
  ///
  /// Whether what is said of a term is a formula depends on the answer, which no name may do.
  var namedKind: CardKind { kind == .formula && aspect.isEmpty ? .definition : kind }

  /// The card with damaged characters put right.
  var repaired: CardDraft {
    guard Mojibake.repaired(prompt) != nil || Mojibake.repaired(answer) != nil else { return self }
    let mended = { (text: String) in Mojibake.repaired(text) ?? text }
    return CardDraft(
      kind: kind,
      term: mended(term),
      concept: TermKey.key(mended(term)),
      aspect: TermKey.key(mended(aspect)),
      prompt: mended(prompt),
      answer: mended(answer),
      items: items.map(mended),
      options: options.map { option in
        Card.Option(
          text: mended(option.text),
          isCorrect: option.isCorrect,
          reason: mended(option.reason)
        )
      },
      breadcrumb: breadcrumb.map(mended),
      range: range
    )
  }

  /// The most words that an answer may have.
  static let longestAnswerWords = 60
  /// The numbers of items that a list may have.
  static let itemCounts = 2...7
  /// The most words that an item may have.
  static let longestItemWords = 20
}

/// How prompts and answers are phrased.
enum Phrasing {
  /// Asks what an answer says of a term.
  static func definition(_ term: String, answer: some StringProtocol) -> String {
    isQuestion(term) ? question(term) : QuestionForm(answering: answer).prompt(term)
  }

  /// Asks for the term of a definition.
  static func term(for definition: String) -> String { "Which term: \(definition)" }

  /// Asks for the formula of a quantity.
  static func formula(of term: String) -> String { "\(term): formula?" }

  /// Asks what tells two things apart.
  static func contrast(_ one: String, _ other: String) -> String {
    "\(one) or \(other): what tells them apart?"
  }

  /// Asks for one property of a subject.
  static func attribute(_ attribute: String, of subject: String) -> String {
    "\(subject): \(attributeQuestions[TermKey.key(attribute)] ?? "\(lowercased(attribute))?")"
  }

  /// Attributes that would make no question by themselves.
  private static let attributeQuestions: [String: String] = [
    "how it works": "how does it work?",
    "when to use": "when do you use it?",
    "use when": "when do you use it?",
    "when not to use": "when do you not use it?",
    "avoid when": "when do you avoid it?",
    "best for": "what is it best for?",
    "ideal for": "what is it ideal for?",
    "suitable for": "what is it suitable for?",
    "why it matters": "why does it matter?",
  ]

  /// Asks for the items under a label, of which it says the number.
  static func items(
    _ label: String,
    of subject: String?,
    _ items: [String],
    inOrder: Bool
  ) -> String {
    let count = items.count
    if let subject { return "\(subject): \(lowercased(label))? (\(count))" }
    if isQuestion(label) { return "\(question(label)) (\(count))" }
    if inOrder { return "\(label): the \(count) steps in order?" }
    let areNamed =
      GrammaticalNumber.isPlural(label)
      && !items.contains { QuestionForm(answering: $0).isAction }
    return areNamed ? "\(label): which \(count)?" : "\(label): what are the \(count) key points?"
  }

  /// Whether a label is worded as a question.
  static func isQuestion(_ label: String) -> Bool {
    if label.utf8.last == UInt8(ascii: "?") { return true }
    let first = label.utf8.prefix { $0 != 0x20 }
    guard first.count <= 5 else { return false }
    return Vocabulary.questionWords.contains(
      String(decoding: first.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    )
  }

  private static func question(_ label: String) -> String {
    label.hasSuffix("?") ? label : label + "?"
  }

  /// `Use Cases` becomes `use cases`; `AWS services` and `K-Means` stay.
  private static func lowercased(_ label: String) -> String {
    label.split(separator: " ").map { word in
      let isPlain = word.utf8.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
      return isPlain ? word.lowercased() : String(word)
    }.joined(separator: " ")
  }

  /// Returns the leading sentences that fit the limit of words, or nil if the first is too long.
  static func shortened(_ text: String, words limit: Int) -> String? {
    if TextBytes.wordCount(text) <= limit { return text }
    var result = ""
    var count = 0
    for sentence in sentences(text) {
      let words = TextBytes.wordCount(sentence)
      if count + words > limit { break }
      count += words
      result += result.isEmpty ? sentence : " " + sentence
    }
    return result.isEmpty ? nil : result
  }

  /// Returns a text without a last sentence that only announces what follows, such as `Examples
  /// include:`; nil if nothing else is said.
  static func withoutIntroduction(_ text: String) -> String? {
    let text = withoutBackReference(text)
    guard text.hasSuffix(":") else { return text }
    let said = sentences(text).dropLast().joined(separator: " ")
    return said.isEmpty ? nil : said
  }

  /// Returns a text without `As discussed earlier,` at its beginning.
  private static func withoutBackReference(_ text: String) -> String {
    guard text.utf8.starts(with: "As ".utf8),
      let comma = text.utf8.prefix(40).firstIndex(of: UInt8(ascii: ","))
    else { return text }
    let words = text[..<comma].split(separator: " ").map { $0.lowercased() }
    guard words.count <= 4,
      ["discussed", "mentioned", "noted", "seen", "explained"]
        .contains(where: words.contains)
    else { return text }
    let rest = text[text.index(after: comma)...].trimmed
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }

  /// Splits where a sentence ends and a capital or a number follows.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var current: [Substring] = []
    let words = text.split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated() {
      current.append(word)
      let next = index + 1 < words.count ? words[index + 1].first : nil
      if endsSentence(word), next.map({ $0.isUppercase || $0.isNumber }) ?? true {
        sentences.append(current.joined(separator: " "))
        current = []
      }
    }
    if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
    return sentences
  }

  /// Whether a word ends a sentence rather than being an abbreviation such as `e.g.` or `vs.`.
  private static func endsSentence(_ word: Substring) -> Bool {
    guard let last = word.last, ".!?".contains(last) else { return false }
    let stem = word.dropLast().lowercased()
    return stem.count > 1 && !stem.contains(".") && !abbreviations.contains(stem)
  }

  private static let abbreviations: Set<String> = [
    "vs", "cf", "approx", "fig", "no", "dr", "mr", "mrs", "st", "inc",
  ]
}
