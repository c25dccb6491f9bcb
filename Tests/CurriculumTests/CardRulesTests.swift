import XCTest

@testable import Curriculum

/// What a tutor would ask of small pieces of text.
final class CardRulesTests: XCTestCase {
  private func cards(_ body: String) -> [Card] {
    Graphs.of("# Module 1: Data\n\n## 1.1 Data Collection\n\n" + body).cards
  }

  private func check(
    _ body: String,
    _ expected: [(CardKind, String, String)],
    line: UInt = #line
  ) {
    let cards = cards(body)
    XCTAssertEqual(cards.map(\.kind), expected.map(\.0), line: line)
    XCTAssertEqual(cards.map(\.prompt), expected.map(\.1), line: line)
    XCTAssertEqual(cards.map(\.answer), expected.map(\.2), line: line)
  }

  func testDefinitions() {
    let expected: [(CardKind, String, String)] = [
      (.definition, "Parquet: what is it?", "a columnar format")
    ]
    check("**Parquet**: a columnar format", expected)
    check("**Parquet:** a columnar format", expected)
    check("**Parquet** - a columnar format", expected)
    check("**Parquet** — a *columnar* format", expected)
    check("- **Parquet**: a columnar\n  format", expected)
    check("1. **Parquet**: a columnar format", expected)
    check("- Parquet: a columnar format", expected)
  }

  func testNumberOfATermIsNoPartOfIt() {
    check(
      "**2. Pipe mode**: streams",
      [(.definition, "Pipe mode: in a few words?", "streams")]
    )
    check("**2.5 Flash**: a model", [(.definition, "2.5 Flash: what is it?", "a model")])
  }

  func testTermWithItsAbbreviation() {
    check(
      "**Class imbalance** (CI): too few of one class",
      [
        (
          .definition, "Class imbalance (CI): in a few words?",
          "too few of one class"
        )
      ]
    )
  }

  func testNotesAboutTheGuideAreNoCards() {
    check("- **Note**: this guide was put together from slides\n", [])
    check("- **Note**: this topic needs a lake\n", [])
    let graph = Graphs.of("# G\n\n## Methods\n\nHow?\n\n**Methods:**\n\n- by hand\n- by saw\n")
    XCTAssertFalse(graph.cards.contains { $0.prompt.hasPrefix("Methods: methods") })
  }

  func testAttributesBelongToTheTopic() {
    check(
      "- **Purpose**: gather raw data\n",
      [(.attribute, "Data Collection: purpose?", "gather raw data")]
    )
    check(
      "- **Kinesis**:\n  - **Purpose**: move streams\n",
      [(.attribute, "Kinesis: purpose?", "move streams")]
    )
    check(
      "**Kinesis**\n\n- AWS Services: Firehose\n",
      [(.attribute, "Kinesis: which AWS service?", "Firehose")]
    )
  }

  func testListsAndSequences() {
    check(
      "**Methods**:\n\n- batch\n- streaming\n",
      [(.list, "Data Collection: methods? (2)", "• batch\n• streaming")]
    )
    check(
      "**Steps of a split**:\n\n1. shuffle\n2. cut\n",
      [(.sequence, "Steps of a split: the 2 steps in order?", "1. shuffle\n2. cut")]
    )
    check(
      "**Kinds of drift**:\n\n- data\n- concept\n",
      [(.list, "Kinds of drift: which 2?", "• data\n• concept")]
    )
    check(
      "**How to split**:\n\n- by time\n- by user\n",
      [(.list, "How to split? (2)", "• by time\n• by user")]
    )
    check(
      "**Ways to cut, from soft to hard**:\n\n1. by hand\n2. by saw\n",
      [(.sequence, "Ways to cut, from soft to hard: which 2, in order?", "1. by hand\n2. by saw")]
    )
    check(
      "**What may a splitter do with a row it never saw?**\n\n- drop it\n- keep it\n",
      [(.list, "What may a splitter do with a row it never saw? (2)", "• drop it\n• keep it")]
    )
    check(
      "**What does it do?**\n\n- drop rows\n- keep columns\n",
      [(.list, "Data Collection: what does it do? (2)", "• drop rows\n• keep columns")]
    )
    let nine = (1...9).map { "- item \($0)\n" }.joined()
    XCTAssertEqual(cards("**Methods**:\n\n" + nine).count, 0, "nine items cannot be recalled")
  }

  func testBoldLineOverDefinitionsIsATitle() {
    let cards = cards("**Formats**\n- **CSV**: rows of text\n- **ORC**: columns for Hive\n")
    XCTAssertEqual(cards.map(\.term), ["CSV", "ORC"])
    XCTAssertEqual(cards[0].breadcrumb, ["Data", "Data Collection", "Formats"])
  }

  func testTables() {
    check(
      "| Format | What it means |\n|---|---|\n| CSV | lines, commas |\n| ORC | - |\n",
      [(.definition, "CSV: what does it mean?", "lines, commas")]
    )
    check(
      "| Format | Layout |\n|---|---|\n| CSV | rows |\n| ORC | - |\n",
      [(.table, "CSV: layout?", "rows")]
    )
    check(
      "| Code | Means |\n|---|---|\n| 404 | nothing there |\n",
      [(.table, "Code 404: means?", "nothing there")]
    )
    check(
      "| Question | Answer |\n|---|---|\n| Say how a boat is moored. | With two lines. |\n",
      [(.basic, "Say how a boat is moored.", "With two lines.")]
    )
    check(
      "| Term | Description |\n|---|---|\n| CSV | rows of text |\n",
      [(.definition, "CSV: what is it?", "rows of text")]
    )
  }

  /// What may happen to something leads to no term, however the sentence begins.
  func testExamplesAreNotTurnedRound() {
    let told = "A %@ hung on the rail of the pier by its keeper at noon."
    for (verb, kinds) in [
      ("bell", [CardKind.definition, .term]), ("bell could be", [.definition]),
    ] {
      let text = told.replacingOccurrences(of: "%@", with: verb)
      XCTAssertEqual(cards("- **Tide Signal 2**: \(text)\n").map(\.kind), kinds, text)
    }
  }

  func testQuestionAndAnswer() {
    check(
      "**Q:** Why shuffle?\n**A:** To break the order.\n",
      [(.basic, "Why shuffle?", "To break the order.")]
    )
  }

  func testFirstParagraphThatDefinesItsTitle() {
    check(
      "Data collection is the gathering of raw data.",
      [
        (
          .definition, "Data Collection: what is it?",
          "Data collection is the gathering of raw data."
        )
      ]
    )
    check("Raw data comes from many places and in many shapes.", [])
  }

  func testNothingIsMadeOf() {
    let rows: [(String, UInt)] = [
      ("<!-- card: no -->\n**CSV**: rows", #line),
      ("**Note**:", #line),
      ("**CSV**: csv", #line),
      ("- item\n- other\n", #line),
      ("A paragraph with **bold** inside: nothing.", #line),
      ("- [x] done\n- [ ] open\n", #line),
      ("```\n**CSV**: rows\n```", #line),
      ("## Table of Contents\n\n- **CSV**: page 3\n", #line),
      ("### Learning Objectives\n\n- **CSV**: know it\n", #line),
      ("**Instruction**: {Your instruction goes here ...}", #line),
      ("- **All**: can float\n", #line),
      // Rows of data, and columns of points that stand side by side by chance.
      ("| Year | Boats |\n|---|---|\n| 1986.0 | 204.4 |\n| 1987.0 | 242.3 |\n", #line),
      (
        "| Own boat | Hired boat |\n|---|---|\n| It lies where you moor it. | No mooring. |\n",
        #line
      ),
    ]
    for (body, line) in rows { XCTAssertEqual(cards(body).map(\.prompt), [], line: line) }
  }

  func testLongAnswersAreCutAtSentences() throws {
    let sentence = "This sentence has exactly eight words in it. "
    let text = String(repeating: sentence, count: 10)
    let card = try XCTUnwrap(cards("**Long**: " + text).first)
    XCTAssertEqual(card.answer.split(separator: " ").count, 56)
    XCTAssertTrue(card.answer.hasSuffix("it."))
    let endless = String(repeating: "word ", count: 80)
    XCTAssertEqual(cards("**Endless**: " + endless).count, 0)
  }

  func testNestingHasALimitAndNoCrash() {
    let deep = (0..<200).map { String(repeating: "  ", count: $0) + "- **T\($0)**:\n" }.joined()
    XCTAssertLessThan(cards(deep).count, 200)
  }
}

/// Marks that other card tools use.
final class MarkedCardTests: XCTestCase {
  private func cards(_ body: String) -> [Card] {
    Graphs.of("# Module 1: Data\n\n## Streams\n\n" + body).cards
  }

  func testQuestionsAndAnswers() {
    let rows: [(String, String, String, UInt)] = [
      ("Q: Why shuffle?\nA: To break the order.", "Why shuffle?", "To break the order.", #line),
      ("Q: Why shuffle?\n\nA: To break it.", "Why shuffle?", "To break it.", #line),
      ("**Q1.** Why shuffle?\n**A:** To break it.", "Why shuffle?", "To break it.", #line),
      ("Question 3: Why?\nAnswer: Because.", "Why?", "Because.", #line),
      ("**Q:** Why? **A:** Because.", "Why?", "Because.", #line),
      ("- Q: Why?\n  A: Because.", "Why?", "Because.", #line),
      ("**Why shuffle?**\n\nTo break the order.", "Why shuffle?", "To break the order.", #line),
      ("### Why shuffle?\n\nTo break the order.", "Why shuffle?", "To break the order.", #line),
      ("Q: Why\nat all?\nA: So\nthat.", "Why at all?", "So that.", #line),
    ]
    for (body, prompt, answer, line) in rows {
      let cards = cards(body)
      XCTAssertEqual(cards.map(\.prompt), [prompt], line: line)
      XCTAssertEqual(cards.map(\.answer), [answer], line: line)
      XCTAssertEqual(cards.map(\.kind), [.basic], line: line)
    }
  }

  func testPairsAndTermsLineByLine() {
    let pairs = cards("Q: one?\nA: 1\nQ: two?\nA: 2\nand a half")
    XCTAssertEqual(pairs.map(\.prompt), ["one?", "two?"])
    XCTAssertEqual(pairs.map(\.answer), ["1", "2 and a half"])
    let terms = cards("**Alpha**: first\nletter\n**Beta:** second\n**Gamma** - third **x** y")
    XCTAssertEqual(terms.map(\.term), ["Alpha", "Beta", "Gamma"])
    XCTAssertEqual(terms.map(\.answer), ["first letter", "second", "third x y"])
  }

  func testDefinitionThatAnnouncesAList() {
    let cards = cards(
      "- **Corrupt data**: values that are wrong. Examples include:\n  - a negative age\n  - a typo\n"
    )
    XCTAssertEqual(cards.first?.answer, "values that are wrong.")
    XCTAssertEqual(self.cards("- **Corrupt data**: examples include:\n").count, 0)
  }

  func testNoCardMeansNone() {
    XCTAssertEqual(
      cards("<!-- card: no -->\nStreams are flows of records without an end.").count,
      0
    )
  }

  func testWhatOnlyLooksLikeAQuestion() {
    for body in ["A. first option", "Q4 results were good.", "Quality: high", "Q:"] {
      XCTAssertEqual(cards(body).filter { $0.kind == .basic }.map(\.prompt), [], body)
    }
  }

  func testDoubleColons() {
    let one = cards("shard :: a unit of a stream\nrecord :: a blob with a key")
    XCTAssertEqual(one.map(\.term), ["shard", "record"])
    XCTAssertEqual(one.map(\.answer), ["a unit of a stream", "a blob with a key"])
    let both = cards("- shard ::: a unit of a stream")
    XCTAssertEqual(both.map(\.kind), [.definition, .term])
    XCTAssertEqual(both.map(\.answer), ["a unit of a stream", "shard"])
    XCTAssertEqual(cards("std::vector is a type").count, 0)
  }

  func testCloze() {
    let cards = cards("A shard takes ==1 MB/s== in and ==2 MB/s== out.")
    XCTAssertEqual(
      cards.map(\.prompt),
      ["A shard takes […] in and 2 MB/s out.", "A shard takes 1 MB/s in and […] out."]
    )
    XCTAssertEqual(cards.map(\.answer), ["1 MB/s", "2 MB/s"])
    XCTAssertEqual(cards.map(\.kind), [.cloze, .cloze])
  }

  func testNumberedCloze() {
    let cards = cards("{{c1::Kinesis}} keeps {{c2::24 hours::how long?}} and {{c1::more}}.")
    XCTAssertEqual(
      cards.map(\.prompt),
      ["[…] keeps 24 hours and […].", "Kinesis keeps [how long?] and more."]
    )
    XCTAssertEqual(cards.map(\.answer), ["Kinesis, more", "24 hours"])
  }

  func testMarksThatAreNotClosedAreText() {
    for body in [
      "if a == b then c", "a ==open mark", "{{c1::open", "{{template}}", "====", "{{c1::}}",
    ] {
      XCTAssertEqual(cards(body).count, 0, body)
    }
  }
}
