import Markdown

/// Numbered titles over a line of signs, which Markdown takes for a list: `1. Storage` above
/// `----------`.
enum NumberedHeading {
  /// Returns the edits that make headings of them.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard source.contains("\n----") || source.contains("\n===") else { return [] }
      var edits: [SourceEdit] = []
      var lines = SourceLines(source)
      var above: Range<Int>?
      var isBehindBlank = true
      while let range = lines.next() {
        let line = source[range]
        if lines.isCode(line.drop(any: " \t")) {
          above = nil
          isBehindBlank = false
          continue
        }
        if let title = above, let signs = underline(line) {
          edits.append(SourceEdit(title.lowerBound..<title.lowerBound, signs))
          edits.append(SourceEdit(range))
        }
        above = isBehindBlank && isNumbered(line) ? range : nil
        isBehindBlank = line.trimmed.isEmpty
      }
      return edits
    }
  }

  /// The signs of a heading that a line below a title stands for.
  private static func underline(_ line: TextSlice) -> [UInt8]? {
    let line = line.trimmed
    // Three hyphens are a rule between two parts.
    guard line.count >= (line.first == UInt8(ascii: "=") ? 3 : 5),
      line.firstIndex(where: { $0 != line.first }) == nil
    else { return nil }
    switch line.first {
    case UInt8(ascii: "="): return Array("# ".utf8)
    case UInt8(ascii: "-"): return Array("## ".utf8)
    default: return nil
    }
  }

  /// `1. Storage`, `2) Heat`
  private static func isNumbered(_ line: TextSlice) -> Bool {
    let digits = line.leadingDigits
    guard (1...2).contains(digits.count), line.count <= longestTitle,
      line.count > digits.count + 2, ".)".utf8.contains(line[digits.count]),
      line[digits.count + 1] == 0x20
    else { return false }
    return line.suffix(from: digits.count + 2).trimmed.beginsWithLetter
      && line.last != UInt8(ascii: ".")
  }

  private static let longestTitle = 80
}
