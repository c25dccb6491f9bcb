#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The FSRS-7 model of memory: a fast and a slow forgetting curve, mixed.
///
/// Pauses are fractions of days. Source: FSRS-7 as merged in fsrs-rs and ts-fsrs. `w` below is
/// `weights`.
package struct FSRS7: MemoryModel {
  /// The name under which parameters of this model are stored.
  package static let tag = "fsrs-7"

  /// The published parameters, fitted to many learners.
  package static let defaultWeights: [Double] = [
    0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0, 1.3826, 0.7024, 0.5999,
    0.8146, 0.6398, 1, 1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567,
    0.0801, 0.2421, 0.9464, 0.1433, 0.7145, 0, 0.5667, 0.3734, 0.5333, 0.3048,
  ]

  /// The stabilities that both curves can hold, in days.
  static let stabilities = 1e-4...36_500.0
  /// The difficulties that the model can hold.
  static let difficulties = 1.0...10.0
  /// The powers that the curves can have.
  static let decays = 0.01...0.95
  /// The share of the slow stability that a fast one begins with, and has at most after a lapse.
  static let fastShare = 0.8
  /// How much of the difficulty returns to that of an easy card at each review.
  static let reversion = 0.01
  /// How far a prediction stays away from 0 and 1.
  static let margin = 1e-5
  /// The largest logarithm of the factor of the fast curve.
  static let largestExponent = 60.0

  /// The 34 parameters.
  package let weights: [Double]

  package var tag: String { Self.tag }

  /// What the curves have in common at all reviews.
  private let constants: FSRS7Constants
  private let easyDifficulty: Double

  /// Creates a model.
  ///
  /// - Precondition: There are 34 weights; those of the curves are above zero.
  package init(weights: [Double] = FSRS7.defaultWeights) {
    precondition(weights.count == 34, "FSRS-7 has 34 parameters")
    precondition(weights[25] > 0 && weights[26] > 0, "the bases are above zero")
    precondition(weights[27] > 0 && weights[28] > 0, "the shares are above zero")
    self.weights = weights
    constants = FSRS7Constants(weights)
    easyDifficulty = Self.initialDifficulty(weights, .easy)
  }

  package func retrievability(of state: MemoryState, after elapsed: Days) -> Double {
    precondition(elapsed.count >= 0, "a pause is zero or more")
    return recall(state, elapsed.count).mixed
  }

  package func interval(of state: MemoryState, retention: Double) -> Days {
    precondition(retention > 0 && retention <= 1, "retention is a probability above zero")
    // Recall falls with time, so that halving finds the pause; the logarithm spans all scales.
    if recall(state, 0).mixed <= retention { return 0 }
    var low = -30.0
    var high = 60.0
    if recall(state, exp(high)).mixed >= retention { return Days(exp(high)) }
    while high - low > 1e-14 * max(1, high.magnitude) {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if recall(state, exp(middle)).mixed > retention { low = middle } else { high = middle }
    }
    return Days(exp((low + high) / 2))
  }

  package func next(_ state: MemoryState?, after elapsed: Days, grade: Grade) -> MemoryState {
    guard let state else {
      let slow = weights[grade.rawValue - 1]
      return MemoryState(
        stability: Self.stability(slow),
        difficulty: Self.difficulty(Self.initialDifficulty(weights, grade)),
        fastStability: Self.stability(Self.fastShare * slow)
      )
    }
    let recall = recall(state, elapsed.count)
    let slow = Self.stability(
      updated(state.stability.count, state.difficulty, recall.mixed, grade, block: 7)
    )
    var fast = Self.stability(
      updated(state.fastStability.count, state.difficulty, recall.fast, grade, block: 15)
    )
    if grade == .again { fast = Self.stability(min(fast.count, Self.fastShare * slow.count)) }
    return MemoryState(
      stability: slow,
      difficulty: nextDifficulty(state.difficulty, recall.mixed, grade),
      fastStability: fast
    )
  }

  /// The prediction and the value of the fast curve alone.
  ///
  /// Source: FSRS-7, fast curve, slow curve and their mixture.
  private func recall(_ state: MemoryState, _ days: Double) -> (mixed: Double, fast: Double) {
    weights.withUnsafeBufferPointer { w in
      let fastDays = state.fastStability.count
      let slowDays = state.stability.count
      let hardness = state.difficulty - 5
      let fastLog = log(fastDays)
      let fastDecay = -Self.decay(w[23] * exp(fastLog * (w[33] - 0.3)))
      let fastFactor =
        exp(min(constants.logFastBase / fastDecay, Self.largestExponent)) - 1
      let fast = pow(1 + fastFactor * days / fastDays, fastDecay)
      let slowFactor = constants.slowFactor * exp(hardness * (w[32] - 0.3))
      let slow = pow(1 + slowFactor * days / slowDays, constants.slowDecay)
      let fastPart = w[27] * exp(-fastLog * w[29])
      let slowPart = w[28] * exp(w[30] * log(slowDays) + hardness * (w[31] - 0.5))
      let mixed = (fastPart * fast + slowPart * slow) / (fastPart + slowPart)
      return (mixed * (1 - 2 * Self.margin) + Self.margin, fast)
    }
  }

  /// A stability after a review; the parameters of its curve begin at `block`.
  ///
  /// Source: FSRS-7, update of each stability.
  private func updated(
    _ stability: Double,
    _ difficulty: Double,
    _ recall: Double,
    _ grade: Grade,
    block: Int
  ) -> Double {
    weights.withUnsafeBufferPointer { w in
      let lost = 1 - recall
      if grade == .again {
        let formula =
          w[block + 3] * (pow(stability + 1, w[block + 4]) - 1) * exp(lost * w[block + 5])
        return min(stability, formula)
      }
      // The published form takes the larger of this and the lapse formula, which is never larger
      // than the stability, as this is never smaller.
      let rise =
        exp(w[block] - 1.5 - w[block + 1] * log(stability)) * (11 - difficulty)
        * (exp(lost * w[block + 2]) - 1)
        * (grade == .hard ? w[block + 6] : 1)
        * (grade == .easy ? w[block + 7] : 1)
      return stability * (1 + rise)
    }
  }

  private static func initialDifficulty(_ weights: [Double], _ grade: Grade) -> Double {
    weights[4] - exp(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  /// Source: FSRS-7, difficulty.
  private func nextDifficulty(_ difficulty: Double, _ recall: Double, _ grade: Grade) -> Double {
    let change =
      -weights[6] * Double(grade.rawValue - 3) * (grade == .again ? recall + 0.1 : 1)
    return Self.difficulty(
      Self.reversion * easyDifficulty
        + (1 - Self.reversion) * (difficulty + (10 - difficulty) / 9 * change)
    )
  }

  private static func stability(_ value: Double) -> Days {
    Days(min(max(value, stabilities.lowerBound), stabilities.upperBound))
  }

  private static func difficulty(_ value: Double) -> Double {
    min(max(value, difficulties.lowerBound), difficulties.upperBound)
  }

  private static func decay(_ value: Double) -> Double {
    min(max(value, decays.lowerBound), decays.upperBound)
  }
}
