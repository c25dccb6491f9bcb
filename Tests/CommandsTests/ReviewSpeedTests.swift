import Curriculum
import Journal
import Learner
import Memory
import SourceText
import Study
import Terminal
import XCTest

@testable import Commands

/// From a key to the screen with ten thousand cards and a log of years, the disk aside.
final class ReviewSpeedTests: XCTestCase {
  private let day = StudyDay(number: 20_000)

  private func graph(cards: Int) -> StudyGraph {
    var text = "# Module 1: All\n\n"
    for topic in 0..<(cards / 50) {
      text += "## Topic \(topic)\n\n"
      for card in 0..<50 { text += "- **Term \(topic) \(card)**: meaning number \(card)\n" }
      text += "\n"
    }
    let file = SourceFile(path: "words.md", bytes: Array(text.utf8))
    return GraphBuilder.graph(files: [file], exam: "none")
  }

  /// Five reviews of each card, on days before today.
  private func events(_ graph: StudyGraph) throws -> [Event] {
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    var events: [Event] = []
    for round in 0..<5 {
      for (index, card) in graph.cards.enumerated() {
        let day = 19_700 + round * 50 + index % 50
        let at = Moment(millisecondsSince1970: Int64(day) * 86_400_000 + Int64(events.count))
        let sequence = events.count + 1
        let review = Review(
          card: card.id.text,
          grade: index % 9 == 0 ? .again : .good,
          milliseconds: 6000,
          session: "s",
          day: StudyDay(number: day),
          due: .day(StudyDay(number: day + 60))
        )
        let id = EventID(writer: writer, sequence: sequence, at: at, random: 1)
        events.append(
          Event(id: id, at: at, writer: writer, sequence: sequence, body: .review(review))
        )
      }
    }
    return events
  }

  func testKeysWithTenThousandCards() throws {
    try skipInDebug()
    let graph = graph(cards: 10_000)
    let learner = LearnerState(replaying: try events(graph), over: graph)
    var now = Moment(millisecondsSince1970: Int64(day.number) * 86_400_000 + 40_000_000)
    var session = ReviewSession(name: "t", graph: graph, learner: learner, now: now, day: day)
    let size = TerminalSize(columns: 80, rows: 24)
    var view = ReviewScreen(size: size, glyphs: .unicode, keys: .standard)
    var screen = Screen(size: size, colorSupport: .ansi16)
    let writer = try XCTUnwrap(WriterID(rawValue: "t"))
    var sequence = 0
    var times: [String: [Double]] = [:]
    func press(_ name: String, _ input: SessionInput) {
      let duration = ContinuousClock().measure {
        for effect in session.handle(input, now: now, day: day) {
          guard case .append(let body) = effect else { continue }
          sequence += 1
          let id = EventID(writer: writer, sequence: sequence, at: now, random: 2)
          let event = Event(id: id, at: now, writer: writer, sequence: sequence, body: body)
          _ = session.handle(.recorded(event), now: now, day: day)
        }
        let state = ReviewScreen.State(
          left: session.leftCount(day: day),
          pauses: session.pauses(now: now, day: day),
          minutes: session.learner.tally(of: day).milliseconds / 60_000,
          streak: session.learner.streak(on: day),
          secondsOfPause: 0,
          numbers: []
        )
        _ = screen.update(to: view.lines(session, state))
      }
      times[name, default: []].append(duration / .milliseconds(1))
      now = now.advanced(byMilliseconds: 4000)
    }
    for round in 0..<60 {
      press("reveal", .reveal)
      press("grade", .grade(round % 5 == 0 ? .again : .good))
      if round % 6 == 5 { press("undo", .undo) }
    }
    for (name, values) in times.sorted(by: { $0.key < $1.key }) {
      let sorted = values.sorted()
      let (middle, worst) = (sorted[sorted.count / 2], sorted[sorted.count - 1])
      print("key to screen, \(name): median \(middle) ms, worst \(worst) ms")
      XCTAssertLessThan(middle, 5, name)
    }
  }

  private func skipInDebug() throws {
    #if DEBUG
      throw XCTSkip("speed is measured in a release build: make speed")
    #endif
  }
}
