import Foundation
import Journal
import XCTest

@testable import Commands

final class DoctorTests: XCTestCase {
  private var made: ProgramBench?
  private var bench: ProgramBench { get throws { try XCTUnwrap(made) } }

  override func setUpWithError() throws { made = try ProgramBench() }

  override func tearDownWithError() throws { try made?.remove() }

  private func answer(_ count: Int) throws {
    let lines = Array(repeating: ["", "3"], count: count).flatMap { $0 }
    XCTAssertEqual(try bench.run(["review"], lines: lines).status, .done)
  }

  /// What was printed, without the breaks of lines.
  private func flowing(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func log() throws -> URL {
    let folder = URL(filePath: try bench.folder + "/progress")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return folder.appending(path: try XCTUnwrap(names.first { $0.hasSuffix(".jsonl") }))
  }

  private func append(_ text: String) throws {
    let file = try FileHandle(forWritingTo: log())
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
  }

  func testWithoutFindingsOneSentenceSaysWhatWasChecked() throws {
    let empty = try bench.run(["doctor"])
    XCTAssertEqual(empty.status, .done)
    XCTAssertTrue(flowing(empty.output).hasPrefix("All is well: no progress yet in /"))
    XCTAssertFalse(FileManager.default.fileExists(atPath: try bench.folder + "/progress"))
    try answer(3)
    let sound = try bench.run(["doctor"])
    XCTAssertEqual(sound.status, .done)
    XCTAssertTrue(
      sound.output.hasPrefix("All is well: 1 file with 3 entries of 1 machine, the folder"),
      sound.output
    )
    XCTAssertEqual(sound.complaints, "")
  }

  func testFindingsSayWhereAndWhoMends() throws {
    try answer(2)
    let name = try log().lastPathComponent
    try append("{\"v\":1,oops\u{1B}[31m\n")
    let found = try bench.run(["doctor"])
    XCTAssertEqual(found.status, .findings)
    XCTAssertEqual(
      found.output.components(separatedBy: "\n").prefix(3),
      [
        "warning: \(name), line 3", "  the line is not an event: not valid JSON",
        "  help: retain doctor --fix moves it out of the log, and keeps a copy",
      ]
    )
    XCTAssertTrue(flowing(found.output).contains("This machine writes \(name) in"), found.output)
    XCTAssertTrue(
      flowing(found.output).hasSuffix("1 warning. 'retain doctor --fix' mends all of them."),
      found.output
    )
    let mended = try bench.run(["doctor", "--fix"])
    XCTAssertEqual(mended.status, .done)
    XCTAssertTrue(
      mended.output.hasPrefix("mended: \(name): moved 1 damaged line to"),
      mended.output
    )
    XCTAssertTrue(mended.output.contains("All is well"), mended.output)
    let again = try bench.run(["doctor", "--fix"])
    XCTAssertEqual(again.status, .done)
    XCTAssertTrue(again.output.hasPrefix("There was nothing to mend"), again.output)
  }

  func testNotesAloneAreNoFailure() throws {
    try answer(1)
    try append(
      #"{"v":1,"id":"zz","at":"2026-11-21T09:00:00Z","writer":"other","seq":1,"kind":"cheer"}"#
        + "\n"
    )
    let outcome = try bench.run(["doctor"])
    XCTAssertEqual(outcome.status, .done)
    XCTAssertTrue(outcome.output.hasPrefix("note: "), outcome.output)
  }

  func testManyFindingsOfOneSortAreToldTogether() throws {
    try answer(1)
    try append(String(repeating: "{\"v\":1,oops\n", count: 40))
    let output = try bench.run(["doctor"]).output
    XCTAssertEqual(output.components(separatedBy: "warning: ").count, 2, output)
    XCTAssertTrue(output.contains("line 2: the line is not an event"), output)
    XCTAssertTrue(output.contains("and 37 more like these"), output)
  }

  func testNoLineIsWiderThanTheScreen() throws {
    try answer(2)
    try append("{\"v\":1,oops\n{\"v\":1,\"id")
    for columns in [20, 40, 80] {
      for command in [["doctor"], ["doctor", "--fix"], ["doctor"]] {
        for line in try bench.run(command, window: columns).output.split(separator: "\n") {
          XCTAssertLessThanOrEqual(line.count, columns, "\(line)")
        }
      }
      try append("{\"v\":1,oops\n{\"v\":1,\"id")
    }
  }

  func testAFolderThatCannotBeReadIsAStorageError() throws {
    let path = try bench.folder + "/occupied"
    try Data("mine".utf8).write(to: URL(filePath: path))
    for command in [["doctor"], ["doctor", "--fix"]] {
      let outcome = try bench.run(command + ["--progress", path])
      XCTAssertEqual(outcome.status, .storage)
      XCTAssertTrue(outcome.complaints.contains("is not a folder"), outcome.complaints)
    }
  }

  // MARK: In passing

  private func told(_ findings: [JournalFinding], isQuiet: Bool = false) throws -> [String] {
    try bench.complaints { LogFindings.report(findings, isQuiet: isQuiet, $0) }
      .split(separator: "\n").map(String.init)
  }

  private func finding(_ rule: JournalFinding.Rule, line: Int?, count: Int = 1) -> JournalFinding {
    JournalFinding(rule: rule, file: "/p/a.jsonl", line: line, what: "W", mend: "M", count: count)
  }

  func testOrdinaryCommandsCountDamagedLinesInOneLine() throws {
    XCTAssertEqual(try told([]), [])
    XCTAssertEqual(
      try told([finding(.tornLine, line: 5)]),
      ["retain: warning: /p/a.jsonl:5: the line is damaged and was skipped; see 'retain doctor'"]
    )
    let many = [
      finding(.damagedLine, line: 5), finding(.longLine, line: 9),
      finding(.more, line: nil, count: 200), finding(.conflictingID, line: nil),
    ]
    XCTAssertEqual(
      try told(many),
      [
        "retain: warning: 202 damaged lines were skipped, the first at /p/a.jsonl:5; "
          + "1 entry differs from another of the same id; see 'retain doctor'"
      ]
    )
    let file = finding(.wrongKind, line: nil)
    XCTAssertEqual(try told([file]), ["retain: warning: /p/a.jsonl: W; M [log.wrong-kind]"])
  }

  func testAShellPromptIsToldOnlyWhatKeepsItFromCounting() throws {
    let warnings = [
      finding(.damagedLine, line: 5), finding(.conflictingID, line: nil),
      finding(.wrongKind, line: nil),
    ]
    XCTAssertEqual(try told(warnings, isQuiet: true), [])
    XCTAssertEqual(
      try told(warnings + [finding(.unreadable, line: nil)], isQuiet: true),
      ["retain: error: /p/a.jsonl: W; M [log.unreadable]"]
    )
  }
}
