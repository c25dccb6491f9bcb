#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The FSRS-6 model of memory: a forgetting curve and how a review changes it.
///
/// Source: FSRS-6 as fsrs-rs and py-fsrs ship it. `w` below is `weights`.
package struct FSRS6: MemoryModel {
  /// The name under which parameters of this model are stored.
  package static let tag = "fsrs-6"

  /// The published parameters, fitted to many learners.
  package static let defaultWeights: [Double] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// The stabilities that the model can hold, in days.
  static let stabilities = 0.001...36_500.0
  /// The difficulties that the model can hold.
  static let difficulties = 1.0...10.0

  /// The 21 parameters.
  package let weights: [Double]

  package var tag: String { Self.tag }

  // What every review needs is computed once, so that a replay touches no array.
  private let decay: Double
  private let factor: Double
  private let growth: Double
  private let growthPower: Double
  private let growthRecall: Double
  private let hardPenalty: Double
  private let easyBonus: Double
  private let lapse: (scale: Double, difficulty: Double, power: Double, recall: Double)
  private let lapseCeiling: Double
  private let sameDay: ByGrade<Double>
  private let sameDayPower: Double
  private let difficultyStep: Double
  private let reversion: Double
  private let reversionTarget: Double
  private let first: ByGrade<MemoryState>

  /// Creates a model.
  ///
  /// - Precondition: There are 21 weights and the last one, the decay, is above zero.
  package init(weights: [Double] = FSRS6.defaultWeights) {
    precondition(weights.count == 21, "FSRS-6 has 21 parameters")
    precondition(weights[20] > 0, "the decay is above zero")
    self.weights = weights
    decay = weights[20]
    factor = pow(0.9, -1 / weights[20]) - 1
    growth = exp(weights[8])
    growthPower = -weights[9]
    growthRecall = weights[10]
    hardPenalty = weights[15]
    easyBonus = weights[16]
    lapse = (weights[11], -weights[12], weights[13], weights[14])
    lapseCeiling = exp(weights[17] * weights[18])
    sameDay = ByGrade { exp(weights[17] * (Double($0.rawValue) - 3 + weights[18])) }
    sameDayPower = -weights[19]
    difficultyStep = weights[6]
    reversion = weights[7]
    reversionTarget = weights[7] * Self.initialDifficulty(weights, .easy)
    first = ByGrade { grade in
      MemoryState(
        stability: Self.stability(weights[grade.rawValue - 1]),
        difficulty: Self.difficulty(Self.initialDifficulty(weights, grade))
      )
    }
  }

  /// Predicts the chance of recalling a card after a pause.
  ///
  /// The result is 1 at zero elapsed days and 0.9 when the pause equals the stability.
  ///
  /// - Parameters:
  ///   - elapsed: The pause since the last review; zero or more.
  ///   - stability: The pause that would leave a 90 percent chance; above zero.
  /// - Returns: A probability in `0...1`.
  ///
  /// Source: FSRS-6, forgetting curve.
  package func retrievability(after elapsed: Days, stability: Days) -> Double {
    precondition(elapsed.count >= 0 && stability.count > 0, "a pause and a stability are positive")
    return pow(1 + factor * elapsed.count / stability.count, -decay)
  }

  package func retrievability(of state: MemoryState, after elapsed: Days) -> Double {
    retrievability(after: elapsed, stability: state.stability)
  }

  /// Returns the pause after which recall has fallen to the desired retention.
  ///
  /// - Parameters:
  ///   - stability: The stability; above zero.
  ///   - retention: The chance of recall to aim at, above 0 and at most 1.
  ///
  /// Source: FSRS-6, the forgetting curve solved for time.
  package func interval(stability: Days, retention: Double) -> Days {
    precondition(retention > 0 && retention <= 1, "retention is a probability above zero")
    return Days(stability.count / factor * (pow(retention, -1 / decay) - 1))
  }

  package func interval(of state: MemoryState, retention: Double) -> Days {
    interval(stability: state.stability, retention: retention)
  }

  /// Returns the state after a review.
  ///
  /// - Parameters:
  ///   - state: The state before, or nil if the card was never seen.
  ///   - elapsed: Days since the previous review; less than one is a second review on one day.
  ///   - grade: The learner's grade.
  ///
  /// Source: FSRS-6, initial state, same-day, recall and lapse formulas.
  package func next(_ state: MemoryState?, after elapsed: Days, grade: Grade) -> MemoryState {
    guard let state else { return first[grade] }
    let stability: Double
    if elapsed < 1 {
      let rise = sameDay[grade] * pow(state.stability.count, sameDayPower)
      stability = state.stability.count * (grade.isRecall ? max(rise, 1) : rise)
    } else {
      let recall = retrievability(after: elapsed, stability: state.stability)
      stability =
        grade.isRecall
        ? recalledStability(state, recall, grade)
        : forgottenStability(state, recall)
    }
    return MemoryState(
      stability: Self.stability(stability),
      difficulty: nextDifficulty(state.difficulty, grade)
    )
  }

  private func recalledStability(
    _ state: MemoryState,
    _ recall: Double,
    _ grade: Grade
  ) -> Double {
    let rise =
      growth * (11 - state.difficulty) * pow(state.stability.count, growthPower)
      * (exp(growthRecall * (1 - recall)) - 1)
      * (grade == .hard ? hardPenalty : 1)
      * (grade == .easy ? easyBonus : 1)
    return state.stability.count * (1 + rise)
  }

  private func forgottenStability(_ state: MemoryState, _ recall: Double) -> Double {
    let stability = state.stability.count
    let long =
      lapse.scale * pow(state.difficulty, lapse.difficulty)
      * (pow(stability + 1, lapse.power) - 1) * exp(lapse.recall * (1 - recall))
    return min(long, stability / lapseCeiling)
  }

  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = difficultyStep * Double(grade.rawValue - 3) * (10 - difficulty) / 9
    return Self.difficulty(reversionTarget + (1 - reversion) * (difficulty - change))
  }

  /// The difficulty after a first review, not yet clamped.
  static func initialDifficulty(_ weights: [Double], _ grade: Grade) -> Double {
    weights[4] - exp(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  private static func stability(_ value: Double) -> Days {
    Days(min(max(value, stabilities.lowerBound), stabilities.upperBound))
  }

  private static func difficulty(_ value: Double) -> Double {
    min(max(value, difficulties.lowerBound), difficulties.upperBound)
  }
}
