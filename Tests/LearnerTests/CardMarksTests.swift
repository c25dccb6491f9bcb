import Curriculum
import Journal
import XCTest

@testable import Learner

final class CardMarksTests: XCTestCase {
  private let about = CardAbout(kind: "definition", term: "T", prompt: "T?", breadcrumb: ["M"])

  private func at(_ sequence: Int) -> Moment {
    Moment(millisecondsSince1970: Int64(sequence) * 60_000)
  }

  func testMarksKnowSinceWhenTheyHold() throws {
    var script = try EventScript()
    let card = CardRef(card: "a")
    script.add(.suspend(card))
    script.add(.flag(card, note: "wrong"))
    script.add(.suspend(card))
    script.add(.bury(card, until: StudyDay(number: 7)))
    script.add(.note(card, text: "think"))
    script.add(.flag(card, note: "very wrong"))
    let marks = try XCTUnwrap(LearnerState(replaying: script.events).marks[CardID("a")])
    XCTAssertEqual(marks.suspended, at(1))
    XCTAssertEqual(marks.flagged, at(6))
    XCTAssertEqual(marks.buried, at(4))
    XCTAssertEqual(marks.noted, at(5))
  }

  func testWhatIsTakenBackLeavesNoMark() throws {
    var script = try EventScript()
    let card = CardRef(card: "a")
    let first = script.add(.suspend(card))
    script.add(.undo(first))
    XCTAssertNil(LearnerState(replaying: script.events).marks[CardID("a")]?.suspended)
    script.add(.suspend(card))
    script.add(.bury(card, until: StudyDay(number: 7)))
    script.add(.resume(card))
    script.add(.flag(card, note: nil))
    script.add(.unflag(card))
    script.add(.note(card, text: "think"))
    script.add(.note(card, text: ""))
    XCTAssertEqual(LearnerState(replaying: script.events).marks[CardID("a")], CardMarks())
    script.add(.flag(card, note: nil))
    script.add(.note(card, text: "keep"))
    script.add(.reset(card))
    let marks = try XCTUnwrap(LearnerState(replaying: script.events).marks[CardID("a")])
    XCTAssertEqual(marks, CardMarks(noted: at(11)))
  }

  func testMarksAndHistoryGoWithANewName() throws {
    var script = try EventScript()
    script.review("old", .good, day: 100, due: 102)
    script.add(.flag(CardRef(card: "old"), note: nil))
    script.add(.relink(from: "old", to: "new"))
    let wrong = script.review("new", .again, day: 102, due: 102)
    script.add(.undo(wrong))
    script.review("new", .easy, day: 102, due: 120)
    script.review("other", .easy, day: 102, due: 120)
    let learner = LearnerState(replaying: script.events)
    XCTAssertEqual(learner.marks[CardID("new")]?.flagged, at(2))
    let grades = learner.history(of: CardID("new")).compactMap { event -> ReviewGrade? in
      if case .review(let review) = event.body { review.grade } else { nil }
    }
    XCTAssertEqual(grades, [.good, .easy])
    XCTAssertEqual(learner.history(of: CardID("old")).count, 3)
  }

  func testALostCardIsKnownThoughTheEventThatTellsItWasTakenBack() throws {
    var script = try EventScript()
    let first = script.add(.flag(CardRef(card: "a", about: about), note: nil))
    script.add(.undo(first))
    script.add(.suspend(CardRef(card: "a")))
    let lost = LearnerState(replaying: script.events).lostCards(
      in: GraphBuilder.graph(files: [], exam: "none")
    )
    XCTAssertEqual(lost.map(\.prompt), ["T?"])
  }

  func testALostCardThatWasRenamedIsKnownByItsLastName() throws {
    var script = try EventScript()
    script.add(.suspend(CardRef(card: "a", about: about)))
    script.add(.relink(from: "a", to: "b"))
    let lost = LearnerState(replaying: script.events).lostCards(
      in: GraphBuilder.graph(files: [], exam: "none")
    )
    XCTAssertEqual(lost.map(\.id), [CardID("b")])
    XCTAssertEqual(lost.map(\.prompt), ["T?"])
  }

  func testALeechWasForgottenEightTimes() throws {
    var script = try EventScript()
    for lapse in 0..<8 {
      let learner = LearnerState(replaying: script.events)
      XCTAssertFalse(learner.progress(of: CardID("a"))?.isLeech ?? false, "\(lapse) lapses")
      // Learned through its steps, so that the next Again is a lapse.
      script.review("a", .easy, day: lapse * 10, due: lapse * 10 + 5)
      script.review("a", .again, day: lapse * 10 + 5, due: lapse * 10 + 5)
    }
    let progress = LearnerState(replaying: script.events).progress(of: CardID("a"))
    XCTAssertEqual(progress?.lapses, 8)
    XCTAssertEqual(progress?.isLeech, true)
  }
}
