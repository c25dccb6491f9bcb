package import Journal

/// All answers to one card on one study day.
package struct StudyVisit: Hashable, Sendable {
  /// What a visit did for the card.
  package enum Kind: Hashable, Sendable {
    /// The card was seen for the first time.
    case first
    /// It was recalled at once.
    case recalled
    /// It was forgotten and learned again.
    case forgotten
  }

  /// The study day.
  package let day: StudyDay
  /// When the first answer was.
  package let at: Moment
  /// What the first answer says of the visit.
  package let kind: Kind
  /// How long all answers took.
  package internal(set) var milliseconds: Int
}

extension CardProgress {
  /// Counts an answer; those of one day are one visit.
  mutating func visit(_ review: Review, at now: Moment, isRecall: Bool) {
    if lastVisit?.day == review.day {
      lastVisit?.milliseconds += review.milliseconds
      return
    }
    visitBefore = lastVisit
    lastVisit = StudyVisit(
      day: review.day,
      at: now,
      kind: isSeen ? (isRecall ? .recalled : .forgotten) : .first,
      milliseconds: review.milliseconds
    )
  }

  /// The last visit before a day.
  func lastVisit(before day: StudyDay) -> StudyVisit? {
    lastVisit.map { $0.day < day } ?? false ? lastVisit : visitBefore
  }
}
