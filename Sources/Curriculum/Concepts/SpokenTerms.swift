/// Chooses among the sentences of a guide that define the same term.
///
/// A guide in prose says something of its terms again and again; one sentence is asked, and none if
/// the guide sets the term apart somewhere.
enum SpokenTerms {
  /// Returns the cards of one file without definitions from sentences that others make needless.
  static func withoutRepetition(_ cards: [DraftedCard]) -> [DraftedCard] {
    guard cards.contains(where: { $0.draft.basis != .stated }) else { return cards }
    var chosen: [UInt64: Int] = [:]
    let terms = cards.map { card in
      card.isDefinition || card.draft.basis != .stated
        ? TermForm.hash(ofKey: card.draft.concept) : 0
    }
    for (index, card) in cards.enumerated() where card.isDefinition {
      guard let known = chosen[terms[index]] else {
        chosen[terms[index]] = index
        continue
      }
      if card.draft.basis.rank > cards[known].draft.basis.rank { chosen[terms[index]] = index }
    }
    return cards.indices.compactMap { index in
      let card = cards[index]
      guard card.draft.basis != .stated, let best = chosen[terms[index]] else { return card }
      // The card from the definition to the term comes from the same sentence.
      let isChosen =
        cards[best].draft.basis == card.draft.basis && cards[best].place == card.place
      return isChosen ? card : nil
    }
  }
}

extension CardDraft.Basis {
  /// Which of several definitions is asked.
  fileprivate var rank: Int {
    switch self {
    case .stated: 2
    case .spokenIdentity: 1
    case .spokenDeed: 0
    }
  }
}
