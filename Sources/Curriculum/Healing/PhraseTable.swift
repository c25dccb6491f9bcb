/// Finds phrases at the beginnings of words, whatever their case, in one pass over bytes.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let bytes: [UInt8]
    let meaning: Meaning
  }

  /// The phrases by the first two letters, with room for words of one letter.
  private var phrases: [[Phrase]] = Array(repeating: [], count: 26 * 27)
  /// Whether there are any: most words are turned away by it.
  private var isUsed: [Bool] = Array(repeating: false, count: 26 * 27)

  /// - Parameter phrases: Two or more words or letters in lower case, with single spaces; the first
  ///   is an ASCII letter.
  init(_ phrases: [(meaning: Meaning, texts: [String])]) {
    for (meaning, texts) in phrases {
      for text in texts {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, let slot = Self.slot(bytes[0], bytes[1]) else { continue }
        self.phrases[slot].append(Phrase(bytes: bytes, meaning: meaning))
        isUsed[slot] = true
      }
    }
  }

  /// The place of two bytes in the table; nil if the first is no letter.
  @inline(__always)
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int? {
    let letter = Int((first | 0x20) &- 0x61)
    guard letter < 26 else { return nil }
    let next = Int((second | 0x20) &- 0x61)
    return letter * 27 + min(next, 26)
  }

  /// Calls back for each phrase that is found, with its place and meaning.
  ///
  /// - Complexity: O(n) in the number of bytes, times the phrases that begin alike.
  func forEachMatch(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    isUsed.withUnsafeBufferPointer { isUsed in
      var previous: UInt8 = 0x20
      for at in 0..<max(0, bytes.count - 1) {
        let byte = bytes[at]
        // Within a word nothing begins; that is where most bytes are.
        let isLater = (previous | 0x20) &- 0x61 < 26
        previous = byte
        if isLater { continue }
        if let slot = Self.slot(byte, bytes[at + 1]), isUsed[slot],
          at == 0 || !TextMarks.isWord(bytes[at - 1]) && bytes[at - 1] != UInt8(ascii: "_")
        {
          match(slot, bytes, at, found)
        }
      }
    }
  }

  /// Calls back for each phrase that stands at one place.
  func forEachMatch(
    in bytes: UnsafeBufferPointer<UInt8>,
    at place: Int,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    guard place + 1 < bytes.count, let slot = Self.slot(bytes[place], bytes[place + 1]) else {
      return
    }
    match(slot, bytes, place, found)
  }

  private func match(
    _ slot: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ at: Int,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    for phrase in phrases[slot] {
      if let end = Self.end(of: phrase.bytes, in: bytes, at: at) {
        found(at..<end, phrase.meaning)
      }
    }
  }

  /// White space, emphasis and, for the sake of addresses, hyphens.
  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    TextBytes.isSpace(byte) || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-")
  }

  /// Where a phrase ends that begins at a place; what stands between words is a space.
  private static func end(
    of phrase: [UInt8],
    in bytes: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Int? {
    var at = start
    for wanted in phrase {
      guard at < bytes.count else { return nil }
      if wanted == 0x20 {
        let before = at
        while at < bytes.count, isBetweenWords(bytes[at]) { at += 1 }
        if at == before { return nil }
        continue
      }
      // A typographic apostrophe is an apostrophe.
      if wanted == UInt8(ascii: "'"), bytes[at] == 0xE2, at + 2 < bytes.count {
        guard bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else { return nil }
        at += 3
        continue
      }
      let byte = bytes[at]
      guard byte == wanted || byte &- 0x41 < 26 && byte | 0x20 == wanted else { return nil }
      at += 1
    }
    // `sure` is not the beginning of `surely`.
    if at < bytes.count, let last = phrase.last, (last | 0x20) &- 0x61 < 26,
      (bytes[at] | 0x20) &- 0x61 < 26
    {
      return nil
    }
    return at
  }
}
