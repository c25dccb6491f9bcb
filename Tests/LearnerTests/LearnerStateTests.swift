import Curriculum
import Journal
import Memory
import XCTest

@testable import Learner

final class LearnerStateTests: XCTestCase {
  private let card = CardID("card")

  func testStateIsWhatTheModelSaysOfTheHistory() throws {
    var script = try EventScript()
    script.review("card", .good, day: 100, due: 100)
    script.review("card", .good, day: 100, due: 102)
    script.review("card", .again, day: 104, due: 104)
    let learner = LearnerState(replaying: script.events)
    let model = FSRS6()
    var memory = model.next(nil, after: 0, grade: .good)
    memory = model.next(memory, after: 0, grade: .good)
    memory = model.next(memory, after: 4, grade: .again)
    let progress = try XCTUnwrap(learner.progress(of: card))
    XCTAssertEqual(progress.schedule?.memory, memory)
    XCTAssertEqual(progress.schedule?.phase, .relearning(step: 0))
    XCTAssertEqual(progress.lapses, 1)
    XCTAssertEqual(progress.reviews, 3)
    XCTAssertEqual(
      learner.recall(
        of: card,
        at: Moment(startOf: StudyDay(number: 109)),
        on: StudyDay(number: 109)
      ),
      model.retrievability(after: 5, stability: memory.stability)
    )
  }

  func testPromisedDueDateIsKept() throws {
    var script = try EventScript()
    script.review("card", .easy, day: 100, due: 177)
    let learner = LearnerState(replaying: script.events)
    XCTAssertEqual(learner.progress(of: card)?.due, .day(StudyDay(number: 177)))
  }

  func testUndoneEventsDoNotCountAndAnUndoneUndoDoes() throws {
    var script = try EventScript()
    script.review("card", .good, day: 100, due: 102)
    let before = LearnerState(replaying: script.events).progress(of: card)
    let second = script.review("card", .again, day: 102, due: 102)
    let after = LearnerState(replaying: script.events).progress(of: card)
    let undo = script.add(.undo(second))
    XCTAssertEqual(LearnerState(replaying: script.events).progress(of: card), before)
    script.add(.undo(undo))
    XCTAssertEqual(LearnerState(replaying: script.events).progress(of: card), after)
  }

  func testUndoOfTheOnlyReviewMakesTheCardNewAgain() throws {
    var script = try EventScript()
    let only = script.review("card", .good, day: 100, due: 102)
    script.add(.undo(only))
    XCTAssertNil(LearnerState(replaying: script.events).progress(of: card))
  }

  /// Recording events one by one gives what replaying all of them gives.
  func testRecordingEqualsReplaying() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      var script = try EventScript()
      var live = LearnerState(replaying: [])
      for step in 0..<40 {
        let count = script.events.count
        let name = "c\(Int.random(in: 0..<4, using: &random))"
        let reference = CardRef(card: name)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: script.add(.suspend(reference))
        case 1: script.add(.resume(reference))
        case 2: script.add(.bury(reference, until: StudyDay(number: step)))
        case 3:
          if let target = script.events.randomElement(using: &random)?.id {
            script.add(.undo(target))
          }
        case 4: script.add(.relink(from: name, to: "c9"))
        case 5: script.add(.setting(name: "desired-retention", value: .number(0.85)))
        default:
          let grade = ReviewGrade.allCases.randomElement(using: &random) ?? .good
          script.review(name, grade, day: 100 + step, due: 103 + step)
        }
        if script.events.count > count, let last = script.events.last { live.record(last) }
      }
      let replayed = LearnerState(replaying: script.events)
      XCTAssertEqual(live.cards, replayed.cards)
      XCTAssertEqual(live.settings, replayed.settings)
    }
  }

  func testRelinkedCardKeepsItsHistory() throws {
    var script = try EventScript()
    script.review("card", .good, day: 100, due: 102)
    let before = LearnerState(replaying: script.events).progress(of: card)
    script.add(.relink(from: "card", to: "renamed"))
    let learner = LearnerState(replaying: script.events)
    XCTAssertEqual(learner.progress(of: CardID("renamed")), before)
  }

  func testClockThatRanBackwardsGivesNoNegativePause() throws {
    var script = try EventScript()
    script.review("card", .good, day: 100, due: 102)
    script.review("card", .good, day: 90, due: 92)
    let learner = LearnerState(replaying: script.events)
    XCTAssertEqual(learner.progress(of: card)?.lastDay, StudyDay(number: 100))
    XCTAssertEqual(
      learner.recall(of: card, at: Moment(startOf: StudyDay(number: 95)), on: StudyDay(number: 95)),
      1
    )
  }

  func testSettingsOutOfRangeChangeNothing() throws {
    var script = try EventScript()
    script.add(.setting(name: "desired-retention", value: .number(1.5)))
    script.add(.setting(name: "new-cards-a-day", value: .number(-1)))
    script.add(.setting(name: "day-start", value: .string("25:00")))
    script.add(.setting(name: "no-such-setting", value: .bool(true)))
    XCTAssertEqual(LearnerState(replaying: script.events).settings, LearningSettings())
    script.add(.setting(name: "new-cards-a-day", value: .number(7)))
    script.add(.setting(name: "day-start", value: .string("05:30")))
    let settings = LearnerState(replaying: script.events).settings
    XCTAssertEqual(settings.newCardsADay, 7)
    XCTAssertEqual(settings.dayStartMinutes, 330)
  }

  func testExamsAreFoundWithTheirLastAnswers() throws {
    var script = try EventScript()
    script.add(
      .examStarted(
        ExamStart(form: "f", exam: "x", seed: 1, mode: "practice", minutes: nil, questions: [])
      )
    )
    for chosen in ["a", "b"] {
      script.add(
        .examAnswered(
          ExamAnswer(
            form: "f",
            question: "q",
            chosen: [chosen],
            milliseconds: 1,
            isFlagged: false
          )
        )
      )
    }
    script.add(.examFinished(form: "f"))
    let exams = LearnerState(replaying: script.events).exams
    XCTAssertEqual(exams.count, 1)
    XCTAssertEqual(exams.first?.answers["q"]?.chosen, ["b"])
    XCTAssertNotNil(exams.first?.finishedAt)
  }
}
