/// Boxes as note programs write them: a quotation whose first line is `[!tip] Title`.
///
/// A title stands in bold over what it says; a box that asks becomes a question with its answer.
enum Callout {
  /// Kinds of boxes whose title is asked.
  private static let asking: PhraseSet = ["question", "help", "faq"]
  private static let longestKind = 20
  /// Titles under which stands what something is.
  private static let definitions: PhraseSet = ["definition", "concept", "meaning", "what is it?"]

  /// Returns the edits that make a paragraph an ordinary one; none if it begins no such box.
  ///
  /// - Parameters:
  ///   - paragraph: The bytes of the first paragraph of a quotation.
  ///   - source: The source of the document.
  static func edits(_ paragraph: Range<Int>, in source: TextSlice) -> [SourceEdit] {
    let text = source[paragraph]
    guard text.hasPrefix("[!"), let close = text.firstIndex(of: UInt8(ascii: "]")),
      close <= longestKind
    else { return [] }
    let kind = text[2..<close]
    guard kind.firstIndex(where: { !TextMarks.isLetter($0) }) == nil else { return [] }
    let end = text.firstIndex(of: 0x0A) ?? text.count
    var titleStart = close + 1
    // A sign says whether the box is open.
    if titleStart < end, text[titleStart] == UInt8(ascii: "-") || text[titleStart] == 0x2B {
      titleStart += 1
    }
    let title = text[titleStart..<max(titleStart, end)].trimmed
    let line = paragraph.lowerBound..<paragraph.lowerBound + end
    let next = paragraph.lowerBound + end + 1
    // Only what stands around the title is edited: it may hold formulas.
    let before = line.lowerBound..<paragraph.lowerBound + text.offset(of: title)
    let behind = before.upperBound + title.count..<line.upperBound
    let prefix = prefix(of: paragraph.lowerBound, in: source)
    if title.isEmpty || isShout(title) {
      return next < paragraph.upperBound
        ? [SourceEdit(line.lowerBound..<next + self.prefix(from: next, in: source))]
        : [SourceEdit(line)]
    }
    if definitions.contains(folded: title), next < paragraph.upperBound {
      let said = next + self.prefix(from: next, in: source)
      return [SourceEdit(line.lowerBound..<said, Array("**Definition:** ".utf8))]
    }
    if asking.contains(folded: kind), next < paragraph.upperBound {
      let answer = next + self.prefix(from: next, in: source)
      // The options of a question belong to those who read questions.
      let first = source.suffix(from: answer)
      if first.count > 1, TextMarks.isLetter(first[0]), first[1] == 0x2E || first[1] == 0x29 {
        return []
      }
      return [
        SourceEdit(before, Array("Q: ".utf8)),
        SourceEdit(answer..<answer, Array("A: ".utf8)),
      ]
    }
    if title.contains(UInt8(ascii: "*")) { return [SourceEdit(before), SourceEdit(behind)] }
    return [
      SourceEdit(before, Array("**".utf8)), SourceEdit(behind, Array("**\n".utf8) + prefix),
    ]
  }

  /// Whether a title tells how much what stands below it matters: `PROF SAID THIS WILL BE ON THE
  /// EXAM`.
  private static func isShout(_ title: TextSlice) -> Bool {
    title.spacedWordCount > 2 && title.containsWord { calls.contains(folded: $0) }
      && title.firstIndex(where: { $0 &- 0x61 < 26 }) == nil
  }

  private static let calls: PhraseSet = [
    "exam", "test", "remember", "important", "memorize", "memorise", "know", "attention", "said",
  ]

  /// The marks of quotations before a place in its line.
  private static func prefix(of place: Int, in source: TextSlice) -> [UInt8] {
    var start = place
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    return Array(source[start..<place].bytes)
  }

  /// The length of the marks of quotations at the beginning of a line.
  private static func prefix(from line: Int, in source: TextSlice) -> Int {
    var end = line
    while end < source.count, source[end] == UInt8(ascii: ">") || source[end] == 0x20 { end += 1 }
    return end - line
  }
}
