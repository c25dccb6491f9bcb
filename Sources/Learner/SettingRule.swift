package import Journal

/// What a learning setting may be, for showing, checking and changing it.
package struct SettingRule: Sendable {
  /// The setting.
  package let setting: LearningSetting
  /// What it means, in a few words.
  package let meaning: String
  /// What a value looks like, with an example.
  package let form: String
  private let read: @Sendable (String) -> SettingValue?
  private let shown: @Sendable (LearningSettings) -> String
  private var objection: @Sendable (SettingValue, StudyDay) -> String? = { _, _ in nil }

  /// The name in the log and on the command line.
  package var name: String { setting.rawValue }

  /// Returns the value that a text means, or nil if it is not allowed.
  package func value(of text: String) -> SettingValue? { read(text) }

  /// Returns why a value makes no sense on a day, or nil if it does.
  package func objection(to value: SettingValue, on day: StudyDay) -> String? {
    objection(value, day)
  }

  /// Returns the value in use as text.
  package func text(in settings: LearningSettings) -> String { shown(settings) }

  /// The settings that change what is learned and when, in the order in which they are shown.
  package static let all: [SettingRule] = [
    SettingRule(
      setting: .desiredRetention,
      meaning: "the chance of recall at which a card comes back",
      form: "a number from 0.7 to 0.99, such as 0.9",
      read: { number($0, within: 0.7...0.99) },
      shown: { "\($0.desiredRetention)" }
    ),
    SettingRule(
      setting: .newCardsADay,
      meaning: "the most new cards on one day",
      form: "a whole number from 0 to 9999, such as 20",
      read: { text in Int(text).flatMap { number("\($0)", within: 0...9999) } },
      shown: { settings in
        // With a date and minutes the number is a pace; only one that was set is a limit.
        let isPace =
          settings.newCardsLimit == nil && settings.examDate != nil && settings.minutesADay != nil
        return isPace ? "as the exam needs" : "\(settings.newCardsADay)"
      }
    ),
    SettingRule(
      setting: .minutesADay,
      meaning: "the minutes to study on one day, spent on what brings most",
      form: "a whole number from 1 to 1440, such as 30",
      read: { text in Int(text).flatMap { number("\($0)", within: 1...1440) } },
      shown: { $0.minutesADay.map { "\($0)" } ?? "none" }
    ),
    SettingRule(
      setting: .exam,
      meaning: "the exam to study for",
      form: "the name of an exam, such as mla-c01",
      read: { text in text.isEmpty ? nil : .string(text.lowercased()) },
      shown: { $0.exam ?? "none" }
    ),
    SettingRule(
      setting: .examDate,
      meaning: "the day of the exam, past which nothing is scheduled",
      form: "a day such as 2027-01-15",
      read: { text in StudyDay(iso8601: text).map { .string($0.iso8601) } },
      shown: { $0.examDate?.iso8601 ?? "none" },
      objection: { value, today in
        guard case .string(let text) = value, let day = StudyDay(iso8601: text), day < today else {
          return nil
        }
        return "\(text) has passed; give a day from \(today.iso8601) on"
      }
    ),
    SettingRule(
      setting: .dayStart,
      meaning: "when a study day begins, local time",
      form: "a time from 00:00 to 23:59, such as 04:00",
      read: { text in LearningSettings.minutes(text).map { .string(clockTime($0)) } },
      shown: { clockTime($0.dayStartMinutes) }
    ),
  ]

  private static func number(_ text: String, within range: ClosedRange<Double>) -> SettingValue? {
    guard let number = Double(text), range.contains(number) else { return nil }
    return .number(number)
  }

  private static func clockTime(_ minutes: Int) -> String {
    let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ":")
  }
}
