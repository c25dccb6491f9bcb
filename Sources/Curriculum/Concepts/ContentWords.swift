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

  private static let functionWords: Set<UInt64> = Set(
    """
    a an the and or of to in on at by for from with as is are was be been being it its this that \
    these those which who whom what when where how why can could may might will would shall should \
    must do does did has have had having than then so such into onto over under between within \
    through during before after about also but if while each every any all both more most less \
    other others another some same very only just use uses used using you your we our they their \
    them he she his her too i e.g eg ie etc via per
    """.split(separator: " ").map { hash(of: Array($0.utf8)[...]) }
  )

  private static let negations: Set<UInt64> = Set(
    ["not", "no", "never", "cannot", "without", "dont", "doesnt", "cant"]
      .map { hash(ofStem: Array($0.utf8)) }
  )

  /// Finds the words of a text.
  ///
  /// - Complexity: O(n log n) in the number of words.
  init(_ text: some StringProtocol) {
    add(text)
    sort()
  }

  /// Finds the words of several texts together.
  init(all texts: [String]) {
    for text in texts { add(text) }
    sort()
  }

  /// Finds the beginnings of the words of a term: `tokenization` also stands for `token`.
  init(beginningsOf key: String) {
    for word in key.utf8.split(separator: 0x20) {
      for length in min(4, word.count)...max(4, word.count) {
        hashes.append(Self.hash(ofStem: Array(word.prefix(length))))
      }
    }
    sort()
  }

  /// Takes hashes in ascending order, each once or more.
  init(hashes: [UInt64]) {
    self.hashes = hashes
    sort()
  }

  /// Finds the words that more than one text in twenty has, and more than three have: they tell no
  /// two texts apart.
  init(commonIn texts: [ContentWords]) {
    let limit = max(3, texts.count / 20)
    let all = texts.flatMap(\.hashes).sorted()
    for index in all.indices.dropFirst(limit) where all[index] == all[index - limit] {
      hashes.append(all[index])
    }
    sort()
  }

  /// The number of different words.
  var count: Int { hashes.count }
  /// Whether a number or a word that turns the meaning round is among them.
  var turnsMeaning: Bool { hashes.contains { $0 & 1 == 1 || Self.negations.contains($0) } }
  /// Whether there is none.
  var isEmpty: Bool { hashes.isEmpty }

  /// Returns the words that are not among others.
  func subtracting(_ others: ContentWords) -> ContentWords {
    var result = self
    result.hashes.removeAll { others.contains($0) }
    return result
  }

  /// Returns the words of both.
  func union(_ others: ContentWords) -> ContentWords {
    ContentWords(hashes: hashes + others.hashes)
  }

  /// Returns the words that are among others too.
  func intersection(_ others: ContentWords) -> ContentWords {
    var result = self
    result.hashes.removeAll { !others.contains($0) }
    return result
  }

  /// Adds words.
  mutating func formUnion(_ others: ContentWords) {
    hashes += others.hashes
    sort()
  }

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
    hashes.removeSubrange(kept...)
  }

  private mutating func add(_ text: some StringProtocol) {
    var word: [UInt8] = []
    var isCapital = true
    var hasDigit = false
    func end(_ hashes: inout [UInt64]) {
      defer {
        word.removeAll(keepingCapacity: true)
        isCapital = true
        hasDigit = false
      }
      // Words of two letters are abbreviations such as `TP` or names such as `L1`, or say nothing.
      guard word.count > 2 || word.count == 2 && (isCapital || word == [0x6E, 0x6F]) || hasDigit
      else { return }
      while word.last == UInt8(ascii: ".") { word.removeLast() }
      // Only few words are that short, so that the others need not be looked up.
      let isShort = word.count <= Self.longestFunctionWord
      guard !isShort || !Self.functionWords.contains(Self.hash(of: word[...])) else { return }
      hashes.append(Self.hash(ofStem: word))
    }
    var symbolBytes = 0
    for byte in text.utf8 {
      if symbolBytes > 0 {
        symbolBytes -= 1
        continue
      }
      // Three bytes that begin so are signs: bullets, dashes, arrows, boxes.
      if byte == 0xE2 {
        symbolBytes = 2
        end(&hashes)
        continue
      }
      let isUpper = byte &- 0x41 < 26
      let folded = isUpper ? byte | 0x20 : byte
      let isDigit = byte &- 0x30 < 10
      if folded &- 0x61 < 26 || isDigit || byte >= 0x80 {
        if !isUpper && !isDigit { isCapital = false }
        if isDigit { hasDigit = true }
        word.append(folded)
      } else if byte == UInt8(ascii: "."), let last = word.last, last &- 0x30 < 10 {
        word.append(byte)
      } else if byte != UInt8(ascii: "'") {
        end(&hashes)
      }
    }
    end(&hashes)
  }

  /// A number counts whole, a word by its beginning and without the ending of a form.
  private static func hash(ofStem word: [UInt8]) -> UInt64 {
    let isNumber = word.first.map { $0 &- 0x30 < 10 } ?? false
    let length = isNumber ? word.count : min(stemLength, lengthWithoutEnding(word))
    // The lowest bit tells numbers from other words.
    return hash(of: word[..<length]) & ~1 | (isNumber ? 1 : 0)
  }

  private static func hash(of bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// `stores`, `stored` and `storing` are one; short words stay as they are.
  private static func lengthWithoutEnding(_ word: [UInt8]) -> Int {
    var length = word.count
    func ends(_ ending: StaticString, leaving least: Int) -> Bool {
      let count = ending.utf8CodeUnitCount
      return length - count >= least
        && ending.withUTF8Buffer { $0.elementsEqual(word[(length - count)..<length]) }
    }
    if ends("s", leaving: 3), word[length - 2] != UInt8(ascii: "s") { length -= 1 }
    if ends("ing", leaving: 3) {
      length -= 3
    } else if ends("ed", leaving: 3) {
      length -= 2
    } else if ends("e", leaving: 3) {
      length -= 1
    }
    return length
  }
}
