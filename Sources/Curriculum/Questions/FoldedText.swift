/// Comparisons of text with ASCII words whatever their case, by bytes.
///
/// Comparing by Unicode's rules, after making lower case of a copy, takes twenty times as long.
extension StringProtocol {
  /// Whether the text begins with a word, which is in lower case.
  func hasFoldedPrefix(_ word: StaticString) -> Bool {
    TextBytes.withBytes(of: self) { $0.hasFolded(word, at: 0) }
  }

  /// Returns the first of some words, all in lower case, that the text begins with.
  func firstFoldedPrefix(among words: [StaticString]) -> StaticString? {
    TextBytes.withBytes(of: self) { bytes in words.first { bytes.hasFolded($0, at: 0) } }
  }

  /// Whether a word, which is in lower case, stands anywhere in the text.
  func containsFolded(_ word: StaticString) -> Bool {
    TextBytes.withBytes(of: self) { bytes in
      guard word.utf8CodeUnitCount > 0 else { return true }
      let first = word.utf8Start[0]
      let capital = first &- 0x61 < 26 ? first & ~0x20 : first
      for (at, byte) in bytes.enumerated() where byte == first || byte == capital {
        if bytes.hasFolded(word, at: at) { return true }
      }
      return false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word, which is in lower case, stands at a place.
  @inline(__always)
  func hasFolded(_ word: StaticString, at start: Int) -> Bool {
    guard count - start >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      let byte = self[start + offset]
      let sought = word.utf8Start[offset]
      guard byte == sought || byte | 0x20 == sought && byte &- 0x41 < 26 else { return false }
    }
    return true
  }
}
