import Foundation
import Journal
import Synchronization
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sessions that are killed at random moments, many of them on one log: what was acknowledged is
/// there, the log opens, and the next session goes on.
///
/// `make soak` runs the whole number of kills.
final class RandomKillTests: XCTestCase {
  private static let isSoak = ProcessInfo.processInfo.environment["RETAIN_SOAK"] == "1"
  private let kills = RandomKillTests.isSoak ? 2_000 : 240
  private let killsOnALog = 40

  /// What came of the kills on one log.
  private struct Tally {
    var kills = 0
    var killsBeforeTheFirstCard = 0
    var acknowledged = 0
    /// Events that were on disk when their session was killed, but not yet acknowledged.
    var unsaid = 0
    var torn = 0
    var failures: [String] = []
  }

  func testAcknowledgedEventsSurviveRandomKills() throws {
    let seed = SplitMix.seed(of: "random kills")
    let tallies = Mutex<[Tally]>([])
    let start = monotonicSeconds()
    let (killsOnALog, logs) = (killsOnALog, kills / killsOnALog)
    DispatchQueue.concurrentPerform(iterations: logs) { number in
      var tally = Tally()
      do {
        var learner = try KilledLearner(seed: seed &+ UInt64(number) &* 1_000_003)
        while learner.tally.kills < killsOnALog, learner.tally.failures.isEmpty {
          try learner.session()
        }
        try learner.finish()
        tally = learner.tally
      } catch {
        tally.failures.append("\(error)")
      }
      let found = tally
      tallies.withLock { $0.append(found) }
    }
    let all = tallies.withLock { $0 }
    XCTAssertEqual(all.flatMap(\.failures), [])
    func sum(_ value: (Tally) -> Int) -> Int { all.map(value).reduce(0, +) }
    XCTAssertEqual(sum(\.kills), kills)
    XCTAssertGreaterThan(sum(\.acknowledged), kills)
    XCTAssertLessThan(sum(\.killsBeforeTheFirstCard), kills / 2, "most are amid the answers")
    print(
      "random kills: \(sum(\.kills)) on \(logs) logs,",
      "\(sum(\.killsBeforeTheFirstCard)) before the first card,",
      "\(sum(\.acknowledged)) events acknowledged, \(sum(\.unsaid)) written and not yet said,",
      "\(sum(\.torn)) torn lines, \(Int(monotonicSeconds() - start)) s"
    )
  }

  /// One log and the sessions on it.
  private struct KilledLearner {
    var tally = Tally()
    private var random: SplitMix
    private let place: StudyPlace
    private let guide: String
    private var day = StudyDay(number: 20_000)
    private var acknowledged: [String] = []

    init(seed: UInt64) throws {
      random = SplitMix(seed)
      place = try StudyPlace()
      guide = try place.write("guide.md", fourDomainGuide(termsPerDomain: 10))
      place.now = nil
    }

    private func start() throws -> RetainProcess {
      let now = "\(day.iso8601)T09:00:00Z"
      return try place.start(["review", "--json", "--guide", guide, "--now", now])
    }

    /// Commands of a learner in a hurry: mostly answers, now and then an undo or a burial.
    private mutating func commands(_ count: Int) -> String {
      var text = ""
      for _ in 0..<count {
        switch UInt8.random(in: 0..<20, using: &random) {
        case 0: text += "u\n"
        case 1: text += "b\n"
        default: text += "\n\(Int.random(in: 1...4, using: &random))\n"
        }
      }
      return text
    }

    /// A session that is killed, unless its cards end before.
    mutating func session() throws {
      let process = try start()
      process.send(commands(60))
      if Int.random(in: 0..<8, using: &random) > 0 {
        // Most amid the answers; what is left comes while the program starts.
        let count = Int.random(in: 0..<7, using: &random)
        let reached = count == 0 ? "\"type\":\"question\"" : "\"type\":\"saved\""
        guard process.waitFor(reached, count: max(1, count)) else {
          return try end(process.finish())
        }
      }
      usleep(UInt32.random(in: 0..<6_000, using: &random))
      process.send(signal: SIGKILL)
      try end(process.finish())
    }

    private mutating func end(_ outcome: RetainProcess.Outcome) throws {
      let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      // The last line may have been cut off.
      let rows = try JSONRow.rows(lines.dropLast().map(String.init))
      let saved = rows.compactMap { $0.text("type") == "saved" ? $0.text("event") : nil }
      acknowledged += saved
      tally.acknowledged += saved.count
      switch outcome.ending {
      case .signaled(SIGKILL):
        tally.kills += 1
        if rows.isEmpty { tally.killsBeforeTheFirstCard += 1 }
      case .exited(0): day = day.advanced(by: 3)
      default: fail("a session ended with \(outcome.ending): \(outcome.errors)")
      }
      let warnings = outcome.errors.split(separator: "\n")
      // A kill amid the write of a line leaves a fragment, which every later session tells of.
      let others = warnings.filter { !$0.hasSuffix("see 'retain doctor'") }
      if !others.isEmpty { fail("a session complained: \(others)") }
      try check()
      if warnings.count > others.count, tally.torn == 0 {
        fail("a session complained of a sound log: \(warnings)")
      }
      try tear()
    }

    /// Leaves the beginning of a line now and then, as a kill amid a write does; the kernel cuts a
    /// line of this size so seldom that it would hardly ever be tried.
    private mutating func tear() throws {
      guard UInt8.random(in: 0..<12, using: &random) == 0,
        let names = try? FileManager.default.contentsOfDirectory(atPath: place.progress),
        let log = names.first(where: { $0.hasSuffix(".jsonl") }),
        let file = FileHandle(forWritingAtPath: place.progress + "/" + log)
      else { return }
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: Data("{\"v\":1,\"id\":\"cut".utf8))
    }

    /// Looks at the log as the program's own reader does.
    private mutating func check() throws {
      let contents = try place.log()
      let ids = contents.events.map(\.id.rawValue)
      let lost = Set(acknowledged).subtracting(ids)
      if !lost.isEmpty { fail("\(lost.count) acknowledged events are missing: \(lost)") }
      tally.unsaid = ids.count - acknowledged.count
      // A kill cuts off what is said of one event at most.
      if tally.unsaid > tally.kills { fail("\(tally.unsaid) events that nobody asked for") }
      tally.torn = contents.findings.count
      if tally.torn > tally.kills { fail("\(contents.findings)") }
      let sequences = contents.events.map(\.sequence)
      if sequences != sequences.sorted() || Set(sequences).count != ids.count {
        fail("the order is broken")
      }
    }

    private mutating func fail(_ text: String) {
      tally.failures.append("after \(tally.kills) kills: \(text)")
    }

    /// A last session that is left alone.
    mutating func finish() throws {
      day = day.advanced(by: 400)
      let before = tally.acknowledged
      let process = try start()
      process.send(String(repeating: "\n3\n", count: 5) + "q\n")
      let outcome = process.finish()
      if outcome.ending != .exited(0) { fail("the last session: \(outcome.ending)") }
      try end(outcome)
      if tally.acknowledged - before < 5 { fail("the last session does not go on") }
    }
  }
}
