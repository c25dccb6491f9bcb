/// A card that a rule proposed, with the place of its topic in the graph.
struct DraftedCard {
  /// What the rule proposed.
  var draft: CardDraft
  /// The index of the topic.
  var topic: Int
  /// The place in the guide.
  let place: Place
  /// The name that the card would have if its term were taken for a label, or its label for a term.
  var otherID: CardID?

  /// The index of the file.
  var file: Int { place.file }

  /// The name of its concept; a contrast may belong to the thing that it names last.
  var name: String {
    let isOther = draft.kind == .contrast && TermKey.key(draft.term) != draft.concept
    return isOther ? draft.concept : draft.term
  }

  /// Whether it says what its term is.
  var isDefinition: Bool { draft.namedKind == .definition && draft.aspect.isEmpty }

  /// Whether it says what its term is, be it as a property named `Definition`.
  var statesMeaning: Bool {
    isDefinition || draft.kind == .attribute && Vocabulary.definitionLabels.contains(draft.aspect)
  }

  /// Whether it says a property of its term.
  var isProperty: Bool { !draft.aspect.isEmpty && draft.aspect != "items" }

  /// Whether its guide gives it the same name as another card.
  func hasName(of other: DraftedCard) -> Bool {
    draft.concept == other.draft.concept && draft.aspect == other.draft.aspect
      && draft.kind == other.draft.kind
  }

  /// The name of the card as its own guide writes it.
  var ownID: CardID { CardID(kind: draft.namedKind, concept: draft.concept, aspect: draft.aspect) }

  /// The nearest title above that says what the card is about, apart from the term itself.
  var context: String? {
    draft.breadcrumb.last { title in
      let key = TermKey.key(title)
      return !Vocabulary.attributes.contains(key) && !Vocabulary.genericTitles.contains(key)
        && key != draft.concept
    }
  }
}
