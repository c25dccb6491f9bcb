/// What really happens in a simulated head, which the scheduler can only guess.
package protocol HiddenMemory: Sendable {
  /// What the head holds of one card.
  associatedtype Trace: Sendable

  /// Returns what a card leaves at first sight, and the grade that the learner then gives.
  func firstSight(
    topic: Int,
    random: inout SeededGenerator
  ) -> (trace: Trace, grade: Grade)

  /// Returns what the head holds of a card that was learned before the simulation; nil if this
  /// memory cannot know that.
  func trace(of state: MemoryState) -> Trace?

  /// The chance of recall after a pause in days, zero within a day.
  func recall(_ trace: Trace, after elapsed: Days) -> Double

  /// Draws the grade of a card that was recalled with a chance.
  func gradeOfRecall(
    _ trace: Trace,
    chance: Double,
    random: inout SeededGenerator
  ) -> Grade

  /// Returns what the head holds after a review.
  func reviewed(_ trace: Trace, after elapsed: Days, chance: Double, grade: Grade) -> Trace
}

/// A head that forgets exactly as a model says, for forecasts such as a plan to an exam.
package struct ModelMemory<Model: MemoryModel>: HiddenMemory {
  /// How often each grade is given: at first sight, and when a card is recalled.
  package struct GradeShares: Hashable, Sendable {
    /// The share of Again at first sight.
    package var firstAgain = 0.24
    /// The share of Hard at first sight.
    package var firstHard = 0.10
    /// The share of Good at first sight; the rest is Easy.
    package var firstGood = 0.54
    /// The share of Hard among recalled reviews.
    package var hard = 0.08
    /// The share of Easy among recalled reviews.
    package var easy = 0.06

    /// Creates the shares of a usual learner.
    package init() {}
  }

  /// The model that is true here.
  package let model: Model
  /// How often each grade is given.
  package let shares: GradeShares

  /// Creates a head.
  package init(model: Model, shares: GradeShares = GradeShares()) {
    self.model = model
    self.shares = shares
  }

  package func firstSight(
    topic: Int,
    random: inout SeededGenerator
  ) -> (trace: MemoryState, grade: Grade) {
    let draw = random.unit()
    let again = shares.firstAgain
    let hard = again + shares.firstHard
    let good = hard + shares.firstGood
    let grade: Grade = draw < again ? .again : draw < hard ? .hard : draw < good ? .good : .easy
    return (model.next(nil, after: 0, grade: grade), grade)
  }

  package func trace(of state: MemoryState) -> MemoryState? { state }

  package func recall(_ trace: MemoryState, after elapsed: Days) -> Double {
    model.retrievability(of: trace, after: elapsed)
  }

  package func gradeOfRecall(
    _ trace: MemoryState,
    chance: Double,
    random: inout SeededGenerator
  ) -> Grade {
    let draw = random.unit()
    return draw < shares.hard ? .hard : draw < 1 - shares.easy ? .good : .easy
  }

  package func reviewed(
    _ trace: MemoryState,
    after elapsed: Days,
    chance: Double,
    grade: Grade
  ) -> MemoryState {
    model.next(trace, after: elapsed, grade: grade)
  }
}
