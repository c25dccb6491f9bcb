import Foundation
import Journal
import PseudoTerminal
import XCTest

/// What keeps an answer from being recorded is said with the path, what to do, and the status 4.
final class StorageErrorTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func saved(_ outcome: RetainProcess.Outcome) -> Int {
    occurrences(of: "Saved: ", in: outcome.outputBytes)
  }

  private func assertStorageError(
    _ outcome: RetainProcess.Outcome,
    says texts: [String],
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    XCTAssertEqual(outcome.ending, .exited(4), outcome.errors, file: file, line: line)
    for text in ["retain: "] + texts {
      let says = outcome.errors.contains(text)
      XCTAssertTrue(says, "no '\(text)' in: \(outcome.errors)", file: file, line: line)
    }
  }

  func testAFolderThatMayNotBeWritten() throws {
    let place = try StudyPlace()
    XCTAssertEqual(saved(try place.run("review", input: answers(2))), 2)
    let log = try place.logPath()
    let before = StudyPlace.bytes(log)
    let manager = FileManager.default
    for path in [place.folder, place.progress, place.folder + "/state/retain"] {
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    for path in [place.folder + "/state", place.folder + "/state/retain"] {
      try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
    }
    for name in ["writer", "sequence"] {
      let path = place.folder + "/state/retain/" + name
      try manager.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    }
    try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: log)
    let outcome = try place.runAsNobody(["review"], input: answers(1))
    assertStorageError(
      outcome,
      says: [place.progress, "Permission denied", "check the permissions"]
    )
    XCTAssertFalse(outcome.output.contains("Question:"), "told before the first answer is given")
    XCTAssertEqual(StudyPlace.bytes(log), before)
    // What only reads goes on working.
    let report = try place.runAsNobody(["report", "--json"])
    XCTAssertEqual(report.ending, .exited(0), report.errors)
    XCTAssertEqual(try JSONRow(report.output).row("total")?.integer("seen"), 2)

    // The same for a machine that has no log yet.
    place.environment["XDG_STATE_HOME"] = place.folder + "/state/other"
    let fresh = try place.runAsNobody(["review"], input: answers(1))
    assertStorageError(fresh, says: [place.progress, "Permission denied", "check"])
  }

  func testADiskThatMayOnlyBeRead() throws {
    let place = try StudyPlace()
    let disk = try place.mountDisk(kilobytes: 256)
    place.environment["RETAIN_HOME"] = disk.path + "/progress"
    let process = try place.start(["review"])
    process.send(answers(3))
    XCTAssertTrue(process.waitFor("Saved: ", count: 3))
    try disk.set(readOnly: true)
    process.send(answers(2))
    let outcome = process.finish()
    assertStorageError(outcome, says: [disk.path, "Read-only file system", "not recorded"])
    XCTAssertEqual(saved(outcome), 3)
    XCTAssertEqual(try place.reviews().count, 3)
    assertStorageError(
      try place.run("review", input: answers(1)),
      says: [disk.path, "Read-only file system"]
    )
    XCTAssertEqual(try place.run("report").ending, .exited(0), "reading goes on working")
    try disk.set(readOnly: false)
    XCTAssertEqual(saved(try place.run("review", input: answers(1))), 1)
    XCTAssertEqual(try place.reviews().count, 4)
  }

  func testAFullDisk() throws {
    let place = try StudyPlace()
    let disk = try place.mountDisk(kilobytes: 64)
    place.environment["RETAIN_HOME"] = disk.path + "/progress"
    XCTAssertEqual(saved(try place.run("review", input: answers(3))), 3)
    let filler = try disk.fill()
    // The log's last page has some room; then there is none.
    let outcome = try place.run("review", input: answers(17))
    assertStorageError(
      outcome,
      says: [disk.path + "/progress/", "not recorded", "free some space"]
    )
    XCTAssertLessThan(saved(outcome), 17)
    let kept = 3 + saved(outcome)
    XCTAssertEqual(try place.reviews().count, kept, "all that was acknowledged, nothing else")
    let again = try place.run("review", input: answers(1))
    assertStorageError(again, says: [disk.path, "free some space"])
    XCTAssertEqual(try place.reviews().count, kept)

    try FileManager.default.removeItem(atPath: filler)
    XCTAssertEqual(saved(try place.run("review", input: answers(2))), 2)
    XCTAssertEqual(try place.reviews().count, kept + 2)
  }

  func testAFullDiskInTheTerminal() throws {
    let place = try StudyPlace()
    let disk = try place.mountDisk(kilobytes: 64)
    place.environment["RETAIN_HOME"] = disk.path + "/progress"
    let terminal = try ShellTerminal(place, ["review"])
    terminal.session.expect("space answer")
    _ = try disk.fill()
    for _ in 0..<20 where terminal.session.screen.isAlternate {
      terminal.session.send(" ")
      guard terminal.session.wait(until: { $0.text.contains("4 Easy") || !$0.isAlternate }),
        terminal.session.screen.isAlternate
      else { break }
      terminal.session.send("3")
      XCTAssertTrue(
        terminal.session.wait { $0.text.contains("space answer") || !$0.isAlternate },
        terminal.session.screen.text
      )
    }
    terminal.assertRestored(status: 4)
    let text = terminal.session.screen.text
    // Words are folded; a path that is wider than the screen goes on in its next line.
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    XCTAssertTrue(words.contains("free some space"), text)
    XCTAssertTrue(text.replacingOccurrences(of: "\n", with: "").contains(disk.path), text)
  }

  func testSomethingElseStandsInThePlaceOfTheFolder() throws {
    let place = try StudyPlace()
    let path = try place.write("occupied", "my shopping list")
    for command in [["review"], ["report"], ["due"], ["exam"]] {
      let outcome = try place.run(command + ["--progress", path], input: answers(1))
      assertStorageError(outcome, says: [path, "is not a folder", "choose another folder"])
    }
    XCTAssertEqual(StudyPlace.bytes(path), Array("my shopping list".utf8))
  }

  func testNoHomeAtAll() throws {
    let place = try StudyPlace()
    for name in ["HOME", "RETAIN_HOME", "XDG_STATE_HOME"] { place.environment[name] = nil }
    assertStorageError(try place.run("report"), says: ["$HOME", "--progress DIR"])
  }

  func testAMachineNameThatIsNone() throws {
    let place = try StudyPlace()
    let path = try place.write("state/retain/writer", "not a name!\n")
    let outcome = try place.run("review", input: answers(1))
    assertStorageError(outcome, says: [path, "is not a writer id", "delete it"])
  }

  func testOutputThatCannotBeWritten() throws {
    try XCTSkipUnless(FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full")
    let place = try StudyPlace()
    for command in [["cards"], ["report"], ["check"], ["help"], ["due", "--json"]] {
      let outcome = try place.shell(#""$0" "$@" > /dev/full"#, command)
      assertStorageError(outcome, says: ["cannot write the output", "No space left on device"])
    }
  }
}
