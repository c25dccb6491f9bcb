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

/// The practice exam with keys and a screen, in a pseudo-terminal.
final class TerminalExamTests: XCTestCase {
  private let exam = ["exam", "--questions", "3", "--seed", "7"]

  private func answers(_ place: StudyPlace) throws -> [ExamAnswer] {
    try place.events().compactMap { event in
      if case .examAnswered(let answer) = event.body { answer } else { nil }
    }
  }

  func testLettersChooseAndEnterGoesOn() throws {
    let place = try StudyPlace()
    let terminal = try ShellTerminal(place, exam, rows: 40)
    let session = terminal.session
    session.expect("Question 1 of 3")
    session.expect("q stop")
    XCTAssertTrue(session.screen.text.contains("[ ] A"))
    session.send("b")
    session.expect("[x] B")
    session.send("A")
    session.expect("[x] A")
    XCTAssertFalse(session.screen.text.contains("[x] B"), "in a choice of one the choice moves")
    session.expect("1 answered")
    session.send("!")
    session.expect("flagged")
    session.send("\r")
    session.expect("Question 2 of 3")
    session.send("\u{1B}[D")
    session.expect("Question 1 of 3")
    session.expect("[x] A")
    session.send("\r\r")
    session.expect("Question 3 of 3")
    session.expect("enter hand in")
    session.send("z")
    session.expect("The options are A to")
    session.send("c")
    session.expect("[x] C")
    session.send("\r")
    session.expect("1 question open, 1 flagged.")
    session.send("\r")
    terminal.assertRestored(status: 0)
    XCTAssertTrue(session.screen.text.contains("of 3 right"), session.screen.text)

    let events = try place.events()
    guard case .examStarted(let start) = events.first?.body else {
      return XCTFail("the log begins with the exam's start")
    }
    XCTAssertEqual(events.last?.body, .examFinished(form: start.form))
    let answers = try answers(place)
    XCTAssertEqual(answers.map(\.question), [start.questions[0].id, start.questions[2].id])
    XCTAssertEqual(answers.first?.chosen, [start.questions[0].options[0]])
    XCTAssertEqual(answers.first?.isFlagged, true)
    XCTAssertEqual(answers.last?.chosen, [start.questions[2].options[2]])
  }

  func testStoppingKeepsWhatWasAnswered() throws {
    for key in ["q", "\u{3}"] {
      let place = try StudyPlace()
      let terminal = try ShellTerminal(place, exam, rows: 40)
      terminal.session.expect("Question 1 of 3")
      terminal.session.send("b\r")
      terminal.session.expect("Question 2 of 3")
      terminal.session.send(key)
      terminal.session.expect("1 answer will not be scored.")
      terminal.session.send("b")
      terminal.session.send(key)
      terminal.session.expect("will not be scored.")
      terminal.session.send("b" + key + key)
      terminal.assertRestored(status: 0)
      let text = terminal.session.screen.text
      XCTAssertTrue(text.contains("Stopped: 1 of 3 answered; nothing is scored."), text)
      XCTAssertEqual(try answers(place).count, 1)
      for event in try place.events() {
        if case .examFinished = event.body { XCTFail("a stopped exam is not handed in") }
      }
    }
  }

  func testSignalsLeaveTheTerminalAsItWas() throws {
    for signal in [SIGTERM, SIGHUP] {
      let place = try StudyPlace()
      let terminal = try ShellTerminal(place, exam, rows: 40)
      terminal.session.expect("Question 1 of 3")
      terminal.session.send("b\rc")
      terminal.session.expect("[x] C")
      try terminal.send(signal: signal)
      terminal.assertRestored(status: 128 + signal)
      XCTAssertEqual(try answers(place).count, 2, "what was chosen last is kept too")
    }
  }

  func testResizingDrawsAnewWithinTheWidth() throws {
    let place = try StudyPlace()
    let session = try place.terminal(exam)
    session.expect("Question 1 of 3")
    for (columns, rows) in [(40, 15), (200, 50), (80, 24)] {
      _ = session.redraw(
        columns: columns,
        rows: rows,
        showing: ["Question 1 of 3", "0 answered", "letters choose", "q stop"]
      )
    }
    XCTAssertTrue(session.screen.text.contains("[ ] A") || session.screen.text.contains("↓ more"))
    session.send("q")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }
}
