import Foundation
import XCTest

@testable import Journal

final class WriterIdentityTests: XCTestCase {
  func testIsMadeOnceAndKept() throws {
    let temporary = try TemporaryFolder()
    var random = SeededGenerator(1)
    let first = try WriterIdentity.readOrCreate(stateFolder: temporary.state, random: &random)
    let second = try WriterIdentity.readOrCreate(stateFolder: temporary.state, random: &random)
    XCTAssertEqual(first, second)
    XCTAssertEqual(first.writer.rawValue.utf8.count, 10)
    XCTAssertEqual(first.stateFolder, temporary.state)
    let file = try Data(contentsOf: URL(fileURLWithPath: temporary.state + "/writer"))
    XCTAssertEqual(file, Data((first.writer.rawValue + "\n").utf8))
  }

  func testReadsWhatStandsInTheFile() throws {
    let long = String(repeating: "a", count: 41)
    let table: [(line: UInt, text: String, expected: String?)] = [
      (#line, "desk", "desk"), (#line, " desk-2 \r\n\n", "desk-2"),
      (#line, "../evil", nil), (#line, "two words", nil), (#line, long, nil),
      (#line, "\u{1}Ä", nil),
    ]
    for row in table {
      let temporary = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: temporary.state,
        withIntermediateDirectories: true
      )
      let path = temporary.state + "/writer"
      try Data(row.text.utf8).write(to: URL(fileURLWithPath: path))
      var random = SeededGenerator(1)
      do {
        let found = try WriterIdentity.readOrCreate(stateFolder: temporary.state, random: &random)
        XCTAssertEqual(found.writer.rawValue, row.expected, line: row.line)
      } catch JournalError.invalidWriterID(let place, _) {
        XCTAssertNil(row.expected, line: row.line)
        XCTAssertEqual(place, path, line: row.line)
      }
      XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: path)), Data(row.text.utf8))
    }
  }

  func testAnEmptyFileIsFilled() throws {
    let temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary.state,
      withIntermediateDirectories: true
    )
    try Data().write(to: URL(fileURLWithPath: temporary.state + "/writer"))
    var random = SeededGenerator(1)
    let first = try WriterIdentity.readOrCreate(stateFolder: temporary.state, random: &random)
    let second = try WriterIdentity.readOrCreate(stateFolder: temporary.state, random: &random)
    XCTAssertEqual(first, second)
  }

  func testParentsOfPaths() {
    let table: [(line: UInt, path: String, parent: String)] = [
      (#line, "/a/b", "/a"), (#line, "/a/b//", "/a"), (#line, "/a", "/"), (#line, "/", "/"),
      (#line, "a", "."), (#line, "a/b", "a"), (#line, "//a", "/"), (#line, "a//b", "a"),
    ]
    for row in table {
      XCTAssertEqual(FolderMaker.parent(row.path), row.parent, line: row.line)
    }
  }
}
