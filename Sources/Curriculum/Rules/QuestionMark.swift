/// The marks of hand-written cards: `Q: …` and `A: …`, `Front: …` and `Back: …`, `问：` and `答：`.
enum QuestionMark {
  /// Returns what follows the mark of a question; nil if a line has none.
  static func question(_ line: Substring) -> Substring? {
    if let label = QuestionLabel.question(line) { return withoutTag(label.rest) }
    return text(of: line, behind: fronts)
  }

  /// Returns what follows the mark of an answer; nil if a line has none.
  static func answer(_ line: Substring) -> Substring? {
    let plain = QuestionLabel.withoutSigns(line)
    guard let first = plain.utf8.first, first >= 0x80 || "abs".utf8.contains(first | 0x20) else {
      return nil
    }
    return text(of: plain, behind: answers)
  }

  /// Whether a text could begin with a mark that is not `Q`.
  static func mayBegin(_ text: TextSlice) -> Bool {
    for at in 0..<min(8, text.count) where text[at] | 0x20 != UInt8(ascii: "*") | 0x20 {
      return text[at] | 0x20 == UInt8(ascii: "f") || text[at] == 0xE9 || text[at] == 0xEF
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
    "front", "q", "new question", "exercise", "problem", "topic 1 question",
  ]
  private static let fronts = ["front", "问题", "问", "質問", "問"]
  private static let answers = ["answer", "ans", "back", "solution", "答案", "答え", "答", "a"]

  private static func text(of line: Substring, behind marks: [String]) -> Substring? {
    let plain = QuestionLabel.withoutSigns(line)
    let lower = plain.prefix(12).lowercased()
    guard let mark = marks.first(where: { lower.hasPrefix($0) }) else { return nil }
    let after = plain.dropFirst(mark.count)
    let rest = after.trimmed.drop(while: { $0.isASCII && $0.isNumber }).trimmed
    guard let sign = rest.first else { return nil }
    if sign == "：" { return rest.dropFirst().trimmed }
    // `A. …` alone is an option; an answer's mark is a colon unless it is spelt out.
    guard sign == ":" || mark.utf8.count > 2 && (sign == "." || sign == ")") else { return nil }
    let said: Substring = rest.dropFirst()
    guard said.isEmpty || said.first == " " || said.first == "*" else { return nil }
    return said.trimmed
  }

  /// Removes the tag that some tools put behind a question: `#card`, `#flashcard`.
  static func withoutTag(_ text: Substring) -> Substring {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
    for tag in tags {
      guard let range = text.firstRange(of: tag) else { continue }
      let end = text[range.upperBound...].firstIndex(of: " ") ?? text.endIndex
      return Substring(text[..<range.lowerBound].trimmed + text[end...]).trimmed
    }
    return text
  }

  /// Whether a text has such a tag.
  static func hasTag(_ text: Substring) -> Bool {
    text.utf8.contains(UInt8(ascii: "#")) && tags.contains { text.contains($0) }
  }

  private static let tags = ["#flashcard", "#card"]
}
