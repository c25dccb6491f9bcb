import Terminal
import XCTest

@testable import Commands

final class MarkdownTextTests: XCTestCase {
  private let page = """
    # Data *lakes*

    Keep **raw** data in `S3`; see [the manual](https://docs.example.com/a).

    - Bronze
      - as it came
    - [x] done

    > Quoted words that are long enough to be wrapped in a narrow window.

    9. one
    10. two

    ---

    The end.
    """

  func testAPageAtEightyColumns() {
    XCTAssertEqual(
      ReadingScreens.text(of: page, width: 80),
      """
      Data lakes
      ══════════
      Keep raw data in S3; see the manual (docs.example.com).

      • Bronze
        ◦ as it came
      [x] done

      │ Quoted words that are long enough to be wrapped in a narrow window.

       9. one
      10. two

      ────────────────────────────────────────────────────────────────────────────────

      The end.
      """
    )
  }

  func testAPageAtFortyColumns() {
    XCTAssertEqual(
      ReadingScreens.text(of: page, width: 40),
      """
      Data lakes
      ══════════
      Keep raw data in S3; see the manual
      (docs.example.com).

      • Bronze
        ◦ as it came
      [x] done

      │ Quoted words that are long enough to
      │ be wrapped in a narrow window.

       9. one
      10. two

      ────────────────────────────────────────

      The end.
      """
    )
  }

  func testAPageAtTwentyColumnsInASCII() {
    XCTAssertEqual(
      ReadingScreens.text(of: page, width: 20, glyphs: .ascii),
      """
      Data lakes
      ==========
      Keep raw data in S3;
      see the manual
      (docs.example.com).

      - Bronze
        * as it came
      [x] done

      | Quoted words that
      | are long enough to
      | be wrapped in a
      | narrow window.

       9. one
      10. two

      --------------------

      The end.
      """
    )
  }

  private let table = """
    | Format | Fits best | Since |
    |:--|--|--:|
    | Parquet | few of many columns | 2013 |
    | 漢字 | e\u{301}lan 👩‍👩‍👧 | 7 |
    """

  func testATableThatFits() {
    XCTAssertEqual(
      ReadingScreens.text(of: table, width: 40),
      """
      Format  │ Fits best           │ Since
      ────────┼─────────────────────┼──────
      Parquet │ few of many columns │  2013
      漢字    │ e\u{301}lan 👩‍👩‍👧             │     7
      """
    )
    XCTAssertEqual(
      ReadingScreens.text(of: table, width: 31, glyphs: .ascii),
      """
      Format  | Fits best     | Since
      --------+---------------+------
      Parquet | few of many   |  2013
              | columns       |
      漢字    | e\u{301}lan 👩‍👩‍👧       |     7
      """
    )
  }

  func testATableThatDoesNotFit() {
    XCTAssertEqual(
      ReadingScreens.text(of: table, width: 20),
      """
      Format: Parquet
      Fits best: few of
        many columns
      Since: 2013

      Format: 漢字
      Fits best: e\u{301}lan 👩‍👩‍👧
      Since: 7
      """
    )
  }

  func testBlocksOfManyKinds() {
    let rows: [(line: UInt, markdown: String, width: Int, glyphs: GlyphSet, expected: String)] = [
      (#line, "## Two\nText.", 20, .unicode, "Two\n───\nText."),
      (#line, "### A long title here", 16, .unicode, "### A long title\n    here"),
      (#line, "a\n\n\n\nb", 20, .unicode, "a\n\nb"),
      (#line, "**Label:**\n- a\n- b\n\nc", 20, .unicode, "Label:\n• a\n• b\n\nc"),
      (#line, "1. a\n\n   b\n2. c", 20, .unicode, "1. a\n\n   b\n2. c"),
      (#line, "-\n- b", 20, .unicode, "•\n• b"),
      (#line, "1. [ ] a", 20, .unicode, "1. [ ] a"),
      (#line, "- > q\n  > r", 20, .unicode, "• │ q r"),
      (#line, "> a\n>\n> > b", 20, .ascii, "| a\n|\n| | b"),
      (
        #line, "```sh\nls  *.md\n\n\tcd data && make everything\n```", 24, .unicode,
        "  ls  *.md\n\n      cd data && make\n↪ everything"
      ),
      (#line, "    let x = 1", 60, .ascii, "    let x = 1"),
      (#line, "```math\n\\frac{1}{2}\n```", 20, .unicode, "1/2"),
      (#line, "***\n\na\n\n---", 20, .unicode, "a"),
      (#line, "<!-- covers: K1 -->\n\na\n\n<!-- x -->\n\nb", 20, .unicode, "a\n\nb"),
      (
        #line, "<details>\n<summary>Answer &amp; why</summary>\n\nYes.\n\n</details>", 20, .unicode,
        "Answer & why\n\nYes."
      ),
      (#line, "<script>\nlet a = 1 > 0\n</script>\n\na", 20, .unicode, "a"),
      (#line, "<p align='center'>One\ntwo</p>", 20, .unicode, "One two"),
      (#line, "a[^n]\n\nb\n\n[^n]: A note.", 20, .unicode, "a[n]\n\nb\n\n[n] A note."),
    ]
    for row in rows {
      XCTAssertEqual(
        ReadingScreens.text(of: row.markdown, width: row.width, glyphs: row.glyphs),
        row.expected,
        line: row.line
      )
    }
  }

  func testInlinesOfManyKinds() {
    let rows: [(line: UInt, markdown: String, glyphs: GlyphSet, expected: String)] = [
      (#line, "*a* __b__ ~~c~~ `d` `,`", .unicode, "a b ~~c~~ d `,`"),
      (#line, "H~2~O", .unicode, "H~2~O"),
      (#line, "[a](#x) [b](c.md) <https://e.org/f>", .unicode, "a b https://e.org/f"),
      (#line, "[bank](https://bank.com@evil.org/)", .unicode, "bank (evil.org)"),
      (#line, "[bank](HTTPS://WWW.Evil.org\\\\@bank.com)", .unicode, "bank (evil.org)"),
      (#line, "![a *b*](c.png) ![](d/e.png?f)", .unicode, "[image: a b] [image: e.png]"),
      (#line, "&lt;b&gt; &copy; &#65;", .unicode, "<b> © A"),
      (#line, "a  b `c  d`", .unicode, "a b c  d"),
      (#line, "a<br>b\\\nc  \nd\ne", .unicode, "a\nb\nc\nd e"),
      (#line, "x<sup>2</sup><sub>ij</sub> y<sup>a b</sup>", .unicode, "x²ᵢⱼ y^(a b)"),
      (#line, "x<sup>2</sup><sub>ij</sub>", .ascii, "x^2_ij"),
      (#line, "<b>a</b> <u>b</u> <span>c</span>", .unicode, "a b c"),
      (#line, "$\\frac{TP}{TP+FP}$", .unicode, "TP / (TP + FP)"),
      (#line, "\\(x_i^2 \\leq \\alpha\\)", .unicode, "xᵢ² ≤ α"),
      (#line, "\\(x_i^2 \\leq \\alpha\\)", .ascii, "x_i^2 <= alpha"),
      (#line, "from $5 to $6 \\(more)", .unicode, "from $5 to $6 (more)"),
      (#line, "“a” – b… → c", .ascii, "\"a\" - b... -> c"),
      (#line, "Q: a\nA: b\nand c", .unicode, "Q: a\nA: b and c"),
      (#line, "**Version**: 1\n**Pages**: 2", .unicode, "Version: 1\nPages: 2"),
      (#line, "**Label:**\ntext", .unicode, "Label:\ntext"),
      (#line, "| a |\n|--|\n| b<ul><li>c</li><li>d</li></ul> |", .unicode, "a\n───\nb\n• c\n• d"),
    ]
    for row in rows {
      XCTAssertEqual(
        ReadingScreens.text(of: row.markdown, width: 60, glyphs: row.glyphs),
        row.expected,
        line: row.line
      )
    }
  }

  func testStyles() throws {
    let line = try XCTUnwrap(
      ReadingScreens.lines(of: "*a* **b ~~c~~** `d` [e](#f) <b>g</b>", width: 60).first
    )
    var expected = StyledText("a", .italic)
    expected += StyledText(" ") + StyledText("b ~~c~~", .bold) + StyledText(" ")
    expected += StyledText("d", Style(.bold, foreground: .magenta)) + StyledText(" ")
    expected += StyledText("e", .underline) + StyledText(" ") + StyledText("g", .bold)
    XCTAssertEqual(line, expected)
  }

  func testCodeHasNoStyles() {
    for line in ReadingScreens.lines(of: "```\n**a** <b>c</b>\n```", width: 40) {
      XCTAssertEqual(line, "    **a** <b>c</b>")
    }
  }

  /// The level of a heading can be told without any style.
  func testHeadingsDifferByTheirSigns() {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let screens = (1...6).map { level in
        let mark = String(repeating: "#", count: level)
        return ReadingScreens.text(of: "\(mark) Title", width: 40, glyphs: glyphs)
      }
      XCTAssertEqual(Set(screens).count, 6, "\(screens)")
    }
  }

  func testAPartIsShownWithItsNumbersAndItsFootnotes() throws {
    let markdown = "1. a\n2. b[^x]\n3. c\n\nd\n\n[^x]: A note."
    let start = try XCTUnwrap(Array(markdown.utf8).firstIndex(of: UInt8(ascii: "b")))
    XCTAssertEqual(
      ReadingScreens.text(of: markdown, width: 40, in: start..<start + 1),
      "2. b[x]\n\n[x] A note."
    )
    XCTAssertEqual(ReadingScreens.text(of: markdown, width: 40, in: 90..<200), "")
  }

  /// A formula before the part moves all that follows it.
  func testAPartBehindAFormula() throws {
    let markdown = "$\\alpha$ and\n\n$\\beta_1$ is\n\nend"
    let start = try XCTUnwrap(Array(markdown.utf8).lastIndex(of: UInt8(ascii: "b")))
    XCTAssertEqual(ReadingScreens.text(of: markdown, width: 40, in: start..<start + 1), "β₁ is")
  }

  func testWideCharactersAndMarks() {
    XCTAssertEqual(
      ReadingScreens.text(of: "漢字漢字漢字", width: 10),
      "漢字漢字漢\n字"
    )
    XCTAssertEqual(
      ReadingScreens.text(of: "- 👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", width: 10),
      "• 👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧\n  👩‍👩‍👧"
    )
    XCTAssertEqual(
      ReadingScreens.text(
        of: "e\u{301}e\u{301}e\u{301}e\u{301} e\u{301}e\u{301}e\u{301}e\u{301}",
        width: 8
      ),
      "e\u{301}e\u{301}e\u{301}e\u{301}\ne\u{301}e\u{301}e\u{301}e\u{301}"
    )
  }
}
