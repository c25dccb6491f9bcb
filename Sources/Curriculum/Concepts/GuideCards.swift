/// The cards of one document with all that can be said of them without the other documents.
///
/// It is made side by side for all documents, so that little is left of what has to be done for one
/// after the other.
struct GuideCards {
  /// The cards in the order of the document.
  let drafts: [DraftedCard]
  /// What is compared of each card.
  let traits: [CardTraits]
  /// What its terms say of one another.
  let lesson: TermFamilies.Lesson
  /// The words of the titles of its topics.
  let titles: [ContentWords]
  /// The index of its first topic in the graph.
  var firstTopic = 0

  /// - Parameter topics: The topics of the document.
  init(_ drafts: [DraftedCard], topics: [Topic]) {
    var drafts = drafts
    RepeatedLabels.resolve(&drafts)
    self.drafts = drafts
    traits = drafts.map { CardTraits($0) }
    lesson = TermFamilies.Lesson(traits.lazy.compactMap(\.form))
    titles = topics.map { ContentWords($0.title) }
  }
}

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
