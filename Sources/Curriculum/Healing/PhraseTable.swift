/// Finds phrases at the beginnings of words, whatever their case, in one pass over bytes.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Phrase: Sendable {
    /// The bytes of the phrase in `letters`.
    let range: Range<Int>
    /// The third byte; zero if there is none.
    let third: UInt8
    let meaning: Meaning
  }

  /// The phrases in the order of their slots, which tell their first two letters.
  private let phrases: [Phrase]
  /// Where the phrases of each slot begin, and at last where those of the last one end.
  private let starts: [Int]
  private let letters: [UInt8]
  /// The third letters of the phrases of each slot, a bit for each; most words are turned away by
  /// them.
  private let thirds: [UInt32]
  /// What each byte is: a letter by its number, or no letter.
  private let codes: [UInt8]

  /// The number of what is no letter.
  private static var other: UInt8 { 26 }
  private static var slotCount: Int { 32 * 32 }

  /// - Parameter phrases: Two or more words or letters in lower case, with single spaces; the first
  ///   is an ASCII letter.
  init(_ phrases: [(meaning: Meaning, texts: [String])]) {
    let codes = (0...UInt8.max).map(Self.code)
    var slots = [[Phrase]](repeating: [], count: Self.slotCount)
    var letters: [UInt8] = []
    for (meaning, texts) in phrases {
      for text in texts where text.utf8.count >= 2 {
        let start = letters.count
        letters += text.utf8
        let slot = Self.slot(codes[Int(letters[start])], codes[Int(letters[start + 1])])
        let third = text.utf8.count > 2 ? letters[start + 2] : 0
        slots[slot].append(
          Phrase(range: start..<letters.count, third: third, meaning: meaning)
        )
      }
    }
    var starts = [0]
    for slot in slots { starts.append(starts[starts.count - 1] + slot.count) }
    self.phrases = slots.flatMap(\.self)
    self.starts = starts
    self.letters = letters
    self.codes = codes
    thirds = slots.map { slot in slot.reduce(0) { $0 | Self.bits(ofThird: $1.third) } }
  }

  private static func code(_ byte: UInt8) -> UInt8 { min((byte | 0x20) &- 0x61, other) }

  /// The third letters that a phrase goes with: its own, or any if it has no letter there.
  private static func bits(ofThird third: UInt8) -> UInt32 {
    TextMarks.isLetter(third) ? 1 << UInt32(code(third)) : ~0
  }

  /// The place in the tables of the codes of two bytes.
  @inline(__always)
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) << 5 | Int(second)
  }

  /// Calls back for each phrase that is found, with its place and meaning.
  ///
  /// - Complexity: O(n) in the number of bytes, times the phrases that begin alike.
  func forEachMatch(
    in bytes: TextSlice,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    thirds.withUnsafeBufferPointer { thirds in
      codes.withUnsafeBufferPointer { codes in
        // Whether the byte before these is part of a word, as the highest bit.
        var before: UInt64 = 0
        for start in stride(from: 0, to: bytes.count - 1, by: 8) {
          let eight = EightBytes(bytes, start)
          let inner = eight.wordBytes | eight.within(0x5F, 0x5F)
          var beginnings = inner & ~(inner &<< 8 | before &>> 56)
          while beginnings != 0 {
            let place = start + EightBytes.countBefore(beginnings)
            beginnings &= beginnings &- 1
            guard place + 1 < bytes.count else { break }
            let slot = Self.slot(codes[Int(bytes[place])], codes[Int(bytes[place + 1])])
            let third = place + 2 < bytes.count ? codes[Int(bytes[place + 2])] : Self.other
            if thirds[slot] &>> UInt32(third) & 1 != 0 { match(slot, bytes, place, found) }
          }
          before = inner
        }
      }
    }
  }

  /// Calls back for each phrase that stands at one place.
  func forEachMatch(
    in bytes: TextSlice,
    at place: Int,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    guard place + 1 < bytes.count else { return }
    let slot = Self.slot(codes[Int(bytes[place])], codes[Int(bytes[place + 1])])
    match(slot, bytes, place, found)
  }

  private func match(
    _ slot: Int,
    _ bytes: TextSlice,
    _ at: Int,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    let third = at + 2 < bytes.count ? TextBytes.folded(bytes[at + 2]) : 0
    for phrase in phrases[starts[slot]..<starts[slot + 1]] {
      // Most phrases are turned away by their third letter.
      guard phrase.third == third || !TextMarks.isLetter(phrase.third) else { continue }
      let end = letters.withUnsafeBufferPointer { letters in
        Self.end(of: TextSlice(UnsafeBufferPointer(rebasing: letters[phrase.range])), in: bytes, at)
      }
      if let end { found(at..<end, phrase.meaning) }
    }
  }

  /// White space, emphasis and, for the sake of addresses, hyphens.
  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    TextBytes.isSpace(byte) || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-")
  }

  /// Where a phrase ends that begins at a place; what stands between words is a space.
  private static func end(
    of phrase: TextSlice,
    in bytes: TextSlice,
    _ start: Int
  ) -> Int? {
    var at = start
    for place in 0..<phrase.count {
      let wanted = phrase[place]
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
    let isCut = at < bytes.count && TextMarks.isLetter(phrase.last) && TextMarks.isLetter(bytes[at])
    return isCut ? nil : at
  }
}
