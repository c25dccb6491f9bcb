import Markdown

/// Items below a title that name something and say a value of it without a sign between:
/// `timeout max 15 min`, `RAID 5 distributed parity`.
///
/// A colon is put in, so that they are read as if it had been there.
enum BareValue {
  /// Returns the edits that put colons in.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var isBelowTitle = false
    for block in document.children(of: document.root) {
      let kind = document.kind(of: block)
      if kind == .list, isBelowTitle, !document.isOrdered(block) {
        document.source.withUnsafeBufferPointer { bytes in
          edits += colons(in: block, of: document, TextSlice(bytes))
        }
      }
      // Below a label or a sentence a list belongs to that.
      isBelowTitle = kind == .heading
    }
    return edits
  }

  private static func colons(
    in list: NodeID,
    of document: MarkdownDocument,
    _ source: TextSlice
  ) -> [SourceEdit] {
    var values: [Int] = []
    var numbered: [(place: Int, name: TextSlice)] = []
    var count = 0
    for item in document.children(of: list) {
      count += 1
      guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph else {
        continue
      }
      let range = document.range(of: first)
      let line = source[range].prefix(longestItem)
      guard range.count <= longestItem, line.firstIndex(where: TextMarks.isDigit) != nil,
        !hasSign(line)
      else { continue }
      if let end = endOfNumberedName(line) {
        numbered.append((range.lowerBound + end, line.prefix(end)))
      }
      if document.nextSibling(of: first) == nil, let end = endOfName(line) {
        values.append(range.lowerBound + end)
      }
    }
    if numbered.count == count, count >= fewestNumbered, areOfOneKind(numbered.map(\.name)) {
      return numbered.map { SourceEdit($0.place..<$0.place, [UInt8(ascii: ":")]) }
    }
    // A few values among other points are points too.
    guard values.count > 1, values.count * 2 >= count else { return [] }
    return values.map { SourceEdit($0..<$0, [UInt8(ascii: ":")]) }
  }

  private static let longestItem = 160
  private static let fewestNumbered = 3

  /// Whether something tells already where a name ends, or the item is more than words.
  private static func hasSign(_ line: TextSlice) -> Bool {
    line.contains(": ") || line.last == UInt8(ascii: ":") || line.contains(" - ")
      || line.contains(" = ") || line.contains("–") && line.contains(" – ") || line.contains(" — ")
      || line.contains("→") || line.contains("->") || line.contains("=>") || line.contains("::")
      || line.firstIndex { "*_`[]|$?{\n".utf8.contains($0) } != nil
  }

  // MARK: RAID 5 distributed parity

  /// Where a name with its number ends, if words follow.
  private static func endOfNumberedName(_ line: TextSlice) -> Int? {
    guard line.first &- 0x41 < 26, let space = line.firstIndex(of: 0x20), space > 1,
      line.prefix(space).firstIndex(where: { !TextMarks.isLetter($0) }) == nil
    else { return nil }
    let digits = line.suffix(from: space + 1).leadingDigits
    let end = space + 1 + digits.count
    guard (1...2).contains(digits.count), end + 2 < line.count, line[end] == 0x20,
      TextMarks.isLetter(line[end + 1]), !parts.contains(folded: line.prefix(space))
    else { return nil }
    return end
  }

  /// Whether names are one word with other numbers: `RAID 0`, `RAID 1`.
  private static func areOfOneKind(_ names: [TextSlice]) -> Bool {
    var seen: Set<String> = []
    let kind = names[0].firstWord
    return names.allSatisfy { $0.firstWord == kind && seen.insert(String($0)).inserted }
  }

  /// What is numbered to be in an order.
  private static let parts: PhraseSet = [
    "act", "article", "chapter", "day", "figure", "group", "lecture", "lesson", "module", "page",
    "part", "phase", "question", "section", "stage", "step", "table", "task", "top", "unit", "week",
    "year",
  ]

  // MARK: timeout max 15 min

  /// Where a name ends behind which a measure stands, with nothing else but a remark in parentheses.
  private static func endOfName(_ line: TextSlice) -> Int? {
    guard line.beginsWithLetter else { return nil }
    var rest = line
    var words = 0
    var last = TextSlice.empty
    while let word = rest.nextWord() {
      if beginsMeasure(word) {
        let start = line.offset(of: word)
        guard (1...mostWords).contains(words), !joints.contains(folded: last),
          isMeasure(line.suffix(from: start))
        else { return nil }
        return start - 1
      }
      guard word.firstIndex(where: { ",.;()".utf8.contains($0) }) == nil else { return nil }
      words += 1
      last = word
    }
    return nil
  }

  private static let mostWords = 4
  /// Words that join a measure to what stands before it.
  private static let joints: PhraseSet = [
    "a", "about", "after", "all", "an", "and", "any", "are", "at", "before", "between", "by", "can",
    "costs", "every", "for", "from", "give", "gives", "has", "have", "in", "into", "is", "last",
    "lasts", "least", "lives", "most", "no", "of", "on", "only", "or", "over", "per", "takes",
    "than",
    "the", "then", "to", "under", "until", "up", "use", "with", "within", "wait",
  ]

  private static func beginsMeasure(_ word: TextSlice) -> Bool {
    let bare = word.drop(any: "<>~$")
    return TextMarks.isDigit(bare.first) || word.hasPrefix("≤") || word.hasPrefix("≥")
      || word == "<" || word == ">"
  }

  /// `15 min`, `< 30 s`, `3.5–5.0 mEq/L`, `55%`, `128 MB – 10 GB (CPU scales)`
  private static func isMeasure(_ text: TextSlice) -> Bool {
    let end = text.firstIndex(of: " (") ?? text.count
    guard end == text.count || text.last == UInt8(ascii: ")") else { return false }
    var rest = text.prefix(end)
    var hasUnit = false
    var count = 0
    while let word = rest.nextWord() {
      count += 1
      if word.last == UInt8(ascii: "%"), TextMarks.isDigit(word.first) {
        hasUnit = true
      } else if word.firstIndex(where: TextMarks.isLetter) == nil {
        continue
      } else if isUnit(word) {
        hasUnit = true
      } else {
        return false
      }
    }
    return hasUnit && count <= mostWordsInMeasure
  }

  private static let mostWordsInMeasure = 5

  private static func isUnit(_ word: TextSlice) -> Bool {
    let letters = word.drop { TextMarks.isDigit($0.first) || ".,–-".utf8.contains($0.first) }
    let unit = letters.prefix(letters.firstIndex(of: UInt8(ascii: "/")) ?? letters.count)
    return units.contains(folded: unit)
  }

  private static let units: PhraseSet = [
    "ms", "s", "sec", "seconds", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour",
    "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "b", "kb", "mb",
    "gb", "tb", "pb", "kib", "mib", "gib", "tib", "gbps", "mbps", "kbps", "iops", "ml", "dl", "l",
    "mg", "g", "kg", "mcg", "mm", "cm", "m", "km", "nm", "ft", "hz", "khz", "mhz", "ghz", "v", "mv",
    "w", "kw", "mw", "mmhg", "kpa", "bpm", "mmol", "meq", "pg", "iu", "kcal", "k", "kts", "knots",
    "points", "percent", "usd", "eur", "°c", "c", "per",
  ]
}
