/// A hash that is the same on every machine and in every version.
///
/// Source: FNV-1a with 64 bits by Fowler, Noll and Vo; at the end the finaliser of SplitMix64.
package struct StableHash {
  private static let digits: StaticString = "0123456789abcdefghjkmnpqrstvwxyz"

  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds the bytes of a text.
  mutating func combine(_ text: some StringProtocol) {
    TextBytes.withBytes(of: text) { bytes in
      for byte in bytes { combine(byte) }
    }
  }

  /// Adds a byte.
  @inline(__always)
  mutating func combine(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of what was added.
  var value: UInt64 {
    var hash = state
    hash ^= hash >> 30
    hash &*= 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 27
    hash &*= 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// Returns a hash as 13 characters of Crockford's base 32 in lower case.
  static func base32(_ hash: UInt64) -> String {
    var rest = hash
    return String(unsafeUninitializedCapacity: 13) { characters in
      for index in (0..<13).reversed() {
        characters[index] = digits.utf8Start[Int(rest & 31)]
        rest >>= 5
      }
      return 13
    }
  }

  /// Returns the hash that 13 characters stand for; nil if they stand for none.
  static func value(ofBase32 text: String) -> UInt64? {
    guard text.utf8.count == 13 else { return nil }
    var hash: UInt64 = 0
    for byte in text.utf8 {
      guard hash >> 59 == 0, let digit = digit(byte) else { return nil }
      hash = hash << 5 | digit
    }
    return hash
  }

  /// The value of a digit; base 32 leaves out letters that are easily taken for others.
  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "h"): UInt64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "j"), UInt8(ascii: "k"): UInt64(byte - UInt8(ascii: "j")) + 18
    case UInt8(ascii: "m"), UInt8(ascii: "n"): UInt64(byte - UInt8(ascii: "m")) + 20
    case UInt8(ascii: "p")...UInt8(ascii: "t"): UInt64(byte - UInt8(ascii: "p")) + 22
    case UInt8(ascii: "v")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "v")) + 27
    default: nil
    }
  }

  /// Returns the hash of a text.
  static func value(of text: some StringProtocol) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  /// Returns the hash of a text as 13 characters.
  package static func base32(of text: some StringProtocol) -> String {
    base32(value(of: text))
  }
}
