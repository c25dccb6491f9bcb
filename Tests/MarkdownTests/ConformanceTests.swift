import Foundation
import Markdown
import XCTest

final class ConformanceTests: XCTestCase {
  func testCommonMarkIsExact() throws {
    let examples = try SharedFolder.examples("commonmark-0.31.2.json")
    XCTAssertEqual(examples.count, 652)
    for example in examples {
      let document = MarkdownDocument(parsing: Array(example.markdown.utf8), options: .commonMark)
      XCTAssertEqual(document.html(), example.html, "\(example.section) \(example.example)")
    }
  }

  func testGitHubExtensionsAreExact() throws {
    let examples = try SharedFolder.examples("gfm.json")
    XCTAssertEqual(examples.count, 53)
    for example in examples {
      let html = MarkdownDocument(
        parsing: Array(example.markdown.utf8),
        options: options(example)
      ).html()
      if html == example.html { continue }
      XCTAssertTrue(
        example.section.hasPrefix("Task list items"),
        "\(example.section) \(example.example)"
      )
      XCTAssertEqual(plainBoxes(html), plainBoxes(example.html), "example \(example.example)")
    }
  }

  private func options(_ example: SharedFolder.Example) -> ParseOptions {
    let known: [String: ParseOptions] = [
      "table": .tables, "strikethrough": .strikethrough, "tasklist": .taskLists,
      "autolink": .autolinks, "tagfilter": .tagFilter, "footnotes": .footnotes,
    ]
    return (example.extensions ?? []).reduce(into: []) { $0.formUnion(known[$1] ?? []) }
  }

  /// Check boxes without attributes, whose order differs between GitHub's text and program.
  private func plainBoxes(_ html: String) -> String {
    let boxes = [
      "<input type=\"checkbox\" checked=\"\" disabled=\"\" />": "[x]",
      "<input checked=\"\" disabled=\"\" type=\"checkbox\">": "[x]",
      "<input type=\"checkbox\" disabled=\"\" />": "[ ]",
      "<input disabled=\"\" type=\"checkbox\">": "[ ]",
    ]
    return boxes.reduce(html) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }
}
