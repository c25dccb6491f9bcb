import Markdown

/// Boxes as site generators write them: `!!! note "Title"`, `??? info` and `=== "Tab"` over lines
/// that are indented, and `:::tip Title` over lines up to `:::`.
///
/// To Markdown the indented lines are code. A title stands in bold over what the box says.
enum Admonition {
  /// Returns the edits that make ordinary text of all boxes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { source in
      let source = TextSlice(source)
      return mayHold(source) ? edits(of: source) : []
    }
  }

  /// The columns by which the lines of a box are indented.
  private static let indentation = 4

  private static func mayHold(_ source: TextSlice) -> Bool {
    var at = 0
    while at + 3 < source.count {
      let byte = source[at]
      if byte == source[at + 1], byte == source[at + 2], isSign(byte) { return true }
      guard let end = source.firstIndex(of: 0x0A, from: at) else { return false }
      at = end + 1
    }
    return false
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ":"): true
    default: false
    }
  }

  private static func edits(of source: TextSlice) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var depth = 0
    var lines = SourceLines(source)
    while let range = lines.next() {
      let line = source[range]
      let spaces = line.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.count
      guard spaces < line.count, line[spaces] != 0x0D else { continue }
      let columns = line.prefix(spaces).bytes.reduce(0) { $0 + ($1 == 0x09 ? indentation : 1) }
      depth = min(depth, columns / indentation)
      let removed = bytes(of: line, columns: depth * indentation)
      let text = line.suffix(from: removed)
      if !lines.isCode(text), let title = title(of: text) {
        if text.first != UInt8(ascii: ":") { depth += 1 }
        edits.append(SourceEdit(range, title))
      } else if removed > 0 {
        edits.append(SourceEdit(range.lowerBound..<range.lowerBound + removed))
      }
    }
    return edits
  }

  /// How many bytes at the beginning of a line take so many columns.
  private static func bytes(of line: TextSlice, columns: Int) -> Int {
    var left = columns
    var count = 0
    while left > 0 {
      left -= line[count] == 0x09 ? indentation : 1
      count += 1
    }
    return count
  }

  /// What stands over a box that a line begins; empty if it has no title, and nil if it begins none.
  private static func title(of line: TextSlice) -> [UInt8]? {
    guard let sign = signs.first(where: { line.hasPrefix($0) }) else { return nil }
    let rest = line.suffix(from: sign.utf8CodeUnitCount).trimmed
    if line.first == UInt8(ascii: ":") {
      // Signs alone end a box; before anything but the name of a kind they begin none.
      let kind = rest.firstWord
      guard rest.isEmpty || kind.beginsWithLetter || kind.first == UInt8(ascii: "{") else {
        return nil
      }
      let bracket = kind.firstIndex(of: UInt8(ascii: "[")) ?? kind.count
      return bold(rest.suffix(from: bracket))
    }
    guard let open = rest.firstIndex(of: UInt8(ascii: "\"")) else {
      // Without a title there is a kind in small letters, and nothing else.
      let isKind = !rest.isEmpty && rest.firstIndex { !isInKind($0) } == nil
      guard isKind, line.first != UInt8(ascii: "=") else { return nil }
      return answers.contains(rest.firstWord) ? bold(TextSlice("Answer")) : []
    }
    guard rest.prefix(open).firstIndex(where: { !isInKind($0) }) == nil,
      let close = rest.lastIndex(of: UInt8(ascii: "\"")), close > open
    else { return nil }
    return bold(rest[open + 1..<close])
  }

  private static let signs: [StaticString] = ["!!! ", "???+ ", "??? ", "=== ", ":::"]

  /// Kinds that hold the answer to the question above them.
  private static let answers: PhraseSet = ["answer", "solution"]

  private static func isInKind(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == 0x20
  }

  private static func bold(_ title: TextSlice) -> [UInt8] {
    let bytes = title.trimmed.bytes.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
    guard !bytes.isEmpty else { return [] }
    if bytes.contains(UInt8(ascii: "*")) { return bytes + [0x0A] }
    return Array("**".utf8) + bytes + Array("**\n".utf8)
  }
}
