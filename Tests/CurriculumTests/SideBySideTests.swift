import XCTest

@testable import Curriculum

/// Tables whose columns stand side by side are told from those whose rows are things.
final class SideBySideTests: XCTestCase {
  private func prompts(_ table: String, under title: String = "Moorings") -> [String] {
    Graphs.of("# Module 1: Harbours\n\n## \(title)\n\n\(table)").cards.map(\.prompt)
  }

  private func table(_ rows: String...) -> String {
    let columns = rows[0].split(separator: "|").count
    let line = String(repeating: "|---", count: columns) + "|"
    return ([rows[0], line] + rows.dropFirst()).joined(separator: "\n") + "\n"
  }

  func testSidesOfOneThing() {
    XCTAssertEqual(
      prompts(table("| Pros | Cons |", "| cheap | wet |", "| quick | loud |")),
      ["Moorings: pros? (2)", "Moorings: cons? (2)"]
    )
    XCTAssertEqual(
      prompts(table("| Pros | Cost |", "| cheap | 3 |", "| quick | 4 |")),
      ["cheap: cost?", "quick: cost?"]
    )
  }

  func testThingsSideBySide() {
    XCTAssertEqual(
      prompts(
        table(
          "| Public pier | Private pier | Floating pier |",
          "| open to all | one owner | moves |",
          "| free | rented | costs most |"
        )
      ),
      [
        "Public pier: what are the 2 key points?", "Private pier: which 2 belong to it?",
        "Floating pier: what are the 2 key points?",
      ]
    )
    XCTAssertEqual(
      prompts(table("| Stage one | Stage two |", "| dig | pave |", "| drain | paint |")),
      ["Stage one or Stage two: what tells them apart?"]
    )
    XCTAssertEqual(
      prompts(
        table("| Buoys | Iron posts |", "| float | stand |", "| drift | rust |"),
        under: "Iron posts vs. buoys"
      ),
      ["Buoys or Iron posts: what tells them apart?"]
    )
  }

  /// What is too much to be told apart is listed for each side.
  func testManyRowsSideBySide() {
    let row = "| a pier that is open to all | a pier with a gate and a guard by day |"
    let more = "| nobody has to pay a toll | boats pay for each metre and each night |"
    let wide = table("| Public pier | Private pier |", row, more, row, more)
    XCTAssertEqual(
      prompts(wide),
      ["Public pier: what are the 4 key points?", "Private pier: what are the 4 key points?"]
    )
    XCTAssertEqual(
      prompts(table("| Public pier | Private pier |", row, more)),
      ["Public pier or Private pier: what tells them apart?"]
    )
  }

  func testRowsOfThings() {
    for header in [
      "| Boat type | Engine type |", "| Boats | Posts |", "| Rope tested | How is it tested |",
      "| Old tool | New tool |",
    ] {
      let prompts = prompts(table(header, "| Skiff | oars |", "| Ferry | diesel |"))
      XCTAssertEqual(prompts.count, 2, header)
      XCTAssertTrue(prompts.allSatisfy { $0.hasPrefix("Skiff: ") || $0.hasPrefix("Ferry: ") })
    }
  }

  func testListsInCells() {
    XCTAssertEqual(
      prompts(table("| Sail | Steam |", "| • quiet<br>• slow | - |")),
      ["Sail: which 2 belong to it?"]
    )
  }

  func testColumnsAndRowsThatSayNothing() {
    XCTAssertEqual(
      prompts(
        table(
          "| Boat | Hull | Crew | Notes |",
          "| Skiff | wood | one man | leaks |",
          "| Ferry | wood | - | old |",
          "| - | wood | ten | x |",
          "| Tug | wood | - | loud |"
        )
      ),
      ["Skiff: crew?"]
    )
  }

  func testColumnsThatCountAndTimetables() {
    XCTAssertEqual(
      prompts(
        table(
          "| # | Boat | Hull |",
          "| 1 | Skiff | wood |",
          "| 2 | Tug | steel |",
          "| 3 | Punt | oak |"
        )
      ),
      ["Skiff: hull?", "Tug: hull?", "Punt: hull?"]
    )
    XCTAssertEqual(
      prompts(table("| Rank | Why |", "| 1 | dry |", "| 2 | cheap |", "| 3 | near |")),
      []
    )
    XCTAssertEqual(prompts(table("| Day | Focus |", "| Mon | knots |", "| Tue | sails |")), [])
    XCTAssertEqual(
      prompts(table("| Port | Use |", "| 22 | login |", "| 80 | pages |", "| 443 | pages |")),
      [
        "Port 22: what is it used for?", "Port 80: what is it used for?",
        "Port 443: what is it used for?",
      ]
    )
  }

  func testTermsThatAreEquated() {
    XCTAssertEqual(
      prompts("- **Shallow water = Use a punt**: Its hull is flat.\n"),
      ["Shallow water: what do you do?"]
    )
    XCTAssertEqual(prompts("- **Use old rope**: It is soft.\n"), ["Use old rope: what do you do?"])
    XCTAssertEqual(
      prompts("- **Use case diagram**: A sketch of tasks.\n").first,
      "Use case diagram: what is it?"
    )
  }

  func testTermsThatAreNone() {
    let body = """
      - **Can be used in harbours**: by all boats that pay.
      - **Task 2**: compare the prices of all moorings.
      - [Knots made simple: a guide for the rest of us](https://example.org/knots)
      - **Charts**: https://example.org/\(String(repeating: "very/", count: 20))long
      - **Last updated**: on the first of May
      - **Wind**: Be familiar with the scale of Beaufort.
      - **Fenders**: (on both sides)
      - **Bowline**: a loop that does not slip.
      """
    XCTAssertEqual(
      prompts(body),
      ["Bowline: what is it?"]
    )
  }

  /// A heading that asks is answered by all paragraphs that can be recalled, and by no link alone.
  func testHeadingsThatAsk() {
    let long = String(repeating: "Boats swing with the tide. ", count: 13)
    for (body, answer) in [
      ("Ropes.\n\nAnd chains.\n", "Ropes.\nAnd chains."),
      ("Ropes.\n\n\(long)\n", "Ropes."),
      ("Ropes.\n\n**Chain**: of iron.\n", "Ropes."),
      ("[A film](https://example.org)\n\nRopes.\n", nil),
    ] {
      let text = "# Module 1: Harbours\n\n## What holds a boat?\n\n\(body)"
      XCTAssertEqual(Graphs.of(text).cards.first { $0.kind == .basic }?.answer, answer)
    }
  }
}
