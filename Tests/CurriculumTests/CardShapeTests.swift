import SourceText
import XCTest

@testable import Curriculum

/// The shapes in which people write cards by hand; what is expected is what they meant.
final class CardShapeTests: XCTestCase {
  private func cards(_ body: String) -> [String] {
    Graphs.of("# Module 1: Data\n\n## Streams\n\n" + body).cards.map {
      "\($0.prompt) → \($0.answer)"
    }
  }

  private func check(_ rows: [(String, [String], UInt)]) {
    for (body, expected, line) in rows { XCTAssertEqual(cards(body), expected, line: line) }
  }

  func testQuestionsAndAnswers() {
    let one = ["Why shuffle? → To break the order."]
    check([
      ("Q: Why shuffle?\nA: To break the order.", one, #line),
      ("q: Why shuffle?\na: To break the order.", one, #line),
      ("Q：Why shuffle?\nA：To break the order.", one, #line),
      ("问：Why shuffle?\n答：To break the order.", one, #line),
      ("**Q: Why shuffle?**\n\nA: To break the order.", one, #line),
      ("**Q:** Why shuffle?\n\n**A:** To break the order.", one, #line),
      ("**Q:** Why shuffle? **A:** To break the order.", one, #line),
      ("**Question:** Why shuffle?\n\n**Answer:** To break the order.", one, #line),
      ("Question 7: Why shuffle?\nAnswer 7: To break the order.", one, #line),
      ("Q7) Why shuffle?\nA7: To break the order.", one, #line),
      ("Front: Why shuffle?\nBack: To break the order.", one, #line),
      ("- Q: Why shuffle?\n- A: To break the order.", one, #line),
      ("- Q: Why shuffle?\n  - A: To break the order.", one, #line),
      ("- **Q:** Why shuffle?\n  **A:** To break the order.", one, #line),
      ("- Q: Why shuffle?\n\n  A: To break the order.", one, #line),
      ("1. Q: Why shuffle?\n   A: To break the order.", one, #line),
      ("1. Why shuffle?\n   **Answer:** To break the order.", one, #line),
      ("1. Why shuffle?\n\n   To break the order.", one, #line),
      ("- Why shuffle?\n  - To break the order.", one, #line),
      ("- Why shuffle? #card\n  - To break the order.", one, #line),
      ("Why shuffle?\n\n**Answer:** To break the order.", one, #line),
      ("**3. Why shuffle?**\n\nAns: To break the order.", one, #line),
      ("> Q: Why shuffle?\n> A: To break the order.", one, #line),
      ("Why shuffle?\n?\nTo break the order.", one, #line),
      ("Why shuffle? #flashcards/data\n?\nTo break\nthe order.", one, #line),
      ("Why shuffle? :: To break the order.", one, #line),
      ("Why shuffle?::To break the order.", one, #line),
      ("### Why shuffle?\n\nTo break the order.", one, #line),
      ("### Question 2: Why shuffle?\n\nTo break the order.", one, #line),
      ("### Why shuffle?\n\n**Answer:** To break the order.", one, #line),
      ("### Question 2\n\nWhy shuffle?\n\n**Answer:** To break the order.", one, #line),
      (
        "<details>\n<summary>Why shuffle?</summary>\n\nTo break the order.\n\n</details>", one,
        #line
      ),
      ("<details><summary>Why shuffle?</summary>To break the order.</details>", one, #line),
      (
        "### Why shuffle?\n\n<details>\n<summary>Answer</summary>\n\nTo break the order.\n</details>",
        one, #line
      ),
      (
        "Why shuffle?\n\n<details>\n<summary>Show answer</summary>\n\nTo break the order.\n\n</details>",
        one, #line
      ),
      ("| Question | Answer |\n|---|---|\n| Why shuffle? | To break the order. |", one, #line),
    ])
  }

  func testAnswersOverSeveralBlocks() {
    check([
      (
        "Q: What is kept?\nA: Two things:\n\n- order\n- keys",
        ["What is kept? → Two things:\n• order\n• keys"], #line
      ),
      (
        "Q: What is kept?\n\nA:\n\n1. order\n2. keys",
        ["What is kept? → 1. order\n2. keys"], #line
      ),
      (
        "Q: How is it read?\n\nA: By a call.\n\n```\nread()\n```",
        ["How is it read? → By a call.\nread()"], #line
      ),
      (
        "Q: What costs what?\n\nA: As listed.\n\n| a | b |\n|---|---|\n| c | 1 |",
        ["What costs what? → As listed.\na | b\nc | 1"], #line
      ),
      (
        "- Q: What is kept?\n  - A: Two things:\n    - order\n    - keys",
        ["What is kept? → Two things:\n• order\n• keys"], #line
      ),
      ("What is kept?\n?\n- order\n- keys", ["What is kept? → • order\n• keys"], #line),
      (
        "Q: One?\n\nA: First.\n\nAnd more.\n\nQ: Two?\n\nA: Second.\n\nProse.",
        ["One? → First.\nAnd more.", "Two? → Second."], #line
      ),
      (
        "### What is kept?\n\nThese are kept:\n\n- order\n- keys",
        ["What is kept? → These are kept:\n• order\n• keys"], #line
      ),
      ("### What is kept?\n\n- order\n- keys", ["What is kept? (2) → • order\n• keys"], #line),
      ("- What is kept?\n  - order\n  - keys", ["What is kept? (2) → • order\n• keys"], #line),
      (
        "Q: One?\nA: Yes.\n\n- **Shard**: a unit",
        ["One? → Yes.", "Shard: what is it? → a unit"], #line
      ),
    ])
  }

  func testBothDirections() {
    check([
      (
        "Shard\n??\nA unit of a stream",
        ["Shard → A unit of a stream", "Which term: A unit of a stream → Shard"], #line
      ),
      (
        "shard ::: a unit", ["shard: what is it? → a unit", "Which term: a unit → shard"], #line
      ),
      ("data stream:: a flow", ["data stream: what is it? → a flow"], #line),
      ("tags:: one, two", [], #line), ("std::vector is a type", [], #line),
      ("use std::vector or so", [], #line),
      ("the bucket arn:aws:s3:::logs holds it", [], #line),
    ])
  }

  func testGaps() {
    check([
      ("A shard takes ==1 MB== a second.", ["A shard takes […] a second. → 1 MB"], #line),
      ("- **Shard**: takes ==1 MB==.", ["Shard: takes […]. → 1 MB"], #line),
      ("A shard takes {{cloze 1 MB}}.", ["A shard takes […]. → 1 MB"], #line),
      ("Write `a==b or c==d` here.", [], #line), ("Write `{{c1::x}}` here.", [], #line),
      ("`==` marks ==a gap== so.", ["== marks […] so. → a gap"], #line),
    ])
  }

  func testNumbersOfQuestionsAreNoTerms() {
    check([
      ("**Question 1**: What is a shard", [], #line), ("- Question 2: What is a shard", [], #line),
      ("**Exercise 3**: Count the shards.", [], #line), ("**Q4**: Why", [], #line),
      ("**Question 1**\n\nProse.", [], #line), ("**Answer 2**: A unit.", [], #line),
    ])
  }

  /// A property is asked of the nearest thing that has a name.
  func testPropertiesOfVagueLabels() {
    let text = "# Module 1: Data\n\n## Kinesis\n\n"
    let rows: [(String, [String], UInt)] = [
      (
        "**Benefits of this approach**:\n\n- **Scalability**: it grows\n",
        ["Kinesis: scalability?"], #line
      ),
      ("- **What it means**: a flow of records\n", ["Kinesis: what is it?"], #line),
      ("**Why this matters**:\n\n- speed\n- cost\n", ["Kinesis: why does this matter? (2)"], #line),
      (
        "- **Firehose**:\n  - **Benefits of this approach**:\n    - **Cost**: low\n",
        ["Firehose: cost?"], #line
      ),
      ("- **IT operations**:\n  - **Purpose**: keep it up\n", ["IT operations: purpose?"], #line),
      (
        "### Why streams are crucial\n\n- **Scalability**: Handling more data.\n",
        ["Scalability: why?"], #line
      ),
    ]
    for (body, expected, line) in rows {
      XCTAssertEqual(Graphs.of(text + body).cards.map(\.prompt), expected, line: line)
    }
    let sections = "# Module 1: Data\n\n## Kinesis\n\n### Sharding\n\nText.\n\n"
    let headings: [(String, [String], UInt)] = [
      ("### Benefits of this\n\n- **Cost**: low\n", ["Sharding: cost?"], #line),
      ("### Why it matters\n\n- **Cost**: low\n", ["Sharding: cost?"], #line),
      (
        "### Keys and how to pick them\n\n- **Cost**: low\n", ["Keys and how to pick them: cost?"],
        #line
      ),
      ("## Benefits of this\n\n- **Cost**: low\n", ["Kinesis: cost?"], #line),
    ]
    for (body, expected, line) in headings {
      XCTAssertEqual(Graphs.of(sections + body).cards.map(\.prompt), expected, line: line)
    }
    let alone = "# Module 1: Data\n\n## Benefits of this\n\n- **Cost**: low\n"
    XCTAssertEqual(Graphs.of(alone).cards.map(\.prompt), [])
    let vague = "# Overview\n\n## How it works\n\n- **Purpose**: to move data\n"
    XCTAssertEqual(Graphs.of(vague).cards.map(\.prompt), [])
  }

  func testFewTermsAmongPropertiesArePropertiesToo() {
    check([
      (
        "- **Triggers**: frost, drought\n- **Automation**: a timer on the tap",
        ["Streams: triggers? → frost, drought", "Streams: automation? → a timer on the tap"], #line
      ),
      (
        "- **Purpose**: watering\n- **Hose**: a flexible pipe\n- **Pot**: a vessel with a spout",
        [
          "Streams: purpose? → watering", "Hose: what is it? → a flexible pipe",
          "Pot: what is it? → a vessel with a spout",
        ], #line
      ),
      (
        "- **Purpose**: watering\n- **DripFlow**: a pipe with many small holes",
        [
          "Streams: purpose? → watering", "DripFlow: what is it? → a pipe with many small holes",
        ], #line
      ),
    ])
  }

  func testTermsWithAnOpenEndBelongToWhatStandsAbove() {
    check([
      ("- **Too deep**: seeds rot", ["Streams: too deep? → seeds rot"], #line),
      ("- **Export to**: sheds, cellars", ["Streams: export to? → sheds, cellars"], #line),
    ])
  }

  func testExplicitCardsOverTheLimits() {
    let words = { (count: Int) in String(repeating: "word ", count: count - 1) + "end." }
    let items = { (count: Int) in (1...count).map { "- item \($0)\n" }.joined() }
    let rows: [(String, Int, Bool, UInt)] = [
      ("Q: Why?\nA: " + words(60), 60, false, #line),
      ("Q: Why?\nA: " + words(120), 120, true, #line),
      ("Q: Why?\nA: " + words(121), 0, true, #line),
      ("Q: Why?\nA: " + words(100) + " More " + words(40), 100, true, #line),
      ("reason :: " + words(90), 90, true, #line),
      ("Q: Which?\n\n" + items(7), 21, false, #line),
      ("Q: Which?\n\n" + items(14), 42, true, #line),
      ("Q: Which?\n\n" + items(15), 0, true, #line),
    ]
    for (body, count, isReported, line) in rows {
      let graph = Graphs.of("# T\n\n## U\n\n" + body)
      let answer = graph.cards.first?.answer ?? ""
      XCTAssertEqual(answer.split(whereSeparator: \.isWhitespace).count, count, line: line)
      let rules = GuideCheck.findings(in: graph).map(\.rule)
      XCTAssertEqual(rules.contains("card.too-long"), isReported, line: line)
    }
  }

  func testOrdinaryTextStaysOrdinary() {
    let rows = [
      "Q4 results were good.", "Quality: high", "A. first option", "Q:", "Front desk staff wait.",
      "Is it so? Perhaps.\n\nProse follows.", "Problem: slow\n\nSolution is near.",
      "- Is it so?\n- Why?\n", "What\n\n?\n\nnothing", "Answer: nothing was asked.",
    ]
    for body in rows {
      let basic = Graphs.of("# T\n\n## U\n\n" + body).cards.filter { $0.kind == .basic }
      XCTAssertEqual(basic.map(\.prompt), [], body)
    }
  }
}
