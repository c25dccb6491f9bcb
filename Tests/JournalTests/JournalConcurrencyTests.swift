import Foundation
import Synchronization
import XCTest

@testable import Journal

final class JournalConcurrencyTests: XCTestCase {
  func testSessionsAndThreadsShareOneLog() throws {
    let temporary = try TemporaryFolder()
    // Locks belong to the opened file, so writers of one process stand for processes. Each has
    // its own mark here, so that only the lock on the log keeps their sequences apart.
    let shared = try temporary.writer(seed: 1, state: temporary.path + "/s1")
    let writers = try [
      shared, shared, temporary.writer(seed: 2, state: temporary.path + "/s2"),
      temporary.writer(seed: 3, state: temporary.path + "/s3"),
    ]
    let failures = Mutex<[String]>([])
    let appended = Mutex<Set<Event>>([])
    DispatchQueue.concurrentPerform(iterations: writers.count) { index in
      var own: [Event] = []
      do {
        for step in 0..<60 {
          let at = noon.advanced(byMilliseconds: Int64(step))
          let text = String(repeating: "é", count: step * 40)
          own.append(
            try writers[index].append(.note(CardRef(card: "c\(index)"), text: text), at: at)
          )
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
      let events = own
      appended.withLock { $0.formUnion(events) }
    }
    XCTAssertEqual(failures.withLock { $0 }, [])
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.findings, [])
    XCTAssertEqual(Set(contents.events), appended.withLock { $0 })
    XCTAssertEqual(contents.events.map(\.sequence), Array(1...240))
  }

  func testReadingWhileAppendingFindsNoFragments() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let outcome = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      do {
        for step in 0..<150 {
          if index == 0 {
            let text = String(repeating: "x", count: 20_000)
            _ = try writer.append(.note(CardRef(card: "c\(step)"), text: text), at: noon)
          } else {
            let findings = try JournalFolder.read(folder: temporary.log).findings
            outcome.withLock { $0 += findings.map(\.description) }
          }
        }
      } catch {
        outcome.withLock { $0.append("\(error)") }
      }
    }
    XCTAssertEqual(outcome.withLock { $0 }, [])
  }

  func testAnotherProcessKeepsItsLineWhole() throws {
    let tool = "/usr/bin/flock"
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      throw XCTSkip("\(tool) is missing")
    }
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    let first = #"{"v":1,"id":"a","at":"2026-11-21T11:00:00.000Z","writer":"laptop","#
    let second = #""seq":7,"kind":"undo","target":"b"}"#
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", #"exec 9>>"$1"; flock -x 9; printf %s "$2" >&9; sleep 0.3; printf '%s\n' "$3" >&9"#,
      "sh", writer.path, first, second,
    ]
    try process.run()
    while try temporary.bytes("laptop.jsonl").isEmpty { usleep(1_000) }
    let event = try writer.append(.review(review("c")), at: noon)
    process.waitUntilExit()
    let text = String(decoding: try temporary.bytes("laptop.jsonl"), as: UTF8.self)
    XCTAssertEqual(text, first + second + "\n" + (try line(event)) + "\n")
    XCTAssertEqual(event.sequence, 8)
  }

  func testALineThatIsBeingWrittenIsAwaited() throws {
    let temporary = try TemporaryFolder()
    let event = try temporary.writer().append(.review(review("c")), at: noon)
    let bytes = try temporary.bytes("laptop.jsonl")
    let path = temporary.log + "/laptop.jsonl"
    try temporary.write("laptop.jsonl", bytes.prefix(80))
    var files = FileSystem.system
    files.lock = { descriptor, lock throws(SystemFault) in
      // The lock is granted when the other process has written the rest.
      if lock == .shared {
        do {
          let file = try XCTUnwrap(FileHandle(forWritingAtPath: path))
          try file.seekToEnd()
          try file.write(contentsOf: bytes.dropFirst(80))
        } catch {
          XCTFail("\(error)")
        }
      }
      try FileSystem.system.lock(descriptor, lock)
    }
    let contents = try JournalFolder.read(folder: temporary.log, files: files)
    XCTAssertEqual(Array(contents.events), [event])
    XCTAssertEqual(contents.findings, [])
  }

  func testALogReplacedBeforeItIsLockedIsOpenedAnew() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.log + "/laptop.jsonl"
    let writer = try temporary.writer()
    _ = try writer.append(.review(review("old")), at: noon)
    let standing = temporary.path + "/standing"
    let kept = try temporary.bytes("laptop.jsonl")
    let isReplaced = Mutex(false)
    var files = FileSystem.system
    files.lock = { descriptor, lock throws(SystemFault) in
      if !isReplaced.withLock({ $0 }) {
        isReplaced.withLock { $0 = true }
        do {
          try kept.write(to: URL(fileURLWithPath: standing))
        } catch {
          XCTFail("\(error)")
        }
        XCTAssertEqual(rename(standing, path), 0)
      }
      try FileSystem.system.lock(descriptor, lock)
    }
    let late = try temporary.writer(seed: 2, files: files)
    isReplaced.withLock { $0 = false }
    let event = try late.append(.review(review("new")), at: noon)
    let contents = try JournalFolder.read(folder: temporary.log)
    XCTAssertEqual(contents.events.count, 2)
    XCTAssertEqual(contents.events.last, event)
  }

  func testALogReplacedByALongerOneIsReadFromItsBeginning() throws {
    let temporary = try TemporaryFolder()
    let writer = try temporary.writer()
    _ = try writer.append(.review(review("c")), at: noon)
    // The known end of the old log lies within the first line of the new one.
    let long = String(repeating: "x", count: 400)
    let text =
      #"{"v":1,"id":"a","at":"2026-11-21T12:00:00.000Z","writer":"laptop","seq":40,"#
      + #""kind":"note","card":"c","text":""# + long + "\"}\n"
    let other = temporary.path + "/other"
    try Data(text.utf8).write(to: URL(fileURLWithPath: other))
    XCTAssertEqual(rename(other, writer.path), 0)
    XCTAssertEqual(try writer.append(.review(review("c")), at: noon).sequence, 41)
  }

  func testProcessesAtOnceMakeOneFolder() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/a/b/c"
    // Between the making of the parents and of the folder, another process makes all of them.
    let isFirst = Mutex(true)
    var files = FileSystem.system
    files.makeFolder = { folder throws(SystemFault) in
      try FileSystem.system.makeFolder(folder)
      guard folder.hasSuffix("/b"), isFirst.withLock({ $0 }) else { return }
      isFirst.withLock { $0 = false }
      try FileSystem.system.makeFolder(folder + "/c")
    }
    try FolderMaker(files: files).make(path)
    XCTAssertEqual(try FileSystem.system.status(path).kind, .folder)
  }

  func testProcessesAtOnceGetOneIdentity() throws {
    let temporary = try TemporaryFolder()
    let found = Mutex<Set<WriterID>>([])
    var slow = FileSystem.system
    slow.read = { descriptor, buffer, offset throws(SystemFault) in
      let count = try FileSystem.system.read(descriptor, buffer, offset)
      // Time for all others to find the file empty too, if nothing keeps them out.
      usleep(5_000)
      return count
    }
    let files = slow
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      var random = SeededGenerator(UInt64(index))
      do {
        let identity = try WriterIdentity.readOrCreate(
          stateFolder: temporary.state,
          random: &random,
          files: files
        )
        found.withLock { _ = $0.insert(identity.writer) }
      } catch {
        XCTFail("\(error)")
      }
    }
    XCTAssertEqual(found.withLock { $0.count }, 1)
  }
}
