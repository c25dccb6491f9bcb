import Markdown

/// The times of a video at the beginning of lines, `02:10 structured data`, which make bullets of
/// these notes.
enum VideoTimes {
  /// Fewer may be times of a day.
  private static let fewest = 4

  /// Returns the edits that take times out; a line that is no item yet becomes one.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      var edits: [SourceEdit] = []
      var lines = SourceLines(source)
      var isOfVideo = false
      while let range = lines.next() {
        let line = source[range]
        let text = line.drop(any: " \t>")
        guard !lines.isCode(text) else { continue }
        let bare = text.drop(any: "-*+ ")
        guard let time = time(bare) else { continue }
        // No day has a thirtieth hour, and hardly any begins in the first one.
        if time.isOfVideo { isOfVideo = true }
        let start = range.upperBound - bare.count
        let isItem = bare.count < text.count
        edits.append(
          SourceEdit(start..<start + time.length, isItem ? [] : [UInt8(ascii: "-"), 0x20])
        )
      }
      return isOfVideo && edits.count >= fewest ? edits : []
    }
  }

  /// Reads `02:10 `, `[1:02:10] ` or `(02:10) – ` at the beginning of a text.
  private static func time(_ text: TextSlice) -> (length: Int, isOfVideo: Bool)? {
    let isBracketed = text.first == UInt8(ascii: "[") || text.first == UInt8(ascii: "(")
    var at = isBracketed ? 1 : 0
    var numbers: [Int] = []
    while numbers.count < 3 {
      let digits = text.suffix(from: at).leadingDigits
      guard (1...2).contains(digits.count), let number = digits.number else { return nil }
      // Minutes and seconds have two digits and sixty of them.
      if !numbers.isEmpty, digits.count != 2 || number > 59 { return nil }
      numbers.append(number)
      at += digits.count
      guard at < text.count, text[at] == UInt8(ascii: ":") else { break }
      at += 1
    }
    guard numbers.count > 1, at < text.count else { return nil }
    if isBracketed {
      guard text[at] == UInt8(ascii: "]") || text[at] == UInt8(ascii: ")") else { return nil }
      at += 1
    }
    let rest = text.suffix(from: at)
    let bare = rest.drop(any: " -")
    guard bare.count < rest.count, !bare.isEmpty else { return nil }
    let after = bare.hasPrefix("– ") || bare.hasPrefix("— ") ? bare.suffix(from: 4) : bare
    return (text.count - after.count, numbers[0] > 24 || numbers[0] == 0 || numbers.count == 3)
  }
}
