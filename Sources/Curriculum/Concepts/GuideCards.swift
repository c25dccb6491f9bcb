/// The cards of one document with all that can be said of them without the other documents.
///
/// It is made side by side for all documents, so that little is left of what has to be done for one
/// after the other.
struct GuideCards {
  /// The cards in the order of the document.
  private(set) var drafts: [DraftedCard]
  /// What is compared of each card.
  private(set) var traits: [CardTraits]
  /// What its terms say of one another.
  let lesson: TermFamilies.Lesson
  /// The words of the titles of its topics.
  let titles: [ContentWords]
  /// The index of its first topic in the graph.
  var firstTopic = 0

  /// - Parameter topics: The topics of the document.
  init(_ drafts: [DraftedCard], topics: [Topic]) {
    let drafts = RepeatedLabels.resolve(drafts)
    self.drafts = drafts
    traits = drafts.map { CardTraits($0) }
    lesson = TermFamilies.Lesson(traits.lazy.compactMap(\.form))
    titles = topics.map { ContentWords($0.title) }
  }

  /// Keeps some of the cards, told by their indices.
  mutating func keep(where isKept: (Int) -> Bool) {
    let indices = drafts.indices.filter(isKept)
    drafts = indices.map { drafts[$0] }
    traits = indices.map { traits[$0] }
  }
}

/// A card of a guide.
struct CardPlace {
  /// The index of the guide.
  let guide: Int
  /// The index of the card in it.
  let index: Int
}

extension [GuideCards] {
  @inline(__always)
  subscript(card: CardPlace) -> DraftedCard { self[card.guide].drafts[card.index] }

  /// What is compared of a card.
  func traits(of card: CardPlace) -> CardTraits { self[card.guide].traits[card.index] }

  /// The index of the topic of a card in the graph.
  func topic(of card: CardPlace) -> Int {
    self[card.guide].firstTopic + self[card.guide].drafts[card.index].topic
  }
}
