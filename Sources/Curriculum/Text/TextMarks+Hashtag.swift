extension TextMarks {
  /// Reads `#exam`, by which a program for notes files a line.
  ///
  /// At the end of a line it says nothing of the subject; within one, writers use it for a word.
  mutating func readHashtag(_ at: Int) -> Int {
    guard hasHashtags, beginsWord(at), Self.isLetter(byte(at + 1)) else { return at }
    let end = endOfHashtag(at)
    // What says that a line is a card is read later.
    guard !has("#card", at: at), !has("#flashcard", at: at) else { return end }
    // A heading may be nothing but its tag, and a sentence may end with one.
    guard let last = endOfTags(end), !isAllOfHeading(at), !goesOn(before: at) else {
      replace(at..<at + 1)
      return end
    }
    dropWithSpaces(at..<last)
    return last
  }

  /// Reads a code span; one that holds a tag alone is a tag.
  mutating func readCode(_ at: Int) -> Int {
    let end = endOfCode(at)
    guard hasHashtags, beginsWord(at), byte(at + 1) == UInt8(ascii: "#"),
      Self.isLetter(byte(at + 2)), endOfHashtag(at + 1) == end - 1, let last = endOfTags(end)
    else { return end }
    dropWithSpaces(at..<last)
    return last
  }

  /// Whether the word before a place wants another one: `one pass for each #Classification`.
  private func goesOn(before at: Int) -> Bool {
    var end = at
    while Self.isBlank(byte(end - 1)) { end -= 1 }
    var start = end
    while Self.isLetter(byte(start - 1)), end - start < 5 { start -= 1 }
    return start < end && !Self.isWord(byte(start - 1))
      && Self.wordsBeforeAnother.contains(String(decoding: source[start..<end], as: UTF8.self))
  }

  private static let wordsBeforeAnother: Set<String> = [
    "a", "an", "and", "are", "by", "each", "every", "for", "from", "in", "into", "is", "of", "on",
    "or", "than", "the", "to", "using", "vs", "with",
  ]

  private func endOfHashtag(_ at: Int) -> Int {
    var end = at + 1
    while Self.isInTag(byte(end)) { end += 1 }
    return end
  }

  private static func isInTag(_ byte: UInt8) -> Bool {
    isWord(byte) || "_-/".utf8.contains(byte)
  }

  func isEndOfLine(_ at: Int) -> Bool {
    switch byte(at) {
    case 0, 0x0A: true
    case UInt8(ascii: "<"): has("<br", at: at)
    default: false
    }
  }

  private func isAllOfHeading(_ at: Int) -> Bool {
    guard at > block.lowerBound, source[block.lowerBound] == UInt8(ascii: "#") else { return false }
    return source[block.lowerBound..<at].allSatisfy { $0 == UInt8(ascii: "#") || $0 == 0x20 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func beginsWord(_ at: Int) -> Bool {
    let before = byte(at - 1)
    return before == 0 || TextBytes.isSpace(before) || before == UInt8(ascii: ">")
  }

  /// The end of the tags behind a place; nil if anything else follows them on their line.
  private func endOfTags(_ place: Int) -> Int? {
    var at = place
    var end = place
    for _ in 0..<Self.mostTags {
      while Self.isBlank(byte(at)) { at += 1 }
      if isEndOfLine(at) { return end }
      let isCode = byte(at) == UInt8(ascii: "`")
      let tag = isCode ? at + 1 : at
      guard byte(tag) == UInt8(ascii: "#"), Self.isLetter(byte(tag + 1)) else { return nil }
      at = endOfHashtag(tag)
      if isCode {
        guard byte(at) == UInt8(ascii: "`") else { return nil }
        at += 1
      }
      end = at
    }
    return nil
  }

  /// Nobody files a line under more.
  private static let mostTags = 32
}
