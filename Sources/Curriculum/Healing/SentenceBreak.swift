import Markdown

/// Sentences that a page break has cut in two.
///
/// A paragraph that begins in the middle of a sentence, behind a text that has no end, goes on with
/// it. Both signs are needed, since names such as `k-means` begin with a small letter too.
enum SentenceBreak {
  /// Finds sentences that go on in the next paragraph, or behind what only numbers a page.
  ///
  /// - Parameter dropped: The blocks and items that are left out; a sentence goes on behind them.
  /// - Complexity: O(n) in the number of top-level blocks.
  static func find(
    in document: MarkdownDocument,
    leavingOut dropped: Set<NodeID>
  ) -> (edits: [SourceEdit], findings: [HealedGuide.Finding]) {
    var seams: [Seam] = []
    var marks: [NodeID] = []
    var edits: [SourceEdit] = []
    // Paragraphs that begin small although nothing before them is open: their author writes so.
    var smallParagraphs = 0
    var previous: NodeID?
    var next = document.firstChild(of: document.root)
    while let block = next {
      next = document.nextSibling(of: block)
      if !dropped.isEmpty, dropped.contains(block) { continue }
      let mark = PageMark(block, in: document)
      if mark != .none {
        if mark == .sure { marks.append(block) }
        continue
      }
      switch document.kind(of: block) {
      case .thematicBreak: continue
      case .htmlBlock where !document.isDirective(block): continue
      case .list where !marks.isEmpty:
        if let previous, goesOn(previous, in: block, document) {
          edits += marks.map { SourceEdit(document.range(of: $0)) }
        }
      case .paragraph where startsSmall(document.source[document.range(of: block)]):
        let before = previous.flatMap { lastParagraph(of: $0, in: document, dropped) }
        let seam = before.flatMap { before in
          Seam(
            document.range(of: before),
            document.range(of: block),
            document.source,
            isList: before != previous
          )
        }
        if let seam { seams.append(seam) } else { smallParagraphs += 1 }
      default: break
      }
      previous = block
      marks.removeAll(keepingCapacity: true)
    }
    let isTrusted = smallParagraphs < 2
    let taken = seams.filter { isTrusted || $0.isSure }
    return (edits + taken.map(\.edit), taken.map { .init(kind: .cutSentence, range: $0.line) })
  }

  /// Whether a list goes on with another one that is written like it, by its numbers if it has any.
  private static func goesOn(
    _ list: NodeID,
    in next: NodeID,
    _ document: MarkdownDocument
  ) -> Bool {
    guard document.kind(of: list) == .list, document.isOrdered(list) == document.isOrdered(next)
    else { return false }
    if document.isOrdered(list) {
      let end = document.listStart(of: list) + document.childList(of: list).count
      return document.listStart(of: next) == end
    }
    return document.source[document.range(of: list).lowerBound]
      == document.source[document.range(of: next).lowerBound]
  }

  /// Whether a word keeps the hyphen behind it before another one: `non`, `multi`.
  static func keepsHyphen(_ word: String) -> Bool { prefixes.contains(word.lowercased()) }

  private static let prefixes: Set<String> = [
    "non", "pre", "post", "multi", "real", "near", "self", "semi", "low", "high", "long",
    "short", "one", "two", "three", "end", "open", "well", "built", "pay", "cross", "time",
    "cost", "large", "small", "fine", "full", "server", "data", "third", "half", "in", "on",
    "event", "key", "co", "re", "hyper", "single", "machine", "human", "left", "right",
  ]

  /// The paragraph that stands last in a block.
  private static func lastParagraph(
    of block: NodeID,
    in document: MarkdownDocument,
    _ dropped: Set<NodeID>
  ) -> NodeID? {
    var at = block
    while true {
      switch document.kind(of: at) {
      case .paragraph: return at
      case .list, .listItem:
        var last: NodeID?
        for child in document.children(of: at) {
          if !dropped.isEmpty, dropped.contains(child) { continue }
          if PageMark(child, in: document) == .none { last = child }
        }
        guard let last else { return nil }
        at = last
      default: return nil
      }
    }
  }

  /// Whether the first letter of a text is a small one, and not a term in bold or an answer.
  private static func startsSmall(_ text: ArraySlice<UInt8>) -> Bool {
    guard let start = text.firstIndex(where: { !"*_\"(".utf8.contains($0) }),
      text[start] &- 0x61 < 26
    else { return false }
    let word = text[start...].prefix { $0 &- 0x61 < 26 }
    return !text.starts(with: "**".utf8)
      && !answerWords.contains(String(decoding: word, as: UTF8.self))
  }

  /// Words that the line below a question begins with.
  private static let answerWords: Set<String> = [
    "answer", "answers", "ans", "correct", "explanation", "reason", "solution",
  ]
}

/// Two paragraphs of which the second goes on with a sentence of the first.
private struct Seam {
  /// What joins them.
  let edit: SourceEdit
  /// The first line of the second.
  let line: Range<Int>
  /// Whether the first cannot end where it does; otherwise it only should not.
  let isSure: Bool

  init?(_ first: Range<Int>, _ second: Range<Int>, _ source: [UInt8], isList: Bool) {
    var end = first.upperBound
    while end > first.lowerBound, TextBytes.isSpace(source[end - 1]) { end -= 1 }
    var last = end
    while last > first.lowerBound, "*_".utf8.contains(source[last - 1]) { last -= 1 }
    guard last > first.lowerBound else { return nil }
    let text = source[first.lowerBound..<last]
    let sign = source[last - 1]
    guard TextMarks.isWord(sign) || sign == UInt8(ascii: ",") || sign == UInt8(ascii: "-"),
      TextBytes.wordCount(String(decoding: text, as: UTF8.self)) >= Self.fewestWords
    else { return nil }
    let rest = source[second]
    line = second.lowerBound..<(rest.firstIndex(of: 0x0A) ?? second.upperBound)
    if sign == UInt8(ascii: "-"), last == end, text.count > 1,
      TextMarks.isLetter(source[last - 2])
    {
      let keepsHyphen = SentenceBreak.keepsHyphen(Self.lastWord(of: text.dropLast()))
      edit = SourceEdit((keepsHyphen ? end : end - 1)..<second.lowerBound)
      isSure = true
      return
    }
    guard !Self.isName(rest) else { return nil }
    // The items of a list may well end with a comma.
    isSure =
      sign == UInt8(ascii: ",") && !isList || Self.openers.contains(Self.lastWord(of: text))
    guard
      isSure || Self.continuers.contains(Self.firstWord(of: rest))
        || Self.endsSentenceWithin(text)
    else { return nil }
    edit = SourceEdit(end..<second.lowerBound, [0x20])
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
    return word.dropFirst().contains { byte in
      byte &- 0x41 < 26 || TextMarks.isDigit(byte) || byte == 0x5F || byte == UInt8(ascii: "/")
    }
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

  /// Words with which nobody begins a sentence, not even in small letters.
  private static let continuers: Set<String> = [
    "that", "which", "and", "or", "of", "than", "with", "by", "is", "are", "was", "were", "into",
    "be", "has", "have", "but", "whose", "through", "between", "across", "from", "will", "may",
  ]
}
