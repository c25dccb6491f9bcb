/// Finds phrases at the beginnings of words, whatever their case, in one pass over bytes.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let bytes: [UInt8]
    let meaning: Meaning
  }

  /// The phrases by their first two letters; see `slot(_:_:)`.
  private var phrases: [[Phrase]] = Array(repeating: [], count: 32 * 32)
  /// Whether there are any; most words are turned away by it.
  private var isUsed: [Bool] = Array(repeating: false, count: 32 * 32)
  /// What each byte is: a letter by its number, and whether it belongs to a word.
  private let codes = (0...UInt8.max).map { byte in
    let letter = (byte | 0x20) &- 0x61
    let isInner = TextMarks.isWord(byte) || byte == UInt8(ascii: "_")
    return min(letter, other) | (isInner ? inner : 0)
  }

  /// The number of what is no letter.
  private static var other: UInt8 { 26 }
  private static var inner: UInt8 { 0x80 }

  /// - Parameter phrases: Two or more words or letters in lower case, with single spaces; the first
  ///   is an ASCII letter.
  init(_ phrases: [(meaning: Meaning, texts: [String])]) {
    for (meaning, texts) in phrases {
      for text in texts where text.utf8.count >= 2 {
        let bytes = Array(text.utf8)
        let slot = Self.slot(codes[Int(bytes[0])], codes[Int(bytes[1])])
        self.phrases[slot].append(Phrase(bytes: bytes, meaning: meaning))
        isUsed[slot] = true
      }
    }
  }

  /// The place in the tables of the codes of two bytes.
  @inline(__always)
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// Calls back for each phrase that is found, with its place and meaning.
  ///
  /// - Complexity: O(n) in the number of bytes, times the phrases that begin alike.
  func forEachMatch(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    guard let first = bytes.first else { return }
    isUsed.withUnsafeBufferPointer { isUsed in
      codes.withUnsafeBufferPointer { codes in
        var previous = Self.other
        var code = codes[Int(first)]
        // One branch that is hardly ever taken; where words begin cannot be foreseen.
        for at in 0..<bytes.count - 1 {
          let next = codes[Int(bytes[at + 1])]
          let slot = Self.slot(code, next)
          if isUsed[slot] && previous & Self.inner == 0 { match(slot, bytes, at, found) }
          previous = code
          code = next
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
    guard place + 1 < bytes.count else { return }
    let slot = Self.slot(codes[Int(bytes[place])], codes[Int(bytes[place + 1])])
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
