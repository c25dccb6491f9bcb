import Terminal
import XCTest

/// A line is edited as in a shell, by characters as a reader counts them.
final class LineFieldTests: XCTestCase {
  private func typed(_ keys: [Key], into text: String = "") -> LineField {
    var field = LineField(text)
    for key in keys { XCTAssertTrue(field.press(key), "\(key)") }
    return field
  }

  func testKeys() {
    let rows: [(start: String, keys: [Key], text: String, line: UInt)] = [
      ("", [.character("a"), .character("b")], "ab", #line),
      ("ab", [.left, .character("x")], "axb", #line),
      ("ab", [.home, .character("x"), .end, .character("y")], "xaby", #line),
      ("ab", [.backspace, .backspace, .backspace], "", #line),
      ("ab", [.home, .delete], "b", #line),
      ("one two", [.control("w")], "one ", #line),
      ("one two  ", [.control("w"), .control("w")], "", #line),
      ("one two", [.left, .control("u")], "o", #line),
      ("one two", [.home, .right, .control("k")], "o", #line),
      ("e", [.character("\u{301}"), .backspace], "", #line),
      ("👩‍💻x", [.left, .backspace], "x", #line),
      ("", [.paste("a\tb\nc")], "a b c", #line),
      ("", [.paste("a\u{1B}[31mb\u{202E}c")], LineField("a\u{1B}[31mb\u{202E}c").text, #line),
    ]
    for row in rows {
      XCTAssertEqual(typed(row.keys, into: row.start).text, row.text, line: row.line)
    }
    XCTAssertFalse(LineField("\u{1B}\u{202E}").text.unicodeScalars.contains("\u{1B}"))
  }

  func testOtherKeysAreLeftToOthers() {
    var field = LineField("a")
    for key in [Key.enter, .escape, .tab, .up, .down, .control("c"), .function(1)] {
      XCTAssertFalse(field.press(key), "\(key)")
    }
  }

  func testLayoutBreaksAtTheWidthAndFindsTheCursor() {
    let field = typed([.home, .right, .right], into: "abcdefgh")
    let layout = field.layout(width: 6, prompt: StyledText("> "))
    XCTAssertEqual(layout.rows.map { $0.rendered(.none) }, ["> abc", "  def", "  gh"])
    XCTAssertEqual(layout.cursor, Screen.Position(column: 4, row: 0))
    let wide = LineField("用語意").layout(width: 7, prompt: StyledText("> "))
    XCTAssertEqual(wide.rows.map { $0.rendered(.none) }, ["> 用語", "  意"])
    XCTAssertEqual(wide.cursor, Screen.Position(column: 4, row: 1))
  }
}
