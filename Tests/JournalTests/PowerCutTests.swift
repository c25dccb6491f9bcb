import XCTest

@testable import Journal

/// An event that was acknowledged is there after a power cut or a kill at any moment.
final class PowerCutTests: XCTestCase {
  private let folder = "/home/learner/progress"
  private let state = "/home/learner/state"

  /// A session that appends until the machine stops.
  ///
  /// - Returns: What was acknowledged.
  private func session(_ disk: MemoryDisk, seed: UInt64, events: Int) -> [Event] {
    var random = SeededGenerator(seed)
    var acknowledged: [Event] = []
    do throws(JournalError) {
      let files = disk.files
      let identity = try WriterIdentity.readOrCreate(
        stateFolder: state,
        random: &random,
        files: files
      )
      let writer = try JournalWriter(
        folder: folder,
        identity: identity,
        random: random,
        files: files
      )
      for number in 0..<events {
        let at = noon.advanced(byMilliseconds: Int64(number))
        let about = CardAbout(kind: "k", term: "é", prompt: "\(seed)", breadcrumb: ["x"])
        let body = EventBody.review(review("c\(number)", about: number > 0 ? about : nil))
        acknowledged.append(try writer.append(body, at: at))
      }
    } catch {
      XCTAssertFalse("\(error)".isEmpty)
    }
    return acknowledged
  }

  private func assertKept(
    _ acknowledged: [Event],
    _ disk: MemoryDisk,
    _ label: String
  ) throws {
    let contents = try JournalFolder.read(folder: folder, files: disk.files)
    let missing = Set(acknowledged).subtracting(contents.events)
    XCTAssertEqual(missing, [], label)
    let next = session(disk, seed: 99, events: 2)
    XCTAssertEqual(next.count, 2, "\(label): the log does not open any more")
    let after = try JournalFolder.read(folder: folder, files: disk.files)
    XCTAssertEqual(Set(acknowledged + next).subtracting(after.events), [], label)
    let own = after.events.filter { $0.writer == next[0].writer }
    XCTAssertEqual(Set(own.map(\.sequence)).count, own.count, "\(label): a sequence twice")
  }

  private func steps(_ run: (MemoryDisk) -> Void) -> Int {
    let disk = MemoryDisk()
    run(disk)
    return disk.steps
  }

  func testAPowerCutAtEveryOperation() throws {
    let total = steps { disk in
      XCTAssertEqual(session(disk, seed: 1, events: 3).count, 3)
      XCTAssertEqual(session(disk, seed: 2, events: 2).count, 2)
    }
    XCTAssertGreaterThan(total, 60)
    for step in 0...total {
      let disk = MemoryDisk()
      disk.stop(afterSteps: step)
      var acknowledged = session(disk, seed: 1, events: 3)
      acknowledged += session(disk, seed: 2, events: 2)
      for rest in MemoryDisk.Rest.allCases {
        for keepsNames in [false, true] {
          let label = "stopped after \(step), \(rest) left, names \(keepsNames)"
          try assertKept(acknowledged, disk.afterPowerCut(rest, keepsNames: keepsNames), label)
        }
      }
    }
  }

  /// A kill leaves everything that was written, but nothing more gets synchronised: what the next
  /// session acknowledges must not rest on it.
  func testAKillAtEveryOperationThenASessionThenAPowerCut() throws {
    let total = steps { _ = session($0, seed: 1, events: 2) }
    for step in 0...total {
      let disk = MemoryDisk()
      disk.stop(afterSteps: step)
      var acknowledged = session(disk, seed: 1, events: 2)
      disk.stop(afterSteps: .max)
      let next = session(disk, seed: 2, events: 1)
      XCTAssertEqual(next.count, 1, "killed after \(step)")
      acknowledged += next
      for rest in MemoryDisk.Rest.allCases {
        let cut = disk.afterPowerCut(rest, keepsNames: false)
        try assertKept(acknowledged, cut, "killed after \(step), then \(rest) left")
      }
    }
  }
}
