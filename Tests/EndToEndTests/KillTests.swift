import Foundation
import Journal
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An answer that the program called saved survives everything that can happen to the program.
final class KillTests: XCTestCase {
  /// One answer in plain mode: look at the card, then grade it Good.
  private static let answer = "\n3\n"

  private func acknowledged(_ outcome: RetainProcess.Outcome) -> Int {
    occurrences(of: "Saved: ", in: outcome.outputBytes)
  }

  /// Answers one by one, waits for each to be acknowledged, then kills the program.
  private func answerAndKill(_ place: StudyPlace, _ count: Int) throws {
    let process = try place.start(["review"])
    for number in 1...max(count, 1) {
      XCTAssertTrue(process.waitFor("Question: ", count: number))
      if count == 0 { break }
      process.send("\n")
      XCTAssertTrue(process.waitFor("Grade: ", count: number))
      process.send("3\n")
      XCTAssertTrue(process.waitFor("Saved: ", count: number))
    }
    process.send(signal: SIGKILL)
    XCTAssertEqual(process.finish().ending, .signaled(SIGKILL))
  }

  /// Compares what two learners were promised: days exactly, moments within two minutes.
  private func assertSameDues(
    _ place: StudyPlace,
    _ other: StudyPlace,
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    let (dues, others) = (try place.dues(), try other.dues())
    XCTAssertEqual(Set(dues.keys), Set(others.keys), "the same cards", file: file, line: line)
    for (card, due) in dues {
      switch (due, others[card]) {
      case (.moment(let moment), .moment(let other)):
        let apart = abs(moment.milliseconds(to: other))
        XCTAssertLessThan(apart, 120_000, card, file: file, line: line)
      default: XCTAssertEqual(due, others[card], card, file: file, line: line)
      }
    }
  }

  func testAcknowledgedAnswersSurviveAKillAndTheSessionGoesOn() throws {
    let whole = try StudyPlace()
    XCTAssertEqual(acknowledged(try whole.run("review", input: answers(20))), 20)
    XCTAssertEqual(try whole.reviews().count, 20)
    for kill in [0, 1, 5, 9, 10, 19] {
      let place = try StudyPlace()
      try answerAndKill(place, kill)
      XCTAssertEqual(try place.reviews().count, kill, "killed after \(kill) answers")
      XCTAssertEqual(acknowledged(try place.run("review", input: answers(20 - kill))), 20 - kill)
      XCTAssertEqual(try place.reviews().count, 20, "killed after \(kill) answers")
      try assertSameDues(place, whole)
    }
  }

  func testAKillAtAnyMomentLosesNothingAcknowledged() throws {
    let whole = try StudyPlace()
    XCTAssertEqual(try whole.run("review", input: answers(40)).ending, .exited(0))
    let all = try whole.reviews().count
    XCTAssertEqual(all, 40, "twenty new cards, each Good twice")
    // Nothing is waited for here: the program is amid reading, writing or syncing when it dies.
    for delay in [0, 15, 30, 45, 50, 55, 60, 70, 80, 95] {
      let place = try StudyPlace()
      let process = try place.start(["review"])
      process.send(answers(10))
      usleep(UInt32(delay * 1000))
      process.send(signal: SIGKILL)
      let outcome = process.finish()
      let contents = try place.log()
      // A line that was being written may be torn; it was not acknowledged.
      XCTAssertLessThanOrEqual(contents.findings.count, 1)
      XCTAssertGreaterThanOrEqual(contents.events.count, acknowledged(outcome))
      XCTAssertLessThanOrEqual(contents.events.count, 10)
      let rest = try place.run("review", input: answers(40))
      XCTAssertEqual(rest.ending, .exited(0), rest.errors)
      XCTAssertEqual(contents.events.count + acknowledged(rest), all, "after \(delay) ms")
      try assertSameDues(place, whole)
    }
  }

  func testManyKillsInOneSessionOfMixedGrades() throws {
    let whole = try StudyPlace()
    // No more terms than a day takes, so that the order of new cards plays no part.
    let text = fourDomainGuide(termsPerDomain: 5)
    let guides = ["--guide", try whole.write("guide.md", text)]
    let steady = try PipeLearner(whole, guides)
    let total = try steady.answer()
    XCTAssertEqual(steady.process.finish().ending, .exited(0))
    XCTAssertEqual(steady.summary?.integer("answers"), total)
    XCTAssertGreaterThan(total, 25)

    let place = try StudyPlace()
    var acknowledged: [String] = []
    for count in [1, 4, 7, 2, 8, .max] {
      let learner = try PipeLearner(place, guides)
      _ = try learner.answer(count)
      acknowledged += learner.acknowledged
      if count < .max { learner.process.send(signal: SIGKILL) }
      let expected: RetainProcess.Ending = count < .max ? .signaled(SIGKILL) : .exited(0)
      XCTAssertEqual(learner.process.finish().ending, expected)
      XCTAssertEqual(try place.events().map(\.id.rawValue), acknowledged, "all, in their order")
    }
    try assertSameDues(place, whole)
    for (card, due) in try place.dues() {
      if case .moment = due { XCTFail("\(card) is still in its steps at the end") }
    }
  }

  func testAnInterruptedDayBringsTheSameNewCards() throws {
    let whole = try StudyPlace()
    let guide = try whole.write("guide.md", fourDomainGuide())
    _ = try whole.run(["review", "--guide", guide], input: answers(20))
    let expected = Set(try whole.dues().keys)
    XCTAssertEqual(expected.count, 20)
    for first in [1, 2, 3, 5, 6, 9, 11, 14, 17] {
      let place = try StudyPlace()
      _ = try place.run(["review", "--guide", guide], input: answers(first))
      _ = try place.run(["review", "--guide", guide], input: answers(20 - first))
      let missing = expected.subtracting(try place.dues().keys)
      XCTAssertEqual(missing, [], "interrupted after \(first) of 20 answers")
    }
  }

  func testAnUndoSurvivesAKill() throws {
    let place = try StudyPlace()
    let process = try place.start(["review"])
    process.send("\n3\n\n4\nu\n")
    XCTAssertTrue(process.waitFor("Saved: ", count: 3))
    process.send(signal: SIGKILL)
    XCTAssertEqual(process.finish().ending, .signaled(SIGKILL))
    let events = try place.events()
    XCTAssertEqual(events.count, 3)
    XCTAssertEqual(events.last?.body, .undo(events[1].id))
    let report = try JSONRow(try place.run("report", "--json").output)
    XCTAssertEqual(report.row("total")?.integer("seen"), 1)
  }

  private func answers(_ count: Int) -> String { String(repeating: Self.answer, count: count) }
}
