import Markdown

/// The rows before some options that belong to their question.
struct QuestionStem {
  /// What is asked, without its number.
  private(set) var text = ""
  /// The number that the document gives.
  private(set) var number: Int?
  /// Whether the document calls it a question in words.
  private(set) var isLabelled = false
  /// The rows that it takes.
  private(set) var rows: ArraySlice<Int> = []
  /// The row that it begins with; nil if it stands in the heading alone.
  var start: Int? { rows.first }

  /// Takes a stem from the rows that wait.
  ///
  /// - Parameters:
  ///   - rows: All rows.
  ///   - pending: Those since the last question or heading.
  ///   - item: The list item in which the options stand.
  ///   - heading: The heading, if it belongs to the question.
  ///   - takesAll: Whether all rows belong to it, or only the last paragraph that asks something.
  init(
    rows: [QuestionRow],
    pending: [Int],
    item: NodeID?,
    heading: QuestionRow?,
    takesAll: Bool,
    document: MarkdownDocument
  ) {
    let pending = pending.filter { rows[$0].kind != .heading }
    let begin = Self.begin(rows, pending, item, document)
    var texts = rows
    if let begin {
      self.rows = pending[begin.place...]
      number = begin.number
      isLabelled = begin.isLabelled
      texts[pending[begin.place]].text = begin.text
    } else {
      self.rows = takesAll ? pending[...] : Self.last(rows, pending)
    }
    let taken = self.rows.map { texts[$0] }.filter { !Self.isTopicNumber($0.text) }
    text = Self.withoutPoints(OptionFinder.text(of: taken[...], in: taken.first?.item))
    guard let heading else { return }
    let label = QuestionLabel.question(heading.text[...], allowsBareNumber: true)
    if number == nil { number = label?.number }
    isLabelled = isLabelled || QuestionLabel.question(heading.text[...]) != nil
    let title = label?.rest ?? heading.text[...]
    if text.isEmpty {
      text = String(title)
    } else if Self.hasMark(title), !Self.hasMark(text) {
      text = title + "\n\n" + text
    }
  }

  /// `Topic 1` is where a collection files a question.
  private static func isTopicNumber(_ text: String) -> Bool {
    text.utf8.count <= 10 && text.hasFoldedPrefix("topic ")
      && text.utf8.dropFirst(6).allSatisfy { $0 &- 0x30 < 10 }
  }

  /// A stem without the points that it is worth: `(1 point)`.
  private static func withoutPoints(_ text: String) -> String {
    guard text.hasSuffix(" point)") || text.hasSuffix(" points)"),
      let open = text.lastIndex(of: "("), text[open...].utf8.count <= 12
    else { return text }
    return String(text[..<open].trimmed)
  }

  private struct Begin {
    let place: Int
    let number: Int?
    let isLabelled: Bool
    let text: String
  }

  /// The last row that a question begins with: `Question 3`, `3. Which …?`
  private static func begin(
    _ rows: [QuestionRow],
    _ pending: [Int],
    _ item: NodeID?,
    _ document: MarkdownDocument
  ) -> Begin? {
    for place in pending.indices.reversed() {
      let row = rows[pending[place]]
      guard row.kind == .text else { continue }
      let isFirstLine = row.line == 0
      if let label = QuestionLabel.question(row.text[...], allowsBareNumber: isFirstLine) {
        let isLabelled = QuestionLabel.question(row.text[...]) != nil
        return Begin(
          place: place,
          number: label.number ?? row.number,
          isLabelled: isLabelled,
          text: String(label.rest)
        )
      }
      guard let number = row.number, let own = row.item else { continue }
      let holdsRest = pending[place...].allSatisfy { isOuter(own, of: rows[$0].item, document) }
      let isAlone =
        document.nextSibling(of: own) == nil
        && document.parent(of: own).flatMap({ document.firstChild(of: $0) }) == own
      if isOuter(own, of: item, document) || holdsRest || isAlone {
        return Begin(place: place, number: number, isLabelled: false, text: row.text)
      }
    }
    return nil
  }

  /// Whether one item is or holds another.
  private static func isOuter(
    _ outer: NodeID,
    of inner: NodeID?,
    _ document: MarkdownDocument
  ) -> Bool {
    var next = inner
    while let node = next {
      if node == outer { return true }
      next = document.parent(of: node)
    }
    return false
  }

  /// The last paragraph that asks something, with the code or the table after it; if none of the
  /// last few does, the last paragraph.
  private static func last(_ rows: [QuestionRow], _ pending: [Int]) -> ArraySlice<Int> {
    var start = pending.count
    var first: Int?
    var leaves = 0
    for place in pending.indices.reversed() {
      let row = rows[pending[place]]
      let beginsLeaf = place == 0 || rows[pending[place - 1]].leaf != row.leaf
      guard beginsLeaf else { continue }
      let text = pending[place..<start].map { rows[$0].text }.joined(separator: "\n")
      start = place
      if row.kind != .text { continue }
      if first == nil { first = place }
      if asks(text) { return pending[place...] }
      leaves += 1
      if leaves == mostLeaves { break }
    }
    return pending[(first ?? start)...]
  }

  private static let mostLeaves = 8

  /// A question without the number that a document gives it.
  static func withoutNumber(_ text: Substring) -> Substring {
    QuestionLabel.question(text, allowsBareNumber: true)?.rest ?? text
  }

  /// Whether a text has a question mark.
  static func hasMark(_ text: some StringProtocol) -> Bool {
    TextBytes.contains(UInt8(ascii: "?"), in: text)
  }

  /// Whether a heading is worded as a question, with or without its mark.
  static func isQuestion(_ heading: Substring) -> Bool {
    if hasMark(heading) { return true }
    let text = withoutNumber(heading)
    return text.hasFoldedPrefix("which ") || text.hasFoldedPrefix("what ")
      || text.hasFoldedPrefix("who ") || text.hasFoldedPrefix("where ")
      || text.hasFoldedPrefix("when ") || text.hasFoldedPrefix("why ")
  }

  /// Words that ask for a choice.
  private static let verbs: [StaticString] = ["select ", "choose ", "pick "]

  /// Whether a text asks something, in words or by a gap.
  static func asks(_ text: String) -> Bool {
    TextBytes.withBytes(of: text) { bytes in
      if verbs.contains(where: { bytes.hasFolded($0, at: 0) }) || bytes.hasFolded("which ", at: 0) {
        return true
      }
      for (at, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "?"): return true
        case UInt8(ascii: "_"): if bytes.hasFolded("___", at: at) { return true }
        case 0xEF: if bytes.hasFolded("？", at: at) { return true }
        case UInt8(ascii: "("):
          if verbs.contains(where: { bytes.hasFolded($0, at: at + 1) }) { return true }
        case UInt8(ascii: "."):
          guard at + 1 < bytes.count, bytes[at + 1] == 0x20 else { continue }
          if bytes.hasFolded("select ", at: at + 2) || bytes.hasFolded("choose ", at: at + 2) {
            return true
          }
        default: break
        }
      }
      return false
    }
  }
}

/// A statement to judge: `True or false: a shard keeps records for a day.`
enum TrueOrFalse {
  /// The options of such a question.
  static let options = ["True", "False"]

  /// Whether a line says that it is to be judged.
  static func isAsked(_ line: Substring) -> Bool {
    let plain = QuestionLabel.question(line, allowsBareNumber: true)?.rest ?? line
    guard let first = plain.utf8.first, let last = plain.utf8.last else { return false }
    if first | 0x20 == UInt8(ascii: "t") || first == UInt8(ascii: "(") {
      let head = TermKey.key(plain.prefix(20))
      if head.hasPrefix("true or false") || head.hasPrefix("t f ") || head.hasPrefix("true false") {
        return plain.utf8.count > 24
      }
    }
    guard last == UInt8(ascii: ")") || last == UInt8(ascii: "?") || last == UInt8(ascii: "]") else {
      return false
    }
    let end = TermKey.key(plain.suffix(18))
    let isAsked =
      end.hasSuffix("true or false") || end.hasSuffix("true false") || end.hasSuffix(" t f")
      || end == "t f"
    return isAsked && plain.utf8.count > 24
  }

  private static let verdicts: PhraseSet = ["true", "false", "t", "f"]

  /// Whether a value is all that a judgement says.
  static func isVerdict(_ value: String) -> Bool {
    verdicts.contains(keyOf: value.prefix { $0.isLetter })
  }
}
