/// UTF-8 that was once read as Windows-1252 and written again: `RÂ²` for `R²`.
enum Mojibake {
  /// A damaged stretch and what it stood for.
  struct Damage: Equatable {
    /// The bytes of the damaged text.
    let range: Range<Int>
    /// The character that was meant.
    let meant: Unicode.Scalar
  }

  /// Bytes 0x80 to 0x9F of Windows-1252; zero where it has none.
  private static let highControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Returns the text with damaged characters put right, or nil if there are none.
  static func repaired(_ text: String) -> String? {
    // The lead bytes of damage are written Â to ô, which begin with 0xC3 in UTF-8.
    guard text.utf8.contains(0xC3) else { return nil }
    let damages = damages(in: text)
    guard !damages.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var position = 0
    let source = Array(text.utf8)
    for damage in damages {
      bytes += source[position..<damage.range.lowerBound]
      bytes += Array(String(damage.meant).utf8)
      position = damage.range.upperBound
    }
    bytes += source[position...]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Finds damaged characters in a text.
  ///
  /// - Complexity: O(n) in the number of scalars.
  static func damages(in text: String) -> [Damage] {
    var damages: [Damage] = []
    var pending: [UInt8] = []
    var needed = 0
    var start = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      let byte = byte(of: scalar)
      let length = UTF8.width(scalar)
      if let byte, pending.count < needed, byte & 0xC0 == 0x80 {
        pending.append(byte)
        if pending.count == needed, let meant = decoded(pending) {
          damages.append(Damage(range: start..<offset + length, meant: meant))
          pending = []
          needed = 0
        }
      } else if let byte, let count = sequenceLength(byte) {
        pending = [byte]
        needed = count
        start = offset
      } else {
        pending = []
        needed = 0
      }
      offset += length
    }
    return damages
  }

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    if (0x80...0x9F).contains(scalar.value) { return UInt8(scalar.value) }
    guard scalar.value > 0xFF else { return nil }
    return highControls.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
  }

  private static func sequenceLength(_ byte: UInt8) -> Int? {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> Unicode.Scalar? {
    String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
  }
}
