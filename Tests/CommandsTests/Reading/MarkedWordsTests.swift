import SourceText
import Terminal
import XCTest

@testable import Commands
@testable import Curriculum

/// Cards show code and emphasis where their guide does.
final class MarkedWordsTests: XCTestCase {
  private func styled(_ markdown: String, _ text: String) -> [String] {
    let file = SourceFile(path: "guide.md", bytes: Array(markdown.utf8))
    let graph = GraphBuilder.graph(files: [file], exam: "none")
    let marks = MarkedWords(at: Place(file: 0, range: 0..<file.bytes.count), in: graph)
    return marks.styled(text).runs.map { run in
      switch run.style {
      case .plain: run.text
      case MarkedWords.code: "`\(run.text)`"
      case .italic: "_\(run.text)_"
      case .bold: "*\(run.text)*"
      default: "?\(run.text)"
      }
    }
  }

  func testMarkedWordsAreFoundInTheWordsOfACard() {
    XCTAssertEqual(
      styled("**Tide**: see `a.b` and *now*, **not** later", "see a.b and now, not later"),
      ["see ", "`a.b`", " and ", "_now_", ", ", "*not*", " later"]
    )
  }

  /// A term in bold is a title, and words within longer words are other words.
  func testOtherWordsStayPlain() {
    XCTAssertEqual(
      styled("**Tide**: of `n` rows", "Tide of n rows, not nn"),
      [
        "Tide of ", "`n`", " rows, not nn",
      ]
    )
    XCTAssertEqual(styled("- **Tide**: `a` and `a b`", "a b or a"), ["`a b`", " or ", "`a`"])
    XCTAssertEqual(styled("no marks", "no marks"), ["no marks"])
    XCTAssertEqual(styled("- **Tide**: `a`", ""), [])
  }

  /// Whatever stands in a guide, the words of the card stay the same.
  func testNoWordIsLost() {
    let passages = ["`a` *a* **a** a", "*a `a` a*", "`` ` `` a", "**a", "[`a`](b) ![a](c)"]
    for passage in passages {
      for text in ["a", "aa a.a", "b ` a", "ä a\u{301} a"] {
        XCTAssertEqual(
          styled(passage, text).joined().filter { !"`*_".contains($0) },
          text.filter { !"`*_".contains($0) },
          "\(passage) | \(text)"
        )
      }
    }
  }
}
