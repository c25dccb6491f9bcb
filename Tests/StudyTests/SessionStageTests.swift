import Curriculum
import Journal
import Learner
import Memory
import SourceText
import Study
import XCTest

/// Lists, choices, marks, pauses and what was missed, as stages of a session.
final class SessionStageTests: XCTestCase {
  private let day = StudyDay(number: 11_574)

  private let list = "- **Tools**:\n  - spade\n  - rake\n  - hoe\n"
  private let terms = "- **Spade**: a tool for digging\n- **Rake**: a tool for smoothing\n"

  private func graph(_ body: String) -> StudyGraph {
    let file = SourceFile(path: "g.md", bytes: Array("# Garden\n\n## Sheds\n\n\(body)".utf8))
    return GraphBuilder.graph(files: [file], exam: "none")
  }

  /// A session, its clock and its log.
  private struct Run {
    var session: ReviewSession
    var now = Moment(millisecondsSince1970: 1_000_000_000_000)
    let day: StudyDay
    var events: [Event] = []
    var hints: [String] = []

    mutating func send(_ inputs: SessionInput...) throws {
      let writer = try XCTUnwrap(WriterID(rawValue: "w"))
      for input in inputs {
        for effect in session.handle(input, now: now, day: day) {
          switch effect {
          case .hint(let text): hints.append(text)
          case .append(let body):
            let sequence = events.count + 1
            let id = EventID(writer: writer, sequence: sequence, at: now, random: 1)
            let event = Event(id: id, at: now, writer: writer, sequence: sequence, body: body)
            events.append(event)
            _ = session.handle(.recorded(event), now: now, day: day)
          }
        }
      }
    }
  }

  private func run(_ body: String, events: [Event] = []) -> Run {
    let graph = graph(body)
    let learner = LearnerState(replaying: events, over: graph)
    let now = Moment(millisecondsSince1970: 1_000_000_000_000)
    let session = ReviewSession(name: "s", graph: graph, learner: learner, now: now, day: day)
    return Run(session: session, day: day, events: events)
  }

  func testAListIsShownItemByItemAndGradedByItself() throws {
    var run = run(list)
    try run.send(.reveal)
    XCTAssertEqual(run.session.stage, .listing(card: 0, known: []))
    try run.send(.reveal, .item(isKnown: false))
    XCTAssertEqual(run.session.stage, .listing(card: 0, known: [true, false]))
    try run.send(.reveal)
    XCTAssertEqual(run.session.stage, .answer(card: 0))
    XCTAssertEqual(run.session.response?.given, .items([true, false, true]))
    XCTAssertEqual(run.session.response?.assessment.grade, .again)
    // Taking the proposal is one more step; another grade could be given instead.
    try run.send(.reveal)
    XCTAssertEqual(run.events.map(\.grade), [.again])
  }

  func testAListMayBeGradedAtOnce() throws {
    var run = run(list)
    try run.send(.grade(.good))
    XCTAssertEqual(run.hints, ["See the answer first."])
    try run.send(.reveal, .grade(.easy))
    XCTAssertEqual(run.events.map(\.grade), [.easy])
    XCTAssertEqual(run.session.stage, .finished)
  }

  func testATypedAnswerProposesAGrade() throws {
    var run = run(terms)
    try run.send(.respond(.typed("a digging tool")))
    XCTAssertEqual(run.session.response?.assessment.grade, .good)
    try run.send(.respond(.typed("again")))
    XCTAssertEqual(run.hints, ["The answer shows already."])
    try run.send(.grade(.hard))
    XCTAssertEqual(run.events.map(\.grade), [.hard])
    XCTAssertNil(run.session.response, "the next card begins without one")
  }

  func testMarksDoNotMoveOnAndAreTakenBack() throws {
    var run = run(terms)
    try run.send(.flag(""), .flag("vague"), .note("think of sand"))
    XCTAssertEqual(run.session.stage, .question(card: 0))
    let id = run.session.graph.cards[0].id
    XCTAssertEqual(run.session.learner.progress(of: id)?.flag, "vague")
    XCTAssertEqual(run.session.learner.progress(of: id)?.note, "think of sand")
    try run.send(.undo, .undo)
    XCTAssertEqual(run.session.learner.progress(of: id)?.flag, "")
    XCTAssertNil(run.session.learner.progress(of: id)?.note)
    XCTAssertEqual(run.session.stage, .question(card: 0))
    try run.send(.reveal, .grade(.easy), .undo)
    XCTAssertEqual(run.session.stage, .question(card: 0))
    XCTAssertEqual(run.session.learner.progress(of: id)?.flag, "")
    XCTAssertEqual(run.session.learner.progress(of: id)?.reviews ?? 0, 0)
  }

  func testTheLastCardPausesBeforeItComesBack() throws {
    var run = run(list)
    try run.send(.reveal, .grade(.again))
    guard case .pause(let card, let until) = run.session.stage else {
      return XCTFail("no pause but \(run.session.stage)")
    }
    XCTAssertEqual(card, 0)
    XCTAssertEqual(run.now.milliseconds(to: until), 60_000)
    try run.send(.grade(.good))
    XCTAssertEqual(run.hints, ["The next card waits; show it now, or end the session."])
    try run.send(.reveal)
    XCTAssertEqual(run.session.stage, .question(card: 0))
    try run.send(.reveal, .grade(.easy))
    XCTAssertEqual(run.session.stage, .finished)
  }

  func testWhatWasMissedIsGoneOverWithoutATrace() throws {
    var run = run(terms)
    try run.send(.goOver)
    XCTAssertEqual(run.hints, ["First the cards of today."])
    while run.session.stage != .finished {
      if case .pause = run.session.stage { try run.send(.reveal) }
      let isFirst = run.session.answers.count < 2
      try run.send(.reveal, .grade(isFirst ? .again : .easy))
    }
    let count = run.events.count
    XCTAssertEqual(run.session.forgotten.count, 2)
    try run.send(.goOver)
    for card in run.session.forgotten {
      XCTAssertEqual(run.session.stage, .goingOver(card: card, isRevealed: false))
      try run.send(.suspend, .reveal)
      XCTAssertEqual(run.session.stage, .goingOver(card: card, isRevealed: true))
      try run.send(.grade(.good))
    }
    XCTAssertEqual(run.session.stage, .finished)
    XCTAssertEqual(run.events.count, count, "nothing is recorded")
  }

  func testALeechIsOfferedForSuspension() throws {
    let graph = graph(terms)
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    var events: [Event] = []
    // Learned once, then forgotten and learned again seven times.
    for step in 0..<16 {
      let grade: ReviewGrade = step % 2 == 0 ? .easy : .again
      let at = Moment(millisecondsSince1970: Int64(11_000 + step * 10) * 86_400_000)
      let review = Review(
        card: graph.cards[0].id.text,
        grade: step == 15 ? .easy : grade,
        milliseconds: 1,
        session: "s",
        day: StudyDay(number: 11_000 + step * 10),
        due: .day(StudyDay(number: 11_001 + step * 10))
      )
      let id = EventID(writer: writer, sequence: step + 1, at: at, random: 0)
      events.append(
        Event(id: id, at: at, writer: writer, sequence: step + 1, body: .review(review))
      )
    }
    var run = run(terms, events: events)
    XCTAssertEqual(run.session.current, 0)
    XCTAssertNil(run.session.leech)
    try run.send(.reveal, .grade(.again))
    XCTAssertEqual(run.session.leech, 0)
    XCTAssertEqual(run.session.current, 1)
    try run.send(.suspendLeech)
    XCTAssertEqual(run.session.current, 1, "the card that shows stays")
    XCTAssertEqual(run.session.learner.progress(of: graph.cards[0].id)?.isSuspended, true)
    XCTAssertNil(run.session.leech)
    try run.send(.undo)
    XCTAssertEqual(run.session.learner.progress(of: graph.cards[0].id)?.isSuspended, false)
  }

  func testStepsThatHaveEndedDoNotFollowOneTopic() throws {
    let tools = (1...3).map { "- **Tool \($0)**: digs \($0) inches deep in clay\n" }.joined()
    let seeds = (1...3).map { "- **Seed \($0)**: sown \($0) inches deep in spring\n" }.joined()
    var run = run(tools + "\n## Seeds\n\n" + seeds)
    while run.session.answers.count < 6 { try run.send(.reveal, .grade(.again)) }
    // The next morning all six wait, those of one topic perhaps one after the other.
    var again = self.run(tools + "\n## Seeds\n\n" + seeds, events: run.events)
    again.now = again.now.advanced(byMilliseconds: 7_200_000)
    var topics: [Int] = []
    while topics.count < 6, let card = again.session.current {
      topics.append(again.session.graph.cards[card].topic)
      try again.send(.reveal, .grade(.easy))
    }
    XCTAssertEqual(topics.count, 6)
    for (one, next) in zip(topics.dropFirst(), topics.dropFirst(2)) {
      XCTAssertNotEqual(one, next, "\(topics)")
    }
  }

  func testWhatAnotherSessionAnsweredIsNotAskedAgain() throws {
    var run = run(terms + "- **Hoe**: a tool for weeding\n")
    let other = run.session.graph.cards[1]
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    let review = Review(
      card: other.id.text,
      grade: .easy,
      milliseconds: 1,
      session: "other",
      day: day,
      due: .day(day.advanced(by: 5))
    )
    let id = EventID(writer: writer, sequence: 99, at: run.now, random: 3)
    let event = Event(id: id, at: run.now, writer: writer, sequence: 99, body: .review(review))
    let left = run.session.leftCount(day: day)
    try run.send(.heard(event))
    XCTAssertEqual(run.session.current, 0, "the card that shows stays")
    XCTAssertEqual(run.session.leftCount(day: day), left - 1)
    var asked: [Int] = []
    while let card = run.session.current {
      asked.append(card)
      try run.send(.reveal, .grade(.easy))
    }
    XCTAssertFalse(asked.contains(1))
    XCTAssertEqual(run.session.learner.progress(of: other.id)?.reviews, 1)
  }

  func testChoicesAndStepsAreShuffledTheSameWayEachTime() throws {
    let steps = (1...6).map { "\($0). Step number \($0) of the work\n" }.joined()
    let one = run("**Work steps**:\n\(steps)").session
    let other = run("**Work steps**:\n\(steps)").session
    let order = one.order(of: 0)
    XCTAssertEqual(order, other.order(of: 0))
    XCTAssertEqual(order.sorted(), Array(0..<6))
    XCTAssertNotEqual(order, Array(0..<6))
  }
}

extension Event {
  /// The grade of a review.
  fileprivate var grade: ReviewGrade? {
    if case .review(let review) = body { review.grade } else { nil }
  }
}
