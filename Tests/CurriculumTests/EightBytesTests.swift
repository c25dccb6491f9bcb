import XCTest

@testable import Curriculum

final class EightBytesTests: XCTestCase {
  func testEveryByteIsToldAsAloneWhereverItStands() {
    for byte in UInt8.min...UInt8.max {
      for count in 1...17 {
        // Neighbours at both ends of a byte show a sum that runs over.
        for neighbour: UInt8 in [0x20, 0x7A, 0x80, 0xFF] {
          for place in 0..<count {
            var text = [UInt8](repeating: neighbour, count: count)
            text[place] = byte
            text.withUnsafeBufferPointer { check(TextSlice($0)) }
          }
        }
      }
    }
  }

  private func check(_ text: TextSlice) {
    for at in 0...text.count {
      let eight = EightBytes(text, at)
      var expected: (words: UInt64, signs: UInt64, folded: UInt64) = (0, 0, 0)
      for place in 0..<8 where at + place < text.count {
        let byte = text[at + place]
        let bit: UInt64 = 0x80 << UInt64(8 * place)
        if TextMarks.isWord(byte) { expected.words |= bit }
        if (0x5B...0x60).contains(byte) { expected.signs |= bit }
        expected.folded |= UInt64(TextBytes.folded(byte)) << UInt64(8 * place)
      }
      guard eight.wordBytes == expected.words, eight.within(0x5B, 0x60) == expected.signs,
        eight.folded == expected.folded
      else {
        return XCTFail("\(Array(text.bytes)) at \(at)")
      }
    }
  }
}
