import Foundation
import Synchronization
import XCTest

@testable import Journal

final class JournalConcurrencyTests: XCTestCase {
  func testSessionsAndThreadsShareOneLog() throws {
    let temporary = try TemporaryFolder()
    let shared = try temporary.writer(seed: 1)
    // Locks belong to the opened file, so writers of one process stand for processes.
    let writers = try [shared, shared, temporary.writer(seed: 2), temporary.writer(seed: 3)]
    let failures = Mutex<[String]>([])
    let appended = Mutex<Set<Event>>([])
    DispatchQueue.concurrentPerform(iterations: writers.count) { index in
      for step in 0..<60 {
        let at = noon.advanced(byMilliseconds: Int64(step))
        do {
          let text = String(repeating: "é", count: step * 40)
          let event = try writers[index].append(
            .note(CardRef(card: "c\(index)"), text: text),
            at: at
          )
          appended.withLock { _ = $0.insert(event) }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
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

  func testTwoProcessesGetOneIdentity() throws {
    let temporary = try TemporaryFolder()
    let found = Mutex<Set<WriterID>>([])
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      var random = SeededGenerator(UInt64(index))
      let identity = try? WriterIdentity.readOrCreate(
        stateFolder: temporary.state,
        random: &random
      )
      if let identity { found.withLock { _ = $0.insert(identity.writer) } }
    }
    XCTAssertEqual(found.withLock { $0.count }, 1)
  }
}
