import Foundation
import Terminal
import XCTest

/// Whatever a guide holds, its lines stay within the width and steer nothing.
final class HostileTextTests: XCTestCase {
  /// An escape sequence, C1 controls, bidirectional overrides and isolates, an invisible tag, a bell
  /// and a return.
  private let evil =
    "\u{1B}[2J\u{9B}31m\u{202E}gpj\u{2066}x\u{E0041}\u{7}\u{8}y\rz\u{200B}w\u{FEFF}"

  func testNothingSteersTheTerminal() {
    let references = "&#27;]0;t&#7; &#x202E; &#x9b; &#x2028; &#9; &#13;"
    let places = [
      "# \(evil)", "\(evil)", "*\(evil)*", "`\(evil)`", "- \(evil)", "> \(evil)",
      "    \(evil)", "```\(evil)\n\(evil)\n```", "| \(evil) |\n|--|\n| \(evil) |",
      "[\(evil)](<https://\(evil).org>)", "![\(evil)](a.png)", "![](<\(evil)>)",
      "a[^\(evil)]\n\n[^\(evil)]: \(evil)", "<div>\(evil)</div>", "<img alt=\"\(evil)\">",
      "a <img alt=\"\(evil)\"> <sup>\(evil)</sup>", "<summary>\(evil)</summary>",
      "$\\text{\(evil)} = 1$", references, "# \(references)", "<p>\(references)</p>",
      "| a |\n|--|\n| \(references) |", "[a](https://&#27;.org)",
    ]
    for place in places {
      for glyphs in [GlyphSet.unicode, .ascii] {
        for width in [80, 20] {
          let lines = ReadingScreens.lines(of: place, width: width, glyphs: glyphs)
          ReadingScreens.check(lines, width: width, place.debugDescription)
        }
      }
    }
  }

  func testControlsAreSpeltInASCII() {
    XCTAssertEqual(
      ReadingScreens.text(of: "a\u{1B}[1mb\u{7F}", width: 40, glyphs: .ascii),
      "a^[[1mb^?"
    )
  }

  func testNestingBeyondReason() {
    let deep = 3_000
    let nested = [
      String(repeating: "> ", count: deep) + "end",
      String(repeating: "- ", count: deep) + "end",
      String(repeating: "1. ", count: deep) + "end",
      String(repeating: "*a ", count: deep) + "end" + String(repeating: "*", count: deep),
      String(repeating: "[", count: deep) + "end" + String(repeating: "](b)", count: deep),
      String(repeating: "<div>", count: deep) + "end",
      String(repeating: "<sup>", count: deep) + "end",
      String(repeating: "<!-- a", count: deep) + "end",
    ]
    for markdown in nested {
      for width in [80, 20, 8] {
        let lines = ReadingScreens.lines(of: markdown, width: width)
        ReadingScreens.check(lines, width: width)
        // In a narrow window the word itself is cut, and raised letters are letters too.
        let letters = lines.map(\.plain).joined().precomposedStringWithCompatibilityMapping
          .filter(\.isLetter)
        let isShown = markdown.hasPrefix("<!--") || letters.contains("end")
        XCTAssertTrue(isShown, "\(markdown.prefix(8)) at \(width)")
      }
    }
  }

  func testManyColumns() {
    let count = 2_000
    let row = String(repeating: "| some words ", count: count) + "|\n"
    let rule = String(repeating: "|--", count: count) + "|\n"
    let lines = ReadingScreens.lines(of: row + rule + row, width: 40)
    XCTAssertEqual(lines.count, count)
    ReadingScreens.check(lines, width: 40)
  }

  func testNoWindowIsTooNarrow() {
    let markdown =
      "# T\n\n- a\n  - b\n    - long words here\n\n| a | b |\n|--|--|\n| c | d |\n\n    code"
    for width in -1...12 {
      let lines = ReadingScreens.lines(of: markdown, width: width)
      ReadingScreens.check(lines, width: max(8, width))
    }
  }
}
