/// Decides where a definition can be turned round.
enum ReverseCard {
  /// Whether a reader of the definition must come to the term.
  ///
  /// It must say what kind of thing the term is (`a columnar format that …`) or, of something with
  /// a name of its own, what it does; be long enough to leave one answer; and not hold the term.
  ///
  /// - Parameter trail: The titles that the card shows, which must not hold the term either.
  static func isDetermined(
    _ term: String,
    key: String,
    by definition: String,
    trail: [String]
  ) -> Bool {
    guard term.utf8.count <= 60, beginsAsDefinition(definition, isName: isName(term)),
      (minimumWords...maximumWords).contains(TextBytes.wordCount(definition)),
      TextBytes.wordCount(term) <= longestTermWords, !key.contains(" of "), !key.contains(" in ")
    else { return false }
    let said = TermKey.key(definition).split(separator: " ")
    let words = key.split(separator: " ").filter { $0.utf8.count > 2 }
    guard !words.contains(where: Self.prepositions.contains),
      !words.contains(where: { word in said.contains { $0.hasPrefix(stem(word)) } })
    else { return false }
    return !trail.contains { title in
      let shown = TermKey.key(title).split(separator: " ")
      return words.allSatisfy { word in shown.contains { $0.hasPrefix(stem(word)) } }
    }
  }

  private static func beginsAsDefinition(_ definition: String, isName: Bool) -> Bool {
    let first = definition.utf8.prefix { $0 != 0x20 }
    if first.count <= 3,
      articles.contains(where: { $0.elementsEqual(first.lazy.map { $0 | 0x20 }) })
    {
      return true
    }
    guard isName, let last = first.last, last == UInt8(ascii: "s") else { return false }
    return QuestionForm(answering: definition) == .deed
  }

  private static let articles = ["a", "an", "any", "one"].map { Array($0.utf8) }

  /// A term with one of these describes rather than names.
  private static let prepositions: Set<Substring> = ["for", "from", "with", "the", "and", "when"]

  private static let minimumWords = 7
  private static let maximumWords = 40
  private static let longestTermWords = 5

  /// `classification` and `classifies` give each other away.
  private static func stem(_ word: Substring) -> Substring {
    word.utf8.count > 6 ? word.prefix(6) : word
  }

  /// Whether a term is a proper name: with a capital or a digit beyond its first letter.
  private static func isName(_ term: String) -> Bool {
    term.utf8.dropFirst().contains { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }
}
