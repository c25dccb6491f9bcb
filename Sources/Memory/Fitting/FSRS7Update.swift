#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a review of FSRS-7 changes one of the two stabilities, kept for the way back.
struct FSRS7Update: BitwiseCopyable {
  /// The stability after the review, not yet clamped.
  private(set) var next = 0.0

  private var lost = 0.0
  private var logStability = 0.0
  /// Of a lapse: the formula without its dependence on stability. Of a recall: growth without
  /// the spacing effect and the grade.
  private var scale = 0.0
  /// Of a lapse: (x + 1)^w4. Of a recall: e^(w2 (1 - q)).
  private var power = 0.0
  private var isKept = false

  init() {}

  /// Updates a stability.
  ///
  /// - Parameter w: The eight parameters of this stability.
  ///
  /// Source: FSRS-7, update of each stability.
  @inline(__always)
  init(
    _ stability: Double,
    _ difficulty: Double,
    _ recall: Double,
    _ grade: Int,
    _ w: UnsafePointer<Double>
  ) {
    lost = 1 - recall
    if grade == 1 {
      scale = w[3] * exp(lost * w[5])
      power = exp(w[4] * log(stability + 1))
      let lower = scale * (power - 1)
      isKept = lower >= stability
      next = min(stability, lower)
    } else {
      // The lower branch never passes the stability, nor does the upper one fall below it.
      logStability = log(stability)
      scale = exp(w[0] - 1.5 - w[1] * logStability) * (11 - difficulty)
      power = exp(lost * w[2])
      next = stability * (1 + scale * (power - 1) * Self.bonus(grade, w))
    }
  }

  @inline(__always)
  private static func bonus(_ grade: Int, _ w: UnsafePointer<Double>) -> Double {
    grade == 3 ? 1 : grade == 2 ? w[6] : w[7]
  }

  /// Adds the gradient of the eight parameters.
  ///
  /// - Returns: The adjoints of the stability and difficulty before, and of recall.
  @inline(__always)
  func addGradient(
    _ adjoint: Double,
    _ stability: Double,
    _ difficulty: Double,
    _ grade: Int,
    _ w: UnsafePointer<Double>,
    _ gradient: UnsafeMutablePointer<Double>
  ) -> (stability: Double, difficulty: Double, recall: Double) {
    if isKept { return (adjoint, 0, 0) }
    if grade == 1 {
      gradient[3] += adjoint * next / w[3]
      gradient[4] += adjoint * scale * power * log(stability + 1)
      gradient[5] += adjoint * next * lost
      return (
        adjoint * scale * power * w[4] / (stability + 1), 0, -adjoint * next * w[5]
      )
    }
    let plain = scale * (power - 1)
    let bonus = Self.bonus(grade, w)
    let rise = plain * bonus
    let slope = adjoint * stability
    gradient[0] += slope * rise
    gradient[1] -= slope * rise * logStability
    gradient[2] += slope * scale * bonus * power * lost
    if grade == 2 { gradient[6] += slope * plain }
    if grade == 4 { gradient[7] += slope * plain }
    return (
      adjoint * (1 + rise - w[1] * rise),
      -slope * rise / (11 - difficulty),
      -slope * scale * bonus * power * w[2]
    )
  }
}
