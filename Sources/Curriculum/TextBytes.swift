/// Quick answers about plain text, from its bytes.
///
/// Asking Unicode of every character takes ten times as long; white space beyond ASCII is rare
/// enough in guides to count as a part of its word.
enum TextBytes {
  /// Returns what is made of the bytes of a text, which are copied only if they stand apart.
  @inline(__always)
  static func withBytes<Result>(
    of text: some StringProtocol,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.utf8.withContiguousStorageIfAvailable(body)
      ?? Array(text.utf8).withUnsafeBufferPointer(body)
  }

  /// Counts the words between white space.
  static func wordCount(_ text: some StringProtocol) -> Int {
    withBytes(of: text) { bytes in
      var count = 0
      var wasSpace = true
      for byte in bytes {
        let isSpace = isSpace(byte)
        count += wasSpace && !isSpace ? 1 : 0
        wasSpace = isSpace
      }
      return count
    }
  }

  /// Whether a byte is a space, a tab or a line break.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A capital letter of ASCII as a small one, and any other byte as it is.
  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

extension Substring {
  /// The text without white space at its ends.
  package var trimmed: Substring {
    let bytes = utf8
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, TextBytes.isSpace(bytes[start]) { start = bytes.index(after: start) }
    while end > start {
      let last = bytes.index(before: end)
      guard TextBytes.isSpace(bytes[last]) else { break }
      end = last
    }
    return self[start..<end]
  }
}

extension String {
  /// The text without white space at its ends.
  package var trimmed: Substring { self[...].trimmed }
}
