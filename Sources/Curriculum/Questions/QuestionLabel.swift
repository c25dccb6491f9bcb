/// What a line or a heading calls itself: `Question 3:`, `Explanation:`, `Show answer`.
enum QuestionLabel {
  /// Reads `Question 3: Which …?`, `Q3. Which …?`, `3. Which …?` or `Q: Which …?`.
  ///
  /// - Parameter allowsBareNumber: Whether a number alone will do, as in a heading.
  /// - Returns: The number, if there is one, and what follows; nil if the line has no such label.
  static func question(
    _ line: TextSlice,
    allowsBareNumber: Bool = false
  ) -> (number: Int?, rest: TextSlice)? {
    let plain = withoutSigns(line)
    let first = plain.first
    let isDigit = TextMarks.isDigit(first)
    guard isDigit ? allowsBareNumber : mayName(first) else { return nil }
    var rest = plain
    if !isDigit {
      guard let word = plain.firstFoldedPrefix(among: words) else { return nil }
      rest = plain.suffix(from: word.utf8CodeUnitCount)
      if rest.beginsWithLetter { return nil }
      rest = withoutFiller(rest.trimmed)
    }
    let digits = rest.leadingDigits
    guard digits.count <= 4 else { return nil }
    let number = digits.number
    rest = rest.suffix(from: digits.count)
    if let number, number > 0, rest.hasFoldedPrefix(" of ") || rest.first == UInt8(ascii: "/") {
      rest = rest.drop { !$0.beginsWithNumber }.drop { $0.beginsWithNumber }
    }
    let after = rest.trimmed
    if after.isEmpty, number != nil, !isDigit { return (number, after) }
    // `Q9 Which …?`
    if number != nil, !isDigit, rest.first == 0x20, after.first &- 0x41 < 26,
      after.last == UInt8(ascii: "?")
    {
      return (number, after)
    }
    guard let sign = after.firstScalar?.scalar, isSign(sign) else { return nil }
    // A problem and its solution are no question unless they are counted.
    if number == nil {
      let isNamed = first | 0x20 == UInt8(ascii: "q") || first >= 0x80
      guard isNamed, sign == ":" || sign == "：" || sign == "." else { return nil }
    }
    let text = after.dropFirst(scalars: 1)
    // `1.5 Flash` and `Q.E.D` are names.
    let mayBeName = sign == "." && (number == nil || isDigit) || sign == "-"
    if mayBeName, !text.isEmpty, text.first != 0x20 { return nil }
    return (number, withoutSecondSign(text).trimmed)
  }

  /// Whether a byte could begin one of the words; those beyond ASCII could.
  @inline(__always)
  private static func mayName(_ first: UInt8) -> Bool {
    switch first | 0x20 {
    case UInt8(ascii: "q"), UInt8(ascii: "n"), UInt8(ascii: "e"), UInt8(ascii: "t"),
      UInt8(ascii: "p"), 0x80...:
      true
    default: false
    }
  }

  private static func withoutFiller(_ text: TextSlice) -> TextSlice {
    guard let filler = text.firstFoldedPrefix(among: fillersOfNumbers) else { return text }
    let rest = text.suffix(from: filler.utf8CodeUnitCount)
    return rest.drop { $0.first == 0x20 || $0.first == 0x3A || $0.first == UInt8(ascii: ".") }
  }

  /// Whether a sign may stand behind the number of a question.
  private static func isSign(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ":", "：", ".", "．", ")", "）", "-", "–", "—", "、", "]", "】", "|": true
    default: false
    }
  }

  private static func withoutSecondSign(_ text: TextSlice) -> TextSlice {
    text.drop {
      $0.first == UInt8(ascii: ")") || $0.first == 0x3A || $0.first == UInt8(ascii: ".")
        || $0.hasPrefix("：")
    }
  }

  private static let fillersOfNumbers: [StaticString] = ["number", "no.", "no", "nr.", "#", "№"]
  private static let words: [StaticString] = [
    "new question", "question", "q", "exercise", "problem", "topic 1 question", "问题",
    "題", "题",
  ]

  /// Whether a line only announces an answer: `Answer`, `Show the answer`, `Solution:`.
  static func announcesAnswer(_ line: TextSlice) -> Bool {
    guard line.count <= 60, mayAnnounceAnswer(line) else { return false }
    return TermKey.withKey(withoutSigns(line)) { key in
      if cjkAnswers.contains(key) { return true }
      var rest = key
      var count = 0
      var hasAnswer = false
      while let word = rest.nextWord() {
        count += 1
        let isAnswer = answers.contains(word)
        guard isAnswer || fillers.contains(word), count <= 7 else { return false }
        hasAnswer = hasAnswer || isAnswer
      }
      return hasAnswer
    }
  }

  /// Whether a line holds the beginning of a word for an answer, or anything beyond ASCII.
  private static func mayAnnounceAnswer(_ line: TextSlice) -> Bool {
    for at in 0..<line.count {
      switch line[at] | 0x20 {
      case UInt8(ascii: "a"): if line.suffix(from: at).hasFoldedPrefix("an") { return true }
      case UInt8(ascii: "s"): if line.suffix(from: at).hasFoldedPrefix("sol") { return true }
      case UInt8(ascii: "r"): if line.suffix(from: at).hasFoldedPrefix("resp") { return true }
      case 0x80...: return true
      default: break
      }
    }
    return false
  }

  private static let answers: PhraseSet = [
    "answer", "answers", "solution", "solutions", "ans", "antwort", "lösung", "réponse",
    "respuesta",
  ]
  private static let cjkAnswers: PhraseSet = ["答案", "正确答案", "正解", "答え", "解答"]
  private static let fillers: PhraseSet = [
    "show", "the", "see", "view", "reveal", "click", "to", "here", "for", "me", "correct",
    "hidden", "right", "and", "explanation", "display", "expand", "hide", "toggle", "tap", "your",
    "check", "quiz", "spoiler", "details", "summary", "success", "collapse", "with", "s",
    "suggested",
  ]

  /// Whether a title announces the answers of several questions: `Answer key`, `Quiz answers`.
  static func announcesKey(_ title: TextSlice) -> Bool {
    guard title.count <= 80, mayAnnounceKey(title) else { return false }
    return TermKey.withKey(withoutSigns(title)) { key in
      key.containsWord { keyTitles.contains($0) }
        || key.containsWord { $0 == "answer" } && key.containsWord { $0 == "key" }
    }
  }

  /// Whether a title holds a word for a key, or anything beyond ASCII.
  private static func mayAnnounceKey(_ title: TextSlice) -> Bool {
    for at in 0..<title.count {
      switch title[at] | 0x20 {
      case UInt8(ascii: "k"): if title.suffix(from: at).hasFoldedPrefix("key") { return true }
      case UInt8(ascii: "a"): if title.suffix(from: at).hasFoldedPrefix("answer") { return true }
      case UInt8(ascii: "s"): if title.suffix(from: at).hasFoldedPrefix("solution") { return true }
      case 0x80...: return true
      default: break
      }
    }
    return title.hasFoldedPrefix("resp")
  }

  private static let keyTitles: PhraseSet = [
    "answers", "key", "keys", "solutions", "lösungen", "respuestas", "réponses", "答案", "解答",
  ]

  /// Reads `Explanation: …`, `Why?`, `Rationale`; nil if the line begins with no such label.
  ///
  /// - Returns: What follows, which is empty if the explanation is yet to come.
  static func explanation(_ line: TextSlice) -> TextSlice? {
    let plain = withoutSigns(line)
    guard mayExplain(plain) else { return nil }
    var label = plain.prefix(scalars: 40)
    var rest = TextSlice.empty
    if let colon = firstColon(in: label) {
      label = plain.prefix(colon)
      rest = plain.suffix(from: colon).dropFirst(scalars: 1).trimmed
    } else if plain.count != label.count {
      return nil
    }
    return TermKey.withKey(label) { explains($0) } ? rest : nil
  }

  private static func mayExplain(_ plain: TextSlice) -> Bool {
    switch plain.first | 0x20 {
    case 0x80...: true
    case UInt8(ascii: "c")...UInt8(ascii: "g"), UInt8(ascii: "i"), UInt8(ascii: "j"),
      UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "r"), UInt8(ascii: "w"):
      plain.firstFoldedPrefix(among: beginningsOfExplanations) != nil
        || plain.containsFolded("expl")
    default: false
    }
  }

  /// Whether the words of a label announce an explanation.
  private static func explains(_ key: TextSlice) -> Bool {
    let first = key.firstWord
    let count = key.spacedWordCount
    guard !first.isEmpty, count <= 7 else { return false }
    if explanations.contains(first), count <= 3 { return true }
    if first == "why", count == 1 || key.containsWord(where: { verdicts.contains($0) }) {
      return true
    }
    return count <= 4
      && key.containsWord { $0 == "explanation" || $0 == "explanations" }
  }

  /// The place of a colon, full-width ones too.
  static func firstColon(in text: TextSlice) -> Int? {
    for at in 0..<text.count {
      if text[at] == 0x3A { return at }
      if text[at] == 0xEF, text.suffix(from: at).hasPrefix("：") { return at }
    }
    return nil
  }

  /// Beginnings of lines that explain without being called an explanation.
  private static let beginningsOfExplanations: [StaticString] = [
    "rea", "rat", "jus", "fee", "dis", "why", "erk", "beg",
  ]
  private static let explanations: PhraseSet = [
    "explanation", "explanations", "reason", "reasons", "reasoning", "rationale", "justification",
    "feedback", "discussion", "explain", "erklärung", "begründung", "explicación", "explication",
    "解析", "解释", "解説", "説明", "理由",
  ]
  private static let verdicts: PhraseSet = [
    "correct", "incorrect", "right", "wrong", "not", "others", "other", "options", "answer",
  ]

  /// Whether a heading announces options.
  static func announcesOptions(_ title: TextSlice) -> Bool {
    TermKey.withKey(title) { optionTitles.contains($0) }
  }

  private static let optionTitles: PhraseSet = [
    "options", "choices", "answer options", "answer choices", "possible answers", "choose one",
  ]

  /// Whether a title is of a part with questions: `Quiz`, `Review questions`, `Practice exam`.
  static func announcesQuestions(_ title: TextSlice) -> Bool {
    TermKey.withKey(title) { key in key.containsWord { questionTitles.contains($0) } }
  }

  private static let questionTitles: PhraseSet = [
    "quiz", "quizzes", "question", "questions", "test", "exam", "exercise", "exercises",
    "practice", "check", "assessment", "mcq", "mcqs", "checkpoint", "q", "测验", "练习",
  ]

  /// A line without the signs before its first letter or digit, such as those of a spoiler or a
  /// callout: `>! B`, `[!success]- Answer`, `??? tip "Answer"`.
  static func withoutSigns(_ line: TextSlice) -> TextSlice {
    if TextMarks.isLetter(line.first) || TextMarks.isDigit(line.first) { return line }
    var rest = line
    if rest.hasPrefix("[!"), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest.suffix(from: close + 1)
    }
    if rest.hasPrefix("???") || rest.hasPrefix("!!!"),
      let quote = rest.firstIndex(of: UInt8(ascii: "\""))
    {
      rest = rest.suffix(from: quote + 1)
    }
    return rest.fromFirstLetterOrNumber
  }
}
