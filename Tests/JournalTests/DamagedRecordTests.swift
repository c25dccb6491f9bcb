import XCTest

@testable import Journal

/// Whatever a crash or a bad disk did to the last record, the log opens, and all before it counts.
final class DamagedRecordTests: XCTestCase {
  private let folder = "/progress"
  private let log = "/progress/laptop.jsonl"

  /// A log with its bytes up to the last record and what was recorded there.
  private struct Log {
    let name: String
    let bytes: [UInt8]
    /// Where the last record begins.
    let start: Int
    let earlier: [Event]
    let last: Event

    var line: Int { earlier.count + 1 }
  }

  /// What was done to a log, and what must come of it.
  private struct Damage {
    let label: String
    let bytes: [UInt8]
    /// Whether the last record is still the same event.
    var isReadable = false
    /// Whether nothing is left of the last record.
    var isGone = false
    /// Whether the damage may have made another event of it.
    var mayBeAnother = false
  }

  private func writer(_ disk: MemoryDisk, seed: UInt64) throws -> JournalWriter {
    try JournalWriter(
      folder: folder,
      identity: WriterIdentity(
        writer: try XCTUnwrap(WriterID(rawValue: "laptop")),
        stateFolder: "/state-\(seed)"
      ),
      random: SeededGenerator(seed),
      files: disk.files
    )
  }

  /// Logs of one and of three records that end with different kinds of event.
  private func logs() throws -> [Log] {
    let about = CardAbout(kind: "k", term: "é", prompt: "🎓", breadcrumb: ["x", "日"])
    let lasts: [(String, EventBody)] = [
      ("plain review", .review(review("c"))),
      ("telling review", .review(review("ü", about: about))),
      ("note", .note(CardRef(card: "c"), text: "a\n\"b\"\u{1B}é")),
      ("setting", .setting(name: "desired-retention", value: .number(0.9))),
    ]
    var result: [Log] = []
    for (name, body) in lasts {
      for count in [0, 2] {
        let disk = MemoryDisk()
        let writer = try writer(disk, seed: 1)
        var earlier: [Event] = []
        for number in 0..<count {
          earlier.append(try writer.append(.review(review("c\(number)")), at: noon))
        }
        let start = disk.bytes(log)?.count ?? 0
        let last = try writer.append(body, at: noon)
        let bytes = try XCTUnwrap(disk.bytes(log))
        let whole = "\(name) after \(count)"
        result.append(Log(name: whole, bytes: bytes, start: start, earlier: earlier, last: last))
      }
    }
    return result
  }

  /// Reads a damaged log, goes on in two sessions, and reads again.
  private func check(_ damage: Damage, _ log: Log) throws {
    let label = "\(log.name): \(damage.label)"
    let disk = MemoryDisk()
    try disk.put(damage.bytes, self.log)
    let found = try JournalFolder.read(folder: folder, files: disk.files)
    try assertRead(found, damage, log, [], label)

    var next: [Event] = []
    for seed in [UInt64(2), 3] {
      let session = try writer(disk, seed: seed)
      for _ in 0..<2 { next.append(try session.append(.review(review("n")), at: noon)) }
    }
    let after = try JournalFolder.read(folder: folder, files: disk.files)
    try assertRead(after, damage, log, next, label)
    let bytes = try XCTUnwrap(disk.bytes(self.log))
    XCTAssertEqual(Array(bytes.prefix(damage.bytes.count)), damage.bytes, "\(label): rewritten")
    let isEnded = damage.bytes.isEmpty || damage.bytes.last == 0x0A
    let added = bytes.dropFirst(damage.bytes.count)
    XCTAssertEqual(added.first == 0x0A, !isEnded, "\(label): the next record has its own line")
  }

  private func assertRead(
    _ contents: JournalContents,
    _ damage: Damage,
    _ log: Log,
    _ next: [Event],
    _ label: String
  ) throws {
    var events = Array(contents.events)
    let earlier = events.filter { log.earlier.contains($0) }
    XCTAssertEqual(earlier, log.earlier, "\(label): an earlier event is missing")
    events.removeAll { event in log.earlier.contains(event) || next.contains(event) }
    let kept = log.earlier.count + next.count + events.count
    XCTAssertEqual(contents.events.count, kept, "\(label): a later event is missing")
    let lines = contents.findings.compactMap(\.line)
    XCTAssertEqual(lines.count, contents.findings.count, "\(label): \(contents.findings)")
    if damage.isReadable || damage.isGone {
      XCTAssertEqual(events, damage.isReadable ? [log.last] : [], label)
      XCTAssertEqual(contents.findings, [], label)
    } else if !damage.mayBeAnother || events.isEmpty {
      XCTAssertEqual(events, [], label)
      XCTAssertEqual(lines.first, log.line, "\(label): \(contents.findings)")
    } else {
      XCTAssertEqual(events.count, 1, label)
    }
    XCTAssertLessThanOrEqual(lines.count, 2, label)
    for finding in contents.findings { XCTAssertEqual(finding.file, self.log, label) }
  }

  func testEveryLengthOfTheLastRecord() throws {
    for log in try logs() {
      for end in log.start...log.bytes.count {
        try check(
          Damage(
            label: "cut at \(end)",
            bytes: Array(log.bytes.prefix(end)),
            // Without its line feed the record is whole already.
            isReadable: end >= log.bytes.count - 1,
            isGone: end == log.start
          ),
          log
        )
      }
    }
  }

  func testEveryFlippedBitOfTheLastRecord() throws {
    for log in try logs() {
      for place in log.start..<log.bytes.count {
        // All bits of the one kind of record that a log is full of; one of each byte of others.
        for bit in 0..<8 where log.name.hasPrefix("plain") || bit == place % 8 {
          var bytes = log.bytes
          bytes[place] ^= 1 << UInt8(bit)
          let label = "bit \(bit) of byte \(place - log.start)"
          try check(Damage(label: label, bytes: bytes, mayBeAnother: true), log)
        }
      }
    }
  }

  func testAZeroedBlockAtEveryByteOfTheLastRecord() throws {
    for log in try logs() {
      for place in log.start..<log.bytes.count {
        for size in [1, 40, 4096] {
          let end = min(place + size, log.bytes.count)
          var bytes = log.bytes
          bytes.replaceSubrange(place..<end, with: [UInt8](repeating: 0, count: end - place))
          try check(Damage(label: "\(size) zeros at \(place - log.start)", bytes: bytes), log)
        }
      }
    }
  }

  /// Some file systems give a file its new length before its new bytes.
  func testATailOfZeros() throws {
    for log in try logs() {
      let record = log.bytes.count - log.start
      for (kept, zeros) in [
        (0, 1), (0, record), (1, record - 1), (record / 2, record), (record - 1, 1),
        (0, 4096), (record / 2, 4096), (record - 1, 4096),
      ] {
        let head = log.bytes.prefix(log.start + kept)
        let tail = [UInt8](repeating: 0, count: zeros)
        try check(Damage(label: "\(kept) bytes, \(zeros) zeros", bytes: head + tail), log)
      }
    }
    // A tail that is longer than any line, without and with whole records before it.
    for log in try logs().prefix(2) {
      let tail = [UInt8](repeating: 0, count: LineScanner.longestLine * 2 + 4096)
      try check(Damage(label: "long tail", bytes: log.bytes.prefix(log.start) + tail), log)
      let cut = log.bytes.prefix(log.start + 20)
      try check(Damage(label: "long tail of a fragment", bytes: cut + tail), log)
    }
  }

  func testZerosAreReportedAsWhatTheyAre() throws {
    let log = try XCTUnwrap(try logs().last)
    let disk = MemoryDisk()
    try disk.put(log.bytes + [0, 0, 0], self.log)
    let torn = try JournalFolder.read(folder: folder, files: disk.files).findings
    XCTAssertEqual(
      torn.map(\.description),
      [
        "\(self.log):4: the last line holds nothing but zero bytes; nothing needs to be done; "
          + "a power cut leaves such a line [log.torn-line]"
      ]
    )
    _ = try writer(disk, seed: 4).append(.review(review("n")), at: noon)
    let left = try JournalFolder.read(folder: folder, files: disk.files).findings
    XCTAssertEqual(left.map(\.rule), [.damagedLine])
    XCTAssertEqual(left.map(\.line), [4])
  }
}
