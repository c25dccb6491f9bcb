package import Journal
package import Memory

/// What the log says of one card.
package struct CardProgress: Hashable, Sendable {
  /// The state of memory and the step; nil while the card was never graded.
  package internal(set) var schedule: CardSchedule?
  /// When the card was promised to come back; nil while it was never graded.
  package internal(set) var due: Due?
  /// The study day of the last review.
  package internal(set) var lastDay: StudyDay?
  /// When the last review was.
  package internal(set) var lastAt: Moment?
  /// The study day of the first review.
  package internal(set) var firstDay: StudyDay?
  /// The number of reviews.
  package internal(set) var reviews = 0
  /// How often the card was forgotten after it had been learned.
  package internal(set) var lapses = 0
  /// Whether the learner took the card out.
  package internal(set) var isSuspended = false
  /// The day before which the card is not asked.
  package internal(set) var buriedUntil: StudyDay?
  /// The learner's own note.
  package internal(set) var note: String?
  /// Why the learner flagged the card; empty if no reason was given.
  package internal(set) var flag: String?

  /// The answers of the last day on which the card was asked.
  package internal(set) var lastVisit: StudyVisit?
  /// Those of the day before it.
  var visitBefore: StudyVisit?
  /// The state of memory as it would be without what other cards of the topic showed.
  var memoryWithoutPriors: MemoryState?
  /// The grade of the first review.
  var firstGrade: Grade?

  init() {}

  /// Whether the card has been graded at least once.
  package var isSeen: Bool { schedule != nil }

  /// Whether the card is forgotten so often that learning it as it stands costs more than it brings.
  ///
  /// A card that holds for weeks by now is none any more, however long it took.
  package var isLeech: Bool {
    lapses >= Self.fewestLapsesOfLeech
      && schedule.map { $0.memory.stability < Self.stabilityOfRecovered } ?? false
  }

  /// Whether a card becomes a leech with a lapse, or has to be spoken of again as one.
  package static func isLeech(lapses: Int) -> Bool {
    lapses >= fewestLapsesOfLeech && (lapses - fewestLapsesOfLeech) % (fewestLapsesOfLeech / 2) == 0
  }

  private static let fewestLapsesOfLeech = 8
  /// Three weeks, after which Anki calls a card mature.
  private static let stabilityOfRecovered: Days = 21

  /// Whether the card was promised to come back within the day.
  ///
  /// The promise decides, not the step that a replay arrives at: where two machines answered the
  /// same card apart from one another, the two may differ.
  package var waitsForStep: Bool {
    if case .moment = due { true } else { false }
  }
}
