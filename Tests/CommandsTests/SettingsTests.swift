import XCTest

@testable import Commands

final class SettingsTests: XCTestCase {
  private var made: ProgramBench?
  private var bench: ProgramBench { get throws { try XCTUnwrap(made) } }

  override func setUpWithError() throws { made = try ProgramBench() }

  override func tearDownWithError() throws { try made?.remove() }

  func testASettingIsChangedShownAndTakenBack() throws {
    let set = try bench.run(["settings", "exam-date", "2027-01-15"])
    XCTAssertEqual(set.output, "exam-date is now 2027-01-15.\n")
    let shown = try bench.run(["settings", "--json"]).output
    XCTAssertTrue(shown.contains("\"exam-date\":\"2027-01-15\""), shown)
    XCTAssertTrue(shown.contains("\"new-cards-a-day\":\"20\""), shown)
    let back = try bench.run(["settings", "exam-date", "default"])
    XCTAssertEqual(back.output, "exam-date is now none.\n")
  }

  func testASettingTakesEffect() throws {
    XCTAssertEqual(try bench.run(["settings", "new-cards-a-day", "3"]).status, .done)
    let due = try bench.run(["due", "--json"])
    XCTAssertEqual(due.output, "{\"due\":0,\"new\":3}\n")
    XCTAssertEqual(try bench.run(["settings", "day-start", "10:00"]).status, .done)
    let report = try bench.run(["report", "--json"])
    XCTAssertTrue(report.output.contains("\"day\":\"2026-11-20\""), report.output)
  }

  func testWrongValuesAreRefusedWithTheirForm() throws {
    let rows: [([String], String, UInt)] = [
      (["desired-retention", "1.5"], "a number from 0.7 to 0.99", #line),
      (["desired-retention", "high"], "a number from 0.7 to 0.99", #line),
      (["new-cards-a-day", "2.5"], "a whole number from 0 to 9999", #line),
      (["exam-date", "2027-02-30"], "a day such as 2027-01-15", #line),
      (["day-start", "24:00"], "a time from 00:00 to 23:59", #line),
      (["exam-dat", "2027-01-15"], "did you mean 'exam-date'?", #line),
      (["day-start", "04:00", "05:00"], "give one value", #line),
    ]
    for (words, expected, line) in rows {
      let outcome = try bench.run(["settings"] + words)
      XCTAssertEqual(outcome.status, .usage, line: line)
      XCTAssertTrue(outcome.complaints.contains(expected), outcome.complaints, line: line)
    }
  }
}
