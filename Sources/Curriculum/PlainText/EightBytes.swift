/// Eight bytes of a text, which are asked together.
///
/// An answer has the highest bit of each byte that it is true of. The first byte is the lowest one;
/// what lies behind the end of the text is zero.
struct EightBytes {
  let bytes: UInt64

  /// A number in each byte.
  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The answer that is true of every byte.
  @inline(__always)
  static var all: UInt64 { each(0x80) }

  /// Takes the bytes of a text from a place on.
  @inline(__always)
  init(_ text: TextSlice, _ at: Int) {
    let start = UnsafeRawPointer(text.start)
    if at + 8 <= text.count {
      bytes = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    } else if at < text.count, text.count >= 8 {
      // The last eight bytes of the text without those before the place.
      let last = start.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
      bytes = UInt64(littleEndian: last) &>> UInt64(8 * (at + 8 - text.count))
    } else {
      bytes = text.suffix(from: at).packed
    }
  }

  /// Which bytes are beyond ASCII.
  @inline(__always)
  var beyondASCII: UInt64 { bytes & Self.all }

  /// Which bytes of ASCII are from one on up to another.
  @inline(__always)
  func within(_ first: UInt8, _ last: UInt8) -> UInt64 {
    Self.within(bytes & ~Self.all, first, last) & ~bytes & Self.all
  }

  /// A sum reaches the highest bit of its byte from the first one on, and again behind the last one.
  @inline(__always)
  private static func within(_ low: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
    (low &+ each(0x80 - first)) & ~(low &+ each(0x7F - last))
  }

  /// Which bytes are letters of ASCII, capital or small.
  @inline(__always)
  var letters: UInt64 {
    let small = bytes & ~Self.all | Self.each(0x20)
    return Self.within(small, 0x61, 0x7A) & ~bytes & Self.all
  }

  /// Which bytes belong to words: letters and digits of ASCII and everything beyond it.
  @inline(__always)
  var wordBytes: UInt64 { letters | within(0x30, 0x39) | beyondASCII }

  /// The bytes with capital letters of ASCII as small ones.
  @inline(__always)
  var folded: UInt64 { bytes | letters &>> 2 }

  /// The number of bytes before the first one of which an answer is true; 8 if there is none.
  @inline(__always)
  static func countBefore(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }
}
