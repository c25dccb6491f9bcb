import Curriculum
import Journal
import Learner
import Memory
import SourceText
import Study
import XCTest

@testable import Reports

final class DomainReportTests: XCTestCase {
  private let day = StudyDay(number: 20_000)

  private var graph: StudyGraph {
    let blueprint = """
      ---
      exam: mini
      kind: blueprint
      ---
      # Mini

      ## Domain 1: First (60%)

      ### Task 1.1: Work

      - **K1.1.1**: know

      ## Domain 2: Second (40%)
      """
    let guide = """
      # Module 1: All

      ## Mapped
      <!-- covers: K1.1.1 -->

      - **Alpha**: one thing
      - **Beta**: other thing

      ## Not mapped

      - **Gamma**: third thing
      """
    return GraphBuilder.graph(
      files: [
        SourceFile(path: "blueprint.md", bytes: Array(blueprint.utf8)),
        SourceFile(path: "guide.md", bytes: Array(guide.utf8)),
      ],
      exam: "mini"
    )
  }

  private func learner(_ graph: StudyGraph, due: Int) throws -> LearnerState {
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    let at = Moment(startOf: StudyDay(number: 19_990))
    let review = Review(
      card: graph.cards[0].id.text,
      grade: .easy,
      milliseconds: 1,
      session: "s",
      day: StudyDay(number: 19_990),
      due: .day(StudyDay(number: due))
    )
    let id = EventID(writer: writer, sequence: 1, at: at, random: 0)
    let event = Event(id: id, at: at, writer: writer, sequence: 1, body: .review(review))
    return LearnerState(replaying: [event])
  }

  func testFiguresByDomain() throws {
    let graph = graph
    let report = DomainReport(
      graph: graph,
      learner: try learner(graph, due: 20_000),
      now: Moment(startOf: day),
      day: day
    )
    XCTAssertEqual(report.rows.map(\.domain), [1, 2, nil])
    XCTAssertEqual(report.rows.map(\.cards), [2, 0, 1])
    XCTAssertEqual(report.rows.map(\.seen), [1, 0, 0])
    XCTAssertEqual(report.rows.map(\.due), [1, 0, 0])
    XCTAssertEqual(report.rows.map(\.weightPercent), [60, 40, nil])
    // The stability after a first Easy is the fourth parameter; ten days have passed.
    let expected = FSRS6().retrievability(after: 10, stability: Days(FSRS6.defaultWeights[3]))
    XCTAssertEqual(report.rows[0].recall, expected)
    XCTAssertNil(report.rows[1].recall)
    XCTAssertEqual(report.total.cards, 3)
    XCTAssertEqual(report.total.recall, expected)
  }

  func testNothingIsDueBeforeItsDay() throws {
    let graph = graph
    let report = DomainReport(
      graph: graph,
      learner: try learner(graph, due: 20_001),
      now: Moment(startOf: day),
      day: day
    )
    XCTAssertEqual(report.total.due, 0)
  }

  func testGuideOfAnotherSubjectShowsNoDomains() {
    let text = "# Module 1: Cooking\n\n## Sauces\n\n- **Roux**: flour in fat\n"
    let graph = GraphBuilder.graph(
      files: [SourceFile(path: "sauces.md", bytes: Array(text.utf8))],
      exam: "mini"
    )
    let report = DomainReport(
      graph: graph,
      learner: LearnerState(replaying: []),
      now: Moment(startOf: day),
      day: day
    )
    XCTAssertEqual(report.rows.map(\.name), ["No exam domain"])
  }
}

final class SessionReportTests: XCTestCase {
  func testCountsFirstAnswersAndWhatComesTomorrow() throws {
    let text = "# Module 1: Words\n\n## Words\n\n- **Alpha**: one a\n- **Beta**: two b\n"
    let graph = GraphBuilder.graph(
      files: [SourceFile(path: "words.md", bytes: Array(text.utf8))],
      exam: "none"
    )
    let day = StudyDay(number: 20_000)
    let now = Moment(startOf: day)
    var session = ReviewSession(
      name: "s",
      graph: graph,
      learner: LearnerState(replaying: []),
      now: now,
      day: day
    )
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    var sequence = 0
    for grade in [Grade.again, .easy, .good] {
      _ = session.handle(.reveal, now: now, day: day)
      for case .append(let body) in session.handle(.grade(grade), now: now, day: day) {
        sequence += 1
        let id = EventID(writer: writer, sequence: sequence, at: now, random: 0)
        let event = Event(id: id, at: now, writer: writer, sequence: sequence, body: body)
        _ = session.handle(.recorded(event), now: now, day: day)
      }
    }
    let report = SessionReport(session: session, day: day)
    XCTAssertEqual(report.total.answers, 3)
    XCTAssertEqual(report.total.fresh, 2)
    XCTAssertEqual(report.total.repeats, 0)
    XCTAssertEqual(report.dueTomorrow, 1, "only the card that is still in its steps")
  }
}
