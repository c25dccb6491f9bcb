extension EventBody {
  /// The card that an event is about, if it is about one.
  package var card: String? {
    if case .review(let review) = self { review.card } else { mark?.card }
  }

  /// The card that an event other than a review is about.
  var mark: CardRef? {
    switch self {
    case .suspend(let card), .resume(let card), .bury(let card, _), .flag(let card, _),
      .unflag(let card), .note(let card, _), .reset(let card):
      card
    default: nil
    }
  }

  /// The card and what it said, if the event tells it.
  package var cardAndAbout: (card: String, about: CardAbout)? {
    if case .review(let review) = self {
      return review.about.map { (review.card, $0) }
    }
    return mark.flatMap { mark in mark.about.map { (mark.card, $0) } }
  }
}
