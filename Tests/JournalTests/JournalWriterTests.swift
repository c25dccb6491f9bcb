import Foundation
import XCTest

@testable import Journal

final class JournalWriterTests: XCTestCase {
  private func read(_ temporary: TemporaryFolder) throws -> JournalContents {
    try JournalFolder.read(folder: temporary.log)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try XCTUnwrap(attributes[.posixPermissions] as? NSNumber).intValue
  }

  func testMakesPrivateFoldersAndFiles() throws {
    let temporary = try TemporaryFolder()
    var random = SeededGenerator(1)
    let state = temporary.path + "/x/state"
    let identity = try WriterIdentity.readOrCreate(stateFolder: state, random: &random)
    let folder = temporary.path + "/y/z/log"
    let writer = try JournalWriter(folder: folder, identity: identity, random: random)
    _ = try writer.append(.review(review("c")), at: noon)
    for path in ["/x", "/x/state", "/y", "/y/z", "/y/z/log"] {
      XCTAssertEqual(try permissions(temporary.path + path), 0o700, path)
    }
    for path in [writer.path, state + "/writer", state + "/sequence"] {
      XCTAssertEqual(try permissions(path), 0o600, path)
    }
    XCTAssertEqual(writer.path, folder + "/" + identity.writer.rawValue + ".jsonl")
  }

  func testAFolderThatVanishesIsNotMadeAnew() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let first = try writer.append(.review(review("a")), at: noon)
    let away = temporary.path + "/away"
    let manager = FileManager.default
    try manager.moveItem(atPath: temporary.log, toPath: away)
    let expected = JournalError.folderVanished(path: temporary.log)
    XCTAssertThrowsError(try writer.append(.review(review("b")), at: noon)) { error in
      XCTAssertEqual(error as? JournalError, expected)
    }
    XCTAssertFalse(manager.fileExists(atPath: temporary.log))
    // A disk that is taken out leaves the empty folder that it was mounted on.
    try manager.createDirectory(atPath: temporary.log, withIntermediateDirectories: false)
    XCTAssertThrowsError(try writer.append(.review(review("b")), at: noon)) { error in
      XCTAssertEqual(error as? JournalError, expected)
    }
    XCTAssertEqual(try manager.contentsOfDirectory(atPath: temporary.log), [])
    try manager.removeItem(atPath: temporary.log)
    // A link to where it went is as good as the folder itself.
    try manager.createSymbolicLink(atPath: temporary.log, withDestinationPath: away)
    let second = try writer.append(.review(review("b")), at: noon)
    XCTAssertEqual(Array(try read(temporary).events), [first, second])
    try manager.removeItem(atPath: writer.path)
    let third = try writer.append(.review(review("c")), at: noon)
    XCTAssertEqual(Array(try read(temporary).events), [third])
  }

  func testReturnsWhatIsReadBack() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let target = try XCTUnwrap(EventID(rawValue: "x"))
    let bodies: [EventBody] = [
      .review(review("c")), .undo(target), .note(CardRef(card: "c"), text: "a\nb\u{0}"),
      .setting(name: "exam", value: .string("MLA-C01")), .relink(from: "a", to: "é"),
    ]
    var appended: [Event] = []
    for body in bodies { appended.append(try writer.append(body, at: noon)) }
    let contents = try read(temporary)
    XCTAssertEqual(Array(contents.events), appended)
    XCTAssertEqual(contents.events.map(\.body), bodies)
    XCTAssertEqual(contents.events.map(\.sequence), [1, 2, 3, 4, 5])
    XCTAssertEqual(contents.findings, [])
  }

  func testTellsWhatACardSaidOnlyWhenItIsNew() throws {
    let temporary = try TemporaryFolder()
    let old = CardAbout(kind: "term", term: "S3", prompt: "p", breadcrumb: ["A"])
    let new = CardAbout(kind: "term", term: "S3", prompt: "q", breadcrumb: ["A"])
    var writer = try temporary.writer()
    let steps: [(line: UInt, about: CardAbout?, isTold: Bool)] = [
      (#line, old, true), (#line, old, false), (#line, nil, false), (#line, old, false),
      (#line, new, true), (#line, new, false), (#line, old, true),
    ]
    for step in steps {
      let event = try writer.append(.review(review("c", about: step.about)), at: noon)
      XCTAssertEqual(event.body, .review(review("c", about: step.isTold ? step.about : nil)))
      // A new session knows what the log says.
      writer = try temporary.writer(seed: UInt64(step.line))
    }
    let flagged = try writer.append(.flag(CardRef(card: "c", about: old), note: "n"), at: noon)
    XCTAssertEqual(flagged.body, .flag(CardRef(card: "c"), note: "n"))
    let buried = try writer.append(.suspend(CardRef(card: "d", about: old)), at: noon)
    XCTAssertEqual(buried.body, .suspend(CardRef(card: "d", about: old)))
    // Each log is complete in itself.
    let other = try temporary.writer("desk", state: temporary.path + "/desk")
    let event = try other.append(.review(review("c", about: old)), at: noon)
    XCTAssertEqual(event.body, .review(review("c", about: old)))
  }

  func testSequencesAreNeverGivenOutTwice() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    for _ in 1...3 { _ = try writer.append(.review(review("c")), at: noon) }
    let early = try temporary.bytes("laptop.jsonl")
    for _ in 4...5 { _ = try writer.append(.review(review("c")), at: noon) }
    // The log vanishes, under an open session and before a new one.
    try FileManager.default.removeItem(atPath: writer.path)
    XCTAssertEqual(try writer.append(.review(review("c")), at: noon).sequence, 6)
    try FileManager.default.removeItem(atPath: writer.path)
    let second = try temporary.writer(seed: 2)
    XCTAssertEqual(try second.append(.review(review("c")), at: noon).sequence, 7)
    // An older copy comes back, under an open session and before a new one.
    try temporary.write("laptop.jsonl", early)
    XCTAssertEqual(try second.append(.review(review("c")), at: noon).sequence, 8)
    try temporary.write("laptop.jsonl", early)
    let third = try temporary.writer(seed: 3)
    XCTAssertEqual(try third.append(.review(review("c")), at: noon).sequence, 9)
    // Without the mark, the log alone counts.
    let fourth = try temporary.writer(seed: 4, state: temporary.path + "/other")
    XCTAssertEqual(try fourth.append(.review(review("c")), at: noon).sequence, 10)
  }

  func testIDsDifferEvenIfLogAndMarkAreBothRestored() throws {
    let temporary = try TemporaryFolder()
    let lost = try temporary.writer(seed: 1).append(.review(review("c")), at: noon)
    try FileManager.default.removeItem(atPath: temporary.log)
    try FileManager.default.removeItem(atPath: temporary.state)
    let again = try temporary.writer(seed: 2).append(.review(review("c")), at: noon)
    XCTAssertEqual(again.sequence, lost.sequence)
    XCTAssertNotEqual(again.id, lost.id)
  }

  func testADamagedMarkIsMadeAnew() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    _ = try writer.append(.review(review("c")), at: noon)
    for text in ["garbage", "-5", "99999999999999999999999", String(repeating: "7", count: 500)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: temporary.state + "/sequence"))
      let before = try read(temporary).events.count
      XCTAssertEqual(try writer.append(.review(review("c")), at: noon).sequence, before + 1)
    }
  }

  func testTheLastSequenceIsAnError() throws {
    let temporary = try TemporaryFolder()
    let text =
      #"{"v":1,"id":"a","at":"2026-11-21T12:00:00.000Z","writer":"laptop","seq":2000000000,"#
      + #""kind":"undo","target":"b"}"# + "\n"
    try temporary.write("laptop.jsonl", text)
    let writer = try temporary.writer()
    XCTAssertThrowsError(try writer.append(.review(review("c")), at: noon)) { error in
      XCTAssertEqual(error as? JournalError, .sequenceExhausted(path: writer.path))
    }
    XCTAssertEqual(try temporary.bytes("laptop.jsonl"), Data(text.utf8))
  }

  func testRefusesWhatWouldNotReadBack() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let bodies: [EventBody] = [
      .review(review("c", milliseconds: -1)),
      .review(review("c", milliseconds: Review.longestMilliseconds + 1)),
      .setting(name: "x", value: .number(.nan)),
      .unknown(kind: "x", raw: "{}"),
      .note(CardRef(card: "c"), text: String(repeating: "x", count: LineScanner.longestLine)),
    ]
    for body in bodies {
      XCTAssertThrowsError(try writer.append(body, at: noon)) { error in
        guard case JournalError.unrepresentable = error else { return XCTFail("\(error)") }
      }
    }
    XCTAssertEqual(try temporary.bytes("laptop.jsonl").count, 0)
  }

  func testRefusesAFileThatIsNoLogAndAnythingThatIsNoFile() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.log + "/laptop.jsonl"
    try temporary.write("laptop.jsonl", "Dear diary\n")
    XCTAssertThrowsError(try temporary.writer()) { error in
      XCTAssertEqual(error as? JournalError, .wrongKind(path: path))
    }
    XCTAssertEqual(try temporary.bytes("laptop.jsonl"), Data("Dear diary\n".utf8))

    let manager = FileManager.default
    try manager.moveItem(atPath: path, toPath: temporary.path + "/diary")
    try manager.createSymbolicLink(atPath: path, withDestinationPath: temporary.path + "/diary")
    XCTAssertThrowsError(try temporary.writer()) { error in
      XCTAssertEqual(error as? JournalError, .symbolicLink(path: path))
    }
    try manager.removeItem(atPath: path)
    try manager.createDirectory(atPath: path, withIntermediateDirectories: false)
    XCTAssertThrowsError(try temporary.writer()) { error in
      XCTAssertEqual(error as? JournalError, .notAFile(path: path))
    }
    try manager.removeItem(atPath: temporary.log)
    try Data().write(to: URL(fileURLWithPath: temporary.log))
    XCTAssertThrowsError(try temporary.writer()) { error in
      XCTAssertEqual(error as? JournalError, .notAFolder(path: temporary.log))
    }
  }

  func testAFragmentFromElsewhereAfterOpeningIsNoticed() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let first = try writer.append(.review(review("a")), at: noon)
    let file = try XCTUnwrap(FileHandle(forWritingAtPath: writer.path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"v":1,"id":"#.utf8))
    try file.close()
    let second = try writer.append(.review(review("b")), at: noon)
    let contents = try read(temporary)
    XCTAssertEqual(Array(contents.events), [first, second])
    XCTAssertEqual(contents.findings.map(\.line), [2])
  }
}
