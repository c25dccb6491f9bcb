import Foundation
import Journal
import XCTest

/// Whatever happened to a log, all answers that can be read count, and nothing is made worse.
final class DamagedLogTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func seen(_ place: StudyPlace) throws -> Int? {
    let outcome = try place.run("report", "--json")
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    return try JSONRow(outcome.output).row("total")?.integer("seen")
  }

  func testATruncatedLastLine() throws {
    for cut in [2, 20, 150] {
      let place = try StudyPlace()
      XCTAssertEqual(try place.run("review", input: answers(5)).ending, .exited(0))
      let path = try place.logPath()
      let whole = try XCTUnwrap(StudyPlace.bytes(path))
      let torn = Array(whole.dropLast(cut))
      try Data(torn).write(to: URL(fileURLWithPath: path))

      let report = try place.run("report")
      XCTAssertEqual(report.ending, .exited(0))
      XCTAssertTrue(
        report.errors.contains("retain: warning: \(path):5: the line is damaged and was skipped"),
        report.errors
      )
      XCTAssertEqual(try seen(place), 4, "cut by \(cut)")
      XCTAssertEqual(StudyPlace.bytes(path), torn, "reading changes nothing")

      let review = try place.run("review", input: answers(2))
      XCTAssertEqual(review.ending, .exited(0), review.errors)
      XCTAssertEqual(occurrences(of: "Saved: ", in: review.outputBytes), 2)
      let contents = try place.log()
      XCTAssertEqual(contents.events.count, 6)
      XCTAssertEqual(contents.findings.map(\.line), [5], "the torn line stays a line of its own")
      XCTAssertEqual(try seen(place), 6)
      let after = try XCTUnwrap(StudyPlace.bytes(path))
      XCTAssertEqual(Array(after.prefix(torn.count)), torn, "nothing of the file was rewritten")
      XCTAssertEqual(after[torn.count], 0x0A)
    }
  }

  func testALastLineWithoutItsEnd() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: answers(3))
    let path = try place.logPath()
    let whole = try XCTUnwrap(StudyPlace.bytes(path))
    try Data(whole.dropLast()).write(to: URL(fileURLWithPath: path))
    XCTAssertEqual(try seen(place), 3, "the event is complete")
    _ = try place.run("review", input: answers(1))
    XCTAssertEqual(try place.reviews().count, 4)
  }

  func testADamagedLineInTheMiddle() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: answers(4))
    let path = try place.logPath()
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    lines[1] = String(lines[1].prefix(60)) + "\u{1B}[31m" + "#"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let report = try place.run("report")
    XCTAssertEqual(report.ending, .exited(0))
    XCTAssertTrue(report.errors.contains("\(path):2: the line is damaged"), report.errors)
    XCTAssertFalse(report.errors.contains("\u{1B}"), "nothing of the log reaches the terminal raw")
    XCTAssertEqual(try seen(place), 3)
  }

  func testAFileThatIsSomethingElseIsLeftUntouched() throws {
    let rows: [(UInt, String, [UInt8])] = [
      (#line, "notes.jsonl", Array("buy milk\nand bread\n".utf8)),
      (#line, "other.jsonl", Array(#"{"name": "something", "kind": "else"}"#.utf8)),
      (#line, "bytes.jsonl", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF, 0x0A, 0]),
    ]
    for (line, name, bytes) in rows {
      let place = try StudyPlace()
      let path = try place.write("progress/\(name)", bytes)
      let outcome = try place.run("review", input: answers(2))
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors, line: line)
      let says = outcome.errors.contains("\(path): not a progress log; it was left untouched")
      XCTAssertTrue(says, outcome.errors, line: line)
      XCTAssertEqual(StudyPlace.bytes(path), bytes, line: line)
      XCTAssertEqual(try seen(place), 2, line: line)
    }
  }

  func testAnOwnLogThatWasReplacedBySomethingElse() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: answers(1))
    let path = try place.logPath()
    let other = Array("Dear diary,\n".utf8)
    try Data(other).write(to: URL(fileURLWithPath: path))
    let outcome = try place.run("review", input: answers(1))
    XCTAssertEqual(outcome.ending, .exited(4))
    XCTAssertTrue(outcome.errors.contains("\(path): is not a progress log"), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("move it out of the folder"), outcome.errors)
    XCTAssertEqual(StudyPlace.bytes(path), other)
  }

  func testTwoMachinesInOneFolder() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: answers(2))
    place.environment["XDG_STATE_HOME"] = place.folder + "/state of the other machine"
    _ = try place.run("review", input: answers(3))
    let contents = try place.log()
    XCTAssertEqual(contents.findings, [])
    XCTAssertEqual(contents.writers.count, 2)
    XCTAssertEqual(try seen(place), 5)
  }
}
