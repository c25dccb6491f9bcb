import Foundation
import Journal
import XCTest

@testable import Commands

/// What commands say and leave behind.
final class ProgramTests: XCTestCase {
  private var bench: ProgramBench?
  private var folder: String { bench?.folder ?? "" }

  override func setUpWithError() throws { bench = try ProgramBench() }

  override func tearDownWithError() throws { try bench?.remove() }

  private func run(
    _ arguments: [String],
    lines: [String] = [],
    at now: String = "2026-11-21T09:00:00Z"
  ) throws -> ProgramBench.Outcome {
    try XCTUnwrap(bench).run(arguments, lines: lines, at: now)
  }

  private func guide(_ text: String) throws -> String { try XCTUnwrap(bench).guide(text) }

  private let words = """
    # Module 1: Words

    ## Some words

    - **Alpha**: the first
    - **Beta**: the second
    - **Gamma**: the third
    """

  func testPlainReviewShowsSavesAndSumsUp() throws {
    let path = try guide(words)
    let outcome = try run(
      ["review", "--guide", path],
      lines: ["", "3", "", "y", "4", "", "1", "u", "q"]
    )
    XCTAssertEqual(outcome.status, .done)
    XCTAssertTrue(outcome.output.contains("Question: Alpha: what is it?"), outcome.output)
    XCTAssertTrue(outcome.output.contains("Answer: the first"))
    XCTAssertTrue(outcome.output.contains("Saved: Good, due at 09:10"))
    XCTAssertTrue(outcome.output.contains("Hint: 'y' is no command"))
    XCTAssertTrue(outcome.output.contains("Saved: the last answer is taken back"))
    XCTAssertTrue(outcome.output.contains("This session"))
    let contents = try JournalFolder.read(folder: folder + "/progress")
    XCTAssertEqual(contents.events.count, 4)
  }

  func testProgressShowsInTheReport() throws {
    let path = try guide(words)
    _ = try run(["review", "--guide", path], lines: ["", "4", "", "4"])
    let report = try run(["report", "--guide", path, "--json"])
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any]
    )
    let total = try XCTUnwrap(object["total"] as? [String: Any])
    XCTAssertEqual(total["cards"] as? Int, 3)
    XCTAssertEqual(total["seen"] as? Int, 2)
    XCTAssertEqual(total["due"] as? Int, 0)
    XCTAssertEqual(object["day"] as? String, "2026-11-21")
    let later = try run(["due", "--guide", path], at: "2027-06-01T09:00:00Z")
    XCTAssertEqual(later.output, "2\n")
  }

  func testAnswersOfAnEarlierSessionAreTakenBack() throws {
    let path = try guide(words)
    _ = try run(["review", "--guide", path], lines: ["", "4", "", "1"])
    let undo = try run(["undo", "--count", "3", "--guide", path])
    XCTAssertEqual(
      undo.output,
      """
      Taken back: Again for 'Beta: what is it?' (2026-11-21)
      Taken back: Easy for 'Alpha: what is it?' (2026-11-21)
      There is nothing to take back.

      """
    )
    let due = try run(["due", "--guide", path, "--json"])
    XCTAssertEqual(due.output, "{\"due\":0,\"new\":3}\n")
    XCTAssertEqual(try JournalFolder.read(folder: folder + "/progress").events.count, 4)
  }

  func testAReportOfNothingTellsHowToBegin() throws {
    let path = try guide(words)
    XCTAssertTrue(try run(["report", "--guide", path]).output.contains("'retain review' begins"))
    _ = try run(["review", "--guide", path], lines: ["", "4"])
    XCTAssertFalse(try run(["report", "--guide", path]).output.contains("begins"))
  }

  func testAdviceOnAFileThatCannotBeReadFitsTheReason() throws {
    let missing = try run(["import", folder + "/none.json"]).complaints
    XCTAssertTrue(missing.contains("No such file or directory; check the path"), missing)
  }

  func testACheckCountsTheFilesThatWereNamed() throws {
    let outcome = try run(["check", try guide(words)])
    XCTAssertTrue(outcome.output.hasSuffix("0 errors, 0 warnings\n"), outcome.output)
    XCTAssertTrue(outcome.output.hasPrefix("1 file, 1 topic, 3 cards"), outcome.output)
  }

  func testNoticesAreDated() throws {
    let before = try run([], lines: ["q"], at: "2026-09-28T12:00:00Z")
    XCTAssertFalse(before.output.contains("2026-09-29"))
    let after = try run([], lines: ["q"], at: "2026-09-29T12:00:00Z")
    XCTAssertTrue(after.output.contains("2026-09-29"), after.output)
    for day in ["2026-09-29", "2026-10-02", "2026-10-05"] {
      let session = try run([], lines: ["", "3", "q"], at: "\(day)T13:00:00Z")
      XCTAssertTrue(session.output.contains("2026-09-29"), "\(day) \(session.output)")
    }
    let later = try run([], lines: ["q"], at: "2026-10-06T12:00:00Z")
    XCTAssertFalse(later.output.contains("2026-09-29"), "read often enough: \(later.output)")
    XCTAssertTrue(after.output.contains("English"))
  }

  func testFailuresHaveTheirStatus() throws {
    XCTAssertEqual(try run(["review", "--guide", folder + "/none.md"]).status, .input)
    XCTAssertEqual(try run(["review", "--guide", folder]).status, .input)
    XCTAssertEqual(try run(["reviw"]).status, .usage)
    let path = try guide("# Title\n\nNothing to ask.\n")
    let empty = try run(["review", "--guide", path])
    XCTAssertEqual(empty.status, .input)
    XCTAssertTrue(empty.complaints.contains("nothing to ask was found"))
    try Data("x".utf8).write(to: URL(filePath: folder + "/file"))
    let blocked = try run(["review", "--guide", try guide(words), "--progress", folder + "/file/p"])
    XCTAssertEqual(blocked.status, .storage)
    XCTAssertTrue(blocked.complaints.contains(folder + "/file"))
  }

  func testGuideThatIsNotUTF8IsRefusedWithItsPlace() throws {
    let path = folder + "/latin.md"
    try Data(Array("# Caf".utf8) + [0xE9, 0x0A]).write(to: URL(filePath: path))
    let outcome = try run(["review", "--guide", path])
    XCTAssertEqual(outcome.status, .input)
    XCTAssertTrue(outcome.complaints.contains("latin.md:1:6"), outcome.complaints)
    XCTAssertTrue(outcome.complaints.contains("iconv"))
  }

  func testCheckOfTheBundledContentIsClean() throws {
    let outcome = try run(["check", "--strict"])
    XCTAssertEqual(outcome.status, .done, outcome.output)
  }

  func testCheckShowsPlaceRuleAndHelp() throws {
    let path = try guide("# Q\n\n## One\n\nWhat is it?\n\n- [ ] a\n- [x] b\n- [ ] b\n- [ ] d\n")
    let outcome = try run(["check", path])
    XCTAssertEqual(outcome.status, .findings)
    XCTAssertTrue(outcome.output.contains("guide.md:9:7: error: "), outcome.output)
    XCTAssertTrue(outcome.output.contains("[question.duplicate-option]"))
    XCTAssertTrue(outcome.output.contains("9 | - [ ] b\n"))
  }
}
