/// A text file in memory: where it came from and its bytes.
///
/// Offsets into a file are byte offsets throughout; lines and columns are derived when asked for.
package struct SourceFile: Sendable {
  /// The path as it is shown to people.
  package let path: String
  /// The content as it was read.
  package let bytes: [UInt8]

  /// Creates a file from its content.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Returns the text of a byte range; damaged UTF-8 is replaced.
  ///
  /// - Precondition: `range` lies within the file.
  package func text(in range: Range<Int>) -> String {
    precondition(range.upperBound <= bytes.count, "range outside \(path)")
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
