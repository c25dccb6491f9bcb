extension CardRules {
  /// Whether two words are all that is said, and one of them is the term's own: `Random sampling`
  /// of `Random search`.
  private func restates(_ answer: TextSlice, _ key: TextSlice) -> Bool {
    guard answer.spacedWordCount == 2 else { return false }
    var rest = arena.key(answer)
    while let word = rest.nextWord() {
      let stem = word.prefix(6)
      if stem.count >= 5, key.containsWord(where: { $0.hasPrefix(stem) }) { return true }
    }
    return false
  }

  /// Whether the answer says nothing that the prompt does not say already.
  ///
  /// - Parameter title: What stands above the term, which the learner sees as well.
  func givesAway(_ answer: TextSlice, in key: TextSlice, under title: Label?) -> Bool {
    if let open = answer.lastIndex(of: UInt8(ascii: "(")), open > 0,
      answer.suffix(from: open).hasFoldedPrefix("(default")
    {
      return givesAway(answer.prefix(open).trimmed, in: key, under: title)
    }
    if answer.hasFoldedPrefix("whether or not "), case let said = arena.key(answer),
      !key.containsWord(where: { word in !said.containsWord { $0 == word } })
    {
      return true
    }
    if restates(answer, key) || echoes(answer, key, under: title) { return true }
    // A longer answer says more, unless it repeats itself.
    guard answer.count <= 4 * key.count else { return false }
    var rest = arena.key(answer)
    var repeats = false
    while let word = rest.nextWord() {
      let isKnown = key.containsWord { known in
        let stem = known.prefix(6)
        return word.hasPrefix(stem) || word.count > 3 && stem.hasPrefix(word)
      }
      if isKnown {
        repeats = true
      } else if word.count > 6 || !Vocabulary.emptyWords.contains(word) {
        return false
      }
    }
    return repeats
  }

  /// Whether the words of a short gloss are those of its term or of the title above, spelled out or
  /// in another form: `Minimum samples to split node` of `min_samples_split`.
  ///
  /// - Parameter fewest: Of so few words more than one must be new.
  func echoes(
    _ answer: TextSlice,
    _ key: TextSlice,
    under title: Label?,
    fewest: Int = 2
  ) -> Bool {
    guard answer.count <= 96 else { return false }
    var said = arena.key(answer)
    // `Determine the sources of data` of `Identify the data sources`: the verbs mean the same.
    let isInstruction =
      QuestionForm.isInstruction(key, arena) && QuestionForm(answering: answer, arena).isPractice
    if isInstruction {
      _ = said.nextWord()
    } else if answer.last == UInt8(ascii: ".") || !(2...6).contains(answer.spacedWordCount) {
      return false
    }
    // `Sound data` of `Audio features`: a word for the one that stands in the term.
    if said.spacedWordCount == 2, key.spacedWordCount == 2, Self.saysNothingMore(answer) {
      return true
    }
    var own = 0
    var known = 0
    var fresh = 0
    var isBland = false
    var isPhrase = answer.contains(UInt8(ascii: ","))
    while let word = said.nextWord() {
      // `Vendor's`
      if word == "s" { continue }
      if Vocabulary.emptyWords.contains(word) {
        isPhrase = true
      } else if Self.blandWords.contains(word) {
        isBland = true
      } else if key.containsWord(where: { Self.areAkin($0, word) }) {
        own += 1
      } else if word.count > 3, title?.key.containsWord(where: { Self.areAkin($0, word) }) ?? false
      {
        known += 1
      } else {
        fresh += 1
      }
    }
    known += own
    // Of so few words one alone is new: `Text translation` of `Translate`.
    if own > 0, fresh <= 1, known + fresh <= fewest, !isPhrase { return true }
    return known > 0 ? fresh * 3 <= known : isBland && fresh == 0
  }

  private static func saysNothingMore(_ answer: TextSlice) -> Bool {
    answer.hasSuffix(" data") || answer.hasSuffix(" information")
  }

  /// Whether two words are one, one of them shortened, or both of one stem: `min` and `minimum`,
  /// `translate` and `translation`.
  private static func areAkin(_ one: TextSlice, _ other: TextSlice) -> Bool {
    let shared = min(one.count, other.count, 6)
    return shared >= 3 && one.prefix(shared) == other.prefix(shared)
  }

  /// Words that say little of anything.
  private static let blandWords: PhraseSet = [
    "access", "amazon", "appropriate", "aws", "azure", "based", "best", "case", "cases",
    "categories", "choose", "combination", "data", "general", "information", "measures", "real",
    "recommendations", "right", "sagemaker", "select", "service", "services", "specific",
    "specified", "statistical", "suited", "task", "tasks", "time", "tool", "tools", "used",
    "various",
  ]
}
