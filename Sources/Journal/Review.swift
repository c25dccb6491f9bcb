/// One answer to one card.
package struct Review: Hashable, Sendable {
  /// The card's id as text.
  package let card: String
  /// How well the card was recalled.
  package let grade: ReviewGrade
  /// The time from question to grade, in milliseconds; 0...`longestMilliseconds`.
  package let milliseconds: Int
  /// The session in which it happened.
  package let session: String
  /// The study day of the review, so that a replay needs no time zone.
  package let day: StudyDay
  /// When the card was promised to come back, fuzz and load included.
  package let due: Due
  /// What the card said, in the first event of a log about it and after its text changed.
  package let about: CardAbout?

  /// The longest time that the log takes for a review, above 24 days.
  package static let longestMilliseconds = Int(Int32.max)

  /// Creates a review.
  package init(
    card: String,
    grade: ReviewGrade,
    milliseconds: Int,
    session: String,
    day: StudyDay,
    due: Due,
    about: CardAbout? = nil
  ) {
    self.card = card
    self.grade = grade
    self.milliseconds = milliseconds
    self.session = session
    self.day = day
    self.due = due
    self.about = about
  }
}

/// How well a card was recalled; the raw value stands in the log.
package enum ReviewGrade: UInt8, Hashable, Sendable, CaseIterable {
  /// Not recalled.
  case again = 1
  /// Recalled with trouble.
  case hard = 2
  /// Recalled.
  case good = 3
  /// Recalled at once.
  case easy = 4
}

/// What a card said when an event about it was written, for recognising a renamed card.
package struct CardAbout: Hashable, Sendable {
  /// The kind of card, such as `definition`.
  package let kind: String
  /// The term the card is about.
  package let term: String
  /// The question as it is asked.
  package let prompt: String
  /// The headings above the card, outermost first.
  package let breadcrumb: [String]

  /// Creates a description of a card.
  package init(kind: String, term: String, prompt: String, breadcrumb: [String]) {
    self.kind = kind
    self.term = term
    self.prompt = prompt
    self.breadcrumb = breadcrumb
  }
}

/// A card named by an event other than a review.
package struct CardRef: Hashable, Sendable {
  /// The card's id as text.
  package let card: String
  /// What the card said, in the first event of a log about it and after its text changed.
  package let about: CardAbout?

  /// Creates a reference to a card.
  package init(card: String, about: CardAbout? = nil) {
    self.card = card
    self.about = about
  }
}
