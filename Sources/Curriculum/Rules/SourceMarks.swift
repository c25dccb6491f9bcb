import Markdown

/// Which marks of cards and questions a stretch of Markdown could hold, from one look at its bytes.
///
/// Most paragraphs hold none, and asking each rule in turn would read them many times over. A mark
/// that is found here may still turn out to be something else; one that is not found is not there.
struct SourceMarks {
  /// `==` or `{{`: there may be a gap.
  private(set) var mayHaveGap = false
  /// `::`: there may be a definition after it.
  private(set) var mayHaveDoubleColon = false
  /// The first letter or digit is a Q, or a question mark stands in it.
  private(set) var mayBeQuestion = false
  /// It may begin with a mark of a question that is not `Q`.
  private(set) var mayBeginQuestion = false

  /// Looks at the source of a block.
  ///
  /// - Parameter isList: Whether the first two bytes are the mark of an item.
  /// - Complexity: O(n) in the number of bytes.
  init(_ document: MarkdownDocument, _ range: Range<Int>, isList: Bool = false) {
    document.source.withUnsafeBufferPointer { source in
      let text = TextSlice(UnsafeBufferPointer(rebasing: source[range]))
      readSigns(text)
      if !mayBeQuestion { mayBeQuestion = Self.firstLetter(of: text) == UInt8(ascii: "q") }
      mayBeginQuestion = QuestionMark.mayBegin(isList ? text.suffix(from: 2) : text)
    }
  }

  private mutating func readSigns(_ text: TextSlice) {
    var previous: UInt8 = 0
    for at in 0..<text.count {
      let byte = text[at]
      // From the colon to the question mark; hardly anything else of a text lies there.
      if byte &- 0x3A < 6 || byte == UInt8(ascii: "{") {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "{"): if previous == byte { mayHaveGap = true }
        case UInt8(ascii: ":"): if previous == byte { mayHaveDoubleColon = true }
        case UInt8(ascii: "?"): mayBeQuestion = true
        default: break
        }
      }
      previous = byte
    }
  }

  /// The first letter in lower case, or the first byte that is a digit or beyond ASCII.
  private static func firstLetter(of text: TextSlice) -> UInt8 {
    for at in 0..<text.count where TextMarks.isWord(text[at]) { return text[at] | 0x20 }
    return 0
  }
}
