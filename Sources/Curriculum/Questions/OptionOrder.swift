/// Tells whether the options of a question must stay in the order of the guide.
package enum OptionOrder {
  /// Whether somebody speaks of options by their letters or by where they stand: `All of the
  /// above`, `Both A and C`, or a reason such as `B keeps columns together`.
  ///
  /// - Parameters:
  ///   - texts: The options.
  ///   - reasons: Why each is right or wrong; empty where nobody says.
  package static func isFixed(_ texts: [String], reasons: [String]) -> Bool {
    texts.contains { $0.withTextSlice(speaksOfOthers) }
      || reasons.contains { $0.withTextSlice(namesLetters) }
  }

  private static func speaksOfOthers(_ option: TextSlice) -> Bool {
    if option.firstFoldedIndex(of: "of the above") != nil
      || option.firstFoldedIndex(of: "of these") != nil && option.count <= 24
    {
      return true
    }
    guard let conjunction = option.firstIndex(of: " and "), conjunction > 0,
      conjunction + 5 < option.count
    else { return false }
    return isLetter(option, at: conjunction - 1) && isLetter(option, at: conjunction + 5)
  }

  /// Whether letters stand in a text as names of options do: where a sentence begins, in brackets
  /// or behind `option`. `A` is an article more often than not, and `account B` is none.
  private static func namesLetters(_ reason: TextSlice) -> Bool {
    for at in 0..<reason.count where isLetter(reason, at: at) {
      let before = reason.prefix(at).trimmed
      let behind = reason.suffix(from: at + 1)
      if behind.first == UInt8(ascii: ")") { return true }
      let words: [StaticString] = ["option", "options", "answer", "answers", "choice", "choices"]
      if words.contains(where: { before.hasFoldedSuffix($0) }) { return true }
      guard before.isEmpty || ".;:-!?".utf8.contains(before.last) || before.hasSuffix("•"),
        reason[at] != UInt8(ascii: "I")
      else { continue }
      let isArticle = reason[at] == UInt8(ascii: "A")
      if !isArticle || behind.hasPrefix(" is ") || behind.hasPrefix(" and ")
        || behind.hasPrefix(", B")
      {
        return true
      }
    }
    return false
  }

  /// Whether a capital stands alone.
  private static func isLetter(_ text: TextSlice, at place: Int) -> Bool {
    guard text[place] &- UInt8(ascii: "A") < 10 else { return false }
    let isBegin = place == 0 || " ([\n".utf8.contains(text[place - 1])
    let isEnd = place + 1 == text.count || " ,.:;)]".utf8.contains(text[place + 1])
    return isBegin && isEnd
  }
}
