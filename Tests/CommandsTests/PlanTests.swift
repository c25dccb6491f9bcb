import Foundation
import Journal
import XCTest

@testable import Commands

final class PlanTests: XCTestCase {
  private var bench: ProgramBench?

  override func setUpWithError() throws { bench = try ProgramBench() }

  override func tearDownWithError() throws { try bench?.remove() }

  private func run(_ arguments: [String], _ lines: [String] = []) throws -> ProgramBench.Outcome {
    let bench = try XCTUnwrap(bench)
    var guide = "# Module 1: Words\n\n"
    for topic in 1...4 {
      guide += "## 1.\(topic) Topic \(topic)\n\n"
      for term in 1...12 { guide += "- **Word\(topic)q\(term)z**: holds i\(topic)t\(term)\n" }
      guide += "\n"
    }
    return try bench.run(arguments + ["--guide", try bench.guide(guide)], lines: lines)
  }

  func testPlanSaysWhatIsReachableAndWhatToLeaveOut() throws {
    let outcome = try run(["plan", "--exam-date", "2026-11-24", "--minutes", "5"])
    XCTAssertEqual(outcome.status, .done, outcome.complaints)
    for text in [
      "Exam on 2026-11-24, in 3 days, with 5 minutes a day", "Expected recall on that day:",
      "90 % interval", "With 15 minutes a day:", "new cards a day", "cannot be finished in time",
      "Topic 4", "2026-11-22",
    ] {
      XCTAssertTrue(outcome.output.contains(text), "\(text): \(outcome.output)")
    }
    for line in outcome.output.split(separator: "\n") { XCTAssertLessThanOrEqual(line.count, 80) }
    let enough = try run(["plan", "--exam-date", "2027-01-24", "--minutes", "60"])
    XCTAssertFalse(enough.output.contains("cannot be finished"))
  }

  func testSettingsAreUsedAndTheirAbsenceIsSaid() throws {
    let none = try run(["plan"])
    XCTAssertEqual(none.status, .usage)
    XCTAssertTrue(none.complaints.contains("no exam date is set"), none.complaints)
    _ = try run(["settings", "exam-date", "2026-12-24"])
    let usual = try run(["plan"])
    XCTAssertTrue(usual.output.contains("in 33 days, with 20 minutes"), usual.output)
    XCTAssertTrue(usual.output.contains("No minutes are set"))
    _ = try run(["settings", "minutes-a-day", "45"])
    let own = try run(["plan"])
    XCTAssertTrue(own.output.contains("with 45 minutes"))
    XCTAssertFalse(own.output.contains("No minutes are set"))
  }

  func testDatesThatCannotBePlannedFor() throws {
    for (date, words) in [
      ("2026-11-20", "has passed"), ("2026-11-21", "is today"), ("2031-01-01", "two years"),
      ("soon", "needs a day"),
    ] {
      let outcome = try run(["plan", "--exam-date", date])
      XCTAssertEqual(outcome.status, .usage, date)
      XCTAssertTrue(outcome.complaints.contains(words), outcome.complaints)
    }
  }

  func testUnknownNamesListWhatExists() throws {
    for (option, value, words) in [
      ("--topic", "garden", "1.2 Topic 2"), ("--module", "9", "Words"),
      ("--kind", "riddle", "definition"), ("--task", "7.7", "1.1"), ("--domain", "9", "1 "),
    ] {
      let outcome = try run(["review", option, value])
      XCTAssertEqual(outcome.status, .usage, option)
      XCTAssertTrue(outcome.complaints.contains(words), "\(option): \(outcome.complaints)")
    }
    let both = try run(["review", "--due", "--new"])
    XCTAssertEqual(both.status, .usage)
    XCTAssertTrue(both.complaints.contains("exclude each other"))
    let neither = try run(["review", "--topic", "1.3", "--kind", "formula"])
    XCTAssertEqual(neither.status, .usage)
    XCTAssertTrue(neither.complaints.contains("--topic and --kind"), neither.complaints)
  }

  func testOptionsChooseTheCards() throws {
    let topic = try run(["review", "--topic", "1.3", "--limit", "2"], ["", "4", "", "4", "q"])
    XCTAssertEqual(topic.status, .done, topic.complaints)
    let events = try JournalFolder.read(folder: try XCTUnwrap(bench).folder + "/progress").events
    let terms = events.compactMap { event -> String? in
      if case .review(let review) = event.body { review.about?.term } else { nil }
    }
    XCTAssertEqual(terms.count, 2)
    XCTAssertTrue(terms.allSatisfy { $0.hasPrefix("Word3q") }, "\(terms)")
    let cram = try run(["review", "--cram", "--topic", "1.3"], ["", "1", "", "1", "q"])
    XCTAssertEqual(cram.status, .done, cram.complaints)
    let after = try JournalFolder.read(folder: try XCTUnwrap(bench).folder + "/progress").events
    XCTAssertEqual(after.count, events.count, "cramming was recorded")
  }
}
