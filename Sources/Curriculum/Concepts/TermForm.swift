/// A term in a form that is the same however guides spell it.
///
/// Plurals, hyphens and spaces, articles, British spelling and the name of a vendor in front are
/// folded away: `Amazon S3` and `S3`, `Decision Trees` and `decision tree`, `K-Means` and `k means`,
/// `oedema` and `edema`. The `S` of `HTTPS` is part of the name. What stands
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

  /// Names of vendors that stand before the names of their products.
  private static let vendors: PhraseSet = [
    "amazon", "aws", "microsoft", "azure", "google", "apache", "ibm", "oracle",
  ]

  /// Products whose parts are called with their name and without: `SageMaker Clarify`.
  private static let products: PhraseSet = ["sagemaker"]

  /// What vendors name products after.
  private static let fields: PhraseSet = [
    "ai", "artificial intelligence", "cloud", "machine learning", "ml",
  ]

  /// What is called so elsewhere too, and is something else there.
  private static let nouns: PhraseSet = [
    "api", "console", "container", "containers", "domain", "domains", "endpoint", "endpoints",
    "image", "images", "instances", "jobs", "model", "models", "notebook", "notebooks", "pipeline",
    "pipelines", "project", "projects", "role", "roles", "sdk", "studio", "training job",
    "training jobs",
  ]

  /// Reads a term.
  ///
  /// - Parameters:
  ///   - term: The term as written.
  ///   - key: Its comparable form.
  init(_ term: String, key: String) {
    let folded = TextBytes.withBytes(of: key) { Self.fold($0, keepsS: Self.isAcronym(term[...])) }
    whole = folded.hash
    hasVendor = folded.hasVendor
    guard let (outside, inside) = Self.parts(of: term) else {
      base = folded.hash
      inner = 0
      addition = .none
      return
    }
    base = Self.hash(of: outside)
    inner = Self.hash(of: inside)
    let isAlias =
      Self.abbreviates(inside, outside) || Self.abbreviates(Self.withoutVendor(outside), inside)
    addition = isAlias ? .alias : .gloss
  }

  /// The hash of all of a term in its comparable form.
  static func hash(ofKey key: String) -> UInt64 { TextBytes.withBytes(of: key) { fold($0).hash } }

  private static func hash(of part: Substring) -> UInt64 {
    TermKey.withKey(part) { fold($0, keepsS: isAcronym(part)).hash }
  }

  /// Whether a term is one word in capitals with an `S` at its end: `HTTPS`.
  private static func isAcronym(_ term: Substring) -> Bool {
    guard term.utf8.last == UInt8(ascii: "S"), term.utf8.count <= longestAcronym else {
      return false
    }
    return term.utf8.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }

  private static let longestAcronym = 6

  /// Whether this is the abbreviation, or what it stands for, in the parentheses of another term.
  func isOtherName(of term: TermForm) -> Bool {
    addition == .none && term.addition == .alias && whole == term.inner
  }

  /// Returns the text in parentheses behind the term of this form if it is another name.
  func otherName(in term: String) -> Substring? {
    addition == .alias ? Self.parts(of: term)?.inside : nil
  }

  /// What stands before the parentheses at the end of a term and in them; nil if there are none.
  private static func parts(of term: String) -> (outside: Substring, inside: Substring)? {
    guard term.utf8.last == UInt8(ascii: ")"), let open = term.utf8.lastIndex(of: 0x28),
      open > term.startIndex
    else { return nil }
    return (term[..<open].trimmed, term[term.utf8.index(after: open)...].dropLast().trimmed)
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
    guard let space = text.utf8.firstIndex(of: 0x20), vendors.contains(keyOf: text[..<space]) else {
      return text
    }
    return text[space...].trimmed
  }

  /// Whether a word in lower case is the name of a vendor.
  static func isVendor(_ word: String.UTF8View.SubSequence) -> Bool {
    vendors.contains(Substring(word))
  }

  /// Whether a word, whatever its case, is the name of a vendor.
  static func isVendor(_ word: TextSlice) -> Bool { vendors.contains(folded: word) }

  /// Hashes the words of a key without spaces, so that `Quick Sight` and `QuickSight` are one.
  private static func fold(
    _ key: UnsafeBufferPointer<UInt8>,
    keepsS: Bool = false
  ) -> (hash: UInt64, hasVendor: Bool) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var hasVendor = false
    // Whether nothing but names of vendors, or of the product that holds a part, stands before.
    var mayLead = true
    var isPart = false
    var start = 0
    while start < key.count {
      var end = start
      while end < key.count, key[end] != 0x20 { end += 1 }
      let word = UnsafeBufferPointer(rebasing: key[start..<end])
      start = end + 1
      // A vendor or an article alone is the term itself.
      if start < key.count {
        if isPart, word.elementsEqual("ai".utf8) { continue }
        let rest = UnsafeBufferPointer(rebasing: key[start...])
        let isProduct =
          mayLead && products.contains(bytes: word) && !nouns.contains(bytes: withoutAI(rest))
        if isProduct || mayLead && vendors.contains(bytes: word) {
          hasVendor = true
          // `Azure Machine Learning` is a product, which machine learning is not.
          if !fields.contains(bytes: rest) {
            isPart = isProduct
            continue
          }
        }
        if isFiller(word) { continue }
      }
      mayLead = false
      isPart = false
      let length = keepsS ? word.count : singularLength(word)
      for place in 0..<length {
        let byte = americanByte(word, place, length)
        if byte != 0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    return (hash, hasVendor)
  }

  /// `endpoint` of `ai endpoint`
  private static func withoutAI(
    _ key: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    key.starts(with: "ai ".utf8) ? UnsafeBufferPointer(rebasing: key[3...]) : key
  }

  /// A byte of a word as American spelling has it, zero if that has none: `colour`, `edema` of
  /// `oedema`, `normalization`, `analyze`.
  @inline(__always)
  private static func americanByte(
    _ word: UnsafeBufferPointer<UInt8>,
    _ place: Int,
    _ length: Int
  ) -> UInt8 {
    let byte = word[place]
    guard length >= 6, place + 1 < length else { return byte }
    let next = word[place + 1]
    switch byte {
    case UInt8(ascii: "s"):
      let isSound = place > 1 && (word[place - 1] == 0x69 || word[place - 1] == 0x79)
      return isSound && (next == 0x65 || next == 0x61 || next == 0x69) ? UInt8(ascii: "z") : byte
    case UInt8(ascii: "u"):
      return next == UInt8(ascii: "r") && place > 1 && word[place - 1] == 0x6F ? 0 : byte
    case UInt8(ascii: "a"), UInt8(ascii: "o"): return next == UInt8(ascii: "e") ? 0 : byte
    default: return byte
    }
  }

  private static func isFiller(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch word.count {
    case 2: word[0] == UInt8(ascii: "a") && word[1] == UInt8(ascii: "n")
    case 3: word.elementsEqual("and".utf8) || word.elementsEqual("the".utf8)
    default: false
    }
  }

  /// The length of a word without the `s` or `es` of a plural; `analysis`, `class` and `bus` are
  /// none.
  private static func singularLength(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let length = word.count
    guard length > 3 else { return length }
    if word[length - 1] == UInt8(ascii: "e") { return lengthWithoutHissingE(word, length) }
    guard word[length - 1] == UInt8(ascii: "s") else { return length }
    switch word[length - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return length
    case UInt8(ascii: "e"): return lengthWithoutHissingE(word, length - 1)
    default: return length - 1
    }
  }

  /// `batch` and `cache` both make `-ches`, so an `e` after such a sound counts in neither.
  private static func lengthWithoutHissingE(
    _ word: UnsafeBufferPointer<UInt8>,
    _ length: Int
  ) -> Int {
    let last = word[length - 2]
    let beforeLast = length > 2 ? word[length - 3] : 0
    let isHissing =
      last == UInt8(ascii: "x") || last == UInt8(ascii: "s") && beforeLast == UInt8(ascii: "s")
      || last == UInt8(ascii: "h") && (beforeLast == 0x73 || beforeLast == 0x63)
    return isHissing ? length - 1 : length
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
