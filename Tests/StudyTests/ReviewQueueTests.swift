import Curriculum
import Journal
import Learner
import SourceText
import XCTest

@testable import Study

final class ReviewQueueTests: XCTestCase {
  /// Two domains that weigh 75 and 25, with twenty terms each.
  private var graph: StudyGraph {
    var blueprint = "---\nexam: mini\nkind: blueprint\n---\n# Mini\n\n"
    var guide = "# Module 1: All\n\n"
    for (number, weight) in [(1, 75), (2, 25)] {
      blueprint += "## Domain \(number): Part \(number) (\(weight)%)\n\n"
      blueprint += "### Task \(number).1: Work\n\n- **K\(number).1.1**: Know it\n\n"
      guide += "## Topic \(number)\n<!-- covers: K\(number).1.1 -->\n\n"
      for term in 1...20 { guide += "- **Term \(number) \(term)**: meaning of \(term)\n" }
      guide += "\n"
    }
    return GraphBuilder.graph(
      files: [
        SourceFile(path: "blueprint.md", bytes: Array(blueprint.utf8)),
        SourceFile(path: "guide.md", bytes: Array(guide.utf8)),
      ],
      exam: "mini"
    )
  }

  private let day = StudyDay(number: 20_000)

  private func events(_ graph: StudyGraph, cards: [Int], due: Int) throws -> [Event] {
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    return cards.enumerated().map { offset, index in
      let at = Moment(millisecondsSince1970: Int64(offset))
      return Event(
        id: EventID(writer: writer, sequence: offset + 1, at: at, random: 0),
        at: at,
        writer: writer,
        sequence: offset + 1,
        body: .review(
          Review(
            card: graph.cards[index].id.text,
            grade: .easy,
            milliseconds: 1,
            session: "s",
            day: StudyDay(number: 19_990),
            due: .day(StudyDay(number: due))
          )
        )
      )
    }
  }

  private func queue(
    _ graph: StudyGraph,
    _ events: [Event],
    _ choice: QueueChoice = QueueChoice()
  ) -> ReviewQueue {
    ReviewQueue(
      graph: graph,
      learner: LearnerState(replaying: events),
      now: Moment(startOf: day),
      day: day,
      choice: choice
    )
  }

  func testNewCardsAreSharedByWeight() {
    let graph = graph
    let domains = queue(graph, []).cards.map { graph.cards[$0].domain }
    XCTAssertEqual(domains.count, 20)
    XCTAssertEqual(domains.count { $0 == 1 }, 15)
    // Shared along the way too, not one domain after the other.
    var choice = QueueChoice()
    choice.limit = 8
    let first = queue(graph, [], choice).cards.map { graph.cards[$0].domain }
    XCTAssertEqual(first.count { $0 == 1 }, 6)
    XCTAssertEqual(first.count, 8)
  }

  func testCardsOfLaterDaysWaitAndOverdueOnesCome() throws {
    let graph = graph
    XCTAssertEqual(queue(graph, try events(graph, cards: [0, 1], due: 20_001)).dueCount, 0)
    XCTAssertEqual(queue(graph, try events(graph, cards: [0, 1], due: 20_000)).dueCount, 2)
    XCTAssertEqual(queue(graph, try events(graph, cards: [0, 1], due: 19_000)).dueCount, 2)
  }

  func testHeavierDomainComesFirstAtEqualRecall() throws {
    let graph = graph
    let queue = queue(graph, try events(graph, cards: [25, 3], due: 20_000))
    let due = queue.cards.filter { $0 == 25 || $0 == 3 }
    XCTAssertEqual(due, [3, 25])
  }

  func testEveryCardStandsOnceAndNewOnesAreMixedIn() throws {
    let graph = graph
    let queue = queue(graph, try events(graph, cards: Array(0..<10), due: 20_000))
    XCTAssertEqual(Set(queue.cards).count, queue.cards.count)
    XCTAssertEqual(queue.dueCount, 10)
    XCTAssertEqual(queue.newCount, 20)
    let firstHalf = queue.cards.prefix(15).count { $0 < 10 }
    XCTAssertEqual(Double(firstHalf), 5, accuracy: 1, "due cards are not spread")
  }

  func testCardsOfOneConceptComeOneADay() {
    let text = """
      # Module 1: Formats

      ## Formats

      | Format | Layout | Made for | Splits |
      |---|---|---|---|
      | Parquet | by column | analytics | yes |
      | CSV | by row | exchange | partly |
      | ORC | by column | warehouses | yes |
      """
    let graph = GraphBuilder.graph(
      files: [SourceFile(path: "formats.md", bytes: Array(text.utf8))],
      exam: "none"
    )
    XCTAssertEqual(graph.cards.count, 9)
    let queue = queue(graph, [])
    XCTAssertEqual(queue.cards.map { graph.cards[$0].term }, ["Parquet", "CSV", "ORC"])
  }
}
