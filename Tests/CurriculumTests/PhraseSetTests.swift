import XCTest

@testable import Curriculum

final class PhraseSetTests: XCTestCase {
  private let phrases: PhraseSet = ["", "use case", "use cases", "a", "lösung", "use case"]

  func testFindsWhatWasPutIn() {
    for phrase in ["", "use case", "use cases", "a", "lösung"] {
      XCTAssertTrue(phrases.contains(phrase), phrase)
      XCTAssertTrue(phrases.contains(phrase[...]), phrase)
    }
    XCTAssertEqual(phrases.phrases, ["", "use case", "use cases", "a", "lösung"])
  }

  func testFindsNothingElse() {
    for text in ["b", "use", "use casf", "vse case", "use  case", "Use case", "losung"] {
      XCTAssertFalse(phrases.contains(text), text)
    }
  }

  func testComparesKeys() {
    XCTAssertTrue(phrases.contains(keyOf: "**Use-Case**"))
    XCTAssertTrue(phrases.contains(keyOf: " LÖSUNG: "))
    XCTAssertFalse(phrases.contains(keyOf: "Use-Cased"))
  }

  func testKeepsLongPhrasesThatDifferInTheMiddleApart() {
    let texts = (0..<200).map { String(repeating: "x", count: 40) + "\($0) yyyyyyyy" }
    let phrases = PhraseSet(texts.prefix(100))
    for (index, text) in texts.enumerated() {
      XCTAssertEqual(phrases.contains(text), index < 100, text)
    }
  }
}
