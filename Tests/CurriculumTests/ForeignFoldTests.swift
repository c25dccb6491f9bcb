import XCTest

@testable import Curriculum

final class ForeignFoldTests: XCTestCase {
  /// What a key holds for a text, said by Unicode scalar by scalar.
  private func key(_ text: String) -> String {
    var words = [""]
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if scalar == "'" || scalar == "’" { continue }
      let stays = properties.isAlphabetic || properties.numericType != nil
      if stays || "+#%".unicodeScalars.contains(scalar) {
        // What becomes of a capital letter may be more than one scalar, and only letters stay.
        for small in properties.lowercaseMapping.unicodeScalars {
          if small.properties.isAlphabetic || small.properties.numericType != nil
            || "+#%".unicodeScalars.contains(small)
          {
            words[words.count - 1].unicodeScalars.append(small)
          } else {
            words.append("")
          }
        }
      } else {
        words.append("")
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  func testEveryScalarIsFoldedAsUnicodeSays() {
    let planes = [0x80...0xD7FF, 0xE000...0xFFFF, 0x1F000...0x1FAFF]
    var wrong: [String] = []
    for value in planes.joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      for text in ["a\(scalar)b", "A \(scalar)", "\(scalar)"] where TermKey.key(text) != key(text) {
        wrong.append("U+" + String(value, radix: 16))
      }
    }
    XCTAssertEqual(wrong.prefix(20), [])
  }

  func testHalfAScalarIsLeftToUnicode() {
    for bytes: [UInt8] in [
      [0xC3], [0xC3, 0x41], [0xE2, 0x80], [0xE5, 0xB7, 0x41], [0xF0, 0x9F],
    ] {
      bytes.withUnsafeBufferPointer { XCTAssertNil(ForeignFold($0, 0)) }
    }
  }

  func testAKeyOfASliceIsThatOfTheString() {
    for text in ["R² – naïve", "ΑΩ Σ σ", "答案：B", "Amazon’s S3", "", "Ⅳ Ⱥ İ"] {
      let arena = TextArena()
      XCTAssertEqual(String(arena.key(arena.copy(text))), key(text), text)
      XCTAssertTrue(TermKey.withKey(arena.copy(text)) { String($0) == key(text) }, text)
    }
  }
}
