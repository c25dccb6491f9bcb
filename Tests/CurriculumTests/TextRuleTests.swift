import SourceText
import XCTest

@testable import Curriculum

final class TextRuleTests: XCTestCase {
  private func findings(_ text: String) -> [(rule: String, range: Range<Int>)] {
    GuideCheck.findings(in: Graphs.of(text)).filter { $0.severity != .note }
      .map { ($0.rule, $0.range) }
  }

  /// The damaged forms are what Python's `text.encode().decode("cp1252")` makes of the right ones.
  func testMojibakeIsPutRight() {
    let rows: [(String, String, UInt)] = [
      ("RÂ²", "R²", #line), ("cafÃ©", "café", #line), ("itâ€™s", "it’s", #line),
      ("a â€“ b", "a – b", #line), ("10â‚¬", "10€", #line), ("Ã—", "×", #line),
    ]
    for (damaged, right, line) in rows {
      XCTAssertEqual(Mojibake.repaired(damaged), right, line: line)
    }
  }

  func testRightTextIsLeftAlone() {
    for text in ["R²", "café", "it’s", "Ângulo", "São Paulo", "naïve", "â", "Ã ", "", "plain"] {
      XCTAssertNil(Mojibake.repaired(text), text)
    }
  }

  func testFindings() {
    XCTAssertEqual(findings("# T\n\n## U\n\n**R**: RÂ² is it\n").map(\.rule), ["text.mojibake"])
    XCTAssertEqual(
      findings("# T\n\n## U\n\n**R**: a\u{1B}[31m b\u{202E} c\n").map(\.rule),
      ["text.control-character", "text.control-character"]
    )
    XCTAssertEqual(
      findings("# T\n\n### U\n\n**R**: it is\n").map(\.rule),
      ["structure.skipped-level"]
    )
    let links = "# T\n\n[a](#u-v) [b](#nowhere) [c](#u-v-1) [d](#)\n\n## U & V\n\n**R**: it is\n\n"
    XCTAssertEqual(
      findings(links.replacingOccurrences(of: "U & V", with: "U V")).map(\.rule).count,
      2
    )
    let clean = "# T\n\n## Café «x»\n\n[a](#café-x)\n\n**R**: größer\n"
    XCTAssertEqual(findings(clean).map(\.rule), [])
  }

  func testLostAndHiddenCharactersAreFound() {
    func rules(_ text: String) -> [String] {
      GuideCheck.findings(in: Graphs.of("# T\n\n## U\n\n**R**: " + text + "\n")).map(\.rule)
    }
    XCTAssertEqual(rules("a store\u{FFFD}it is large"), ["text.lost-character"])
    XCTAssertEqual(
      rules("a sto\u{AD}re of da\u{200B}ta"),
      Array(repeating: "text.control-character", count: 2)
    )
    XCTAssertEqual(rules("a store \u{200B}of `da\u{AD}ta`"), [])
  }

  func testWordsWithAGapAreFound() {
    func pieces(_ text: String) -> [String] {
      let text = "# T\n\n## U\n\n" + text + "\n"
      return GuideCheck.findings(in: Graphs.of(text)).filter { $0.rule == "text.torn-word" }
        .map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }
    XCTAssertEqual(pieces("The default is cold. Ovens are cold by def ault."), ["def ault"])
    XCTAssertEqual(pieces("It can be. It can. It can burn. It c an be."), ["c an"])
    for text in [
      "The default is a fault. By def ault, a def.", "It c an be.", "ATP is made at p here.",
      "A LoadBalancer is a load balancer.", "A `def ault` is the default.", "A can, a can, a c-an.",
      "It is an oven, an oven or an n of a n by m.", "A default\n\ndef\n\nault",
    ] {
      XCTAssertEqual(pieces(text), [], text)
    }
  }

  func testTheSameQuestionWithAnotherAnswerIsFound() {
    let text = "# T\n\n## U\n\n**Shard**: a unit of a stream\n\n## V\n\n**Shard**: "
    XCTAssertEqual(findings(text + "a part of an index\n").map(\.rule), ["card.duplicate"])
    XCTAssertEqual(findings(text + "A unit of a stream.\n").map(\.rule), [])
  }

  func testPlaceOfADamage() throws {
    let text = "# T\n\n## U\n\n**é**: RÂ² is it\n"
    let range = try XCTUnwrap(findings(text).first).range
    XCTAssertEqual(String(decoding: Array(text.utf8)[range], as: UTF8.self), "Â²")
  }

  func testCardsShowWhatWasMeant() {
    let cards = Graphs.of("# T\n\n## U\n\n**RÂ²**: share of variance\n").cards
    XCTAssertEqual(cards.map(\.prompt), ["R²: what is it?"])
  }

  func testTheOneDamageOfTheGuidesIsFound() throws {
    let found = try Graphs.shared().map { guide in
      GuideCheck.findings(in: guide.graph).count { $0.rule == "text.mojibake" }
    }
    XCTAssertEqual(found, [0, 0, 1, 0, 0])
  }
}
