import XCTest

@testable import Curriculum

/// Cheat sheets for exams as chat programs and bloggers write them: pictures before headings, facts
/// about the sitting, several terms on one line, ticks in tables.
final class CheatSheetTests: XCTestCase {
  private func check(_ rows: [(String, [String], UInt)], under title: String = "Boats") {
    for (body, expected, line) in rows {
      XCTAssertEqual(Graphs.asked(body, under: title), expected, line: line)
    }
  }

  func testPicturesAreNoPartOfATitle() {
    let titles: [(String, String, String?, UInt)] = [
      ("🚀 Overview of sails", "Overview of sails", nil, #line),
      ("🔐 2. Rigging", "Rigging", "2", #line), ("🖥️ Engines", "Engines", nil, #line),
      ("⚡ Radio ⚡", "Radio", nil, #line), ("1️⃣ Keels", "Keels", nil, #line),
      ("👩‍🚀 Crew", "Crew", nil, #line), ("🚀", "🚀", nil, #line),
      ("→ Ahead", "→ Ahead", nil, #line), ("∑ of forces", "∑ of forces", nil, #line),
      ("≥ 3 knots", "≥ 3 knots", nil, #line), ("ΔV", "ΔV", nil, #line), ("帆 ⛵", "帆", nil, #line),
      ("1a Explain what a keel is", "Explain what a keel is", "1a", #line),
      ("3d printing", "3d printing", nil, #line),
    ]
    for (text, name, number, line) in titles {
      XCTAssertEqual(Title(text).name, name, line: line)
      XCTAssertEqual(Title(text).number, number, line: line)
    }
    let graph = Graphs.of("# 🚀 Course\n\n## ⛵ 1. Sails\n\n**🔺 Jib**: a small sail.\n")
    XCTAssertEqual(graph.cards.first?.prompt, "Jib: what is it?")
    XCTAssertEqual(graph.topics.last?.title, "Sails")
  }

  func testPropertiesBesideTheHeadingOfTheirThing() {
    let section =
      "Key Features\n- Points into the wind well in light air\n- Needs few hands on deck\n"
    func prompt(_ before: String) -> String? {
      Graphs.of("# Boats\n\n## Rigs\n\n\(before)### \(section)\n## Hulls\n\nx\n").cards.first?
        .prompt
    }
    // A heading over nothing has what stands in the next one.
    XCTAssertEqual(prompt("### Sloop\n\n"), "Sloop: key features? (2)")
    XCTAssertEqual(prompt("### Sloop\n\n### Notes\n\n"), "Rigs: key features? (2)")
    // One that says something itself stands beside it, unless it is a product.
    XCTAssertEqual(prompt("### Trim of sails\n\nSee the crew.\n\n"), "Rigs: key features? (2)")
    XCTAssertEqual(
      prompt("### Amazon Sails\n\nSee the crew.\n\n"),
      "Amazon Sails: key features? (2)"
    )
    XCTAssertEqual(prompt(""), "Rigs: key features? (2)")
  }

  func testHowTheExamIsHeldIsNotAsked() {
    check([
      ("| Item | Details |\n|---|---|\n| Time | 130 min |\n| Passing score | 720 |\n", [], #line),
      (
        "Exam domains:\n\n- **Hulls** – 30%\n- **Rigs** – 26%\n- **Sails** – 24%\n- **Knots** – 20%\n",
        [], #line
      ),
      ("- Exam basics\n  - Hulls: 25-30%\n  - Rigs: 35-40%\n  - Sails: 30-35%\n", [], #line),
      // Shares of something else are worth knowing.
      (
        "- Nitrogen: 78%\n- Oxygen: 21%\n- Argon: 1%\n",
        [
          "Nitrogen: which value? → 78%", "Oxygen: which value? → 21%",
          "Argon: which value? → 1%",
        ], #line
      ),
      ("**Quick facts:** up to 90 questions in 90 minutes.\n", [], #line),
      (
        "**Usability test**: a talk in which people answer questions for 30 minutes.\n",
        [
          "Usability test: what is it? → a talk in which people answer questions for 30 minutes."
        ], #line
      ),
      ("**Sitting**: 65 questions, 130 minutes, passing score 720.\n", [], #line),
      // Shares that make no whole say something.
      (
        "- Hulls: 30%\n- Rigs: 26%\n- Sails: 24%\n",
        [
          "Hulls: which value? → 30%", "Rigs: which value? → 26%", "Sails: which value? → 24%",
        ], #line
      ),
    ])
  }

  func testSeveralTermsOnALine() {
    check([
      (
        "- **Jib** – a sail before the mast. **Gaff** – a spar above the sail.\n",
        [
          "Jib: what is it? → a sail before the mast.",
          "Gaff: what is it? → a spar above the sail.",
        ],
        #line
      ),
      (
        "- **Jib** = a sail before the mast; **Gaff** = a spar above it\n",
        ["Jib: what is it? → a sail before the mast", "Gaff: what is it? → a spar above it"], #line
      ),
      // Bold words in a later sentence define nothing.
      (
        "- **Jib** – a sail before the mast. **Never** cleat it in a gale.\n",
        ["Jib: what is it? → a sail before the mast. Never cleat it in a gale."], #line
      ),
    ])
  }

  func testTicksAndHighlightsInTables() {
    check([
      (
        "| Rig | One mast | Crew |\n|---|---|---|\n| Sloop | ✅ | 2 |\n| Ketch | ❌ | 3 |\n"
          + "| Yawl | ✅ (a second one aft) | ==four== at most |\n",
        [
          "Sloop: one mast, yes or no? → yes", "Sloop: crew? → 2",
          "Ketch: one mast, yes or no? → no", "Ketch: crew? → 3",
          "Yawl: one mast, yes or no? → yes (a second one aft)", "Yawl: crew? → four at most",
        ], #line
      ),
      (
        "**Choosing a day:**\n- ✅ Check the weather\n- ✅ Tell the harbour\n",
        ["Choosing a day: what are the 2 key points? → • Check the weather\n• Tell the harbour"],
        #line
      ),
    ])
    let contrast = Graphs.asked(
      "| Aspect | Sloop | Ketch |\n|---|---|---|\n| Masts | 1 | 2 |\n| Fast? | ✅ | ❌ |\n",
      under: "Rigs"
    )
    XCTAssertTrue(contrast.last?.hasSuffix("• Fast?: yes | no") ?? false, "\(contrast)")
  }

  func testTablesOfNeedsCasesAndCounts() {
    check([
      (
        "| I want to | Use |\n|---|---|\n| sail against the wind | a jib |\n| go fast | more sail |\n",
        [
          "sail against the wind: what do you use? → a jib",
          "go fast: what do you use? → more sail",
        ], #line
      ),
      (
        "| Sail | What it's used for | Supports | Remember |\n|---|---|---|---|\n"
          + "| Jib | upwind legs | reefing | dry it |\n",
        ["Jib: what is it used for? → upwind legs", "Jib: what does it support? → reefing"], #line
      ),
      (
        "| Question | Hull | Rig |\n|---|---|---|\n| cross an ocean | steel | ketch |\n"
          + "| race a day | carbon | sloop |\n",
        [
          "cross an ocean: hull? → steel", "cross an ocean: rig? → ketch",
          "race a day: hull? → carbon", "race a day: rig? → sloop",
          "cross an ocean or race a day: what tells them apart? → • Hull: steel | carbon\n"
            + "• Rig: ketch | sloop",
        ], #line
      ),
      (
        "| | wind | calm | total |\n|---|---|---|---|\n| sail | 30 | 18 | 48 |\n"
          + "| engine | 20 | 32 | 52 |\n", [], #line
      ),
      (
        "| | B tacks | B waits |\n|---|---|---|\n| A tacks | 3, 3 | 5, 1 |\n| A waits | 1, 5 | 4, 4 |\n",
        [], #line
      ),
      (
        "| Light | Strong |\n|---|---|\n| jib, genoa, spinnaker | storm jib, trysail |\n",
        [
          "jib, genoa, spinnaker: strong? → storm jib, trysail"
        ], #line
      ),
      (
        "| Light | Medium | Strong |\n|---|---|---|\n| jib, genoa, spinnaker | jib, main, mizzen | storm jib, trysail |\n",
        [
          "Light: what are the 3 key points? → jib, genoa, spinnaker",
          "Medium: what are the 3 key points? → jib, main, mizzen",
          "Strong: what are the 2 key points? → storm jib, trysail",
        ], #line
      ),
    ])
    XCTAssertEqual(
      Graphs.asked(
        "| | jib | genoa |\n|---|---|---|\n| jib | slow | fair |\n| genoa | fair | fast |\n"
          + "| none | still | slow |\n",
        under: "Sails"
      ).first,
      "jib: with jib, what comes of it? → slow"
    )
    XCTAssertEqual(
      Graphs.asked(
        "- **AWS**: security of the cloud.\n- **Customer**: security in the cloud.\n",
        under: "Shared responsibility"
      ),
      [
        "AWS: what is it responsible for? → security of the cloud.",
        "Customer: what is it responsible for? → security in the cloud.",
      ]
    )
    XCTAssertEqual(
      Graphs.asked("| | m | f |\n|---|---|---|\n| Nom | -er | -e |\n", under: "Endings"),
      ["Endings, m: nom? → -er", "Endings, f: nom? → -e"]
    )
  }

  func testTightHeadingsOfOneSign() {
    let graph = Graphs.of("**Notes**\n\n#Sails\n\n**Jib**: a sail.\n\n#Hulls\n\nx\n\n#Rigs\n\ny\n")
    XCTAssertEqual(graph.cards.first?.breadcrumb.last, "Sails")
    // Two of them may be tags.
    let tags = Graphs.of("#Sails\n\n**Jib**: a sail.\n\n#Hulls\n")
    XCTAssertNotEqual(tags.cards.first?.breadcrumb.last, "Sails")
  }

  func testTitlesOneOfWhichIsAProperty() {
    check([
      (
        "- Goals of a crew\n  - Speed\n    - trim\n    - weight\n  - Availability\n    - spares\n"
          + "    - two radios\n  - Order\n    - a rota\n    - a list\n",
        [
          "Goals of a crew: what are the 3 key points? → • Speed\n• Availability\n• Order",
          "Speed: which 2 belong to it? → • trim\n• weight",
          "Goals of a crew: availability? (2) → • spares\n• two radios",
          "Order: which 2 belong to it? → • a rota\n• a list",
        ], #line
      ),
      (
        "- (a) Trim: the angle of a sail to the wind\n",
        ["Trim: what is it? → the angle of a sail to the wind"], #line
      ),
      (
        "- **Fender**: a soft thing between boats *\n",
        ["Fender: what is it? → a soft thing between boats"], #line
      ),
    ])
  }

  func testPeopleAndQualities() {
    check(
      [
        (
          "**Anne Bonny**: pirate, Caribbean\n", ["Anne Bonny: who was it? → pirate, Caribbean"],
          #line
        )
      ],
      under: "Key figures"
    )
    check([
      (
        "- **Bulkhead**: physically separate part of a hull\n",
        ["Bulkhead: in a few words? → physically separate part of a hull"], #line
      ),
      (
        "- **Stamp Act**: tax on paper, glass, tea\n",
        ["Stamp Act: in a few words? → tax on paper, glass, tea"], #line
      ),
      ("**Log keeper** (checks)\n", [], #line),
    ])
  }

  func testHighlightsBesideDoubleColons() {
    check([
      (
        "jib :: a sail ==before== the mast\ngaff :: a spar above the sail\n",
        [
          "jib: what is it? → a sail before the mast", "gaff: what is it? → a spar above the sail",
        ], #line
      ),
      ("The jib stands ==before the mast==.\n", ["The jib stands […]. → before the mast"], #line),
      (
        "- **Test** – true if `a == b` and `c == d`\n",
        ["Test: what is it? → true if a == b and c == d"], #line
      ),
    ])
  }

  func testWhatStandsAlone() {
    check([
      (
        "**Q:** What is a jib?\n**A:** A sail before the mast.\n\n**Q:** And a gaff?\n**A:** A spar.\n",
        ["What is a jib? → A sail before the mast."], #line
      ),
      (
        "- If the question says \"no wind\" → think engine.\n",
        ["If the question says \"no wind\": what follows? → think engine."], #line
      ),
      (
        "- **DKIM**: DomainKeys Identified Mail\n",
        ["DKIM: what does it stand for? → DomainKeys Identified Mail"], #line
      ),
      (
        "Reefing a sail means taking in a part of it before the wind grows. It is done early.\n",
        ["Reefing a sail: what is it? → taking in a part of it before the wind grows."], #line
      ),
      (
        "- ISO (quality)\n- CE (safety)\n- RINA (class)\n",
        ["Boats: which 3? → • ISO (quality)\n• CE (safety)\n• RINA (class)"], #line
      ),
      (
        "**Common exam question:** What drives a boat with no sail?\n**Answer:** Its engine.\n",
        ["What drives a boat with no sail? → Its engine."], #line
      ),
      ("- **Patent**: 20 years from filing\n", ["Patent: how long? → 20 years from filing"], #line),
      (
        "- **Charter**: 8 rules\n- **Tank**: 40 l\n",
        ["Charter: in a few words? → 8 rules", "Tank: which value? → 40 l"], #line
      ),
      ("**Voyage**: 1754 - 1800\n", ["Voyage: when? → 1754 - 1800"], #line),
    ])
  }

  func testAFormulaInTheTitleOfABox() {
    check([
      (
        "> [!question]- How long is $x^2$?\n> As long as the hull.\n",
        ["How long is x²? → As long as the hull."], #line
      )
    ])
  }
}
