/// The names of the cards of a guide, which is all that counting them needs.
package struct CardNames: Hashable, Sendable {
  /// The names of one card.
  package struct Names: Hashable, Sendable {
    /// The name in the log.
    package let id: CardID
    /// Names in the log that the card answers to besides its own.
    package let aliases: [CardID]
    /// The index of its concept.
    package let concept: Int

    /// Creates the names of a card.
    package init(id: CardID, aliases: [CardID], concept: Int) {
      self.id = id
      self.aliases = aliases
      self.concept = concept
    }
  }

  /// The cards in the order of the guides.
  package let cards: [Names]

  /// Creates names from their parts.
  package init(_ cards: [Names]) { self.cards = cards }

  /// Takes the names of the cards of a graph.
  package init(_ graph: StudyGraph) {
    cards = graph.cards.map { Names(id: $0.id, aliases: $0.aliases, concept: $0.concept) }
  }
}
