/// The sentences of a text, one after the other.
///
/// A sentence ends with a full stop or the like before a capital or a number. White space between
/// words is made single spaces first, so that each sentence is a stretch of the text.
struct Sentences {
  /// The text with single spaces between its words.
  let text: TextSlice
  /// Where the sentence ends that was returned last.
  private(set) var end = 0

  init(_ text: TextSlice, _ arena: TextArena) {
    self.text = Self.hasSingleSpaces(text) ? text : Self.withSingleSpaces(text, arena)
  }

  /// Returns the next sentence; nil at the end.
  mutating func next() -> TextSlice? {
    let start = end == 0 ? 0 : end + 1
    guard start < text.count else { return nil }
    var at = start
    while true {
      let stop = text.firstIndex(of: 0x20, from: at) ?? text.count
      let isLast = stop == text.count
      if isLast
        || Self.endsSentence(text[at..<stop])
          && text.suffix(from: stop + 1).beginsWithCapitalOrNumber
      {
        end = stop
        return text[start..<stop]
      }
      at = stop + 1
    }
  }

  /// Whether the only white space is single spaces between words.
  private static func hasSingleSpaces(_ text: TextSlice) -> Bool {
    // What stands before the text counts as a space, as the highest bit.
    var before = EightBytes.all
    for start in stride(from: 0, to: text.count, by: 8) {
      let eight = EightBytes(text, start)
      let spaces = eight.within(0x20, 0x20)
      if spaces & (spaces &<< 8 | before &>> 56) != 0 { return false }
      before = spaces
      var others = eight.within(0x09, 0x1F) | eight.beyondASCII
      while others != 0 {
        if isOtherSpace(text, start + EightBytes.countBefore(others)) { return false }
        others &= others &- 1
      }
    }
    return text.last != 0x20
  }

  /// Whether white space begins at a place that is no space, or may begin there.
  private static func isOtherSpace(_ text: TextSlice, _ at: Int) -> Bool {
    switch text[at] {
    case 0x09...0x0D, 0x1C...0x1F, 0xC2, 0xE1, 0xE3: true
    // Dashes and quotation marks begin with the same byte as wide spaces.
    case 0xE2: at + 2 < text.count && isWideSpace(text[at + 1], text[at + 2])
    default: false
    }
  }

  private static func isWideSpace(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && (third < 0x8B || (0xA8...0xAF).contains(third))
      || second == 0x81 && third == 0x9F
  }

  private static func withSingleSpaces(_ text: TextSlice, _ arena: TextArena) -> TextSlice {
    arena.copy(String(text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Whether a word ends a sentence rather than being an abbreviation such as `e.g.` or `vs.`.
  private static func endsSentence(_ word: TextSlice) -> Bool {
    let last = word.last
    guard last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
    else { return false }
    // A quotation may begin with it: `"St. Olav"`.
    let start = word.firstIndex { TextBytes.folded($0) &- 0x61 < 26 || $0 >= 0x80 } ?? 0
    let stem = word.suffix(from: start).dropLast()
    return stem.scalarCount > 1 && !stem.contains(UInt8(ascii: ".")) && !isAbbreviation(stem)
  }

  private static let abbreviations: PhraseSet = [
    "vs", "cf", "approx", "fig", "no", "dr", "mr", "mrs", "st", "inc", "incl", "excl", "resp",
    "art",
    "arts", "sec", "nr", "abs", "prof", "vol", "ch", "eq",
  ]

  private static func isAbbreviation(_ stem: TextSlice) -> Bool {
    stem.count <= 6 && abbreviations.contains(folded: stem)
  }
}
