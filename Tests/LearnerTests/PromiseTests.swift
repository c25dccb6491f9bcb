import Curriculum
import Journal
import Memory
import SourceText
import XCTest

@testable import Learner

/// What the learner is promised beyond what one card's history says.
final class PromiseTests: XCTestCase {
  private let graph: StudyGraph = {
    var text = "# Module 1: Words\n\n"
    for topic in ["Easy", "Hard"] {
      text += "## \(topic) things\n\n"
      for number in 1...80 { text += "- **\(topic) \(number)**: meaning of \(number) \(topic)\n" }
      text += "\n"
    }
    return GraphBuilder.graph(
      files: [SourceFile(path: "words.md", bytes: Array(text.utf8))],
      exam: "none"
    )
  }()

  private func pause(_ learner: LearnerState, _ card: Int, _ grade: Grade, day: Int) -> Pause {
    let day = StudyDay(number: day)
    let id = graph.cards[card].id
    return learner.outcome(of: id, grade: grade, at: Moment(startOf: day), on: day).pause
  }

  func testNoIntervalReachesPastTheExam() throws {
    var script = try EventScript()
    let exam = StudyDay(number: 20_010)
    script.add(.setting(name: "exam-date", value: .string(exam.iso8601)))
    let learner = LearnerState(replaying: script.events, over: graph)
    for card in 0..<40 {
      guard case .days(let days) = pause(learner, card, .easy, day: 20_005) else {
        return XCTFail("a new card graded Easy waits for days")
      }
      XCTAssertLessThanOrEqual(days, 5)
    }
    // After the exam there is nothing to aim at.
    guard case .days(let days) = pause(learner, 0, .easy, day: 20_020) else {
      return XCTFail("days")
    }
    XCTAssertGreaterThan(days, 5)
  }

  /// A first Easy rests eight days, moved by at most two; full days are left to others.
  func testFullDaysAreLeftToOthers() throws {
    var script = try EventScript()
    for card in 100..<140 {
      for due in [20_006, 20_007, 20_009, 20_010] {
        script.review(graph.cards[card].id.text + "\(due)", .easy, day: 20_000, due: due)
      }
    }
    let learner = LearnerState(replaying: script.events, over: graph)
    for card in 0..<40 { XCTAssertEqual(pause(learner, card, .easy, day: 20_000), .days(8)) }
  }

  func testNewCardsOfAHardTopicComeBackSooner() throws {
    var script = try EventScript()
    // Seventy cards of each topic are asked every four days: one topic is kept, the other is not.
    for round in 0..<6 {
      for card in 0..<160 where card % 80 < 70 {
        let isHard = card >= 80
        let grade: ReviewGrade = round > 0 && isHard && (card + round) % 2 == 0 ? .again : .good
        script.review(
          graph.cards[card].id.text,
          grade,
          day: 20_000 + 4 * round,
          due: 20_004 + 4 * round
        )
      }
    }
    let learner = LearnerState(replaying: script.events, over: graph)
    let day = StudyDay(number: 20_030)
    func stability(_ card: Int, _ learner: LearnerState) -> Double {
      learner.outcome(
        of: graph.cards[card].id,
        grade: .good,
        at: Moment(startOf: day),
        on: day
      ).schedule.memory.stability.count
    }
    let plain = LearnerState(replaying: script.events)
    XCTAssertEqual(stability(75, plain), stability(155, plain))
    XCTAssertLessThan(stability(155, learner), 0.9 * stability(75, learner))
    // A log replayed again, and one taken in event by event, expect the same.
    var live = LearnerState(replaying: [], over: graph)
    for event in script.events { live.record(event) }
    XCTAssertEqual(stability(155, live), stability(155, learner))
  }

  func testFSRS7KnowsPartsOfADay() throws {
    var script = try EventScript()
    script.add(
      .parameters(
        FittedParameters(model: "fsrs-7", weights: FSRS7.defaultWeights, reviews: 1000)
      )
    )
    let day = 20_000
    script.review(graph.cards[0].id.text, .good, day: day, due: day + 3)
    let learner = LearnerState(replaying: script.events, over: graph)
    let event = try XCTUnwrap(script.events.last)
    let model = FSRS7()
    let state = model.next(nil, after: 0, grade: .good)
    for hours in [1.0, 6, 30] {
      let now = event.at.advanced(byMilliseconds: Int64(hours * 3_600_000))
      XCTAssertEqual(
        learner.recall(of: graph.cards[0].id, at: now, on: StudyDay(number: day + 1)),
        model.retrievability(of: state, after: Days(hours / 24))
      )
    }
  }

  func testReviewTableTellsTheHistory() throws {
    var script = try EventScript()
    script.review("a", .good, day: 10, due: 12)
    script.review("b", .again, day: 11, due: 11)
    let undone = script.review("b", .easy, day: 12, due: 12)
    script.add(.undo(undone))
    script.review("a", .hard, day: 14, due: 16)
    script.add(.reset(CardRef(card: "a")))
    script.review("a", .good, day: 15, due: 17)
    let table = LearnerState(replaying: script.events).reviewTable(for: FSRS6.tag)
    XCTAssertEqual(table.cardCount, 3)
    XCTAssertEqual(table.grades, [3, 2, 1, 3])
    XCTAssertEqual(table.elapsedDays, [0, 4, 0, 0])
    XCTAssertEqual(table.isScored, [false, true, false, false])
  }
}
