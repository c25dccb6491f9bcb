import Markdown

/// Questions and answers that are marked by a letter and a full stop, `Q. Capital of France?` above
/// `A. Paris`, which would look like the first of several options.
enum LetteredPairs {
  /// Returns the edits that write a colon behind both letters.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard source.contains("Q. ") || source.contains("Q) ") else { return [] }
      var edits: [SourceEdit] = []
      var lines = SourceLines(source)
      var question: Int?
      var answer: Int?
      var wasBlank = false
      while let range = lines.next() {
        let text = source[range].drop(any: " \t>*-")
        guard !lines.isCode(source[range].drop(any: " \t")), !text.isEmpty else {
          wasBlank = true
          continue
        }
        let sign = range.upperBound - text.count + 1
        let isMarked = text.count > 2 && ".)".utf8.contains(text[1]) && text[2] == 0x20
        defer { wasBlank = false }
        if let first = question, let second = answer {
          // An answer may go on, and so may the first of several options.
          if !isMarked && !wasBlank { continue }
          // `B.` makes options of them.
          if !(isMarked && text.first == UInt8(ascii: "B")) {
            edits += [first, second].map { SourceEdit($0..<$0 + 1, [UInt8(ascii: ":")]) }
          }
          question = nil
          answer = nil
        }
        if isMarked, text.first == UInt8(ascii: "Q") {
          question = sign
        } else if isMarked, text.first == UInt8(ascii: "A"), question != nil {
          answer = sign
        } else {
          question = nil
        }
      }
      if let question, let answer {
        edits += [question, answer].map { SourceEdit($0..<$0 + 1, [UInt8(ascii: ":")]) }
      }
      return edits
    }
  }
}
