import Terminal
import XCTest

final class ColorSupportTests: XCTestCase {
  func testDecision() {
    typealias Row = (ColorSupport.Choice, [String: String], Bool, ColorSupport, UInt)
    let cases: [Row] = [
      (.automatic, ["TERM": "xterm"], true, .ansi16, #line),
      (.automatic, ["TERM": "xterm"], false, .none, #line),
      (.automatic, ["TERM": "dumb"], true, .none, #line),
      (.automatic, ["TERM": ""], true, .none, #line),
      (.automatic, [:], true, .none, #line),
      (.automatic, ["TERM": "xterm", "NO_COLOR": "1"], true, .none, #line),
      (.automatic, ["TERM": "xterm", "NO_COLOR": ""], true, .ansi16, #line),
      (.automatic, ["TERM": "xterm", "CLICOLOR_FORCE": "1"], false, .ansi16, #line),
      (.automatic, ["TERM": "xterm", "CLICOLOR_FORCE": "0"], false, .none, #line),
      (.automatic, ["TERM": "xterm", "CLICOLOR_FORCE": ""], false, .none, #line),
      (.automatic, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, .none, #line),
      (.always, ["NO_COLOR": "1", "TERM": "dumb"], false, .ansi16, #line),
      (.never, ["CLICOLOR_FORCE": "1", "TERM": "xterm"], true, .none, #line),
    ]
    for (choice, environment, isTTY, expected, line) in cases {
      let support = ColorSupport.decided(choice: choice, environment: environment, isTTY: isTTY)
      XCTAssertEqual(support, expected, line: line)
    }
  }

  func testGlyphsFollowTheLocale() {
    let cases: [([String: String], GlyphSet, UInt)] = [
      (["LANG": "de_DE.UTF-8"], .unicode, #line),
      (["LANG": "C.utf8"], .unicode, #line),
      (["LANG": "C"], .ascii, #line),
      ([:], .ascii, #line),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], .ascii, #line),
      (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"], .unicode, #line),
    ]
    for (environment, expected, line) in cases {
      XCTAssertEqual(GlyphSet.decided(environment: environment), expected, line: line)
    }
  }
}
