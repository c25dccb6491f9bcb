import XCTest

@testable import Exam

/// Expected forms are those of the exam's published weights, computed by largest remainder.
final class DomainAllocationTests: XCTestCase {
  private let weights: [Double] = [28, 26, 22, 24]

  func testFormsOfTheExam() {
    let rows: [(Int, [Int], UInt)] = [
      (65, [18, 17, 14, 16], #line), (50, [14, 13, 11, 12], #line), (85, [24, 22, 19, 20], #line),
      (30, [8, 8, 7, 7], #line), (20, [6, 5, 4, 5], #line), (10, [3, 3, 2, 2], #line),
      (0, [0, 0, 0, 0], #line),
    ]
    for (count, expected, line) in rows {
      let counts = DomainAllocation.counts(
        count,
        weights: weights,
        available: [100, 100, 100, 100]
      )
      XCTAssertEqual(counts, expected, line: line)
    }
  }

  func testEqualRemaindersTakeTurns() {
    // 65 × .24 = 15.6 for three domains, and one of them must go without.
    let forms = (0..<4).map { rotation in
      DomainAllocation.counts(
        65,
        weights: [28, 24, 24, 24],
        available: [99, 99, 99, 99],
        rotation: rotation
      )
    }
    XCTAssertTrue(forms.allSatisfy { $0.reduce(0, +) == 65 && $0[0] == 18 })
    XCTAssertEqual(Set(forms).count, 3)
  }

  func testDomainsThatRunOutHandOn() {
    let counts = DomainAllocation.counts(40, weights: weights, available: [2, 100, 100, 100])
    XCTAssertEqual(counts[0], 2)
    XCTAssertEqual(counts.reduce(0, +), 40)
    let all = DomainAllocation.counts(99, weights: weights, available: [1, 2, 3, 4])
    XCTAssertEqual(all, [1, 2, 3, 4])
  }

  func testNeverMoreThanOneFromTheExactShare() {
    for count in 0...130 {
      let counts = DomainAllocation.counts(count, weights: weights, available: [99, 99, 99, 99])
      XCTAssertEqual(counts.reduce(0, +), count)
      for (number, weight) in zip(counts, weights) {
        XCTAssertLessThan(abs(Double(number) - Double(count) * weight / 100), 1)
      }
    }
  }
}

/// Expected intervals are published figures for the 95 percent Wilson interval.
final class WilsonIntervalTests: XCTestCase {
  func testKnownIntervals() {
    let rows: [(Int, Int, Int, Int, UInt)] = [
      (12, 18, 44, 84, #line), (10, 14, 45, 88, #line), (47, 65, 60, 82, #line),
      (52, 65, 69, 88, #line), (187, 260, 66, 77, #line),
    ]
    for (successes, tries, low, high, line) in rows {
      let interval = WilsonInterval.interval(successes: successes, tries: tries)
      XCTAssertEqual(Int((interval.lowerBound * 100).rounded()), low, line: line)
      XCTAssertEqual(Int((interval.upperBound * 100).rounded()), high, line: line)
    }
  }

  func testEndsStayWithinBounds() {
    XCTAssertEqual(WilsonInterval.interval(successes: 0, tries: 5).lowerBound, 0)
    XCTAssertEqual(WilsonInterval.interval(successes: 5, tries: 5).upperBound, 1)
  }
}
