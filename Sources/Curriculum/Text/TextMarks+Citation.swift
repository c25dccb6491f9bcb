extension TextMarks {
  /// Reads `[1]`, `[2, 3]`, `[^1]`, `[citation needed]`, and links that are only a number.
  mutating func readBracket(_ at: Int) -> Int {
    if byte(at - 1) == 0x5C { return at }
    if byte(at - 1) == UInt8(ascii: "!") { return readImage(at) }
    if byte(at - 1) == UInt8(ascii: "^"), let end = endOfNote(at) {
      dropCitation(at - 1..<end)
      return end
    }
    let isNested = byte(at + 1) == UInt8(ascii: "[")
    if byte(at - 1) == UInt8(ascii: "("), let end = endOfSource(at) {
      dropCitation(at - 1..<end)
      return end
    }
    guard let close = find(UInt8(ascii: "]"), from: at + 1, within: isNested ? 120 : 40) else {
      return at
    }
    let isDouble = isNested && byte(close + 1) == UInt8(ascii: "]")
    let content = source[(isDouble ? at + 2 : at + 1)..<close]
    var end = isDouble ? close + 2 : close + 1
    if isNote(content) || isAside(at + 1) {
      dropCitation(at..<end)
      return end
    }
    guard let numbers = Self.numbers(content) else {
      return isDouble ? readWikiLink(at, close) : at
    }
    let isLink = byte(end) == UInt8(ascii: "(")
    if isLink {
      guard let target = find(UInt8(ascii: ")"), from: end, within: 400) else { return at }
      end = target + 1
    }
    let isBehind = !TextBytes.isSpace(byte(at - 1)) && byte(at - 1) != UInt8(ascii: "(")
    guard isDouble || isLink && isBehind && at > block.lowerBound || isCitation(at, end, numbers)
    else { return at }
    dropCitation(at..<end)
    return end
  }

  /// The end of a note that stands in its text: `^[in most cases]`; nil if it is an exponent.
  private func endOfNote(_ at: Int) -> Int? {
    guard !Self.isDigit(byte(at - 2)), byte(at + 1) != UInt8(ascii: "^") else { return nil }
    var depth = 0
    for place in at..<min(block.upperBound, at + Self.longestNote) {
      if byte(place) == UInt8(ascii: "[") { depth += 1 }
      if byte(place) == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return place - at > 3 ? place + 1 : nil }
    }
    return nil
  }

  private static let longestNote = 400

  /// The end of a link in parentheses that only says where something was read: `([docs](…))`,
  /// `([Algorithms | A site](…))`.
  private func endOfSource(_ at: Int) -> Int? {
    guard let close = find(UInt8(ascii: "]"), from: at + 1, within: 160),
      byte(close + 1) == UInt8(ascii: "("),
      let target = find(UInt8(ascii: ")"), from: close, within: 400),
      byte(target + 1) == UInt8(ascii: ")")
    else { return nil }
    let name = source[at + 1..<close]
    let isSite = name.contains(UInt8(ascii: "|")) || name.starts(with: "http".utf8)
    let isGeneric = TermKey.withKey(String(decoding: name, as: UTF8.self)) { key in
      Self.linkWords.contains(bytes: key)
    }
    return isSite || isGeneric ? target + 2 : nil
  }

  private static let linkWords: PhraseSet = [
    "doc", "docs", "documentation", "here", "link", "more", "read more", "ref", "reference",
    "source", "url",
  ]

  /// A picture that a note shows, `![[cells.png]]`, and one of which nothing is said but a name:
  /// `![loss-curve](loss.png)`.
  private mutating func readImage(_ at: Int) -> Int {
    let isEmbedded = byte(at + 1) == UInt8(ascii: "[")
    guard let close = find(UInt8(ascii: "]"), from: at + 1, within: isEmbedded ? 200 : 80) else {
      return at
    }
    var end = close + 2
    if isEmbedded {
      guard byte(close + 1) == UInt8(ascii: "]") else { return at }
    } else {
      guard byte(close + 1) == UInt8(ascii: "("), !source[at + 1..<close].contains(0x20),
        let target = find(UInt8(ascii: ")"), from: close, within: 400)
      else { return at }
      end = target + 1
    }
    dropWithSpaces(at - 1..<end)
    return end
  }

  /// `[[Parquet]]` and `[[Parquet|the format]]` lead to another note; what they show is the text.
  private mutating func readWikiLink(_ at: Int, _ close: Int) -> Int {
    let bar = source[at + 2..<close].lastIndex(of: UInt8(ascii: "|"))
    // `Linear models#Loss` leads to a section, which is what the text speaks of.
    let section = source[at + 2..<close].lastIndex(of: UInt8(ascii: "#"))
    let start = (bar ?? section).map { $0 + 1 } ?? at + 2
    guard start < close, !source[at + 2..<close].contains(UInt8(ascii: "[")) else {
      return at
    }
    replace(at..<start)
    replace(close..<close + 2)
    return close + 2
  }

  /// The numbers from 1 to 999 of a list, or nil if it holds anything else.
  private static func numbers(_ content: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    var number: Int?
    for byte in content {
      if isDigit(byte) {
        number = (number ?? 0) * 10 + Int(byte - 0x30)
        guard let number, (1...999).contains(number) else { return nil }
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") || byte == 0x20 {
        if let found = number { numbers.append(found) }
        number = nil
      } else {
        return nil
      }
    }
    if let number { numbers.append(number) }
    return numbers.isEmpty ? nil : numbers
  }

  /// `^1`: a footnote; `cite: 3` and `cite_start`: what a chat program leaves.
  private func isNote(_ content: ArraySlice<UInt8>) -> Bool {
    if content.first == UInt8(ascii: "^") {
      // A document that has notes has its marks read by the parser.
      return !hasNotes && content.count > 1 && content.dropFirst().allSatisfy(Self.isDigit)
    }
    return has("cite:", at: content.startIndex) || has("cite_", at: content.startIndex)
  }

  private func isAside(_ at: Int) -> Bool {
    has("citation needed]", at: at) || has("source needed]", at: at) || has("source]", at: at)
  }

  /// Whether numbers in brackets refer to a source rather than being an index or a list.
  ///
  /// They follow a word or the end of a sentence at once, or stand before the end of one.
  private func isCitation(_ start: Int, _ end: Int, _ numbers: [Int]) -> Bool {
    let before = byte(start - 1)
    let after = byte(end)
    let follows = after == 0 || after == 0x0A || TextBytes.isSpace(after)
    let isAtEnd = follows || ".,;:)".utf8.contains(after) || after == UInt8(ascii: "[")
    guard isAtEnd else { return false }
    switch before {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"),
      UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return true
    case UInt8(ascii: "]"): return citations.last?.upperBound == start
    case 0x20:
      let word = wordLength(before: start - 1)
      return word >= 3 && numbers.count == 1 && (after == UInt8(ascii: ".") || after == 0)
        && end < block.upperBound
    default:
      return wordLength(before: start) >= 3 && !namesArray(before: start)
    }
  }

  /// The number of lower-case letters before a place.
  private func wordLength(before end: Int) -> Int {
    var start = end
    while start > block.lowerBound, source[start - 1] &- 0x61 < 26 { start -= 1 }
    return end - start
  }

  /// Whether the word before a place is something that is indexed.
  private func namesArray(before end: Int) -> Bool {
    let word = String(decoding: source[end - wordLength(before: end)..<end], as: UTF8.self)
    let indexed: Set<String> = [
      "array", "list", "tensor", "vector", "matrix", "index", "row", "column", "col", "shape",
      "input", "inputs", "output", "outputs", "data", "values", "arr", "vec", "items", "args",
      "rows", "columns", "labels", "features", "range", "interval", "axis", "dims",
    ]
    return indexed.contains(word) || byte(end - wordLength(before: end) - 1) == UInt8(ascii: "_")
  }

  /// Reads `:contentReference[oaicite:0]{index=0}`, which a chat program leaves behind.
  mutating func readContentReference(_ at: Int) -> Int {
    guard has(":contentreference[", at: at),
      var end = find(UInt8(ascii: "]"), from: at, within: 60)
    else { return at }
    end += 1
    if byte(end) == UInt8(ascii: "{"), let close = find(UInt8(ascii: "}"), from: end, within: 40) {
      end = close + 1
    }
    dropCitation(at..<end)
    return end
  }
}
