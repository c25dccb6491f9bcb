import Foundation
import XCTest

@testable import Journal

/// How fast a log of a million reviews is read, and in how much memory.
final class JournalSpeedTests: XCTestCase {
  func testMillionReviewsOfOneWriter() throws {
    try measure("one writer", writers: 1, slowest: 350)
  }

  /// The files must be merged; the clock of one writer is set back now and then.
  func testMillionReviewsOfThreeWriters() throws {
    try measure("three writers, clocks set back", writers: 3, slowest: 1_000)
  }

  private func measure(_ name: String, writers: Int, slowest: Double) throws {
    #if DEBUG
      throw XCTSkip("speed is measured in a release build")
    #else
      let temporary = try TemporaryFolder()
      let count = 1_000_000
      let bytes = try writeLogs(temporary.log, count, writers)
      let before = peakMemory()
      var best = Double.infinity
      for _ in 0..<3 {
        let start = ContinuousClock.now
        let contents = try JournalFolder.read(folder: temporary.log)
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        best = min(best, Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
        XCTAssertEqual(contents.events.count, count)
        XCTAssertEqual(contents.findings, [])
      }
      print(
        "journal: \(name): \(count) reviews, \(bytes / 1_000_000) MB: \(Int(best)) ms;",
        "peak memory \(before / 1_024) MB before, \(peakMemory() / 1_024) MB after"
      )
      XCTAssertLessThan(best, slowest * slack)
      XCTAssertLessThan(peakMemory(), 150 * 1_024)
    #endif
  }

  /// A machine that does other work too must not fail the test.
  private let slack = 3.0

  /// Writes logs in pieces, so that writing them does not need the memory that is measured.
  private func writeLogs(_ folder: String, _ count: Int, _ writers: Int) throws -> Int {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var random = SeededGenerator(7)
    var size = 0
    for number in 0..<writers {
      let path = folder + "/k3xq7m2ab\(number).jsonl"
      try Data().write(to: URL(fileURLWithPath: path))
      let file = try XCTUnwrap(FileHandle(forWritingAtPath: path))
      let writer = try XCTUnwrap(WriterID(rawValue: "k3xq7m2ab\(number)"))
      var piece: [UInt8] = []
      var sequence = 0
      for step in stride(from: number, to: count, by: writers) {
        sequence += 1
        var at = noon.advanced(byMilliseconds: Int64(step) * 9_000)
        if writers > 1, number == 0, step % 5_000 == 0 {
          at = at.advanced(byMilliseconds: -3_600_000)
        }
        let event = self.event(writer, sequence, at, &random)
        piece += try EventEncoder.line(event)
        piece.append(0x0A)
        if piece.count > 1 << 20 || step + writers >= count {
          size += piece.count
          try file.write(contentsOf: piece)
          piece.removeAll(keepingCapacity: true)
        }
      }
      try file.close()
    }
    return size
  }

  private func event(
    _ writer: WriterID,
    _ sequence: Int,
    _ at: Moment,
    _ random: inout SeededGenerator
  ) -> Event {
    let day = StudyDay(utc: at)
    let card = UInt64.random(in: 0..<20_000, using: &random)
    return Event(
      id: EventID(writer: writer, sequence: sequence, at: at, random: random.next()),
      at: at,
      writer: writer,
      sequence: sequence,
      body: .review(
        Review(
          card: "mla-c01/" + String(card &* 0x9E37_79B9_7F4A_7C15, radix: 36),
          grade: .good,
          milliseconds: Int.random(in: 500...60_000, using: &random),
          session: "s-" + String(sequence / 60),
          day: day,
          due: .day(day.advanced(by: Int.random(in: 1...400, using: &random)))
        )
      )
    )
  }

  /// The most memory this process has had, in KiB.
  private func peakMemory() -> Int {
    let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let peak = lines.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    return peak.flatMap { Int($0) } ?? 0
  }
}
