/// What a line or a heading calls itself: `Question 3:`, `Explanation:`, `Show answer`.
enum QuestionLabel {
  /// Reads `Question 3: Which …?`, `Q3. Which …?`, `3. Which …?` or `Q: Which …?`.
  ///
  /// - Parameter allowsBareNumber: Whether a number alone will do, as in a heading.
  /// - Returns: The number, if there is one, and what follows; nil if the line has no such label.
  static func question(
    _ line: Substring,
    allowsBareNumber: Bool = false
  ) -> (number: Int?, rest: Substring)? {
    let plain = withoutSigns(line)
    guard let first = plain.utf8.first else { return nil }
    let isDigit = first &- 0x30 < 10
    guard isDigit && allowsBareNumber || first >= 0x80 || "qnetp".utf8.contains(first | 0x20)
    else { return nil }
    var rest = plain
    var hasWord = false
    if !isDigit {
      guard let word = plain.firstFoldedPrefix(among: words) else { return nil }
      rest = Substring(plain.utf8.dropFirst(word.utf8CodeUnitCount))
      if let next = rest.first, next.isLetter { return nil }
      hasWord = true
      rest = rest.trimmed
      for filler in fillersOfNumbers where rest.hasFoldedPrefix(filler) {
        rest = Substring(rest.utf8.dropFirst(filler.utf8CodeUnitCount)).drop { " :.".contains($0) }
        break
      }
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count <= 4 else { return nil }
    let number = Int(digits)
    rest = rest[digits.endIndex...]
    if let number, number > 0, rest.hasFoldedPrefix(" of ") || rest.hasPrefix("/") {
      rest = rest.drop { !$0.isNumber }.drop { $0.isNumber }
    }
    let after = rest.trimmed
    if after.isEmpty, number != nil, hasWord { return (number, after) }
    guard let sign = after.first, ":：.．)）-–—、]】|".contains(sign) else { return nil }
    // A problem and its solution are no question unless they are counted.
    if number == nil {
      let isNamed = first | 0x20 == UInt8(ascii: "q") || first >= 0x80
      guard isNamed, sign == ":" || sign == "：" || sign == "." else { return nil }
    }
    let text = after.dropFirst()
    // `1.5 Flash` and `Q.E.D` are names.
    if sign == "." && number == nil || !hasWord && sign == "." || sign == "-",
      let next = text.first, next != " "
    {
      return nil
    }
    return (number, text.drop { ")：:.".contains($0) }.trimmed)
  }

  private static let fillersOfNumbers: [StaticString] = ["number", "no.", "no", "nr.", "#", "№"]
  private static let words: [StaticString] = [
    "new question", "question", "q", "exercise", "problem", "topic 1 question", "问题",
    "題", "题",
  ]

  /// Whether a line only announces an answer: `Answer`, `Show the answer`, `Solution:`.
  static func announcesAnswer(_ line: Substring) -> Bool {
    guard line.utf8.count <= 60,
      line.containsFolded("an") || line.containsFolded("sol") || line.containsFolded("resp")
        || line.utf8.contains(where: { $0 >= 0x80 })
    else { return false }
    let key = TermKey.key(withoutSigns(line))
    if cjkAnswers.contains(key) { return true }
    let words = key.utf8.split(separator: 0x20).map { Substring($0) }
    return (1...7).contains(words.count) && words.contains { answers.contains($0) }
      && words.allSatisfy { answers.contains($0) || fillers.contains($0) }
  }

  private static let answers: PhraseSet = [
    "answer", "answers", "solution", "solutions", "ans", "antwort", "lösung", "réponse",
    "respuesta",
  ]
  private static let cjkAnswers: PhraseSet = ["答案", "正确答案", "正解", "答え", "解答"]
  private static let fillers: PhraseSet = [
    "show", "the", "see", "view", "reveal", "click", "to", "here", "for", "me", "correct",
    "hidden", "right", "and", "explanation", "display", "expand", "hide", "toggle", "tap", "your",
    "check", "spoiler", "details", "summary", "success", "collapse", "with", "s", "suggested",
  ]

  /// Whether a title announces the answers of several questions: `Answer key`, `Quiz answers`.
  static func announcesKey(_ title: Substring) -> Bool {
    guard title.utf8.count <= 80,
      title.containsFolded("key") || title.containsFolded("answer")
        || title.containsFolded("solution") || title.utf8.contains(where: { $0 >= 0x80 })
        || title.hasFoldedPrefix("resp")
    else { return false }
    let words = TermKey.words(withoutSigns(title))
    if words.count == 1 { return keyTitles.contains(words[0]) }
    return words.contains { keyTitles.contains($0) }
      || words.contains("answer") && words.contains("key")
  }

  private static let keyTitles: PhraseSet = [
    "answers", "key", "keys", "solutions", "lösungen", "respuestas", "réponses", "答案", "解答",
  ]

  /// Reads `Explanation: …`, `Why?`, `Rationale`; nil if the line begins with no such label.
  ///
  /// - Returns: What follows, which is empty if the explanation is yet to come.
  static func explanation(_ line: Substring) -> Substring? {
    let plain = withoutSigns(line)
    guard let first = plain.utf8.first,
      first >= 0x80 || "cdefgijnorw".utf8.contains(first | 0x20),
      first >= 0x80 || plain.firstFoldedPrefix(among: beginningsOfExplanations) != nil
        || plain.containsFolded("expl")
    else { return nil }
    var label = plain.prefix(40)
    var rest = plain[plain.endIndex...]
    if let colon = label.firstIndex(where: { ":：".contains($0) }) {
      label = plain[..<colon]
      rest = plain[plain.index(after: colon)...].trimmed
    } else if plain.endIndex != label.endIndex {
      return nil
    }
    let words = TermKey.words(label)
    guard let word = words.first, words.count <= 7 else { return nil }
    if explanations.contains(word), words.count <= 3 { return rest }
    if word == "why", words.count == 1 || words.contains(where: { verdicts.contains($0) }) {
      return rest
    }
    if words.contains("explanation") || words.contains("explanations"), words.count <= 4 {
      return rest
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
  static func announcesOptions(_ title: Substring) -> Bool {
    optionTitles.contains(keyOf: title)
  }

  private static let optionTitles: PhraseSet = [
    "options", "choices", "answer options", "answer choices", "possible answers", "choose one",
  ]

  /// Whether a title is of a part with questions: `Quiz`, `Review questions`, `Practice exam`.
  static func announcesQuestions(_ title: Substring) -> Bool {
    TermKey.words(title).contains { questionTitles.contains($0) }
  }

  private static let questionTitles: PhraseSet = [
    "quiz", "quizzes", "question", "questions", "test", "exam", "exercise", "exercises",
    "practice", "check", "assessment", "mcq", "mcqs", "checkpoint", "q", "测验", "练习",
  ]

  /// A line without the signs before its first letter or digit, such as those of a spoiler or a
  /// callout: `>! B`, `[!success]- Answer`, `??? tip "Answer"`.
  static func withoutSigns(_ line: Substring) -> Substring {
    guard let first = line.utf8.first else { return line }
    let isLetterOrDigit = (first | 0x20) &- 0x61 < 26 || first &- 0x30 < 10
    if isLetterOrDigit { return line }
    var rest = line
    if rest.hasPrefix("[!"), let close = rest.firstIndex(of: "]") {
      rest = rest[rest.index(after: close)...]
    }
    if rest.hasPrefix("???") || rest.hasPrefix("!!!"), let quote = rest.firstIndex(of: "\"") {
      rest = rest[rest.index(after: quote)...]
    }
    return rest.drop { !$0.isLetter && !$0.isNumber }
  }
}
