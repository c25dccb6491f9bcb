/// Notes that their author has put between fences as if they were code, so that the lines stay
/// apart: `Mosaic - a picture made of small pieces`.
enum FencedNotes {
  /// A term and its dash stand within so many bytes.
  private static let longestTerm = 48
  private static let fewestLines = 2

  /// Returns the edits that take the fences away; none if the block is code.
  ///
  /// - Parameters:
  ///   - block: The bytes of a block of code without the name of a language.
  ///   - source: The source of the document.
  /// - Complexity: O(n) in the number of bytes of the block.
  static func edits(_ block: Range<Int>, in source: TextSlice) -> [SourceEdit] {
    let text = source[block]
    guard text.hasPrefix("```") || text.hasPrefix("~~~"), let first = text.firstIndex(of: 0x0A),
      let last = text.lastIndex(of: 0x0A), first < last,
      text.suffix(from: last + 1).trimmed.hasPrefix(text.first == 0x60 ? "```" : "~~~")
    else { return [] }
    var lines = 0
    var notes = 0
    var at = first + 1
    while at <= last {
      let end = text.firstIndex(of: 0x0A, from: at) ?? last
      let line = text[at..<end].trimmed
      at = end + 1
      guard !line.isEmpty else { continue }
      lines += 1
      if isNote(line) { notes += 1 }
    }
    guard notes >= fewestLines, notes * 2 > lines else { return [] }
    let start = block.lowerBound
    return [
      SourceEdit(start..<start + first),
      SourceEdit(start + last + 1..<block.upperBound),
    ]
  }

  /// Whether a line is words with a dash or an equals sign between a term and what is said of it.
  private static func isNote(_ line: TextSlice) -> Bool {
    guard line.beginsWithLetter, line.spacedWordCount > 3,
      line.firstIndex(where: { "{};<>|$\\".utf8.contains($0) }) == nil
    else { return false }
    let head = line.prefix(longestTerm)
    guard let sign = head.firstIndex(of: " = ") else {
      return head.contains(" - ") || head.contains(" – ") || head.contains(" — ")
    }
    // An assignment has no sentence behind it.
    return line.suffix(from: sign + 3).spacedWordCount > 3
      && line.firstIndex { "()[]\"'".utf8.contains($0) } == nil
  }
}
