package import Learner
package import Memory

/// The cards of a course and what joins them, as plain arrays.
package struct CourseDeck: Sendable {
  /// What each card counts for in the mean of recall; all together are one.
  package var weights: [Double] = []
  /// The number of each card's topic.
  package var topics: [Int] = []
  /// The number of each card's concept.
  package var concepts: [Int] = []
  /// Cards of concepts that are easily confused with a card's own.
  package var rivals: [[Int]] = []
  /// Where each card stands at the beginning; nil for a new one.
  package var beginnings: [Beginning?] = []
  /// The order in which new cards are begun.
  package var newOrder: [Int] = []

  /// A card that was learned before the course.
  package struct Beginning: Hashable, Sendable {
    /// Its schedule.
    package let schedule: CardSchedule
    /// Days since the last review.
    package let restedDays: Int
    /// The day on which it is due, from zero; at zero if it is overdue.
    package let dueDay: Int

    /// Describes a card that was learned before.
    package init(schedule: CardSchedule, restedDays: Int, dueDay: Int) {
      self.schedule = schedule
      self.restedDays = max(0, restedDays)
      self.dueDay = max(0, dueDay)
    }
  }

  /// Creates a deck without cards.
  package init() {}

  /// The number of cards.
  package var count: Int { weights.count }
}

/// What a learner's log shows on a day of a course: all that an order of cards may depend on.
package struct CourseView: Sendable {
  /// The cards.
  package let deck: CourseDeck
  /// What the scheduler holds of each card; nil before it is begun.
  package internal(set) var schedules: [CardSchedule?]
  /// The day of each card's last review; negative before the course.
  package internal(set) var lastDays: [Int]
  /// The day on which each card was begun; negative if before the course.
  package internal(set) var firstDays: [Int]
  /// The day on which each card was promised to come back.
  package internal(set) var dueDays: [Int]
  /// The day, from zero.
  package internal(set) var day = 0
  /// The day of the exam.
  package let examDay: Int
  /// The minutes of a day, in seconds.
  package let secondsADay: Double
  /// What decides when a card comes back.
  package let scheduler: Scheduler
  /// The pace as it is known before the day.
  package internal(set) var pace: AnswerPace

  /// How many cards were begun.
  package internal(set) var begunCount = 0

  /// Days from a card's last review to today.
  package func elapsed(_ card: Int) -> Days { Days(Double(day - lastDays[card])) }
}

/// Decides which cards are asked on a day of a course, and in which order.
package protocol CoursePolicy: Sendable {
  /// Whether promised days reach no further than the exam.
  var knowsTheExam: Bool { get }
  /// Returns the cards in their order; those that the time leaves no room for are not asked.
  func cards(_ view: CourseView, random: inout SeededGenerator) -> [Int]
}

/// What happens between the cards of a deck that no schedule knows of.
package struct CourseInterplay: Sendable {
  /// The share of the pause since its last review that a card is spared when a card of its concept
  /// is asked, in `0...1`.
  package var help = 0.0
  /// How many times faster a card fades while a rival that was begun within days of it confuses.
  package var confusion = 1.0
  /// Rivals begun within so many days confuse.
  package var confusionDays = 0

  /// Cards that have nothing to do with one another.
  package init() {}
}

/// How long answers take in truth.
package enum CourseTimes: Sendable {
  /// As a known pace has it, by visit.
  case visits(AnswerPace)
  /// By answer: a quick part and thinking, longer the less likely recall is; first sights longer.
  ///
  /// Source: the log-normal law of answer times, van der Linden 2006.
  case answers(quickSeconds: Double, thinkingSeconds: Double)
}

/// What a course led to.
package struct CourseResult: Sendable {
  /// The weighted chance of recall on the day of the exam; cards never seen count as forgotten.
  package var recall = 0.0
  /// The cards that were seen.
  package var seen = 0
  /// The seconds of each day.
  package var seconds: [Double]
  /// The cards repeated on each day.
  package var repeats: [Int]
  /// The cards begun on each day.
  package var begun: [Int]
  /// The day of each card's last review.
  package var lastDays: [Int] = []
}
