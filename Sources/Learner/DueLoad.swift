import Journal

/// How many cards are promised for each day, so that new promises go to emptier ones.
struct DueLoad: Hashable, Sendable {
  private var counts: [StudyDay: Int] = [:]

  /// Days further ahead than this are as good as empty.
  private static let horizonDays = 400

  /// Moves a card from one due date to another; steps within the day are no load.
  mutating func move(from old: Due?, to new: Due?) {
    if case .day(let day) = old { counts[day, default: 0] -= 1 }
    if case .day(let day) = new { counts[day, default: 0] += 1 }
  }

  /// Returns the number of cards on each day from a day on.
  func days(from day: StudyDay) -> [Int] {
    (0..<Self.horizonDays).map { counts[day.advanced(by: $0)] ?? 0 }
  }
}
