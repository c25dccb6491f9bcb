import Foundation
import Journal
import PseudoTerminal
import XCTest

/// Prose is folded for a window and stays whole in a pipe.
final class WrappingTests: XCTestCase {
  /// What a terminal was sent, line by line.
  private func lines(_ place: StudyPlace, _ arguments: [String], columns: Int) throws -> [String] {
    let session = try place.terminal(arguments, columns: columns)
    let ending = session.waitForExit()
    XCTAssertNotNil(ending, "\(arguments)")
    return String(decoding: session.transcript, as: UTF8.self)
      .replacing(/\u{1B}\[[0-9;:]*m/, with: "").replacingOccurrences(of: "\r", with: "")
      .components(separatedBy: "\n")
  }

  func testEveryCommandFitsItsWindow() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", fourDomainGuide())
    _ = try place.run("review", "--guide", path, input: String(repeating: "\n3\n", count: 9))
    let reason = "the term says nothing, and whoever reads it learns nothing that the exam asks for"
    _ = try place.run("card", "flag", "Term 2-3", "--note", reason, "--guide", path)
    _ = try place.run("card", "suspend", "Term 3-4", "--guide", path)
    let commands = [
      ["help"], ["help", "card"], ["help", "exam"], ["help", "due"], ["report"], ["settings"],
      ["settings", "exam"], ["card"], ["card", "show", "Term 2-3"], ["card", "list", "--leeches"],
      ["card", "suspend", "Term"], ["card", "flag", "Trem"], ["cards"], ["optimize"], ["graph"],
      ["reviw"], ["report", "--exma", "x"], ["card", "lst"],
      ["report", "--exam", "mla-c99"], ["settings", "day-start", "noon"], ["import"],
    ]
    for columns in [40, 80, 200] {
      for command in commands {
        let needsGuide = !["help", "reviw", "import", "settings"].contains(command[0])
        let arguments = command + (needsGuide ? ["--guide", path] : [])
        let lines = try lines(place, arguments, columns: columns)
        XCTAssertGreaterThan(lines.count, 1, "\(command)")
        for line in lines {
          // A path is not cut, however long it is.
          if line.split(separator: " ").contains(where: { $0.contains("/") && $0.count > 20 }) {
            continue
          }
          XCTAssertLessThanOrEqual(line.count, columns, "\(command): \(line)")
        }
      }
    }
  }

  func testAResetIsAskedForInATerminal() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", fourDomainGuide())
    _ = try place.run("review", "--guide", path, input: "\n3\nq\n")
    let card = try XCTUnwrap(place.reviews().first?.card)
    for (answer, isDone) in [("", false), ("n", false), ("y", true)] {
      let session = try place.terminal(["card", "reset", card, "--guide", path], columns: 40)
      session.expect("[y/N]")
      session.send(answer + "\n")
      session.expect(isDone ? "Reset '" : "Nothing was changed.")
      XCTAssertEqual(session.waitForExit(), .exited(0))
      XCTAssertEqual(try place.events().count, isDone ? 2 : 1)
    }
  }

  func testAPipeGetsWholeLines() throws {
    let place = try StudyPlace()
    let wrong = try place.run("card", "suspend", "Trem")
    XCTAssertEqual(wrong.errors.split(separator: "\n").count, 2, wrong.errors)
    let path = try place.write("guide.md", fourDomainGuide())
    let reason = String(repeating: "far too long ", count: 20)
    let flagged = try place.run("card", "flag", "Term 2-3", "--note", reason, "--guide", path)
    XCTAssertEqual(flagged.lines.count, 1, flagged.output)
    XCTAssertGreaterThan(flagged.output.count, reason.count, flagged.errors)
    let help = try place.run("help", "due")
    XCTAssertTrue(help.output.contains("else $RETAIN_HOME, else the XDG data folder\n"))
    // Who sets the variable wants it so.
    place.environment["COLUMNS"] = "40"
    let folded = try place.run("card", "list", "--guide", path)
    XCTAssertGreaterThan(folded.lines.count, 6, folded.output)
    for line in folded.lines { XCTAssertLessThanOrEqual(line.count, 40, line) }
    for line in try place.run("help", "due").lines { XCTAssertLessThanOrEqual(line.count, 40) }
    let refused = try place.run("card", "suspend", "Trem")
    for line in refused.errors.split(separator: "\n") { XCTAssertLessThanOrEqual(line.count, 40) }
  }
}
