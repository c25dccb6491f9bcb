import Markdown

/// Headings that are written as HTML: `<h3>Storage</h3>` alone between blank lines.
enum HTMLHeading {
  /// Longer lines are no titles.
  private static let longest = 300

  /// Returns the edits that make ordinary headings of them.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.children(of: document.root).compactMap { block in
      guard document.kind(of: block) == .htmlBlock else { return nil }
      let range = document.range(of: block)
      // Most blocks of HTML are comments, of which nothing more is read.
      guard (10...longest).contains(range.count),
        document.source[range.lowerBound + 1] | 0x20 == 0x68,
        let text = heading(document.source[range])
      else { return nil }
      return SourceEdit(range, text)
    }
  }

  /// `### Storage` for `<h3 align="center"><b>Storage</b></h3>`; nil of anything else.
  private static func heading(_ block: ArraySlice<UInt8>) -> [UInt8]? {
    let line = block.filter { $0 != 0x0A && $0 != 0x0D }
    guard line.count >= 10, line[0] == UInt8(ascii: "<"), line[1] | 0x20 == UInt8(ascii: "h"),
      (0x31...0x36).contains(line[2]),
      line[3] == UInt8(ascii: ">") || line[3] == 0x20,
      line.dropLast(1).suffix(4).elementsEqual([0x3C, 0x2F, line[1], line[2]]),
      line.last == UInt8(ascii: ">")
    else { return nil }
    var title: [UInt8] = []
    var isTag = false
    for byte in line {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { title.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    while title.first == 0x20 { title.removeFirst() }
    guard !title.isEmpty else { return nil }
    let level = Int(line[2] - 0x30)
    return [UInt8](repeating: UInt8(ascii: "#"), count: level) + [0x20] + title
  }
}
