import XCTest

@testable import Memory

/// The oracle is py-fsrs; `Oracle/make_oracle.py` writes its answers.
///
/// The committed file has 300 histories; `RETAIN_ORACLE=FILE` names a longer one.
final class FSRS6OracleTests: XCTestCase {
  private let accuracy = 1e-9

  func testEqualsTheOracle() throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    var model = FSRS6()
    var retention = 0.9
    var reviews: [(grade: Grade, elapsed: Days)] = []
    var histories = 0
    var greatest = 0.0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words.first {
      case "D": model = FSRS6()
      case "P": model = FSRS6(weights: try words.dropFirst().map(number))
      case "H":
        retention = try number(words[1])
        reviews = try words.dropFirst(2).map(review)
      default:
        let answers = line.dropFirst(2).split(separator: ";")
        let difference = try compare(model, retention, reviews, answers)
        XCTAssertLessThanOrEqual(difference, accuracy, "history \(histories)")
        greatest = max(greatest, difference)
        histories += 1
      }
    }
    XCTAssertGreaterThanOrEqual(histories, 300)
    print("\(histories) histories, greatest relative difference \(greatest)")
  }

  private var file: URL {
    if let path = ProcessInfo.processInfo.environment["RETAIN_ORACLE"] {
      return URL(filePath: path)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/fsrs6-oracle.txt")
  }

  /// The greatest relative difference after any of the reviews.
  private func compare(
    _ model: FSRS6,
    _ retention: Double,
    _ reviews: [(grade: Grade, elapsed: Days)],
    _ answers: [Substring]
  ) throws -> Double {
    XCTAssertEqual(reviews.count, answers.count)
    var state: MemoryState?
    var greatest = 0.0
    for (review, answer) in zip(reviews, answers) {
      let next = model.next(state, after: review.elapsed, grade: review.grade)
      let expected = try answer.split(separator: " ").map(number)
      let recall = model.retrievability(after: 7, stability: next.stability)
      for (ours, theirs) in zip([next.stability.count, next.difficulty, recall], expected) {
        greatest = max(greatest, abs(ours - theirs) / abs(theirs))
      }
      let interval = model.interval(stability: next.stability, retention: retention).count
      // The oracle rounds halves to even and we away from zero, so that a half may go either way.
      let days = min(max(interval, 1), 36_500)
      XCTAssertEqual(days, expected[3], accuracy: 0.5 + 1e-9 * days)
      state = next
    }
    return greatest
  }

  private func number(_ text: Substring) throws -> Double { try XCTUnwrap(Double(text)) }

  private func review(_ text: Substring) throws -> (grade: Grade, elapsed: Days) {
    let parts = text.split(separator: ":")
    let grade = try XCTUnwrap(Int(parts[0]).flatMap(Grade.init(rawValue:)))
    return (grade, Days(try number(parts[1])))
  }
}
