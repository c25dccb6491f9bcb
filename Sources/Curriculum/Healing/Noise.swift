/// What a paragraph or an item is if it teaches nothing.
enum Noise: Equatable {
  /// Something for sale.
  case advert
  /// A statement about liability, rights or the document itself.
  case disclaimer
  /// What a chat program says to the one who asks.
  case residue
  /// Links and announcements that lead through the document.
  case navigation
  /// What the reader will be able to do.
  case objectives
  /// Boxes and arrows made of characters.
  case drawing
  /// Words such as `and more`.
  case filler

  /// What is said about a text.
  struct Verdict {
    /// What the text is as a whole, if it is noise.
    var whole: Noise?
    /// Sentences that are noise in a text that is not.
    var sentences: [Range<Int>] = []
  }

  /// Looks at the source of a paragraph or of the first paragraph of an item.
  ///
  /// - Parameter offset: Where it begins in the source.
  /// - Complexity: O(n) in the number of bytes.
  static func verdict(_ bytes: TextSlice, at offset: Int) -> Verdict {
    var verdict = Verdict()
    var isAnnouncing = false
    let first = bytes.firstIndex(where: TextMarks.isWord)
    if let first {
      NoisePhrases.openings.forEachMatch(in: bytes, at: first) { _, opening in
        switch opening {
        case .announcing: isAnnouncing = true
        case .whole(let noise):
          if bytes.count < longest(noise) { verdict.whole = noise }
        }
      }
    }
    if verdict.whole != nil { return verdict }
    var weak: Noise?
    var starts: [Int] = []
    NoisePhrases.signs.forEachMatch(in: bytes) { range, sign in
      switch sign {
      case .whole(let noise):
        if !isQuoted(range, in: bytes) { verdict.whole = verdict.whole ?? noise }
      case .withLink(let noise): weak = noise
      case .sentence: starts.append(range.lowerBound)
      }
    }
    if verdict.whole != nil { return verdict }
    if let weak, hasLink(bytes) || bytes.contains("% off ") { verdict.whole = weak }
    if isAnnouncing {
      NoisePhrases.requests.forEachMatch(in: bytes) { _, _ in verdict.whole = .residue }
    }
    var end = 0
    for place in starts {
      let start = withArticle(place, in: bytes)
      guard start >= end, beginsSentence(start, in: bytes, first: first) else { continue }
      end = endOfSentence(start, in: bytes)
      if start == first, end == bytes.count {
        verdict.whole = verdict.whole ?? .residue
      } else {
        verdict.sentences.append(start + offset..<end + offset)
      }
    }
    if verdict.whole == nil, isDrawing(bytes) { verdict.whole = .drawing }
    return verdict
  }

  /// A longer paragraph is no link to another page, and says more than `[ADVERTISEMENT]`.
  private static func longest(_ noise: Noise) -> Int {
    switch noise {
    case .navigation: 100
    case .advert: 18
    default: .max
    }
  }

  /// Whether a phrase stands in quotes or is a term: it is spoken of, not said.
  private static func isQuoted(_ range: Range<Int>, in bytes: TextSlice) -> Bool {
    let start = range.lowerBound
    guard start > 0 else { return false }
    if bytes[start - 1] == UInt8(ascii: "\"") || bytes.prefix(start).hasSuffix("“") { return true }
    guard bytes.prefix(start).hasSuffix("**") else { return false }
    let rest = bytes.suffix(from: range.upperBound)
    return rest.firstIndex(of: "**").map { $0 < longestTerm } ?? false
      && (rest.firstIndex(of: ":") ?? rest.firstIndex(of: "–") ?? .max) < longestTerm
  }

  private static let longestTerm = 24

  private static func hasLink(_ bytes: TextSlice) -> Bool {
    bytes.contains("://") || bytes.contains("www.")
  }

  /// Where a phrase begins if an article before it belongs to it.
  private static func withArticle(_ start: Int, in bytes: TextSlice) -> Int {
    guard start >= 4, bytes[start - 1] == 0x20, bytes[start - 2] == UInt8(ascii: "e"),
      bytes[start - 3] == UInt8(ascii: "h"), bytes[start - 4] | 0x20 == UInt8(ascii: "t")
    else { return start }
    return start - 4
  }

  /// Whether a sentence begins at a place: nothing stands before it, or the end of another.
  private static func beginsSentence(
    _ start: Int,
    in bytes: TextSlice,
    first: Int?
  ) -> Bool {
    if start == first { return true }
    var at = start
    while at > 0, TextBytes.isSpace(bytes[at - 1]) || bytes[at - 1] == 0x2A { at -= 1 }
    guard at > 0, at < start else { return at == 0 }
    switch bytes[at - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ")"):
      return true
    default: return false
    }
  }

  private static func endOfSentence(_ start: Int, in bytes: TextSlice) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      else { continue }
      while at < bytes.count, !TextMarks.isWord(bytes[at]), !TextBytes.isSpace(bytes[at]) {
        at += 1
      }
      if at == bytes.count { return at }
      if TextBytes.isSpace(bytes[at]) {
        guard let next = bytes.firstIndex(from: at, where: { !TextBytes.isSpace($0) }) else {
          return bytes.count
        }
        if bytes[next] &- 0x61 >= 26 { return at }
      }
    }
    return at
  }

  /// Whether half of the lines are drawn with box characters, or leaders lead to page numbers.
  private static func isDrawing(_ bytes: TextSlice) -> Bool {
    var lines = 0
    var drawn = 0
    var start = 0
    // A paragraph without such signs is passed at one look.
    let isFrame = bytes.count > 2 && bytes[0] == UInt8(ascii: "+") && bytes[1] == UInt8(ascii: "-")
    let isLed = TextMarks.isDigit(bytes.last)
    guard isFrame || isLed || bytes.contains(0xE2) else { return false }
    while start < bytes.count {
      let end = bytes.firstIndex(of: 0x0A, from: start) ?? bytes.count
      lines += 1
      if isDrawn(bytes, start..<end) { drawn += 1 }
      start = end + 1
    }
    return drawn > 0 && 2 * drawn >= lines
  }

  private static func isDrawn(_ bytes: TextSlice, _ line: Range<Int>) -> Bool {
    guard line.count > 2 else { return false }
    var boxes = 0
    var dots = 0
    for at in line.dropLast(2) {
      switch (bytes[at], bytes[at + 1]) {
      case (0xE2, 0x94), (0xE2, 0x95): boxes += 1
      case (0xE2, 0x96) where bytes[at + 2] < 0xA0: boxes += 1
      case (UInt8(ascii: "."), UInt8(ascii: ".")): dots += 1
      default: break
      }
    }
    let last = bytes[line.upperBound - 1]
    let isFrame =
      bytes[line.lowerBound] == UInt8(ascii: "+") && bytes[line.lowerBound + 1] == UInt8(ascii: "-")
      && last == UInt8(ascii: "+")
    return boxes >= 2 || dots >= 4 && TextMarks.isDigit(last) || isFrame
  }
}
