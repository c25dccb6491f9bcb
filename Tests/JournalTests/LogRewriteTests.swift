import Foundation
import Synchronization
import XCTest

@testable import Journal

/// Moving lines out of the own log: what goes, what stays, and what a failure leaves.
final class LogRewriteTests: XCTestCase {
  private static let stamp = "20261121T120000Z"
  private static let damaged = "{\"v\":1,oops \u{1B}[31m\n"
  private static let torn = "{\"v\":1,\"id\":\"to"

  /// A log with a damaged line, a repeated one, a conflicting one and a torn one.
  private func damagedFolder() throws -> (folder: TemporaryFolder, kept: String, out: [String]) {
    let folder = try TemporaryFolder(logs: [:])
    let writer = try folder.writer()
    var lines: [String] = []
    for card in ["a", "b", "c"] {
      lines.append(try line(writer.append(.review(review(card)), at: noon)) + "\n")
    }
    let conflict = lines[1].replacingOccurrences(of: "4211", with: "4212")
    let text =
      lines[0] + Self.damaged + lines[1] + lines[0] + "\r\n" + conflict + lines[2] + Self.torn
    try Data(text.utf8).write(to: URL(fileURLWithPath: writer.path))
    try folder.setMode(0o600, of: writer.path)
    let kept = lines[0] + lines[1] + "\r\n" + lines[2]
    return (folder, kept, [Self.damaged, lines[0], conflict, Self.torn])
  }

  func testWhatIsWrongIsMovedOutAndKept() throws {
    let (folder, kept, out) = try damagedFolder()
    let before = try folder.bytes("laptop.jsonl")
    let events = try folder.events()
    XCTAssertEqual(try folder.checkup().findings.filter { !$0.isFixable }, [])
    let steps = try folder.repair()
    XCTAssertEqual(String(decoding: try folder.bytes("laptop.jsonl"), as: UTF8.self), kept)
    let (backup, removed) = ("backup-\(Self.stamp)", "removed-\(Self.stamp)")
    XCTAssertEqual(try folder.bytes("laptop.jsonl.\(backup)"), before)
    let moved = try folder.bytes("laptop.jsonl.\(removed)")
    XCTAssertEqual(String(decoding: moved, as: UTF8.self), out.joined() + "\n")
    XCTAssertEqual(try folder.events(), events)
    XCTAssertEqual(
      steps.map(\.what),
      [
        "moved 2 damaged lines, 1 repeated line, 1 conflicting line to laptop.jsonl.\(removed); "
          + "the log as it was is kept in laptop.jsonl.\(backup)"
      ]
    )
    for name in try folder.names() {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.log + "/" + name)
      XCTAssertEqual(attributes[.posixPermissions] as? Int, 0o600, name)
    }
    XCTAssertEqual(try folder.checkup().short, [], "a second run finds nothing")
    XCTAssertEqual(try folder.repair(), [])
    XCTAssertEqual(try folder.names().count, 3)

    // A later repair at the same second does not write over what the first one kept.
    let more = try folder.bytes("laptop.jsonl") + Data("{\"v\":oops\n".utf8)
    try folder.write("laptop.jsonl", more)
    try folder.setMode(0o600, of: folder.log + "/laptop.jsonl")
    try folder.repair()
    XCTAssertEqual(try folder.bytes("laptop.jsonl.\(backup)-1"), more)
    XCTAssertEqual(try folder.bytes("laptop.jsonl.\(backup)"), before)
  }

  func testASessionGoesOnAfterwards() throws {
    let (folder, _, _) = try damagedFolder()
    let writer = try folder.writer(seed: 8)
    let count = try folder.events().count
    try folder.repair()
    let event = try writer.append(.review(review("d")), at: noon)
    XCTAssertEqual(try folder.events().count, count + 1)
    XCTAssertEqual(try folder.events().last, event)
    XCTAssertEqual(try folder.checkup().short, [])
  }

  func testMoreLinesThanAreListedAndLongOnes() throws {
    let folder = try TemporaryFolder(logs: [:])
    let event = try folder.writer().append(.review(review("a")), at: noon)
    let long = "{\"v\":1," + String(repeating: "x", count: 3 << 20) + "\n"
    let junk = String(repeating: Self.damaged, count: 250) + long
    try folder.write("laptop.jsonl", "\u{FEFF}" + junk + (try line(event)))
    try folder.setMode(0o600, of: folder.log + "/laptop.jsonl")
    try folder.repair()
    XCTAssertEqual(
      String(decoding: try folder.bytes("laptop.jsonl"), as: UTF8.self),
      try line(event) + "\n"
    )
    XCTAssertEqual(
      try folder.bytes("laptop.jsonl.removed-\(Self.stamp)"),
      Data(("\u{FEFF}" + junk).utf8)
    )
    XCTAssertEqual(try folder.checkup().short, [])
  }

  func testARepeatedLineWithFieldsOfANewerVersionStays() throws {
    let folder = try TemporaryFolder(logs: [:])
    let plain = try line(folder.writer().append(.review(review("a")), at: noon))
    let richer = plain.dropLast() + ",\"mood\":\"good\"}"
    try folder.write("laptop.jsonl", "\(plain)\n\(richer)\n")
    try folder.setMode(0o600, of: folder.log + "/laptop.jsonl")
    XCTAssertEqual(try folder.checkup().short, ["note log.duplicate laptop.jsonl:2"])
    XCTAssertEqual(try folder.repair(), [])
  }

  func testLogsOfOtherMachinesAreLeftAlone() throws {
    let folder = try TemporaryFolder(logs: [:])
    _ = try folder.writer("phone").append(.review(review("a")), at: noon)
    let text = try folder.bytes("phone.jsonl") + Data((Self.damaged + Self.torn).utf8)
    try folder.write("phone.jsonl", text)
    try folder.setMode(0o600, of: folder.log + "/phone.jsonl")
    XCTAssertEqual(try folder.repair(), [])
    XCTAssertEqual(try folder.bytes("phone.jsonl"), text)
    XCTAssertEqual(try folder.names(), ["phone.jsonl"])
  }

  func testAnOwnLogThatIsSomethingElseOrALinkIsLeftAlone() throws {
    let diary = try TemporaryFolder(logs: ["laptop.jsonl": "Dear diary,\n"])
    XCTAssertEqual(try diary.repair(), [])
    XCTAssertEqual(try diary.bytes("laptop.jsonl"), Data("Dear diary,\n".utf8))
    let (folder, _, _) = try damagedFolder()
    let path = folder.log + "/laptop.jsonl"
    let elsewhere = folder.path + "/elsewhere"
    let before = try folder.bytes("laptop.jsonl")
    try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    XCTAssertEqual(try folder.repair(), [])
    XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: elsewhere)), before)
  }

  func testALogOfAnotherUserIsLeftAlone() throws {
    let (folder, _, _) = try damagedFolder()
    let before = try folder.bytes("laptop.jsonl")
    var files = FileSystem.system
    files.user = { FileSystem.system.user() + 1 }
    XCTAssertEqual(try folder.repair(files: files), [])
    XCTAssertEqual(try folder.bytes("laptop.jsonl"), before)
    let found = try folder.checkup(files: files)
    XCTAssertTrue(found.findings.allSatisfy { !$0.isFixable })
    XCTAssertEqual(found.findings.count { $0.rule == .owner }, 5, "\(found.short)")
  }
}
