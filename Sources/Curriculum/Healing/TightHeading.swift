import Markdown

/// Headings without a space behind their signs, as Markdown once allowed: `##Storage`,
/// `1. ###Diffusion`.
enum TightHeading {
  /// Returns the edits that put the spaces in.
  ///
  /// One sign alone may begin a tag (`#exam`); it is a heading where others of more signs are, or
  /// where the document has several such lines and no other heading.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { source in
      let source = TextSlice(source)
      var sure: [Int] = []
      var single: [Int] = []
      var lines = SourceLines(source)
      while let range = lines.next() {
        let line = source[range]
        let first = mark(in: line)
        guard !lines.isCode(line.suffix(from: first)), let signs = signs(in: line, at: first)
        else { continue }
        if signs > 1 {
          sure.append(range.lowerBound + first + signs)
        } else if isTitle(line.suffix(from: first + 1)) {
          single.append(range.lowerBound + first + 1)
        }
      }
      let areHeadings =
        single.count >= fewestSingle
        && !document.children(of: document.root).contains { document.kind(of: $0) == .heading }
      guard areHeadings || !sure.isEmpty else { return [] }
      return (sure + single).map { SourceEdit($0..<$0, [0x20]) }
    }
  }

  private static let fewestSingle = 3

  /// Where the text of a line begins, behind spaces and the mark of an item.
  private static func mark(in line: TextSlice) -> Int {
    var at = 0
    while at < line.count, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
    var end = at
    while end < line.count, TextMarks.isDigit(line[end]) { end += 1 }
    if end > at, end + 1 < line.count, line[end] == UInt8(ascii: "."), line[end + 1] == 0x20 {
      return end + 2
    }
    let isBullet =
      at + 1 < line.count && line[at + 1] == 0x20
      && (line[at] == UInt8(ascii: "-") || line[at] == UInt8(ascii: "*"))
    return isBullet ? at + 2 : at
  }

  /// How many signs stand at a place with a letter, a digit or bold text right behind them.
  private static func signs(in line: TextSlice, at start: Int) -> Int? {
    var at = start
    while at < line.count, line[at] == UInt8(ascii: "#") { at += 1 }
    guard (1...6).contains(at - start), at < line.count else { return nil }
    let next = line[at]
    let isText = TextMarks.isLetter(next) || TextMarks.isDigit(next) || next == UInt8(ascii: "*")
    return isText ? at - start : nil
  }

  /// Whether what stands behind a single sign is written as a title, and not as a tag.
  private static func isTitle(_ text: TextSlice) -> Bool {
    text.first &- 0x41 < 26 && !text.contains(UInt8(ascii: "#"))
  }
}
