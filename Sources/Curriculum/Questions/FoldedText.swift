/// Comparisons of text with ASCII words whatever their case, by bytes.
///
/// Comparing by Unicode's rules, after making lower case of a copy, takes twenty times as long.
extension StringProtocol {
  /// Whether the text begins with a word, which is in lower case.
  func hasFoldedPrefix(_ word: StaticString) -> Bool {
    var at = utf8.startIndex
    for offset in 0..<word.utf8CodeUnitCount {
      guard at < utf8.endIndex, Self.isAlike(utf8[at], word.utf8Start[offset]) else { return false }
      at = utf8.index(after: at)
    }
    return true
  }

  /// Whether a word, which is in lower case, stands anywhere in the text.
  func containsFolded(_ word: StaticString) -> Bool {
    guard word.utf8CodeUnitCount > 0 else { return true }
    let first = word.utf8Start[0]
    var at = utf8.startIndex
    while at < utf8.endIndex {
      if Self.isAlike(utf8[at], first), self[at...].hasFoldedPrefix(word) { return true }
      at = utf8.index(after: at)
    }
    return false
  }

  @inline(__always)
  private static func isAlike(_ byte: UInt8, _ sought: UInt8) -> Bool {
    byte == sought || byte | 0x20 == sought && byte &- 0x41 < 26
  }
}
