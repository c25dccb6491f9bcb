import XCTest

@testable import Curriculum

/// Headings and bold text that are written as HTML are read as those of Markdown.
final class HTMLHeadingTests: XCTestCase {
  func testTags() {
    for (written, read, line) in [
      ("<h4>Knots</h4>\n\ntext\n", "#### Knots\n\ntext\n", #line),
      ("<h2 align=\"center\"><b>Knots</b></h2>\n\ntext\n", "## Knots\n\ntext\n", #line),
      ("<h2>Knots\n</h2>\n", "## Knots\n", #line),
      ("<h2></h2>\n", "<h2></h2>\n", #line),
      ("<h2>Knots</h3>\n", "<h2>Knots</h3>\n", #line),
      ("<hr>Knots</hr>\n", "<hr>Knots</hr>\n", #line),
      ("<h7>Knots</h7>\n", "<h7>Knots</h7>\n", #line),
      ("- <b>Reef knot:</b> joins two ropes\n", "- **Reef knot:** joins two ropes\n", #line),
      ("A <strong>bight</strong> of rope.\n", "A **bight** of rope.\n", #line),
      ("A <b> bight</b> of rope.\n", "A <b> bight</b> of rope.\n", #line),
      ("A <b>bight of rope.\n", "A <b>bight of rope.\n", #line),
      ("A <b>*bight*</b> of rope.\n", "A <b>*bight*</b> of rope.\n", #line),
    ] as [(String, String, UInt)] {
      XCTAssertEqual(Healed.text(written), read, line: line)
    }
  }

  func testPlacesAreThoseOfTheFile() throws {
    let graph = Graphs.of("<h1>Module 1: Ropes</h1>\n\n<h2>Knots</h2>\n\n- <b>Bight</b>: a loop\n")
    XCTAssertEqual(graph.topics.map(\.title), ["Knots"])
    XCTAssertEqual(graph.topics[0].place.range.lowerBound, 26)
    XCTAssertEqual(graph.cards.map(\.prompt), ["Bight: what is it?"])
    XCTAssertEqual(try XCTUnwrap(graph.cards[0].sources.first).range.lowerBound, 44)
  }
}
