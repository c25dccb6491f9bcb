/// The first predicted review of each card, grouped by first grade and pause.
///
/// These alone say how long a first grade lasts.
struct FirstReviews: Sendable {
  /// Cards that were graded alike at first and came back after the same pause.
  struct Group: Sendable {
    /// The pause, in days.
    let days: Double
    /// The number of cards.
    var count = 0
    /// The number of cards that were recalled.
    var recalled = 0
  }

  /// The groups of each first grade that pass the filter, shortest pause first.
  private(set) var groups: [[Group]] = [[], [], [], []]
  /// Cards of groups that do not pass.
  private(set) var outliers: Set<Int> = []
  /// The share of scored reviews that were recalled, without outliers.
  private(set) var averageRecall = 0.0

  private static let smallestRemoval = 20
  private static let removalShare = 20
  private static let smallestGroup = 6
  private static let longestDays = 100.0
  private static let longestDaysAfterEasy = 365.0

  /// Groups the cards and filters the groups.
  ///
  /// - Parameters:
  ///   - table: All reviews.
  ///   - places: The places in the order of time that count.
  ///
  /// Source: fsrs-rs, the outlier filter.
  init(_ table: ReviewTable, places: Range<Int32>) {
    var cards: [[Double: [Int]]] = [[:], [:], [:], [:]]
    var recalled: [[Double: Int]] = [[:], [:], [:], [:]]
    for card in 0..<table.cardCount {
      let rows = table.rows(of: card)
      guard let row = rows.first(where: { table.isScored[$0] }),
        places.contains(table.order[row])
      else { continue }
      let grade = Int(table.grades[rows.lowerBound]) - 1
      // Fractions of days would put every card in a group of its own.
      let days = max(1, table.elapsedDays[row].rounded())
      cards[grade][days, default: []].append(card)
      recalled[grade][days, default: 0] += table.grades[row] > 1 ? 1 : 0
    }
    for grade in 0..<4 {
      let smallestFirst = cards[grade].map { (days: $0.key, cards: $0.value) }
        .sorted { ($0.cards.count, $0.days) < ($1.cards.count, $1.days) }
      let total = smallestFirst.reduce(0) { $0 + $1.cards.count }
      var gone = 0
      for group in smallestFirst {
        let size = group.cards.count
        let longest = grade == 3 ? Self.longestDaysAfterEasy : Self.longestDays
        if gone + size < max(Self.smallestRemoval, total / Self.removalShare) {
          gone += size
          outliers.formUnion(group.cards)
        } else if size >= Self.smallestGroup && group.days <= longest {
          let hits = recalled[grade][group.days] ?? 0
          groups[grade].append(Group(days: group.days, count: size, recalled: hits))
        } else {
          outliers.formUnion(group.cards)
        }
      }
      groups[grade].sort { $0.days < $1.days }
    }
    averageRecall = Self.averageRecall(table, places, outliers)
  }

  private static func averageRecall(
    _ table: ReviewTable,
    _ places: Range<Int32>,
    _ outliers: Set<Int>
  ) -> Double {
    var count = 0
    var recalled = 0
    for card in 0..<table.cardCount where !outliers.contains(card) {
      for row in table.rows(of: card)
      where table.isScored[row] && places.contains(table.order[row]) {
        count += 1
        recalled += table.grades[row] > 1 ? 1 : 0
      }
    }
    return count == 0 ? 0 : Double(recalled) / Double(count)
  }
}
