/// One thing that happened, as one line of the log.
package struct Event: Hashable, Sendable {
  /// The name of the event, by which duplicates collapse and an undo finds it.
  package let id: EventID
  /// When it happened by the clock of the machine that wrote it.
  package let at: Moment
  /// The machine that wrote it.
  package let writer: WriterID
  /// The number in that machine's log, 1...2,000,000,000, ascending with gaps.
  package let sequence: Int
  /// What happened.
  package let body: EventBody

  /// The highest sequence a log may hold.
  package static let highestSequence = 2_000_000_000

  /// Creates an event.
  package init(id: EventID, at: Moment, writer: WriterID, sequence: Int, body: EventBody) {
    self.id = id
    self.at = at
    self.writer = writer
    self.sequence = sequence
    self.body = body
  }
}

/// What happened.
package enum EventBody: Hashable, Sendable {
  /// A card was asked and graded.
  case review(Review)
  /// An earlier event no longer counts.
  case undo(EventID)
  /// A card is not asked until it is resumed.
  case suspend(CardRef)
  /// A card is asked again.
  case resume(CardRef)
  /// A card is not asked before a day.
  case bury(CardRef, until: StudyDay)
  /// A card is marked for attention.
  case flag(CardRef, note: String?)
  /// The mark is taken away.
  case unflag(CardRef)
  /// The learner's own note on a card; an empty text removes it.
  case note(CardRef, text: String)
  /// What was learned of a card no longer counts.
  case reset(CardRef)
  /// A practice exam began.
  case examStarted(ExamStart)
  /// A question of a practice exam was answered, or answered anew.
  case examAnswered(ExamAnswer)
  /// A practice exam was handed in.
  case examFinished(form: String)
  /// The history of one card id belongs to another.
  case relink(from: String, to: String)
  /// A learning setting has a new value; see `LearningSetting` for the names in use.
  case setting(name: String, value: SettingValue)
  /// The memory model was fitted to this learner.
  case parameters(FittedParameters)
  /// A line of a newer version: kept as it stands and skipped.
  case unknown(kind: String, raw: String)
}
