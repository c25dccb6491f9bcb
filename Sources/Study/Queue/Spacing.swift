/// Puts the cards of a day into the order in which they are asked.
///
/// Two cards of one topic do not follow one another where it can be avoided, nor do confusable
/// concepts of which one is new; concepts that are both known stand side by side, because that is
/// where they are told apart.
struct Spacing {
  /// What the order looks at.
  struct Place: Hashable, Sendable {
    /// The index of the topic.
    let topic: Int
    /// The index of the concept.
    let concept: Int
    /// Whether the concept was begun a short time ago, or is new.
    let isYoung: Bool
  }

  private let places: [Place]
  private let rivals: [[Int]]

  /// So many cards may be overtaken, so that what matters most still comes first.
  private static let reach = 12

  /// Creates an order for cards by index.
  ///
  /// - Parameters:
  ///   - places: Where each card of the graph stands.
  ///   - rivals: Concepts that are easily confused with each concept.
  init(places: [Place], rivals: [[Int]]) {
    self.places = places
    self.rivals = rivals
  }

  /// Spreads new cards evenly among the others.
  static func mixed(_ old: [Int], _ new: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(old.count + new.count)
    var used = 0
    for (position, card) in old.enumerated() {
      result.append(card)
      while used < new.count, (used + 1) * (old.count + 1) <= (position + 1) * (new.count + 1) {
        result.append(new[used])
        used += 1
      }
    }
    return result + new[used...]
  }

  /// Returns the cards in their order.
  ///
  /// - Parameters:
  ///   - cards: The cards, what matters most first.
  ///   - last: The card that was asked before; nil if there is none.
  /// - Complexity: O(n) in the number of cards.
  func arranged(_ cards: [Int], after last: Int?) -> [Int] {
    var head = 0
    var waiting = Dictionary(grouping: cards) { places[$0].concept }
    var isPlaced: Set<Int> = []
    var result: [Int] = []
    result.reserveCapacity(cards.count)
    var previous = last
    while result.count < cards.count {
      while head < cards.count, isPlaced.contains(cards[head]) { head += 1 }
      let next =
        partner(of: previous, waiting) ?? candidate(cards[head...], isPlaced, previous)
      isPlaced.insert(next)
      waiting[places[next].concept]?.removeAll { $0 == next }
      result.append(next)
      previous = next
    }
    return result
  }

  /// A known rival of the card before.
  private func partner(of previous: Int?, _ waiting: [Int: [Int]]) -> Int? {
    guard let previous, !places[previous].isYoung else { return nil }
    for rival in rivals[places[previous].concept] {
      if let card = waiting[rival]?.first, !places[card].isYoung { return card }
    }
    return nil
  }

  private func candidate(_ left: ArraySlice<Int>, _ isPlaced: Set<Int>, _ previous: Int?) -> Int {
    let open = left.lazy.filter { !isPlaced.contains($0) }
    let first = open.first ?? left[left.startIndex]
    guard let previous else { return first }
    return open.prefix(Self.reach).first { isApart($0, from: previous) } ?? first
  }

  private func isApart(_ card: Int, from previous: Int) -> Bool {
    let one = places[card]
    let other = places[previous]
    if one.topic == other.topic || one.concept == other.concept { return false }
    return !(one.isYoung || other.isYoung) || !rivals[other.concept].contains(one.concept)
  }
}
