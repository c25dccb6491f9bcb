import XCTest

@testable import Memory

/// Vectors of the public FSRS-6 implementations; fsrs-rs computes in 32-bit floats.
final class FSRS6Tests: XCTestCase {
  private let grade = { (number: Int) in Grade(rawValue: number) ?? .again }

  func testStateOfThePublishedHistory() {
    let model = FSRS6()
    var state: MemoryState?
    for (number, elapsed) in zip([1, 3, 3, 3, 3, 3], [0.0, 0, 1, 3, 8, 21]) {
      state = model.next(state, after: Days(elapsed), grade: grade(number))
    }
    XCTAssertEqual(state?.stability.count ?? 0, 53.62691, accuracy: 53.62691e-5)
    XCTAssertEqual(state?.difficulty ?? 0, 6.3574867, accuracy: 6.3574867e-5)
  }

  func testIntervalsForDesiredRetentions() {
    let expected: [Double] = [3_116_766, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1]
    for (index, days) in expected.enumerated() {
      let interval = FSRS6().interval(stability: 1, retention: Double(index + 1) / 10)
      XCTAssertEqual(max(interval.count.rounded(), 1), days, accuracy: days * 1e-5)
    }
  }

  func testCurvePassesItsDefiningPoints() {
    let model = FSRS6()
    for stability in [0.001, 0.5, 7, 365, 36_500] {
      XCTAssertEqual(model.retrievability(after: 0, stability: Days(stability)), 1)
      XCTAssertEqual(
        model.retrievability(after: Days(stability), stability: Days(stability)),
        0.9,
        accuracy: 1e-12
      )
    }
  }

  func testIntervalUndoesTheCurve() {
    let model = FSRS6()
    for retention in stride(from: 0.7, through: 0.99, by: 0.01) {
      let interval = model.interval(stability: 12.5, retention: retention)
      XCTAssertEqual(
        model.retrievability(after: interval, stability: 12.5),
        retention,
        accuracy: 1e-12
      )
    }
  }

  func testStateStaysWithinItsBounds() {
    let model = FSRS6()
    for number in 1...4 {
      var state: MemoryState?
      for _ in 0..<200 {
        let next = model.next(state, after: 10_000, grade: grade(number))
        XCTAssertTrue((0.001...36_500).contains(next.stability.count))
        XCTAssertTrue((1...10).contains(next.difficulty))
        state = next
      }
    }
  }

  func testBetterGradesRestLonger() {
    let model = FSRS6()
    let state = model.next(nil, after: 0, grade: .good)
    let stabilities = Grade.allCases.map { model.next(state, after: 3, grade: $0).stability }
    XCTAssertEqual(stabilities, stabilities.sorted())
    XCTAssertEqual(Set(stabilities).count, 4)
  }
}
