package import Journal
package import Memory

/// What the learner set, as far as learning depends on it.
package struct LearningSettings: Hashable, Sendable {
  /// The chance of recall to aim at.
  package internal(set) var desiredRetention = 0.9
  /// The most new cards on one day, as the learner set it; nil leaves it to the time there is.
  package internal(set) var newCardsLimit: Int?
  /// The minutes to study on one day; nil for as long as it takes.
  package internal(set) var minutesADay: Int?
  /// The exam that is studied for, by its name in a blueprint; nil for the usual one.
  package internal(set) var exam: String?
  /// The day of the exam.
  package internal(set) var examDate: StudyDay?
  /// The hour, 0 to 23, and minute at which a study day begins.
  package internal(set) var dayStartMinutes = LearningSettings.defaultDayStartMinutes
  /// The name of the memory model.
  private(set) var modelTag = FSRS6.tag
  /// The parameters of the memory model.
  private(set) var weights = FSRS6.defaultWeights

  /// A study day begins at 04:00 unless the learner says otherwise.
  package static let defaultDayStartMinutes = 4 * 60

  init() {}

  /// Takes the settings that a log says, those that were taken back left out.
  package init(_ events: EventList) {
    let undone = events.undonePositions
    for position in events.positionsOfOthers where !undone.contains(position) {
      switch events[position].body {
      case .setting(let name, let value): set(name, to: value)
      case .parameters(let parameters): set(parameters)
      default: break
      }
    }
  }

  /// The most new cards on one day.
  package var newCardsADay: Int { newCardsLimit ?? Self.usualNewCardsADay }

  private static let usualNewCardsADay = 20
  /// New cards are begun in this part of the days that are left: what is begun last still needs
  /// days to be asked again.
  private static let beginningShare = 0.7

  /// Returns the days until the exam, zero on its day; nil if none is set or it has passed.
  package func daysToExam(on day: StudyDay) -> Int? {
    examDate.map { day.distance(to: $0) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Returns the new cards to begin on one day so that all are seen in time.
  ///
  /// - Parameters:
  ///   - waiting: The cards that are still new.
  ///   - daysLeft: The days to study, today included; one or more.
  package static func newCardsADay(waiting: Int, daysLeft: Int) -> Int {
    Int((Double(waiting) / max(1, Double(daysLeft) * beginningShare)).rounded(.up))
  }

  /// Returns the most new cards on a day.
  ///
  /// With an exam date and minutes, the minutes limit the work, and new cards come as fast as the
  /// date asks for; a limit that the learner set holds all the same.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - waiting: The cards that are still new.
  package func newCardsADay(on day: StudyDay, waiting: Int) -> Int {
    guard newCardsLimit == nil, minutesADay != nil, let days = daysToExam(on: day) else {
      return newCardsADay
    }
    let needed = Self.newCardsADay(waiting: waiting, daysLeft: days)
    return max(Self.usualNewCardsADay, needed)
  }

  /// The model of memory with its parameters.
  package var model: ModelChoice {
    ModelChoice(tag: modelTag, weights: weights) ?? .fsrs6(FSRS6())
  }

  /// The scheduler that these settings make.
  package var scheduler: Scheduler {
    Scheduler(model: model, desiredRetention: desiredRetention)
  }

  /// Takes a setting from the log; a name or a value out of range changes nothing.
  mutating func set(_ name: String, to value: SettingValue) {
    let defaults = LearningSettings()
    switch (LearningSetting(rawValue: name), value) {
    case (.desiredRetention, .number(let retention)) where (0.7...0.99).contains(retention):
      desiredRetention = retention
    case (.desiredRetention, .null): desiredRetention = defaults.desiredRetention
    case (.newCardsADay, .number(let count)) where (0...9999).contains(count):
      newCardsLimit = Int(count)
    case (.newCardsADay, .null): newCardsLimit = nil
    case (.minutesADay, .number(let minutes)) where (1...1440).contains(minutes):
      minutesADay = Int(minutes)
    case (.minutesADay, .null): minutesADay = nil
    case (.exam, .string(let name)): exam = name.lowercased()
    case (.exam, .null): exam = nil
    case (.examDate, .string(let date)): examDate = StudyDay(iso8601: date) ?? examDate
    case (.examDate, .null): examDate = nil
    case (.dayStart, .string(let time)): dayStartMinutes = Self.minutes(time) ?? dayStartMinutes
    case (.dayStart, .null): dayStartMinutes = defaults.dayStartMinutes
    default: break
    }
  }

  /// Takes fitted parameters from the log; those of an unknown model change nothing.
  mutating func set(_ parameters: FittedParameters) {
    guard let model = ModelChoice(tag: parameters.model, weights: parameters.weights) else {
      return
    }
    modelTag = model.tag
    weights = model.weights
  }

  /// Returns the minutes after midnight of a time such as `04:00`, or nil if it is none.
  static func minutes(_ time: String) -> Int? {
    let parts = time.split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1],
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
