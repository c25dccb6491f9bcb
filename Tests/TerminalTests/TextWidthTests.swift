import Terminal
import XCTest

final class TextWidthTests: XCTestCase {
  /// Expected values: `wcswidth` of the Python package wcwidth 0.7.0 (Unicode 17.0).
  func testTexts() {
    let cases: [(String, Int, UInt)] = [
      ("", 0, #line),
      ("hello, world", 12, #line),
      ("naïve café", 10, #line),
      ("e\u{301}", 1, #line),
      ("日本語", 6, #line),
      ("ｆｕｌｌ", 8, #line),
      ("ﾊﾝｶｸ", 4, #line),
      ("한국어", 6, #line),
      ("\u{1112}\u{1161}\u{11AB}", 2, #line),
      ("Ελληνικά", 8, #line),
      ("Русский", 7, #line),
      ("עברית", 5, #line),
      ("क्ष", 2, #line),
      ("நி", 2, #line),
      ("กำ", 2, #line),
      ("👍", 2, #line),
      ("👍🏽", 2, #line),
      ("👩‍🚀", 2, #line),
      ("👨‍👩‍👧‍👦", 2, #line),
      ("🇩🇪", 2, #line),
      ("❤", 1, #line),
      ("❤️", 2, #line),
      ("1️⃣", 2, #line),
      ("✌︎", 1, #line),
      ("a🚀b", 4, #line),
      ("─│█▌…•", 6, #line),
      ("\u{200B}", 0, #line),
      ("½ ≤ π → ∞", 9, #line),
    ]
    for (text, width, line) in cases {
      XCTAssertEqual(TextWidth.of(text), width, text, line: line)
    }
  }

  func testControlsTakeNoColumn() {
    XCTAssertEqual(TextWidth.of("\u{1B}\u{7}\n\r\n\t\u{7F}\u{85}"), 0)
    XCTAssertEqual(TextWidth.of(Character("\r\n")), 0)
    XCTAssertEqual(TextWidth.of("a\tb"), 2)
  }

  /// The scalars of each width over all of Unicode, counted with wcwidth 0.7.0; controls as zero.
  func testCountsOverAllScalars() {
    var counts = [0, 0, 0]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      counts[TextWidth.of(scalar)] += 1
    }
    XCTAssertEqual(counts, [6_777, 922_397, 182_890])
  }

  func testCharacterNeverTakesMoreThanTwo() {
    for seed in 0..<500 {
      var generator = SplitMix(seed: UInt64(seed))
      let text = randomText(&generator, upTo: 12)
      for character in text {
        XCTAssertTrue((0...2).contains(TextWidth.of(character)), "seed \(seed)")
      }
      XCTAssertEqual(TextWidth.of(text), text.reduce(0) { $0 + TextWidth.of($1) })
    }
  }
}
