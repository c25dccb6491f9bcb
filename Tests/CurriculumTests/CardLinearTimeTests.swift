import SourceText
import XCTest

@testable import Curriculum

/// Four times the guide must not take much more than four times as long to make cards of, whatever
/// is written in it.
final class CardLinearTimeTests: XCTestCase {
  private struct Trick {
    let line: UInt
    let head: String
    let text: String

    init(_ head: String = "", repeating text: String, line: UInt = #line) {
      self.head = head
      self.text = text
      self.line = line
    }

    /// A guide of so many bytes.
    func guide(_ bytes: Int) -> SourceFile {
      let body = head + String(repeating: text, count: bytes / text.utf8.count)
      return SourceFile(path: "trick.md", bytes: Array("# Guide\n\n## Topic\n\n\(body)\n".utf8))
    }
  }

  private let marks: [Trick] = [
    Trick(repeating: "word [1]. "),
    Trick(repeating: "word<sup>2</sup> a "),
    Trick(repeating: "ab<br>cd "),
    Trick(repeating: "$x^2$ ab "),
    Trick(repeating: "$\\ce{H2O}$ ab "),
    Trick(repeating: "[[ab]] cd "),
    Trick(repeating: "a\u{A0}b "),
    Trick("\n#separator:tab\n", repeating: "ab\tcd\n"), Trick("\n", repeating: "ab\tcd\n"),
    Trick("\n", repeating: "ab\tcd\tef\n"), Trick("\n", repeating: "00:10 ab cd\n"),
    Trick("| Ab | Cd |\n|---|---|\n| ab | cd |\n", repeating: "| | ef gh |\n"),
    Trick("| Type | Cd | Ef |\n|---|---|---|\n| ab | cd | ef |\n", repeating: "| | gh | ij |\n"),
    Trick("[[x]] ", repeating: "#a "),
    Trick("[[x]] ", repeating: "#a b "),
    Trick(repeating: "`#a` "),
    Trick(repeating: "![a](b "),
    Trick(repeating: "![[a "),
    Trick(repeating: "([a | b](c "),
    Trick("# ", repeating: "{#a "),
    Trick(repeating: "a ^[b "),
    Trick(repeating: "a ^bcdefg\n"),
  ]

  private let texts: [Trick] = [
    Trick("- ", repeating: "a → b, "),
    Trick("- ", repeating: "Xa: b; "),
    Trick(repeating: "*a* is a x that y; "),
    Trick("- ab: cd ef gh\n- ab: cd ef gh\n- ", repeating: "ab: cd "),
    Trick(repeating: "- ab: cd ef gh\n"),
    Trick(repeating: "- Ab cd\n  - Ef gh ij kl\n  - Mn op qr st\n"),
    Trick(repeating: "- Most of them are old\n  - Cost: high for all\n"),
    Trick(repeating: "- what is ab\n  - cd ef gh\n"),
    Trick(repeating: "1. Which ab? (Answer: cd)\n"),
    Trick(
      repeating: "Which ab?\n\n- Cd\n- Ef\n    <details><summary>Answer:</summary>2</details>\n\n"
    ),
    Trick(repeating: "Term: what it is\n"),
    Trick("- **Ab**: cd. Ef: ", repeating: "gh ij. "),
    Trick("- ", repeating: "Xa: b c. "),
    Trick("Ab: cd. ", repeating: "Ef gh. "),
    Trick(repeating: "**Ab**: cd. "),
    Trick(repeating: "A ab is a cd of ef; "),
    Trick(repeating: "A ab is a cd of ef. Ab cd moves the ef to gh. "),
    Trick(repeating: "**ab** (cd ef), "),
    Trick(repeating: "AB runs a cd of ef, "),
    Trick("- **Ab**: cd. ", repeating: "Ef = gh ij. "),
    Trick("- **Ab**: cd. Ef = gh ij. ", repeating: "Kl mn. "),
    Trick(repeating: "o Ab - cd ef gh\n"),
    Trick("- ab cd ef\n", repeating: "  - Ab: cd ef gh\n"),
    Trick(repeating: "!!! note \"ab\"\n    cd ef\n"),
    Trick("??? note\n", repeating: "    - ab: cd ef gh\n"),
    Trick(repeating: "- ab cd\n  - ef\n- gh ij kl mn op\n"),
    Trick(repeating: "Term\n: meaning of it\n\n"),
    Trick(repeating: "**Ab**\n\nA cd that efs gh ij.\n\n"),
    Trick(repeating: "## Ab\n\n### Benefits\n\n- Cd ef\n- Gh ij\n\n"),
    Trick(repeating: "```\nAb = cd / ef\n```\n\n"),
    Trick("| Rods | Cones |\n|---|---|\n", repeating: "| abcd ef | abcd gh |\n"),
    Trick("| Rods | Cones |\n|---|---|\n| ", repeating: "abcde "),
    Trick("| | |\n|---|---|\n", repeating: "| ab | cd ef gh |\n"),
    Trick(repeating: "### Benefits\n\n- Cd ef\n- Gh ij\n\n"),
    Trick(repeating: "### Ab\n\n### Benefits\n\n- Cd ef\n- Gh ij\n\n"),
    Trick("- ", repeating: "**Ab** – cd ef gh. "),
    Trick("- **Ab** – ", repeating: "==cd== ef "),
    Trick(repeating: "#Ab\n\n**Cd**: ef gh ij\n\n"),
    Trick("| Ab | Cd | Total |\n|---|---|---|\n", repeating: "| ab | 1 | 2 |\n"),
    Trick(repeating: "- Ab: 1%\n"),
    Trick(repeating: "ab [cd]{.ef} "),
    Trick("x{.y} ", repeating: "["),
    Trick(repeating: "+--+--+\n| ab | cd |\n+--+--+\n"),
    Trick("  ---------------\n  Ab   Cd\n  ---- ------\n", repeating: "  ef   gh\n\n"),
    Trick(repeating: "  Ab   Cd\n  ---- ------\n"),
    Trick(repeating: "    a.  ab\n"),
    Trick(repeating: "Ab cd-\nef gh\n"),
    Trick(repeating: "- ab\n  – cd\n"),
    Trick(repeating: "Page 1\nab | 1\nFigure 2: cd\n"),
    Trick(repeating: "**Ab** **Cd** ef\n"),
    Trick(repeating: "Ab = cd ef. "),
    Trick(repeating: "ab: cd ef gh\n"),
    Trick("Ab = cd · ", repeating: "Ef = gh · "),
    Trick(repeating: "1. Which ab? (a) cd (b) ef\nAns: (b)\n\n"),
    Trick("Which ab? ", repeating: "(a) cd (b) ef "),
    Trick("Which ab? (a) cd ", repeating: "Ans (b) "),
    Trick(repeating: "1. ab<br>a) cd<br>"),
    Trick("### True or false?\n\n", repeating: "1. Ab cds ef. (T)\n"),
    Trick(repeating: "### Which ab?\n\n- [x] cd\n- [ ] ef\n\n"),
    Trick(repeating: "### Q1 (2 marks)\n\nName ab.\n\n**Model answer**\n\nCd.\n\n"),
    Trick("Which ab?\n\n- cd\n- ef\n\nAnswers: ", repeating: "cd, ef, "),
    Trick(repeating: "Which ab?\n\n| A | B |\n|-|-|\n| cd | ef |\n\nAnswer: A\n\n"),
    Trick("| Ab | cd |\n|-|-|\n", repeating: "| 14 July | y |\n| ef | |\n"),
    Trick(repeating: "- **Ab** cds ef; **Gh** ij; "),
    Trick(repeating: "`ab` = cd, "),
    Trick(repeating: "Causes:\n\n- Ab: cd, ef\n- Gh: ij\n\n"),
    Trick(repeating: "✅ ab\n  - cd\n\n❌ ef\n\n"),
    Trick(repeating: "ab :: cd ==ef== gh\n"),
  ]

  /// What the check compares with all that is like it.
  private let twins: [Trick] = [
    Trick(repeating: "Which ab?\n\nA) cd\nB) ef\n\nAnswer: A\n\n"),
    Trick(repeating: "The ab listens on port 22 of cd.\n\n"),
    Trick("**Ab**: cd\n\n", repeating: "The ab lasts for 5 days in cd.\n\n"),
    Trick(repeating: "The ab of cde does not raise the efg.\n\n"),
    Trick(repeating: "- **Ab**: raises the cd of ef by 5 ms\n"),
    Trick(repeating: "- **Ab**: requires the cd of ef\n"),
    Trick("| Ab | Port |\n|---|---|\n", repeating: "| cd | 22 |\n"),
    Trick(repeating: "Q: Why ab?\nA: Cd ef.\n\n"),
    Trick(repeating: "[[#Ab]] "), Trick(repeating: "[ab](#cd) "), Trick(repeating: "[[#Ab "),
    Trick(repeating: "{#ab "), Trick(repeating: "de f def "), Trick(repeating: "d\u{AD}e `f` "),
    Trick(repeating: "- **Ab**: cd\n- **Ef**:\n"), Trick(repeating: "ab = cd\nef =\n"),
    Trick("Weights:\n\n", repeating: "- Ab: 5%\n"), Trick(repeating: "## Ab\n\nTODO\n\n"),
  ]

  func testMarksTakeLinearTime() { check(marks) }

  func testTextsTakeLinearTime() { check(texts) }

  func testChecksTakeLinearTime() {
    check(twins) { _ = GuideCheck.findings(in: GraphBuilder.graph(files: [$0], exam: "none")) }
  }

  private func check(
    _ tricks: [Trick],
    _ work: (SourceFile) -> Void = {
      _ = GraphBuilder.graph(files: [$0], exam: "none", needs: .questions)
    }
  ) {
    for trick in tricks {
      let small = trick.guide(8_000)
      let large = trick.guide(32_000)
      var ratio = Double.infinity
      // What disturbs one measurement seldom disturbs all of them.
      for _ in 0..<5 where ratio > Self.highestRatio {
        ratio = min(ratio, seconds(large, work) / max(seconds(small, work), 0.000_1))
      }
      XCTAssertLessThanOrEqual(ratio, Self.highestRatio, trick.text, line: trick.line)
    }
  }

  /// Time in proportion makes four of it, and its square sixteen.
  private static let highestRatio = 8.0

  private func seconds(_ file: SourceFile, _ work: (SourceFile) -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<2).map { _ in clock.measure { work(file) } / .seconds(1) }.min() ?? 0
  }
}
