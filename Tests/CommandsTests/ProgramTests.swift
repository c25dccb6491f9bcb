import Foundation
import Journal
import Synchronization
import Terminal
import XCTest

@testable import Commands

/// Runs commands in process, in a world whose clock, input and output are the test's.
final class ProgramTests: XCTestCase {
  private var folder = ""

  override func setUpWithError() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "retain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(atPath: folder)
  }

  private struct Outcome {
    let status: ExitStatus
    let output: String
    let complaints: String
  }

  private func run(
    _ arguments: [String],
    lines: [String] = [],
    at now: String = "2026-11-21T09:00:00Z"
  ) throws -> Outcome {
    let moment = try XCTUnwrap(Moment(iso8601: now))
    let input = Mutex(lines[...])
    let output = Mutex("")
    let complaints = Mutex("")
    let shared = Shared(input: input, output: output, complaints: complaints)
    let world = World(
      environment: [
        "RETAIN_HOME": folder + "/progress", "XDG_STATE_HOME": folder + "/state",
        "HOME": folder,
      ],
      clock: World.Clock { moment },
      offsetSeconds: { _ in 0 },
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      },
      seed: nil,
      readLine: { shared.input.withLock { $0.popFirst() } },
      write: { text in shared.output.withLock { $0 += text } },
      complain: { text in shared.complaints.withLock { $0 += text } },
      isInteractive: false,
      colorSupport: .none,
      glyphs: .unicode,
      columns: 80
    )
    let status = Program.run(arguments, world)
    return Outcome(
      status: status,
      output: shared.output.withLock { $0 },
      complaints: shared.complaints.withLock { $0 }
    )
  }

  /// A class, because the closures of a world share what they read and write.
  private final class Shared: Sendable {
    let input: Mutex<ArraySlice<String>>
    let output: Mutex<String>
    let complaints: Mutex<String>

    init(
      input: consuming sending Mutex<ArraySlice<String>>,
      output: consuming sending Mutex<String>,
      complaints: consuming sending Mutex<String>
    ) {
      self.input = input
      self.output = output
      self.complaints = complaints
    }
  }

  private func guide(_ text: String) throws -> String {
    let path = folder + "/guide.md"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private let words = """
    # Module 1: Words

    ## Some words

    - **Alpha**: the first
    - **Beta**: the second
    - **Gamma**: the third
    """

  func testPlainReviewShowsSavesAndSumsUp() throws {
    let path = try guide(words)
    let outcome = try run(
      ["review", "--guide", path],
      lines: ["", "3", "", "x", "4", "", "1", "u", "q"]
    )
    XCTAssertEqual(outcome.status, .done)
    XCTAssertTrue(outcome.output.contains("Question: Alpha: what is it?"), outcome.output)
    XCTAssertTrue(outcome.output.contains("Answer: the first"))
    XCTAssertTrue(outcome.output.contains("Saved: Good, due at 09:10"))
    XCTAssertTrue(outcome.output.contains("Hint: 'x' is no command"))
    XCTAssertTrue(outcome.output.contains("Saved: the last answer is taken back"))
    XCTAssertTrue(outcome.output.contains("This session"))
    let contents = try JournalFolder.read(folder: folder + "/progress")
    XCTAssertEqual(contents.events.count, 4)
  }

  func testProgressShowsInTheReport() throws {
    let path = try guide(words)
    _ = try run(["review", "--guide", path], lines: ["", "4", "", "4"])
    let report = try run(["report", "--guide", path, "--json"])
    let object = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any]
    )
    let total = try XCTUnwrap(object["total"] as? [String: Any])
    XCTAssertEqual(total["cards"] as? Int, 3)
    XCTAssertEqual(total["seen"] as? Int, 2)
    XCTAssertEqual(total["due"] as? Int, 0)
    XCTAssertEqual(object["day"] as? String, "2026-11-21")
    let later = try run(["due", "--guide", path], at: "2027-06-01T09:00:00Z")
    XCTAssertEqual(later.output, "2\n")
  }

  func testNoticesAreDated() throws {
    let before = try run([], lines: ["q"], at: "2026-09-28T12:00:00Z")
    XCTAssertFalse(before.output.contains("2026-09-29"))
    let after = try run([], lines: ["q"], at: "2026-09-29T12:00:00Z")
    XCTAssertTrue(after.output.contains("2026-09-29"), after.output)
    XCTAssertTrue(after.output.contains("English"))
  }

  func testFailuresHaveTheirStatus() throws {
    XCTAssertEqual(try run(["review", "--guide", folder + "/none.md"]).status, .input)
    XCTAssertEqual(try run(["review", "--guide", folder]).status, .input)
    XCTAssertEqual(try run(["reviw"]).status, .usage)
    let path = try guide("# Title\n\nNothing to ask.\n")
    let empty = try run(["review", "--guide", path])
    XCTAssertEqual(empty.status, .input)
    XCTAssertTrue(empty.complaints.contains("nothing to ask was found"))
    try Data("x".utf8).write(to: URL(filePath: folder + "/file"))
    let blocked = try run(["review", "--guide", try guide(words), "--progress", folder + "/file/p"])
    XCTAssertEqual(blocked.status, .storage)
    XCTAssertTrue(blocked.complaints.contains(folder + "/file"))
  }

  func testGuideThatIsNotUTF8IsRefusedWithItsPlace() throws {
    let path = folder + "/latin.md"
    try Data(Array("# Caf".utf8) + [0xE9, 0x0A]).write(to: URL(filePath: path))
    let outcome = try run(["review", "--guide", path])
    XCTAssertEqual(outcome.status, .input)
    XCTAssertTrue(outcome.complaints.contains("latin.md:1:6"), outcome.complaints)
    XCTAssertTrue(outcome.complaints.contains("iconv"))
  }

  func testCheckOfTheBundledContentIsClean() throws {
    let outcome = try run(["check", "--strict"])
    XCTAssertEqual(outcome.status, .done, outcome.output)
  }

  func testCheckShowsPlaceRuleAndHelp() throws {
    let path = try guide("# Q\n\n## One\n\nWhat is it?\n\n- [ ] a\n- [x] b\n- [ ] b\n- [ ] d\n")
    let outcome = try run(["check", path])
    XCTAssertEqual(outcome.status, .findings)
    XCTAssertTrue(outcome.output.contains("guide.md:9:7: error: "), outcome.output)
    XCTAssertTrue(outcome.output.contains("[question.duplicate-option]"))
    XCTAssertTrue(outcome.output.contains("9 | - [ ] b\n"))
  }
}
