import Markdown
import XCTest

final class DocumentTests: XCTestCase {
  private func parse(_ text: String) -> MarkdownDocument {
    MarkdownDocument(parsing: Array(text.utf8))
  }

  func testAnEmptyFileIsAnEmptyDocument() {
    let document = parse("")
    XCTAssertEqual(document.kind(of: document.root), .document)
    XCTAssertNil(document.firstChild(of: document.root))
    XCTAssertNil(document.parent(of: document.root))
    XCTAssertEqual(document.html(), "")
  }

  func testListProperties() {
    let document = parse("7. a\n8. b\n\ntext\n\n- [ ] c\n\n- [x] d\n- e\n")
    let lists = document.descendants(of: document.root, kind: .list)
    XCTAssertEqual(lists.map(document.isOrdered), [true, false])
    XCTAssertEqual(lists.map(document.listStart), [7, 1])
    XCTAssertEqual(lists.map(document.isTight), [true, false])
    let items = document.descendants(of: document.root, kind: .listItem)
    XCTAssertEqual(
      items.map(document.taskState),
      [.none, .none, .unchecked, .checked, .none]
    )
  }

  func testTaskMarkersNeedWhiteSpace() {
    let document = parse("- [x]\n- [X] a\n- [x]b\n- [ ] \n- [ ]\tc\n- [-] d\n")
    let items = document.descendants(of: document.root, kind: .listItem)
    XCTAssertEqual(
      items.map(document.taskState),
      [.none, .checked, .none, .unchecked, .unchecked, .none]
    )
    XCTAssertEqual(items.map(document.plainText), ["[x]", "a", "[x]b", "", "c", "[-] d"])
  }

  func testTableProperties() {
    let document = parse("| a | b | c |\n|:--|:-:|--:|\n| `\\|` | 2\n")
    let rows = document.descendants(of: document.root, kind: .tableRow)
    XCTAssertEqual(rows.map(document.isHeader), [true, false])
    let cells = document.descendants(of: document.root, kind: .tableCell)
    XCTAssertEqual(
      cells.map(document.alignment),
      [.left, .center, .right, .left, .center, .right]
    )
    XCTAssertEqual(cells.map(document.plainText), ["a", "b", "c", "|", "2", ""])
  }

  /// GitHub takes every pipe after a backslash for text, and drops that backslash first.
  func testPipesAfterBackslashes() {
    let document = parse("| a |\n|---|\n| b\\|\\*c |\n| d\\\\|e |\n| `\\\\|` |\n| \\\\ |\n")
    let cells = document.descendants(of: document.root, kind: .tableCell)
    XCTAssertEqual(cells.map(document.plainText), ["a", "b|*c", "d|e", "\\|", "\\"])
    XCTAssertEqual(TreeChecks.problems(document), [])
  }

  func testPlainTextHasNoMarkup() {
    let document = parse("# A *b* `c`\n\nd\\*&amp;\ne  \n[f](/g) ![h](/i)\n")
    let heading = document.descendants(of: document.root, kind: .heading)
    XCTAssertEqual(heading.map(document.plainText), ["A b c"])
    let paragraph = document.descendants(of: document.root, kind: .paragraph)
    XCTAssertEqual(paragraph.map(document.plainText), ["d*& e\nf h"])
    XCTAssertEqual(heading.map(document.headingLevel), [1])
  }

  func testCodeAndLinks() {
    let document = parse("> ```swift x\n> let a\n> ```\n\n[a](</b c> \"d&amp;\\\"\")\n")
    let code = document.descendants(of: document.root, kind: .codeBlock)
    XCTAssertEqual(code.map(document.info), ["swift x"])
    XCTAssertEqual(code.map(document.literal), ["let a\n"])
    let link = document.descendants(of: document.root, kind: .link)
    XCTAssertEqual(link.map(document.destination), ["/b c"])
    XCTAssertEqual(link.map(document.title), ["d&\""])
  }

  func testFrontMatterIsKeptApart() {
    let text = "---\ntitle: a\n---\n# b\n"
    let document = parse(text)
    XCTAssertEqual(document.frontMatter, 4..<13)
    let heading = document.descendants(of: document.root, kind: .heading)
    XCTAssertEqual(
      heading.map { document.location(of: document.range(of: $0).lowerBound).line },
      [4]
    )
    XCTAssertEqual(parse("---\r\na: b\r\n...\r\nc").frontMatter, 5..<11)
    XCTAssertEqual(parse("---\n---\n").frontMatter, 4..<4)
  }

  func testWhatIsNoFrontMatter() {
    for text in [
      "---\ntitle: a\n", "\n---\na\n---\n", "----\na\n----\n", " ---\na\n---\n", "a\n---\n",
    ] {
      XCTAssertNil(parse(text).frontMatter, text)
    }
    let plain = MarkdownDocument(parsing: Array("---\na\n---\n".utf8), options: .commonMark)
    XCTAssertNil(plain.frontMatter)
  }

  func testAByteOrderMarkIsSkipped() {
    let document = parse("\u{FEFF}# a\n")
    XCTAssertEqual(document.html(), "<h1>a</h1>\n")
    XCTAssertEqual(parse("\u{FEFF}---\na\n---\n").frontMatter, 7..<9)
  }

  func testNullAndDamageBecomeReplacementCharacters() {
    let bytes: [UInt8] = [0x61, 0x00, 0x62, 0x20, 0xFF, 0x63, 0x20, 0xE2, 0x82]
    let document = MarkdownDocument(parsing: bytes)
    XCTAssertEqual(document.html(), "<p>a\u{FFFD}b \u{FFFD}c \u{FFFD}</p>\n")
    XCTAssertEqual(document.plainText(of: document.root), "a\u{FFFD}b \u{FFFD}c \u{FFFD}")
  }

  func testFootnotesKnowTheirDefinitions() {
    let document = parse("a[^x] b[^y]\n\n[^x]: one\n\n    two\n")
    let references = document.descendants(of: document.root, kind: .footnoteReference)
    let definitions = document.descendants(of: document.root, kind: .footnoteDefinition)
    XCTAssertEqual(references.map(document.definition), definitions.map { $0 })
    XCTAssertEqual(definitions.map(document.label), ["x"])
    XCTAssertEqual(document.plainText(of: definitions[0]), "one\ntwo")
  }

  func testPlainTextKeepsCode() {
    let document = parse("- a\n\n  ```\n  b\n  ```\n- c\n")
    XCTAssertEqual(document.plainText(of: document.root), "a\nb\nc")
    let code = document.descendants(of: document.root, kind: .codeBlock)
    XCTAssertEqual(code.map(document.plainText), ["b"])
  }

  /// Inputs on which the fuzzer made an earlier parser trap.
  func testWhatTheFuzzerFound() {
    for text in ["> a\n> \u{B}", "> a\n> \u{C}\n"] {
      let document = parse(text)
      XCTAssertEqual(TreeChecks.problems(document), [], document.dump())
    }
  }

  func testWhatLooksLikeAFootnoteIsText() {
    let document = parse("[^*a*] b\n\n> [^c\n> *d*]\n\n[^\\\n")
    XCTAssertEqual(
      document.html(),
      "<p>[^*a*] b</p>\n<blockquote>\n<p>[^c\n<em>d</em>]</p>\n</blockquote>\n<p>[^\\</p>\n"
    )
    XCTAssertEqual(TreeChecks.problems(document), [])
  }

  func testReferencesDoNotExpandWithoutLimit() {
    let target = String(repeating: "x", count: 50_000)
    let text = "[a]: /\(target)\n\n" + String(repeating: "[a] ", count: 1_000)
    XCTAssertLessThan(parse(text).html().utf8.count, 400_000)
  }
}
