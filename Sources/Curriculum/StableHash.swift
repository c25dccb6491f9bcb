/// A hash that is the same on every machine and in every version.
///
/// Source: FNV-1a with 64 bits by Fowler, Noll and Vo; at the end the finaliser of SplitMix64.
struct StableHash {
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

  /// The hash as 13 characters of Crockford's base 32 in lower case.
  var base32: String {
    var rest = value
    return String(unsafeUninitializedCapacity: 13) { characters in
      for index in (0..<13).reversed() {
        characters[index] = Self.digits.utf8Start[Int(rest & 31)]
        rest >>= 5
      }
      return 13
    }
  }

  /// Returns the hash of a text.
  static func value(of text: some StringProtocol) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  /// Returns the hash of a text as 13 characters.
  static func base32(of text: some StringProtocol) -> String {
    var hash = StableHash()
    hash.combine(text)
    return hash.base32
  }
}
