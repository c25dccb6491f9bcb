/// The words of a text that carry its meaning, as a sorted set of hashes.
///
/// Words are folded to lower case and cut to their first letters, so that `predicts`, `predicted`
/// and `prediction` are one; function words are left out, numbers and `not` stay.
struct ContentWords: Equatable {
  /// Hashes in ascending order, each once.
  private(set) var hashes: [UInt64] = []

  private static let longestFunctionWord = 7
  /// The letters of a word that count.
  private static let stemLength = 6

  private static let functionWords = HashIndex(
    """
    a an the and or of to in on at by for from with as is are was be been being it its this that \
    these those which who whom what when where how why can could may might will would shall should \
    must do does did has have had having than then so such into onto over under between within \
    through during before after about also but if while each every any all both more most less \
    other others another some same very only just use uses used using you your we our they their \
    them he she his her too i e.g eg ie etc via per
    """.split(separator: " ").map { word in
      TextBytes.withBytes(of: word) { hash(of: $0, $0.count) }
    }
  )

  private static let negations = HashIndex(
    ["not", "no", "never", "cannot", "without", "dont", "doesnt", "cant"].map { word in
      TextBytes.withBytes(of: word) { hash(ofStem: $0) }
    }
  )

  private init() {}

  /// Finds the words of a text.
  ///
  /// - Complexity: O(n log n) in the number of words.
  init(_ text: some StringProtocol) {
    add(text)
    sort()
  }

  /// Finds the words of several texts together.
  init(all texts: some Sequence<String>) {
    for text in texts { add(text) }
    sort()
  }

  /// Finds the beginnings of the words of a term: `tokenization` also stands for `token`.
  init(beginningsOf key: String) {
    TextBytes.withBytes(of: key) { key in
      hashes.reserveCapacity(key.count + 2)
      for word in key.split(separator: 0x20) {
        let bytes = UnsafeBufferPointer(rebasing: word)
        // Beyond the letters that count nothing changes.
        for length in min(4, bytes.count)...max(4, min(bytes.count, Self.stemLength + 3))
        where length <= bytes.count {
          hashes.append(Self.hash(ofStem: UnsafeBufferPointer(rebasing: bytes[..<length])))
        }
        hashes.append(Self.hash(ofStem: bytes))
      }
    }
    sort()
  }

  /// Takes hashes in ascending order, each once or more.
  init(hashes: [UInt64]) {
    self.hashes = hashes
    sort()
  }

  /// The number of different words.
  var count: Int { hashes.count }
  /// Whether a number or a word that turns the meaning round is among them.
  var turnsMeaning: Bool { hashes.contains { $0 & 1 == 1 || Self.negations[$0] != nil } }
  /// Whether there is none.
  var isEmpty: Bool { hashes.isEmpty }

  /// Returns the words that are not among others.
  func subtracting(_ others: ContentWords) -> ContentWords {
    merged(with: others, own: true, shared: false, other: false)
  }

  /// Returns the words of both.
  func union(_ others: ContentWords) -> ContentWords {
    merged(with: others, own: true, shared: true, other: true)
  }

  /// Returns the words that are among others too.
  func intersection(_ others: ContentWords) -> ContentWords {
    merged(with: others, own: false, shared: true, other: false)
  }

  /// Goes through two sets in order; takes what only this one has, what both have and what only the
  /// other one has, as wanted.
  @inline(__always)
  private func merged(
    with others: ContentWords,
    own: Bool,
    shared: Bool,
    other: Bool
  ) -> ContentWords {
    var result = ContentWords()
    result.hashes.reserveCapacity((own || shared ? count : 0) + (other ? others.count : 0))
    hashes.withUnsafeBufferPointer { left in
      others.hashes.withUnsafeBufferPointer { right in
        var at = 0
        var otherAt = 0
        while at < left.count || otherAt < right.count {
          if otherAt == right.count || at < left.count && left[at] < right[otherAt] {
            if own { result.hashes.append(left[at]) }
            at += 1
          } else if at == left.count || right[otherAt] < left[at] {
            if other { result.hashes.append(right[otherAt]) }
            otherAt += 1
          } else {
            if shared { result.hashes.append(left[at]) }
            at += 1
            otherAt += 1
          }
        }
      }
    }
    return result
  }

  /// Whether a word is among others too, without regard to some.
  func sharesWord(with others: ContentWords, besides ignored: ContentWords) -> Bool {
    var own = 0
    var other = 0
    while own < hashes.count, other < others.hashes.count {
      if hashes[own] == others.hashes[other] {
        if !ignored.contains(hashes[own]) { return true }
        own += 1
        other += 1
      } else if hashes[own] < others.hashes[other] {
        own += 1
      } else {
        other += 1
      }
    }
    return false
  }

  /// Adds words.
  mutating func formUnion(_ others: ContentWords) { self = union(others) }

  /// Whether a word is among them.
  ///
  /// - Complexity: O(log n) in the number of words.
  func contains(_ hash: UInt64) -> Bool {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  private mutating func sort() {
    hashes.sort()
    var kept = 0
    for index in hashes.indices where index == 0 || hashes[index] != hashes[kept - 1] {
      hashes[kept] = hashes[index]
      kept += 1
    }
    hashes.removeLast(hashes.count - kept)
  }

  private mutating func add(_ text: some StringProtocol) {
    TextBytes.withBytes(of: text) { bytes in
      // A word that counts has six letters and a space or more.
      hashes.reserveCapacity(hashes.count + bytes.count / 7 + 2)
      Self.add(bytes, to: &hashes)
    }
  }

  private static func add(_ bytes: UnsafeBufferPointer<UInt8>, to hashes: inout [UInt64]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // Three bytes that begin so are signs: bullets, dashes, arrows, boxes.
      if byte == 0xE2 {
        index += 3
        continue
      }
      guard isLetter(byte) || isDigit(byte) else {
        index += 1
        continue
      }
      let start = index
      index = end(ofWordAt: start, in: bytes)
      if let hash = hash(ofWord: UnsafeBufferPointer(rebasing: bytes[start..<index])) {
        hashes.append(hash)
      }
    }
  }

  private static func end(
    ofWordAt start: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      if isLetter(byte) && byte != 0xE2 || isDigit(byte) || byte == UInt8(ascii: "'") {
        end += 1
        continue
      }
      // `2.5` is one number, `don't` one word.
      guard byte == UInt8(ascii: "."), isDigit(bytes[end - 1]), end + 1 < bytes.count,
        isDigit(bytes[end + 1])
      else { break }
      end += 1
    }
    return end
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 &- 0x61 < 26 || byte >= 0x80 }

  /// The hash of a word; nil for one that says nothing.
  private static func hash(ofWord word: UnsafeBufferPointer<UInt8>) -> UInt64? {
    // Words of two letters are abbreviations such as `TP` or names such as `L1`, or say nothing.
    if word.count <= 2 {
      let hasDigit = word.contains { $0 &- 0x30 < 10 }
      let isCapital = word.count == 2 && word.allSatisfy { $0 &- 0x41 < 26 }
      let isNo = word.count == 2 && word[0] | 0x20 == 0x6E && word[1] | 0x20 == 0x6F
      guard hasDigit || isCapital || isNo else { return nil }
    }
    let stem = stemLength(of: word)
    let mayBeFunction = word.count <= longestFunctionWord
    var hash = offsetBasis
    var stemHash = offsetBasis
    for index in 0..<max(stem, mayBeFunction ? word.count : 0) {
      hash = extended(hash, word[index])
      if index + 1 == stem { stemHash = hash }
    }
    // Only few words are that short, so that the others need not be looked up.
    if mayBeFunction, functionWords[hash] != nil { return nil }
    return marked(stemHash, word)
  }

  private static func hash(ofStem word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    marked(hash(of: word, stemLength(of: word)), word)
  }

  /// The lowest bit tells numbers from other words.
  private static func marked(_ hash: UInt64, _ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    hash & ~1 | (isNumber(word) ? 1 : 0)
  }

  private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.first.map(isDigit) ?? false
  }

  /// A number counts whole, a word by its beginning and without the ending of a form.
  private static func stemLength(of word: UnsafeBufferPointer<UInt8>) -> Int {
    isNumber(word) ? word.count : min(stemLength, lengthWithoutEnding(word))
  }

  private static func hash(of word: UnsafeBufferPointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = offsetBasis
    for index in 0..<length { hash = extended(hash, word[index]) }
    return hash
  }

  private static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a word with one letter more.
  @inline(__always)
  private static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    byte == UInt8(ascii: "'") ? hash : (hash ^ UInt64(folded(byte))) &* 0x100_0000_01B3
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// `stores`, `stored` and `storing` are one; short words stay as they are.
  private static func lengthWithoutEnding(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var length = word.count
    @inline(__always)
    func letter(_ fromEnd: Int) -> UInt8 { word[length - fromEnd] | 0x20 }
    if length > 3, letter(1) == UInt8(ascii: "s"), letter(2) != UInt8(ascii: "s") { length -= 1 }
    if length > 5, letter(1) == UInt8(ascii: "g"), letter(2) == UInt8(ascii: "n"),
      letter(3) == UInt8(ascii: "i")
    {
      return length - 3
    }
    if length > 4, letter(1) == UInt8(ascii: "d"), letter(2) == UInt8(ascii: "e") {
      return length - 2
    }
    return length > 3 && letter(1) == UInt8(ascii: "e") ? length - 1 : length
  }
}
