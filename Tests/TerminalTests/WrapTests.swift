import Terminal
import XCTest

final class WrapTests: XCTestCase {
  func testLines() {
    let cases: [(String, Int, [String], UInt)] = [
      ("", 10, [""], #line),
      ("one two three", 7, ["one two", "three"], #line),
      ("one two three", 13, ["one two three"], #line),
      ("one  two", 5, ["one", "two"], #line),
      ("one  two", 8, ["one  two"], #line),
      ("trailing   ", 8, ["trailing"], #line),
      ("a\nb\n\nc", 10, ["a", "b", "", "c"], #line),
      ("a\n", 10, ["a", ""], #line),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"], #line),
      ("ab cdefghij", 4, ["ab", "cdef", "ghij"], #line),
      ("well-known fact", 10, ["well-known", "fact"], #line),
      ("a well-known", 7, ["a well-", "known"], #line),
      ("use --flag=1", 7, ["use", "--flag=", "1"], #line),
      ("日本語テキスト", 6, ["日本語", "テキス", "ト"], #line),
      ("日本語。", 6, ["日本", "語。"], #line),
      ("a👩‍🚀👩‍🚀", 3, ["a👩‍🚀", "👩‍🚀"], #line),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"], #line),
      ("a\tb", 10, ["a   b"], #line),
      ("abcd\te", 10, ["abcd    e"], #line),
      ("    code here", 8, ["    code", "here"], #line),
      ("                    deep", 8, ["    deep"], #line),
      ("100\u{A0}GB is", 6, ["100\u{A0}GB", "is"], #line),
      ("x", 0, ["x"], #line),
    ]
    for (text, width, expected, line) in cases {
      XCTAssertEqual(wrap(StyledText(text), width: width).map(\.plain), expected, line: line)
    }
  }

  func testIndents() {
    let lines = wrap("one two three four", width: 9, first: "• ", rest: "  ")
    XCTAssertEqual(lines.map(\.plain), ["• one two", "  three", "  four"])
    XCTAssertEqual(
      wrap("a\n\nb", width: 9, first: "> ", rest: "| ").map(\.plain),
      ["> a", "", "| b"]
    )
    XCTAssertEqual(wrap("", width: 9, first: "• ").map(\.plain), ["• "])
    XCTAssertEqual(wrap("ab", width: 3, first: "12345").map(\.plain), ["1ab"])
  }

  func testStylesStayWithTheirCharacters() {
    let text = "plain " + StyledText("bold words", .bold) + " end"
    let lines = wrap(text, width: 10)
    XCTAssertEqual(lines.map(\.plain), ["plain bold", "words end"])
    XCTAssertEqual(lines[0].runs.map(\.style), [.plain, .bold])
    XCTAssertEqual(lines[1].runs.map(\.text), ["words", " end"])
  }

  /// No line is too wide, and the text is all there but for spaces.
  func testLinesFitAndNothingIsLost() {
    for seed in 0..<1500 {
      var generator = SplitMix(seed: UInt64(seed))
      var text = StyledText()
      for style in [Style.plain, .bold, .plain, .color(.red)] {
        text.append(randomText(&generator, upTo: 10), style)
      }
      let width = Int.random(in: 2...30, using: &generator)
      let indent = StyledText(
        String(repeating: ".", count: Int.random(in: 0...6, using: &generator))
      )
      let lines = wrap(text, width: width, first: indent, rest: indent)
      for line in lines {
        XCTAssertLessThanOrEqual(line.width, width, "seed \(seed)")
        XCTAssertLessThanOrEqual(TextWidth.of(line.plain), width, "seed \(seed)")
        XCTAssertFalse(line.plain.utf8.contains { $0 < 0x20 }, "seed \(seed)")
      }
      let plainLines = wrap(text, width: width).map(\.plain).joined()
      let blanks: Set<Unicode.Scalar> = [" ", "\n", "\t"]
      XCTAssertEqual(
        Array(plainLines.unicodeScalars.filter { !blanks.contains($0) }),
        Array(text.plain.unicodeScalars.filter { !blanks.contains($0) }),
        "seed \(seed)"
      )
    }
  }
}
