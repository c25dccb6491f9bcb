import Foundation
import Journal
import PseudoTerminal
import XCTest

/// One script of a session leaves the same events, whether it is typed as lines, pressed as keys in
/// a terminal, or given to the JSON form.
final class SessionParityTests: XCTestCase {
  private let guide = """
    # Garden

    ## Tools

    - **Spade**: a tool for digging
    - **Rake**: a tool for smoothing

    **Sowing steps**:
    1. Loosen the bed
    2. Draw a furrow
    3. Lay the seeds

    **Soils**:
    - sand
    - clay
    - loam

    Which soil dries out first?

    - [ ] clay
    - [x] sand
    - [ ] loam
    """

  /// A step as a line of plain mode and as keys, and what the screen shows once it is done.
  private typealias Step = (line: String, keys: String)

  private let steps: [Step] = [
    ("", " "), ("3", "3"),  // the first card is recalled
    ("", " "), ("1", "1"),  // the second is forgotten
    ("u", "u"),  // and taken back
    ("", " "), ("f too short", "ftoo short\r"), ("n think of steel", "nthink of steel\r"),
    ("4", "4"),
    ("s", "s"), ("u", "u"), ("b", "b"),  // a card is taken out, brought back, left for tomorrow
    ("", " "), ("x", "x"), ("2", "2"),
  ]

  /// What an event says, without its time, id and session.
  private func summary(_ events: [Event]) -> [String] {
    let numbers = Dictionary(
      uniqueKeysWithValues: events.enumerated().map { ($0.element.id, $0.offset) }
    )
    return events.map { event in
      switch event.body {
      case .review(let review): "\(review.card) \(review.grade.rawValue)"
      case .undo(let id): "undo \(numbers[id] ?? -1)"
      case .suspend(let card): "suspend \(card.card)"
      case .bury(let card, let day): "bury \(card.card) \(day)"
      case .flag(let card, let note): "flag \(card.card) \(note ?? "")"
      case .note(let card, let text): "note \(card.card) \(text)"
      default: "other"
      }
    }
  }

  private func plain(_ arguments: [String]) throws -> [String] {
    let place = try StudyPlace()
    let path = try place.write("guide.md", guide)
    let input = steps.map { $0.line + "\n" }.joined() + "q\n"
    let outcome = try place.run(["review", "--guide", path] + arguments, input: input)
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    return summary(try place.events())
  }

  func testLinesKeysAndJSONLeaveTheSameEvents() throws {
    let lines = try plain([])
    XCTAssertGreaterThan(lines.count, 8)
    XCTAssertTrue(
      lines.contains { $0.hasPrefix("flag") } && lines.contains { $0.hasPrefix("note") }
    )
    XCTAssertEqual(try plain(["--json"]), lines)

    let place = try StudyPlace()
    let path = try place.write("guide.md", guide)
    let session = try place.terminal(["review", "--guide", path])
    session.expect("0 done")
    var count = 0
    for step in steps {
      let shown = session.transcript.count
      session.send(step.keys)
      _ = session.wait(timeoutSeconds: 5) { _ in session.transcript.count > shown }
      count += 1
    }
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
    XCTAssertEqual(summary(try place.events()), lines)
  }

  func testTypedAnswersLeaveTheSameEventsAsTypedLines() throws {
    let lines = try StudyPlace()
    let path = try lines.write("guide.md", "# G\n\n## H\n\n- **Spade**: a tool for digging\n")
    let words = ["review", "--type", "--guide", path]
    let outcome = try lines.run(words, input: "tool to dig holes\n:1\ndigging tool\n\n:q\n")
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertTrue(outcome.output.contains("Missing: digging"), outcome.output)

    let keys = try StudyPlace()
    let other = try keys.write("guide.md", "# G\n\n## H\n\n- **Spade**: a tool for digging\n")
    let session = try keys.terminal(["review", "--type", "--guide", other])
    session.expect("Answer:")
    session.send("tool to dig holes\r")
    session.expect("Missing: digging")
    session.send("1")
    session.expect("A short pause.")
    session.send(" ")
    session.expect("Answer:")
    session.send("digging tool\r")
    session.expect("Right.")
    session.send(" q")
    _ = session.waitForExit()
    XCTAssertEqual(summary(try keys.events()), summary(try lines.events()))
  }

  func testPagesOverTheCard() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", guide)
    let session = try place.terminal(["review", "--guide", path])
    session.expect("0 done")
    for (key, shown) in [("e", path.suffix(9)), ("r", "Tools"), ("?", "What it does")] {
      session.send(key)
      session.expect(String(shown))
      session.expect("other keys back")
      session.send("x")
      session.expect("0 done")
    }
    session.send("E")
    session.expect("Neither $VISUAL nor $EDITOR")
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }

  func testTheEditorIsGivenTheTerminalAndThePlace() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", guide)
    let script = try place.write("editor.sh", "#!/bin/sh\nprintf '%s|' \"$@\" > \"$HOME/seen\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    place.environment["EDITOR"] = script
    let session = try place.terminal(["review", "--guide", path])
    session.expect("0 done")
    session.send("E")
    session.expect("Changes of the guide show")
    XCTAssertTrue(session.screen.isAlternate)
    let seen = try String(contentsOfFile: place.folder + "/seen", encoding: .utf8)
    XCTAssertTrue(seen.hasPrefix("+") && seen.hasSuffix("|\(path)|"), seen)
    session.send(" 3")
    session.expect("1 done")
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }
}
