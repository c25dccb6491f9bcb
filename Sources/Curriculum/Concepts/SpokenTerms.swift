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

  /// Leaves out what running text says of a term that one of the guides sets apart.
  ///
  /// - Parameter families: The family of each card of each guide, which loses the same cards.
  /// - Returns: The names of the cards that are left out by their family, so that what was learned
  ///   of them is found again.
  static func dropNeedlessProse(
    from guides: inout [GuideCards],
    _ families: inout [[Int]]
  ) -> [Int: [UInt64]] {
    let isProse = guides.map { $0.drafts.map(\.draft.basis.isProse) }
    guard isProse.contains(where: { $0.contains(true) }) else { return [:] }
    var names: [Int: [UInt64]] = [:]
    var stated: Set<Int> = []
    for (guide, families) in families.enumerated() {
      for (card, family) in families.enumerated()
      where !isProse[guide][card] && guides[guide].traits[card].statesMeaning {
        stated.insert(family)
      }
    }
    for guide in guides.indices {
      let isKept = zip(isProse[guide], families[guide]).map { !$0 || !stated.contains($1) }
      guard isKept.contains(false) else { continue }
      for (card, family) in families[guide].enumerated() where !isKept[card] {
        names[family, default: []].append(guides[guide].traits[card].name)
      }
      guides[guide].keep { isKept[$0] }
      families[guide] = zip(families[guide], isKept).filter(\.1).map(\.0)
    }
    return names
  }
}

extension CardDraft.Basis {
  /// Which of several definitions is asked.
  fileprivate var rank: Int {
    switch self {
    case .stated: 5
    case .spokenIdentity: 4
    case .spokenDeed: 3
    case .gloss: 2
    case .proseIdentity: 1
    case .proseDeed: 0
    }
  }
}
