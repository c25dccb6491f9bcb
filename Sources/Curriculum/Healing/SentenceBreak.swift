import Markdown

/// Sentences that a page break has cut in two.
///
/// A paragraph that begins in the middle of a sentence, behind a text that has no end, goes on with
/// it. Both signs are needed, since names such as `k-means` begin with a small letter too.
enum SentenceBreak {
  /// Finds sentences that go on in the next paragraph.
  ///
  /// - Complexity: O(n) in the number of top-level blocks.
  static func find(
    in document: MarkdownDocument
  ) -> (edits: [SourceEdit], findings: [HealedGuide.Finding]) {
    var edits: [SourceEdit] = []
    var findings: [HealedGuide.Finding] = []
    var previous: NodeID?
    for block in document.children(of: document.root) {
      switch document.kind(of: block) {
      case .thematicBreak: continue
      case .htmlBlock where Directive(document.literal(of: block)) == nil: continue
      case .paragraph:
        if let before = previous.flatMap({ lastParagraph(of: $0, in: document) }),
          let edit = seam(document.range(of: before), document.range(of: block), document.source)
        {
          edits.append(edit)
          let start = document.range(of: block).lowerBound
          let end = document.source[start...].firstIndex(of: 0x0A) ?? document.source.count
          findings.append(.init(kind: .cutSentence, range: start..<end))
        }
      default: break
      }
      previous = block
    }
    return (edits, findings)
  }

  /// The paragraph that stands last in a block.
  private static func lastParagraph(of block: NodeID, in document: MarkdownDocument) -> NodeID? {
    var at = block
    while true {
      switch document.kind(of: at) {
      case .paragraph: return at
      case .list, .listItem:
        guard var last = document.firstChild(of: at) else { return nil }
        while let next = document.nextSibling(of: last) { last = next }
        at = last
      default: return nil
      }
    }
  }

  /// Words that the line below a question begins with.
  private static let answerWords: Set<String> = [
    "answer", "answers", "ans", "correct", "explanation", "reason", "solution",
  ]

  /// The edit that joins two paragraphs if the second goes on with a sentence of the first.
  private static func seam(
    _ first: Range<Int>,
    _ second: Range<Int>,
    _ source: [UInt8]
  ) -> SourceEdit? {
    guard let start = source[second].first(where: { !"*_\"(".utf8.contains($0) }),
      start &- 0x61 < 26, !answerWords.contains(firstWord(of: source[second]))
    else { return nil }
    var end = first.upperBound
    while end > first.lowerBound, TextBytes.isSpace(source[end - 1]) { end -= 1 }
    var last = end
    while last > first.lowerBound, "*_".utf8.contains(source[last - 1]) { last -= 1 }
    guard last > first.lowerBound else { return nil }
    let text = source[first.lowerBound..<last]
    let sign = source[last - 1]
    guard TextMarks.isWord(sign) || sign == UInt8(ascii: ",") || sign == UInt8(ascii: "-"),
      TextBytes.wordCount(String(decoding: text, as: UTF8.self)) >= fewestWords
    else { return nil }
    let rest = source[second]
    if sign == UInt8(ascii: "-"), last == end, text.count > 1,
      TextMarks.isLetter(source[last - 2])
    {
      let keepsHyphen = prefixes.contains(lastWord(of: text.dropLast()))
      return SourceEdit((keepsHyphen ? end : end - 1)..<second.lowerBound)
    }
    let isOpen =
      sign == UInt8(ascii: ",") || openers.contains(lastWord(of: text))
      || continuers.contains(firstWord(of: rest)) || endsSentenceWithin(text)
    guard isOpen, !isName(rest) else { return nil }
    return SourceEdit(end..<second.lowerBound, [0x20])
  }

  /// A shorter text is a label or a title, which has no full stop anyway.
  private static let fewestWords = 6

  private static func lastWord(of text: ArraySlice<UInt8>) -> String {
    let start = text.lastIndex { !TextMarks.isLetter($0) }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[start...], as: UTF8.self).lowercased()
  }

  private static func firstWord(of text: ArraySlice<UInt8>) -> String {
    let rest = text.drop { !TextMarks.isLetter($0) }
    return String(decoding: rest.prefix(while: TextMarks.isLetter), as: UTF8.self)
  }

  /// Whether a text begins with a name such as `k-means` or `iOS`.
  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { !TextMarks.isLetter($0) }
    let word = rest.prefix { !TextBytes.isSpace($0) }
    return word.dropFirst().contains { $0 &- 0x41 < 26 || TextMarks.isDigit($0) || $0 == 0x5F }
      || word.dropFirst().first == UInt8(ascii: "-")
  }

  /// Whether a text has a sentence that ends, so that its last one should end too.
  private static func endsSentenceWithin(_ text: ArraySlice<UInt8>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == 0x20 }
  }

  /// Words after which a sentence cannot end.
  private static let openers: Set<String> = [
    "a", "an", "the", "and", "or", "of", "to", "than", "with", "by", "is", "are", "as", "its",
    "their", "from", "that", "which", "for", "this", "these", "your", "into", "be", "can", "may",
    "will", "such", "between", "at", "on", "if", "when", "while", "because", "not",
  ]

  /// Words with which a paragraph hardly begins in small letters unless it goes on.
  private static let continuers: Set<String> = [
    "that", "which", "and", "or", "of", "to", "than", "with", "by", "is", "are", "was", "were",
    "for", "from", "in", "on", "as", "the", "a", "an", "into", "be", "can", "has", "have", "it",
    "its", "their", "this", "these", "such", "so", "but", "while", "where", "when", "because",
    "using", "through", "between", "across", "not", "if", "at", "will", "may",
  ]

  /// What keeps its hyphen before another word.
  private static let prefixes: Set<String> = [
    "non", "pre", "post", "multi", "real", "near", "self", "semi", "low", "high", "long",
    "short", "one", "two", "three", "end", "open", "well", "built", "pay", "cross", "time",
    "cost", "large", "small", "fine", "full", "server", "data", "third", "half", "in", "on",
    "event", "key", "co", "re", "hyper", "single", "machine", "human", "left", "right",
  ]
}
