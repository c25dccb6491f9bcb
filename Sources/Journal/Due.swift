/// When a card was promised to come back: on a day, or at a moment while it is being learned.
package enum Due: Hashable, Sendable {
  /// At any time of a study day.
  case day(StudyDay)
  /// Within the day, at a moment.
  case moment(Moment)

  /// Reads `2026-11-24` as a day and `2026-11-21T12:10:00.000Z` as a moment.
  ///
  /// - Returns: `nil` for anything else.
  package init?(iso8601 text: String) {
    if let day = StudyDay(iso8601: text) {
      self = .day(day)
    } else if let moment = Moment(iso8601: text) {
      self = .moment(moment)
    } else {
      return nil
    }
  }

  /// Whether the promised time has come.
  ///
  /// - Parameters:
  ///   - now: The moment, for promises within a day.
  ///   - day: The study day of that moment.
  package func hasCome(now: Moment, day: StudyDay) -> Bool {
    switch self {
    case .day(let promised): promised <= day
    case .moment(let promised): promised <= now
    }
  }

  /// The day as `2026-11-24`, or the moment as `2026-11-21T12:10:00.000Z`.
  package var iso8601: String {
    switch self {
    case .day(let day): day.iso8601
    case .moment(let moment): moment.iso8601
    }
  }
}
