import Terminal
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

  func testANarrowWindowShowsAllOfEverySetting() throws {
    let narrow = try bench.run(["settings"], window: 40).output
    XCTAssertTrue(
      narrow.contains(
        """
        exam-date: none
          the day of the exam, past which
          nothing is scheduled; a day such as
          2027-01-15

        """
      ),
      narrow
    )
    XCTAssertTrue(narrow.contains("key-undo    │ u           │ take the"), narrow)
    for line in narrow.split(separator: "\n") where line.contains(" ") {
      XCTAssertLessThanOrEqual(line.count, 40)
    }
  }

  func testAPaceIsNotShownAsALimit() throws {
    let bench = try bench
    _ = try bench.run(["settings", "exam-date", "2027-01-15"])
    XCTAssertTrue(
      try bench.run(["settings", "--json"]).output.contains("\"new-cards-a-day\":\"20\"")
    )
    _ = try bench.run(["settings", "minutes-a-day", "30"])
    let shown = try bench.run(["settings", "--json"]).output
    XCTAssertTrue(shown.contains("\"new-cards-a-day\":\"as the exam needs\""), shown)
    _ = try bench.run(["settings", "new-cards-a-day", "7"])
    let limited = try bench.run(["settings", "--json"]).output
    XCTAssertTrue(limited.contains("\"new-cards-a-day\":\"7\""), limited)
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
      (["exam-date", "2026-11-20"], "2026-11-20 has passed; give a day from 2026-11-21 on", #line),
      (["minutes-a-day", "0"], "a whole number from 1 to 1440", #line),
      (["exam", "mla-c99"], "no exam is named 'mla-c99'; the exams are: ", #line),
      (["colors", "pink"], "colors is auto, always or never, not 'pink'", #line),
      (["glyphs", "runes"], "glyphs is auto, unicode or ascii", #line),
      (["key-undo", "spacebar"], "'spacebar' is no key", #line),
      (["key-undo", "ctrl-c"], "'ctrl-c' always ends the program", #line),
      (["key-undo", "1"], "'1' is bound to both again and undo", #line),
      (["key-und", "x"], "did you mean 'key-undo'?", #line),
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

  func testDisplaySettingsStandInAFileOfThisMachine() throws {
    let bench = try bench
    let path = bench.folder + "/.config/retain/display.json"
    XCTAssertEqual(
      try bench.run(["settings", "key-undo", "z backspace"]).output,
      "key-undo is now z backspace.\n"
    )
    XCTAssertEqual(try bench.run(["settings", "colors", "never"]).output, "colors is now never.\n")
    XCTAssertEqual(
      try String(contentsOfFile: path, encoding: .utf8),
      "{\n  \"colors\": \"never\",\n  \"key-undo\": \"z backspace\"\n}\n"
    )
    let shown = try bench.run(["settings", "--json"]).output
    XCTAssertTrue(shown.contains("\"key-undo\":\"z backspace\""), shown)
    XCTAssertTrue(shown.contains("\"minutes-a-day\":\"none\""), shown)
    _ = try bench.run(["settings", "colors", "default"])
    _ = try bench.run(["settings", "key-undo", "default"])
    XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "{}\n")
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    XCTAssertEqual(rights, 0o600)
    XCTAssertEqual(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/.config/retain"),
      ["display.json"]
    )
  }

  func testAMistakeInTheFileIsToldAndStopsNobody() throws {
    let bench = try bench
    let path = bench.folder + "/.config/retain/display.json"
    _ = try bench.run(["settings", "colors", "never"])
    let rows: [(String, String, UInt)] = [
      ("{\"colors\": \"pink\"}", "colors is auto, always or never, not 'pink'", #line),
      ("{\"colours\": \"never\"}", "did you mean 'colors'?", #line),
      ("{\"key-undo\": \"s\"}", "'s' is bound to both undo and suspend", #line),
      ("{\"colors\": 3}", "it is no JSON object of texts", #line),
      ("colors: never", "it is no JSON object of texts", #line),
    ]
    for (text, expected, line) in rows {
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      let report = try bench.run(["report"])
      XCTAssertEqual(report.status, .done, line: line)
      XCTAssertTrue(report.complaints.contains(expected), report.complaints, line: line)
      XCTAssertTrue(report.complaints.contains("display.json"), report.complaints, line: line)
      // What somebody wrote by hand is not overwritten.
      XCTAssertEqual(try bench.run(["settings", "glyphs", "ascii"]).status, .input, line: line)
      XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), text, line: line)
    }
  }

  func testKeysTakeEffect() throws {
    var keys = KeyBindings.standard
    try keys.bind(.undo, to: "z backspace")
    XCTAssertEqual(keys.action(of: .character("z")), .undo)
    XCTAssertEqual(keys.action(of: .backspace), .undo)
    XCTAssertNil(keys.action(of: .character("u")))
    XCTAssertEqual(keys.name(of: .undo), "z")
    XCTAssertNil(keys.objection)
  }
}
