import Foundation
import Synchronization
import XCTest

@testable import Journal

/// A repair that fails or dies at any step leaves the old log or the new one.
final class LogRewriteFaultTests: XCTestCase {
  /// Counts the operations on files, and lets some of them fail; a write that fails has written half.
  private final class Faults: Sendable {
    private let count = Mutex(0)
    private let first: Int
    private let isCrash: Bool

    /// - Parameters:
    ///   - first: The operation that fails, from zero.
    ///   - isCrash: Whether all others after it fail too, as when the program dies there.
    init(first: Int = .max, isCrash: Bool = false) {
      (self.first, self.isCrash) = (first, isCrash)
    }

    var operations: Int { count.withLock { $0 } }

    private var fails: Bool {
      count.withLock { count in
        defer { count += 1 }
        return isCrash ? count >= first : count == first
      }
    }

    private func step() throws(SystemFault) { if fails { throw SystemFault(code: EIO) } }

    var files: FileSystem {
      let system = FileSystem.system
      var files = system
      files.names = { path throws(SystemFault) in
        try self.step()
        return try system.names(path)
      }
      files.status = { path throws(SystemFault) in
        try self.step()
        return try system.status(path)
      }
      files.open = { path, access throws(SystemFault) in
        try self.step()
        return try system.open(path, access)
      }
      files.descriptorStatus = { descriptor throws(SystemFault) in
        try self.step()
        return try system.descriptorStatus(descriptor)
      }
      files.read = { descriptor, buffer, offset throws(SystemFault) in
        try self.step()
        return try system.read(descriptor, buffer, offset)
      }
      files.write = { descriptor, bytes throws(SystemFault) in
        if self.fails {
          let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2))
          _ = try system.write(descriptor, part)
          throw SystemFault(code: ENOSPC)
        }
        return try system.write(descriptor, bytes)
      }
      files.synchronize = { descriptor throws(SystemFault) in
        try self.step()
        try system.synchronize(descriptor)
      }
      files.synchronizeFolder = { path throws(SystemFault) in
        try self.step()
        try system.synchronizeFolder(path)
      }
      files.truncate = { descriptor, size throws(SystemFault) in
        try self.step()
        try system.truncate(descriptor, size)
      }
      files.lock = { descriptor, lock throws(SystemFault) in
        try self.step()
        try system.lock(descriptor, lock)
      }
      files.rename = { from, to throws(SystemFault) in
        try self.step()
        try system.rename(from, to)
      }
      files.remove = { path throws(SystemFault) in
        try self.step()
        try system.remove(path)
      }
      files.setPermissions = { path, mode throws(SystemFault) in
        try self.step()
        try system.setPermissions(path, mode)
      }
      return files
    }
  }

  /// A log with damage, a mark that is behind, and rights that are too wide.
  private func damagedFolder() throws -> (folder: TemporaryFolder, old: Data, new: Data) {
    let new = try ["a", "b", "c"].enumerated().map { index, card in
      let event = Event(
        id: try XCTUnwrap(EventID(rawValue: card)),
        at: noon,
        writer: try XCTUnwrap(WriterID(rawValue: "laptop")),
        sequence: index + 1,
        body: .review(review(card))
      )
      return try line(event) + "\n"
    }.joined()
    let old = new + "{\"v\":1,oops\n{\"v\":1,\"id\":\"to"
    let folder = try TemporaryFolder(logs: ["laptop.jsonl": old])
    try folder.setMode(0o644, of: folder.log + "/laptop.jsonl")
    try folder.setMode(0o755, of: folder.log)
    try Data().write(to: URL(fileURLWithPath: folder.state + "/sequence"))
    return (folder, Data(old.utf8), Data(new.utf8))
  }

  func testEveryStepMayFailOrBeTheLast() throws {
    let whole = Faults()
    try damagedFolder().folder.repair(files: whole.files)
    XCTAssertGreaterThan(whole.operations, 50)
    var failures = 0
    for step in 0..<whole.operations {
      for isCrash in [false, true] {
        let (folder, old, new) = try damagedFolder()
        let events = try folder.events()
        let faults = Faults(first: step, isCrash: isCrash)
        do {
          try folder.repair(files: faults.files)
        } catch let error as JournalError {
          failures += 1
          XCTAssertFalse(error.description.contains("not recorded"), error.description)
        }
        let place = "step \(step)\(isCrash ? ", the last" : "")"
        let left = try folder.bytes("laptop.jsonl")
        XCTAssertTrue(left == old || left == new, place)
        for name in try folder.names() where name.contains(".backup-") {
          XCTAssertEqual(try folder.bytes(name), old, "\(place): \(name)")
        }
        XCTAssertEqual(try folder.events(), events, place)
        // Whatever it left, the next repair puts right.
        try folder.repair()
        XCTAssertEqual(try folder.bytes("laptop.jsonl"), new, place)
        XCTAssertEqual(try folder.events(), events, place)
        XCTAssertEqual(try folder.checkup().short, [], place)
      }
    }
    XCTAssertGreaterThan(failures, whole.operations)
  }

  func testAFileThatReadsBackOtherwiseIsNotPutInPlace() throws {
    let (folder, old, _) = try damagedFolder()
    var files = FileSystem.system
    files.write = { descriptor, bytes throws(SystemFault) in
      var bytes = Array(bytes)
      if bytes.count > 300, let place = bytes.firstIndex(of: UInt8(ascii: "4")) {
        bytes[place] = UInt8(ascii: "5")
      }
      let result: Result<Int, SystemFault> = bytes.withUnsafeBytes { buffer in
        do throws(SystemFault) {
          return .success(try FileSystem.system.write(descriptor, buffer))
        } catch {
          return .failure(error)
        }
      }
      return try result.get()
    }
    XCTAssertThrowsError(try folder.repair(files: files))
    XCTAssertEqual(try folder.bytes("laptop.jsonl"), old)
    XCTAssertFalse(try folder.names().contains { $0.hasSuffix(".mending") })
  }

  func testAnswersGivenMeanwhileAreKept() throws {
    let folder = try TemporaryFolder(logs: [:])
    let failures = Mutex<[String]>([])
    let appended = Mutex<[Event]>([])
    let rounds = Mutex(0)
    let writer = try folder.writer()
    let files = FileSystem.system
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      do {
        var step = 0
        while rounds.withLock({ $0 }) < 20, step < 5_000 {
          step += 1
          if index == 0 {
            let event = try writer.append(.review(review("card \(step)")), at: noon)
            appended.withLock { $0.append(event) }
          } else {
            // A crash of another session leaves a fragment.
            let path = folder.log + "/laptop.jsonl"
            let log = try OpenLog(folder: folder.log, path: path, files: files).open()
            _ = try files.writeOnce(Array("{\"v\":1,\"id\":\"torn".utf8), log)
            files.close(log)
            let isMended = !(try folder.repair().isEmpty)
            if isMended { rounds.withLock { $0 += 1 } }
            // Whoever appends gives up if the log is replaced again each time that it gets the lock.
            usleep(10_000)
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    try folder.repair()
    XCTAssertEqual(failures.withLock { $0 }, [])
    XCTAssertEqual(rounds.withLock { $0 }, 20)
    XCTAssertGreaterThan(appended.withLock { $0.count }, 20)
    XCTAssertEqual(try folder.events(), appended.withLock { $0 })
    XCTAssertEqual(try folder.checkup().short, [])
  }
}
