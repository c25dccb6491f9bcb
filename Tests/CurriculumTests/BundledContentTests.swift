import SourceText
import XCTest

@testable import Curriculum

/// The bundled documents say what the exam's publisher says, and can be learned.
final class BundledContentTests: XCTestCase {
  func testBlueprintHasAllDomainsTasksAndPoints() throws {
    let blueprint = try XCTUnwrap(Graphs.bundled.blueprint)
    XCTAssertEqual(blueprint.domains.map(\.weightPercent), [28, 26, 22, 24])
    XCTAssertEqual(
      blueprint.domains.flatMap(\.tasks).map(\.id),
      ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3"]
    )
    XCTAssertEqual(blueprint.points.count, 133)
    XCTAssertEqual(blueprint.points.count { $0.id.hasPrefix("K") }, 63)
    XCTAssertEqual(Set(blueprint.points.map(\.id)).count, 133)
    XCTAssertTrue(blueprint.points.allSatisfy { !$0.text.isEmpty })
    XCTAssertEqual(blueprint.facts.questions, 65)
    XCTAssertEqual(blueprint.facts.minutes, 130)
    XCTAssertEqual(blueprint.facts.passMark, 720)
    XCTAssertEqual(blueprint.facts.scale, 100...1000)
    XCTAssertEqual(
      blueprint.itemRules.map(\.kind),
      ["Multiple choice", "Multiple response", "Ordering", "Matching"]
    )
    XCTAssertEqual(blueprint.itemRules.map(\.options), [4...4, 5...Int.max, 3...5, 3...7])
    XCTAssertEqual(blueprint.itemRules.map(\.correct), [1...1, 2...Int.max, nil, nil])
    XCTAssertEqual(blueprint.notices.first?.date, "2026-09-29")
  }

  func testQuestionsFillOneForm() {
    let questions = Graphs.bundled.questions
    XCTAssertEqual(
      (1...4).map { domain in questions.count { $0.domain == domain } },
      [18, 17, 14, 16]
    )
    for question in questions {
      XCTAssertTrue(question.options.allSatisfy { !$0.reason.isEmpty }, question.id)
      XCTAssertFalse(question.covers.isEmpty, question.id)
      XCTAssertFalse(question.stem.isEmpty, question.id)
      if question.keyCount == 1 {
        XCTAssertEqual(question.options.count, 4, question.id)
      } else {
        XCTAssertGreaterThanOrEqual(question.options.count, 5, question.id)
      }
    }
    XCTAssertGreaterThan(questions.count { $0.keyCount > 1 }, 10)
  }

  /// A key that is the longest option gives itself away.
  func testKeysAreNotTheLongestOptions() {
    let single = Graphs.bundled.questions.filter { $0.keyCount == 1 }
    let longest = single.count { question in
      let lengths = question.options.map(\.text.count)
      return question.options.contains { $0.isCorrect && $0.text.count == lengths.max() }
    }
    XCTAssertLessThanOrEqual(Double(longest) / Double(single.count), 1 / 3)
  }

  func testReasonsNameNoLetter() {
    for question in Graphs.bundled.questions {
      for option in question.options {
        for letter in ["A", "B", "C", "D", "E", "F"] {
          XCTAssertFalse(
            option.reason.contains("option \(letter) ")
              || option.reason.contains("Option \(letter)"),
            question.id
          )
        }
      }
    }
  }

  /// Thirteen modules, in their order, with topics numbered like them.
  func testModulesAndTopicsAreNumbered() {
    let graph = Graphs.bundled
    XCTAssertEqual(graph.modules.compactMap(\.number), (0...12).map(String.init))
    var counts: [Int: Int] = [:]
    for topic in graph.topics {
      guard let number = topic.number, number.contains(".") else { continue }
      counts[topic.module, default: 0] += 1
      let module = graph.modules[topic.module].number ?? ""
      XCTAssertEqual(number, "\(module).\(counts[topic.module] ?? 0)")
    }
    XCTAssertEqual(counts.count, 13)
  }

  /// Each point is taught by a topic that names it, in enough cards to learn it by.
  func testEveryPointIsCoveredByCards() throws {
    let graph = Graphs.bundled
    let coverage = try XCTUnwrap(graph.coverage)
    XCTAssertEqual(coverage.missing, [])
    XCTAssertEqual(coverage.pointCount, 133)
    var cards: [String: Int] = [:]
    for card in graph.cards {
      for point in graph.topics[card.topic].covers { cards[point, default: 0] += 1 }
    }
    for point in graph.blueprint?.points ?? [] {
      XCTAssertGreaterThanOrEqual(cards[point.id] ?? 0, 3, point.id)
    }
  }

  /// The cards are spread over the domains about as the exam weighs them.
  func testCardsAreSpreadByWeight() throws {
    let graph = Graphs.bundled
    XCTAssertTrue((1200...2000).contains(graph.cards.count), "\(graph.cards.count)")
    let placed = graph.cards.filter { $0.domain != nil }
    XCTAssertGreaterThan(placed.count * 100, graph.cards.count * 95)
    for domain in try XCTUnwrap(graph.blueprint).domains {
      let share = Double(placed.count { $0.domain == domain.number }) / Double(placed.count)
      XCTAssertEqual(share, Double(domain.weightPercent) / 100, accuracy: 0.04, domain.name)
    }
  }

  func testCardsAreShort() {
    let graph = Graphs.bundled
    XCTAssertTrue(graph.cards.allSatisfy { !$0.prompt.isEmpty && !$0.answer.isEmpty })
    for card in graph.cards {
      let words = card.answer.split(whereSeparator: \.isWhitespace).count
      XCTAssertLessThanOrEqual(words, CardDraft.longestAnswerWords + 7, card.prompt)
    }
  }

  func testBundledContentHasNoFinding() {
    let findings = GuideCheck.findings(in: Graphs.bundled).filter { $0.severity != .note }
    XCTAssertEqual(findings.map { "\($0.path) \($0.rule) \($0.summary)" }, [])
  }
}
