import Foundation
import XCTest

/// The command line: what is wrong is said with the nearest right word, and help is everywhere.
final class CommandLineTests: XCTestCase {
  /// The names of all commands, as the help lists them.
  private func commands() throws -> [String] {
    let help = try StudyPlace().run("help").output
    let list =
      help.components(separatedBy: "Commands:\n").last?
      .components(separatedBy: "\n\n").first ?? ""
    let names = list.components(separatedBy: "\n").compactMap { line in
      line.split(separator: " ").first.map(String.init)
    }
    XCTAssertTrue(Set(names).isSuperset(of: ["review", "exam", "report", "cards", "help"]))
    return names
  }

  func testWrongWordsSuggestTheNearest() throws {
    struct Row {
      let arguments: [String]
      let says: [String]
      let line: UInt

      init(_ arguments: [String], _ says: String..., line: UInt = #line) {
        (self.arguments, self.says, self.line) = (arguments, says, line)
      }
    }
    let rows = [
      Row(["reprot"], "unknown command 'reprot'", "did you mean 'report'?", "retain help"),
      Row(["exams"], "did you mean 'exam'?"),
      Row(["rev"], "did you mean 'review'?"),
      Row(["xyzzy"], "unknown command 'xyzzy'", "retain help"),
      Row(["report", "--jsn"], "unknown option '--jsn'", "did you mean '--json'?"),
      Row(["report", "--colour"], "unknown option '--colour'", "retain report --help"),
      Row(["exam", "--question", "5"], "did you mean '--questions'?"),
      Row(["review", "-x"], "unknown option '-x'"),
      Row(["--guid", "x"], "did you mean '--guide'?"),
      Row(["report", "--guide"], "--guide needs a value"),
      Row(["report", "--guide="], "--guide needs a value"),
      Row(["report", "--json=yes"], "--json takes no value"),
      Row(["exam", "--questions", "0"], "a whole number from 1 to 1000, not '0'"),
      Row(["exam", "--questions", "ten"], "not 'ten'"),
      Row(["review", "--limit", "-3"], "not '-3'"),
      Row(["report", "--now", "yesterday"], "needs a moment such as", "not 'yesterday'"),
      Row(["report", "--now", "2026-02-30"], "not '2026-02-30'"),
      Row(["cards", "--kind", "riddle"], "'riddle'", "definition"),
      Row(["--json", "extra"], "unexpected word 'extra'"),
      Row(["help", "reprot"], "did you mean 'report'?"),
    ]
    let place = try StudyPlace()
    place.now = nil
    for row in rows {
      let outcome = try place.run(row.arguments)
      XCTAssertEqual(outcome.ending, .exited(2), outcome.errors, line: row.line)
      XCTAssertEqual(outcome.output, "", line: row.line)
      XCTAssertTrue(outcome.errors.hasPrefix("retain"), outcome.errors, line: row.line)
      for text in row.says {
        let says = outcome.errors.contains(text)
        XCTAssertTrue(says, "no '\(text)' in: \(outcome.errors)", line: row.line)
      }
    }
    XCTAssertFalse(FileManager.default.fileExists(atPath: place.progress))
  }

  func testHelpOfEveryCommand() throws {
    let place = try StudyPlace()
    place.now = nil
    for command in try commands() {
      let asked = try place.run(command, "--help")
      XCTAssertEqual(asked.ending, .exited(0), command)
      XCTAssertEqual(asked.errors, "", command)
      XCTAssertTrue(asked.output.hasPrefix("retain \(command): "), asked.output)
      XCTAssertTrue(asked.output.contains("--help"), command)
      XCTAssertEqual(try place.run(command, "-h").output, asked.output)
      XCTAssertEqual(try place.run("help", command).output, asked.output)
      for line in asked.lines { XCTAssertLessThanOrEqual(line.count, 100, line) }
    }
    let overview = try place.run("help").output
    for spelling in [["--help"], ["-h"]] {
      let outcome = try place.run(spelling)
      XCTAssertEqual(outcome.ending, .exited(0))
      XCTAssertEqual(outcome.output, overview)
    }
  }

  func testVersion() throws {
    let place = try StudyPlace()
    place.now = nil
    let outcome = try place.run("--version")
    XCTAssertEqual(outcome.ending, .exited(0))
    XCTAssertNotNil(outcome.output.wholeMatch(of: /retain \d+\.\d+\.\d+\n/), outcome.output)
  }

  /// Every command with what makes it print the most, and input for those that ask.
  ///
  /// - Parameter library: Keeps the files that are named, as long as it is there.
  private func printing(_ library: StudyPlace) throws -> [(arguments: [String], input: String)] {
    // The bundled guide has no faults to print.
    let faulty = try library.write("faulty.md", "# G\n\n### Skips a level\n\n[Gone](#nowhere)\n")
    let review = String(repeating: "\n3\n", count: 20)
    let exam = String(repeating: "a\n\n", count: 65)
    var list = [
      (["review"], review), ([], review), (["exam"], exam), (["report"], ""), (["due"], ""),
      (["cards"], ""), (["check", faulty], ""), (["help"], ""),
      (["plan", "--exam-date", "2027-01-15"], ""),
    ]
    // An import needs a file; tests of its own give it one.
    for command in try commands()
    where command != "import" && !list.contains(where: { $0.0.first == command }) {
      list.append(([command], ""))
    }
    // A small guide will do for all but exams, which need questions.
    let guide = try library.write("guide.md", fourDomainGuide())
    list = list.map { arguments, input in
      let isWhole = ["exam", "check", "help"].contains(arguments.first)
      return (isWhole ? arguments : arguments + ["--guide", guide], input)
    }
    let asJSON = list.filter { $0.0 != ["help"] }.map { ($0.0 + ["--json"], $0.1) }
    let help = try commands().map { ([$0, "--help"], "") }
    return list + asJSON + help
  }

  func testAReaderThatGoesAwayIsNoError() throws {
    let library = try StudyPlace()
    for (arguments, input) in try printing(library) {
      let place = try StudyPlace()
      let line = #"{ "$0" "$@"; echo "status $?" >&2; } | head -1"#
      let outcome = try place.shell(line, arguments, input: input)
      XCTAssertEqual(outcome.errors.components(separatedBy: "status ").last, "0\n", "\(arguments)")
      XCTAssertLessThanOrEqual(outcome.lines.count, 1)

      let process = try place.start(arguments)
      process.closeOutput()
      process.send(input)
      process.endInput()
      XCTAssertEqual(process.finish().ending, .exited(0), "\(arguments) with nobody there at all")
    }
  }

  func testNoEscapesInAPipe() throws {
    let library = try StudyPlace()
    for (arguments, input) in try printing(library) {
      for extra in [[], ["--no-color"]] {
        let place = try StudyPlace()
        if !extra.isEmpty { place.environment["NO_COLOR"] = "1" }
        let outcome = try place.run(arguments + extra, input: input)
        XCTAssertEqual(outcome.ending, .exited(0), "\(arguments): \(outcome.errors)")
        XCTAssertFalse(outcome.outputBytes.isEmpty, "\(arguments)")
        XCTAssertFalse(outcome.outputBytes.contains(0x1B), "\(arguments)")
        XCTAssertFalse(outcome.errors.contains("\u{1B}"), "\(arguments)")
      }
    }
  }

  func testEveryLineOfJSONIsAnObject() throws {
    let library = try StudyPlace()
    for (arguments, input) in try printing(library) where arguments.contains("--json") {
      let outcome = try StudyPlace().run(arguments, input: input)
      // An export is one document, whatever its lines.
      let rows = arguments.first == "export" ? [outcome.output] : outcome.lines.map { String($0) }
      for row in rows {
        XCTAssertNoThrow(try JSONRow(row), "\(arguments): \(row.prefix(200))")
      }
    }
  }
}
