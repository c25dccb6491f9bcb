import Journal
import Memory
import XCTest

@testable import Learner

final class AnswerPaceTests: XCTestCase {
  private func add(
    _ script: inout EventScript,
    _ card: String,
    day: Int,
    _ grade: ReviewGrade,
    seconds: Int
  ) {
    script.add(
      .review(
        Review(
          card: card,
          grade: grade,
          milliseconds: seconds * 1000,
          session: "s",
          day: StudyDay(number: day),
          due: .day(StudyDay(number: day + 3))
        )
      )
    )
  }

  func testVisitsOfADayCountTogetherAndByWhatTheyDid() throws {
    var script = try EventScript()
    for card in 0..<30 {
      add(&script, "c\(card)", day: 1, .again, seconds: 20)
      add(&script, "c\(card)", day: 1, .good, seconds: 20)
      add(&script, "c\(card)", day: 5, card < 20 ? .good : .again, seconds: 4)
      add(&script, "c\(card)", day: 5, .good, seconds: 4)
    }
    let learner = LearnerState(replaying: script.events)
    // The median of n visits beside ten usual ones.
    let early = learner.pace(before: StudyDay(number: 5))
    XCTAssertEqual(early.firstSeconds, (30 * 40 + 10 * 30) / 40.0, accuracy: 1e-9)
    XCTAssertEqual(early.recalledSeconds, AnswerPace.usual.recalledSeconds)
    let late = learner.pace(before: StudyDay(number: 6))
    XCTAssertEqual(late.recalledSeconds, (20 * 8 + 10 * 9) / 30.0, accuracy: 1e-9)
    XCTAssertEqual(late.forgottenSeconds, (10 * 8 + 10 * 25) / 20.0, accuracy: 1e-9)
    XCTAssertEqual(late.firstShares[.again], (30 + 10 * 0.24) / 40, accuracy: 1e-9)
    XCTAssertEqual(learner.secondsStudied(on: StudyDay(number: 5)), 240)
    XCTAssertEqual(learner.secondsStudied(on: StudyDay(number: 6)), 0)
  }

  func testPaceStandsStillWithinADay() throws {
    var script = try EventScript()
    for card in 0..<9 { add(&script, "c\(card)", day: 1, .good, seconds: 50) }
    let day = StudyDay(number: 2)
    let before = LearnerState(replaying: script.events).pace(before: day)
    for card in 0..<9 { add(&script, "c\(card)", day: 2, .again, seconds: 3) }
    XCTAssertEqual(LearnerState(replaying: script.events).pace(before: day), before)
  }

  func testNobodyIsKnownYet() {
    XCTAssertEqual(LearnerState(replaying: []).pace(before: StudyDay(number: 1)), .usual)
  }
}
