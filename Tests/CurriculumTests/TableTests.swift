import XCTest

@testable import Curriculum

/// Tables as people write them for themselves.
final class TableTests: XCTestCase {
  private func check(_ rows: [(String, [String], UInt)], under title: String = "Notes") {
    for (table, cards, line) in rows {
      XCTAssertEqual(Graphs.asked(table, under: title), cards, line: line)
    }
  }

  func testBelowAnEmptyCornerStandThingsWhereTheColumnsAreProperties() {
    check([
      (
        "| | payload | pick when |\n|-|-|-|\n| serverless | 4 MB | spiky traffic |\n",
        ["serverless: payload? → 4 MB", "serverless: pick when? → spiky traffic"], #line
      ),
      (
        "| | removes | lossless? |\n|-|-|-|\n| 2NF | partial ones | always |\n| 3NF | transitive ones | mostly |\n",
        [
          "2NF: what does it remove? → partial ones", "2NF: lossless? → always",
          "3NF: what does it remove? → transitive ones", "3NF: lossless? → mostly",
          "2NF or 3NF: what tells them apart? → • removes: partial ones | transitive ones\n• lossless?: always | mostly",
        ], #line
      ),
      // Otherwise the columns are the things.
      (
        "| | Ridge | Lasso |\n|-|-|-|\n| sparse weights | never | often |\n",
        ["Ridge: sparse weights? → never", "Lasso: sparse weights? → often"], #line
      ),
    ])
  }

  func testLettersAndTicksSayYesAndNo() {
    check([
      (
        "| Tier | slots | scaling |\n|-|-|-|\n| Free | n | n |\n| Basic | n | y |\n| Premium | y (20) | y |\n",
        [
          "Free: slots, yes or no? → no", "Free: scaling, yes or no? → no",
          "Basic: slots, yes or no? → no", "Basic: scaling, yes or no? → yes",
          "Premium: slots, yes or no? → yes (20)", "Premium: scaling, yes or no? → yes",
        ], #line
      ),
      (
        "| Edition | groups | audits |\n|-|-|-|\n| Free | x | |\n| Plus | x | x |\n",
        ["audits: which of Free, Plus? → Plus"], #line
      ),
      (
        "| Feature | Free | P1 | P2 |\n|-|-|-|-|\n| Groups | | x | x |\n| PIM | | | x |\n"
          + "| Reset | x | x | x |\n| Logs | | ✓ | x |\n",
        [
          "Groups: which of Free, P1, P2? → P1, P2", "PIM: which of Free, P1, P2? → P2",
          "Logs: which of Free, P1, P2? → P1, P2",
        ], #line
      ),
      (
        "| Search | best | mean | worst |\n|-|-|-|-|\n| Linear | 1 | n | n |\n| Bogo | n | n! | ∞ |\n",
        [
          "Linear: best? → 1", "Linear: mean? → n", "Linear: worst? → n", "Bogo: best? → n",
          "Bogo: mean? → n!", "Bogo: worst? → ∞",
          "Linear or Bogo: what tells them apart? → • best: 1 | n\n• mean: n | n!\n• worst: n | ∞",
        ], #line
      ),
      // An `n` beside numbers is a number.
      (
        "| Search | steps |\n|-|-|\n| Linear | n |\n| Binary | log n |\n",
        ["Linear: steps? → n", "Binary: steps? → log n"], #line
      ),
    ])
  }

  func testADashBesideAPlusIsAMinusAndSingleLettersStay() {
    check([
      (
        "| State | HBsAg |\n|-|-|\n| Acute | + |\n| Vaccinated | - |\n",
        ["Acute: HBsAg? → +", "Vaccinated: HBsAg? → −"], #line
      ),
      (
        "| Lack | C | Rain |\n|-|-|-|\n| of it | scurvy | - |\n",
        ["of it: C? → scurvy"], #line
      ),
    ])
  }

  func testDatesAreAskedForWhatHappened() {
    check(
      [
        (
          "| Date | What |\n|-|-|\n| 5 May 1789 | the Estates-General meet |\n| 14 July | the Bastille falls |\n| 20–21 June 1791 | the king flees |\n| 1795–99 | the Directory |\n",
          [
            "5 May 1789: what happened? → the Estates-General meet",
            "14 July 1789: what happened? → the Bastille falls",
            "20–21 June 1791: what happened? → the king flees",
            "1795–99: what happened? → the Directory",
          ], #line
        )
      ],
      under: "Revolution"
    )
    let lives = ["Garibaldi 1807–82", "Pius IX 1792–1878"]
    let others = ["Great War 1853–1881", "Meiji era 1868–1912", "Ming 1368–1644", "ports 20–80"]
    XCTAssertEqual((lives + others).filter { $0.withTextSlice(QuestionForm.isLife) }, lives)
  }

  func testAScenarioThatAsksIsAskedAsItStands() {
    check([
      (
        "| Scenario | Answer |\n|-|-|\n| Who deleted the endpoint? | CloudTrail |\n| Traffic must stay private | interface endpoints |\n",
        [
          "Who deleted the endpoint? → CloudTrail",
          "Traffic must stay private: answer? → interface endpoints",
        ], #line
      ),
      // What only the other rows explain is no answer.
      (
        "| Endpoint | Use case |\n|-|-|\n| Gateway | S3 and DynamoDB only |\n| Interface | nearly everything else |\n",
        ["Gateway: use case? → S3 and DynamoDB only"], #line
      ),
    ])
  }

  func testATableThatAConverterHasFlattenedSaysNothing() {
    check([
      (
        "**Tool** **Use when** **Code?**\nGlue Serverless jobs Yes\nEMR Full control Yes\n", [],
        #line
      ),
      (
        "**TRANSFORMING**\n**Tool** **Use when**\nGlue Serverless jobs\nEMR Full control\n", [],
        #line
      ),
    ])
  }

  /// A sign that compares is all that tells some rows apart, and a letter says little alone.
  func testRowsToldApartBySigns() {
    let cards = Graphs.of(
      "# T\n\n## Air\n\n| Class | Sight |\n|-|-|\n| A | 1 km |\n| E < 10 | 3 km |\n"
        + "| E ≥ 10 | 5 km |\n| > 10 | 8 km |\n"
    ).cards
    XCTAssertEqual(
      cards.map { "\($0.prompt) \($0.answer)" },
      [
        "Class A: sight? 1 km", "Class E < 10: sight? 3 km", "Class E ≥ 10: sight? 5 km",
        "Class > 10: sight? 8 km",
      ]
    )
    XCTAssertEqual(Set(cards.map(\.id)).count, 4)
    XCTAssertTrue(cards.allSatisfy(\.others.isEmpty))
  }
}
