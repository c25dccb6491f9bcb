extension TextMarks {
  /// Reads `#exam`, by which a program for notes files a line.
  ///
  /// At the end of a line it says nothing of the subject; within one, writers use it for a word.
  mutating func readHashtag(_ at: Int) -> Int {
    guard hasHashtags, beginsWord(at), Self.isLetter(byte(at + 1)) else { return at }
    let end = endOfHashtag(at)
    // What says that a line is a card is read later.
    guard !has("#card", at: at), !has("#flashcard", at: at) else { return end }
    guard isEndOfLine(end) else {
      replace(at..<at + 1)
      return end
    }
    dropWithSpaces(at..<end)
    return end
  }

  /// Reads a code span; one that holds a tag alone is a tag.
  mutating func readCode(_ at: Int) -> Int {
    let end = endOfCode(at)
    guard hasHashtags, beginsWord(at), byte(at + 1) == UInt8(ascii: "#"),
      Self.isLetter(byte(at + 2)), endOfHashtag(at + 1) == end - 1, isEndOfLine(end)
    else { return end }
    dropWithSpaces(at..<end)
    return end
  }

  private func endOfHashtag(_ at: Int) -> Int {
    var end = at + 1
    while Self.isWord(byte(end)) || "_-/".utf8.contains(byte(end)) { end += 1 }
    return end
  }

  private func beginsWord(_ at: Int) -> Bool {
    let before = byte(at - 1)
    return before == 0 || TextBytes.isSpace(before) || before == UInt8(ascii: ">")
  }

  /// Whether nothing but other tags stands between a place and the end of its line.
  private func isEndOfLine(_ place: Int) -> Bool {
    var at = place
    while byte(at) == 0x20 || byte(at) == 0x09 {
      at += 1
      let isCode = byte(at) == UInt8(ascii: "`")
      let tag = isCode ? at + 1 : at
      guard byte(tag) == UInt8(ascii: "#"), Self.isLetter(byte(tag + 1)) else { continue }
      at = endOfHashtag(tag)
      if isCode, byte(at) == UInt8(ascii: "`") { at += 1 }
    }
    return byte(at) == 0 || byte(at) == 0x0A || has("<br", at: at)
  }
}
