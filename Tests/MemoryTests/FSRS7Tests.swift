import XCTest

@testable import Memory

/// Vectors of fsrs-rs, which computes in 32-bit floats.
final class FSRS7Tests: XCTestCase {
  func testStatesOfThePublishedHistory() {
    let grades: [Grade] = [.again, .good, .good, .good, .good, .good]
    let expected: [(difficulty: Double, slow: Double, fast: Double)] = [
      (6.1686, 0.1104, 0.0883), (6.1092, 0.1104, 0.0883), (6.0504, 0.9169, 44.4442),
      (5.9922, 3.5338, 193.5973), (5.9346, 10.186, 407.6265), (5.8775, 25.9857, 700.5589),
    ]
    let model = FSRS7()
    var state: MemoryState?
    for (index, elapsed) in [0.0, 0, 1, 3, 8, 21].enumerated() {
      let next = model.next(state, after: Days(elapsed), grade: grades[index])
      let row = expected[index]
      // The vectors are printed with four decimals.
      XCTAssertEqual(next.difficulty, row.difficulty, accuracy: 1e-4, "\(index)")
      XCTAssertEqual(next.stability.count, row.slow, accuracy: 1e-4 * max(1, row.slow / 10))
      XCTAssertEqual(next.fastStability.count, row.fast, accuracy: 1e-4 * max(1, row.fast / 10))
      state = next
    }
  }

  func testIntervalUndoesTheCurve() {
    let model = FSRS7()
    for history in [[Grade.again], [.good], [.easy, .good, .good], [.good, .again, .hard]] {
      let state = model.state(after: history.map { (Days(2.5), $0) })
      guard let state else { return XCTFail("no state") }
      for retention in stride(from: 0.3, through: 0.99, by: 0.03) {
        let interval = model.interval(of: state, retention: retention)
        let recall = model.retrievability(of: state, after: interval)
        XCTAssertEqual(recall, retention, accuracy: 1e-10)
      }
      XCTAssertEqual(model.interval(of: state, retention: 1).count, 0)
    }
  }

  func testRecallFallsWithTimeAndStaysAProbability() {
    let model = FSRS7()
    for grade in Grade.allCases {
      let state = model.next(nil, after: 0, grade: grade)
      var last = 1.0
      for exponent in stride(from: -5.0, through: 12, by: 0.5) {
        let recall = model.retrievability(of: state, after: Days(exp2(exponent)))
        XCTAssertLessThan(recall, last)
        XCTAssertGreaterThan(recall, 0)
        last = recall
      }
    }
  }

  func testStateStaysWithinItsBounds() {
    for weights in [FSRS7.defaultWeights] + extremes {
      let model = FSRS7(weights: weights)
      for grade in Grade.allCases {
        var state: MemoryState?
        for step in 0..<100 {
          let elapsed = Days([0, 0.01, 1, 10_000][step % 4])
          let next = model.next(state, after: elapsed, grade: grade)
          XCTAssertTrue((1e-4...36_500).contains(next.stability.count))
          XCTAssertTrue((1e-4...36_500).contains(next.fastStability.count))
          XCTAssertTrue((1...10).contains(next.difficulty))
          state = next
        }
      }
    }
  }

  private var extremes: [[Double]] {
    [FSRS7.bounds.map(\.lowerBound), FSRS7.bounds.map(\.upperBound)]
  }

}
