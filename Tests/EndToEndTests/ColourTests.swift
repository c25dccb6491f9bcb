import Foundation
import PseudoTerminal
import XCTest

/// Colours in a terminal, and none where none are wanted.
final class ColourTests: XCTestCase {
  /// The control sequences that change how text looks.
  private func styles(_ transcript: [UInt8]) -> Int {
    String(decoding: transcript, as: UTF8.self).matches(of: /\u{1B}\[[0-9;:]*m/).count
  }

  private func transcript(_ place: StudyPlace, _ arguments: [String]) throws -> [UInt8] {
    let session = try place.terminal(arguments)
    XCTAssertEqual(session.waitForExit(), .exited(0), "\(arguments)")
    return session.transcript
  }

  func testTablesHaveStylesInATerminalOnly() throws {
    let report = try transcript(StudyPlace(), ["report"])
    XCTAssertGreaterThan(styles(report), 0, "otherwise the tests below say nothing")
    for command in ["report", "cards", "check", "due", "help"] {
      for isVariable in [true, false] {
        let place = try StudyPlace()
        if isVariable { place.environment["NO_COLOR"] = "1" }
        let transcript = try transcript(place, [command] + (isVariable ? [] : ["--no-color"]))
        XCTAssertFalse(transcript.isEmpty)
        XCTAssertFalse(transcript.contains(0x1B), command)
      }
    }
  }

  func testScreensWithoutColour() throws {
    for command in [[], ["review"], ["exam"]] {
      for variant in ["plain", "NO_COLOR", "--no-color"] {
        let place = try StudyPlace()
        if variant == "NO_COLOR" { place.environment["NO_COLOR"] = "1" }
        let extra = variant == "--no-color" ? ["--no-color"] : []
        let session = try place.terminal(command + extra)
        session.expect("q ")
        session.send(" ")
        XCTAssertTrue(session.wait(timeoutSeconds: 5) { !$0.text.isEmpty })
        session.send("q")
        XCTAssertEqual(session.waitForExit(), .exited(0))
        // Without colours letters may still be bold, dim, underlined or reversed.
        let text = String(decoding: session.transcript, as: UTF8.self)
        let colours = text.matches(of: /\u{1B}\[([0-9;:]*)m/).flatMap { match in
          match.1.split { ";:".contains($0) }.compactMap { Int($0) }
        }.filter { (30...49).contains($0) || (90...107).contains($0) }
        if variant == "plain", command != ["exam"] {
          XCTAssertFalse(colours.isEmpty, "\(command): otherwise this says nothing")
        } else if variant != "plain" {
          XCTAssertEqual(colours, [], "\(command) with \(variant)")
        }
      }
    }
  }

  func testADumbTerminalGetsPlainMode() throws {
    let place = try StudyPlace()
    place.environment["TERM"] = "dumb"
    let session = try place.terminal(["review"])
    session.expect("Question: ")
    session.send("\n")
    session.expect("Grade: ")
    session.send("3\n")
    session.expect("Saved: Good")
    session.send("q\n")
    XCTAssertEqual(session.waitForExit(), .exited(0))
    XCTAssertFalse(session.transcript.contains(0x1B))
  }
}
