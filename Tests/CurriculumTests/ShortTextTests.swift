import XCTest

@testable import Curriculum

/// Texts that are too short for what a rule looks at: every pair of a term and an answer, in the
/// shapes that guides give them.
final class ShortTextTests: XCTestCase {
  private static let texts = [
    ".", "-", "--", "a", "A", "?", "!", ":", "*", "`", "(", ")", "\"", "1", "é", "→", "|", "=", "/",
    "\\", "$", "[", "]", "<", "&", "#", "^", ",", ";", "%", "aws", "git", "the", "is", "a.", "- a",
    "1.", "?.",
  ]

  private static let shapes: [@Sendable (_ term: String, _ answer: String) -> String] = [
    { "- **\($0)**: \($1)\n" },
    { "- \($0) - \($1)\n" },
    { "## \($0)\n\n\($1)\n" },
    { "| \($0) | B |\n|---|---|\n| \($1) | \($0) |\n" },
    { "**\($0)** \($1)\n" },
    { "## S\n\n- **\($0)**:\n  - \($1)\n  - \($0): \($1)\n" },
    { "1. \($0) = \($1)\n" },
    { "Q: \($0)\nA: \($1)\n" },
    { "\($0) is \($1). B \($0)\n" },
    { "- \($0) → \($1)\n" },
  ]

  func testShortTermsAndAnswers() {
    var cards = 0
    for shape in Self.shapes {
      var guide = ""
      for (number, term) in Self.texts.enumerated() {
        for answer in Self.texts { guide += "\n# Part \(number)\n\n" + shape(term, answer) }
      }
      let graph = Graphs.of(guide)
      cards += graph.cards.count
      for card in graph.cards {
        XCTAssertFalse(card.prompt.isEmpty, card.answer)
        XCTAssertFalse(card.answer.isEmpty, card.prompt)
      }
    }
    XCTAssertGreaterThan(cards, 0)
  }
}
