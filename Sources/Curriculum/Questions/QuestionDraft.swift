import Markdown

/// A question as it stands in a document, before it is placed in the graph.
struct QuestionDraft {
  struct Option {
    let text: String
    var reason: String
    var isCorrect: Bool
    let range: Range<Int>
    /// Whether the text is strong, which may be how the author marks the key.
    var isStrong = false
  }

  /// How the options are told apart.
  enum Marks {
    case boxes
    case letters
    case numbers
    /// Bullets, of which the answer names one by its text.
    case bullets
  }

  var stem: String
  var options: [Option]
  let range: Range<Int>
  let marks: Marks
  /// The section in which the question stands.
  let section: Int
  /// The number that the document gives.
  var number: Int?
  /// Whether the stem or the heading asks something, so that the options are no list of things to
  /// do and no outline.
  var isAsked = true
  /// Whether the document calls it a question in words.
  var isLabelled = false
  /// What is said about all of it.
  var explanation = ""
  /// What the answer names that is no option.
  var unknownAnswer: String?
  /// The top-level blocks and the items of top-level lists that it takes.
  var blocks: Set<NodeID> = []

  var hasKey: Bool { options.contains { $0.isCorrect } }

  /// Whether nothing but strong type tells the key.
  var isKeyStrong: Bool {
    guard unknownAnswer == nil, marks != .boxes else { return false }
    let strong = options.count { $0.isStrong }
    return strong == 1 && options.count > 1
      || strong > 1 && strong < options.count && asksForSeveral
  }

  /// Whether the stem says that more than one option is right.
  private var asksForSeveral: Bool {
    stem.withTextSlice { text in
      let said: [StaticString] = [
        "(choose", "(pick", "(select", "choose two", "choose three", "select two", "select three",
        "all that apply", "which two", "which three", "which of the following are",
        "which of these are",
      ]
      return said.contains { text.firstFoldedIndex(of: $0) != nil }
    }
  }

  /// Marks what an answer names; returns whether it named anything.
  mutating func mark(_ answer: AnswerLine) -> Bool {
    guard !answer.places.isEmpty, answer.places.allSatisfy(options.indices.contains) else {
      if !hasKey { unknownAnswer = answer.value }
      return !hasKey
    }
    unknownAnswer = nil
    for place in answer.places { options[place].isCorrect = true }
    // `Answer: B) Parquet` repeats the option.
    let repeats = answer.places.contains {
      TermKey.key(options[$0].text) == TermKey.key(answer.rest)
    }
    if !answer.rest.isEmpty, !repeats { explain(answer.rest, " ") }
    return true
  }

  /// What stands where an explanation is to come.
  private static let plans: PhraseSet = ["tbd", "todo", "to do", "n a", "none", "tba"]

  /// Adds to what is said about all of it.
  mutating func explain(_ text: some StringProtocol, _ separator: String) {
    guard !text.isEmpty, !Self.plans.contains(keyOf: text) else { return }
    explanation += (explanation.isEmpty ? "" : separator) + text
  }

  /// Adds to what is said about all of it.
  mutating func explain(_ text: TextSlice, _ separator: String) {
    if !text.isEmpty { explain(String(text), separator) }
  }

  /// Adds to what is said about an option.
  mutating func explain(option place: Int, _ text: some StringProtocol) {
    guard options.indices.contains(place), !text.isEmpty else { return }
    options[place].reason += (options[place].reason.isEmpty ? "" : " ") + text
  }

  /// An explanation without the text of the option that it begins by repeating.
  private static func without(_ option: String, _ explanation: String) -> Substring {
    guard !option.isEmpty, explanation.hasPrefix(option) else { return explanation[...] }
    let rest = explanation.dropFirst(option.count).drop { $0 == " " }
    guard let sign = rest.first, ".:;,-–—".contains(sign),
      rest.dropFirst().first?.isWhitespace ?? true
    else { return explanation[...] }
    return rest.dropFirst().drop { $0.isWhitespace }
  }

  /// The question once nothing more is said about it.
  var settled: QuestionDraft {
    var question = self
    if !hasKey, isKeyStrong {
      for place in options.indices where options[place].isStrong {
        question.options[place].isCorrect = true
      }
    }
    guard !explanation.isEmpty else { return question }
    for place in question.options.indices where question.options[place].isCorrect {
      question.explain(option: place, Self.without(question.options[place].text, explanation))
    }
    return question
  }
}
