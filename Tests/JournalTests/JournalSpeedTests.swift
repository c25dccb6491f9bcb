import Foundation
import XCTest

@testable import Journal

/// How fast a log of a million reviews is read, and in how much memory.
final class JournalSpeedTests: XCTestCase {
  func testMillionReviews() throws {
    #if DEBUG
      throw XCTSkip("speed is measured in a release build")
    #else
      let temporary = try TemporaryFolder()
      let count = 1_000_000
      let bytes = try writeLog(temporary.log, count)
      let before = peakMemory()
      var best = Double.infinity
      for _ in 0..<3 {
        let start = ContinuousClock.now
        let contents = try JournalFolder.read(folder: temporary.log)
        let elapsed = ContinuousClock.now - start
        let (seconds, attoseconds) = elapsed.components
        best = min(best, Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
        XCTAssertEqual(contents.events.count, count)
        XCTAssertEqual(contents.findings, [])
      }
      print(
        "journal: \(count) reviews, \(bytes / 1_000_000) MB: \(Int(best)) ms;",
        "peak memory \(before / 1_024) MB before, \(peakMemory() / 1_024) MB after"
      )
      XCTAssertLessThan(best, 350 * slack)
      XCTAssertLessThan(peakMemory(), 150 * 1_024)
    #endif
  }

  /// A machine that does other work too must not fail the test.
  private let slack = 3.0

  /// Writes a log in pieces, so that writing it does not need the memory that is measured.
  private func writeLog(_ folder: String, _ count: Int) throws -> Int {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/k3xq7m2abc.jsonl"
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try XCTUnwrap(FileHandle(forWritingAtPath: path))
    let writer = try XCTUnwrap(WriterID(rawValue: "k3xq7m2abc"))
    var random = SeededGenerator(7)
    var piece: [UInt8] = []
    var size = 0
    for sequence in 1...count {
      let at = noon.advanced(byMilliseconds: Int64(sequence) * 9_000)
      let day = StudyDay(utc: at)
      let card = UInt64.random(in: 0..<20_000, using: &random)
      let event = Event(
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
      piece += try EventEncoder.line(event)
      piece.append(0x0A)
      if piece.count > 1 << 20 || sequence == count {
        size += piece.count
        try file.write(contentsOf: piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.close()
    return size
  }

  /// The most memory this process has had, in KiB.
  private func peakMemory() -> Int {
    let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let peak = lines.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    return peak.flatMap { Int($0) } ?? 0
  }
}
