/// Eight bytes of a text, of which all are told at once whether they belong to a word.
///
/// The first byte is the lowest one; what lies behind the end of the text is zero.
struct WordBytes {
  /// The bytes, with capital letters of ASCII as small ones.
  let folded: UInt64
  /// The highest bit of each byte that is an ASCII letter or digit or beyond ASCII.
  let inner: UInt64

  /// A number in each byte.
  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// Looks at the bytes of a text from a place on.
  @inline(__always)
  init(_ text: TextSlice, _ at: Int) {
    let bytes = Self.load(text, at)
    let high = bytes & Self.each(0x80)
    let low = bytes & Self.each(0x7F)
    // A sum reaches the highest bit of its byte from the first letter on, and behind the last one.
    let small = low | Self.each(0x20)
    let letters = (small &+ Self.each(0x80 - 0x61)) & ~(small &+ Self.each(0x80 - 0x7B)) & ~high
    let digits = (low &+ Self.each(0x80 - 0x30)) & ~(low &+ Self.each(0x80 - 0x3A))
    inner = (letters | digits | high) & Self.each(0x80)
    folded = bytes | (letters & Self.each(0x80)) &>> 2
  }

  @inline(__always)
  private static func load(_ text: TextSlice, _ at: Int) -> UInt64 {
    let start = UnsafeRawPointer(text.start)
    if at + 8 <= text.count {
      return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    if at < text.count, text.count >= 8 {
      // The last eight bytes of the text without those before the place.
      let last = start.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
      return UInt64(littleEndian: last) &>> UInt64(8 * (at + 8 - text.count))
    }
    return text.suffix(from: at).packed
  }

  /// How many letters of a word stand before the first byte that is none.
  @inline(__always)
  var lettersAhead: Int { (inner ^ Self.each(0x80)).trailingZeroBitCount >> 3 }

  /// The first bytes, as many as are asked for; at least one.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 { folded & ~0 &>> UInt64(64 - 8 * count) }

  /// Where the next word begins behind some letters; 8 if that is not known.
  @inline(__always)
  func nextWord(behind count: Int) -> Int {
    min(8, count + (inner &>> UInt64(8 * count)).trailingZeroBitCount >> 3)
  }
}
