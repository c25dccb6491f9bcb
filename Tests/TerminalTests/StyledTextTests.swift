import Terminal
import XCTest

final class StyledTextTests: XCTestCase {
  private let esc = "\u{1B}["

  func testNeighboursOfOneStyleAreOneRun() {
    let text = StyledText("a", .bold) + StyledText("b", .bold) + StyledText("") + StyledText("c")
    XCTAssertEqual(text.runs.map(\.text), ["ab", "c"])
    XCTAssertEqual(text.plain, "abc")
    XCTAssertEqual(text.width, 3)
    XCTAssertTrue(StyledText("").isEmpty)
  }

  func testTextIsSanitized() {
    XCTAssertEqual(StyledText("a\u{1B}[2Jb\u{202E}").plain, "a␛[2Jb")
    let name = "x\u{7}"
    let interpolated: StyledText = "name: \(name)"
    XCTAssertEqual(interpolated.plain, "name: x␇")
    XCTAssertEqual(StyledText("a\tb\r\nc").plain, "a\tb\nc")
  }

  func testRendering() {
    let cases: [(StyledText, String, UInt)] = [
      ("plain", "plain", #line),
      (StyledText("b", .bold), "\(esc)0;1mb\(esc)0m", #line),
      (StyledText("r", .color(.red)), "\(esc)0;31mr\(esc)0m", #line),
      (StyledText("g", .color(.brightGreen)), "\(esc)0;92mg\(esc)0m", #line),
      (StyledText("w", .color(.brightWhite)), "\(esc)0;97mw\(esc)0m", #line),
      (
        StyledText("x", Style([.dim, .italic, .underline, .reverse], foreground: .black)),
        "\(esc)0;2;3;4;7;30mx\(esc)0m", #line
      ),
      ("a" + StyledText("b", .bold) + "c", "a\(esc)0;1mb\(esc)0mc", #line),
      ("a\tb\nc", "a b c", #line),
    ]
    for (text, expected, line) in cases {
      XCTAssertEqual(text.rendered(.ansi16), expected, line: line)
      XCTAssertFalse(text.rendered(.none).contains("\u{1B}"), line: line)
    }
  }

  func testStylesAdd() {
    let style = Style.bold.adding(.color(.red)).adding(.underline)
    XCTAssertEqual(style, Style([.bold, .underline], foreground: .red))
    XCTAssertEqual(style.adding(.color(.blue)).foreground, .blue)
    let text = (StyledText("a") + StyledText("b", .color(.green))).over(
      Style(.bold, foreground: .red)
    )
    XCTAssertEqual(
      text.runs.map(\.style),
      [Style(.bold, foreground: .red), Style(.bold, foreground: .green)]
    )
  }

  func testTruncating() {
    let cases: [(StyledText, Int, String, UInt)] = [
      ("hello", 5, "hello", #line),
      ("hello", 4, "hel…", #line),
      ("hello", 1, "…", #line),
      ("hello", 0, "", #line),
      ("日本語", 5, "日本…", #line),
      ("日本語", 4, "日…", #line),
      ("a" + StyledText("bcd", .bold), 3, "ab…", #line),
    ]
    for (text, width, expected, line) in cases {
      XCTAssertEqual(text.truncated(to: width).plain, expected, line: line)
    }
    XCTAssertEqual(StyledText("hello").truncated(to: 3, glyphs: .ascii).plain, "he~")
    XCTAssertEqual(StyledText("hello", .bold).truncated(to: 3).runs.map(\.style), [.bold])
  }

  func testPadding() {
    XCTAssertEqual(StyledText("日").padded(to: 4).plain, "日  ")
    XCTAssertEqual(StyledText("7").padded(to: 3, .right).plain, "  7")
    XCTAssertEqual(StyledText("ab").padded(to: 5, .center).plain, " ab  ")
    XCTAssertEqual(StyledText("long").padded(to: 2).plain, "long")
  }

  func testTrimming() {
    XCTAssertEqual(StyledText("a b  ").trimmingTrailingSpaces().plain, "a b")
    XCTAssertEqual(
      (StyledText("a ", .bold) + "  ").trimmingTrailingSpaces(),
      StyledText("a", .bold)
    )
    XCTAssertEqual(StyledText("   ").trimmingTrailingSpaces(), StyledText())
  }

  func testJoining() {
    let parts: [StyledText] = ["a", "b", "c"]
    XCTAssertEqual(parts.joined(separator: ", ").plain, "a, b, c")
    XCTAssertEqual([StyledText]().joined(separator: ", "), StyledText())
  }
}
