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
    guide: GuideText
  ) {
    let document = guide.document
    let pending = pending.filter { rows[$0].kind != .heading }
    let begin = Self.begin(rows, pending, item, document)
    if let begin {
      self.rows = pending[begin.place...]
      number = begin.number
      isLabelled = begin.isLabelled
    } else {
      self.rows = takesAll ? pending[...] : Self.last(rows, pending, guide.arena)
    }
    var taken = self.rows.map { rows[$0] }
    if let begin { taken[0].text = begin.text }
    taken.removeAll { Self.isTopicNumber($0.text) }
    let said = OptionFinder.text(of: taken[...], in: taken.first?.item, guide.arena)
    let asked = Self.withoutPoints(said)
    text = String(asked)
    guard let heading else { return }
    let label = QuestionLabel.question(heading.text, allowsBareNumber: true)
    if number == nil { number = label?.number }
    isLabelled = isLabelled || QuestionLabel.question(heading.text) != nil
    let title = label?.rest ?? heading.text
    if asked.isEmpty {
      text = String(title)
    } else if Self.hasMark(title), !Self.hasMark(asked) {
      text = String(title) + "\n\n" + text
    }
  }

  /// `Topic 1` is where a collection files a question.
  private static func isTopicNumber(_ text: TextSlice) -> Bool {
    text.count <= 10 && text.hasFoldedPrefix("topic ")
      && text.suffix(from: 6).firstIndex { !TextMarks.isDigit($0) } == nil
  }

  /// A stem without the points that it is worth: `(1 point)`.
  private static func withoutPoints(_ text: TextSlice) -> TextSlice {
    guard text.hasSuffix(" point)") || text.hasSuffix(" points)"),
      let open = text.lastIndex(of: UInt8(ascii: "(")), text.count - open <= 12
    else { return text }
    return text.prefix(open).trimmed
  }

  private struct Begin {
    let place: Int
    let number: Int?
    let isLabelled: Bool
    let text: TextSlice
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
      if let label = QuestionLabel.question(row.text, allowsBareNumber: isFirstLine) {
        let isLabelled = QuestionLabel.question(row.text) != nil
        return Begin(
          place: place,
          number: label.number ?? row.number,
          isLabelled: isLabelled,
          text: label.rest
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
  private static func last(
    _ rows: [QuestionRow],
    _ pending: [Int],
    _ arena: TextArena
  ) -> ArraySlice<Int> {
    var start = pending.count
    var first: Int?
    var leaves = 0
    for place in pending.indices.reversed() {
      let row = rows[pending[place]]
      let beginsLeaf = place == 0 || rows[pending[place - 1]].leaf != row.leaf
      guard beginsLeaf else { continue }
      let text = arena.joined(pending[place..<start].map { rows[$0].text }, by: "\n")
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
  static func withoutNumber(_ text: TextSlice) -> TextSlice {
    QuestionLabel.question(text, allowsBareNumber: true)?.rest ?? text
  }

  /// Whether a text has a question mark.
  static func hasMark(_ text: TextSlice) -> Bool { text.contains(UInt8(ascii: "?")) }

  /// Whether a heading is worded as a question, with or without its mark.
  static func isQuestion(_ heading: TextSlice) -> Bool {
    if hasMark(heading) { return true }
    let text = withoutNumber(heading)
    return text.hasFoldedPrefix("which ") || text.hasFoldedPrefix("what ")
      || text.hasFoldedPrefix("who ") || text.hasFoldedPrefix("where ")
      || text.hasFoldedPrefix("when ") || text.hasFoldedPrefix("why ")
  }

  /// Words that ask for a choice.
  private static let verbs: [StaticString] = ["select ", "choose ", "pick "]

  /// Whether a text asks something, in words or by a gap.
  static func asks(_ text: TextSlice) -> Bool {
    if text.hasFoldedPrefix("which ") || asksForChoice(text) { return true }
    for at in 0..<text.count {
      switch text[at] {
      case UInt8(ascii: "?"): return true
      case UInt8(ascii: "_"): if text.suffix(from: at).hasPrefix("___") { return true }
      case 0xEF: if text.suffix(from: at).hasPrefix("？") { return true }
      case UInt8(ascii: "("): if asksForChoice(text.suffix(from: at + 1)) { return true }
      case UInt8(ascii: "."):
        guard at + 1 < text.count, text[at + 1] == 0x20 else { continue }
        let rest = text.suffix(from: at + 2)
        if rest.hasFoldedPrefix("select ") || rest.hasFoldedPrefix("choose ") { return true }
      default: break
      }
    }
    return false
  }

  private static func asksForChoice(_ text: TextSlice) -> Bool {
    text.firstFoldedPrefix(among: verbs) != nil
  }
}

/// A statement to judge: `True or false: a shard keeps records for a day.`
enum TrueOrFalse {
  /// The options of such a question.
  static let options = ["True", "False"]

  /// Whether a line says that it is to be judged.
  static func isAsked(_ line: TextSlice) -> Bool {
    let plain = QuestionStem.withoutNumber(line)
    if plain.first | 0x20 == UInt8(ascii: "t") || plain.first == UInt8(ascii: "("),
      TermKey.withKey(plain.prefix(scalars: 20), isHead)
    {
      return plain.count > 24
    }
    switch plain.last {
    case UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "]"):
      return plain.count > 24 && TermKey.withKey(plain.suffix(scalars: 18), isTail)
    default: return false
    }
  }

  private static func isHead(_ key: TextSlice) -> Bool {
    key.hasPrefix("true or false") || key.hasPrefix("t f ") || key.hasPrefix("true false")
  }

  private static func isTail(_ key: TextSlice) -> Bool {
    key.hasSuffix("true or false") || key.hasSuffix("true false") || key.hasSuffix(" t f")
      || key == "t f"
  }

  /// Whether a heading says that statements to be judged stand below it.
  static func isAnnounced(_ heading: TextSlice) -> Bool {
    guard heading.count <= 60, heading.firstFoldedIndex(of: "true") != nil else { return false }
    return TermKey.withKey(heading) { key in
      key.hasSuffix("true or false") || key.hasSuffix("true false")
        || key.hasPrefix("true or false") || key.hasPrefix("true false")
    }
  }

  /// Splits a statement from the verdict behind it: `UDP shakes hands. (F – TCP does)`, `An address
  /// has 128 bits. True`.
  static func judged(
    _ text: TextSlice
  ) -> (statement: TextSlice, isTrue: Bool, reason: TextSlice)? {
    var start: Int?
    var rest = TextSlice.empty
    if let at = verdictBehindSentence(text) {
      start = at
      rest = text.suffix(from: at).drop { !$0.beginsWithLetter }
    } else if text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")) {
      start = open
      rest = text[open + 1..<text.count - 1]
    } else {
      for mark: StaticString in [" – True", " – False", " - True", " - False"] {
        guard let at = text.firstIndex(of: mark) else { continue }
        start = at + 1
        rest = text.suffix(from: at + 1).drop { !$0.beginsWithLetter }
        break
      }
    }
    guard let start, start > 0 else { return nil }
    let word = rest.prefix(rest.firstIndex { !TextMarks.isLetter($0) } ?? rest.count)
    // `(T/F)` only asks.
    guard TermKey.withKey(word, { verdicts.contains($0) }),
      rest.suffix(from: word.count).first != UInt8(ascii: "/")
    else { return nil }
    var reason = rest.suffix(from: word.count).drop { !$0.beginsWithLetter && !$0.beginsWithNumber }
    // `F (it sinks)`
    if reason.last == UInt8(ascii: ")"), !reason.contains(UInt8(ascii: "(")) {
      reason = reason.dropLast()
    }
    return (text.prefix(start).trimmed, word.first | 0x20 == UInt8(ascii: "t"), reason)
  }

  private static let verdicts: PhraseSet = ["true", "false", "t", "f"]

  /// Where a verdict stands behind the end of a sentence: `It floats. F (it sinks)`, `It melts. TRUE`,
  /// `It burns. (False) It rots.`
  private static func verdictBehindSentence(_ text: TextSlice) -> Int? {
    var from = 0
    while let place = text.suffix(from: from).firstIndex(of: ". ") {
      let stop = from + place
      from = stop + 1
      let rest = text.suffix(from: stop + 2)
      let isBracketed = rest.first == UInt8(ascii: "(")
      let bare = rest.suffix(from: isBracketed ? 1 : 0)
      let word = bare.prefix(bare.firstIndex { !TextMarks.isLetter($0) } ?? bare.count)
      guard word.first &- 0x41 < 26, verdicts.contains(folded: word) else { continue }
      // `T cells divide` is a sentence of its own.
      let next = bare.suffix(from: word.count)
      let isLetter = word.count == 1 && !isBracketed
      let first = (isLetter ? next.trimmed : next).first
      if next.isEmpty || first >= 0x80 || first == 0x20 || ".,;:(-)".utf8.contains(first) {
        return stop + 1
      }
    }
    return nil
  }

  /// Whether a value is all that a judgement says.
  static func isVerdict(_ value: TextSlice) -> Bool {
    let rest = value.drop { $0.beginsWithLetter }
    return TermKey.withKey(value.prefix(value.count - rest.count)) { verdicts.contains($0) }
  }
}
