/// A yes or no that a statement gives: `requires labels`, `does not require labels`.
struct Verdict {
  /// What is affirmed or denied, by the stem of the verb.
  let verb: UInt64
  /// Whether it is denied.
  let isDenied: Bool
  /// What the verb is about.
  let object: ContentWords
  /// The words as they stand.
  let text: String

  private static let auxiliaries: Set<String> = ["do", "does", "did", "can", "will", "should"]
  private static let denials: Set<String> = ["not", "never", "cannot", "dont", "doesnt", "cant"]
  /// What follows these after `not` is not denied.
  private static let hedges: Set<String> = [
    "only", "always", "just", "necessarily", "yet", "all", "usually", "directly", "fully",
    "strictly", "generally", "typically", "often", "really", "actually", "so", "as", "even",
  ]
  private static let needs = ContentWords("require").hashes.first ?? 0

  /// Finds denials and, for the verbs given, what is affirmed.
  ///
  /// - Parameter verbs: The stems that are denied somewhere; nil to look for denials alone.
  static func all(in statement: Statement, affirming verbs: Set<UInt64>?) -> [Verdict] {
    let joints: Set<String> = ["and", "but", "while", "whereas", "though", "although"]
    return statement.clauses.flatMap { $0.split { joints.contains($0.word) } }.flatMap { part in
      denied(in: part) + (verbs.map { affirmed(in: part, $0) } ?? [])
    }
  }

  private static func denied(in clause: ArraySlice<Statement.Token>) -> [Verdict] {
    guard let index = clause.firstIndex(where: { denials.contains($0.word) }) else {
      return withoutNeed(clause)
    }
    let after = clause[(index + 1)...]
    guard let verb = after.first, !hedges.contains(verb.word), !verb.isName else { return [] }
    // `not` needs a verb: `is not supported` says as much, `not a database` does not.
    let hasAuxiliary =
      clause[index].word != "not"
      || index > clause.startIndex && auxiliaries.contains(clause[index - 1].word)
    guard hasAuxiliary, let meaning = meaning(verb.word) else { return [] }
    return [verdict(meaning, isDenied: true, after.dropFirst(), clause)].compactMap { $0 }
  }

  /// `no labels required`, `no need for labels`.
  private static func withoutNeed(_ clause: ArraySlice<Statement.Token>) -> [Verdict] {
    guard let index = clause.firstIndex(where: { $0.word == "no" }) else { return [] }
    let after = clause[(index + 1)...]
    if after.first?.word == "need" {
      return [verdict(needs, isDenied: true, after.dropFirst(2), clause)].compactMap { $0 }
    }
    guard
      let end = after.prefix(6).firstIndex(where: { ["required", "needed"].contains($0.word) })
    else { return [] }
    return [verdict(needs, isDenied: true, after[..<end], clause)].compactMap { $0 }
  }

  private static func affirmed(
    in clause: ArraySlice<Statement.Token>,
    _ verbs: Set<UInt64>
  ) -> [Verdict] {
    guard !clause.contains(where: { $0.isNegation }) else { return [] }
    return clause.indices.compactMap { index in
      guard let meaning = meaning(clause[index].word), verbs.contains(meaning) else { return nil }
      return verdict(meaning, isDenied: false, clause[(index + 1)...], clause)
    }
  }

  private static func verdict(
    _ verb: UInt64,
    isDenied: Bool,
    _ object: ArraySlice<Statement.Token>,
    _ clause: ArraySlice<Statement.Token>
  ) -> Verdict? {
    let words = ContentWords(hashes: object.prefix(6).compactMap(\.meaning))
    guard !words.isEmpty else { return nil }
    let text = clause.map(\.word).joined(separator: " ")
    return Verdict(verb: verb, isDenied: isDenied, object: words, text: text)
  }

  /// `needs` and `requires` are one.
  private static func meaning(_ verb: String) -> UInt64? {
    if ["need", "needs", "needing"].contains(verb) { return needs }
    return ContentWords(verb).hashes.first
  }

  /// Whether one affirms what the other denies.
  func contradicts(_ other: Verdict) -> Bool {
    guard isDenied != other.isDenied, verb == other.verb else { return false }
    let shared = object.intersection(other.object).count
    let all = object.count + other.object.count - shared
    return shared > 0 && shared * 5 >= all * 3
  }
}
