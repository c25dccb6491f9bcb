import PseudoTerminal
import XCTest

final class VirtualScreenTests: XCTestCase {
  func testPictures() {
    let cases: [(String, [String], UInt)] = [
      ("hello", ["hello", "", ""], #line),
      ("a\r\nb\nc", ["a", "b", " c"], #line),
      ("12345678", ["123456", "78", ""], #line),
      ("123456\r\nx", ["123456", "x", ""], #line),
      ("\u{1B}[?7l12345678", ["123458", "", ""], #line),
      ("1\r\n2\r\n3\r\n4", ["2", "3", "4"], #line),
      ("\u{1B}[2;3Hx\u{1B}[Hy", ["y", "  x", ""], #line),
      ("abc\u{1B}[2D_", ["a_c", "", ""], #line),
      ("abcdef\u{1B}[1;3H\u{1B}[K", ["ab", "", ""], #line),
      ("abc\r\ndef\u{1B}[2J", ["", "", ""], #line),
      ("abc\r\ndef\u{1B}[1;2H\u{1B}[J", ["a", "", ""], #line),
      ("\u{1B}[31;1mred\u{1B}[0m", ["red", "", ""], #line),
      ("日本x", ["日本x", "", ""], #line),
      ("日本\u{1B}[1;3Hab", ["日ab", "", ""], #line),
      ("日\u{1B}[1;2Hx", [" x", "", ""], #line),
      ("e\u{301}👍🏽!", ["e\u{301}👍🏽!", "", ""], #line),
      ("main\u{1B}[?1049h\u{1B}[Hown", ["own", "", ""], #line),
      ("main\u{1B}[?1049h\u{1B}[Hown\u{1B}[?1049l!", ["main!", "", ""], #line),
      ("\u{1B}]0;title\u{7}x\u{1B}(By", ["xy", "", ""], #line),
    ]
    for (bytes, lines, line) in cases {
      var screen = VirtualScreen(columns: 6, rows: 3)
      screen.feed(bytes)
      XCTAssertEqual(screen.lines, lines, line: line)
      var cut = VirtualScreen(columns: 6, rows: 3)
      for byte in bytes.utf8 { cut.feed([byte]) }
      XCTAssertEqual(cut.lines, lines, line: line)
    }
  }
}
