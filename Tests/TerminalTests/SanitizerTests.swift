import Terminal
import XCTest

final class SanitizerTests: XCTestCase {
  func testUnsafeTextBecomesVisibleOrGoes() {
    let cases: [(String, String, UInt)] = [
      ("plain text", "plain text", #line),
      ("Größe 日本語 👩‍🚀 ❤️ 🇩🇪", "Größe 日本語 👩‍🚀 ❤️ 🇩🇪", #line),
      ("a\u{1B}[31mb", "a␛[31mb", #line),
      ("\u{1B}]0;t\u{7}", "␛]0;t␇", #line),
      ("\u{0}\u{8}\u{7F}", "␀␈␡", #line),
      ("\u{9B}31m\u{85}", "\u{FFFD}31m\u{FFFD}", #line),
      ("a\nb\tc\rd", "a␊b␉c␍d", #line),
      ("a\u{2028}b\u{2029}c", "a␤b␤c", #line),
      ("\u{202E}evil\u{202C}", "evil", #line),
      ("\u{2066}x\u{2069}\u{200E}\u{200F}\u{61C}", "x", #line),
      ("ze\u{200B}ro\u{2060}wi\u{FEFF}dth\u{AD}", "zerowidth", #line),
      ("a\u{200D}b", "ab", #line),
      ("\u{200D}🚀", "🚀", #line),
      ("🚀\u{200D}", "🚀", #line),
      ("می\u{200C}خواهم", "می\u{200C}خواهم", #line),
      ("क्\u{200D}ष", "क्\u{200D}ष", #line),
      ("\u{301}x", "\u{25CC}\u{301}x", #line),
      ("\u{FE0F}x", "x", #line),
      ("x\u{FE0F}\u{FE0F}\u{FE0F}", "x\u{FE0F}", #line),
      ("x\u{E0041}\u{E0042}", "x", #line),
      ("\u{3164}\u{115F}|", "  |", #line),
      ("\u{FFFF}\u{1FFFE}", "\u{FFFD}\u{FFFD}", #line),
      ("\u{600}1", "\u{600}1", #line),
      (
        "z" + String(repeating: "\u{301}", count: 50), "z" + String(repeating: "\u{301}", count: 6),
        #line
      ),
    ]
    for (text, expected, line) in cases {
      XCTAssertEqual(
        Array(sanitized(text).unicodeScalars),
        Array(expected.unicodeScalars),
        line: line
      )
    }
  }

  func testNewlinesAndTabsAreTheCallersChoice() {
    let text = "a\nb\r\nc\rd\u{85}e\u{2028}f\tg"
    XCTAssertEqual(sanitized(text, keepingNewlines: true), "a\nb\nc\nd\ne\nf␉g")
    XCTAssertEqual(sanitized(text, keepingNewlines: true, keepingTabs: true), "a\nb\nc\nd\ne\nf\tg")
    XCTAssertEqual(sanitized("a\tb", keepingTabs: true), "a\tb")
  }

  /// Every scalar on its own: no control, no format that is unseen, and nothing to do a second time.
  func testNoScalarStaysDangerous() {
    let visibleFormats: Set<UInt32> = [
      0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD,
      0x110CD,
    ]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for kept in sanitized("a" + String(scalar) + "b").unicodeScalars {
        let properties = kept.properties
        switch properties.generalCategory {
        case .control, .surrogate, .lineSeparator, .paragraphSeparator:
          XCTFail("U+\(String(value, radix: 16))")
        case .format where !visibleFormats.contains(kept.value):
          XCTFail("U+\(String(value, radix: 16))")
        default: break
        }
      }
    }
  }

  func testSanitizingTwiceChangesNothingMore() {
    for seed in 0..<2000 {
      var generator = SplitMix(seed: UInt64(seed))
      let text = randomText(&generator, upTo: 16)
      let once = sanitized(text, keepingNewlines: true, keepingTabs: true)
      let twice = sanitized(once, keepingNewlines: true, keepingTabs: true)
      XCTAssertEqual(Array(once.utf8), Array(twice.utf8), "seed \(seed)")
      XCTAssertFalse(once.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
    }
  }
}
