import XCTest

@testable import Curriculum

final class TextSliceTests: XCTestCase {
  func testTheFirstScalarIsRead() {
    let cases: [(text: String, line: UInt)] = [
      ("a", #line), ("é", #line), ("答", #line), ("🟢", #line), ("\u{7FF}x", #line),
      ("\u{10FFFF}", #line),
    ]
    for (text, line) in cases {
      text.withTextSlice {
        XCTAssertEqual($0.firstScalar?.scalar, text.unicodeScalars.first, line: line)
        let length = text.unicodeScalars.first.map { String($0).utf8.count }
        XCTAssertEqual($0.firstScalar?.length, length, line: line)
      }
    }
    XCTAssertNil(TextSlice.empty.firstScalar)
  }

  func testBytesThatBeginNoScalarCountAsReplaced() {
    for bytes: [UInt8] in [[0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x8C], [0xFF]] {
      bytes.withUnsafeBufferPointer {
        let first = TextSlice($0).firstScalar
        XCTAssertEqual(first?.scalar, "\u{FFFD}")
        XCTAssertEqual(first?.length, 1)
      }
    }
  }

  func testScalarsAreCountedFromTheEnd() {
    "aé答🟢".withTextSlice {
      XCTAssertEqual(String($0.suffix(scalars: 0)), "")
      XCTAssertEqual(String($0.suffix(scalars: 2)), "答🟢")
      XCTAssertEqual(String($0.suffix(scalars: 9)), "aé答🟢")
    }
  }

  func testSignsBeforeAWordArePassedOver() {
    let cases: [(text: String, rest: String, line: UInt)] = [
      (">! **B", "B", #line), ("“Ünd", "Ünd", #line), ("⚠️ ½ of it", "½ of it", #line),
      ("…", "", #line), ("", "", #line),
    ]
    for (text, rest, line) in cases {
      text.withTextSlice { XCTAssertEqual(String($0.fromFirstLetterOrNumber), rest, line: line) }
    }
  }

  func testNumbersAreReadFromDigits() {
    let cases: [(text: String, digits: String, number: Int?, line: UInt)] = [
      ("12. b", "12", nil, #line), ("007", "007", 7, #line), ("", "", nil, #line),
      ("٣", "", nil, #line), ("999999999", "999999999", 999_999_999, #line),
      ("1000000000", "1000000000", nil, #line),
    ]
    for (text, digits, number, line) in cases {
      text.withTextSlice {
        XCTAssertEqual(String($0.leadingDigits), digits, line: line)
        XCTAssertEqual($0.number, number, line: line)
      }
    }
  }

  func testWordsAreFoundWhateverTheirCase() {
    "Show the ANSWER (Correct)".withTextSlice {
      XCTAssertTrue($0.containsFolded("answer"))
      XCTAssertFalse($0.containsFolded("answers"))
      XCTAssertTrue($0.hasFoldedSuffix("(correct)"))
      XCTAssertFalse($0.hasFoldedSuffix("correct"))
      XCTAssertEqual(String($0.drop(any: "wohS ")), "the ANSWER (Correct)")
    }
  }
}
