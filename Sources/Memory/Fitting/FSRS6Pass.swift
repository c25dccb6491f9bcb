#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The gradient of FSRS-6, derived by hand in reverse mode.
///
/// Source: the formulas of FSRS-6; a comment at each adjoint would only repeat the chain rule.
package struct FSRS6Pass: GradientPass {
  /// The state before a review and what its formulas computed.
  package struct Record: BitwiseCopyable {
    var stability = 0.0
    var difficulty = 0.0
    var logStability = 0.0
    /// Recall and, of the curve, 1 + F t / S and its logarithm.
    var recall = 1.0
    var base = 1.0
    var logBase = 0.0
    /// Of a recall: growth without the spacing effect, and e^(w10 (1 - R)).
    /// Of a lapse: the long formula, and the part of it that stability does not enter.
    /// Of a same-day review: the factor.
    var first = 0.0
    var second = 0.0
    var branch = Branch.none
    var isStabilityFree = true
    var isDifficultyFree = true
  }

  /// Which formula gave the next stability.
  enum Branch: UInt8 {
    case none, recalled, forgotten, ceiling, sameDay, kept
  }

  private let w: [Double]
  private let decay: Double
  private let factor: Double
  private let factorSlope: Double
  private let growth: Double
  private let ceiling: Double
  private let sameDay: ByGrade<Double>
  private let easyDifficulty: Double
  private let easyExponential: Double

  package init(weights: [Double]) {
    w = weights
    decay = weights[20]
    let power = exp(-log(0.9) / weights[20])
    factor = power - 1
    factorSlope = power * log(0.9) / (weights[20] * weights[20])
    growth = exp(weights[8])
    ceiling = exp(weights[17] * weights[18])
    sameDay = ByGrade { exp(weights[17] * (Double($0.rawValue) - 3 + weights[18])) }
    easyExponential = exp(3 * weights[5])
    easyDifficulty = weights[4] - easyExponential + 1
  }

  package func addGradient(
    of rows: Range<Int>,
    in columns: ReviewColumns,
    tape: UnsafeMutablePointer<Record>,
    to gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    w.withUnsafeBufferPointer { buffer in
      guard let w = buffer.baseAddress else { return 0 }
      let first = Int(columns.grades[rows.lowerBound])
      let exponential = exp(w[5] * Double(first - 1))
      let start = w[4] - exponential + 1
      var stability = clamp(w[first - 1], FSRS6.stabilities)
      var difficulty = clamp(start, FSRS6.difficulties)
      var loss = 0.0
      for row in rows.lowerBound + 1..<rows.upperBound {
        let record = tape + (row - rows.lowerBound)
        record.initialize(to: Record())
        record.pointee.stability = stability
        record.pointee.difficulty = difficulty
        loss += predict(record, row, columns)
        if row + 1 == rows.upperBound { break }
        let grade = Int(columns.grades[row])
        let next = advance(record, grade, columns.elapsedDays[row] < 1, w)
        stability = clamp(next, FSRS6.stabilities)
        record.pointee.isStabilityFree = stability == next
        let moved = nextDifficulty(difficulty, grade, w)
        difficulty = clamp(moved, FSRS6.difficulties)
        record.pointee.isDifficultyFree = difficulty == moved
      }
      var adjoint = (stability: 0.0, difficulty: 0.0)
      for row in (rows.lowerBound + 1..<rows.upperBound).reversed() {
        goBack(tape + (row - rows.lowerBound), row, columns, w, &adjoint, gradient)
      }
      gradient[first - 1] += adjoint.stability
      if FSRS6.difficulties.contains(start) {
        gradient[4] += adjoint.difficulty
        gradient[5] -= adjoint.difficulty * exponential * Double(first - 1)
      }
      return loss
    }
  }

  /// Computes recall and its weighted log loss.
  @inline(__always)
  private func predict(
    _ record: UnsafeMutablePointer<Record>,
    _ row: Int,
    _ columns: ReviewColumns
  ) -> Double {
    let days = columns.elapsedDays[row]
    record.pointee.logStability = log(record.pointee.stability)
    guard days >= 1 || columns.weights[row] > 0 else { return 0 }
    let base = 1 + factor * days / record.pointee.stability
    let logBase = log(base)
    let recall = exp(-decay * logBase)
    record.pointee.base = base
    record.pointee.logBase = logBase
    record.pointee.recall = recall
    let weight = columns.weights[row]
    if weight == 0 { return 0 }
    return columns.grades[row] > 1 ? weight * decay * logBase : -weight * log(1 - recall)
  }

  /// The next stability, not yet clamped.
  @inline(__always)
  private func advance(
    _ record: UnsafeMutablePointer<Record>,
    _ grade: Int,
    _ isSameDay: Bool,
    _ w: UnsafePointer<Double>
  ) -> Double {
    let stability = record.pointee.stability
    let logStability = record.pointee.logStability
    if isSameDay {
      let number = Grade(rawValue: grade) ?? .again
      let rise = sameDay[number] * exp(-w[19] * logStability)
      let isKept = grade > 1 && rise < 1
      record.pointee.first = isKept ? 1 : rise
      record.pointee.branch = isKept ? .kept : .sameDay
      return stability * record.pointee.first
    }
    let lost = 1 - record.pointee.recall
    if grade > 1 {
      let scale = growth * (11 - record.pointee.difficulty) * exp(-w[9] * logStability)
      let spacing = exp(w[10] * lost)
      record.pointee.first = scale
      record.pointee.second = spacing
      record.pointee.branch = .recalled
      return stability * (1 + scale * (spacing - 1) * bonus(grade, w))
    }
    let rest = w[11] * exp(w[14] * lost - w[12] * log(record.pointee.difficulty))
    let long = rest * (exp(w[13] * log(stability + 1)) - 1)
    let cap = stability / ceiling
    record.pointee.first = long
    record.pointee.second = rest
    record.pointee.branch = long < cap ? .forgotten : .ceiling
    return min(long, cap)
  }

  @inline(__always)
  private func bonus(_ grade: Int, _ w: UnsafePointer<Double>) -> Double {
    grade == 3 ? 1 : grade == 2 ? w[15] : w[16]
  }

  @inline(__always)
  private func nextDifficulty(
    _ difficulty: Double,
    _ grade: Int,
    _ w: UnsafePointer<Double>
  ) -> Double {
    let change = w[6] * Double(grade - 3) * (10 - difficulty) / 9
    return w[7] * easyDifficulty + (1 - w[7]) * (difficulty - change)
  }

  /// Turns the adjoint of the state after a review into that of the state before.
  @inline(__always)
  private func goBack(
    _ record: UnsafeMutablePointer<Record>,
    _ row: Int,
    _ columns: ReviewColumns,
    _ w: UnsafePointer<Double>,
    _ adjoint: inout (stability: Double, difficulty: Double),
    _ gradient: UnsafeMutablePointer<Double>
  ) {
    let grade = Int(columns.grades[row])
    var before = (stability: 0.0, difficulty: 0.0)
    var recallAdjoint = 0.0
    if record.pointee.branch != .none {
      if record.pointee.isStabilityFree {
        before = addStability(record, grade, w, adjoint.stability, &recallAdjoint, gradient)
      }
      if record.pointee.isDifficultyFree {
        before.difficulty +=
          addDifficulty(record.pointee.difficulty, grade, w, adjoint.difficulty, gradient)
      }
    }
    let recall = record.pointee.recall
    let weight = columns.weights[row]
    if weight > 0 { recallAdjoint += grade > 1 ? -weight / recall : weight / (1 - recall) }
    if recallAdjoint != 0 {
      let base = record.pointee.base
      let stability = record.pointee.stability
      let slope = recallAdjoint * recall
      before.stability += slope * decay * (base - 1) / (base * stability)
      gradient[20] -=
        slope
        * (record.pointee.logBase
          + decay / base * columns.elapsedDays[row] / stability * factorSlope)
    }
    adjoint = before
  }

  @inline(__always)
  private func addStability(
    _ record: UnsafeMutablePointer<Record>,
    _ grade: Int,
    _ w: UnsafePointer<Double>,
    _ adjoint: Double,
    _ recallAdjoint: inout Double,
    _ gradient: UnsafeMutablePointer<Double>
  ) -> (stability: Double, difficulty: Double) {
    let stability = record.pointee.stability
    let difficulty = record.pointee.difficulty
    let lost = 1 - record.pointee.recall
    let first = record.pointee.first
    switch record.pointee.branch {
    case .recalled:
      let spacing = record.pointee.second
      let plain = first * (spacing - 1)
      let bonus = bonus(grade, w)
      let rise = plain * bonus
      let slope = adjoint * stability
      gradient[8] += slope * rise
      gradient[9] -= slope * rise * record.pointee.logStability
      gradient[10] += slope * first * bonus * spacing * lost
      if grade == 2 { gradient[15] += slope * plain }
      if grade == 4 { gradient[16] += slope * plain }
      recallAdjoint -= slope * first * bonus * spacing * w[10]
      return (adjoint * (1 + rise - w[9] * rise), -slope * rise / (11 - difficulty))
    case .forgotten:
      let rest = record.pointee.second
      let power = first / rest + 1
      let logNext = log(stability + 1)
      gradient[11] += adjoint * first / w[11]
      gradient[12] -= adjoint * first * log(difficulty)
      gradient[13] += adjoint * rest * power * logNext
      gradient[14] += adjoint * first * lost
      recallAdjoint -= adjoint * first * w[14]
      return (
        adjoint * rest * w[13] * power / (stability + 1), -adjoint * first * w[12] / difficulty
      )
    case .ceiling:
      let next = stability / ceiling
      gradient[17] -= adjoint * next * w[18]
      gradient[18] -= adjoint * next * w[17]
      return (adjoint / ceiling, 0)
    case .sameDay:
      let next = stability * first
      gradient[17] += adjoint * next * (Double(grade) - 3 + w[18])
      gradient[18] += adjoint * next * w[17]
      gradient[19] -= adjoint * next * record.pointee.logStability
      return (adjoint * first * (1 - w[19]), 0)
    case .kept: return (adjoint, 0)
    case .none: return (0, 0)
    }
  }

  /// Adds the gradient of the next difficulty and returns the adjoint of the one before.
  @inline(__always)
  private func addDifficulty(
    _ difficulty: Double,
    _ grade: Int,
    _ w: UnsafePointer<Double>,
    _ adjoint: Double,
    _ gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    let step = Double(grade - 3) / 9
    let moved = difficulty - w[6] * step * (10 - difficulty)
    gradient[4] += adjoint * w[7]
    gradient[5] -= adjoint * w[7] * 3 * easyExponential
    gradient[6] -= adjoint * (1 - w[7]) * step * (10 - difficulty)
    gradient[7] += adjoint * (easyDifficulty - moved)
    return adjoint * (1 - w[7]) * (1 + w[6] * step)
  }
}

@inline(__always)
private func clamp(_ value: Double, _ range: ClosedRange<Double>) -> Double {
  min(max(value, range.lowerBound), range.upperBound)
}
