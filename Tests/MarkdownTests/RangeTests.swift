import Markdown
import XCTest

final class RangeTests: XCTestCase {
  func testRangesHoldOnEveryExample() throws {
    let examples =
      try SharedFolder.examples("commonmark-0.31.2.json") + SharedFolder.examples("gfm.json")
    for example in examples {
      for options in [ParseOptions.commonMark, .gitHub] {
        let document = MarkdownDocument(parsing: Array(example.markdown.utf8), options: options)
        XCTAssertEqual(
          TreeChecks.problems(document),
          [],
          "\(example.section) \(example.example)\n\(document.dump())"
        )
      }
    }
  }

  func testRangesHoldWithOtherLineEndings() throws {
    for example in try SharedFolder.examples("commonmark-0.31.2.json") {
      for ending in ["\r\n", "\r"] {
        let text = example.markdown.replacingOccurrences(of: "\n", with: ending)
        let document = MarkdownDocument(parsing: Array(text.utf8), options: .commonMark)
        XCTAssertEqual(TreeChecks.problems(document), [], "example \(example.example)")
        if !example.markdown.contains("\r") {
          XCTAssertEqual(document.html(), example.html, "example \(example.example)")
        }
      }
    }
  }

  func testRangesHoldOnTheGuides() throws {
    for (name, bytes) in try SharedFolder.guides() {
      let document = MarkdownDocument(parsing: bytes)
      XCTAssertEqual(TreeChecks.problems(document).prefix(3), [], name)
    }
  }

  func testRangesWithinQuotesAndLists() {
    let text = """
      > - one *two
      >   three* `four
      >   five`
      > [x
      > y](/u "t
      > v")
      """
    let document = MarkdownDocument(parsing: Array(text.utf8))
    XCTAssertEqual(TreeChecks.problems(document), [])
    let parts = [NodeKind.emphasis, .codeSpan, .link].map { kind in
      document.descendants(of: document.root, kind: kind).map { id in
        String(decoding: document.source[document.range(of: id)], as: UTF8.self)
      }
    }
    XCTAssertEqual(
      parts,
      [["*two\n>   three*"], ["`four\n>   five`"], ["[x\n> y](/u \"t\n> v\")"]]
    )
    let code = document.descendants(of: document.root, kind: .codeSpan)
    XCTAssertEqual(code.map(document.literal), ["four five"])
    let links = document.descendants(of: document.root, kind: .link)
    XCTAssertEqual(links.map(document.title), ["t\nv"])
  }

  func testLocationsCountFromOne() {
    let document = MarkdownDocument(parsing: Array("# é\n\nabc\n".utf8))
    XCTAssertEqual(document.location(of: 0).line, 1)
    let paragraph = document.descendants(of: document.root, kind: .paragraph)
    let location = document.location(of: document.range(of: paragraph[0]).upperBound)
    XCTAssertEqual(location.line, 3)
    XCTAssertEqual(location.column, 4)
    XCTAssertEqual(document.location(of: 4).column, 4)
  }
}
