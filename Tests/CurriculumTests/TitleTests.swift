import XCTest

@testable import Curriculum

final class TitleTests: XCTestCase {
  func testHeadingsTakenApart() {
    let rows: [(String, String?, String?, String, Double?, UInt)] = [
      ("Domain 1: Data Preparation (28%)", "domain", "1", "Data Preparation", 28, #line),
      ("Domain 2: Pots (17.5 %)", "domain", "2", "Pots", 17.5, #line),
      ("Domain 3: Tea (22% of scored content)", "domain", "3", "Tea", 22, #line),
      ("Tea (22% cheaper)", nil, nil, "Tea (22% cheaper)", nil, #line),
      ("Module 3: Data Processing", "module", "3", "Data Processing", nil, #line),
      ("Task 1.2: Transform data", "task", "1.2", "Transform data", nil, #line),
      ("Task Statement 2.1: Choose", "task", "2.1", "Choose", nil, #line),
      ("3.1 File formats", nil, "3.1", "File formats", nil, #line),
      ("1.1: Create repositories", nil, "1.1", "Create repositories", nil, #line),
      ("2. Amazon Data Firehose", nil, "2", "Amazon Data Firehose", nil, #line),
      ("Chapter 4 - Scaling", "chapter", "4", "Scaling", nil, #line),
      ("70 percent of the data", nil, nil, "70 percent of the data", nil, #line),
      ("S3 storage", nil, nil, "S3 storage", nil, #line),
      ("Part of speech", nil, nil, "Part of speech", nil, #line),
      ("Module", nil, nil, "Module", nil, #line),
      ("Week 1", "week", "1", "Week 1", nil, #line),
      ("Tea (9223372036854775807%)", nil, nil, "Tea (9223372036854775807%)", nil, #line),
      ("", nil, nil, "", nil, #line),
    ]
    for (text, label, number, name, weight, line) in rows {
      let title = Title(text)
      XCTAssertEqual(title.label, label, line: line)
      XCTAssertEqual(title.number, number, line: line)
      XCTAssertEqual(title.name, name, line: line)
      XCTAssertEqual(title.weightPercent, weight, line: line)
    }
  }

  func testKeysIgnoreCasePunctuationAndSpace() {
    XCTAssertEqual(TermKey.key("  One-hot  Encoding! "), "one hot encoding")
    XCTAssertEqual(TermKey.key("Amazon's S3"), "amazons s3")
    XCTAssertNotEqual(TermKey.key("C"), TermKey.key("C++"))
    XCTAssertEqual(TermKey.key("—"), "")
    XCTAssertEqual(TermKey.key("‘Key–value’ store … → “it’s”"), "key value store its")
    XCTAssertEqual(TermKey.words("Key–value store"), ["key", "value", "store"])
    XCTAssertTrue(TermKey.withKey("Ⅳ R² ’Ünd’") { $0.elementsEqual("ⅳ r² ünd".utf8) })
    // A letter beyond ASCII takes another way to the same key.
    for text in ["One-hot Encoding!", "Amazon's  S3 (99%)", "C++ & C#", " a.b ", "'", ""] {
      let wide = TermKey.key("é " + text)
      XCTAssertEqual(wide, ("é " + TermKey.key(text)).trimmed.description)
    }
  }

  func testDirectives() {
    XCTAssertEqual(directive("<!-- covers: K1.1.1, S1.1.2 -->")?.words, ["K1.1.1", "S1.1.2"])
    XCTAssertEqual(directive("<!-- card: no -->\n")?.value, "no")
    XCTAssertNil(directive("<!-- a remark without a colon -->"))
    XCTAssertNil(directive("<!-- Two words: no directive -->"))
    XCTAssertNil(directive("<!-- two words: no directive -->"))
    XCTAssertEqual(directive("<!-- covers mla-c02: S1.1.1 -->")?.name, "covers")
    XCTAssertEqual(directive("<!-- covers mla-c02: S1.1.1 -->")?.qualifier, "mla-c02")
    XCTAssertEqual(directive("<!-- covers mla-c02: S1.1.1 -->")?.words, ["S1.1.1"])
    XCTAssertNil(directive("<!-- covers: S1.1.1 -->")?.qualifier)
    XCTAssertNil(directive("<!---->"))
    XCTAssertNil(directive("<div>"))
  }

  private func directive(_ html: String) -> Directive? { html.withTextSlice { Directive($0) } }
}
