/// Decides when a card is asked again.
///
/// Source: the steps follow py-fsrs and Anki; the ranges of the fuzz are Anki's.
package struct Scheduler: Sendable {
  /// The model that predicts recall.
  package let model: ModelChoice
  /// The chance of recall at which a card comes back; above 0 and below 1.
  package let desiredRetention: Double
  /// Pauses before a new card counts as learned, in minutes.
  package let learningSteps: [Int]
  /// Pauses before a forgotten card counts as learned again, in minutes.
  package let relearningSteps: [Int]
  /// The longest interval, in days; at least one.
  package let longestInterval: Int

  /// Creates a scheduler; the defaults are those that daily reviewers know.
  package init(
    model: ModelChoice,
    desiredRetention: Double = 0.9,
    learningSteps: [Int] = [1, 10],
    relearningSteps: [Int] = [10],
    longestInterval: Int = 36_500
  ) {
    precondition(desiredRetention > 0 && desiredRetention < 1, "retention is a probability")
    precondition(longestInterval >= 1, "an interval lasts a day or more")
    self.model = model
    self.desiredRetention = desiredRetention
    self.learningSteps = learningSteps
    self.relearningSteps = relearningSteps
    self.longestInterval = longestInterval
  }

  /// Creates a scheduler with FSRS-6; the defaults are those that daily reviewers know.
  package init(
    model: FSRS6 = FSRS6(),
    desiredRetention: Double = 0.9,
    learningSteps: [Int] = [1, 10],
    relearningSteps: [Int] = [10],
    longestInterval: Int = 36_500
  ) {
    self.init(
      model: .fsrs6(model),
      desiredRetention: desiredRetention,
      learningSteps: learningSteps,
      relearningSteps: relearningSteps,
      longestInterval: longestInterval
    )
  }

  /// Returns the schedule of a card after a review, without its pause.
  ///
  /// The result depends on nothing but the history, so that replaying a log gives it again.
  ///
  /// - Parameters:
  ///   - schedule: The schedule before, or nil for a card never seen.
  ///   - elapsed: Study days since the previous review.
  ///   - grade: The learner's grade.
  package func next(
    _ schedule: CardSchedule?,
    after elapsed: Days,
    grade: Grade
  ) -> CardSchedule {
    let memory = model.next(schedule?.memory, after: elapsed, grade: grade)
    let phase: Phase
    switch schedule?.phase ?? .learning(step: 0) {
    case .learning(let step):
      phase = Self.step(grade, from: step, in: learningSteps).map(Phase.learning) ?? .review
    case .relearning(let step):
      phase = Self.step(grade, from: step, in: relearningSteps).map(Phase.relearning) ?? .review
    case .review:
      phase =
        grade == .again && !relearningSteps.isEmpty ? .relearning(step: 0) : .review
    }
    return CardSchedule(memory: memory, phase: phase)
  }

  /// Returns how long the card rests after a review that led to `schedule`.
  ///
  /// - Parameters:
  ///   - schedule: What `next` returned.
  ///   - grade: The grade that led to it.
  ///   - fuzz: A number in `0..<1` that spreads intervals of days over a small range; nil leaves
  ///     the interval exact and the load out of account.
  ///   - daysToExam: Study days until the exam, past which no interval reaches; nil or less than
  ///     one if there is no day left to ask on.
  ///   - load: The reviews that fall on each day from today on; of the range of the fuzz, a day
  ///     with the fewest is taken.
  package func pause(
    _ schedule: CardSchedule,
    grade: Grade,
    fuzz: Double?,
    daysToExam: Int? = nil,
    load: [Int] = []
  ) -> Pause {
    switch schedule.phase {
    case .learning(let step): return .minutes(Self.minutes(grade, step, learningSteps))
    case .relearning(let step): return .minutes(Self.minutes(grade, step, relearningSteps))
    case .review:
      var longest = longestInterval
      if let daysToExam, daysToExam >= 1 { longest = min(longest, daysToExam) }
      let exact = model.interval(of: schedule.memory, retention: desiredRetention)
      let days = min(max(exact.count.rounded(), 1), Double(longest))
      guard let fuzz else { return .days(Int(days)) }
      let range = Fuzz.range(of: days, longest: longest)
      return .days(Fuzz.pick(from: range, chance: fuzz, load: load))
    }
  }

  /// Returns what each grade would lead to, for showing the intervals on the keys.
  ///
  /// - Parameters:
  ///   - schedule: The schedule before, or nil for a card never seen.
  ///   - elapsed: Study days since the previous review.
  ///   - fuzz: See `pause`; the same number for all grades keeps them in order.
  ///   - daysToExam: See `pause`.
  ///   - load: See `pause`.
  package func outcomes(
    of schedule: CardSchedule?,
    after elapsed: Days,
    fuzz: Double?,
    daysToExam: Int? = nil,
    load: [Int] = []
  ) -> ByGrade<Outcome> {
    ByGrade { grade in
      let next = next(schedule, after: elapsed, grade: grade)
      return Outcome(
        schedule: next,
        pause: pause(next, grade: grade, fuzz: fuzz, daysToExam: daysToExam, load: load)
      )
    }
  }

  /// The step that follows, or nil if the card has passed the last one.
  private static func step(_ grade: Grade, from step: Int, in steps: [Int]) -> Int? {
    if steps.isEmpty { return nil }
    switch grade {
    case .again: return 0
    case .hard: return step < steps.count ? step : nil
    case .good: return step + 1 < steps.count ? step + 1 : nil
    case .easy: return nil
    }
  }

  /// Hard on the first step waits between the first two, so that it is never the same as Again.
  private static func minutes(_ grade: Grade, _ step: Int, _ steps: [Int]) -> Int {
    guard grade == .hard, step == 0 else { return steps[step] }
    return steps.count == 1 ? steps[0] * 3 / 2 : (steps[0] + steps[1] + 1) / 2
  }
}
