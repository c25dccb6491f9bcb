/// Splits text into words and gives each a hash, without making strings.
///
/// Letters are folded to lower case, and a plural `s` is dropped, on both sides of a comparison.
/// Everything that is neither an ASCII letter or digit nor beyond ASCII separates words, so that
/// Markdown needs no parsing here.
struct WordHash {
  /// The hashes of the words in order.
  private(set) var words: [UInt64] = []

  /// What becomes of each byte; zero separates words.
  private static let folds: [UInt8] = (0...UInt8.max).map { byte in
    let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return folded &- 0x61 < 26 || folded &- 0x30 < 10 || folded >= 0x80 ? folded : 0
  }

  /// Begins without words.
  init() {}

  /// Hashes the words of some bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: some Sequence<UInt8>) {
    let found: Void? = bytes.withContiguousStorageIfAvailable { append(wordsOf: $0) }
    if found == nil { Array(bytes).withUnsafeBufferPointer { append(wordsOf: $0) } }
  }

  /// Takes all words away and keeps their room.
  mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  /// Adds the words of some bytes.
  mutating func append(wordsOf bytes: UnsafeBufferPointer<UInt8>) {
    Self.folds.withUnsafeBufferPointer { folds in
      var at = 0
      while at < bytes.count {
        let first = folds[Int(bytes[at])]
        at += 1
        if first != 0 { words.append(Self.word(from: first, bytes, &at, folds)) }
      }
    }
  }

  /// Reads a word whose first letter was read; returns its hash.
  ///
  /// Eight letters at a time are packed into a number, which is mixed into the hash once another
  /// letter follows: a chain of multiplications for each letter would take four times as long.
  @inline(__always)
  private static func word(
    from first: UInt8,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ at: inout Int,
    _ folds: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var packed = UInt64(first)
    var beforeLast: UInt8 = 0
    var length = 1
    while at < bytes.count {
      let letter = folds[Int(bytes[at])]
      at += 1
      if letter == 0 { break }
      beforeLast = UInt8(truncatingIfNeeded: packed)
      if length & 7 == 0 {
        hash = mixed(hash, packed)
        packed = 0
      }
      packed = packed << 8 | UInt64(letter)
      length += 1
    }
    let sign = UInt8(ascii: "s")
    if length > 3, UInt8(truncatingIfNeeded: packed) == sign, beforeLast != sign { packed >>= 8 }
    return packed == 0 ? hash : mixed(hash, packed)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ packed: UInt64) -> UInt64 {
    let product = (hash ^ packed) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  /// Returns the hash of a phrase from the hash of its beginning and its next word.
  static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase &* 0x9E37_79B9_7F4A_7C15) ^ word
  }
}
