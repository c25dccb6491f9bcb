/// What a fit learns from: cards that hold scored reviews, and the weight of each review.
struct TrainingSet: Sendable {
  /// The rows of each card up to its last review with a weight.
  private(set) var cards: [Range<Int>]
  /// The weight of each row of the table; zero for reviews that only move the state.
  private(set) var weights: [Double]
  /// The number of reviews with a weight.
  private(set) var itemCount: Int
  /// The number of reviews with a weight, by card of `cards`.
  private(set) var itemCounts: [Int32]

  /// How much the oldest review counts beside the newest.
  private static let oldestWeight = 0.25

  /// Selects and weighs reviews.
  ///
  /// - Parameters:
  ///   - table: All reviews.
  ///   - places: The places in the order of time of which predictions are made.
  ///   - removed: Cards that are left out.
  ///   - byRecency: Whether newer reviews weigh more.
  ///
  /// Source: fsrs-rs, recency weights 0.25 + 0.75 (i / (n - 1))³.
  init(_ table: ReviewTable, places: Range<Int32>, removed: Set<Int> = [], byRecency: Bool) {
    cards = []
    itemCounts = []
    weights = [Double](repeating: 0, count: table.count)
    var byTime = [Int32](repeating: -1, count: table.count)
    for card in 0..<table.cardCount where !removed.contains(card) {
      let rows = table.rows(of: card)
      var end = rows.lowerBound
      var items: Int32 = 0
      for row in rows where table.isScored[row] && places.contains(table.order[row]) {
        byTime[Int(table.order[row])] = Int32(row)
        end = row + 1
        items += 1
      }
      guard items > 0 else { continue }
      cards.append(rows.lowerBound..<end)
      itemCounts.append(items)
    }
    itemCount = 0
    for row in byTime where row >= 0 { itemCount += 1 }
    let last = Double(max(1, itemCount - 1))
    var rank = 0.0
    for row in byTime where row >= 0 {
      let age = rank / last
      weights[Int(row)] =
        byRecency ? Self.oldestWeight + (1 - Self.oldestWeight) * age * age * age : 1
      rank += 1
    }
  }
}
