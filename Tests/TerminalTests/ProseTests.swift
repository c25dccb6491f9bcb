import XCTest

@testable import Terminal

final class ProseTests: XCTestCase {
  private struct Row {
    let text: String
    let width: Int?
    let hanging: Int
    let lines: [String]
    let line: UInt

    init(
      _ text: String,
      _ width: Int?,
      hanging: Int = 0,
      _ lines: [String],
      line: UInt = #line
    ) {
      (self.text, self.width, self.hanging, self.lines) = (text, width, hanging, lines)
      self.line = line
    }
  }

  func testLinesEndBetweenWords() {
    let rows = [
      Row("one two three", nil, ["one two three"]),
      Row("one two three", 13, ["one two three"]),
      Row("one two three", 12, ["one two", "three"]),
      Row("one two three", 7, ["one two", "three"]),
      Row("one two three", 6, ["one", "two", "three"]),
      Row("one two three", 9, hanging: 2, ["one two", "  three"]),
      Row("one\ntwo three", 5, ["one", "two", "three"]),
      Row("one\n\ntwo\n", 5, ["one", "", "two", ""]),
      // What is wider than a line stays whole: cut, it could not be copied.
      Row("see /a/long/path now", 8, ["see", "/a/long/path", "now"]),
      Row("take --no-color off", 10, ["take", "--no-color", "off"]),
      Row("/a/long/path", 4, ["/a/long/path"]),
      // An indent belongs to all lines that come of its own.
      Row("  one two three", 10, ["  one two", "  three"]),
      Row("  one two three", 10, hanging: 2, ["  one two", "    three"]),
      Row("        one two three", 12, hanging: 8, ["        one", "      two", "      three"]),
      // Columns of two count twice, marks not at all.
      Row("日本 語学", 8, ["日本", "語学"]),
      Row("日本 語学", 9, ["日本 語学"]),
      Row("e\u{301}e\u{301} e\u{301}", 4, ["e\u{301}e\u{301} e\u{301}"]),
      // Columns that fit keep their spaces; where one ends a line, they go.
      Row("a    b", 6, ["a    b"]),
      Row("a    bcd", 6, ["a", "bcd"]),
    ]
    for row in rows {
      let result = folded(row.text, width: row.width, hanging: row.hanging)
      XCTAssertEqual(result.components(separatedBy: "\n"), row.lines, line: row.line)
    }
  }

  func testNoLineIsWiderThanAskedUnlessItIsOneWord() {
    let text = "retain: the guide 'notes.md' has 12 words, and none of them is asked; see --help"
    for width in 1...100 {
      for line in folded(text, width: width, hanging: 2).split(separator: "\n") {
        let isOneWord = !line.drop { $0 == " " }.contains(" ")
        XCTAssertTrue(line.count <= width || isOneWord, "\(width): \(line)")
      }
    }
  }
}
