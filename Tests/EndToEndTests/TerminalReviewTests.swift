import Foundation
import Journal
import PseudoTerminal
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The review with keys and a screen, in a pseudo-terminal.
final class TerminalReviewTests: XCTestCase {
  private let keys = ["u undo", "s suspend", "b bury", "q quit"]
  private let prompt = "Term 1-1: what is it?"
  private let answer = "the thing number 1 of part 1"

  /// Writes a guide and returns the words that name it on the command line.
  private func guide(_ place: StudyPlace, _ text: String = fourDomainGuide()) throws -> [String] {
    ["--guide", try place.write("guide.md", text)]
  }

  /// A guide of one card whose answer is longer than a small window.
  private func longGuide() -> String {
    let words = (1...55).map { "word-number-\($0)" }.joined(separator: " ")
    return "# Guide\n\n## Some heading\n\n- **Long term with a name**: first \(words) last\n"
  }

  /// In a window with room for a few lines, what is new in a stage shows first.
  func testTheAnswerShowsBelowALongQuestion() throws {
    let place = try StudyPlace()
    let words = (1...30).map { "word-\($0)" }.joined(separator: " ")
    let text = "# Guide\n\n## Long\n\n**Q:** Which \(words) is it?\n**A:** The short answer.\n"
    let arguments = try ["review"] + guide(place, text)
    let session = try place.terminal(arguments, columns: 40, rows: 15)
    session.expect("word-1 ")
    session.send(" ")
    session.expect("The short answer.")
    session.send("n")
    session.expect("Enter keeps")
    XCTAssertFalse(session.screen.text.contains("u undo"), "letters are letters now")
    session.send("\u{1B}")
    session.expect("u undo")
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }

  func testGlanceCardsGradesAndUndo() throws {
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, guide(place))
    let session = terminal.session
    session.expect("space start")
    XCTAssertTrue(session.screen.isAlternate)
    XCTAssertFalse(session.screen.isCursorVisible)
    XCTAssertNotEqual(session.pair.modes(), terminal.modesBefore, "keys come singly")
    let glance = session.screen.text
    for expected in [
      "1 Data Preparation for Machine Learning", "2 ML Model Development",
      "3 Deployment and Orchestration of ML Workflows", "4 ML Solution Monitoring", "28 %",
      "26 %", "22 %", "24 %", "2026-09-29 Since this date", "Today, 2026-11-21", "20 new",
    ] {
      XCTAssertTrue(glance.contains(expected), "no '\(expected)' in:\n\(glance)")
    }
    XCTAssertFalse(glance.contains("2027-01-14"), "a notice shows from its day on")

    session.send(" ")
    session.expect(prompt)
    XCTAssertFalse(session.screen.text.contains(answer))
    session.send("3")
    session.expect("See the answer first.")
    session.send(" ")
    session.expect(answer)
    session.expect("3 Good 10m")
    XCTAssertEqual(try place.reviews().count, 0)
    session.send("3")
    session.expect("1 done")
    let first = try place.reviews()
    XCTAssertEqual(first.map(\.grade), [.good])
    XCTAssertFalse(session.screen.text.contains(prompt), "the next card shows")

    session.send(" 1")
    session.expect("2 done")
    session.send("u")
    session.expect("1 done")
    session.send("u")
    session.expect("0 done")
    session.expect(prompt)
    session.send(" 4")
    session.expect("1 done")
    let kinds = try place.events().map { event in
      switch event.body {
      case .review(let review): "review \(review.grade.rawValue)"
      case .undo(let id): "undo \((try? place.events().firstIndex { $0.id == id }) ?? -1)"
      default: "other"
      }
    }
    XCTAssertEqual(kinds, ["review 3", "review 1", "undo 1", "undo 0", "review 4"])
    session.send("q")
    terminal.assertRestored(status: 0)
    XCTAssertTrue(session.screen.text.contains("This session"))
  }

  func testLaterNoticeShowsOnItsDay() throws {
    let place = try StudyPlace()
    place.now = "2027-01-14T12:00:00Z"
    let session = try place.terminal([], rows: 40)
    session.expect("2027-01-14 AWS has announced")
    session.expect("space start")
  }

  func testResizingDrawsAnewWithinTheWidth() throws {
    let place = try StudyPlace()
    let session = try place.terminal(guide(place, longGuide()))
    session.expect("space start")
    for (columns, rows) in [(40, 15), (200, 50), (80, 24)] {
      _ = session.redraw(columns: columns, rows: rows, showing: ["space start"])
    }
    session.send(" ")
    session.expect("Long term with a name: what is it?")
    for (columns, rows) in [(40, 15), (200, 50), (80, 24)] {
      let lines = session.redraw(
        columns: columns,
        rows: rows,
        showing: ["Some heading", "space answer", "is it?"] + keys
      )
      XCTAssertTrue(lines[rows - 1].contains("q quit"), "the keys are in the last line")
    }
    session.send(" ")
    session.expect("4 Easy")
    for (columns, rows) in [(40, 15), (200, 50), (80, 24)] {
      let grades = ["1 Again", "2 Hard", "3 Good", "4 Easy"]
      // The smallest window has no room for the whole, and says that there is more below.
      let answer = rows == 15 ? "↓ more" : "word-number-55 last"
      _ = session.redraw(
        columns: columns,
        rows: rows,
        showing: ["is it?", "first word-number-1", answer] + grades + keys
      )
    }
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }

  func testWideCharactersStayWithinTheWidth() throws {
    let place = try StudyPlace()
    let wide = String(repeating: "意味は長い説明です", count: 8) + " 🚀👩‍💻 e\u{301}nd"
    let text = "# Guide 案内\n\n- **用語 one**: \(wide)\n- **用語 two**: it is \(wide) too\n"
    let session = try place.terminal(["review"] + guide(place, text))
    session.expect("space answer")
    session.send(" ")
    session.expect("4 Easy")
    for (columns, rows) in [(40, 30), (41, 30), (200, 50), (80, 24)] {
      _ = session.redraw(columns: columns, rows: rows, showing: ["用語", "意味は", "4 Easy", "nd"])
    }
  }

  func testATinyWindowIsNoReasonToDie() throws {
    let place = try StudyPlace()
    let session = try place.terminal(guide(place))
    session.expect("space start")
    let sizes = [(12, 4), (1, 1), (3, 50), (200, 2), (80, 24)]
    func resize(_ columns: Int, _ rows: Int) {
      let count = session.transcript.count
      session.resize(columns: columns, rows: rows)
      let isDrawn = session.wait(timeoutSeconds: 5) { _ in session.transcript.count > count }
      XCTAssertTrue(isDrawn, "nothing is drawn at \(columns) x \(rows)")
    }
    for (columns, rows) in sizes { resize(columns, rows) }
    session.expect("space start")
    session.send(" ")
    session.expect(prompt)
    session.send(" ")
    session.expect(answer)
    for (columns, rows) in sizes { resize(columns, rows) }
    session.expect(answer)
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }

  func testAPasteIsNoAnswer() throws {
    let place = try StudyPlace()
    let session = try place.terminal(["review"] + guide(place))
    session.expect(prompt)
    session.send(" ")
    session.expect(answer)
    session.send("\u{1B}[200~3 3 3 q\u{1B}[201~")
    session.send("?")
    session.expect("take this card out")
    session.send("?")
    session.expect("0 done")
    XCTAssertEqual(try place.reviews().count, 0)
    session.send("\u{1B}[<0;10;10M\u{1B}[3~\u{1B}[19~")
    session.send("3")
    session.expect("1 done")
    XCTAssertEqual(try place.reviews().map(\.grade), [.good])
  }

  func testALongAnswerScrollsInASmallWindow() throws {
    let place = try StudyPlace()
    let session = try place.terminal(
      ["review"] + guide(place, longGuide()),
      columns: 40,
      rows: 12
    )
    session.expect("space answer")
    session.send(" ")
    session.expect("↓ more")
    XCTAssertFalse(session.screen.text.contains("-55"))
    session.send(String(repeating: "j", count: 40))
    session.expect("word-number-55")
    session.send("\u{1B}[A")
    session.expect("↓ more")
    session.expect("q quit")
  }

  func testControlCEndsWithTheOverview() throws {
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, guide(place))
    terminal.session.expect("space start")
    terminal.session.send("  3")
    terminal.session.expect("1 done")
    terminal.session.send("\u{3}")
    terminal.assertRestored(status: 0)
    let text = terminal.session.screen.text
    XCTAssertTrue(text.contains("This session"), text)
    XCTAssertTrue(text.contains("Tomorrow: 1 card due. 20 cards left for today."), text)
    XCTAssertEqual(try place.reviews().count, 1)
  }

  func testSignalsThatEndTheProgramLeaveTheTerminalAsItWas() throws {
    for signal in [SIGTERM, SIGHUP, SIGINT] {
      let place = try StudyPlace()
      let terminal = try ShellTerminal(place, guide(place))
      terminal.session.expect("space start")
      terminal.session.send("  3")
      terminal.session.expect("1 done")
      terminal.session.send(" 4")
      terminal.session.expect("2 done")
      try terminal.send(signal: signal)
      terminal.assertRestored(status: 128 + signal)
      XCTAssertEqual(try place.reviews().map(\.grade), [.good, .easy])
    }
  }

  func testStoppingAndGoingOn() throws {
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, guide(place), hasJobControl: true)
    let session = terminal.session
    session.expect("space start")
    session.send(" ")
    session.expect(prompt)
    session.send("\u{1A}")
    session.expect("[status \(128 + SIGTSTP)]")
    XCTAssertFalse(session.screen.isAlternate, "stopped: the screen is given back")
    XCTAssertTrue(session.screen.isCursorVisible)
    XCTAssertEqual(session.pair.modes(), terminal.modesBefore)
    session.send("\n")
    session.expect(prompt)
    session.send(" 3")
    session.expect("1 done")
    session.send("q")
    terminal.assertRestored(status: 0)
  }

  func testAClosedWindowLosesNoAnswer() throws {
    let place = try StudyPlace()
    let session = try place.terminal(["review"] + guide(place))
    session.expect(prompt)
    session.send(" 3")
    session.expect("1 done")
    session.send(" ")
    session.expect("4 Easy")
    session.pair.closeController()
    let ending = session.waitForExit()
    XCTAssertTrue(
      [.signaled(SIGHUP), .exited(0)].contains(ending),
      "\(String(describing: ending))"
    )
    XCTAssertEqual(try place.reviews().map(\.grade), [.good])
    let rest = try place.run(["review"] + guide(place), input: "\n3\n")
    XCTAssertEqual(rest.ending, .exited(0))
    XCTAssertEqual(try place.reviews().count, 2)
  }

  func testWithNothingLeftThereIsNoScreenToLeave() throws {
    let place = try StudyPlace()
    _ = try place.run(["review"] + guide(place), input: String(repeating: "\n4\n", count: 20))
    let terminal = try ShellTerminal(place, guide(place))
    terminal.session.expect("all done; nothing is due.")
    terminal.assertRestored(status: 0)
  }
}
