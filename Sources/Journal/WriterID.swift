/// The name of one machine's log file: 1 to 40 of the characters `a`-`z`, `0`-`9` and `-`.
///
/// The alphabet leaves no room for a path that leaves the folder.
package struct WriterID: Hashable, Comparable, Sendable, RawRepresentable {
  /// The name without the file's extension.
  package let rawValue: String

  /// Creates a writer id; `nil` if a character or the length is not allowed.
  package init?(rawValue: String) {
    guard (1...40).contains(rawValue.utf8.count),
      rawValue.utf8.allSatisfy({ byte in WriterID.isAllowed(byte) })
    else { return nil }
    self.rawValue = rawValue
  }

  /// Makes an id of ten random characters (50 bits), which names neither host nor user.
  package init(random: inout some RandomNumberGenerator) {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".unicodeScalars)
    let bits: UInt64 = random.next()
    var text = ""
    for place in 0..<10 {
      text.unicodeScalars.append(alphabet[Int((bits >> UInt64(5 * place)) & 31)])
    }
    rawValue = text
  }

  /// The name of the log file.
  package var fileName: String { rawValue + ".jsonl" }

  @inline(__always)
  static func isAllowed(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
  }

  package static func < (left: WriterID, right: WriterID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension WriterID: CustomStringConvertible {
  package var description: String { rawValue }
}
