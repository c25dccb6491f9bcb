/// The marks of hand-written cards: `Q: …` and `A: …`, `Front: …` and `Back: …`, `问：` and `答：`.
enum QuestionMark {
  /// Returns what follows the mark of a question, without a tag; nil if a line has none.
  static func question(_ line: TextSlice, _ arena: TextArena) -> TextSlice? {
    if let label = QuestionLabel.question(line) { return withoutTag(label.rest, arena) }
    return text(of: line, behind: fronts)
  }

  /// Whether a line has the mark of a question.
  static func isQuestion(_ line: TextSlice) -> Bool {
    QuestionLabel.question(line) != nil || text(of: line, behind: fronts) != nil
  }

  /// Returns what follows the mark of an answer; nil if a line has none.
  static func answer(_ line: TextSlice) -> TextSlice? {
    let plain = QuestionLabel.withoutSigns(line)
    switch plain.first | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "m"), UInt8(ascii: "r"),
      UInt8(ascii: "s"), 0x80...:
      return text(of: plain, behind: answers)
    default: return nil
    }
  }

  /// Whether a line has the mark of an answer.
  static func isAnswer(_ line: TextSlice) -> Bool { answer(line) != nil }

  /// Whether a line stands between a question and its answer: `?`, or `??` for both directions.
  static func isTurn(_ line: TextSlice) -> Bool { line == "?" || line == "??" }

  /// Whether a text could begin with a mark that is not `Q`.
  static func mayBegin(_ text: TextSlice) -> Bool {
    for at in 0..<min(8, text.count) where text[at] | 0x20 != UInt8(ascii: "*") | 0x20 {
      let first = text[at] | 0x20
      return first == UInt8(ascii: "f") || first == UInt8(ascii: "p") || first == UInt8(ascii: "d")
        || text[at] == 0xE9 || text[at] == 0xEF
    }
    return false
  }

  /// Whether a paragraph could ask something: by a question mark, a tag or the mark that it begins
  /// with.
  static func mayAsk(_ text: TextSlice) -> Bool {
    if text.contains(UInt8(ascii: "?")) || text.contains(UInt8(ascii: "#")) { return true }
    // Signs before a mark are passed over.
    guard TextMarks.isLetter(text.first) || TextMarks.isDigit(text.first) else { return true }
    return marks.contains { text.hasFoldedPrefix($0) }
  }

  /// The beginnings of marks in ASCII, here and in `QuestionLabel`.
  private static let marks: [StaticString] = [
    "front", "q", "new question", "exercise", "problem", "topic 1 question", "frage", "pregunta",
    "domanda", "pergunta",
  ]
  private static let fronts: [StaticString] = [
    "front", "frage", "pregunta", "domanda", "pergunta", "问题", "问", "質問", "問",
  ]
  private static let answers: [StaticString] = [
    "answer", "ans", "back", "model answer", "sample answer", "solution", "antwort", "respuesta",
    "risposta", "resposta", "réponse", "答案", "答え", "答", "a",
  ]

  private static func text(of line: TextSlice, behind marks: [StaticString]) -> TextSlice? {
    let plain = QuestionLabel.withoutSigns(line)
    guard let mark = plain.firstFoldedPrefix(among: marks) else { return nil }
    let length = mark.utf8CodeUnitCount
    let after = plain.suffix(from: length).trimmed
    let rest = after.suffix(from: after.leadingDigits.count).trimmed
    if rest.hasPrefix("：") { return rest.dropFirst(scalars: 1).trimmed }
    // `A. …` alone is an option; an answer's mark is a colon unless it is spelt out or numbered.
    let isSpeltOut =
      (length > 2 || rest.count < after.count)
      && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
    guard rest.first == UInt8(ascii: ":") || isSpeltOut else { return nil }
    let said = rest.suffix(from: 1)
    guard said.isEmpty || said.first == 0x20 || said.first == UInt8(ascii: "*") else { return nil }
    return said.trimmed
  }

  /// Removes the tag that some tools put behind a question: `#card`, `#flashcard`.
  static func withoutTag(_ text: TextSlice, _ arena: TextArena) -> TextSlice {
    let text = withoutName(text)
    guard text.contains(UInt8(ascii: "#")) else { return text }
    for tag in tags {
      guard let start = text.firstIndex(of: tag) else { continue }
      let end = text.firstIndex(of: 0x20, from: start + tag.utf8CodeUnitCount) ?? text.count
      return arena.joined(text.prefix(start).trimmed, "", text.suffix(from: end)).trimmed
    }
    return text
  }

  /// A question without what it is called: `Common exam question: What drives the cost?`
  private static func withoutName(_ text: TextSlice) -> TextSlice {
    guard text.last == UInt8(ascii: "?"), let colon = text.prefix(longestName).firstIndex(of: ": "),
      case let name = text.prefix(colon),
      name.hasSuffix(" question") || name.hasSuffix(" Question"),
      case let rest = text.suffix(from: colon + 2).trimmed, rest.first &- 0x41 < 26
    else { return text }
    return rest
  }

  private static let longestName = 28

  /// Whether a text has such a tag.
  static func hasTag(_ text: TextSlice) -> Bool {
    text.contains(UInt8(ascii: "#")) && tags.contains { text.contains($0) }
  }

  private static let tags: [StaticString] = ["#flashcard", "#card"]
}
