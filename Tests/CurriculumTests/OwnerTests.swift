import XCTest

@testable import Curriculum

/// Of what a label is asked that names no thing by itself.
final class OwnerTests: XCTestCase {
  private func check(
    _ body: String,
    _ expected: [String],
    under title: String = "Sails",
    line: UInt = #line
  ) {
    XCTAssertEqual(Graphs.asked(body, under: title), expected, line: line)
  }

  func testLabelsOfCircumstances() {
    check(
      "- **During storms**: take them down.\n- **Most common**: canvas of cotton.\n",
      [
        "Sails: during storms? → take them down.",
        "Sails: most common? → canvas of cotton.",
      ]
    )
    // What stands behind a hyphen, and what is on demand, is a name.
    check(
      "- **On demand**: hired by the hour.\n- **By-product**: a rag that is left over.\n",
      [
        "On demand: what is it? → hired by the hour.",
        "By-product: what is it? → a rag that is left over.",
      ]
    )
  }

  func testLabelsThatCount() {
    check(
      "**3 types**:\n\n- square\n- lateen\n- lug\n",
      ["Sails: types? (3) → • square\n• lateen\n• lug"]
    )
  }

  func testOneCaseIsNoDefinition() {
    check("- **Example of a knot**: the bowline that holds the jib.\n", [])
  }

  func testObjectivesNameTheirSubject() {
    check(
      "**Benefits:**\n\n- quick\n- light\n",
      ["Lug sails: benefits? (2) → • quick\n• light"],
      under: "Identify features and uses of lug sails"
    )
    check(
      "**Benefits:**\n\n- quick\n- light\n",
      ["Identify the sail to take: benefits? (2) → • quick\n• light"],
      under: "Identify the sail to take"
    )
  }

  func testWhatDefinesNothing() {
    check("- **Chapter 7**: knots and how they slip.\n", [])
    check("- Reef - Jib - Boom - Mast\n", [])
    check("- **Contains row holes**: each of them has its own rope\n", [])
    check("- **Reef points**: whether or not the sail has reef points\n", [])
  }

  func testWaysOfBeing() {
    check(
      "- **Highest**: the sail of a clipper.\n- **Economic**: to save a man of the crew.\n",
      [
        "Sails: highest? → the sail of a clipper.",
        "Sails: economic? → to save a man of the crew.",
      ]
    )
  }

  func testNamesBelowAThing() {
    check(
      "**Rigging:**\n\n- white\n- brown\n",
      ["Rigging: which 2 belong to it? → • white\n• brown"]
    )
    check(
      "**Clipper:**\n\n- a ship that is built to be fast\n- it has three masts or more\n"
        + "- Sails\n  - jib\n  - spanker\n",
      [
        "Clipper: what are the 2 key points? → • a ship that is built to be fast\n"
          + "• it has three masts or more",
        "Sails: which 2? → • jib\n• spanker",
      ],
      under: "Ships"
    )
  }

  func testTwoPropertiesInOne() {
    check(
      "**Benefits and limitations:**\n\n- quick\n- wet\n",
      ["Sails: benefits and limitations? (2) → • quick\n• wet"]
    )
  }

  func testAsides() {
    check(
      "- **Clew**: a corner of a sail ^[or of a [[hammock]]] by the [[Ropes#Sheets]]\n",
      ["Clew: what is it? → a corner of a sail by the Sheets"]
    )
    check(
      "- Luff\n  Luff is a part of the sail that stands before the mast.\n",
      [
        "Luff: what is it? → a part of the sail that stands before the mast."
      ]
    )
  }

  func testLeadsOfLists() {
    check(
      "**The owner's:**\n\n- house at the quay\n- boat in the shed\n",
      [
        "Sails: the owner's? (2) → • house at the quay\n• boat in the shed"
      ]
    )
    check(
      "- 4 Running rigging\n  - Halyards\n  - Sheets\n",
      [
        "Running rigging: which 2 belong to it? → • Halyards\n• Sheets"
      ]
    )
    check(
      "**Two main types:**\n\n- square\n- lateen\n",
      [
        "Sails: main types? (2) → • square\n• lateen"
      ]
    )
    check("**Papers:**\n\n- [Reefing](https://a.b/c)\n- [Furling](https://a.b/d)\n", [])
  }

  func testLeadsWithAVerb() {
    check(
      "**Old uses include:**\n\n- fishing far out\n- trade with the isles\n",
      [
        "Sails: old uses? (2) → • fishing far out\n• trade with the isles"
      ]
    )
    // A sentence that goes on in the list below it says nothing alone.
    check(
      "Reefing a sail takes place when\n\n- the wind grows\n- it is dark\n",
      [],
      under: "Reefing a sail"
    )
    check("- **VendorAddress**: Vendor's address\n", [])
  }

  func testCellsThatSayYesOrNo() {
    check(
      "| Sail | Furls | Cloth |\n|---|---|---|\n| Lug | ✅ | flax |\n| Gaff | No | hemp |\n| Jib | ❌ | flax |\n",
      [
        "Lug: furls, yes or no? → yes", "Lug: cloth? → flax",
        "Gaff: furls, yes or no? → No", "Gaff: cloth? → hemp",
        "Jib: furls, yes or no? → no", "Jib: cloth? → flax",
      ]
    )
  }

  func testSamplesOfData() {
    check("| sale_day | sail | price_paid |\n|---|---|---|\n| May 3 | lug | 20 |\n", [])
  }

  func testListsBelowHeadingsInItems() {
    check(
      "1. ###Lug\n\n    1. It is hoisted on a yard\n    2. It hangs before the mast\n",
      ["Lug: what are the 2 key points? → • It is hoisted on a yard\n• It hangs before the mast"]
    )
    check(
      "##Lugs\n\n- **Yard**: a pole of spruce, 10^2^ inches long\n",
      [
        "Yard: what is it? → a pole of spruce, 10² inches long"
      ]
    )
  }

  func testTablesOfDegrees() {
    check(
      "| | High wind | Low wind |\n|---|---|---|\n| Gale | Very high | Medium |\n| Breeze | Medium | Low |\n",
      []
    )
    check("| | Predicted gale | Predicted calm |\n|---|---|---|\n| Gale | taken | lost |\n", [])
  }

  func testPeopleOfThePast() {
    check(
      "Ann was a captain who sailed alone.\n",
      ["Ann: who was it? → Ann was a captain who sailed alone."],
      under: "Ann"
    )
    check(
      "Ann was a ship of oak.\n",
      ["Ann: what was it? → Ann was a ship of oak."],
      under: "Ann"
    )
    check(
      "Ann questioned the charts.\n",
      ["Ann: what is the key point? → Ann questioned the charts."],
      under: "Ann"
    )
  }

  func testAnswersOfOneSign() {
    check("- **Mast**: .\n- **Boom**: -\n\n| Sail | Use |\n|---|---|\n| Jib | . |\n", [])
  }

  func testProseIsNoCommand() {
    check(
      "- **Yard**: git boats -- old ones -- carry none\n- **Class 1**: boats of 4 metres\n",
      [
        "Yard: in a few words? → git boats -- old ones -- carry none",
        "Class 1: what is it? → boats of 4 metres",
      ]
    )
    check(
      "| Wind | Predicted sail |\n|---|---|\n| light | genoa |\n",
      [
        "light: predicted sail? → genoa"
      ]
    )
  }

  func testNumbersAreNoYears() {
    check(
      "- **1433**: the harbour\n- **1912**: the quay was built of stone\n",
      [
        "1433: what is it? → the harbour",
        "1912: what happened? → the quay was built of stone",
      ]
    )
  }

  func testUsesAndCases() {
    check(
      "- **Racing**: flown by small boats in light wind.\n- **Staysail**: a sail on a stay.\n",
      [
        "Racing as a use case: how? → flown by small boats in light wind.",
        "Staysail: what is it? → a sail on a stay.",
      ],
      under: "Common use cases"
    )
    check(
      "- **Mast v Boom Ltd**: the owner had to pay for the rope.\n",
      [
        "Mast v Boom Ltd: what was held? → the owner had to pay for the rope."
      ]
    )
  }

  func testFilesNamedAfterTheirSubject() {
    let graph = Graphs.of(
      "# Main Points\n\n**Benefits:**\n\n- small\n- strong\n",
      path: "notes/Storm Jib.md"
    )
    XCTAssertEqual(graph.cards.map(\.prompt), ["Storm Jib: benefits? (2)"])
  }

  func testDatesAndCommands() {
    check(
      """
      - **May 1861**: the harbour was closed by the navy.
      - **List of ropes**: kubectl get ropes --all

      """,
      [
        "May 1861: what happened? → the harbour was closed by the navy.",
        "List of ropes: which command? → kubectl get ropes --all",
      ]
    )
  }

  func testLastsOfLists() {
    check(
      "**Knots:**\n\n- bowline\n- reef knot\n- See the book of knots\n",
      ["Knots: which 2? → • bowline\n• reef knot"]
    )
  }

  func testTablesWhoseColumnsAreTheThings() {
    check(
      "| Feature / Aspect | Lug | Gaff |\n|---|---|---|\n| Ropes | one | two |\n",
      ["Lug: ropes? → one", "Gaff: ropes? → two"]
    )
    check(
      """
      | Lug | Gaff |
      |---|---|
      | one rope to haul | two of them |
      | no boom | a boom |

      """,
      [
        "Lug or Gaff: what tells them apart? → • one rope to haul | two of them\n"
          + "• no boom | a boom"
      ],
      under: "Differences"
    )
    check(
      "| Sail | Ropes |\n|---|---|\n| Lug | - one for the yard<br>- one for the tack |\n",
      ["Lug: ropes? → one for the yard; one for the tack"]
    )
  }
}
