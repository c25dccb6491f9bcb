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
