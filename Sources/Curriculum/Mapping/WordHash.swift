/// Splits text into words and gives each a hash, without making strings.
///
/// Letters are folded to lower case, and a plural `s` is dropped, on both sides of a comparison.
/// Everything that is neither an ASCII letter or digit nor beyond ASCII separates words, so that
/// Markdown needs no parsing here.
struct WordHash {
  /// The hashes of the words in order.
  private(set) var words: [UInt64] = []

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
    Self.withWords(of: bytes) { words.append(contentsOf: $0) }
  }

  /// Lends the hashes of the words of some bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func withWords<Result>(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt64>) -> Result
  ) -> Result {
    // Between two words stands at least one byte.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (bytes.count + 1) / 2) { room in
      let count = write(wordsOf: TextSlice(bytes), to: room)
      return body(UnsafeBufferPointer(rebasing: room[..<count]))
    }
  }

  /// Writes the hashes of the words of a text; returns their number.
  private static func write(
    wordsOf text: TextSlice,
    to room: UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    var count = 0
    var at = 0
    while at < text.count {
      let bytes = EightBytes(text, at)
      let inner = bytes.wordBytes
      let length = EightBytes.countBefore(~inner & EightBytes.all)
      if length > 0 {
        room[count] = length < 8 ? hash(bytes.folded, length) : longHash(text, &at)
        count += 1
      }
      // The next word mostly begins among the eight bytes that are known.
      if length < 8 { at += min(8, length + EightBytes.countBefore(inner &>> UInt64(8 * length))) }
    }
    return count
  }

  /// The hash of a word of less than eight letters.
  @inline(__always)
  private static func hash(_ bytes: UInt64, _ length: Int) -> UInt64 {
    var letters = prefix(bytes, length)
    if length > 3 {
      let last = UInt8(truncatingIfNeeded: letters &>> UInt64(8 * (length - 1)))
      let beforeLast = UInt8(truncatingIfNeeded: letters &>> UInt64(8 * (length - 2)))
      if last == sign, beforeLast != sign { letters = prefix(bytes, length - 1) }
    }
    return mixed(seed, letters)
  }

  /// The hash of a word of eight letters or more, behind which the place is moved.
  private static func longHash(_ text: TextSlice, _ at: inout Int) -> UInt64 {
    var hash = seed
    var letters = EightBytes(text, at).folded
    var length = 8
    // Letters are mixed into the hash once others follow, since the last one may be dropped.
    while length == 8 {
      at += 8
      let next = EightBytes(text, at)
      let nextLength = EightBytes.countBefore(~next.wordBytes & EightBytes.all)
      guard nextLength > 0 else { break }
      hash = mixed(hash, letters)
      length = nextLength
      letters = prefix(next.folded, length)
    }
    at += length & 7
    if text[at - 1] | 0x20 == sign, text[at - 2] | 0x20 != sign {
      // A chunk that held nothing but the sign is none.
      if length == 1 { return hash }
      letters = prefix(letters, length - 1)
    }
    return mixed(hash, letters)
  }

  /// The first of eight bytes, one of them at least.
  @inline(__always)
  private static func prefix(_ bytes: UInt64, _ count: Int) -> UInt64 {
    bytes & ~0 &>> UInt64(64 - 8 * count)
  }

  /// What a plural ends with.
  private static var sign: UInt8 { UInt8(ascii: "s") }
  private static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

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
