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
package struct FSRS6: Sendable {
  /// The name under which parameters of this model are stored.
  package static let tag = "fsrs-6"

  /// The published parameters, fitted to many learners.
  package static let defaultWeights: [Double] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// The stabilities that the model can hold, in days.
  private static let stabilities = 0.001...36_500.0
  private static let difficulties = 1.0...10.0

  /// The 21 parameters.
  package let weights: [Double]
  /// Scales elapsed time so that the curve passes 0.9 at the stability.
  private let factor: Double

  /// Creates a model.
  ///
  /// - Precondition: There are 21 weights and the last one, the decay, is above zero.
  package init(weights: [Double] = FSRS6.defaultWeights) {
    precondition(weights.count == 21, "FSRS-6 has 21 parameters")
    precondition(weights[20] > 0, "the decay is above zero")
    self.weights = weights
    factor = pow(0.9, -1 / weights[20]) - 1
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
    return pow(1 + factor * elapsed.count / stability.count, -weights[20])
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
    return Days(stability.count / factor * (pow(retention, -1 / weights[20]) - 1))
  }

  /// Returns the state after a review.
  ///
  /// - Parameters:
  ///   - state: The state before, or nil if the card was never seen.
  ///   - elapsed: Whole days since the previous review; zero for a second review on one day.
  ///   - grade: The learner's grade.
  ///
  /// Source: FSRS-6, initial state, same-day, recall and lapse formulas.
  package func next(_ state: MemoryState?, after elapsed: Days, grade: Grade) -> MemoryState {
    guard let state else {
      return MemoryState(
        stability: Self.stability(weights[grade.rawValue - 1]),
        difficulty: Self.difficulty(initialDifficulty(grade))
      )
    }
    let stability: Double
    if elapsed < 1 {
      stability = sameDayStability(state.stability.count, grade)
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

  private func sameDayStability(_ stability: Double, _ grade: Grade) -> Double {
    let rise =
      exp(weights[17] * (Double(grade.rawValue) - 3 + weights[18])) * pow(stability, -weights[19])
    return stability * (grade.isRecall ? max(rise, 1) : rise)
  }

  private func recalledStability(
    _ state: MemoryState,
    _ recall: Double,
    _ grade: Grade
  ) -> Double {
    let growth =
      exp(weights[8]) * (11 - state.difficulty) * pow(state.stability.count, -weights[9])
      * (exp(weights[10] * (1 - recall)) - 1)
      * (grade == .hard ? weights[15] : 1)
      * (grade == .easy ? weights[16] : 1)
    return state.stability.count * (1 + growth)
  }

  private func forgottenStability(_ state: MemoryState, _ recall: Double) -> Double {
    let stability = state.stability.count
    let long =
      weights[11] * pow(state.difficulty, -weights[12])
      * (pow(stability + 1, weights[13]) - 1) * exp(weights[14] * (1 - recall))
    return min(long, stability / exp(weights[17] * weights[18]))
  }

  /// The difficulty after a first review, not yet clamped.
  private func initialDifficulty(_ grade: Grade) -> Double {
    weights[4] - exp(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = weights[6] * Double(grade.rawValue - 3) * (10 - difficulty) / 9
    let target = initialDifficulty(.easy)
    return Self.difficulty(weights[7] * target + (1 - weights[7]) * (difficulty - change))
  }

  private static func stability(_ value: Double) -> Days {
    Days(min(max(value, stabilities.lowerBound), stabilities.upperBound))
  }

  private static func difficulty(_ value: Double) -> Double {
    min(max(value, difficulties.lowerBound), difficulties.upperBound)
  }
}
