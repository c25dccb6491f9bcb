import Foundation
import XCTest

@testable import Curriculum

/// Notes as learners keep them for themselves: tags, pictures, outlines without marks, formulas.
final class PrivateNoteTests: XCTestCase {
  private func check(_ rows: [(String, [String], UInt)], under title: String = "Boats") {
    for (body, expected, line) in rows {
      XCTAssertEqual(Graphs.asked(body, under: title), expected, line: line)
    }
  }

  func testTagsAndPicturesAreNoText() {
    check([
      (
        "See [[Keel]] #rigging\n\n- **Jib**: a #small sail before the mast #exam #sails/front\n",
        ["Jib: what is it? → a small sail before the mast"], #line
      ),
      (
        "See [[Keel]] #rigging\n\n- **Jib**: a sail that is set before each #mast\n",
        ["Jib: what is it? → a sail that is set before each mast"], #line
      ),
      // Without a sign of tags a number sign means what it says.
      (
        "- **Shackle**: a hook of size #four\n", ["Shackle: what is it? → a hook of size #four"],
        #line
      ),
      (
        "- **Boom**: a spar below the sail ![[boom.png]]\n- **Gaff**: a spar above it ![gaff](gaff.png)\n",
        [
          "Boom: what is it? → a spar below the sail", "Gaff: what is it? → a spar above it",
        ], #line
      ),
      (
        "| Sail | Place |\n|---|---|\n| [[jib\\|Jib]] | before the [[mast]] |\n",
        ["Jib: place? → before the mast"], #line
      ),
    ])
  }

  func testTagsInCode() {
    check([
      (
        "**Cost:** `#exam`\n\nIt is high.\n\n- **Hull** `#core`\n- **Jib**: a sail before the mast `#exam` `#core`\n"
          + "- **Boom**: a spar below the sail `#gotcha`\n",
        [
          "Jib: what is it? → a sail before the mast", "Boom: what is it? → a spar below the sail",
        ], #line
      ),
      // One alone may be code.
      (
        "- **Include line**: begins with `#include`\n",
        ["Include line: what does it do? → begins with #include"], #line
      ),
    ])
  }

  func testOutlinesWithoutMarks() {
    check([
      (
        "- Ketch (KT)\n  - Has a small mast behind the large one\n- Sloop\n"
          + "  - Has one mast alone\n  - Is easy to sail with two hands\n",
        [
          "Ketch (KT): in a few words? → Has a small mast behind the large one",
          "Sloop: what are the 2 key points? → • Has one mast alone\n• Is easy to sail with two hands",
        ], #line
      ),
      // A property belongs to what stands right above it, not to the title.
      (
        "- Cedar, oak, teak\n  - Disadvantage: they rot below the waterline\n",
        ["Cedar, oak, teak: disadvantage? → they rot below the waterline"], #line
      ),
      // Nothing is told of whom a whole sentence is about.
      ("- Most yards have given up on wood\n  - Disadvantage: it rots in fresh water\n", [], #line),
      // A verb at the beginning goes on with the label above.
      (
        "- **Keel**\n  - Measures how deep a boat goes\n    - Range: from 0.5 to 3 metres\n",
        [
          "Keel: what does it measure? → Measures how deep a boat goes",
          "Keel: range? → from 0.5 to 3 metres",
        ], #line
      ),
    ])
  }

  func testQuestionsWithoutAMark() {
    check([
      (
        "- what is ballast\n  - weight low in the hull that keeps it upright\n",
        ["What is ballast? → weight low in the hull that keeps it upright"], #line
      ),
      (
        "- **Why lead?** It is heavy and does not rust.\n",
        ["Why lead? → It is heavy and does not rust."], #line
      ),
      // Options to choose are no answer.
      ("- **Which sail?** A) the jib B) the spinnaker\n", [], #line),
    ])
  }

  func testFormulas() {
    check([
      (
        "**Hull speed = 1.34 × √length**\n\nIn knots and feet.\n",
        ["Hull speed: formula? → 1.34 × √length"], #line
      ),
      (
        "```\nHeel = wind / ballast\nLeeway = drift / (drift + speed)\n```\n",
        ["Heel: formula? → wind / ballast", "Leeway: formula? → drift / (drift + speed)"], #line
      ),
      ("```\nx = y / 2\n```\n", [], #line),
      ("```python\nSpeed = way / time\n```\n", [], #line),
      (
        "- **Rig A**: AWS winches / Amazon blocks\n",
        ["Rig A: in a few words? → AWS winches / Amazon blocks"], #line
      ),
    ])
    check(
      [("```\nF = m × a\n```\n", ["Newton's law: formula? → F = m × a"], #line)],
      under: "Newton's law"
    )
  }

  func testDefinitionsOnALineOrBelowOne() {
    check([
      (
        "Leeway = the drift of a boat sideways.\n",
        ["Leeway: what is it? → the drift of a boat sideways."], #line
      ),
      (
        "**Bilge**\n\nA space in which water gathers under the floor.\n\nIt is pumped out.\n",
        ["Bilge: what is it? → A space in which water gathers under the floor."], #line
      ),
      (
        "**Front:**\nWhat is a **keel**?\n\n**Back:**\nThe fin below a hull.\n",
        ["What is a keel? → The fin below a hull."], #line
      ),
      (
        "✅ In short:\n👉 “Light wind → Spinnaker, Strong wind → Reef”\n",
        ["Light wind: which choice? → Spinnaker", "Strong wind: which choice? → Reef"],
        #line
      ),
    ])
    check(
      [
        (
          "- Cost: more than the hull\n",
          [
            "Ballast: cost? → more than the hull"
          ], #line
        )
      ],
      under: "What is Ballast"
    )
  }

  func testTablesOfNotes() {
    check([
      (
        "| | |\n|---|---|\n| Red light | the port side of a boat |\n| none | neither of them |\n",
        ["Red light: what is it? → the port side of a boat"], #line
      ),
      (
        "| Boat | Method | Description |\n|---|---|---|\n| Dinghy | Capsize drill | Righting it by the board |\n",
        ["Dinghy: method? → Capsize drill"], #line
      ),
      (
        "| Feature | Ketch rig | Sloop with jib |\n|---|---|---|\n| Masts | two | one |\n| Sail | main | jib |\n",
        [
          "Ketch rig: masts? → two", "Ketch rig: sail? → main", "Sloop with jib: masts? → one",
          "Ketch rig or Sloop with jib: what tells them apart? → • Masts: two | one\n• Sail: main | jib",
        ], #line
      ),
      (
        "| Force of wind | Sail |\n|---|---|\n| Low | all |\n| High | reefed main |\n| 5 | jib alone |\n",
        [
          "High (Force of wind): sail? → reefed main", "5: sail? → jib alone",
        ], #line
      ),
    ])
  }

  func testListsInSmallLetters() {
    check([
      (
        "- tack: to turn the bow through the wind\n- luff: the front edge of a sail\n"
          + "- leech: the back edge of a sail\n",
        [
          "tack: what is it for? → to turn the bow through the wind",
          "luff: what is it? → the front edge of a sail",
          "leech: what is it? → the back edge of a sail",
        ], #line
      ),
      // In few items the colon may stand in a sentence.
      ("- remember one thing: the boom swings across\n- duck\n", [], #line),
    ])
  }

  func testDefinitionsWithoutAnArticle() {
    check(
      [
        ("Rope used to trim a sail.\n", ["Sheet: what is it? → Rope used to trim a sail."], #line),
        (
          "Identifying sails that flap.\n",
          ["Sheet: what is it? → Identifying sails that flap."], #line
        ),
        // What to do, and what happens, is no definition.
        ("Load the boat for a trip.\n", [], #line),
        ("Sailors need gloves for the rope.\n", [], #line),
        ("Ropes are made for boats.\n", [], #line),
      ],
      under: "Sheet"
    )
    check(
      [
        (
          "They keep a boat off a wall.\n\nA fender is a cushion that hangs from the rail.\n",
          ["fender: what is it? → a cushion that hangs from the rail."], #line
        ),
        (
          "They keep a boat off a wall.\n\nA captain is a person who decides.\n",
          ["Captain: what is it? → a person who decides."], #line
        ),
      ],
      under: "Fenders"
    )
  }

  func testLinksThatOnlySayWhereSomethingWasRead() {
    let graph = Graphs.of(
      "# Course {#course .wide}\n\n## Keel ([docs](https://a.example/keel))\n\n"
        + "Keel is a fin below the hull ([Keels | A yard](https://b.example)).\n\n"
        + "## Rig ([Bermuda](https://c.example))\n\n- **Mast**: a pole that holds the sails\n"
    )
    XCTAssertEqual(graph.modules.map(\.title), ["Course"])
    XCTAssertEqual(graph.topics.map(\.title), ["Keel", "Rig (Bermuda)"])
    XCTAssertEqual(graph.cards.first?.answer, "Keel is a fin below the hull.")
  }

  func testATableOfContentsAboveAGuide() {
    let graph = Graphs.of(
      "# Table of Contents\n\n- [Hull](#hull)\n\n## Hull\n\n### Keel\n\n- **Fin**: a keel that is thin\n"
    )
    XCTAssertEqual(
      graph.cards.map(\.prompt),
      ["Fin: what is it?"]
    )
  }

  func testTitlesThatSayNothingWithoutTheirGuide() {
    let graph = Graphs.of(
      "# Keels\n\n## How are they cast?\n\n### Lead\n\n- **Ingot**: lead in a bar\n\n"
        + "## Iron\n\n### Rust\n\n- **Patina**: a skin of rust on iron\n"
    )
    XCTAssertEqual(
      graph.cards.map(\.breadcrumb),
      [["Keels", "How are they cast?", "Lead"], ["Iron", "Rust"]]
    )
  }

  func testPropertiesAsHeadings() {
    let graph = Graphs.of(
      "# Boats\n\n## Ketch\n\n### Benefits\n\n- Small sails\n- Balance in a gale\n\n"
        + "## Introduction to Yawls\n\n### Key facts\n\n- Two masts\n- A rudder before the second\n"
    )
    XCTAssertEqual(
      graph.cards.map(\.prompt),
      ["Ketch: benefits? (2)", "Yawls: key facts? (2)"]
    )
  }

  func testQuestionsWithTheirAnswerBehindThem() {
    check([
      (
        "1. Which side is port? (Answer: the left one)\n2. Which light is there? (Answer: red)\n",
        ["Which side is port? → the left one", "Which light is there? → red"], #line
      )
    ])
  }

  func testOptionsWithTheirAnswerInDetails() {
    let graph = Graphs.of(
      "# Quiz\n\n1) Which side is port?\n\n1. Right\n1. Left\n"
        + "    <details><summary>Answer:</summary>2</details>\n\n"
        + "Which light is there?\n\n- Green\n- Red\n\n"
        + "<details><summary>Show answer</summary>\n\nAnswer: B\n</details>\n\n"
        + "Which of these float?\n\n- (W) Cork\n- (X) Lead\n- (Y) Wood\n"
    )
    XCTAssertEqual(
      graph.questions.map { $0.options.map(\.isCorrect) },
      [[false, true], [false, true]]
    )
  }

  func testOutlinesInSmallLetters() {
    check([
      (
        "- ketch\n  - has two masts\n  - sails well in a gale\n- main benefits:\n  - small sails\n"
          + "  - balance\n",
        [
          "ketch: what are the 2 key points? → • has two masts\n• sails well in a gale",
          "Boats: main benefits? (2) → • small sails\n• balance",
        ], #line
      ),
      // What is set is not named.
      ("- Given a course C = north and a wind W, find the tack\n", [], #line),
      // A sentence beside a term in bold defines nothing.
      (
        "In the **short run**, the keel is fixed.\n\nIt affects **trim**, the rig and the hull.\n",
        [], #line
      ),
      (
        "`Reef`\n\n- takes in sail\n- slows the boat\n",
        ["Reef: what are the 2 key points? → • takes in sail\n• slows the boat"], #line
      ),
      (
        "- **1950s**: hulls of glass fibre\n", ["1950s: what happened? → hulls of glass fibre"],
        #line
      ),
    ])
  }

  func testHeadingsThatAreTags() {
    let graph = Graphs.of(
      "[[x]]\n\nCourse {#c}\n======\n\n## #Keel #core\n\n- **Fin**: a thin keel\n"
    )
    XCTAssertEqual(graph.topics.last?.title, "Keel")
    XCTAssertEqual(graph.modules.last?.title, "Course")
  }

  func testCommasBehindAPreposition() {
    check([
      (
        "- **Chandler**: sells gear for boats, rafts, canoes\n- **Refs**\n  - https://a.example/b\n"
          + "  - https://c.example/d\n- **Rig**: sloop, ketch, yawl\n",
        [
          "Chandler: in a few words? → sells gear for boats, rafts, canoes",
          "Rig: what are the 3 key points? → sloop, ketch, yawl",
        ], #line
      ),
      (
        "| Feature | Function (what it does) | Category |\n|---|---|---|\n"
          + "| Jib | Points a boat into the wind | Sail |\n| Reef | Makes a sail smaller | Safety |\n",
        [
          "Jib: function (what it does)? → Points a boat into the wind", "Jib: category? → Sail",
          "Reef: function (what it does)? → Makes a sail smaller", "Reef: category? → Safety",
          "Jib or Reef: what tells them apart? → • Function (what it does): Points a boat into the wind"
            + " | Makes a sail smaller\n• Category: Sail | Safety",
        ], #line
      ),
    ])
  }

  func testNamesBelowAListThatIsAskedAsAWhole() {
    check([
      (
        "- rigs\n  - ketch\n    - with two masts\n  - sloop\n    - one mast alone\n",
        [
          "rigs: which 2? → • ketch\n• sloop", "ketch: in a few words? → with two masts",
          "sloop: what is it? → one mast alone",
        ], #line
      )
    ])
  }

  func testRowsWithJoinedCells() {
    check([
      (
        "| Rig | Wind | Sail |\n|---|---|---|\n| Ketch | low | all |\n|  | high | jib |\n"
          + "| Ketch | storm | none at all |\n| Sloop | low | both sails |\n",
        [
          "Ketch, high: sail? → jib", "Ketch, storm: sail? → none at all",
          "Sloop, low: sail? → both sails",
        ], #line
      ),
      // Of two columns, the second goes on.
      (
        "| Rope | Use |\n|---|---|\n| Hemp | moors ships |\n| | tows barges |\n"
          + "| Sisal | binds hay |\n",
        [
          "Hemp: what is it used for? → moors ships; tows barges",
          "Sisal: what is it used for? → binds hay",
        ], #line
      ),
      // A sign over a column says what is below it.
      (
        "| Rope | ⌀ | Use |\n|---|---|---|\n| Hemp | 9 mm | ships |\n| Sisal | 5 mm | hay |\n"
          + "| Jute | | sacks |\n",
        [
          "Hemp: which diameter? → 9 mm", "Hemp: what is it used for? → ships",
          "Sisal: which diameter? → 5 mm", "Sisal: what is it used for? → hay",
          "Jute: what is it used for? → sacks",
        ], #line
      ),
      // A first column that groups things names none of them.
      (
        "| Type | Rope | How it is made |\n|---|---|---|\n| Plant | Hemp | twisted by hand |\n"
          + "| | Sisal | spun from leaves |\n| Fossil | Nylon | drawn from melts |\n",
        [
          "Hemp: how is it made? → twisted by hand", "Sisal: how is it made? → spun from leaves",
          "Nylon: how is it made? → drawn from melts",
        ], #line
      ),
    ])
  }

  func testCountsOfHeadings() {
    let graph = Graphs.of("# Course\n\n## 2️⃣ Keels\n\n- 1️⃣ **Fin**: a keel with 2️⃣ sides\n")
    XCTAssertEqual(graph.topics.last?.title, "Keels")
    XCTAssertEqual(graph.cards.map(\.prompt), ["Fin: what is it?"])
  }

  func testPlainLinesOverLists() {
    check([
      (
        "Storm jib\n- small and strong\n- set in a gale\n\nBut beware\n- it tears\n- it flaps\n",
        ["Storm jib: what are the 2 key points? → • small and strong\n• set in a gale"], #line
      ),
      ("Sails\n- Know the parts of a sail\n- Know when to reef\n", [], #line),
      ("- **2️⃣ Mast**: a pole for sails ✅\n", ["Mast: what is it? → a pole for sails"], #line),
      (
        "| | Predicted calm | Predicted gale |\n|---|---|---|\n| Actual calm | right | alarm |\n"
          + "| Actual gale | missed | right |\n", [], #line
      ),
    ])
  }
}
