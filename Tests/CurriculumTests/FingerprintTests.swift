import XCTest

@testable import Curriculum

/// Another text has another fingerprint, however little it differs.
final class FingerprintTests: XCTestCase {
  func testEveryBitCounts() {
    let text = (0..<100).map { UInt8($0) }
    var seen: Set = [Fingerprint.value(of: text)]
    for place in text.indices {
      for bit in 0..<8 {
        var other = text
        other[place] ^= 1 << bit
        XCTAssertTrue(seen.insert(Fingerprint.value(of: other)).inserted, "bit \(bit) of \(place)")
      }
    }
    for count in text.indices {
      XCTAssertTrue(seen.insert(Fingerprint.value(of: text[..<count])).inserted, "\(count) bytes")
    }
  }

  func testOrderAndBordersCount() {
    let pieces: [[[UInt8]]] = [
      [[1, 2], [3]], [[1], [2, 3]], [[1, 2, 3]], [[3], [1, 2]], [[1, 2], [3], []],
      [[], [1, 2], [3]],
      [[1, 2], [3, 0]], [[1, 2, 0], [3]],
    ]
    let values = pieces.map { pieces in
      var fingerprint = Fingerprint()
      for piece in pieces { fingerprint.combine(piece) }
      return fingerprint.value
    }
    XCTAssertEqual(Set(values).count, pieces.count)
    let words = [[UInt8](repeating: 7, count: 32), [UInt8](repeating: 9, count: 32)]
    XCTAssertNotEqual(
      Fingerprint.value(of: words[0] + words[1]),
      Fingerprint.value(of: words[1] + words[0])
    )
  }

  func testBytesThatStandApartAreTheSame() {
    let text = (0..<70).map { UInt8($0) }
    XCTAssertEqual(Fingerprint.value(of: text.lazy.map { $0 }), Fingerprint.value(of: text))
  }
}
