#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The gradient of FSRS-7, derived by hand in reverse mode.
///
/// Source: the formulas of FSRS-7. What a clamp or a minimum cuts off has no gradient.
package struct FSRS7Pass: GradientPass {
  /// The state before a review and what its formulas computed.
  package struct Record: BitwiseCopyable {
    var slow = 0.0
    var fast = 0.0
    var difficulty = 0.0
    var curve = FSRS7Curve()
    var slowUpdate = FSRS7Update()
    var fastUpdate = FSRS7Update()
    /// Whether the fast stability after a lapse was set from the slow one.
    var isFastFromSlow = false
    var isSlowFree = true
    var isFastFree = true
    var isDifficultyFree = true
    var isLast = false
  }

  /// The adjoint of a state.
  private struct Adjoint {
    var slow = 0.0
    var fast = 0.0
    var difficulty = 0.0
  }

  private let w: [Double]
  private let constants: FSRS7Constants
  private let easyExponential: Double
  private let easyDifficulty: Double

  package init(weights: [Double]) {
    w = weights
    constants = FSRS7Constants(weights)
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
      var record = Record()
      record.slow = clamp(w[first - 1], FSRS7.stabilities)
      record.fast = clamp(FSRS7.fastShare * w[first - 1], FSRS7.stabilities)
      record.difficulty = clamp(start, FSRS7.difficulties)
      let isFastFree = record.fast == FSRS7.fastShare * w[first - 1]
      var loss = 0.0
      for row in rows.lowerBound + 1..<rows.upperBound {
        let grade = Int(columns.grades[row])
        record.curve = FSRS7Curve(
          days: columns.elapsedDays[row],
          slow: record.slow,
          fast: record.fast,
          difficulty: record.difficulty,
          constants,
          w
        )
        let weight = columns.weights[row]
        if weight > 0 {
          let recall = record.curve.recall
          loss -= weight * log(grade > 1 ? recall : 1 - recall)
        }
        record.isLast = row + 1 == rows.upperBound
        let place = tape + (row - rows.lowerBound)
        if record.isLast {
          place.initialize(to: record)
        } else {
          let next = advance(&record, grade, w)
          place.initialize(to: record)
          (record.slow, record.fast, record.difficulty) = next
        }
      }
      var adjoint = Adjoint()
      for row in (rows.lowerBound + 1..<rows.upperBound).reversed() {
        goBack(tape[row - rows.lowerBound], row, columns, w, &adjoint, gradient)
      }
      gradient[first - 1] += adjoint.slow + (isFastFree ? FSRS7.fastShare * adjoint.fast : 0)
      if FSRS7.difficulties.contains(start) {
        gradient[4] += adjoint.difficulty
        gradient[5] -= adjoint.difficulty * exponential * Double(first - 1)
      }
      return loss
    }
  }

  /// Computes the next state and notes in the record what was cut off.
  @inline(__always)
  private func advance(
    _ record: inout Record,
    _ grade: Int,
    _ w: UnsafePointer<Double>
  ) -> (slow: Double, fast: Double, difficulty: Double) {
    let slowUpdate = FSRS7Update(
      record.slow,
      record.difficulty,
      record.curve.recall,
      grade,
      w + 7
    )
    let fastUpdate = FSRS7Update(
      record.fast,
      record.difficulty,
      record.curve.fast,
      grade,
      w + 15
    )
    record.slowUpdate = slowUpdate
    record.fastUpdate = fastUpdate
    let slow = clamp(slowUpdate.next, FSRS7.stabilities)
    record.isSlowFree = slow == slowUpdate.next
    var fast = clamp(fastUpdate.next, FSRS7.stabilities)
    record.isFastFree = fast == fastUpdate.next
    record.isFastFromSlow = false
    if grade == 1, FSRS7.fastShare * slow < fast {
      fast = clamp(FSRS7.fastShare * slow, FSRS7.stabilities)
      record.isFastFree = fast == FSRS7.fastShare * slow
      record.isFastFromSlow = true
    }
    let moved =
      FSRS7.reversion * easyDifficulty
      + (1 - FSRS7.reversion)
      * (record.difficulty - (10 - record.difficulty) / 9 * w[6] * drift(record, grade))
    let difficulty = clamp(moved, FSRS7.difficulties)
    record.isDifficultyFree = difficulty == moved
    return (slow, fast, difficulty)
  }

  /// How far a grade moves the difficulty, in units of w6.
  @inline(__always)
  private func drift(_ record: Record, _ grade: Int) -> Double {
    Double(grade - 3) * (grade == 1 ? record.curve.recall + 0.1 : 1)
  }

  /// Turns the adjoint of the state after a review into that of the state before.
  @inline(__always)
  private func goBack(
    _ record: Record,
    _ row: Int,
    _ columns: ReviewColumns,
    _ w: UnsafePointer<Double>,
    _ adjoint: inout Adjoint,
    _ gradient: UnsafeMutablePointer<Double>
  ) {
    let grade = Int(columns.grades[row])
    var before = Adjoint()
    var recall = 0.0
    var fastRecall = 0.0
    if !record.isLast {
      var slow = adjoint.slow
      var fast = record.isFastFree ? adjoint.fast : 0
      if record.isFastFromSlow {
        slow += FSRS7.fastShare * fast
        fast = 0
      }
      if record.isSlowFree {
        let part = record.slowUpdate.addGradient(
          slow,
          record.slow,
          record.difficulty,
          grade,
          w + 7,
          gradient + 7
        )
        before.slow += part.stability
        before.difficulty += part.difficulty
        recall += part.recall
      }
      let part = record.fastUpdate.addGradient(
        fast,
        record.fast,
        record.difficulty,
        grade,
        w + 15,
        gradient + 15
      )
      before.fast += part.stability
      before.difficulty += part.difficulty
      fastRecall += part.recall
      if record.isDifficultyFree {
        addDifficulty(record, grade, w, adjoint.difficulty, &before, &recall, gradient)
      }
    }
    let weight = columns.weights[row]
    if weight > 0 {
      recall += grade > 1 ? -weight / record.curve.recall : weight / (1 - record.curve.recall)
    }
    let part = record.curve.addGradient(
      (recall, fastRecall),
      columns.elapsedDays[row],
      record.slow,
      record.fast,
      record.difficulty,
      constants,
      w,
      gradient
    )
    before.slow += part.slow
    before.fast += part.fast
    before.difficulty += part.difficulty
    adjoint = before
  }

  @inline(__always)
  private func addDifficulty(
    _ record: Record,
    _ grade: Int,
    _ w: UnsafePointer<Double>,
    _ adjoint: Double,
    _ before: inout Adjoint,
    _ recall: inout Double,
    _ gradient: UnsafeMutablePointer<Double>
  ) {
    let kept = (1 - FSRS7.reversion) * adjoint
    let room = (10 - record.difficulty) / 9
    let drift = drift(record, grade)
    gradient[4] += FSRS7.reversion * adjoint
    gradient[5] -= FSRS7.reversion * adjoint * 3 * easyExponential
    gradient[6] -= kept * room * drift
    before.difficulty += kept * (1 + w[6] * drift / 9)
    if grade == 1 { recall += kept * room * w[6] * 2 }
  }
}

@inline(__always)
private func clamp(_ value: Double, _ range: ClosedRange<Double>) -> Double {
  min(max(value, range.lowerBound), range.upperBound)
}
