import Markdown
import XCTest

@testable import Curriculum

final class ReadableGuideTests: XCTestCase {
  private let text =
    "One $\\alpha$ is.[1]\n\nTwo $x_1$ \\(y_2\\) are<br>so.[2]\n\nThree $\\gamma$.\n"

  private var document: MarkdownDocument { MarkdownDocument(parsing: Array(text.utf8)) }

  /// Formulas of the part are rewritten, and nothing else is, not even what cards leave out.
  func testOnlyFormulasOfThePartAreRewritten() throws {
    let part = try range(of: "Two $x_1$ \\(y_2\\) are<br>so.[2]")
    let guide = ReadableGuide(document, in: part)
    XCTAssertEqual(
      String(decoding: guide.document.source, as: UTF8.self),
      "One $\\alpha$ is.[1]\n\nTwo x₁ y₂ are<br>so.[2]\n\nThree $\\gamma$.\n"
    )
    XCTAssertEqual(
      String(decoding: guide.document.source[guide.range], as: UTF8.self),
      "Two x₁ y₂ are<br>so.[2]"
    )
    XCTAssertEqual(guide.origin(guide.range), part)
  }

  func testAPartOfAFormulaIsTheWholeFormula() throws {
    let start = try range(of: "x_1").lowerBound
    let guide = ReadableGuide(document, in: start..<start + 1)
    XCTAssertEqual(String(decoding: guide.document.source[guide.range], as: UTF8.self), "x₁")
    XCTAssertEqual(guide.origin(guide.range), try range(of: "$x_1$"))
  }

  func testAPartWithoutFormulasIsNotTouched() {
    let plain = MarkdownDocument(parsing: Array("A \\* costs $5.\n".utf8))
    let guide = ReadableGuide(plain, in: 0..<900)
    XCTAssertEqual(guide.document.source, plain.source)
    XCTAssertEqual(guide.range, 0..<plain.source.count)
  }

  private func range(of words: String) throws -> Range<Int> {
    let range = try XCTUnwrap(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return start..<start + words.utf8.count
  }
}
