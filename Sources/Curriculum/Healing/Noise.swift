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

  /// What a phrase says of the text in which it stands.
  private enum Sign {
    /// The whole text is noise of this kind.
    case whole(Noise)
    /// The whole text is noise if it also holds a link.
    case withLink(Noise)
    /// The whole text is noise if it begins so.
    case opening(Noise)
    /// The text is noise if it begins so and speaks to `you` as well.
    case announcing
    /// The text speaks of what the reader asked for.
    case asked
    /// The sentence that begins so is noise.
    case sentence
  }

  /// What is said about a text.
  struct Verdict {
    /// What the text is as a whole, if it is noise.
    var whole: Noise?
    /// Sentences that are noise in a text that is not.
    var sentences: [Range<Int>] = []
  }

  private static let signs = PhraseTable<Sign>([
    (
      .whole(.advert),
      [
        "pass guarantee", "money back guarantee", "money-back guarantee", "lifetime access",
        "life time access", "lifetime free updates", "discount code", "coupon code", "promo code",
        "use the coupon", "use coupon", "limited time offer", "limited-time offer", "buy now",
        "order now", "enroll now", "enrol now", "sign up now", "sign up today", "enroll today",
        "visit our website", "visit our site", "visit our store", "visit our shop",
        "check out our", "head over to our", "subscribe to our", "subscribe to my", "follow us on",
        "follow me on", "join our newsletter", "join our community", "join our discord",
        "join our telegram", "join our slack", "like and subscribe", "affiliate link",
        "affiliate links", "buy me a coffee", "support us on", "get our practice",
        "try our practice", "our premium", "our practice exams", "our practice tests",
        "our exam simulator",
      ]
    ),
    (
      .withLink(.advert),
      [
        "practice exam", "practice exams", "practice test", "practice tests", "mock exam",
        "mock exams", "exam dumps", "exam questions", "practice questions",
      ]
    ),
    (
      .whole(.disclaimer),
      [
        "for informational purposes only", "makes no representations",
        "without warranty of any kind", "all rights reserved", "provided on an as-is basis",
        "not affiliated with or endorsed", "not affiliated with, or endorsed",
        "not affiliated with or sponsored", "is not affiliated with",
      ]
    ),
    (.opening(.disclaimer), ["disclaimer:"]),
    (
      .opening(.residue),
      [
        "sure,", "sure!", "sure thing", "sure —", "sure here", "sure. here", "certainly!",
        "certainly, here", "certainly. here", "absolutely!", "of course!", "of course, here",
        "great question", "good question!", "as an ai language model", "as a large language model",
        "as an ai assistant", "i'd be happy to", "i'm happy to", "happy to help",
      ]
    ),
    (
      .announcing,
      ["here's", "here is", "here are", "below is", "below are", "based on", "as per"]
    ),
    (
      .asked,
      [
        "you listed", "you asked", "you requested", "you provided", "you shared",
        "you mentioned", "you've listed", "you've provided", "you've shared", "you've mentioned",
        "your request", "you gave me", "you uploaded",
      ]
    ),
    (
      .sentence,
      [
        "let me know if", "let me know what", "let me know which", "let me know how",
        "please let me know", "just let me know", "i hope this", "hope this helps",
        "feel free to ask", "feel free to reach", "would you like me to", "do you want me to",
        "want me to", "if you'd like, i", "if you want, i", "if you like, i", "shall i",
        "if you have any questions", "if you have any more questions",
        "if you have any other questions", "if you have any further questions",
        "if you need any", "i can also provide", "i can also create", "i can also generate",
        "i've created", "i've included", "i've added", "i've updated", "i've expanded",
        "i have created", "i have included", "now, let's dive", "now let's dive",
        "let's dive in", "let's dive into", "let's dive deeper", "let's break it down",
        "happy studying", "happy learning", "good luck with your", "good luck on your",
        "the provided code", "as requested", "is there anything else",
      ]
    ),
    (
      .opening(.objectives),
      [
        "by the end of this", "at the end of this", "after completing this",
        "upon completion of this", "upon completing this", "after reading this",
        "after this module", "after this lesson", "after this chapter",
        "in this module, you", "in this module you", "in this section, you will",
        "in this section you will", "in this chapter, you", "in this chapter you",
        "in this lesson, you", "in this lesson you", "in this unit, you", "in this module, we",
        "in this chapter, we", "in this lesson, we", "in this section, we will",
        "in this section we will", "in this guide, we", "in this guide, you",
      ]
    ),
    (
      .opening(.navigation),
      [
        "back to top", "back to the top", "return to top", "go to top", "next module",
        "previous module", "next chapter", "previous chapter", "next section:",
        "previous section:", "next: module", "next: chapter", "next: section", "next: lesson",
        "next: domain", "next: part", "previous: module", "previous: chapter", "up next:",
        "continue to module", "continue to chapter", "export to sheets",
      ]
    ),
  ])

  /// Looks at the source of a paragraph or of the first paragraph of an item.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func verdict(_ bytes: ArraySlice<UInt8>) -> Verdict {
    var verdict = Verdict()
    var weak: Noise?
    var isAnnouncing = false
    var isAsked = false
    var starts: [Int] = []
    let first = firstLetter(bytes)
    signs.forEachMatch(in: bytes) { range, sign in
      switch sign {
      case .whole(let noise): verdict.whole = verdict.whole ?? noise
      case .withLink(let noise): weak = noise
      case .opening(let noise) where range.lowerBound == first:
        if noise != .navigation || bytes.count < longestNavigation { verdict.whole = noise }
      case .opening: break
      case .announcing: isAnnouncing = isAnnouncing || range.lowerBound == first
      case .asked: isAsked = true
      case .sentence: starts.append(range.lowerBound)
      }
    }
    if verdict.whole != nil { return verdict }
    if let weak, hasLink(bytes) { verdict.whole = weak }
    if isAnnouncing, isAsked { verdict.whole = .residue }
    for start in starts where beginsSentence(start, in: bytes, first: first) {
      if start == first, endOfSentence(start, in: bytes) == bytes.endIndex {
        verdict.whole = verdict.whole ?? .residue
      } else if verdict.sentences.last.map({ $0.upperBound <= start }) ?? true {
        verdict.sentences.append(start..<endOfSentence(start, in: bytes))
      }
    }
    if isDrawing(bytes) { verdict.whole = .drawing }
    return verdict
  }

  /// A longer paragraph is no link to another page.
  private static let longestNavigation = 100

  /// The place of the first letter or digit.
  private static func firstLetter(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.firstIndex { TextMarks.isWord($0) }
  }

  private static func hasLink(_ bytes: ArraySlice<UInt8>) -> Bool {
    let end = bytes.endIndex
    for at in bytes.indices where bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "w") {
      let rest = bytes[at..<min(end, at + 4)]
      if rest.starts(with: "://".utf8) || rest.starts(with: "www.".utf8) { return true }
    }
    return false
  }

  /// Whether a sentence begins at a place: nothing stands before it, or the end of another.
  private static func beginsSentence(
    _ start: Int,
    in bytes: ArraySlice<UInt8>,
    first: Int?
  ) -> Bool {
    if start == first { return true }
    var at = start
    while at > bytes.startIndex, TextBytes.isSpace(bytes[at - 1]) || bytes[at - 1] == 0x2A {
      at -= 1
    }
    guard at > bytes.startIndex, at < start else { return at == bytes.startIndex }
    return ".!?:)".utf8.contains(bytes[at - 1])
  }

  private static func endOfSentence(_ start: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var at = start
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      else { continue }
      while at < bytes.endIndex, !TextMarks.isWord(bytes[at]), !TextBytes.isSpace(bytes[at]) {
        at += 1
      }
      if at == bytes.endIndex || TextBytes.isSpace(bytes[at]) {
        let next = bytes[at...].first { !TextBytes.isSpace($0) }
        if next.map({ !($0 &- 0x61 < 26) }) ?? true { return next == nil ? bytes.endIndex : at }
      }
    }
    return at
  }

  /// Whether half of the lines are drawn with box characters, or leaders lead to page numbers.
  private static func isDrawing(_ bytes: ArraySlice<UInt8>) -> Bool {
    var lines = 0
    var drawn = 0
    for line in bytes.split(separator: 0x0A) {
      lines += 1
      var boxes = 0
      var dots = 0
      for at in line.indices.dropLast(2) {
        let isBox = line[at] == 0xE2 && (0x94...0x96).contains(line[at + 1])
        if isBox, line[at + 1] < 0x96 || line[at + 2] < 0xA0 { boxes += 1 }
        if line[at] == UInt8(ascii: "."), line[at + 1] == UInt8(ascii: ".") { dots += 1 }
      }
      let isLeader = dots >= 4 && (line.last.map(TextMarks.isDigit) ?? false)
      let isFrame = line.starts(with: "+--".utf8) && line.last == UInt8(ascii: "+")
      if boxes >= 2 || isLeader || isFrame { drawn += 1 }
    }
    return drawn > 0 && 2 * drawn >= lines
  }
}
