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
  /// Whether a slot has any phrases; most words are turned away by it.
  private let isUsed: [Bool]
  /// What each byte is: a letter by its number, and whether it belongs to a word.
  private let codes: [UInt8]

  /// The number of what is no letter.
  private static var other: UInt8 { 26 }
  private static var inner: UInt8 { 0x80 }
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
    isUsed = slots.map { !$0.isEmpty }
  }

  private static func code(_ byte: UInt8) -> UInt8 {
    let letter = (byte | 0x20) &- 0x61
    let isInner = TextMarks.isWord(byte) || byte == UInt8(ascii: "_")
    return min(letter, other) | (isInner ? inner : 0)
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
    in bytes: TextSlice,
    _ found: (Range<Int>, Meaning) -> Void
  ) {
    isUsed.withUnsafeBufferPointer { isUsed in
      codes.withUnsafeBufferPointer { codes in
        var at = 0
        while let place = Self.candidate(in: bytes, from: at, codes, isUsed) {
          match(
            Self.slot(codes[Int(bytes[place])], codes[Int(bytes[place + 1])]),
            bytes,
            place,
            found
          )
          at = place + 1
        }
      }
    }
  }

  /// The next place at which a word begins like a phrase.
  ///
  /// A loop of its own, with one branch that is hardly ever taken: where words begin cannot be
  /// foreseen.
  @inline(never)
  private static func candidate(
    in bytes: TextSlice,
    from start: Int,
    _ codes: UnsafeBufferPointer<UInt8>,
    _ isUsed: UnsafeBufferPointer<Bool>
  ) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    var previous = start > 0 ? codes[Int(bytes[start - 1])] : other
    var code = codes[Int(bytes[start])]
    for at in start..<bytes.count - 1 {
      let next = codes[Int(bytes[at + 1])]
      if isUsed[slot(code, next)] && previous & inner == 0 { return at }
      previous = code
      code = next
    }
    return nil
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
