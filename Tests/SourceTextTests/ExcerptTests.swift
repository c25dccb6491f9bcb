import XCTest

@testable import SourceText

final class ExcerptTests: XCTestCase {
  private struct Row {
    let text: String
    let start: Int
    let count: Int
    let columns: Int
    let shown: [String]
    let line: UInt

    init(
      _ text: String,
      _ start: Int,
      _ count: Int,
      columns: Int,
      _ shown: [String],
      line: UInt = #line
    ) {
      (self.text, self.start, self.count, self.columns) = (text, start, count, columns)
      (self.shown, self.line) = (shown, line)
    }
  }

  /// Letters take a column, the wide ones two.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value >= 0x1100 && scalar != "…" ? 2 : 1
  }

  func testALineIsCutAroundWhatIsMeant() {
    let alphabet = "abcdefghijklmnopqrstuvwxyz"
    let rows = [
      Row(alphabet, 2, 3, columns: 26, [alphabet, "  ^~~"]),
      Row(alphabet, 2, 3, columns: .max, [alphabet, "  ^~~"]),
      Row(alphabet, 2, 3, columns: 15, ["abcdefghijklmn…", "  ^~~"]),
      // What is meant is marked as far as it shows.
      Row(alphabet, 8, 18, columns: 15, ["abcdefghijklmn…", "        ^~~~~~"]),
      // What stands far to the right is shown with what is around it.
      Row(alphabet, 20, 2, columns: 15, ["…pqrstuvwxyz", "      ^~"]),
      Row(alphabet, 14, 2, columns: 12, ["…klmnopqrst…", "     ^~"]),
      // At the end of a line something is missing.
      Row("abc", 3, 0, columns: 15, ["abc", "   ^"]),
      Row("", 0, 0, columns: 15, ["", "^"]),
      // Wide characters push the mark.
      Row("日本語abc", 3, 2, columns: 15, ["日本語abc", "      ^~"]),
      Row("日本語日本語日本語", 1, 1, columns: 13, ["日本語日本語…", "  ^~"]),
      // No window is too narrow to show a few words.
      Row(alphabet, 0, 1, columns: -3, ["abcdefghijk…", "^"]),
    ]
    for row in rows {
      let excerpt = Excerpt(
        Array(row.text.unicodeScalars),
        start: row.start,
        count: row.count,
        columns: row.columns,
        width: width
      )
      let mark =
        String(repeating: " ", count: excerpt.indent) + "^"
        + String(repeating: "~", count: excerpt.span - 1)
      XCTAssertEqual([excerpt.text, mark], row.shown, line: row.line)
    }
  }

  func testAFindingFitsItsColumns() {
    let text =
      "The word that stands far to the right of this long line is wrong, "
      + "as all can see who look at it.\n"
    let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
    let finding = Diagnostic(
      .error,
      path: "a.md",
      range: 59..<64,
      rule: "some.rule",
      summary: "the word is wrong",
      help: "mend it"
    )
    let layout = DiagnosticPrinter.Layout(columns: 40, width: { _ in 1 }, fold: { "<\($0)>" })
    XCTAssertEqual(
      DiagnosticPrinter(files: [file], layout: layout).text(of: finding),
      """
      <a.md:1:60: error: the word is wrong [some.rule]>
        1 | …ng line is wrong, as all can see…
          |             ^~~~~
      <  help: mend it>

      """
    )
  }
}
