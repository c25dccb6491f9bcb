import Foundation
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What only the release binary promises: its size, that it stands alone, and that it starts fast.
final class ReleaseTests: XCTestCase {
  private let largest = 20 * 1024 * 1024
  /// The goal is 5 ms; a machine shared with others gets more room.
  private let slowestStartMilliseconds = 15.0

  override func setUpWithError() throws {
    let path = ProcessInfo.processInfo.environment["RETAIN_BINARY"] ?? ""
    try XCTSkipIf(path.isEmpty, "RETAIN_BINARY does not name a release binary")
  }

  func testSize() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: StudyPlace.binary)
    let size = try XCTUnwrap((attributes[.size] as? NSNumber)?.intValue)
    print("the release binary has \(size) bytes")
    XCTAssertLessThanOrEqual(size, largest)
  }

  func testItStandsAlone() throws {
    let place = try StudyPlace()
    let copy = place.folder + "/elsewhere/copy"
    try FileManager.default.createDirectory(
      atPath: place.folder + "/elsewhere",
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: StudyPlace.binary, toPath: copy)
    func run(_ arguments: [String], _ input: String = "") throws -> RetainProcess.Outcome {
      let process = try RetainProcess(
        program: copy,
        arguments: arguments,
        environment: ["HOME": place.folder]
      )
      process.send(input)
      process.endInput()
      return process.finish()
    }
    let cards = try run(["cards", "--json"])
    XCTAssertEqual(cards.ending, .exited(0), cards.errors)
    XCTAssertGreaterThan(cards.lines.count, 20, "the bundled guide is in the binary")
    let review = try run(["review"], "\n3\n\n4\n")
    XCTAssertEqual(review.ending, .exited(0), review.errors)
    XCTAssertEqual(review.errors, "")
    place.environment["RETAIN_HOME"] = place.folder + "/.local/share/retain"
    XCTAssertEqual(try place.reviews().count, 2)
    let report = try run(["report", "--json"])
    XCTAssertEqual(try JSONRow(report.output).row("total")?.integer("seen"), 2)
    let exam = try run(["exam", "--questions", "4", "--seed", "1"], "a\n\nb\n\nc\n\nd\n\n")
    XCTAssertEqual(exam.ending, .exited(0))
    XCTAssertNotNil(exam.output.firstMatch(of: /\d of 4 right/))
  }

  func testStartUp() throws {
    var medians: [Double] = []
    for _ in 0..<3 {
      let times = try (0..<41).map { _ in try startMilliseconds() }.sorted()
      medians.append(times[20])
    }
    let best = try XCTUnwrap(medians.min())
    let all = medians.map { String(format: "%.2f", $0) }.joined(separator: ", ")
    print("start-up of --version: medians of 41 runs \(all) ms")
    XCTAssertLessThanOrEqual(best, slowestStartMilliseconds)
  }

  /// The time from the start of the process to its end.
  private func startMilliseconds() throws -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(StudyPlace.binary), strdup("--version")]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    var status: Int32 = 0
    let start = monotonicSeconds()
    let code = posix_spawn(&process, StudyPlace.binary, &actions, nil, words + [nil], [nil])
    XCTAssertEqual(code, 0)
    waitpid(process, &status, 0)
    XCTAssertEqual(status, 0)
    return (monotonicSeconds() - start) * 1000
  }
}
