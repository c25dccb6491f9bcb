import SourceText
import XCTest

@testable import Curriculum

final class NoiseTests: XCTestCase {
  func testNoiseIsTold() {
    let cases: [(String, Noise, line: UInt)] = [
      ("Try the practice exams at https://shop.example/now", .advert, #line),
      ("See <https://shop.example/exam-questions/>.", .advert, #line),
      ("With our **money-back guarantee** you risk nothing.", .advert, #line),
      ("You get lifetime access to everything.", .advert, #line),
      ("Please visit our website for more.", .advert, #line),
      ("Use the coupon SAVE for less.", .advert, #line),
      ("[ADVERTISEMENT]", .advert, #line), ("Get 50% off with code SAVE!", .advert, #line),
      ("Take 20% off our course with WELD20.", .advert, #line),
      ("*Disclaimer:* this is no advice.", .disclaimer, #line),
      ("All of it is for informational purposes only.", .disclaimer, #line),
      ("Sure, here is the list:", .residue, #line),
      ("**User:** can you explain welding?", .residue, #line),
      ("**Assistant:** Sure, here is a plan.", .residue, #line),
      ("Here's the continuation of your sheet:", .residue, #line),
      ("Natürlich! Hier ist die Liste:", .residue, #line),
      ("Certainly! This is a guide.", .residue, #line),
      ("Here's a close look at the tools you mentioned:", .residue, #line),
      ("Here’s what you asked for.", .residue, #line),
      ("Let me know if you need more.", .residue, #line),
      ("I hope this helps!", .residue, #line),
      ("Now, let's dive into the matter:", .residue, #line),
      ("**Would you like me to add a quiz?**", .residue, #line),
      ("By the end of this chapter you can weld.", .objectives, #line),
      ("In this module, you will learn to weld.", .objectives, #line),
      ("Next: Module 2", .navigation, #line),
      ("Back to top", .navigation, #line),
      ("┌────┐\n│ A  │\n└────┘", .drawing, #line),
      ("+----+----+\n| a  | b  |\n+----+----+", .drawing, #line),
      ("Welding ........ 12\nSoldering ...... 34", .drawing, #line),
    ]
    for (text, expected, line) in cases {
      XCTAssertEqual(
        text.withTextSlice { Noise.verdict($0, at: 0) }.whole,
        expected,
        text,
        line: line
      )
    }
  }

  func testFactsAreNoNoise() {
    let cases = [
      "Spot capacity costs up to 90% less; it may be taken back.",
      "A practice exam shows where you stand.", "Of course, recall falls then.",
      "Surely the best choice.", "Here is where a queue helps: it waits.",
      "A discount applies for a year, see https://docs.example/plans.",
      "A visitor of our website is an example of a user.", "Let it cool before you weld.",
      "Below is the threshold of 0.5.", "The access lasts a lifetime.",
      "Good questions are short.", "**User:** an identity with a password.",
      "Of course work counts.", "We turned 5 off our list.", "Spot is 90% off the usual price.",
      "Advertisement: a message that is paid for.",
      "In this section of the pipe the pressure falls.",
      "After this step the tree is pruned.", "Next, module loading is described.",
      "An edge A → B → C in the graph", "a … b", "Good luck with a random seed.",
    ]
    for text in cases {
      let verdict = text.withTextSlice { Noise.verdict($0, at: 0) }
      XCTAssertNil(verdict.whole, text)
      XCTAssertEqual(verdict.sentences, [], text)
    }
  }

  func testSentencesAreTakenOut() {
    XCTAssertEqual(
      Healed.text("# G\n\n- **A**: one thing. Let me know if that helps! It is two.\n"),
      "# G\n\n- **A**: one thing.  It is two.\n"
    )
    XCTAssertEqual(
      Healed.text("# G\n\nA thing ends. I hope this is clear.\n"),
      "# G\n\nA thing ends. \n"
    )
  }

  /// A shop's name marks what stands beside its link, and nothing else.
  func testAdvertsMakeNoCards() {
    let graph = Graphs.of(
      """
      # Guide

      ## Tools

      - **Hammer**: drives nails
      - **Saw**: cuts wood

      - The best mock exams are on https://www.nailshop.example/product/1
      - NailShop explains each answer.
      - **NailShop**: renews everything often
      - And so it goes
      - Nailshop lets you pass.

      ## Nails

      - **Nail**: holds wood
      """
    )
    XCTAssertEqual(graph.cards.map(\.term), ["Hammer", "Saw", "Nail"])
  }

  func testPartsAboutTheDocumentMakeNoCards() {
    let texts = [
      "**Learning objectives:**\n\n- **Weld**: join metal\n- **Solder**: join wires\n",
      "By the end of this part, you can:\n\n- **Weld**: join metal\n",
      "**Key Takeaways**\n- **Weld**: join metal\n",
      "- [Weld: join metal](#weld)\n- [Solder](#solder)\n",
      "### Module 3 Summary\n\n- **Weld**: join metal\n",
      "### What You'll Learn\n\n- **Weld**: join metal\n",
      "### 📚 Learning Outcomes\n\n- **Weld**: join metal\n",
      "[Back to top](#top) | [Next](#next)\n",
    ]
    for text in texts {
      let graph = Graphs.of("# Guide\n\n## Metal\n\n" + text + "\n## Rest\n\n**Rod**: of metal\n")
      XCTAssertEqual(graph.cards.map(\.term), ["Rod"], text)
    }
  }

  func testHeadingsOfSubjectsStay() {
    for title in ["Code Review", "Navigation", "Data Sources", "Text Summary", "Feedback"] {
      let graph = Graphs.of("# Guide\n\n## \(title)\n\n**Rod**: of metal\n")
      XCTAssertEqual(graph.cards.count, 1, title)
    }
  }

  func testItemsThatSayNothingAreLeftOut() {
    let graph = Graphs.of(
      "# Guide\n\n## Metal\n\n**Ores:**\n\n- Iron\n- Copper\n- etc.\n- …\n- and many more!\n"
    )
    XCTAssertEqual(graph.cards.map(\.items), [["Iron", "Copper"]])
  }

  func testGuidesWithoutFaultsStayAsTheyAre() {
    for file in Graphs.bundledFiles {
      // Formulas are written out, which is no fault.
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let text = lines.filter { !$0.contains("$") }.joined(separator: "\n")
      XCTAssertEqual(Healed.text(text), text, file.path)
      XCTAssertEqual(Healed.findings(text).count, 0, file.path)
    }
  }
}
