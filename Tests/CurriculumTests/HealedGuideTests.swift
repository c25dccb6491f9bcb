import Markdown
import SourceText
import XCTest

@testable import Curriculum

final class HealedGuideTests: XCTestCase {
  func testEditsAreTracedBack() {
    let source = Array("one two three four".utf8)
    let edits = [
      SourceEdit(14..<18, Array("vier".utf8)), SourceEdit(4..<8), SourceEdit(0..<0, [0x3E]),
      SourceEdit(5..<7, Array("inner".utf8)),
    ]
    let (edited, origins) = SourceEdit.apply(edits, to: source)
    XCTAssertEqual(String(decoding: edited, as: UTF8.self), ">one three vier")
    XCTAssertEqual(origins.original(1..<4), 0..<3)
    XCTAssertEqual(origins.original(5..<10), 8..<13)
    XCTAssertEqual(origins.original(1..<10), 0..<13)
    XCTAssertEqual(origins.original(12..<13), 14..<18)
    XCTAssertEqual(origins.original(0..<edited.count), 0..<source.count)
    XCTAssertEqual(OffsetMap().original(3..<7), 3..<7)
  }

  /// Every byte that was copied is traced back to an equal byte.
  func testCopiedBytesAreFoundAgain() {
    let source = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for start in 0..<20 {
      let edits = [
        SourceEdit(start..<start + 3, Array("++".utf8)), SourceEdit(start + 4..<start + 6),
        SourceEdit(2..<2, Array("--".utf8)),
      ]
      let (edited, origins) = SourceEdit.apply(edits, to: source)
      for (offset, byte) in edited.enumerated() where byte >= 0x61 {
        let origin = origins.original(offset..<offset + 1)
        XCTAssertEqual(source[origin.lowerBound], byte)
        XCTAssertEqual(origin.count, 1)
      }
    }
  }

  func testCardsStandWhereTheyAreWritten() throws {
    let text = """
      # Guide

      Sure, here is a guide:

      ## Ovens<sup>1</sup>

      - **Oven**: gives heat of $\\frac{a}{b}$ over a long time and more of it than a

      small fire.
      - **Steam**: is water[1].
      """
    let graph = Graphs.of(text)
    let bytes = Array(text.utf8)
    let sources = graph.cards.map { String(decoding: bytes[$0.sources[0].range], as: UTF8.self) }
    XCTAssertEqual(sources.count, 2)
    XCTAssertTrue(sources[0].hasPrefix("**Oven**") && sources[0].hasSuffix("small fire."))
    XCTAssertEqual(sources[1], "**Steam**: is water[1].")
    let topic = try XCTUnwrap(graph.topics.first)
    XCTAssertEqual(String(decoding: bytes[topic.place.range], as: UTF8.self), "## Ovens")
    XCTAssertTrue(String(decoding: bytes[topic.body], as: UTF8.self).hasSuffix("water[1]."))
  }

  func testFindingsAreDiagnostics() {
    let text = """
      # Guide

      Certainly! Here it is.

      ## Ovens

      The oven needs more heat[2] and more time than a

      small fire can give.

      - **Bread:**

      - rye
      - wheat

      Buy the practice exams at https://ovens.example now.

      [Back to top](#ovens)
      """
    let found = GuideCheck.findings(in: Graphs.of(text)).filter { $0.rule.hasPrefix("text.") }
    let lines = LineTable(Array(text.utf8))
    let told = found.map { finding in
      "\(lines.location(at: finding.range.lowerBound).line) \(finding.rule) \(finding.severity)"
    }
    XCTAssertEqual(
      Set(told),
      [
        "3 text.residue warning", "7 text.citation note", "9 text.cut warning",
        "13 text.cut warning", "16 text.advert warning", "18 text.residue note",
      ]
    )
    XCTAssertTrue(found.allSatisfy { $0.help != nil })
  }

  /// In question banks nothing is left out or put together; marks go all the same.
  func testQuestionsKeepTheirText() {
    let text =
      "## Q1\n\nSure, what is $x_1$ or a\n\nsmall one?\n\n- [x] Sure, this[1]\n- [ ] that\n"
    XCTAssertEqual(
      Healed.text(text, isGuide: false),
      "## Q1\n\nSure, what is x₁ or a\n\nsmall one?\n\n- [x] Sure, this\n- [ ] that\n"
    )
  }

  func testRealGuidesAreCleanAndWhole() throws {
    let unwanted = [
      "$\\", "\\frac", "\\text", "\\leq", "<sup>", "</", "SkillCertPro", "skillcertpro", "&nbsp;",
      "you listed", "Export to Sheets", "│", "┌", "【", "\u{A0}", "Disclaimer",
    ]
    for (name, graph) in try Graphs.shared() {
      for card in graph.cards {
        for text in [card.prompt, card.answer] + card.breadcrumb {
          for mark in unwanted {
            XCTAssertFalse(text.contains(mark), "\(name): \(mark) in \(card.prompt)")
          }
        }
      }
    }
    let paged = try XCTUnwrap(Graphs.shared().first { $0.name.hasPrefix("004") }).graph
    let uses = try XCTUnwrap(
      paged.cards.first { $0.prompt.hasPrefix("Streaming Processing: use cases") }
    )
    XCTAssertEqual(uses.items.count, 4)
    let services = try XCTUnwrap(
      paged.cards.first { $0.prompt.hasPrefix("Streaming Processing: which AWS services") }
    )
    XCTAssertEqual(services.items.count, 3)
    for term in ["Distributed (Multiple Instances)"] {
      let card = try XCTUnwrap(paged.cards.first { $0.answer.contains(term) || $0.term == term })
      XCTAssertTrue(card.answer.contains("."), card.answer)
    }
  }

  /// Healing must not fail on any bytes, and must stay within the file.
  func testDamagedGuidesAreHealedWithoutTraps() throws {
    let sample = Array(
      """
      # G\n\n- **A:**\n  - **B:** x $\\frac{a}{b}$ [1]\n    - c\n\n- d\n- **E:** y<sup>2</sup> of a\n
      small thing.\n\n1. x:\n  - y\n\n| a | $x$ |\n|--|--|\n| `b` | \\(c\\)<br>d |\n\n> • e【1】\n
      Let me know if it is. Visit our website\n\n\u{E200}cite\u{E201} \u{FB01} &amp;lt; [^1] $$z$$\n
      """.utf8
    )
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for round in 0..<3000 {
      var bytes = sample
      for _ in 0..<1 + round % 5 {
        let at = next(bytes.count)
        switch next(3) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: next(256))
        case 1: bytes.remove(at: at)
        default: bytes.insert(sample[next(sample.count)], at: at)
        }
      }
      if round % 3 == 0 { bytes.removeLast(next(bytes.count)) }
      let graph = GraphBuilder.graph(files: [SourceFile(path: "g.md", bytes: bytes)], exam: "none")
      for card in graph.cards {
        XCTAssertLessThanOrEqual(card.sources[0].range.upperBound, bytes.count)
      }
      for finding in HealedGuide(MarkdownDocument(parsing: bytes), isGuide: true).findings {
        XCTAssertLessThanOrEqual(finding.range.upperBound, bytes.count)
      }
    }
  }

  /// Markdown takes a number for a list, and what stands below it for a rule.
  func testNumberedTitlesOverSigns() {
    XCTAssertEqual(
      Healed.text("1. Ovens\n========\n\ntext\n\n2) Heat\n-----\n\ntext\n"),
      "# 1. Ovens\n\n\ntext\n\n## 2) Heat\n\n\ntext\n"
    )
    for text in [
      "1. Mix it\n\n---\n\ntext\n", "1. Mix\n2. Bake\n------\n\ntext\n", "1. Mix it.\n------\n",
      "1. Mix\n---\n", "```\n1. Mix\n------\n```\n",
    ] {
      XCTAssertEqual(Healed.text(text), text)
    }
  }
}
