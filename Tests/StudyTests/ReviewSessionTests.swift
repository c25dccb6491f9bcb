import Curriculum
import Journal
import Learner
import Memory
import SourceText
import XCTest

@testable import Study

/// Drives sessions as the surfaces do, with a log in memory.
final class ReviewSessionTests: XCTestCase {
  private let start = Moment(millisecondsSince1970: 1_000_000_000_000)
  private let day = StudyDay(number: 11_574)

  private func graph(terms: Int) -> StudyGraph {
    let lines = (1...terms).map { "- **Term \($0)**: means \($0)\n" }
    let text = "# Module 1: Words\n\n## Some words\n\n" + lines.joined()
    return GraphBuilder.graph(
      files: [SourceFile(path: "words.md", bytes: Array(text.utf8))],
      exam: "none"
    )
  }

  /// A session, its clock and its log.
  private struct Run {
    var session: ReviewSession
    var now: Moment
    var day: StudyDay
    var events: [Event] = []

    mutating func send(_ input: SessionInput) throws {
      for effect in session.handle(input, now: now, day: day) {
        guard case .append(let body) = effect else { continue }
        let writer = try XCTUnwrap(WriterID(rawValue: "w"))
        let sequence = events.count + 1
        let id = EventID(writer: writer, sequence: sequence, at: now, random: 1)
        let event = Event(id: id, at: now, writer: writer, sequence: sequence, body: body)
        events.append(event)
        _ = session.handle(.recorded(event), now: now, day: day)
      }
    }

    /// Answers the card that shows; one that is behind a pause is asked at once.
    mutating func answer(_ grade: Grade) throws {
      if case .pause = session.stage { try send(.reveal) }
      try send(.reveal)
      try send(.grade(grade))
    }
  }

  private func run(_ graph: StudyGraph, events: [Event] = [], limit: Int? = nil) -> Run {
    let learner = LearnerState(replaying: events)
    var choice = QueueChoice()
    choice.limit = limit
    let session = ReviewSession(
      name: "s",
      graph: graph,
      learner: learner,
      now: start,
      day: day,
      choice: choice
    )
    return Run(session: session, now: start, day: day, events: events)
  }

  func testNewCardsComeInOrderAndEndAtTheDailyLimit() throws {
    var run = run(graph(terms: 30))
    XCTAssertEqual(run.session.leftCount(day: day), 20)
    var asked: [Int] = []
    while let card = run.session.current {
      asked.append(card)
      try run.answer(.easy)
    }
    XCTAssertEqual(asked, Array(0..<20))
    XCTAssertEqual(run.session.stage, .finished)
  }

  func testForgottenCardComesBackWithinTheSession() throws {
    var run = run(graph(terms: 3))
    let first = run.session.current
    try run.answer(.again)
    XCTAssertNotEqual(run.session.current, first, "the card was asked twice in a row")
    try run.answer(.easy)
    try run.answer(.easy)
    XCTAssertEqual(run.session.current, first)
    try run.answer(.good)
    try run.answer(.good)
    XCTAssertEqual(run.session.stage, .finished)
  }

  func testStepThatHasEndedComesBeforeTheQueue() throws {
    var run = run(graph(terms: 9))
    let first = run.session.current
    try run.answer(.again)
    run.now = run.now.advanced(byMilliseconds: 61_000)
    try run.answer(.easy)
    XCTAssertEqual(run.session.current, first)
  }

  func testUndoBringsTheCardBackAndTheEventGoesToTheLog() throws {
    var run = run(graph(terms: 5))
    let first = run.session.current
    let left = run.session.leftCount(day: day)
    try run.answer(.easy)
    let second = run.session.current
    try run.answer(.again)
    try run.send(.undo)
    XCTAssertEqual(run.session.current, second)
    try run.send(.undo)
    XCTAssertEqual(run.session.current, first)
    XCTAssertEqual(run.session.leftCount(day: day), left)
    XCTAssertEqual(run.session.answers.count, 0)
    let undone = run.events.compactMap { event -> EventID? in
      if case .undo(let target) = event.body { target } else { nil }
    }
    XCTAssertEqual(undone, [run.events[1].id, run.events[0].id])
    try run.answer(.easy)
    XCTAssertEqual(run.session.current, second)
  }

  func testNothingToUndoIsSaid() {
    var session = run(graph(terms: 2)).session
    XCTAssertEqual(
      session.handle(.undo, now: start, day: day),
      [.hint("There is nothing to undo.")]
    )
  }

  func testGradingBeforeTheAnswerIsRefused() {
    var session = run(graph(terms: 2)).session
    XCTAssertEqual(
      session.handle(.grade(.good), now: start, day: day),
      [.hint("See the answer first.")]
    )
  }

  func testSuspendedAndBuriedCardsLeaveTheSession() throws {
    var run = run(graph(terms: 3))
    try run.send(.suspend)
    try run.send(.bury)
    XCTAssertEqual(run.session.current, 2)
    try run.answer(.easy)
    XCTAssertEqual(run.session.stage, .finished)
    let next = self.run(graph(terms: 3), events: run.events)
    XCTAssertEqual(next.session.stage, .finished)
    let tomorrow = ReviewQueue(
      graph: graph(terms: 3),
      learner: LearnerState(replaying: run.events),
      now: start.advanced(byMilliseconds: 86_400_000),
      day: day.advanced(by: 1)
    )
    XCTAssertEqual(tomorrow.cards, [1])
  }

  func testBuriedCardIsAskedAgainOnLaterDays() throws {
    var run = run(graph(terms: 1))
    try run.send(.bury)
    XCTAssertEqual(run.session.stage, .finished)
    let tomorrow = day.advanced(by: 1)
    run.now = run.now.advanced(byMilliseconds: 86_400_000)
    run.day = tomorrow
    let learner = LearnerState(replaying: run.events)
    run.session = ReviewSession(
      name: "t",
      graph: graph(terms: 1),
      learner: learner,
      now: run.now,
      day: tomorrow
    )
    try run.answer(.good)
    XCTAssertEqual(run.session.current, 0, "the card waits for its step and is asked ahead")
    try run.answer(.good)
    XCTAssertEqual(run.session.stage, .finished)
  }

  func testUndoTakesASuspensionBack() throws {
    var run = run(graph(terms: 3))
    try run.answer(.easy)
    try run.send(.suspend)
    XCTAssertEqual(run.session.current, 2)
    try run.send(.undo)
    XCTAssertEqual(run.session.current, 1)
    XCTAssertEqual(run.session.answers.count, 1)
    let learner = LearnerState(replaying: run.events)
    let id = run.session.graph.cards[1].id
    XCTAssertFalse(learner.progress(of: id)?.isSuspended ?? false)
    try run.answer(.easy)
    XCTAssertEqual(run.session.current, 2)
  }

  /// After two machines answered apart, a replay may stand at a step while a day was promised.
  func testPromisedDayCountsNotTheReplayedStep() throws {
    let graph = graph(terms: 1)
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    let review = Review(
      card: graph.cards[0].id.text,
      grade: .good,
      milliseconds: 1,
      session: "s",
      day: day,
      due: .day(day.advanced(by: 2))
    )
    let id = EventID(writer: writer, sequence: 1, at: start, random: 0)
    let event = Event(id: id, at: start, writer: writer, sequence: 1, body: .review(review))
    let later = day.advanced(by: 9)
    let session = ReviewSession(
      name: "t",
      graph: graph,
      learner: LearnerState(replaying: [event]),
      now: start.advanced(byMilliseconds: 9 * 86_400_000),
      day: later
    )
    XCTAssertEqual(session.current, 0)
  }

  /// Stopping anywhere and starting anew asks the same cards and promises the same days.
  func testInterruptedSessionsEqualOneThatWasNot() throws {
    let graph = graph(terms: 25)
    let grades: [Grade] = [.good, .again, .easy, .hard, .good, .good, .again, .easy]
    for interval in 1...7 {
      var whole = run(graph)
      var parts = run(graph)
      for step in 0..<30 {
        guard whole.session.current != nil else { break }
        if step % interval == 0 { parts = run(graph, events: parts.events) }
        try whole.answer(grades[step % grades.count])
        try parts.answer(grades[step % grades.count])
      }
      let left = LearnerState(replaying: whole.events).cards.mapValues(\.due)
      let right = LearnerState(replaying: parts.events).cards.mapValues(\.due)
      XCTAssertEqual(left, right, "interrupted every \(interval) answers")
      XCTAssertGreaterThan(left.count, 10)
    }
  }

  func testReviewRecordsWhatTheLogPromises() throws {
    var run = run(graph(terms: 1))
    try run.send(.reveal)
    run.now = run.now.advanced(byMilliseconds: 4200)
    try run.send(.grade(.good))
    guard case .review(let review) = run.events.first?.body else {
      return XCTFail("no review was written")
    }
    XCTAssertEqual(review.card, run.session.graph.cards[0].id.text)
    XCTAssertEqual(review.milliseconds, 4200)
    XCTAssertEqual(review.day, day)
    XCTAssertEqual(review.due, .moment(run.now.advanced(byMilliseconds: 600_000)))
    XCTAssertEqual(review.about?.term, "Term 1")
    XCTAssertEqual(review.about?.breadcrumb, ["Words", "Some words"])
  }
}
