import XCTest

@testable import Curriculum

final class PageBreakTests: XCTestCase {
  func testCutSentencesAreJoined() {
    let cases: [(String, String, line: UInt)] = [
      (
        "The oven needs more heat and more time than a\n\nsmall fire can give. It is large.\n",
        "The oven needs more heat and more time than a small fire can give. It is large.\n", #line
      ),
      (
        "- **Oven**: bakes bread. It is used for work\n\nthat takes a long time.\n- **Fire**: burns\n",
        "- **Oven**: bakes bread. It is used for work that takes a long time.\n- **Fire**: burns\n",
        #line
      ),
      (
        "The dough rests for an hour. This is known as *first rest* or\n\n*proofing*). It grows.\n",
        "The dough rests for an hour. This is known as *first rest* or *proofing*). It grows.\n",
        #line
      ),
      (
        "The dough then goes through a long fermen-\n\ntation in the cold.\n",
        "The dough then goes through a long fermentation in the cold.\n", #line
      ),
      (
        "The heat of the oven is measured in near real-\n\ntime by a probe.\n",
        "The heat of the oven is measured in near real-time by a probe.\n", #line
      ),
      (
        "A list of all ovens, fires and stones,\n\n---\n\npans included.\n",
        "A list of all ovens, fires and stones, pans included.\n", #line
      ),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
      XCTAssertEqual(Healed.findings(written).map(\.kind), [.cutSentence], line: line)
    }
  }

  func testSentencesGoOnBehindWhatNumbersAPage() {
    let marks = [
      "12", "- 12 -", "[12]", "— 12 —", "Page 12 of 300", "p. 12", "Page 12/300", "12 | Ovens",
      "Ovens | 12", "**Page 12**", "## Page 12", "The heat of ovens 12", "12 The heat of ovens",
      "![](oven.png)", "---\n\n12\n\n---",
    ]
    for mark in marks {
      let text =
        "The oven needs more heat and more time than a\n\n\(mark)\n\nsmall fire can give.\n"
      XCTAssertEqual(
        Healed.text(text),
        "The oven needs more heat and more time than a small fire can give.\n",
        mark
      )
      let item = "- **Oven**: bakes bread at the heat of a\n\n\(mark)\n\nlarge fire.\n"
      XCTAssertEqual(
        Healed.text(item),
        "- **Oven**: bakes bread at the heat of a large fire.\n",
        mark
      )
    }
    for mark in ["# 12", "Ovens: 12", "It is 12.", "12. Heat", "12345"] {
      let text =
        "The oven needs more heat and more time than a\n\n\(mark)\n\nsmall fire can give.\n"
      XCTAssertEqual(Healed.text(text), text)
    }
  }

  func testListsGoOnBehindTheNumberOfAPage() {
    XCTAssertEqual(
      Healed.text("Steps:\n\n1. Mix\n2. Knead\n\nPage 12\n\n3. Bake\n"),
      "Steps:\n\n1. Mix\n2. Knead\n\n\n\n3. Bake\n"
    )
    XCTAssertEqual(
      Healed.text("- Rye\n- Wheat\n\n12\n\n- Spelt\n"),
      "- Rye\n- Wheat\n\n\n\n- Spelt\n"
    )
    for text in [
      "1. Mix\n2. Knead\n\n12\n\n1. Bake\n", "- Rye\n\n12\n\n* Spelt\n",
      "- Rye\n\nOvens 12\n\n- Oat\n",
    ] {
      XCTAssertEqual(Healed.text(text), text)
    }
  }

  func testParagraphsOfTheirOwnStay() {
    let texts = [
      "The oven needs heat. It is large.\n\nk-means is an algorithm of its own.\n",
      "A line of text that has no full stop at all\n\npandas is a library\n",
      "Heat is given by this formula:\n\nwhere all letters are numbers.\n",
      "- a list of points that have no end\n- another of the same kind as this\n\niOS is a system.\n",
      "**A label**\n\nand so on.\n", "The oven needs more heat than a\n\nFire can give.\n",
      "the oven is hot now\n\nit needs wood.\n\na fire is cold and the oven is. It has\n\nbread in it\n",
      "The oven needs heat and. It is\n\n**large**: not small\n",
      "One two three four five six of\n\n    code is not text\n",
      "One two three four five six of\n\n# a heading\n\nand text\n",
    ]
    for text in texts {
      XCTAssertEqual(Healed.text(text), text)
      XCTAssertEqual(Healed.findings(text).count, 0, text)
    }
  }

  /// What follows the break is what was nested above it, until a label of the level above comes.
  func testTornListsAreOneList() {
    let cases: [(String, String, line: UInt)] = [
      (
        """
        - **Bread:**
          - **Kinds:**
            - rye
            - wheat
          - **Tools:**
            - oven
        - **Cake:**
          - **Kinds:**
            - nut

        - lemon
        - **Tools:**
          - form

        """,
        """
        - **Bread:**
          - **Kinds:**
            - rye
            - wheat
          - **Tools:**
            - oven
        - **Cake:**
          - **Kinds:**
            - nut

            - lemon
          - **Tools:**
            - form

        """, #line
      ),
      (
        """
        - **Bread:** is baked
        - **Kinds:**

        - rye
        - wheat
        - **Tools:** oven

        """,
        """
        - **Bread:** is baked
        - **Kinds:**

          - rye
          - wheat
        - **Tools:** oven

        """, #line
      ),
      (
        """
        - **Bread:**

        - It is baked.
        - Kinds:
          - rye

        - **Cake:**

        - It is sweet.

        """,
        """
        - **Bread:**

          - It is baked.
          - Kinds:
            - rye

        - **Cake:**

          - It is sweet.

        """, #line
      ),
      (
        """
        - **Bread:** is baked
        - **Oven:** is hot.

        - **Uses:**
          - baking
        - **Pan:** is flat.
          - **Uses:**
            - frying

        """,
        """
        - **Bread:** is baked
        - **Oven:** is hot.

          - **Uses:**
            - baking
        - **Pan:** is flat.
          - **Uses:**
            - frying

        """, #line
      ),
      (
        """
        1. **Mix:** take these:

        - flour
        - water

        2. **Bake:** one hour

        """,
        """
        1. **Mix:** take these:

           - flour
           - water

        2. **Bake:** one hour

        """, #line
      ),
      (
        """
        1. **Mix**
          - **Tool:** spoon
          - **Time:** short
        2. **Bake**
          - **Tool:** oven

        """,
        """
        1. **Mix**
           - **Tool:** spoon
           - **Time:** short
        2. **Bake**
           - **Tool:** oven

        """, #line
      ),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
    }
  }

  /// Terms with their text could stand at any level; page breaks elsewhere tell where they belong.
  func testDoubtIsSettledByOtherBreaks() {
    let list = """
      - **Bread:** is baked
      - **Kinds:**
        - **Rye:** is dark

      - **Wheat:** is pale
      - **Oat:** is soft
      - **Tools:**
        - **Oven:** is hot

      """
    let cut = "The oven needs more heat and more time than a\n\nsmall fire can give.\n"
    XCTAssertEqual(Healed.text(list), list)
    XCTAssertEqual(
      Healed.text(cut + "\n" + list).split(separator: "\n").suffix(4),
      ["  - **Wheat:** is pale", "  - **Oat:** is soft", "- **Tools:**", "  - **Oven:** is hot"][
        ...
      ]
    )
  }

  func testListsOfTheirAuthorsStay() {
    let texts = [
      "- **A**: one\n  - x\n  - y\n\n- **B**: two\n  - x\n\n- **C**: three\n",
      "- **A**: one\n  - **X**: x\n  - **Y**: y\n\n- **B**: two\n- **C**: three\n",
      "- **A:**\n  - **X:** x\n\n- **B:**\n  - **X:** y\n- **C:**\n  - **X:** z\n",
      "- one\n  - x\n  - y\n\n- two\n- three\n",
      "- one\n\n- two\n\n- three\n",
      "- one\n\n  more of one\n\n  - x\n\n- two\n",
      "- **Precision**\n- **Recall**\n\n- **F1**: a mean\n",
      "1. one\n2. two\n\n- x\n- y\n",
      "1. one\n   - x\n2. two\n   - y\n",
      "- [ ] **A:**\n\n- [x] B\n- [ ] C\n",
      "- **A:** one\n\t- x\n\n- y\n- **B:** two\n",
    ]
    for text in texts {
      XCTAssertEqual(Healed.text(text), text)
      XCTAssertEqual(Healed.findings(text).count, 0, text)
    }
  }

  func testCardsKnowTheirOwner() {
    let graph = Graphs.of(
      """
      # Guide

      ## Ovens

      - **Brick oven:**
        - **Use Cases:**
          - pizza
          - bread
        - **Benefits:**
          - even heat
          - low cost
      - **Steam oven:**
        - **Use Cases:**
          - rolls

      - fish
      - **Benefits:**
        - crisp crust
        - soft crumb

      """
    )
    XCTAssertEqual(
      graph.cards.map(\.prompt),
      [
        "Brick oven: use cases? (2)", "Brick oven: benefits? (2)", "Steam oven: use cases? (2)",
        "Steam oven: benefits? (2)",
      ]
    )
    XCTAssertEqual(graph.cards[2].items, ["rolls", "fish"])
  }

  func testWhatIsLeftOfPages() {
    let cases: [(String, String, line: UInt)] = [
      (
        "Page 1\n# Oven\n\n- Bread\n\nPage 2\n# Fire\n\nPage 3 of 3\n- Wood\n",
        "\n# Oven\n\n- Bread\n\n\n# Fire\n\n\n- Wood\n", #line
      ),
      ("- Bread\nFigure 3: A loaf\n- Rolls\n", "- Bread\n\n- Rolls\n", #line),
      ("Figure 3 shows a loaf.\n", "Figure 3 shows a loaf.\n", #line),
      ("See the loaf.\nPage 2\n", "See the loaf.\nPage 2\n", #line),
      (
        "The fermen-\ntation of dough. A fermentation.\n",
        "The fermentation of dough. A fermentation.\n", #line
      ),
      (
        "The fermen-\ntation of the knead-\ning of a sour-\ndough\n",
        "The fermentation of the kneading of a sourdough\n", #line
      ),
      ("A wind-\nblown X-\nray\n", "A wind-blown X-ray\n", #line),
      ("The pre-\nand post-war oven\n", "The pre-\nand post-war oven\n", #line),
      ("A multi-\nlayered cake\n", "A multi-layered cake\n", #line),
      ("A rye-\nbread. Good rye-bread.\n", "A rye-bread. Good rye-bread.\n", #line),
      ("A state-\nof-the-art oven\n", "A state-of-the-art oven\n", #line),
      ("The name OvenInvocations-\nPerLoaf\n", "The name OvenInvocationsPerLoaf\n", #line),
      ("A Monte-\nCarlo oven\n", "A Monte-Carlo oven\n", #line),
      ("```\nfermen-\ntation\n```\n", "```\nfermen-\ntation\n```\n", #line),
      (
        "- Oven\n  – hot\n  – large\n- Fire\n  – red\n",
        "- Oven\n  - hot\n  - large\n- Fire\n  - red\n", #line
      ),
      ("- Oven\n  – hot\n", "- Oven\n  – hot\n", #line),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
    }
  }

  func testLetteredPairs() {
    let cases: [(String, String, line: UInt)] = [
      ("Q. What bakes?\nA. The oven\n", "Q: What bakes?\nA: The oven\n", #line),
      (
        "Q) What bakes?\n\nA) The oven\n\nQ) What burns?\nA) Wood\n",
        "Q: What bakes?\n\nA: The oven\n\nQ: What burns?\nA: Wood\n", #line
      ),
      (
        "Q. What bakes?\nA. The oven\nB. The pan\n", "Q. What bakes?\nA. The oven\nB. The pan\n",
        #line
      ),
      (
        "Q. What bakes?\nA. The oven of\nstone\nB. The pan\n",
        "Q. What bakes?\nA. The oven of\nstone\nB. The pan\n", #line
      ),
      (
        "Q. What bakes?\nA. The oven of\nstone\n\nIt glows.\n",
        "Q: What bakes?\nA: The oven of\nstone\n\nIt glows.\n", #line
      ),
      ("Q. E. D. stands\nA. there\n", "Q: E. D. stands\nA: there\n", #line),
      ("A. The oven\n", "A. The oven\n", #line),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
    }
  }

  func testNamesOfBlocks() {
    XCTAssertEqual(
      Healed.text("- Hemp: rots ^card-hemp\n- x ^n\n- a ^b2\n"),
      "- Hemp: rots\n- x ^n\n- a ^b2\n"
    )
  }

  func testTimesOfVideos() {
    let notes =
      "00:40 ropes are twisted\n[02:10] hemp rots\n- 31:12 sisal is stiff\n(1:02:10) – nylon melts\n"
    XCTAssertEqual(
      Healed.text(notes),
      "- ropes are twisted\n- hemp rots\n- sisal is stiff\n- nylon melts\n"
    )
    let day = "08:00 the tide turns\n09:30 the ship leaves\n11:15 it anchors\n14:00 it unloads\n"
    XCTAssertEqual(Healed.text(day), day)
    let few = "31:12 sisal is stiff\n32:10 nylon melts\n"
    XCTAssertEqual(Healed.text(few), few)
  }

  func testTablesInHTML() {
    let table =
      "<table>\n <tr><th>Rope</th><th>Use</th></tr>\n <tr>\n  <td><b>Hemp</b></td>\n"
      + "  <td>ships,<br>barges</td>\n </tr>\n</table>\n"
    XCTAssertEqual(
      Healed.text(table),
      "\n| Rope | Use |\n|---|---|\n| Hemp | ships, barges |\n\n\n"
    )
    XCTAssertEqual(
      Healed.text("<dl>\n<dt>Keel</dt>\n<dd>the lowest <i>beam</i></dd>\n</dl>\n"),
      "\n- **Keel**: the lowest beam\n\n\n"
    )
    let guide = "# Ropes\n\n" + table
    let card = Graphs.of(guide).cards.first
    XCTAssertEqual(card?.prompt, "Hemp: what is it used for?")
    XCTAssertEqual(Graphs.line(of: card, in: guide), 5)
  }

  func testTabsBetweenColumns() {
    let export =
      "#separator:tab\n#html:true\n#tags column:3\nWho?\t<b>Ann</b><br>(later)\tx y\n"
      + "The {{c1::keel}} is below.\t\tx\n\"Say \"\"a\tb\"\"\"\tno\tx\n\n# Ropes\n\n- hemp\n"
    XCTAssertTrue(
      Healed.text(export).contains(
        "Q: Who?\nA: Ann (later)\n\nThe {{c1::keel}} is below.\n"
      ),
      Healed.text(export)
    )
    XCTAssertTrue(Healed.text(export).contains("Q: Say \"a\tb\"\nA: no\n"), Healed.text(export))
    XCTAssertTrue(Healed.text(export).hasSuffix("# Ropes\n\n- hemp\n"))
    let pairs = "Term\tMeaning\nkeel\tthe lowest beam\nmast\tholds the sails\n"
    XCTAssertEqual(
      Healed.text(pairs),
      "\nkeel :: the lowest beam\n\nmast :: holds the sails\n\n"
    )
    let table = "Rope\tUse\tLife\nHemp\tships\t2 years\nNylon\ttents\t9 years\n"
    XCTAssertEqual(
      Healed.text(table),
      "\n| Rope | Use | Life |\n|---|---|---|\n| Hemp | ships | 2 years |\n"
        + "| Nylon | tents | 9 years |\n\n"
    )
    for text in ["a\tb\nc\td\n", "\ta\tb\n\tc\td\n\te\tf\n", "- a\tb\n- c\td\n- e\tf\n"] {
      XCTAssertEqual(Healed.text(text), text)
    }
  }

  func testFootersAndEscapedBullets() {
    let cases: [(String, String, line: UInt)] = [
      (
        "The oven and the\n\nBaking Sheet | 1\n\nfire burn.\n\nBaking Sheet | 2\n",
        "The oven and the\n\n\n\nfire burn.\n\n\n", #line
      ),
      ("a | 1\n", "a | 1\n", #line),
      (
        "Name | Score\n--- | ---\nAnna | 7\nAnna | 9\n",
        "Name | Score\n--- | ---\nAnna | 7\nAnna | 9\n", #line
      ),
      ("\\- Bread\n\\- Rolls\n", "- Bread\n- Rolls\n", #line),
      ("\\- Bread\n", "\\- Bread\n", #line),
      ("· Bread\n· Rolls\n", "- Bread\n- Rolls\n", #line),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
    }
  }

  func testWhatPandocWrites() {
    let cases: [(String, String, line: UInt)] = [
      ("The [oven]{.underline} is []{#x .anchor}hot\n", "The oven is hot\n", #line),
      ("[a [b](#c)]{.mark} and `x[]{.y}`\n", "a [b](#c) and `x[]{.y}`\n", #line),
      (
        "+------+--------+\n| Tool | Use    |\n+======+========+\n| Oven | bakes  |\n"
          + "| (ä)  | bread  |\n+------+--------+\n",
        "| Tool | Use |\n| --- | --- |\n| Oven (ä) | bakes bread |\n", #line
      ),
      (
        "  Tool   Use\n  ------ ---------\n  Oven   bakes\n  Fire   heats it\n\nText\n",
        "| Tool | Use |\n| --- | --- |\n| Oven | bakes |\n| Fire | heats it |\n\nText\n", #line
      ),
      (
        "  ----------------\n  Tool   Use\n  ------ ---------\n  Oven   bakes\n         bread\n\n"
          + "  Fire   heats it\n  ----------------\n",
        "| Tool | Use |\n| --- | --- |\n| Oven | bakes bread |\n| Fire | heats it |\n", #line
      ),
      (
        "1.  Oven or fire? -- --\n\n    a.  Oven\n\n        i.  hot\n",
        "1.  Oven or fire? -- --\n\n    -   Oven\n\n        -   hot\n", #line
      ),
      ("Oven -- --\n====\n\ntext\n", "Oven -- --\n====\n\ntext\n", #line),
    ]
    for (written, expected, line) in cases {
      XCTAssertEqual(Healed.text(written), expected, line: line)
    }
  }
}
