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
    let count = TextBytes.wordCount(definition)
    guard (minimumWords...maximumWords).contains(count),
      term.split(separator: " ").count <= longestTermWords,
      !key.contains(" of "), !key.contains(" in ")
    else { return false }
    let first = definition.prefix { $0 != " " }.lowercased()
    switch QuestionForm(answering: definition) {
    case .identity: guard ["a", "an", "any", "one"].contains(first) else { return false }
    case .deed: guard isName(term) else { return false }
    case .practice, .purpose, .keyPoints: return false
    }
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
