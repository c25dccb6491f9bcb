import Foundation
import Synchronization
import XCTest

@testable import Journal

/// What happens when the system says no.
final class JournalFaultTests: XCTestCase {
  /// A file system whose writes to the log end early or not at all, once told to.
  private final class Faults: Sendable {
    let isBroken = Mutex(false)
    let truncations = Mutex(0)

    var isOn: Bool { isBroken.withLock { $0 } }
    func turn(on: Bool) { isBroken.withLock { $0 = on } }
  }

  /// The bytes of each line that these tests append, its line feed included; ids have 12 letters.
  private static let lineLength =
    #"{"v":1,"id":"abcdefghij23","at":"2026-11-21T12:00:00.000Z","writer":"laptop","seq":1,"#
    .utf8.count
    + #""kind":"review","card":"a","grade":3,"ms":4211,"session":"s1","day":"2026-11-21","#
    .utf8.count
    + #""due":"2026-11-24"}"#.utf8.count + 1

  /// A log line is longer than anything in the state folder.
  private static func isLog(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.count > 64 }

  /// Writes part of what is given, then fails with a code or says how much it was.
  private func files(
    _ faults: Faults,
    writing count: Int,
    code: Int32?,
    truncates: Bool = true
  ) -> FileSystem {
    var files = FileSystem.system
    files.write = { descriptor, bytes throws(SystemFault) in
      guard faults.isOn, JournalFaultTests.isLog(bytes) else {
        return try FileSystem.system.write(descriptor, bytes)
      }
      let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
      if count > 0 { _ = try FileSystem.system.write(descriptor, part) }
      if let code { throw SystemFault(code: code) }
      return count
    }
    files.truncate = { descriptor, size throws(SystemFault) in
      faults.truncations.withLock { $0 += 1 }
      guard truncates else { throw SystemFault(code: EIO) }
      try FileSystem.system.truncate(descriptor, size)
    }
    return files
  }

  func testAFailedWriteLeavesTheLogAsItWas() throws {
    let length = JournalFaultTests.lineLength
    let table: [(line: UInt, count: Int, code: Int32?, expected: (String) -> JournalError)] = [
      (#line, 0, ENOSPC, { .diskFull(path: $0, fault: SystemFault(code: ENOSPC)) }),
      (#line, 20, ENOSPC, { .diskFull(path: $0, fault: SystemFault(code: ENOSPC)) }),
      (#line, 20, EDQUOT, { .diskFull(path: $0, fault: SystemFault(code: EDQUOT)) }),
      (#line, 0, EIO, { .deviceFailed(path: $0, fault: SystemFault(code: EIO)) }),
      (#line, 33, EIO, { .deviceFailed(path: $0, fault: SystemFault(code: EIO)) }),
      (#line, 1, EROFS, { .cannotWrite(path: $0, fault: SystemFault(code: EROFS)) }),
      (#line, 20, nil, { .shortWrite(path: $0, written: 20, expected: length) }),
      (#line, 0, nil, { .shortWrite(path: $0, written: 0, expected: length) }),
    ]
    for row in table {
      let temporary = try TemporaryFolder()
      let faults = Faults()
      let writer = try temporary.writer(files: files(faults, writing: row.count, code: row.code))
      let first = try writer.append(.review(review("a")), at: noon)
      let before = try temporary.bytes("laptop.jsonl")
      XCTAssertEqual(before.count, length, line: row.line)
      faults.turn(on: true)
      XCTAssertThrowsError(try writer.append(.review(review("b")), at: noon)) { error in
        XCTAssertEqual(error as? JournalError, row.expected(writer.path), line: row.line)
      }
      XCTAssertEqual(try temporary.bytes("laptop.jsonl"), before, line: row.line)
      faults.turn(on: false)
      let second = try writer.append(.review(review("b")), at: noon)
      let contents = try JournalFolder.read(folder: temporary.log)
      XCTAssertEqual(Array(contents.events), [first, second], line: row.line)
      XCTAssertEqual(contents.findings, [], line: row.line)
    }
  }

  func testAWriteThatCannotBeTakenBackIsToldAndHeals() throws {
    let temporary = try TemporaryFolder()
    let faults = Faults()
    let broken = files(faults, writing: 30, code: EIO, truncates: false)
    let writer = try temporary.writer(files: broken)
    let first = try writer.append(.review(review("a")), at: noon)
    faults.turn(on: true)
    XCTAssertThrowsError(try writer.append(.review(review("b")), at: noon)) { error in
      let expected = JournalError.uncertain(path: writer.path, fault: SystemFault(code: EIO))
      XCTAssertEqual(error as? JournalError, expected)
    }
    faults.turn(on: false)
    let second = try writer.append(.review(review("b")), at: noon)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(Array(contents.events), [first, second])
    XCTAssertEqual(contents.findings.map(\.line), [2])
  }

  func testAnEventThatDidNotReachTheDiskIsNotAcknowledged() throws {
    let temporary = try TemporaryFolder()
    let faults = Faults()
    var broken = FileSystem.system
    broken.synchronize = { descriptor throws(SystemFault) in
      if faults.isOn { throw SystemFault(code: EIO) }
      try FileSystem.system.synchronize(descriptor)
    }
    let writer = try temporary.writer(files: broken)
    let first = try writer.append(.review(review("a")), at: noon)
    faults.turn(on: true)
    XCTAssertThrowsError(try writer.append(.review(review("b")), at: noon)) { error in
      let expected = JournalError.deviceFailed(path: writer.path, fault: SystemFault(code: EIO))
      XCTAssertEqual(error as? JournalError, expected)
    }
    XCTAssertEqual(Array(try JournalFolder.read(folder: temporary.log).events), [first])
  }

  func testEachEventIsOneWriteAndOneSynchronization() throws {
    let temporary = try TemporaryFolder()
    let calls = Mutex<[String]>([])
    var files = FileSystem.system
    files.write = { descriptor, bytes throws(SystemFault) in
      if JournalFaultTests.isLog(bytes) { calls.withLock { $0.append("write \(bytes.count)") } }
      return try FileSystem.system.write(descriptor, bytes)
    }
    files.synchronize = { descriptor throws(SystemFault) in
      calls.withLock { $0.append("sync") }
      try FileSystem.system.synchronize(descriptor)
    }
    files.synchronizeFolder = { path throws(SystemFault) in
      let name = "folder " + (path as NSString).lastPathComponent
      if path.hasPrefix(temporary.path) { calls.withLock { $0.append(name) } }
      try FileSystem.system.synchronizeFolder(path)
    }
    let writer = try temporary.writer(state: temporary.path, files: files)
    let root = "folder " + (temporary.path as NSString).lastPathComponent
    XCTAssertEqual(calls.withLock { $0 }, [root, "folder log", root])
    calls.withLock { $0 = [] }
    for _ in 0..<2 { _ = try writer.append(.review(review("a")), at: noon) }
    let line = "write \(JournalFaultTests.lineLength)"
    XCTAssertEqual(calls.withLock { $0 }, ["folder log", root, line, "sync", line, "sync"])
  }

  func testAReadThatFailsInTheMiddleKeepsWhatWasRead() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let first = try writer.append(.review(review("a")), at: noon)
    var broken = FileSystem.system
    broken.read = { descriptor, buffer, offset throws(SystemFault) in
      if offset >= JournalFaultTests.lineLength + 50 { throw SystemFault(code: EIO) }
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(50))
      return try FileSystem.system.read(descriptor, room, offset)
    }
    _ = try writer.append(.review(review("b")), at: noon)
    let contents = try JournalFolder.read(folder: temporary.log, files: broken)
    XCTAssertEqual(Array(contents.events), [first])
    XCTAssertEqual(contents.findings.map(\.rule), [.unreadable])
    XCTAssertThrowsError(try temporary.writer(files: broken)) { error in
      let expected = JournalError.deviceFailed(path: writer.path, fault: SystemFault(code: EIO))
      XCTAssertEqual(error as? JournalError, expected)
    }
  }

  func testSmallReadsGiveTheSameEvents() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    for card in ["a", "ü", "b"] { _ = try writer.append(.review(review(card)), at: noon) }
    let expected = Array(try JournalFolder.read(folder: temporary.log).events)
    for size in [1, 2, 7, 185, 186, 187, 200] {
      var slow = FileSystem.system
      slow.read = { descriptor, buffer, offset throws(SystemFault) in
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(size))
        return try FileSystem.system.read(descriptor, room, offset)
      }
      let contents = try JournalFolder.read(folder: temporary.log, files: slow)
      XCTAssertEqual(Array(contents.events), expected, "\(size)")
      XCTAssertEqual(contents.findings, [], "\(size)")
    }
  }

  func testFoldersThatCannotBeMadeOrListed() throws {
    let temporary = try TemporaryFolder()
    var broken = FileSystem.system
    broken.makeFolder = { _ throws(SystemFault) in throw SystemFault(code: EACCES) }
    broken.names = { _ throws(SystemFault) in throw SystemFault(code: EACCES) }
    let fault = SystemFault(code: EACCES)
    XCTAssertThrowsError(try temporary.writer(files: broken)) { error in
      let expected = JournalError.cannotCreateFolder(path: temporary.log, fault: fault)
      XCTAssertEqual(error as? JournalError, expected)
    }
    XCTAssertThrowsError(try JournalFolder.read(folder: temporary.log, files: broken)) { error in
      let expected = JournalError.cannotRead(path: temporary.log, fault: fault)
      XCTAssertEqual(error as? JournalError, expected)
    }
  }

  func testErrorsSayWhereWhatAndWhatToDo() {
    let full = JournalError.diskFull(path: "/p/w.jsonl", fault: SystemFault(code: ENOSPC))
    XCTAssertEqual(
      full.description,
      "/p/w.jsonl: no room to write: No space left on device; the event was not recorded; "
        + "free some space"
    )
    let limit = JournalError(writing: "/p/w.jsonl", fault: SystemFault(code: EFBIG))
    XCTAssertEqual(
      limit.description,
      "/p/w.jsonl: no room to write: File too large; the event was not recorded; "
        + "raise the limit for files (ulimit -f)"
    )
    let fault = SystemFault(code: EIO)
    let path = "/somewhere"
    let errors: [JournalError] = [
      .cannotCreateFolder(path: path, fault: fault), .cannotRead(path: path, fault: fault),
      .cannotWrite(path: path, fault: fault), .diskFull(path: path, fault: fault),
      .deviceFailed(path: path, fault: fault), .uncertain(path: path, fault: fault),
      .shortWrite(path: path, written: 1, expected: 2), .folderVanished(path: path),
      .notAFolder(path: path),
      .symbolicLink(path: path), .notAFile(path: path), .wrongKind(path: path),
      .invalidWriterID(path: path, found: "?"), .sequenceExhausted(path: path),
    ]
    for error in errors { XCTAssertTrue(error.description.hasPrefix(path + ": "), "\(error)") }
  }
}
