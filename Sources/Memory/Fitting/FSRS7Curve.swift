#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the curves of FSRS-7 have in common at all reviews of a pass.
struct FSRS7Constants: BitwiseCopyable {
  /// ln w25.
  let logFastBase: Double
  /// ln w26.
  let logSlowBase: Double
  /// The power of the slow curve, below zero.
  let slowDecay: Double
  /// The factor of the slow curve at difficulty 5.
  let slowFactor: Double
  let isSlowDecayFree: Bool

  init(_ weights: [Double]) {
    logFastBase = log(weights[25])
    logSlowBase = log(weights[26])
    let range = FSRS7.decays
    slowDecay = -min(max(weights[24], range.lowerBound), range.upperBound)
    slowFactor = exp(logSlowBase / slowDecay) - 1
    isSlowDecayFree = -slowDecay == weights[24]
  }
}

/// What the two curves of FSRS-7 give at a review, kept for the way back.
struct FSRS7Curve: BitwiseCopyable {
  /// The prediction: both curves, mixed.
  private(set) var recall = 0.0
  /// The fast curve alone.
  private(set) var fast = 0.0

  private var slow = 0.0
  private var mixed = 0.0
  private var logFast = 0.0
  private var logSlow = 0.0
  private var fastDecay = 0.0
  private var fastFactor = 0.0
  private var logFastCurve = 0.0
  private var logSlowCurve = 0.0
  private var slowTilt = 0.0
  private var fastPart = 0.0
  private var slowPart = 0.0
  private var isFastDecayFree = true
  private var isExponentFree = true

  init() {}

  /// Source: FSRS-7, fast curve, slow curve, mixture.
  init(
    days: Double,
    slow slowDays: Double,
    fast fastDays: Double,
    difficulty: Double,
    _ constants: FSRS7Constants,
    _ w: UnsafePointer<Double>
  ) {
    let hardness = difficulty - 5
    logFast = log(fastDays)
    logSlow = log(slowDays)
    let bend = w[23] * exp((w[33] - 0.3) * logFast)
    fastDecay = -clamp(bend)
    isFastDecayFree = -fastDecay == bend
    let exponent = constants.logFastBase / fastDecay
    isExponentFree = exponent < FSRS7.largestExponent
    fastFactor = exp(min(exponent, FSRS7.largestExponent)) - 1
    logFastCurve = log(1 + fastFactor * days / fastDays)
    fast = exp(fastDecay * logFastCurve)
    slowTilt = exp(hardness * (w[32] - 0.3))
    logSlowCurve = log(1 + constants.slowFactor * slowTilt * days / slowDays)
    slow = exp(constants.slowDecay * logSlowCurve)
    fastPart = w[27] * exp(-w[29] * logFast)
    slowPart = w[28] * exp(w[30] * logSlow + hardness * (w[31] - 0.5))
    mixed = (fastPart * fast + slowPart * slow) / (fastPart + slowPart)
    recall = mixed * (1 - 2 * FSRS7.margin) + FSRS7.margin
  }

  /// Adds the gradient of a review's recall.
  ///
  /// - Parameter adjoint: Of the prediction, and of the fast curve alone.
  /// - Returns: The adjoint of the state before the review.
  @inline(__always)
  func addGradient(
    _ adjoint: (recall: Double, fast: Double),
    _ days: Double,
    _ slowDays: Double,
    _ fastDays: Double,
    _ difficulty: Double,
    _ constants: FSRS7Constants,
    _ w: UnsafePointer<Double>,
    _ gradient: UnsafeMutablePointer<Double>
  ) -> (slow: Double, fast: Double, difficulty: Double) {
    let hardness = difficulty - 5
    let mixture = adjoint.recall * (1 - 2 * FSRS7.margin) / (fastPart + slowPart)
    let fastPartSlope = mixture * (fast - mixed) * fastPart
    let slowPartSlope = mixture * (slow - mixed) * slowPart
    gradient[27] += fastPartSlope / w[27]
    gradient[29] -= fastPartSlope * logFast
    gradient[28] += slowPartSlope / w[28]
    gradient[30] += slowPartSlope * logSlow
    gradient[31] += slowPartSlope * hardness
    var result = (
      slow: slowPartSlope * w[30] / slowDays,
      fast: -fastPartSlope * w[29] / fastDays,
      difficulty: slowPartSlope * (w[31] - 0.5)
    )
    if days > 0 {
      addSlow(mixture * slowPart, days, slowDays, hardness, constants, w, gradient, &result)
      let fastSlope = adjoint.fast + mixture * fastPart
      addFast(fastSlope, days, fastDays, constants, w, gradient, &result.fast)
    }
    return result
  }

  @inline(__always)
  private func addSlow(
    _ adjoint: Double,
    _ days: Double,
    _ slowDays: Double,
    _ hardness: Double,
    _ constants: FSRS7Constants,
    _ w: UnsafePointer<Double>,
    _ gradient: UnsafeMutablePointer<Double>,
    _ result: inout (slow: Double, fast: Double, difficulty: Double)
  ) {
    let scaled = days / slowDays
    let base = 1 + constants.slowFactor * slowTilt * scaled
    let baseSlope = adjoint * slow * constants.slowDecay / base
    let factorSlope = baseSlope * scaled
    let powerSlope = factorSlope * slowTilt * (constants.slowFactor + 1)
    let tiltSlope = factorSlope * constants.slowFactor * slowTilt
    result.slow -= baseSlope * constants.slowFactor * slowTilt * scaled / slowDays
    result.difficulty += tiltSlope * (w[32] - 0.3)
    gradient[32] += tiltSlope * hardness
    gradient[26] += powerSlope / (w[26] * constants.slowDecay)
    if constants.isSlowDecayFree {
      gradient[24] -=
        adjoint * slow * logSlowCurve - powerSlope * constants.logSlowBase
        / (constants.slowDecay * constants.slowDecay)
    }
  }

  @inline(__always)
  private func addFast(
    _ adjoint: Double,
    _ days: Double,
    _ fastDays: Double,
    _ constants: FSRS7Constants,
    _ w: UnsafePointer<Double>,
    _ gradient: UnsafeMutablePointer<Double>,
    _ result: inout Double
  ) {
    let scaled = days / fastDays
    let base = 1 + fastFactor * scaled
    let baseSlope = adjoint * fast * fastDecay / base
    result -= baseSlope * fastFactor * scaled / fastDays
    var decaySlope = adjoint * fast * logFastCurve
    if isExponentFree {
      let exponentSlope = baseSlope * scaled * (fastFactor + 1)
      gradient[25] += exponentSlope / (w[25] * fastDecay)
      decaySlope -= exponentSlope * constants.logFastBase / (fastDecay * fastDecay)
    }
    if isFastDecayFree {
      let bendSlope = decaySlope * fastDecay
      gradient[23] += bendSlope / w[23]
      gradient[33] += bendSlope * logFast
      result += bendSlope * (w[33] - 0.3) / fastDays
    }
  }

  @inline(__always)
  private func clamp(_ value: Double) -> Double {
    min(max(value, FSRS7.decays.lowerBound), FSRS7.decays.upperBound)
  }
}
