import Foundation
import Journal
import PseudoTerminal
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What breaks in the middle of a session is told plainly, and what was acknowledged is kept.
final class StorageInTheMiddleTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func saved(_ outcome: RetainProcess.Outcome) -> Int {
    occurrences(of: "Saved: ", in: outcome.outputBytes)
  }

  private func answerOne(_ terminal: ShellTerminal) {
    terminal.session.expect("space answer")
    terminal.session.send(" ")
    terminal.session.expect("4 Easy")
    terminal.session.send("3")
  }

  /// The text of the screen without the breaks at its margin.
  private func text(_ terminal: ShellTerminal) -> String {
    // What a person reads is folded between words.
    terminal.session.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func testAFolderThatVanishes() throws {
    let place = try StudyPlace()
    let process = try place.start(place.smallReview())
    process.send(answers(2))
    XCTAssertTrue(process.waitFor("Saved: ", count: 2))
    let away = place.folder + "/away"
    try FileManager.default.moveItem(atPath: place.progress, toPath: away)
    process.send(answers(1))
    let outcome = process.finish()
    XCTAssertEqual(outcome.ending, .exited(4))
    XCTAssertEqual(
      outcome.errors,
      "retain: \(place.progress): the folder is not there any more; the event was not recorded; "
        + "if it was moved or its disk was taken out, put it back, then start again\n"
    )
    XCTAssertEqual(saved(outcome), 2)
    XCTAssertFalse(FileManager.default.fileExists(atPath: place.progress), "nothing hides the old")
    XCTAssertEqual(try JournalFolder.read(folder: away).events.count, 2)

    try FileManager.default.moveItem(atPath: away, toPath: place.progress)
    XCTAssertEqual(saved(try place.run(place.smallReview(), input: answers(1))), 1)
    XCTAssertEqual(try place.reviews().count, 3)
  }

  func testAFolderThatVanishesInTheTerminal() throws {
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, place.smallReview())
    answerOne(terminal)
    terminal.session.expect("1 done")
    try FileManager.default.removeItem(atPath: place.progress)
    answerOne(terminal)
    terminal.assertRestored(status: 4)
    XCTAssertTrue(text(terminal).contains("the folder is not there any more"), text(terminal))
    XCTAssertTrue(text(terminal).contains("then start again"), text(terminal))
  }

  func testALimitForTheSizeOfFiles() throws {
    let place = try StudyPlace()
    // Two blocks of 512 bytes, or of 1024 in some shells.
    let line = #"ulimit -f 2; exec "$0" "$@""#
    let outcome = try place.shell(line, place.smallReview(), input: answers(17))
    XCTAssertEqual(outcome.ending, .exited(4), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("retain: " + place.progress), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("not recorded"), outcome.errors)
    let kept = saved(outcome)
    XCTAssertGreaterThan(kept, 0)
    XCTAssertLessThan(kept, 17)
    XCTAssertEqual(try place.reviews().count, kept, "all that was acknowledged, nothing else")
    let again = try place.shell(line, place.smallReview(), input: answers(17))
    XCTAssertEqual(again.ending, .exited(4), again.errors)
    XCTAssertEqual(try place.reviews().count, kept + saved(again))
    XCTAssertEqual(saved(try place.run(place.smallReview(), input: answers(2))), 2)
    XCTAssertEqual(try place.reviews().count, kept + saved(again) + 2)
  }

  func testALimitForTheSizeOfFilesInTheTerminal() throws {
    let tool = "/usr/bin/prlimit"
    let isThere = FileManager.default.isExecutableFile(atPath: tool)
    try XCTSkipUnless(isThere, "\(tool) is missing; it is part of util-linux")
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, place.smallReview())
    answerOne(terminal)
    terminal.session.expect("1 done")
    let size = try XCTUnwrap(StudyPlace.bytes(try place.logPath())).count
    let number = try String(contentsOfFile: place.folder + "/process", encoding: .utf8)
    let limit = try RetainProcess(
      program: tool,
      arguments: [
        "--pid", number.trimmingCharacters(in: .whitespacesAndNewlines), "--fsize=\(size)",
      ],
      environment: [:]
    )
    XCTAssertEqual(limit.finish().ending, .exited(0))
    answerOne(terminal)
    terminal.assertRestored(status: 4)
    XCTAssertTrue(text(terminal).contains("raise the limit for files"), text(terminal))
    XCTAssertEqual(try place.reviews().count, 1)
  }

  func testTheStateFolderVanishes() throws {
    let place = try StudyPlace()
    let process = try place.start(place.smallReview())
    process.send(answers(2))
    XCTAssertTrue(process.waitFor("Saved: ", count: 2))
    try FileManager.default.removeItem(atPath: place.folder + "/state")
    process.send(answers(2))
    process.endInput()
    let outcome = process.finish()
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    // Another session gets another name, and both logs count.
    XCTAssertEqual(saved(try place.run(place.smallReview(), input: answers(1))), 1)
    let contents = try place.log()
    XCTAssertEqual(contents.findings, [])
    XCTAssertEqual(contents.events.count, 5)
    XCTAssertEqual(Set(contents.events.map(\.id)).count, 5)
  }
}
