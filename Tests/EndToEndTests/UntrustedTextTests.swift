import Foundation
import PseudoTerminal
import XCTest

/// Text from guides and logs is shown, never obeyed.
final class UntrustedTextTests: XCTestCase {
  /// Characters that would act on a terminal or turn text around.
  private static let dangers: [Unicode.Scalar] = [
    "\u{1B}", "\u{7}", "\u{8}", "\u{7F}", "\u{9B}", "\u{90}", "\u{202E}", "\u{2066}", "\u{200F}",
  ]

  /// A guide that has every danger wherever a text can be.
  private static let guide: String = {
    let bad = String(String.UnicodeScalarView(dangers)) + "[31m\u{1B}]0;title\u{7}"
    return """
      # Guide \(bad) one

      ## Domain 1: Data Preparation for Machine Learning \(bad) (28%)

      ### Topic \(bad) words

      - **Term \(bad) first**: its \(bad) meaning in a few words
      - **Second term**: a plain meaning with `code \(bad) span` in it

      | Service \(bad) | Purpose |
      |---|---|
      | Alpha \(bad) beta | stores \(bad) things |
      | Gamma | moves things |

      ## Question of doubt \(bad)

      Which \(bad) of these is the right one, do you think?

      - [x] The \(bad) first

        Because \(bad) it is.

      - [ ] The second

        Because \(bad) it is not.

      """
  }()

  private func assertClean(
    _ text: String,
    _ name: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let found = Self.dangers.filter { text.unicodeScalars.contains($0) }
    let names = found.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    XCTAssertEqual(names, [], name, file: file, line: line)
  }

  func testPlainModeShowsNothingRaw() throws {
    let place = try StudyPlace()
    let guide = try place.write("guide.md", Self.guide)
    for (command, input) in [
      (["review"], String(repeating: "\n3\n", count: 10)), ([], "\n3\n"), (["cards"], ""),
      (["check"], ""), (["report"], ""), (["exam"], "a\n\n"), (["due"], ""),
    ] {
      let outcome = try place.run(command + ["--guide", guide], input: input)
      let name = command.first ?? "retain"
      XCTAssertTrue([.exited(0), .exited(1)].contains(outcome.ending), "\(name) \(outcome.errors)")
      XCTAssertFalse(outcome.output.isEmpty, name)
      assertClean(outcome.output, "output of \(name)")
      assertClean(outcome.errors, "errors of \(name)")
    }
    let cards = try place.run("cards", "--guide", guide).output
    XCTAssertTrue(
      cards.contains("Term") && cards.contains("first: in a few words?"),
      cards
    )
  }

  func testJSONHasNoControlBytes() throws {
    let place = try StudyPlace()
    let guide = try place.write("guide.md", Self.guide)
    let outcome = try place.run("cards", "--json", "--guide", guide)
    XCTAssertEqual(outcome.ending, .exited(0))
    let controls = outcome.outputBytes.filter { $0 < 0x20 && $0 != 0x0A }
    XCTAssertEqual(controls, [], "in JSON they are escaped")
  }

  func testTheScreenShowsNothingRaw() throws {
    for command in [["review"], ["exam"], []] {
      let place = try StudyPlace()
      let guide = try place.write("guide.md", Self.guide)
      let session = try place.terminal(command + ["--guide", guide], rows: 40)
      session.expect("q ")
      for key in [" ", "3", " ", "3", " ", "q"] where session.ending == nil {
        let count = session.transcript.count
        session.send(key)
        _ = session.wait(timeoutSeconds: 0.2) { _ in session.transcript.count > count }
      }
      if session.ending == nil { session.send("q") }
      XCTAssertEqual(session.waitForExit(), .exited(0))
      let text = String(decoding: session.transcript, as: UTF8.self)
      XCTAssertFalse(text.contains("\u{1B}]"), "no title is set")
      // Escapes of the program's own are expected here, and only those of its own kinds.
      let rest = text.replacing(/\u{1B}(\[[?0-9;]*[A-Za-z]|[78=>]|\(B)/, with: "")
      assertClean(rest, "\(command)")
      XCTAssertEqual(text.matches(of: /\u{1B}\[31m/).count, 0, "no red of the guide's")
    }
  }

  func testNamesOfFilesAreUntrustedToo() throws {
    let place = try StudyPlace()
    _ = try place.write("guides/bad\u{1B}[31mname\u{202E}.md", Self.guide)
    let folder = place.folder + "/guides"
    for command in [["cards"], ["check"], ["review"]] {
      let outcome = try place.run(command + ["--guide", folder], input: "\n3\n")
      assertClean(outcome.output, "output of \(command)")
      assertClean(outcome.errors, "errors of \(command)")
    }
    _ = try place.write("guides/bad\u{1B}[31mname\u{202E}.md", [0xE9])
    let outcome = try place.run("cards", "--guide", folder)
    XCTAssertEqual(outcome.ending, .exited(3))
    assertClean(outcome.errors, "the message about a file that is no UTF-8")
  }

  func testTheLogIsUntrustedToo() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: "\n3\n")
    let path = try place.logPath()
    let log = try String(contentsOfFile: path, encoding: .utf8)
    let bad = String(String.UnicodeScalarView(Self.dangers))
    let lines = log + "{\"v\":1,\"kind\":\"\(bad)\",\"id\":\"\(bad)\"}\n\(bad)\n"
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
    _ = try place.write("progress/bad\u{1B}[31m.jsonl", "no log\n")
    for command in [["report"], ["review"], ["due"]] {
      let outcome = try place.run(command, input: "\n3\n")
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
      // A shell prompt stays clean; the others warn.
      XCTAssertEqual(outcome.errors.contains("warning"), command != ["due"], outcome.errors)
      assertClean(outcome.output, "output of \(command)")
      assertClean(outcome.errors, "errors of \(command)")
    }
  }

  func testWhatWasTypedIsNotEchoedRaw() throws {
    let bad = String(String.UnicodeScalarView(Self.dangers))
    for (command, input) in [(["review"], "\(bad)\n\n\(bad)\n"), (["exam"], "\(bad)\n")] {
      let outcome = try StudyPlace().run(command, input: input)
      XCTAssertTrue(outcome.output.contains("Hint: "), outcome.output)
      assertClean(outcome.output, "the hint of \(command) on an unknown line")
    }
    for arguments in [
      ["rep\(bad)"], ["report", "--\(bad)"], ["report", "--now", bad], ["cards", "--kind", bad],
      ["cards", "--guide", "/missing\(bad)"], ["report", "--exam", bad], ["help", bad],
    ] {
      let outcome = try StudyPlace().run(arguments)
      XCTAssertFalse(outcome.errors.isEmpty)
      assertClean(outcome.errors, "the message on \(arguments.map { $0.debugDescription })")
    }
  }
}
