/// A hash that is the same on every machine and in every version.
package enum StableHash {
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Returns the 64-bit FNV-1a hash of a text, with its bits mixed once more.
  ///
  /// Source: Fowler, Noll and Vo; the mixing step is the finaliser of SplitMix64.
  static func value(of text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01B3
    }
    hash ^= hash >> 30
    hash &*= 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 27
    hash &*= 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  /// Returns the hash as 13 characters of Crockford's base 32 in lower case.
  package static func base32(of text: String) -> String {
    var hash = value(of: text)
    var characters = [UInt8](repeating: 0, count: 13)
    for index in characters.indices.reversed() {
      characters[index] = digits[Int(hash & 31)]
      hash >>= 5
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
