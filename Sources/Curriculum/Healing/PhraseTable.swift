/// Finds phrases at the beginnings of words, whatever their case, in one pass over bytes.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let bytes: [UInt8]
    let meaning: Meaning
  }

  /// The phrases that begin with each letter.
  private var phrases: [[Phrase]] = Array(repeating: [], count: 26)
  /// Which second letters they have, a bit for each: most words are turned away by it.
  private var seconds: [UInt32] = Array(repeating: 0, count: 26)

  /// The bit of words of one letter, such as `I`.
  private static var shortWord: UInt32 { 1 << 26 }

  /// - Parameter phrases: Two or more words or letters in lower case, with single spaces; the first
  ///   is an ASCII letter.
  init(_ phrases: [(meaning: Meaning, texts: [String])]) {
    for (meaning, texts) in phrases {
      for text in texts {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, let letter = Self.letter(bytes[0]) else { continue }
        self.phrases[letter].append(Phrase(bytes: bytes, meaning: meaning))
        if let second = Self.letter(bytes[1]) {
          seconds[letter] |= 1 << UInt32(second)
        } else {
          seconds[letter] |= Self.shortWord
        }
      }
    }
  }

  private static func letter(_ byte: UInt8) -> Int? {
    let folded = (byte | 0x20) &- 0x61
    return folded < 26 ? Int(folded) : nil
  }

  /// Calls back for each phrase that is found, with its place and the byte after it.
  ///
  /// - Complexity: O(n) in the number of bytes, times the phrases that begin alike.
  func forEachMatch(in bytes: ArraySlice<UInt8>, _ found: (Range<Int>, Meaning) -> Void) {
    var isInWord = false
    let last = bytes.endIndex - 1
    var at = bytes.startIndex
    while at < last {
      let byte = bytes[at]
      if let letter = Self.letter(byte) {
        let second = Self.letter(bytes[at + 1]).map { 1 << UInt32($0) } ?? Self.shortWord
        if !isInWord, seconds[letter] & second != 0 {
          for phrase in phrases[letter] {
            if let end = Self.end(of: phrase.bytes, in: bytes, at: at) {
              found(at..<end, phrase.meaning)
            }
          }
        }
        isInWord = true
      } else {
        isInWord = byte >= 0x80 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
      }
      at += 1
    }
  }

  /// White space, emphasis and, for the sake of addresses, hyphens.
  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    TextBytes.isSpace(byte) || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-")
  }

  /// Where a phrase ends that begins at a place; what stands between words is a space.
  private static func end(of phrase: [UInt8], in bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    var at = start
    for wanted in phrase {
      guard at < bytes.endIndex else { return nil }
      if wanted == 0x20 {
        let before = at
        while at < bytes.endIndex, isBetweenWords(bytes[at]) {
          at += 1
        }
        if at == before { return nil }
        continue
      }
      // A typographic apostrophe is an apostrophe.
      if wanted == UInt8(ascii: "'"), bytes[at] == 0xE2, at + 2 < bytes.endIndex {
        guard bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else { return nil }
        at += 3
        continue
      }
      let byte = bytes[at]
      guard byte == wanted || byte &- 0x41 < 26 && byte | 0x20 == wanted else { return nil }
      at += 1
    }
    // `sure` is not the beginning of `surely`.
    if let next = at < bytes.endIndex ? bytes[at] : nil, let last = phrase.last,
      letter(last) != nil, letter(next) != nil
    {
      return nil
    }
    return at
  }
}
