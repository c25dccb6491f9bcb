import Foundation
import Journal
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program as the kernel sees it: what it costs to append, and what a death or a fault at each
/// of its system calls leaves behind.
final class SystemCallTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func saved(_ outcome: RetainProcess.Outcome) -> Int {
    occurrences(of: "Saved: ", in: outcome.outputBytes)
  }

  /// Puts so many older reviews before those that stand in the log.
  private func lengthen(_ path: String, by count: Int) throws {
    let own = try XCTUnwrap(StudyPlace.bytes(path))
    let writer = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
    var text = ""
    for number in 1...count {
      let id = (0..<4).map { String(digits[number >> (5 * $0) & 31]) }.joined()
      text +=
        #"{"v":1,"id":"old\#(id)","at":"2026-01-05T12:00:00.000Z","writer":"\#(writer)","#
        + #""seq":\#(number),"kind":"review","card":"gone\#(number % 500)","grade":3,"ms":1000,"#
        + #""session":"s","day":"2026-01-05","due":"2026-01-09"}"# + "\n"
    }
    try Data(Array(text.utf8) + own).write(to: URL(fileURLWithPath: path))
  }

  func testAnAnswerCostsOneWriteAndOneSynchronisationWhateverTheSize() throws {
    for older in [0, 20_000] {
      let place = try StudyPlace()
      let strace = try Strace(place)
      _ = try place.run(place.smallReview(), input: answers(1))
      let path = try place.logPath()
      if older > 0 { try lengthen(path, by: older) }
      let run = try strace.run(place.smallReview(), input: answers(6))
      XCTAssertEqual(saved(run.outcome), 6, run.outcome.errors)
      XCTAssertEqual(try place.events().count, 7 + older)
      let name = URL(fileURLWithPath: path).lastPathComponent
      let onLog = run.calls.filter { $0.line.contains(name) }
      let first = try XCTUnwrap(onLog.firstIndex { $0.name == "write" })
      var counts: [String: Int] = [:]
      for call in onLog[first...] { counts[call.name, default: 0] += 1 }
      XCTAssertEqual(counts["write"], 6, "\(counts)")
      XCTAssertEqual(counts["fsync"], 6, "\(counts)")
      for name in ["pread64", "read", "ftruncate", "pwrite64", "fdatasync", "mmap"] {
        XCTAssertNil(counts[name], "\(older) older events: \(counts)")
      }
    }
  }

  /// Calls that change or look at files, at each of which the program can be killed.
  private static let fileCalls = [
    "openat", "close", "newfstatat", "flock", "pread64", "write", "fsync", "mkdir", "ftruncate",
  ]

  func testAKillAtEverySystemCall() throws {
    let session = "\n3\n\n1\nu\n"
    let place = try StudyPlace()
    let strace = try Strace(place)
    let trace = ["-e", "trace=" + Self.fileCalls.joined(separator: ",")]
    let whole = try strace.run(place.smallReview(), input: session, options: trace)
    XCTAssertEqual(saved(whole.outcome), 3, whole.outcome.errors)
    let start = try XCTUnwrap(whole.calls.firstIndex { $0.line.contains(place.progress) })
    let calls = whole.calls[start...].filter(\.isMain)
    XCTAssertGreaterThan(calls.count, 60)
    print("a session of three events makes \(calls.count) calls that can be killed")
    let isSoak = ProcessInfo.processInfo.environment["RETAIN_SOAK"] == "1"
    // The ordinary run takes turns: with the days it sees them all.
    let step = isSoak ? 1 : 5
    let turn = isSoak ? 0 : Int(time(nil) / 86_400) % step
    var missed = 0
    for (index, call) in calls.enumerated() where index % step == turn {
      let place = try StudyPlace()
      let strace = try Strace(place)
      let inject = ["-e", "inject=\(call.name):signal=KILL:when=\(call.ordinal)"]
      let run = try strace.run(place.smallReview(), input: session, options: trace + inject)
      let label = "killed at \(call.name) \(call.ordinal): \(call.line)"
      if run.outcome.ending == .exited(0) {
        // Threads are woken more or less often, and the last call that is meant may never come.
        missed += 1
        continue
      }
      XCTAssertEqual(run.outcome.ending, .signaled(SIGKILL), label)
      let acknowledged = saved(run.outcome)
      let contents = try place.log()
      XCTAssertEqual(contents.findings, [], label)
      XCTAssertGreaterThanOrEqual(contents.events.count, acknowledged, label)
      XCTAssertLessThanOrEqual(contents.events.count, acknowledged + 1, label)
      let next = try place.run(place.smallReview(), input: answers(2))
      XCTAssertEqual(next.ending, .exited(0), label + next.errors)
      XCTAssertEqual(next.errors, "", label)
      XCTAssertEqual(try place.events().count, contents.events.count + 2, label)
    }
    XCTAssertLessThanOrEqual(missed, isSoak ? 6 : 3, "of \(calls.count / step) kills")
  }

  /// A fault at one call of the second answer, what is said of it, and how many answers are kept.
  private struct Fault {
    let line: UInt
    let call: String
    let error: String
    let says: [String]
    var spoilsTakingBack = false
  }

  func testAFaultInTheMiddleOfASession() throws {
    let faults = [
      Fault(
        line: #line,
        call: "write",
        error: "EIO",
        says: ["the device failed", "check the disk"]
      ),
      Fault(
        line: #line,
        call: "fsync",
        error: "EIO",
        says: ["the device failed", "check the disk"]
      ),
      Fault(line: #line, call: "write", error: "ENOSPC", says: ["No space", "free some space"]),
      Fault(line: #line, call: "fsync", error: "ENOSPC", says: ["No space", "free some space"]),
      Fault(line: #line, call: "write", error: "EDQUOT", says: ["quota", "free some space"]),
      Fault(line: #line, call: "write", error: "EFBIG", says: ["too large", "ulimit -f"]),
      Fault(line: #line, call: "openat", error: "EACCES", says: ["Permission", "permissions"]),
      Fault(
        line: #line,
        call: "openat",
        error: "ESTALE",
        says: ["Stale file handle", "permissions"]
      ),
      Fault(line: #line, call: "flock", error: "ENOLCK", says: ["No locks", "cannot be written"]),
      Fault(
        line: #line,
        call: "fsync",
        error: "EIO",
        says: ["may be recorded or not", "look at the last events"],
        spoilsTakingBack: true
      ),
    ]
    let counts = try callsOfOneAnswer()
    for fault in faults { try check(fault, after: counts[fault.call] ?? 0) }
  }

  private static let logCalls = ["-e", "trace=openat,flock,write,fsync,ftruncate"]

  /// How often each call touches the log up to the end of a session of one answer.
  private func callsOfOneAnswer() throws -> [String: Int] {
    let place = try StudyPlace()
    let strace = try Strace(place)
    _ = try place.run(place.smallReview(), input: answers(1))
    let options = Self.logCalls + ["-P", try place.logPath()]
    let calls = try strace.run(place.smallReview(), input: answers(1), options: options).calls
    return Dictionary(calls.map { ($0.name, $0.ordinal) }) { _, last in last }
  }

  private func check(_ fault: Fault, after before: Int) throws {
    let place = try StudyPlace()
    let strace = try Strace(place)
    _ = try place.run(place.smallReview(), input: answers(1))
    let path = try place.logPath()
    // What follows the calls of one answer belongs to the second.
    let inject = ["-e", "inject=\(fault.call):error=\(fault.error):when=\(before + 1)"]
    var options = Self.logCalls + ["-P", path] + inject
    if fault.spoilsTakingBack { options += ["-e", "inject=ftruncate:error=EIO"] }
    let run = try strace.run(place.smallReview(), input: answers(3), options: options)
    let errors = run.outcome.errors
    XCTAssertEqual(run.outcome.ending, .exited(4), errors, line: fault.line)
    for text in ["retain: \(path): "] + fault.says {
      XCTAssertTrue(errors.contains(text), "no '\(text)' in: \(errors)", line: fault.line)
    }
    XCTAssertEqual(errors.split(separator: "\n").count, 1, errors, line: fault.line)
    XCTAssertEqual(saved(run.outcome), 1, line: fault.line)
    // The event whose writing failed may be there only where it could not be taken back.
    let kept = 2 + (fault.spoilsTakingBack ? 1 : 0)
    XCTAssertEqual(try place.reviews().count, kept, line: fault.line)
    let next = try place.run(place.smallReview(), input: answers(1))
    XCTAssertEqual(next.ending, .exited(0), next.errors, line: fault.line)
    XCTAssertEqual(try place.reviews().count, kept + 1, line: fault.line)
  }
}
