import XCTest

@testable import Curriculum

/// A card keeps its name when anything but what it asks changes.
final class CardIdentityTests: XCTestCase {
  private let guide = """
    # Module 1: Data

    ## 1.1 Formats

    - **CSV**: rows of text
    - **Purpose**: exchange

    | Format | Layout |
    |---|---|
    | ORC | columns |
    """

  private func ids(_ text: String, path: String = "guide.md") -> Set<String> {
    Set(Graphs.of(text, path: path).cards.map(\.id.text))
  }

  func testNamesArePinned() {
    // These stand in learners' logs: a change here loses their history. They were computed apart
    // from this program, from the definition of the hash.
    XCTAssertEqual(
      ids(guide),
      ["dfh7xv45my442", "ahbb08233q6v3", "9fm6fx27kjvvy"]
    )
  }

  func testEditsThatKeepTheNames() {
    let edits: [(String, String, UInt)] = [
      ("rows of text", "lines with commas", #line), ("1.1 Formats", "7.3 Formats", #line),
      ("Module 1", "Module 4", #line), ("**CSV**", "**csv**", #line),
      ("## 1.1", "### 1.1", #line), ("| columns |", "| by column |", #line),
    ]
    for (old, new, line) in edits {
      XCTAssertTrue(guide.contains(old), line: line)
      let edited = guide.replacingOccurrences(of: old, with: new)
      XCTAssertEqual(ids(edited), ids(guide), line: line)
    }
    XCTAssertEqual(ids(guide, path: "moved/elsewhere.md"), ids(guide))
  }

  func testGapsAndDamageKeepTheNames() {
    let ids = { (body: String) in Graphs.of("# T\n\n## U\n\n" + body).cards.map(\.id) }
    XCTAssertEqual(ids("A ==Pariss== b ==two==."), ids("A ==Paris== b ==three==."))
    XCTAssertEqual(ids("**RÂ²**: share"), ids("**R²**: share of variance"))
    XCTAssertEqual(ids("**itâ€™s**: a word"), ids("**it’s**: a word"))
  }

  func testAnotherTermIsAnotherCard() {
    let edited = guide.replacingOccurrences(of: "**CSV**", with: "**TSV**")
    XCTAssertEqual(ids(edited).intersection(ids(guide)).count, 2)
  }

  func testOneConceptInTwoGuidesIsOneCard() {
    let graph = Graphs.of(guide + "\n\n## 1.2 Again\n\n- **CSV**: text with commas\n")
    let cards = graph.cards.filter { $0.term == "CSV" }
    XCTAssertEqual(cards.count, 1)
    XCTAssertEqual(cards.first?.sources.count, 2)
  }

  func testHashIsTheOneOnEveryMachine() {
    // FNV-1a of the empty text is its offset basis; the rest is the finaliser of SplitMix64.
    XCTAssertEqual(StableHash.value(of: ""), 0xF52A_15E9_A9B5_E89B)
    XCTAssertEqual(StableHash.base32(of: "").count, 13)
    var hash = StableHash()
    hash.combine("reca")
    hash.combine(UInt8(ascii: "l"))
    hash.combine("l"[...])
    XCTAssertEqual(hash.value, StableHash.value(of: "recall"))
  }

  func testHashIsReadBackFromItsCharacters() {
    for hash in [0, 1, 31, 32, 0x8000_0000_0000_0000, .max, StableHash.value(of: "recall")] {
      XCTAssertEqual(StableHash.value(ofBase32: StableHash.base32(hash)), hash)
    }
    // The last digit stands for five bits, the first for four.
    XCTAssertEqual(StableHash.base32(33), "0000000000011")
    XCTAssertEqual(StableHash.base32(.max), "fzzzzzzzzzzzz")
    for text in ["", "card", "gzzzzzzzzzzzz", "00000000000001", "000000000000u", "000000000000Z"] {
      XCTAssertNil(StableHash.value(ofBase32: text), text)
    }
  }
}
