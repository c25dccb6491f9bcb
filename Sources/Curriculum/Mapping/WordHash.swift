/// Splits text into words and gives each a hash, without making strings.
///
/// Letters are folded to lower case, and a plural `s` is dropped, on both sides of a comparison.
/// Everything that is neither an ASCII letter or digit nor beyond ASCII separates words, so that
/// Markdown needs no parsing here.
struct WordHash {
  /// The hashes of the words in order.
  private(set) var words: [UInt64] = []

  private static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// Hashes the words of some bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: some Sequence<UInt8>) {
    var hash = Self.offsetBasis
    var beforeLast = Self.offsetBasis
    var length = 0
    var last: UInt8 = 0
    var previous: UInt8 = 0
    func endWord(_ words: inout [UInt64]) {
      guard length > 0 else { return }
      let isPlural = length > 3 && last == UInt8(ascii: "s") && previous != UInt8(ascii: "s")
      words.append(isPlural ? beforeLast : hash)
    }
    for byte in bytes {
      let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard folded &- 0x61 < 26 || folded &- 0x30 < 10 || folded >= 0x80 else {
        endWord(&words)
        hash = Self.offsetBasis
        length = 0
        continue
      }
      previous = length > 0 ? last : 0
      last = folded
      beforeLast = hash
      hash = (hash ^ UInt64(folded)) &* Self.prime
      length += 1
    }
    endWord(&words)
  }

  /// Returns the hash of a phrase from the hash of its beginning and its next word.
  static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase &* 0x9E37_79B9_7F4A_7C15) ^ word
  }
}
