import Foundation
import XCTest

/// The program under `strace`, which sees every system call and can spoil one.
struct Strace {
  /// A system call that the program made.
  struct Call {
    /// Its name, such as `write`.
    let name: String
    /// How many calls of this name its thread made up to here, itself included: so they are counted
    /// where one is to be spoilt as well.
    let ordinal: Int
    /// Whether it was made by the first thread.
    let isMain: Bool
    /// The line of the trace.
    let line: String
  }

  /// What came of a run.
  struct Run {
    let outcome: RetainProcess.Outcome
    let calls: [Call]
  }

  private static let tool = "/usr/bin/strace"
  private let place: StudyPlace

  /// Skips the test where no program can be traced.
  init(_ place: StudyPlace) throws {
    self.place = place
    let isThere = FileManager.default.isExecutableFile(atPath: Self.tool)
    try XCTSkipUnless(isThere, "\(Self.tool) is missing")
    try XCTSkipUnless(try Self.isAllowed.get(), "tracing is not allowed here")
  }

  /// Whether programs can be traced here, and their calls spoilt.
  private static let isAllowed = Result {
    let probe = try RetainProcess(
      program: tool,
      arguments: ["-f", "-qq", "-e", "inject=fsync:error=EIO", StudyPlace.binary, "--version"],
      environment: [:]
    )
    return probe.finish().ending == .exited(0)
  }

  /// Runs the program to its end.
  ///
  /// - Parameter options: What `strace` is to do besides tracing.
  func run(
    _ arguments: [String],
    input: String = "",
    options: [String] = []
  ) throws -> Run {
    let trace = place.folder + "/trace"
    let now = place.now.map { ["--now", $0] } ?? []
    let process = try RetainProcess(
      program: Self.tool,
      arguments: ["-f", "-qq", "-y", "-o", trace] + options + [StudyPlace.binary] + arguments + now,
      environment: place.environment
    )
    process.send(input)
    process.endInput()
    let outcome = process.finish()
    let text = String(decoding: StudyPlace.bytes(trace) ?? [], as: UTF8.self)
    return Run(outcome: outcome, calls: Self.calls(text))
  }

  private static func calls(_ text: String) -> [Call] {
    var counts: [String: Int] = [:]
    var main: Substring?
    return text.split(separator: "\n").compactMap { line in
      // A line begins with the thread, as in `123 write(3</a/file>, "text", 4) = 4`.
      let thread = line.prefix { !$0.isWhitespace }
      if main == nil { main = thread }
      let rest = line.dropFirst(thread.count).drop { $0.isWhitespace }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      guard !name.isEmpty, rest.dropFirst(name.count).first == "(" else { return nil }
      let ordinal = counts["\(thread) \(name)", default: 0] + 1
      counts["\(thread) \(name)"] = ordinal
      return Call(
        name: String(name),
        ordinal: ordinal,
        isMain: thread == main,
        line: String(rest)
      )
    }
  }
}
