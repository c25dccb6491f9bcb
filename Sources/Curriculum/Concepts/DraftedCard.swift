/// A card that a rule proposed, with the place of its topic in the graph.
struct DraftedCard {
  /// What the rule proposed.
  var draft: CardDraft
  /// The index of the topic, counted from the first of its document.
  let topic: Int
  /// The place in the guide.
  let place: Place
  /// The hash of the name that the card would have if its term were taken for a label, or its label
  /// for a term.
  var otherName: UInt64?

  /// The index of the file.
  var file: Int { place.file }

  /// The name of its concept; a contrast may belong to the thing that it names last.
  @inline(__always)
  var name: String {
    let isOther = draft.kind == .contrast && TermKey.key(draft.term) != draft.concept
    return isOther ? draft.concept : draft.term
  }

  /// Whether it says what its term is.
  @inline(__always)
  var isDefinition: Bool { draft.namedKind == .definition && draft.aspect.isEmpty }

  /// Whether it says what its term is, be it as a property named `Definition`.
  @inline(__always)
  var statesMeaning: Bool {
    isDefinition || draft.kind == .attribute && Vocabulary.definitionLabels.contains(draft.aspect)
  }

  /// Whether it says a property of its term.
  @inline(__always)
  var isProperty: Bool { !draft.aspect.isEmpty && draft.aspect != "items" }

  /// Whether its guide gives it the same name as another card.
  func hasName(of other: DraftedCard) -> Bool {
    draft.concept == other.draft.concept && draft.aspect == other.draft.aspect
      && draft.kind == other.draft.kind
  }

  /// Returns the hash of the name of the card as its own guide writes it.
  ///
  /// - Parameter context: What tells the meaning of the term from another one, if anything.
  func nameHash(in context: String? = nil) -> UInt64 {
    CardID.hash(
      kind: draft.namedKind,
      concept: draft.concept,
      aspect: draft.aspect,
      context: context
    )
  }

  /// The nearest title above that says what the card is about, apart from the term itself.
  var context: String? {
    let title = draft.breadcrumb.last { title in
      TermKey.withKey(title) { key in
        !Vocabulary.attributes.contains(bytes: key)
          && !Vocabulary.genericTitles.contains(bytes: key)
          && !key.elementsEqual(draft.concept.utf8)
      }
    }
    return title.map { CardRules.subject(of: $0) }
  }
}

/// What is compared of a card, as numbers.
struct CardTraits {
  /// The form of the term; nil for a question or a sentence with a gap, whose words count as they
  /// are.
  let form: TermForm?
  /// The hash of what has no form of a term.
  let text: UInt64
  /// What is asked of the concept, however it is worded.
  let asked: UInt64
  /// The hash of the name that its own guide gives the card.
  let name: UInt64
  /// Whether it says what its term is.
  let statesMeaning: Bool

  init(_ card: DraftedCard) {
    switch card.draft.kind {
    case .cloze, .basic: form = nil
    // Of two things in contrast the first by the alphabet holds the card.
    case .contrast: form = TermForm(card.draft.concept, key: card.draft.concept)
    default: form = TermForm(card.draft.term, key: card.draft.concept)
    }
    text = form == nil ? StableHash.value(of: card.draft.concept) : 0
    name = card.nameHash()
    statesMeaning = card.statesMeaning
    let kind = statesMeaning ? .definition : card.draft.kind
    let hash = StableHash.value(of: kind.rawValue)
    // Singular and plural of what is asked are the same.
    asked =
      statesMeaning || card.draft.aspect.isEmpty
      ? hash : WordHash.joined(hash, TermForm.hash(ofKey: card.draft.aspect))
  }
}
