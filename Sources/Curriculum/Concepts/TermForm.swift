/// A term in a form that is the same however guides spell it.
///
/// Plurals, hyphens and spaces, articles and the name of a vendor in front are folded away:
/// `Amazon S3` and `S3`, `Decision Trees` and `decision tree`, `K-Means` and `k means`. What stands
/// in parentheses behind a term is told apart from it, because it is an abbreviation
/// (`Recurrent Neural Network (RNN)`), what an abbreviation stands for (`EMR (Elastic MapReduce)`)
/// or a gloss (`Recall (Sensitivity)`).
struct TermForm: Equatable {
  /// What the parentheses behind a term hold.
  enum Addition: Equatable {
    /// Nothing.
    case none
    /// Another name of the same thing.
    case alias
    /// A word of explanation, or what tells this term from others of its name.
    case gloss
  }

  /// The hash of all of it.
  let whole: UInt64
  /// The hash without the parentheses.
  let base: UInt64
  /// The hash of what the parentheses hold; zero if there are none.
  let inner: UInt64
  /// What the parentheses hold.
  let addition: Addition
  /// Whether the term begins with a vendor.
  let hasVendor: Bool
  /// The text in parentheses if it is another name.
  let innerText: Substring?

  /// Names of vendors that stand before the names of their products.
  private static let vendors: [StaticString] = [
    "amazon", "aws", "microsoft", "azure", "google", "apache", "ibm", "oracle",
  ]

  /// Reads a term.
  ///
  /// - Parameters:
  ///   - term: The term as written.
  ///   - key: Its comparable form.
  init(_ term: String, key: String) {
    let folded = Self.fold(key.utf8)
    whole = folded.hash
    hasVendor = folded.hasVendor
    guard term.utf8.last == UInt8(ascii: ")"), let open = term.utf8.lastIndex(of: 0x28),
      open > term.startIndex
    else {
      base = folded.hash
      inner = 0
      addition = .none
      innerText = nil
      return
    }
    let outside = term[..<open].trimmed
    let inside = term[term.utf8.index(after: open)...].dropLast().trimmed
    base = Self.fold(TermKey.key(outside).utf8).hash
    inner = Self.fold(TermKey.key(inside).utf8).hash
    let isAlias =
      Self.abbreviates(inside, outside) || Self.abbreviates(Self.withoutVendor(outside), inside)
    addition = isAlias ? .alias : .gloss
    innerText = isAlias ? inside : nil
  }

  /// Whether a term is written as a name: with a digit or a capital inside a word.
  static func isName(_ term: String) -> Bool {
    var previous: UInt8 = 0x20
    for byte in term.utf8 {
      if byte == 0x28 { break }
      let isInWord = previous | 0x20 &- 0x61 < 26 || previous &- 0x30 < 10
      if byte &- 0x30 < 10 || isInWord && byte &- 0x41 < 26 { return true }
      previous = byte
    }
    return false
  }

  private static func withoutVendor(_ text: Substring) -> Substring {
    guard let space = text.utf8.firstIndex(of: 0x20),
      isVendor(TermKey.key(text[..<space]).utf8[...])
    else { return text }
    return text[space...].trimmed
  }

  /// Whether a word in lower case is the name of a vendor.
  static func isVendor(_ word: String.UTF8View.SubSequence) -> Bool {
    vendors.contains { vendor in
      vendor.utf8CodeUnitCount == word.count
        && vendor.withUTF8Buffer { word.elementsEqual($0) }
    }
  }

  /// Hashes the words of a key without spaces, so that `Quick Sight` and `QuickSight` are one.
  private static func fold(_ key: String.UTF8View) -> (hash: UInt64, hasVendor: Bool) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var hasVendor = false
    var isFirst = true
    var rest = key[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x20) ?? rest.endIndex
      let word = rest[..<end]
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      defer { isFirst = false }
      if isFirst, !rest.isEmpty, isVendor(word) {
        hasVendor = true
        continue
      }
      if !rest.isEmpty, isFiller(word) { continue }
      for byte in singular(word) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return (hash, hasVendor)
  }

  private static func isFiller(_ word: Substring.UTF8View) -> Bool {
    guard word.count <= 3 else { return false }
    return word.elementsEqual("and".utf8) || word.elementsEqual("the".utf8)
      || word.elementsEqual("an".utf8)
  }

  /// The word without the `s` or `es` of a plural; `analysis`, `class` and `bus` are none.
  private static func singular(_ word: Substring.UTF8View) -> Substring.UTF8View {
    guard word.count > 3 else { return word }
    if word.last == UInt8(ascii: "e") { return withoutHissingE(word) }
    guard word.last == UInt8(ascii: "s") else { return word }
    let stem = word.dropLast()
    switch stem.last {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return word
    case UInt8(ascii: "e"): return withoutHissingE(stem)
    default: return stem
    }
  }

  /// `batch` and `cache` both make `-ches`, so an `e` after such a sound counts in neither.
  private static func withoutHissingE(_ word: Substring.UTF8View) -> Substring.UTF8View {
    let stem = word.dropLast()
    let beforeLast = stem.dropLast().last
    let isHissing =
      stem.last == UInt8(ascii: "x")
      || stem.last == UInt8(ascii: "s") && beforeLast == UInt8(ascii: "s")
      || stem.last == UInt8(ascii: "h") && (beforeLast == 0x73 || beforeLast == 0x63)
    return isHissing ? stem : word
  }

  /// Whether a short text abbreviates a longer one: its letters begin the last words of that one, or
  /// follow within the word that the letter before began; a digit repeats a letter, as in `S3`.
  static func abbreviates(_ short: Substring, _ long: Substring) -> Bool {
    guard (2...10).contains(short.utf8.count), long.utf8.count > short.utf8.count else {
      return false
    }
    var letters: [UInt8] = []
    var capitals = 0
    for byte in short.utf8 {
      switch byte {
      case 0x41...0x5A:
        capitals += 1
        letters.append(byte | 0x20)
      case 0x61...0x7A: letters.append(byte)
      case 0x32...0x35:
        guard let last = letters.last else { return false }
        capitals += 1
        letters += [UInt8](repeating: last, count: Int(byte - 0x31))
      case UInt8(ascii: "-"), UInt8(ascii: "/"): break
      default: return false
      }
    }
    guard capitals >= 2 else { return false }
    let words = TermKey.key(long).utf8.split(separator: 0x20)
    return words.indices.contains { start in
      (start == 0 || words.count - start >= 2) && begin(words[start...], with: letters[...])
    }
  }

  /// Whether letters are spread over all words in order; small words may have none.
  private static func begin(
    _ words: ArraySlice<Substring.UTF8View>,
    with letters: ArraySlice<UInt8>,
    isStart: Bool = true
  ) -> Bool {
    guard let word = words.first else { return letters.isEmpty }
    let others = words.dropFirst()
    if !isStart, word.count <= 3, begin(others, with: letters, isStart: false) { return true }
    guard !letters.isEmpty, word.first == letters.first else { return false }
    var rest = letters.dropFirst()
    if begin(others, with: rest, isStart: false) { return true }
    // Further letters may follow within the word: `EMR`, Elastic MapReduce.
    for byte in word.dropFirst() where byte == rest.first {
      rest = rest.dropFirst()
      if begin(others, with: rest, isStart: false) { return true }
    }
    return false
  }
}
