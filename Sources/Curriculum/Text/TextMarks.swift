/// Finds what does not belong on a card: marks of citations, tags, stray characters; and formulas.
///
/// It works on the bytes of the source, because Markdown takes the backslashes and underscores of a
/// formula for its own.
struct TextMarks {
  let source: [UInt8]
  /// What to write differently.
  private(set) var edits: [SourceEdit] = []
  /// Where citations stand.
  private(set) var citations: [Range<Int>] = []
  /// The block at hand.
  private(set) var block = 0..<0
  /// Whether the block is the cell of a table.
  private(set) var isCell = false

  /// Whether the document has footnotes.
  let hasNotes: Bool
  /// Whether words behind `#` are tags.
  let hasHashtags: Bool
  /// Whether everything but formulas stays as it is written.
  private let readsFormulasOnly: Bool

  init(
    _ source: [UInt8],
    hasNotes: Bool,
    hasHashtags: Bool = false,
    readsFormulasOnly: Bool = false
  ) {
    self.source = source
    self.hasNotes = hasNotes
    self.hasHashtags = hasHashtags
    self.readsFormulasOnly = readsFormulasOnly
  }

  /// The bytes that a mark can begin with.
  private static let triggers: [Bool] = {
    var triggers = [Bool](repeating: false, count: 256)
    for byte in "#$\\<[&:^".utf8 { triggers[Int(byte)] = true }
    for byte in [0xC2, 0xE2, 0xE3, 0xEE, 0xEF, 0x60] { triggers[byte] = true }
    return triggers
  }()

  /// Reads a paragraph, a heading or a cell.
  ///
  /// - Complexity: O(n) in the number of bytes.
  mutating func read(_ block: Range<Int>, isCell: Bool) {
    self.block = block
    self.isCell = isCell
    var at = nextTrigger(from: block.lowerBound)
    while at < block.upperBound {
      // As an argument of `nextTrigger` it would copy all that has been found, each time.
      let end = readMark(at)
      at = nextTrigger(from: max(at + 1, end))
    }
  }

  /// The next byte of the block that a mark can begin with, or the end of the block.
  private func nextTrigger(from start: Int) -> Int {
    source.withUnsafeBufferPointer { source in
      Self.triggers.withUnsafeBufferPointer { triggers in
        let text = TextSlice(source).prefix(block.upperBound)
        for place in stride(from: start, to: text.count, by: 8) {
          // Most bytes are turned away together; a few others are nearby in ASCII.
          let eight = EightBytes(text, place)
          var likely = eight.within(UInt8(ascii: "#"), UInt8(ascii: "&"))
          likely |= eight.within(UInt8(ascii: ":"), UInt8(ascii: "<"))
          likely |= eight.within(UInt8(ascii: "["), UInt8(ascii: "`")) | eight.beyondASCII
          while likely != 0 {
            let at = place + EightBytes.countBefore(likely)
            if triggers[Int(text[at])] { return at }
            likely &= likely &- 1
          }
        }
        return block.upperBound
      }
    }
  }

  /// Returns where the mark at a place ends, or the place itself if there is none.
  private mutating func readMark(_ at: Int) -> Int {
    switch source[at] {
    case UInt8(ascii: "`"): readCode(at)
    case UInt8(ascii: "$"): readDollars(at)
    case UInt8(ascii: "\\"): readBackslash(at)
    case _ where readsFormulasOnly: at
    case UInt8(ascii: "#"): readHashtag(at)
    case UInt8(ascii: "<"): readTag(at)
    case UInt8(ascii: "["): readBracket(at)
    case UInt8(ascii: "&"): readEntity(at)
    case UInt8(ascii: ":"): readContentReference(at)
    case UInt8(ascii: "^"): readCircumflex(at)
    default: readScalar(at)
    }
  }

  /// The byte at a place of the block; zero beyond its end.
  func byte(_ at: Int) -> UInt8 { block.contains(at) ? source[at] : 0 }

  /// Whether some ASCII text stands at a place, whatever its case.
  func has(_ text: StaticString, at: Int) -> Bool {
    text.withUTF8Buffer { sought in
      guard at >= block.lowerBound, at + sought.count <= block.upperBound else { return false }
      for (offset, byte) in sought.enumerated() {
        let own = source[at + offset]
        guard own == byte || own &- 0x41 < 26 && own | 0x20 == byte else { return false }
      }
      return true
    }
  }

  /// Finds a byte before another one, within a number of bytes.
  func find(_ sought: UInt8, from start: Int, within limit: Int) -> Int? {
    let end = min(block.upperBound, start + limit)
    return start < end ? source[start..<end].firstIndex(of: sought) : nil
  }

  mutating func replace(_ range: Range<Int>, _ text: String = "") {
    edits.append(SourceEdit(range, TextMarks.escaped(text)))
  }

  mutating func replace(_ range: Range<Int>, markdown: String) {
    edits.append(SourceEdit(range, Array(markdown.utf8)))
  }

  /// Drops a citation together with the spaces before it.
  mutating func dropCitation(_ range: Range<Int>) {
    citations.append(range)
    dropWithSpaces(range)
  }

  /// Drops a mark together with the spaces before it, which stay between two words.
  mutating func dropWithSpaces(_ range: Range<Int>) {
    var start = range.lowerBound
    if !Self.isWord(byte(range.upperBound)) {
      while start > block.lowerBound, source[start - 1] == 0x20 { start -= 1 }
    }
    edits.append(SourceEdit(start..<range.upperBound))
  }

  /// Escapes what Markdown would take for its own.
  private static func escaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "|"),
        UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "$"):
        result.append(UInt8(ascii: "\\"))
      default: break
      }
      result.append(byte)
    }
    return result
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a byte is part of a word; those beyond ASCII are.
  static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

  /// The end of a code span, in which nothing is a mark.
  func endOfCode(_ at: Int) -> Int {
    var open = at
    while byte(open) == UInt8(ascii: "`") { open += 1 }
    let count = open - at
    var run = 0
    var end = open
    while end < block.upperBound {
      if source[end] == UInt8(ascii: "`") {
        run += 1
      } else {
        if run == count { return end }
        run = 0
      }
      end += 1
    }
    return run == count ? end : open
  }

  // Characters.

  /// Replaces characters that only look like others, and drops those that cannot be seen.
  private mutating func readScalar(_ at: Int) -> Int {
    let second = byte(at + 1)
    let third = byte(at + 2)
    switch (source[at], second, third) {
    case (0xC2, 0xA0, _):
      // The space that does not break is a space to everyone who reads.
      replace(at..<at + 2, " ")
      return at + 2
    case (0xC2, 0xAD, _):
      replace(at..<at + 2)
      return at + 2
    case (0xC2, 0xB9, _): return readRaisedOne(at)
    case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F), (0xE2, 0x81, 0xA0),
      (0xE2, 0x80, 0xAA...0xAE), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBC), (0xEF, 0xBF, 0xBD):
      replace(at..<at + 3)
      return at + 3
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
      replace(at..<at + 3, " ")
      return at + 3
    case (0xE2, 0x80, 0xA2), (0xE2, 0x97, 0x8F), (0xE2, 0x96, 0xAA), (0xE2, 0x97, 0xA6):
      return readBullet(at)
    case (0xE3, 0x80, 0x90):
      guard let end = endOfLenticular(at) else { return at }
      dropCitation(at..<end)
      return end
    case (0xEF, 0xB8, 0x8F): return readKeycap(at)
    case (0xEE, 0x80...0xBF, _), (0xEF, 0x80...0xA3, _): return readPrivateUse(at)
    case (0xEF, 0xAC, 0x80...0x84):
      let ligatures = ["ff", "fi", "fl", "ffi", "ffl"]
      replace(at..<at + 3, ligatures[Int(third - 0x80)])
      return at + 3
    default: return at
    }
  }

  /// `【4†source】`, as a chat program marks what it has read.
  ///
  /// Without a number they are the brackets of Chinese and Japanese text.
  private func endOfLenticular(_ at: Int) -> Int? {
    var end = at + 3
    var hasNumber = false
    while end < min(block.upperBound, at + 80) {
      if byte(end) == 0xE3, byte(end + 1) == 0x80, byte(end + 2) == 0x91 {
        return hasNumber ? end + 3 : nil
      }
      if Self.isDigit(byte(end)) { hasNumber = true }
      end += 1
    }
    return nil
  }

  /// A raised 1 behind a longer word or a full stop is the mark of a footnote.
  private mutating func readRaisedOne(_ at: Int) -> Int {
    var start = at
    while start > block.lowerBound, Self.isLetter(source[start - 1]) { start -= 1 }
    let isBehindWord = at - start >= 4 || byte(at - 1) == UInt8(ascii: ".")
    guard isBehindWord, !Self.isWord(byte(at + 2)) else { return at }
    dropCitation(at..<at + 2)
    return at + 2
  }

  /// A digit in a box at the beginning of a line counts what stands behind it.
  private mutating func readKeycap(_ at: Int) -> Int {
    let digit = at - 1
    var start = digit
    while start > block.lowerBound, " #*_".utf8.contains(source[start - 1]) { start -= 1 }
    let isAtStart = start <= block.lowerBound || source[start - 1] == 0x0A
    guard isAtStart, Self.isDigit(byte(digit)), byte(at + 3) == 0xE2, byte(at + 4) == 0x83,
      byte(at + 5) == 0xA3, byte(at + 6) == 0x20
    else { return at }
    replace(digit..<at + 7)
    return at + 7
  }

  /// A bullet that is typed rather than marked up begins a list item all the same.
  private mutating func readBullet(_ at: Int) -> Int {
    var start = at
    while start > block.lowerBound, source[start - 1] == 0x20 { start -= 1 }
    let isAtStart = start == block.lowerBound || source[start - 1] == 0x0A
    guard isAtStart, byte(at + 3) == 0x20 || byte(at + 3) == 0x09, !isCell else { return at }
    replace(at..<at + 3, markdown: "-")
    return at + 3
  }

  /// Characters that only one program knows; some enclose its citations.
  private mutating func readPrivateUse(_ at: Int) -> Int {
    if byte(at) == 0xEE, byte(at + 1) == 0x88, byte(at + 2) == 0x80 {
      var end = at + 3
      while end < min(block.upperBound, at + 200) {
        if byte(end) == 0xEE, byte(end + 1) == 0x88, byte(end + 2) == 0x81 {
          dropCitation(at..<end + 3)
          return end + 3
        }
        end += 1
      }
    }
    // Word processors keep their bullets there.
    if byte(at) == 0xEF, byte(at + 1) == 0x82, readBullet(at) > at { return at + 3 }
    replace(at..<min(at + 3, block.upperBound))
    return at + 3
  }
}
