/// Which cards belong together, each group as a chain in the order of the cards.
struct CardChains {
  private var first: [Int32]
  private var last: [Int32]
  private var next: [Int32]

  /// - Parameters:
  ///   - groups: The number of groups, which are empty.
  ///   - cards: The number of cards.
  init(groups: Int, cards: Int) {
    first = [Int32](repeating: -1, count: groups)
    last = first
    next = [Int32](repeating: -1, count: cards)
  }

  /// Adds a card, which is in no group yet, to a group.
  mutating func append(_ card: Int, to group: Int) {
    if first[group] < 0 { first[group] = Int32(card) } else { next[Int(last[group])] = Int32(card) }
    last[group] = Int32(card)
  }

  /// Empties a group.
  mutating func remove(_ group: Int) { first[group] = -1 }

  /// Whether a group has two cards or more.
  func isShared(_ group: Int) -> Bool { first[group] != last[group] }

  /// The first card of a group; nil if it is empty.
  func first(of group: Int) -> Int? { first[group] < 0 ? nil : Int(first[group]) }

  /// The next card of the group of a card.
  func next(after card: Int) -> Int? { next[card] < 0 ? nil : Int(next[card]) }

  /// The cards of a group.
  func cards(of group: Int) -> [Int] {
    Array(
      sequence(state: first(of: group)) { card in
        defer { card = card.flatMap { next(after: $0) } }
        return card
      }
    )
  }
}
