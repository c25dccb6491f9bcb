import Curriculum
import Memory
import SourceText
import Study
import XCTest

/// What was typed, chosen, ordered or known is judged leniently and fairly.
final class ResponseTests: XCTestCase {
  private func cards() -> [Card] {
    let text = """
      # Garden

      ## Work

      **Sowing steps**:
      1. Loosen the bed
      2. Draw a furrow
      3. Lay the seeds
      4. Cover and water

      Which soils dry out first?

      - [x] sand
      - [ ] clay
      - [x] gravel
      - [ ] loam
      """
    let file = SourceFile(path: "garden.md", bytes: Array(text.utf8))
    return GraphBuilder.graph(files: [file], exam: "none").cards
  }

  func testTypedWords() {
    let rows: [(typed: String, answer: String, share: Double, line: UInt)] = [
      ("decision trees", "Decision Trees", 1, #line),
      ("the decision tree!", "Decision Trees.", 1, #line),
      ("descision trees", "decision trees", 1, #line),
      ("trees", "decision trees", 0.5, #line),
      ("", "decision trees", 0, #line),
      ("hedges", "decision trees", 0, #line),
      ("yield purity", "purity and yield", 1, #line),
      ("S3", "S4", 0, #line),
      ("10", "100", 0, #line),
      ("parquet", "Parquet: a columnar format", 1.0 / 3, #line),
      // Naming everything is not knowing it.
      ("red blue green black white pink", "red", 0, #line),
      ("a pot of red clay", "red clay", 1, #line),
      ("été", "Été", 1, #line),
      ("用語", "用語", 1, #line),
      ("a² + b²", "a² + b²", 1, #line),
    ]
    for row in rows {
      let comparison = AnswerComparison(row.typed, to: row.answer)
      XCTAssertEqual(comparison.share, row.share, accuracy: 1e-9, row.typed, line: row.line)
    }
  }

  func testComparisonTellsWhatIsMissingAndWhatIsTooMuch() {
    let comparison = AnswerComparison("a shovel with bent edge", to: "A spade with a sharp edge.")
    XCTAssertEqual(
      comparison.answer.map(\.fate),
      [.filler, .missing, .filler, .filler, .missing, .given]
    )
    XCTAssertEqual(comparison.typed.map(\.fate), [.filler, .extra, .filler, .extra, .given])
    XCTAssertEqual(
      comparison.answer.map(\.text).joined(separator: " "),
      "A spade with a sharp edge."
    )
  }

  func testChoicesNeedAllThatIsRightAndNothingElse() throws {
    let card = try XCTUnwrap(cards().first { $0.kind == .choice })
    XCTAssertEqual(card.options.map(\.isCorrect), [true, false, true, false])
    let rows: [(Set<Int>, Grade, UInt)] = [
      ([0, 2], .good, #line), ([0], .again, #line), ([0, 1, 2], .again, #line), ([], .again, #line),
    ]
    for (chosen, grade, line) in rows {
      XCTAssertEqual(Assessment(of: .chosen(chosen), to: card).grade, grade, line: line)
    }
  }

  func testSequencesForgiveOneSwapOfNeighbours() throws {
    let card = try XCTUnwrap(cards().first { $0.kind == .sequence })
    let rows: [([Int], Grade, Double, UInt)] = [
      ([0, 1, 2, 3], .good, 1, #line), ([1, 0, 2, 3], .hard, 5.0 / 6, #line),
      ([3, 2, 1, 0], .again, 0, #line), ([2, 0, 1, 3], .again, 4.0 / 6, #line),
      ([0, 1], .again, 0, #line),
    ]
    for (order, grade, share, line) in rows {
      let assessment = Assessment(of: .ordered(order), to: card)
      XCTAssertEqual(assessment.grade, grade, line: line)
      XCTAssertEqual(assessment.share, share, accuracy: 1e-9, line: line)
    }
  }

  func testListsAreGradedByHowManyWereKnown() throws {
    let card = try XCTUnwrap(cards().first)
    let rows: [([Bool], Grade, UInt)] = [
      ([true, true, true], .good, #line), ([true, true, true, false], .hard, #line),
      ([true, false, true], .again, #line), ([false, false], .again, #line),
    ]
    for (known, grade, line) in rows {
      XCTAssertEqual(Assessment(of: .items(known), to: card).grade, grade, line: line)
    }
  }
}
