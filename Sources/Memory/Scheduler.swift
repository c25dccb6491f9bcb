/// How long a card rests until it is asked again.
package enum Pause: Hashable, Sendable {
  /// A step within the day, in minutes.
  case minutes(Int)
  /// Whole study days, at least one.
  case days(Int)
}

/// Where a card stands in its schedule.
package enum Phase: Hashable, Sendable {
  /// Being learned; the index of the learning step it waits for.
  case learning(step: Int)
  /// Learned; it comes back after days.
  case review
  /// Forgotten; the index of the relearning step it waits for.
  case relearning(step: Int)
}

/// The schedule of one card after at least one review.
package struct CardSchedule: Hashable, Sendable {
  /// What the memory model holds.
  package let memory: MemoryState
  /// Where the card stands.
  package let phase: Phase

  /// Creates a schedule.
  package init(memory: MemoryState, phase: Phase) {
    self.memory = memory
    self.phase = phase
  }
}

/// Decides when a card is asked again.
///
/// Source: the steps follow py-fsrs and Anki; the ranges of the fuzz are Anki's.
package struct Scheduler: Sendable {
  /// The model that predicts recall.
  package let model: FSRS6
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
    model: FSRS6 = FSRS6(),
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
  ///     the interval exact.
  package func pause(_ schedule: CardSchedule, grade: Grade, fuzz: Double?) -> Pause {
    switch schedule.phase {
    case .learning(let step): return .minutes(Self.minutes(grade, step, learningSteps))
    case .relearning(let step): return .minutes(Self.minutes(grade, step, relearningSteps))
    case .review:
      let exact = model.interval(
        stability: schedule.memory.stability,
        retention: desiredRetention
      )
      let days = min(max(exact.count.rounded(), 1), Double(longestInterval))
      guard let fuzz else { return .days(Int(days)) }
      let range = Fuzz.range(of: days, longest: longestInterval)
      return .days(range.lowerBound + Int(fuzz * Double(range.count)))
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

/// The small spread of intervals that keeps cards learned together from coming back together.
package enum Fuzz {
  /// Spans of the interval, in days, and the part of each that the spread may take.
  private static let shares: [(from: Double, to: Double, share: Double)] = [
    (2.5, 7, 0.15), (7, 20, 0.10), (20, .infinity, 0.05),
  ]

  /// Returns the days that an interval may be moved to.
  ///
  /// - Parameters:
  ///   - interval: The exact interval, in days; at least one.
  ///   - longest: The longest interval allowed, in days.
  package static func range(of interval: Double, longest: Int) -> ClosedRange<Int> {
    guard interval >= 2.5 else {
      let only = min(Int(interval.rounded()), longest)
      return only...only
    }
    let spread = shares.reduce(1.0) { sum, part in
      sum + part.share * max(0, min(interval, part.to) - part.from)
    }
    let upper = min(Int((interval + spread).rounded()), longest)
    let lower = min(max(2, Int((interval - spread).rounded())), upper)
    return lower...upper
  }
}
