import Foundation
import XCTest

/// What is wrong with a guide is said with its place, what to do, and the exit status 3.
final class GuideErrorTests: XCTestCase {
  /// Every command that reads guides.
  private let commands = [["review"], ["cards"], ["check"], ["report"], ["due"], ["exam"], []]

  private func assertInputError(
    _ place: StudyPlace,
    _ path: String,
    says expected: [String],
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    for command in commands {
      let outcome = try place.run(command + ["--guide", path], input: "q\n")
      let name = command.first ?? "retain"
      XCTAssertEqual(outcome.ending, .exited(3), name, file: file, line: line)
      XCTAssertEqual(outcome.output, "", name, file: file, line: line)
      for text in ["retain: \(path)"] + expected {
        let says = outcome.errors.contains(text)
        XCTAssertTrue(says, "\(name): no '\(text)' in: \(outcome.errors)", file: file, line: line)
      }
    }
    let hasLog = FileManager.default.fileExists(atPath: place.progress)
    XCTAssertFalse(hasLog, "nothing was recorded", file: file, line: line)
  }

  func testMissingFile() throws {
    let place = try StudyPlace()
    try assertInputError(
      place,
      place.folder + "/missing.md",
      says: ["No such file or directory", "check the path"]
    )
  }

  func testFolderWithoutAGuide() throws {
    let place = try StudyPlace()
    _ = try place.write("empty/picture.png", "no guide")
    _ = try place.write("empty/.hidden.md", "- **Term**: its meaning")
    try assertInputError(
      place,
      place.folder + "/empty",
      says: ["the folder holds no guide", ".md, .markdown, .txt"]
    )
  }

  func testLatin1AndUTF16() throws {
    struct Row {
      let line: UInt
      let bytes: [UInt8]
      let place: String
      let encoding: String
    }
    let heading = Array("# Caf\u{E9} guide\n".utf8)
    var utf16: [UInt8] = [0xFF, 0xFE]
    var bigUTF16: [UInt8] = [0xFE, 0xFF]
    for byte in "# Words\n".utf8 {
      utf16 += [byte, 0]
      bigUTF16 += [0, byte]
    }
    let rows = [
      Row(
        line: #line,
        bytes: heading + Array("\n- **Caf".utf8) + [0xE9] + Array("**: a house\n".utf8),
        place: "3:8",
        encoding: "WINDOWS-1252"
      ),
      Row(line: #line, bytes: [0xFC] + Array("ber\n".utf8), place: "1:1", encoding: "WINDOWS-1252"),
      // Before the wrong byte stands a right character of two bytes; columns count characters.
      Row(
        line: #line,
        bytes: Array("# x\r\n\u{E9}a".utf8) + [0xFF],
        place: "2:3",
        encoding: "WINDOWS-1252"
      ),
      Row(line: #line, bytes: utf16, place: "1:1", encoding: "UTF-16"),
      Row(line: #line, bytes: bigUTF16, place: "1:1", encoding: "UTF-16"),
    ]
    for row in rows {
      let place = try StudyPlace()
      let path = try place.write("guide.md", row.bytes)
      try assertInputError(
        place,
        path,
        says: [":\(row.place): the text is not UTF-8", "iconv -f \(row.encoding) -t UTF-8"],
        line: row.line
      )
    }
  }

  /// A check goes on with the files that can be read, as a compiler does.
  func testACheckPassesOverAFileThatIsNoText() throws {
    let place = try StudyPlace()
    let good = try place.write("good.md", "# Words\n\n## A\n\n- **Term**: RÂ² in short\n")
    let bad = try place.write("bad.md", Array("# x\n".utf8) + [0xE9, 0x0A])
    let outcome = try place.run("check", good, bad)
    XCTAssertEqual(outcome.ending, .exited(1), outcome.errors)
    for said in ["[file.unreadable]", "line 2, column 1: the text is not UTF-8", "[text.mojibake]"]
    {
      XCTAssertTrue(outcome.output.contains(said), outcome.output)
    }
    let alone = try place.run("check", bad)
    XCTAssertEqual(alone.ending, .exited(3))
    XCTAssertTrue(alone.errors.contains("bad.md:2:1: the text is not UTF-8"), alone.errors)
  }

  func testAMarkOfUTF8IsNoError() throws {
    let place = try StudyPlace()
    let bytes = [0xEF, 0xBB, 0xBF] + Array("# Words\n\n- **Term**: its meaning in short\n".utf8)
    let path = try place.write("guide.md", bytes)
    let outcome = try place.run("cards", "--guide", path, "--json")
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertTrue(outcome.output.contains("Term"), outcome.output)
  }

  func testAGuideWithNothingToAsk() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", "")
    let outcome = try place.run("review", "--guide", path)
    XCTAssertEqual(outcome.ending, .exited(3))
    XCTAssertTrue(outcome.errors.contains("\(path): nothing to ask was found"), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("write terms as **Term**"), outcome.errors)
  }

  func testAFolderThatCannotBeSearchedAndAFileThatCannotBeRead() throws {
    let place = try StudyPlace()
    let path = try place.write("locked/guide.md", "- **Term**: its meaning")
    let locked = place.folder + "/locked"
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: locked)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: place.folder)
    for (target, text) in [(locked, "cannot be searched"), (path, "cannot be read")] {
      let outcome = try place.runAsNobody(["cards", "--guide", target])
      XCTAssertEqual(outcome.ending, .exited(3), outcome.errors)
      XCTAssertTrue(outcome.errors.contains("\(target): \(text)"), outcome.errors)
      XCTAssertTrue(outcome.errors.contains("check the p"), outcome.errors)
    }
  }

  func testAnUnknownExam() throws {
    let place = try StudyPlace()
    let outcome = try place.run("report", "--exam", "clf-c02")
    XCTAssertEqual(outcome.ending, .exited(3))
    XCTAssertTrue(outcome.errors.contains("no exam is named 'clf-c02'"), outcome.errors)
    XCTAssertTrue(outcome.errors.contains("mla-c01"), "the exams are named: \(outcome.errors)")
  }
}
