import Curriculum
import Journal
import Memory
import SourceText
import XCTest

@testable import Learner

/// Taking back at once says the same as a replay.
final class TakingBackTests: XCTestCase {
  private func graph() -> StudyGraph {
    var guide = "# Module 1: All\n\n"
    for topic in 1...3 {
      guide += "## Bed \(topic)\n\n"
      for term in 1...5 { guide += "- **Plant \(topic) \(term)**: grows \(term) inches a week\n" }
      guide += "\n"
    }
    let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
    return GraphBuilder.graph(files: [file], exam: "none")
  }

  func testUndoneAnswersLeaveTheStateOfAReplay() throws {
    let graph = graph()
    var undone = 0
    for seed in 1...150 {
      var random = SeededGenerator(seed: UInt64(seed))
      var script = try EventScript()
      var state = LearnerState(replaying: [], over: graph)
      var open: [EventID] = []
      for step in 0..<Int(10 + random.next() % 60) {
        let day = 20_000 + step / 6
        let card = graph.cards[Int(random.next() % UInt64(graph.cards.count))].id.text
        switch random.next() % 8 {
        case 0...2 where !open.isEmpty:
          script.add(.undo(open.removeLast()))
          undone += 1
        case 3: open.append(script.add(.suspend(CardRef(card: card))))
        case 4: open.append(script.add(.note(CardRef(card: card), text: "n\(step)")))
        default:
          let grade = ReviewGrade(rawValue: UInt8(1 + random.next() % 4)) ?? .good
          open.append(script.review(card, grade, day: day, due: day + 1 + step % 5))
        }
        state.record(script.events[script.events.count - 1])
      }
      let replayed = LearnerState(replaying: script.events, over: graph)
      XCTAssertEqual(
        state.cards.filter { $0.value != CardProgress() },
        replayed.cards.filter { $0.value != CardProgress() },
        "seed \(seed)"
      )
      XCTAssertEqual(state.lastReviewed, replayed.lastReviewed, "seed \(seed)")
      let today = StudyDay(number: 20_012)
      let now = Moment(millisecondsSince1970: 1_728_000_000_000)
      XCTAssertEqual(state.streak(on: today), replayed.streak(on: today), "seed \(seed)")
      for card in graph.cards {
        for grade in Grade.allCases {
          let one = state.outcome(of: card.id, grade: grade, at: now, on: today)
          let other = replayed.outcome(of: card.id, grade: grade, at: now, on: today)
          XCTAssertEqual(one.schedule, other.schedule, "seed \(seed)")
          XCTAssertEqual(one.pause, other.pause, "seed \(seed)")
        }
      }
    }
    XCTAssertGreaterThan(undone, 500)
  }
}
