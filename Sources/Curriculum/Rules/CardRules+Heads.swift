/// What stands where a term and its definition would, and is none.
extension CardRules {
  /// Whether nothing is defined: what is said is an aside or advice, or the term goes on with
  /// something or only counts.
  ///
  /// - Parameter key: The comparable form of the term.
  static func definesNothing(_ term: TextSlice, key: TextSlice, _ said: TextSlice) -> Bool {
    isAside(said) || isAdvice(said) || isNumbered(key) || isAboutTheExam(key, said)
      || isPredicate(term) && !said.contains(UInt8(ascii: ","))
      || key.hasSuffix(" question") && said.last == UInt8(ascii: "?")
      || isChain(term, said) || LeadTerm.isYear(term) && LeadTerm.isYear(said.prefix(4))
  }

  /// The two sides of `Edge deployment = use SageMaker Neo`, which says what the term stands for.
  static func pair(_ term: TextSlice) -> (name: TextSlice, meaning: TextSlice)? {
    guard let sign = term.firstIndex(of: " = ") else { return nil }
    let name = term.prefix(sign).trimmed
    let meaning = term.suffix(from: sign + 3).trimmed
    // A formula has signs and single letters.
    let areWords = [name, meaning].allSatisfy { side in
      side.count > 3 && side.firstIndex { "=+*/^()<>".utf8.contains($0) } == nil
        && side.firstIndex { $0 &- 0x30 < 10 } == nil
    }
    return areWords ? (name, meaning) : nil
  }

  /// Whether a term is the first of several names with dashes between them: `Rift - Drift - Orogeny`.
  private static func isChain(_ term: TextSlice, _ said: TextSlice) -> Bool {
    guard said.count <= 80, term.spacedWordCount <= 2, said.contains(" - ") else { return false }
    var rest = said
    var count = 0
    while !rest.isEmpty {
      let end = rest.firstIndex(of: " - ") ?? rest.count
      if rest.prefix(end).spacedWordCount > 2 { return false }
      rest = rest.suffix(from: min(rest.count, end + 3))
      count += 1
    }
    return count > 2
  }

  /// Whether a text tells the candidate what to get ready for: `Be familiar with data lakes.`
  private static func isAdvice(_ said: TextSlice) -> Bool {
    guard said.hasFoldedPrefix("be ") || said.hasFoldedPrefix("expect ") else { return false }
    var rest = said
    _ = rest.nextWord()
    return rest.nextWord().map { readiness.contains(folded: $0) } ?? false
  }

  private static let readiness: PhraseSet = [
    "able", "aware", "familiar", "prepared", "questions", "ready", "sure",
  ]

  /// Whether a text tells how the exam is held: `65 questions in 130 minutes, passing score 720`.
  static func isAboutTheExam(_ key: TextSlice, _ said: TextSlice) -> Bool {
    if sittings.contains(key) { return true }
    if said.firstFoldedIndex(of: "passing score") != nil { return true }
    if said.firstFoldedIndex(of: "passing mark") != nil { return true }
    return counts(" questions", in: said) && counts(" min", in: said)
      || speaksOfTheExam(key) && areShares(said)
  }

  /// Whether a title or a label stands over the parts of an exam; shares of anything else, such as
  /// the gases in air, are worth knowing.
  static func speaksOfTheExam(_ key: TextSlice) -> Bool {
    key.containsWord { examWords.contains($0) }
  }

  private static let examWords: PhraseSet = [
    "blueprint", "certification", "domain", "domains", "exam", "measured", "objectives", "outline",
    "split", "syllabus", "weight", "weighting", "weightings", "weights",
  ]

  /// Whether parts of a text each end with a number and make a whole: `Data 20, Models 36, Ops 44`.
  private static func areShares(_ text: TextSlice) -> Bool {
    guard text.count <= longestShares else { return false }
    var rest = text.last == UInt8(ascii: ".") ? text.dropLast() : text
    var sum = 0
    var count = 0
    while let part = rest.nextPart() {
      let part = part.last == UInt8(ascii: "%") ? part.dropLast().trimmed : part
      let space = part.lastIndex(of: 0x20) ?? 0
      guard space > 0, let share = part.suffix(from: space + 1).number else { return false }
      sum += share
      count += 1
    }
    return count > 2 && (95...105).contains(sum)
  }

  private static let longestShares = 200

  /// Whether somebody asks how to prepare for the exam or how it is held: `How long should I study?`
  ///
  /// What a learner asks of the subject may be worded with `I` too: `How do I pass a pointer?`
  static func isAboutSitting(_ question: TextSlice, _ answer: TextSlice) -> Bool {
    guard question.containsWord(where: { $0 == "I" || $0 == "my" }) else { return false }
    return question.contains("I fail?") || holds(sittingWords, question)
      || holds(sittingPlaces, answer.prefix(400))
  }

  private static func holds(_ words: PhraseSet, _ text: TextSlice) -> Bool {
    text.containsWord { word in
      let end = word.firstIndex { !TextMarks.isLetter($0) } ?? word.count
      return words.contains(folded: word.prefix(end))
    }
  }

  private static let sittingWords: PhraseSet = [
    "certification", "exam", "exams", "retake", "study", "studying",
  ]
  private static let sittingPlaces: PhraseSet = ["pearson", "proctor", "proctored"]

  /// Whether a number stands before some word.
  private static func counts(_ word: StaticString, in text: TextSlice) -> Bool {
    text.firstIndex(of: word).map { $0 > 0 && TextMarks.isDigit(text[$0 - 1]) } ?? false
  }

  private static let sittings: PhraseSet = [
    "guessing penalty", "pass mark", "passing mark", "passing score", "number of questions",
  ]

  /// Whether words in parentheses are all that is said: `(in one Region)`.
  private static func isAside(_ said: TextSlice) -> Bool {
    said.first == UInt8(ascii: "(") && said.firstIndex(of: UInt8(ascii: ")")) == said.count - 1
      && !said.contains(UInt8(ascii: ",")) && !said.contains(UInt8(ascii: "="))
      && said.spacedWordCount > 1
  }

  /// Whether a term goes on with a sentence that began above: `Can be used in new situations`.
  private static func isPredicate(_ term: TextSlice) -> Bool {
    guard term.last != UInt8(ascii: "?") else { return false }
    var rest = term
    guard let first = rest.nextWord(), let second = rest.nextWord() else { return false }
    if predicates.contains(folded: first), second.first &- 0x61 < 26 { return true }
    return auxiliaries.contains(folded: first) && complements.contains(folded: second)
  }

  static func beginsWithAuxiliary(_ term: TextSlice) -> Bool {
    term.first &- 0x61 < 26
      && (auxiliaries.contains(folded: term.firstWord) || term.hasPrefix("then "))
  }

  private static let auxiliaries: PhraseSet = [
    "are", "can", "could", "has", "have", "is", "may", "must", "should", "was", "were", "will",
  ]
  private static let predicates: PhraseSet = [
    "able", "allows", "contains", "enables", "includes", "offers", "provides", "requires",
    "supports",
  ]
  private static let complements: PhraseSet = [
    "also", "be", "been", "have", "not", "often", "only", "used",
  ]

  /// Whether a term is one of several examples or steps that have no name: `Task 2`.
  private static func isNumbered(_ key: TextSlice) -> Bool {
    guard key.last &- 0x30 < 10, key.spacedWordCount == 2 else { return false }
    // `Section 230` is known by its number.
    let isName = key.firstWord == "section" && key.count - "section ".count > 2
    return unnamed.contains(key.firstWord) && !isName
  }

  private static let unnamed: PhraseSet = [
    "case", "chapter", "day", "domain", "example", "exercise", "figure", "instance", "item",
    "lecture", "lesson", "module", "option", "page", "problem", "question", "sample", "scenario",
    "section", "session", "step", "table", "task", "unit", "video", "week",
  ]
}
