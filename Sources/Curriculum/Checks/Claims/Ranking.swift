/// A claim that something is first or last among its rivals: `best compression`.
struct Ranking {
  /// The index of the concept.
  let concept: Int
  /// Whether it has the most of the property; false for the least.
  let isTop: Bool
  /// What it is first in.
  let property: ContentWords
  /// The words as they stand.
  let text: String
  /// Where it stands.
  let place: Place
  /// Rivals that the same table rates lower; nil if the claim is a statement of its own.
  let beaten: Set<Int>?

  private static let tops: Set<String> = ["best", "highest", "fastest", "largest", "greatest"]
  private static let bottoms: Set<String> = ["worst", "lowest", "slowest", "smallest", "cheapest"]
  /// What is not a property that one of several rivals alone can be first in.
  private static let others: Set<String> = [
    "practice", "practices", "for", "suited", "known", "of", "used", "when", "in", "if", "at",
    "choice", "fit", "way", "approach", "possible", "available", "model", "models", "result",
    "results", "effort", "level", "value", "values", "number", "score", "with",
  ]
  private static let ratings: [String: Int] = [
    "very high": 5, "highest": 6, "excellent": 5, "very fast": 5, "fastest": 6, "very good": 5,
    "high": 4, "fast": 4, "good": 4, "medium": 3, "moderate": 3, "average": 3, "low": 2, "slow": 2,
    "poor": 2, "very low": 1, "very slow": 1, "lowest": 0, "slowest": 0,
  ]
  /// The best of these is the lowest.
  private static let burdens = ContentWords(
    "cost costs price latency overhead complexity error size time effort risk bias memory"
  )

  /// Finds claims in a statement: a superlative with one or two words of what it is about.
  static func all(in statement: Statement) -> [Ranking] {
    statement.clauses.compactMap { clause in
      guard
        let index = clause.firstIndex(where: { tops.contains($0.word) || bottoms.contains($0.word) }
        ),
        !clause.contains(where: { $0.isNegation })
      else { return nil }
      let after = clause[(index + 1)...].prefix(3)
      guard let first = after.first, !others.contains(first.word),
        after.count < 3 || clause.endIndex <= index + 4
      else { return nil }
      let property = ContentWords(hashes: after.compactMap(\.meaning))
      guard !property.isEmpty, after.allSatisfy({ !others.contains($0.word) }) else { return nil }
      let word = clause[index].word
      let isBest = word == "best" || word == "worst"
      if isBest, !property.intersection(burdens).isEmpty { return nil }
      return Ranking(
        concept: statement.concept,
        isTop: tops.contains(word),
        property: property,
        text: clause[index..<after.endIndex].map(\.word).joined(separator: " "),
        place: statement.place,
        beaten: nil
      )
    }
  }

  /// Finds the row of a rated column that beats all others, such as `Very high` above `High`.
  ///
  /// - Parameter cells: The statements of one column of one table.
  static func first(in cells: [Statement]) -> Ranking? {
    let rated = cells.compactMap { cell in ratings[TermKey.key(cell.text)].map { (cell, $0) } }
    guard rated.count >= 3, rated.count == cells.count else { return nil }
    let best = rated.map(\.1).max() ?? 0
    let winners = rated.filter { $0.1 == best }
    guard winners.count == 1, let winner = winners.first?.0 else { return nil }
    let property = ContentWords(winner.aspect)
    guard property.intersection(burdens).isEmpty else { return nil }
    return Ranking(
      concept: winner.concept,
      isTop: true,
      property: property,
      text: winner.text,
      place: winner.place,
      beaten: Set(cells.map(\.concept)).subtracting([winner.concept])
    )
  }

  /// Whether both put different rivals first in the same.
  func contradicts(_ other: Ranking, areRivals: (Int, Int) -> Bool) -> Bool {
    guard concept != other.concept, isTop == other.isTop else { return false }
    let shared = property.intersection(other.property).count
    guard shared > 0 else { return false }
    switch (beaten, other.beaten) {
    case (.some(let losers), nil):
      return losers.contains(other.concept) && shared == other.property.count
    case (nil, .some(let losers)):
      return losers.contains(concept) && shared == property.count
    case (nil, nil):
      return shared == property.count && shared == other.property.count
        && areRivals(concept, other.concept)
    case (.some, .some): return false
    }
  }
}
