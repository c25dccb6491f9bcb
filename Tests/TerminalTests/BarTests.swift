import Terminal
import XCTest

final class BarTests: XCTestCase {
  func testBars() {
    let cases: [(Double, Int, String, String, UInt)] = [
      (0, 4, "    ", "----", #line),
      (1, 4, "████", "####", #line),
      (0.5, 4, "██  ", "##--", #line),
      (0.5625, 2, "█▏", "#-", #line),
      (0.875, 1, "▉", "-", #line),
      (0.001, 4, "▏   ", "#---", #line),
      (0.999, 4, "███▉", "###-", #line),
      (-1, 2, "  ", "--", #line),
      (7, 2, "██", "##", #line),
      (.nan, 2, "  ", "--", #line),
      (.infinity, 2, "██", "##", #line),
      (0.5, 0, "", "", #line),
      (0.5, -3, "", "", #line),
    ]
    for (fraction, width, unicode, ascii, line) in cases {
      XCTAssertEqual(bar(fraction: fraction, width: width), unicode, line: line)
      XCTAssertEqual(bar(fraction: fraction, width: width, glyphs: .ascii), ascii, line: line)
    }
  }

  func testBarsHaveTheirWidthAndNeverShrink() {
    for width in 1...12 {
      var former = bar(fraction: 0, width: width).filter { $0 != " " }
      for step in 0...200 {
        let text = bar(fraction: Double(step) / 200, width: width)
        XCTAssertEqual(TextWidth.of(text), width)
        let filled = text.filter { $0 != " " }
        XCTAssertGreaterThanOrEqual(filled.count, former.count)
        former = filled
        let plain = bar(fraction: Double(step) / 200, width: width, glyphs: .ascii)
        XCTAssertEqual(plain.count, width)
      }
    }
  }
}
