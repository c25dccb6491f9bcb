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
    let lost = Set(cards.keys.filter { graph.cardIndices[$0] == nil })
    guard !lost.isEmpty else { return [] }
    var remembered: [CardID: RememberedCard] = [:]
    // A log says only once what a card asks, so an event that was taken back still tells it.
    for event in events {
      guard let (card, about) = event.body.about else { continue }
      let id = currentName(of: CardID(card))
      guard lost.contains(id) else { continue }
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
}

extension EventBody {
  /// What an event says of its card, if it says anything.
  fileprivate var about: (card: String, about: CardAbout)? {
    switch self {
    case .review(let review): review.about.map { (review.card, $0) }
    case .suspend(let card), .resume(let card), .bury(let card, _), .flag(let card, _),
      .unflag(let card), .note(let card, _), .reset(let card):
      card.about.map { (card.card, $0) }
    default: nil
    }
  }
}
