package import Curriculum
import Journal

extension LearnerState {
  /// The cards that were learned and that the guides do not make any more, as the log remembers
  /// them.
  ///
  /// A card that goes by another name already is not among them.
  ///
  /// - Complexity: Constant in the log while every card is there, otherwise linear in it.
  package func lostCards(in graph: StudyGraph) -> [RememberedCard] {
    let lost = lostNames(in: graph)
    guard !lost.isEmpty else { return [] }
    return remembered { card in
      let name = currentName(of: card)
      return lost.contains(name) ? name : nil
    }
  }

  /// Returns the learner as the next review will see them, with the history of cards under the names
  /// that these have now.
  ///
  /// - Complexity: Constant in the log while every card is there, otherwise linear in it.
  package func withRenamedCards(in graph: StudyGraph) -> LearnerState {
    let links = renamedCards(lostCards(in: graph), in: graph)
    return links.isEmpty ? self : LearnerState(replaying: events, over: graph, presuming: links)
  }

  /// The cards that were learned before their terms had several meanings.
  private func unclearCards(in graph: StudyGraph) -> [RememberedCard] {
    guard graph.concepts.contains(where: { $0.context != nil }) else { return [] }
    return remembered { graph.isUnclear($0) && !isRelinked($0) ? $0 : nil }
  }

  /// What the log remembers of some cards.
  ///
  /// - Parameter name: Returns what to call the card of a name; nil if it is not wanted.
  private func remembered(_ name: (CardID) -> CardID?) -> [RememberedCard] {
    var remembered: [CardID: RememberedCard] = [:]
    // A log says only once what a card asks, so an event that was taken back still tells it.
    for event in events {
      guard let (card, about) = event.body.cardAndAbout, let id = name(CardID(card)) else {
        continue
      }
      remembered[id] = RememberedCard(
        id: id,
        kind: about.kind,
        term: about.term,
        prompt: about.prompt,
        breadcrumb: about.breadcrumb
      )
    }
    return remembered.values.sorted { $0.id.text < $1.id.text }
  }

  /// The cards that were learned and that no card of the guides leads to, under any of its names.
  func lostNames(in graph: StudyGraph) -> Set<CardID> {
    let lost = Set(cards.keys.filter { graph.cardIndices[$0] == nil })
    // A term that got its old name back reaches its history through the name in between.
    return lost.isEmpty ? [] : lost.subtracting(graph.cards.map { currentName(of: $0.id) })
  }

  /// The lost cards that the guides ask under another name now, and those that went to another
  /// meaning of their term.
  ///
  /// - Parameter lost: What `lostCards` gives.
  package func renamedCards(
    _ lost: [RememberedCard],
    in graph: StudyGraph
  ) -> [Relinking.Link] {
    let lost = lost + unclearCards(in: graph)
    guard !lost.isEmpty else { return [] }
    // Cards that are still there must not be taken for the new name of another.
    let known = cards.keys.compactMap { graph.card($0) }.map { card in
      RememberedCard(
        id: card.id,
        kind: card.kind.rawValue,
        term: card.term,
        prompt: card.prompt,
        breadcrumb: card.breadcrumb
      )
    }
    return Relinking(lost + known, in: graph).links
  }
}
