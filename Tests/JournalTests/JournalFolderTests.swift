import Foundation
import XCTest

@testable import Journal

final class JournalFolderTests: XCTestCase {
  private func sample(_ sequence: Int, card: String = "c") throws -> String {
    let writer = try XCTUnwrap(WriterID(rawValue: "laptop"))
    let at = noon.advanced(byMilliseconds: Int64(sequence))
    let id = EventID(writer: writer, sequence: sequence, at: at, random: 5)
    let body = EventBody.review(review(card))
    return try line(Event(id: id, at: at, writer: writer, sequence: sequence, body: body))
  }

  func testMissingAndEmptyFoldersHoldNothing() throws {
    let temporary = try TemporaryFolder()
    XCTAssertEqual(try JournalFolder.read(folder: temporary.log).events.count, 0)
    try temporary.write("a.jsonl", "")
    try temporary.write("b.jsonl", "\n\n\r\n")
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.count, 0)
    XCTAssertEqual(contents.findings, [])
  }

  func testAFileInPlaceOfTheFolderIsAnError() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("file", "x")
    let path = temporary.log + "/file"
    XCTAssertThrowsError(try JournalFolder.read(folder: path)) { error in
      XCTAssertEqual(error as? JournalError, .notAFolder(path: path))
    }
  }

  func testByteOrderMarkAndWindowsLineEndsAreTolerated() throws {
    let temporary = try TemporaryFolder()
    let text =
      try "\u{FEFF}" + sample(1) + "\r\n\r\n  " + sample(2, card: "ü") + " \r\n" + sample(3)
    try temporary.write("a.jsonl", text)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.sequence), [1, 2, 3])
    XCTAssertEqual(contents.findings, [])
  }

  func testDamagedLinesAreReportedAndSkipped() throws {
    let temporary = try TemporaryFolder()
    let lines = try [
      sample(1), "garbage", sample(2), #"{"v":1,"id":"x"}"#, "\0\0\0", sample(3),
      #"{"v":1,"id":"y","at":"2026-11-21","writer":"w","seq":4,"kind":"dance","with":"me"}"#,
      "{\"v\":1,\"id\":\"\u{FFFD}",
    ]
    try temporary.write("a.jsonl", lines.joined(separator: "\n"))
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.sequence), [4, 1, 2, 3])
    XCTAssertEqual(contents.events.first?.body, .unknown(kind: "dance", raw: lines[6]))
    let found = contents.findings.map { "\($0.line ?? 0) \($0.rule.rawValue)" }
    XCTAssertEqual(
      found,
      ["2 log.damaged-line", "4 log.damaged-line", "5 log.damaged-line", "8 log.torn-line"]
    )
    XCTAssertEqual(
      contents.findings.first?.description,
      temporary.log + "/a.jsonl:2: the line is not an event: not valid JSON; "
        + "correct or remove the line; it is skipped until then [log.damaged-line]"
    )
  }

  func testADamagedLineMakesNoWriterKnown() throws {
    let temporary = try TemporaryFolder()
    let whole = try sample(2)
    let other = try sample(1).replacingOccurrences(of: "laptop", with: "other")
    for end in [2, 1] {
      let damaged = String(other.dropLast(end - 1)) + (end == 2 ? #","about":{}}"# : "}")
      try temporary.write("a.jsonl", damaged + "\n" + whole)
      let contents = try JournalFolder.read(folder: temporary.log)
      XCTAssertEqual(contents.writers.map(\.rawValue), ["laptop"])
      XCTAssertEqual(contents.findings.map(\.line), [1])
    }
  }

  func testADamagedWriterNameKeepsOutNoOther() throws {
    let temporary = try TemporaryFolder()
    let names = ["Laptop", "laptop", "lap/top", "desk", "..", "Laptop", "phone"]
    let lines = try names.enumerated().map { number, name in
      try sample(number + 1).replacingOccurrences(of: "laptop", with: name)
    }
    try temporary.write("a.jsonl", lines.joined(separator: "\n") + "\n")
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.writer.rawValue), ["laptop", "desk", "phone"])
    XCTAssertEqual(contents.writers.map(\.rawValue), ["desk", "laptop", "phone"])
    XCTAssertEqual(contents.findings.map(\.line), [1, 3, 5, 6])
  }

  func testFindingsOfAFileAreLimited() throws {
    let temporary = try TemporaryFolder()
    let text = try sample(1) + "\n" + String(repeating: "{\"v\":}\n", count: 250)
    try temporary.write("a.jsonl", text)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.findings.count, 101)
    XCTAssertEqual(contents.findings.last?.what, "150 more lines were skipped")
  }

  func testOtherKindsOfFilesAreRefusedUntouched() throws {
    let table: [(line: UInt, name: String, text: String, isRefused: Bool)] = [
      (#line, "chat", #"{"role":"user"}"# + "\n" + #"{"role":"assistant"}"#, true),
      (#line, "text", "Dear diary\n", true),
      (#line, "binary", "\0\u{1}\u{2}\n\0", true),
      (#line, "long", String(repeating: "x", count: 3 << 20), true),
      (#line, "late", String(repeating: "no\n", count: 10) + (try sample(1)), true),
      (#line, "early", String(repeating: "no\n", count: 9) + (try sample(1)), false),
      (#line, "torn", #"{"v"#, false),
      (#line, "empty", " \n", false),
    ]
    for row in table {
      let temporary = try TemporaryFolder()
      try temporary.write(row.name + ".jsonl", row.text)
      let contents = try JournalFolder.read(folder: temporary.log)
      let rules = contents.findings.map(\.rule)
      XCTAssertEqual(rules == [.wrongKind], row.isRefused, "\(rules)", line: row.line)
      XCTAssertEqual(try temporary.bytes(row.name + ".jsonl"), Data(row.text.utf8))
      if row.isRefused { XCTAssertEqual(contents.events.count, 0, line: row.line) }
    }
  }

  func testLongLinesAreSkippedInBoundedMemory() throws {
    let temporary = try TemporaryFolder()
    let long = String(repeating: "x", count: LineScanner.longestLine * 3)
    let text = try sample(1) + "\n" + long + "\n" + sample(2) + "\n" + long
    try temporary.write("a.jsonl", text)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.sequence), [1, 2])
    XCTAssertEqual(contents.findings.map(\.line), [2, 4])
    XCTAssertEqual(contents.findings.map(\.rule), [.longLine, .longLine])
  }

  func testLinksAndOddThingsAreNotFollowed() throws {
    let temporary = try TemporaryFolder()
    let target = temporary.path + "/outside.jsonl"
    try Data((try sample(1) + "\n").utf8).write(to: URL(fileURLWithPath: target))
    try temporary.write("a.jsonl", try sample(2))
    try temporary.write(".hidden.jsonl", "x")
    try temporary.write("notes.txt", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: temporary.log + "/link.jsonl",
      withDestinationPath: target
    )
    try manager.createDirectory(
      atPath: temporary.log + "/folder.jsonl",
      withIntermediateDirectories: false
    )
    XCTAssertEqual(mkfifo(temporary.log + "/pipe.jsonl", 0o600), 0)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.sequence), [2])
    XCTAssertEqual(contents.findings.map(\.rule), [.notAFile, .symbolicLink, .notAFile])
    XCTAssertEqual(contents.findings.map(\.line), [nil, nil, nil])
  }

  func testTheFolderItselfMayBeALink() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("a.jsonl", try sample(2))
    let link = temporary.path + "/linked"
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: temporary.log
    )
    XCTAssertEqual(try JournalFolder.read(folder: link).events.count, 1)
  }

  func testConflictingIDsAreReported() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("a.jsonl", try sample(1, card: "b"))
    try temporary.write("b.jsonl", try sample(1, card: "a"))
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.map(\.body), [.review(review("a"))])
    XCTAssertEqual(contents.findings.map(\.rule), [.conflictingID])
  }

  func testCompactReviewsSayWhatEventsSay() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let about = CardAbout(kind: "k", term: "t", prompt: "p", breadcrumb: [])
    _ = try writer.append(.review(review("é", about: about)), at: noon)
    _ = try writer.append(.suspend(CardRef(card: "é")), at: noon)
    _ = try writer.append(.review(review("c2")), at: noon)
    let events = try JournalFolder.read(folder: temporary.log).events
    XCTAssertNil(events.review(at: 1))
    for (position, card, hasAbout) in [(0, "é", true), (2, "c2", false)] {
      let row = try XCTUnwrap(events.review(at: position))
      XCTAssertEqual(events.cards[row.card], card)
      XCTAssertEqual(events.sessions[row.session], "s1")
      XCTAssertEqual(events.writers[row.writer].rawValue, "laptop")
      XCTAssertEqual(row.hasAbout, hasAbout)
      XCTAssertEqual(events.id(at: position), events[position].id)
      guard case .review(let whole) = events[position].body else { return XCTFail("no review") }
      XCTAssertEqual(row.due, whole.due)
      XCTAssertEqual(row.day, whole.day)
      XCTAssertEqual(row.grade, whole.grade)
      XCTAssertEqual(row.milliseconds, whole.milliseconds)
    }
  }
}
