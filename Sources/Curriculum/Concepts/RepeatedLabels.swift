/// Finds terms that are labels: the same word in several places of a guide, each time about what
/// stands above it.
///
/// `Detection` below `Overfitting`, below `Underfitting` and below `Outliers` is no concept with
/// three definitions, but a property of three concepts; so it is asked of each. No list of such
/// words is needed: a guide shows them by saying unrelated things of them in unrelated places.
enum RepeatedLabels {
  /// In fewer places than this a word may be a term with two senses.
  private static let fewestPlaces = 3
  /// A term is explained anew in similar words; a label is followed by something else each time.
  private static let mostRelatedShare = 0.3
  /// This many other words below the same neighbours show a pattern.
  private static let fewestOthersInPattern = 2

  /// Turns the definitions of labels into attributes of what stands above them.
  ///
  /// - Parameter drafts: The cards of one file.
  static func resolve(_ drafts: inout [DraftedCard]) {
    var places: [String: [Int]] = [:]
    for (index, card) in drafts.enumerated() where card.isDefinition {
      places[card.draft.concept, default: []].append(index)
    }
    let repeated = places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    let said = repeated.map { indices in indices.map { ContentWords(drafts[$0].draft.answer) } }
    let common = ContentWords(commonIn: said.flatMap { $0 })
    let parents = repeated.map { indices in Set(indices.map { drafts[$0].draft.breadcrumb }) }
    for (number, indices) in repeated.enumerated() {
      let others = parents.indices.count { other in
        other != number && parents[other].intersection(parents[number]).count > 1
      }
      let isPattern =
        others >= fewestOthersInPattern
        && Set(parents[number].map { Array($0.dropLast()) }).count == 1
      let isLabel = isLabel(
        indices.map { drafts[$0] },
        saying: said[number].map { $0.subtracting(common) },
        inPattern: isPattern
      )
      // Answers decide, so a changed answer may change the decision; whatever was learned under
      // the other name is still found.
      for (offset, index) in indices.enumerated() {
        guard let owner = drafts[index].context else { continue }
        let asTerm = drafts[index].ownID
        let asLabel = attribute(drafts[index].draft, of: owner)
        guard isLabel else {
          drafts[index].otherID = CardID(
            kind: asLabel.kind,
            concept: asLabel.concept,
            aspect: asLabel.aspect
          )
          continue
        }
        drafts[index].draft = asLabel
        if offset == 0 { drafts[index].otherID = asTerm }
      }
    }
  }

  /// - Parameter isPattern: Whether the same words stand below several neighbours, as the steps of
  ///   a process do below each of its examples.
  private static func isLabel(
    _ cards: [DraftedCard],
    saying said: [ContentWords],
    inPattern isPattern: Bool
  ) -> Bool {
    guard isPattern || cards.count >= fewestPlaces && !TermForm.isName(cards[0].draft.term) else {
      return false
    }
    let owners = Set(cards.compactMap(\.context))
    guard owners.count >= 2, owners.count * 4 >= cards.count * 3 else { return false }
    var pairs = 0
    var related = 0
    for (index, one) in said.enumerated() {
      for other in said[(index + 1)...] {
        pairs += 1
        let shared = one.intersection(other).count
        let least = max(1, min(one.count, other.count))
        if shared * (isPattern ? 2 : 4) >= least { related += 1 }
      }
    }
    return Double(related) <= mostRelatedShare * Double(pairs)
  }

  private static func attribute(_ draft: CardDraft, of owner: String) -> CardDraft {
    CardDraft(
      kind: .attribute,
      term: owner,
      concept: TermKey.key(owner),
      aspect: draft.concept,
      prompt: Phrasing.attribute(draft.term, of: owner),
      answer: draft.answer,
      items: draft.items,
      breadcrumb: draft.breadcrumb,
      range: draft.range
    )
  }
}
