import SourceText
import Terminal
import XCTest

@testable import Commands
@testable import Curriculum

final class SourcePassageTests: XCTestCase {
  private let guide = """
    # Guide

    ## 1 Storage

    ### 1.1 Formats

    Intro one.

    Intro two.

    Formats in use:

    - **Parquet**: columns side by side
    - **ORC**: columns for Hive
    - **Avro**: rows with a schema
    - **CSV**: rows of plain text with commas
    - **JSON**: nested rows
    - **Ion**: typed rows
    - **Arrow**: columns in memory
    - **XML**: old

    After.

    ### 1.2 Classes

    - **Tiers**:
      - a1
      - a2
      - a3
      - a4
      - a5
    - B

    ### 1.3 Prices

    | Class | Price |
    |--|--|
    | one | 1 |
    | two | 2 |
    | three | 3 |
    | four | 4 |
    | five | 5 |
    | six | $\\alpha$ |
    """

  func testAnItemWithWhatStandsAroundIt() throws {
    let passage = try passage(of: "**CSV**: rows of plain text with commas", width: 34)
    XCTAssertEqual(
      text(of: passage),
      """
      Guide › 1 Storage › 1.1 Formats
      guide.md:16

        …
        Formats in use:

        • Parquet: columns side by side
        • ORC: columns for Hive
        • Avro: rows with a schema
      ▌ • CSV: rows of plain text with
      ▌   commas
        • JSON: nested rows
        • Ion: typed rows
        • Arrow: columns in memory
        …
      """
    )
    XCTAssertEqual(passage.marked, 9..<11)
  }

  func testANestedItemInASCII() throws {
    let passage = try passage(of: "a5", width: 34, glyphs: .ascii)
    XCTAssertEqual(
      text(of: passage),
      """
      Guide > 1 Storage > 1.2 Classes
      guide.md:31

        - Tiers:
          ...
          * a2
          * a3
          * a4
      >   * a5
        - B
      """
    )
    XCTAssertEqual(passage.marked, 8..<9)
  }

  func testARowOfATable() throws {
    let passage = try passage(of: "| five | 5 |", width: 34)
    XCTAssertEqual(
      text(of: passage),
      """
      Guide › 1 Storage › 1.3 Prices
      guide.md:42

        Class │ Price
        ──────┼──────
        …
        two   │ 2
        three │ 3
        four  │ 4
      ▌ five  │ 5
        six   │ α
      """
    )
    let narrow = try self.passage(of: "| five | 5 |", width: 16)
    XCTAssertEqual(narrow.lines[narrow.marked].map(\.plain), ["▌ five  │ 5"])
  }

  /// In a table that is too wide for its window every row is a stack of lines.
  func testARowOfATableThatDoesNotFit() throws {
    let text = "# T\n\n| Name of it | Meaning |\n|--|--|\n| alpha | one two |\n| beta | three |\n"
    let passage = try passage(of: "| beta | three |", in: text, width: 18)
    XCTAssertEqual(
      self.text(of: passage),
      """
      T
      guide.md:6

        Name of it:
          alpha
        Meaning: one two

      ▌ Name of it: beta
      ▌ Meaning: three
      """
    )
  }

  func testSeveralBlocksAreMarkedWithTheLineBetweenThem() throws {
    let passage = try passage(of: "Intro one.\n\nIntro two.", width: 34)
    XCTAssertEqual(
      passage.lines[passage.marked].map(\.plain),
      ["▌ Intro one.", "▌", "▌ Intro two."]
    )
  }

  func testAPlaceBehindAFormulaIsStillFound() throws {
    let text = "# T\n\nLet $\\alpha$ be.\n\nThen $\\beta_1$ is.\n\nEnd.\n"
    let passage = try passage(of: "Then $\\beta_1$ is.", in: text, width: 34)
    XCTAssertEqual(passage.lines[passage.marked].map(\.plain), ["▌ Then β₁ is."])
  }

  func testAHeadingAndAPlaceWithoutText() throws {
    let heading = try passage(of: "### 1.2 Classes", width: 34)
    XCTAssertEqual(heading.lines[heading.marked].map(\.plain), ["▌ ### 1.2 Classes"])
    let graph = graph(of: guide)
    let nothing = SourcePassage(
      for: Place(file: 0, range: 0..<0),
      in: graph,
      width: 34,
      glyphs: .unicode
    )
    XCTAssertTrue(nothing.marked.isEmpty)
    let beyond = Place(file: 0, range: 9_000..<9_001)
    XCTAssertFalse(
      SourcePassage.lines(for: beyond, in: graph, width: 34, glyphs: .unicode).isEmpty
    )
  }

  func testThePathIsSanitized() throws {
    let graph = GraphBuilder.graph(
      files: [SourceFile(path: "a\u{1B}[2J\n.md", bytes: Array("# T\n\nText.\n".utf8))],
      exam: "none"
    )
    let lines = SourcePassage.lines(
      for: Place(file: 0, range: 5..<10),
      in: graph,
      width: 40,
      glyphs: .unicode
    )
    XCTAssertEqual(lines[1].plain, "a␛[2J␊.md:3")
  }

  func testATopicIsAPageWithATitle() throws {
    let graph = graph(of: guide)
    let index = try XCTUnwrap(graph.topics.firstIndex { $0.number == "1.2" })
    XCTAssertEqual(
      TopicReading.lines(for: index, in: graph, width: 40, glyphs: .unicode).map(\.plain),
      [
        "1 Storage", "", "1.2 Classes", "───────────", "• Tiers:", "  ◦ a1", "  ◦ a2", "  ◦ a3",
        "  ◦ a4", "  ◦ a5", "• B",
      ]
    )
  }

  func testATopicWithoutAHeadingHasTheTitleOfTheGuide() {
    let graph = graph(of: "Only **text**: it is all there is.\n")
    XCTAssertEqual(graph.topics.count, 1)
    XCTAssertEqual(
      TopicReading.lines(for: 0, in: graph, width: 40, glyphs: .unicode).map(\.plain),
      ["guide", "", "Only text: it is all there is."]
    )
  }

  private func graph(of text: String) -> StudyGraph {
    GraphBuilder.graph(
      files: [SourceFile(path: "guide.md", bytes: Array(text.utf8))],
      exam: "none"
    )
  }

  private func passage(
    of words: String,
    in text: String? = nil,
    width: Int,
    glyphs: GlyphSet = .unicode
  ) throws -> SourcePassage {
    let text = text ?? guide
    let range = try XCTUnwrap(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let place = Place(file: 0, range: start..<start + words.utf8.count)
    let passage = SourcePassage(for: place, in: graph(of: text), width: width, glyphs: glyphs)
    ReadingScreens.check(passage.lines, width: width)
    return passage
  }

  private func text(of passage: SourcePassage) -> String {
    passage.lines.map(\.plain).joined(separator: "\n")
  }
}
