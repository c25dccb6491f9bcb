/// A card as a rule puts it together, before any string is made of it; see `CardDraft`.
struct CardProposal {
  var kind: CardKind
  /// The term as written.
  var term: TextSlice
  /// What the identifier is made from besides the kind: the term's key and the aspect.
  var concept: TextSlice
  var aspect = TextSlice.empty
  var prompt: TextSlice
  var answer: TextSlice
  var items: [TextSlice] = []
  /// Titles down to the place.
  var trail: [String]
  var range: Range<Int>
  var basis = CardDraft.Basis.stated
}

extension TextSlice {
  /// The text without check marks at its ends, which are all of it where they are the answer.
  var withoutTicks: TextSlice {
    var text = self
    for tick in ["✅", "✔️", "✔"] as [StaticString] {
      if text.hasPrefix(tick), case let rest = text.suffix(from: tick.utf8CodeUnitCount).trimmed,
        !rest.isEmpty
      {
        text = rest
      }
      if text.hasSuffix(tick), case let rest = text.dropLast(tick.utf8CodeUnitCount).trimmed,
        !rest.isEmpty
      {
        text = rest
      }
    }
    return text
  }

  /// The text without the star that marks what is asked in the exam.
  var withoutStar: TextSlice { hasSuffix(" *") ? dropLast(2).trimmed : self }

  /// The text without the bullet that its author typed before it.
  var withoutBullet: TextSlice {
    let isMarked = count > 2 && (first == UInt8(ascii: "-") || first == UInt8(ascii: "*"))
    return isMarked && self[1] == 0x20 ? suffix(from: 2).trimmed : self
  }
}

extension CardDraft {
  /// Makes the strings of a card, with damaged characters put right.
  init(_ proposal: CardProposal) {
    let draft = CardDraft(
      kind: proposal.kind,
      term: String(proposal.term),
      concept: String(proposal.concept),
      aspect: String(proposal.aspect),
      prompt: String(proposal.prompt),
      answer: String(proposal.answer),
      items: proposal.items.map { String($0) },
      breadcrumb: proposal.trail,
      range: proposal.range,
      basis: proposal.basis
    )
    let mayBeDamaged = proposal.prompt.contains(0xC3) || proposal.answer.contains(0xC3)
    self = mayBeDamaged ? draft.repaired : draft
  }
}
