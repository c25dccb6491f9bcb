/// One review that a simulation made.
package struct SimulatedReview: Hashable, Sendable {
  /// The number of the card.
  package let card: Int32
  /// The study day, from zero.
  package let day: Int32
  /// Whole days since the card's previous review; zero for the first.
  package let elapsedDays: Int32
  /// How long the answer took.
  package let milliseconds: Int32
  /// The true chance of recall; 1 at first sight.
  package let chance: Float
  /// The grade.
  package let grade: Grade
}

/// A card that a simulation begins with.
package struct SimulatedCard: Hashable, Sendable {
  /// The number of its topic.
  package let topic: Int
  /// What the scheduler holds; nil for a new card.
  package let schedule: CardSchedule?
  /// Days since the last review, counted at day zero; zero for a new card.
  package let restedDays: Int
  /// The day on which it is due; a card overdue at the start has zero.
  package let dueDay: Int

  /// Creates a new card.
  package init(topic: Int) {
    self.init(topic: topic, schedule: nil, restedDays: 0, dueDay: 0)
  }

  /// Creates a card.
  package init(topic: Int, schedule: CardSchedule?, restedDays: Int, dueDay: Int) {
    self.topic = topic
    self.schedule = schedule
    self.restedDays = max(0, restedDays)
    self.dueDay = max(0, dueDay)
  }
}

/// What a simulated learner did.
package struct SimulatedLog: Sendable {
  /// The reviews in the order of time.
  package internal(set) var reviews: [SimulatedReview] = []
  /// The schedule of each card at the end; nil if it was never seen.
  package internal(set) var schedules: [CardSchedule?] = []
  /// The number of reviews on each day.
  package internal(set) var reviewsByDay: [Int] = []
  /// Cards that were due and left over, by day.
  package internal(set) var backlogByDay: [Int] = []
  /// The days on which the learner did not come.
  package internal(set) var missedDays: [Int] = []

  /// The reviews as an optimiser takes them.
  package var table: ReviewTable {
    ReviewTable(
      reviews.lazy.map {
        TimedReview(
          card: Int($0.card),
          elapsed: Days(Double($0.elapsedDays)),
          grade: $0.grade
        )
      }
    )
  }
}
