import SourceText
import XCTest

@testable import Curriculum

/// Real guides in five dialects; each gives a session that is worth having.
final class LearnersGuidesTests: XCTestCase {
  func testEveryGuideGivesTopicsAndCards() throws {
    let guides = try Graphs.shared()
    XCTAssertEqual(guides.count, 5)
    for (name, graph) in guides {
      XCTAssertGreaterThanOrEqual(graph.modules.count, 2, name)
      XCTAssertGreaterThanOrEqual(graph.topics.count, 8, name)
      XCTAssertGreaterThanOrEqual(graph.cards.count, 20, name)
      for card in graph.cards {
        XCTAssertFalse(card.prompt.isEmpty, name)
        XCTAssertFalse(card.answer.isEmpty, "\(name): \(card.prompt)")
        XCTAssertFalse(card.breadcrumb.isEmpty, "\(name): \(card.prompt)")
        XCTAssertLessThanOrEqual(
          card.sources[0].range.upperBound,
          graph.files.last?.bytes.count ?? 0
        )
      }
      XCTAssertEqual(Set(graph.cards.map(\.id)).count, graph.cards.count, name)
    }
  }

  /// Two of the guides number by other exams; where a number would mislead, the content decides.
  func testNumbersOfOtherExamsAreNotTrusted() throws {
    for (name, graph) in try Graphs.shared() where name.hasPrefix("003") || name.hasPrefix("004") {
      XCTAssertTrue(graph.topics.allSatisfy { $0.confidence < 1 || $0.domain == nil }, name)
    }
    let named = try XCTUnwrap(Graphs.shared().first { $0.name.hasPrefix("002") }).graph
    XCTAssertGreaterThan(named.topics.count { $0.confidence == 1 }, 10)
    XCTAssertEqual(Set(named.topics.compactMap(\.domain)), [1, 2, 3, 4])
  }

  func testTermsAndTablesOfTheGuidesAreAsked() throws {
    let expected: [(String, String)] = [
      ("000", "Dimensionality Reduction: what does it do?"),
      ("002", "Parquet: what are the 3 key points?"),
      ("003", "Data Collection: purpose?"), ("004", "Amazon EFS: what is it?"),
    ]
    let guides = try Graphs.shared()
    for (prefix, prompt) in expected {
      let graph = try XCTUnwrap(guides.first { $0.name.hasPrefix(prefix) }).graph
      XCTAssertTrue(graph.cards.contains { $0.prompt == prompt }, "\(prefix): \(prompt)")
    }
    let long = try XCTUnwrap(guides.first { $0.name.hasPrefix("001") }).graph
    XCTAssertGreaterThan(long.cards.count { $0.kind == .table }, 20)
  }
}
