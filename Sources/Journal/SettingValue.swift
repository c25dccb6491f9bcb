/// The value of a learning setting: any JSON scalar.
package enum SettingValue: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A finite number.
  case number(Double)
  /// A truth value.
  case bool(Bool)
  /// No value: the setting goes back to its default.
  case null
}

/// The learning settings in use; the raw value is the name in the log.
package enum LearningSetting: String, Hashable, Sendable, CaseIterable {
  /// The chance of recall to aim for, a number in 0.7...0.99.
  case desiredRetention = "desired-retention"
  /// The exam that is studied for, a string such as `MLA-C01`.
  case exam = "exam"
  /// The day of the exam, a string such as `2026-12-24`.
  case examDate = "exam-date"
  /// The number of new cards a day.
  case newCardsADay = "new-cards-a-day"
  /// The minutes to study a day.
  case minutesADay = "minutes-a-day"
  /// The time at which a study day begins, a string such as `04:00`.
  case dayStart = "day-start"
}
