import Foundation
import XCTest

@testable import Journal

final class FolderCheckTests: XCTestCase {
  private func soundFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(logs: [:])
    for name in ["laptop", "phone"] {
      _ = try folder.writer(name).append(.review(review(name)), at: noon)
    }
    return folder
  }

  func testRightsAreFoundAndSet() throws {
    let rows: [(UInt, String, Int, [String])] = [
      (#line, "log", 0o755, ["warning folder.permissions log+"]),
      (#line, "log/laptop.jsonl", 0o640, ["warning folder.permissions laptop.jsonl+"]),
      (#line, "log/laptop.jsonl", 0o400, ["error folder.permissions laptop.jsonl+"]),
      (#line, "log/phone.jsonl", 0o644, ["note folder.permissions phone.jsonl"]),
      (#line, "log/phone.jsonl", 0o400, []),
      (#line, "state", 0o711, ["warning folder.permissions state+"]),
      (#line, "state/writer", 0o604, ["warning folder.permissions writer+"]),
    ]
    for (line, name, mode, expected) in rows {
      let folder = try soundFolder()
      let path = folder.path + "/" + name
      try folder.setMode(mode, of: path)
      XCTAssertEqual(try folder.checkup().short, expected, line: line)
      let steps = try folder.repair()
      XCTAssertEqual(steps.count, expected.count { $0.hasSuffix("+") }, line: line)
      let left = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      let wanted = name.contains("/") ? 0o600 : 0o700
      XCTAssertEqual(left, steps.isEmpty ? mode : wanted, line: line)
      XCTAssertEqual(try folder.checkup().short.filter { $0.hasSuffix("+") }, [], line: line)
    }
  }

  func testAFolderThatIsALinkCountsAsWhatItLeadsTo() throws {
    let folder = try soundFolder()
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.log)
    try folder.setMode(0o750, of: folder.log)
    try ProgressRepair(folder: link, stateFolder: folder.state, now: noon).run { step in
      XCTAssertEqual(step.what, "set the mode to 700")
    }
    XCTAssertEqual(try folder.checkup().short, [])
  }

  func testADiskThatKeepsNoRightsIsTold() throws {
    let folder = try soundFolder()
    try folder.setMode(0o755, of: folder.log)
    var files = FileSystem.system
    files.setPermissions = { _, _ throws(SystemFault) in }
    let steps = try folder.repair(files: files)
    XCTAssertEqual(steps.map(\.what), ["could not set the mode: this disk keeps 755"])
  }

  func testRightsOfWhatALinkLeadsToStay() throws {
    let folder = try TemporaryFolder(logs: [:])
    let other = folder.path + "/other"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: other))
    try folder.setMode(0o644, of: other)
    try FileManager.default.createSymbolicLink(
      atPath: folder.log + "/laptop.jsonl",
      withDestinationPath: other
    )
    try folder.repair()
    let attributes = try FileManager.default.attributesOfItem(atPath: other)
    XCTAssertEqual(attributes[.posixPermissions] as? Int, 0o644)
    XCTAssertThrowsError(
      try FileSystem.system.setPermissions(folder.log + "/laptop.jsonl", 0o600)
    )
  }

  func testAFolderThatCannotBeWrittenAndADiskThatIsFull() throws {
    let folder = try soundFolder()
    var files = FileSystem.system
    files.checkWritable = { _ throws(SystemFault) in throw SystemFault(code: EROFS) }
    let finding = try XCTUnwrap(folder.checkup(files: files).findings.first)
    XCTAssertEqual(finding.rule, .unwritable)
    XCTAssertEqual(finding.severity, .error)
    XCTAssertTrue(finding.what.contains("Read-only file system"), finding.what)
    for (bytes, expected) in [
      (1 << 30, []), (19 << 20, ["warning folder.low-space log"]),
      (0, ["error folder.low-space log"]),
    ] {
      var files = FileSystem.system
      files.availableBytes = { _ throws(SystemFault) in bytes }
      XCTAssertEqual(try folder.checkup(files: files).short, expected, "\(bytes)")
    }
    files = .system
    files.availableBytes = { _ throws(SystemFault) in throw SystemFault(code: ENOSYS) }
    XCTAssertEqual(try folder.checkup(files: files).short, [])
    XCTAssertGreaterThan(try FileSystem.system.availableBytes(folder.log), 0)
    XCTAssertNoThrow(try FileSystem.system.checkWritable(folder.log))
    XCTAssertThrowsError(try FileSystem.system.checkWritable(folder.log + "/nothing"))
  }

  func testWhatAnInterruptedRepairLeftIsRemoved() throws {
    let folder = try soundFolder()
    try folder.write(".laptop.jsonl.mending", "half")
    XCTAssertEqual(
      try folder.checkup().short,
      ["note folder.leftover .laptop.jsonl.mending+"]
    )
    XCTAssertEqual(try folder.repair().count, 1)
    XCTAssertEqual(try folder.names(), ["laptop.jsonl", "phone.jsonl"])
  }

  func testAFolderThatIsNoneIsAnError() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: folder.log))
    XCTAssertThrowsError(try folder.checkup()) { error in
      XCTAssertEqual(error as? JournalError, .notAFolder(path: folder.log))
    }
  }
}
