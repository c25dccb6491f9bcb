/// What the words of a label say of it, from one look at its key.
struct LabelWords {
  fileprivate struct Roles: OptionSet, Sendable {
    let rawValue: UInt32
    /// A word for a part of a document.
    static let part = Roles(rawValue: 1)
    /// A word for a look back or ahead.
    static let review = Roles(rawValue: 2)
    /// A word that joins the others.
    static let joint = Roles(rawValue: 4)
    static let demonstrative = Roles(rawValue: 8)
    static let pronoun = Roles(rawValue: 16)
    static let question = Roles(rawValue: 32)
    /// A place in the text.
    static let place = Roles(rawValue: 64)
    /// At the end of a label, a word that leaves it open: `Export to`.
    static let openEnd = Roles(rawValue: 128)
    /// At its beginning, a word that tells a case of what stands above: `For regression`.
    static let openStart = Roles(rawValue: 256)
    /// A word that compares with what stands above: `Smaller`, `Too high`.
    static let degree = Roles(rawValue: 512)
    /// A word for one of several made-up things: `Model A`.
    static let sample = Roles(rawValue: 1024)
    /// What the document prepares for: `Exam questions`.
    static let exam = Roles(rawValue: 2048)
    /// At the beginning, what tells some of a kind from the rest: `Main benefits`.
    static let qualifier = Roles(rawValue: 4096)
    /// At the beginning, a word that tells when or where something holds: `During training`.
    static let circumstance = Roles(rawValue: 8192)
    /// `Most common`
    static let superlative = Roles(rawValue: 16384)
    /// `Example of` something
    static let example = Roles(rawValue: 32768)
    /// How many of a kind follow: `3 types`.
    static let number = Roles(rawValue: 65536)
    static let of = Roles(rawValue: 131072)
    /// Behind a word for a circumstance, what makes a name of both: `On demand`.
    static let noun = Roles(rawValue: 262144)
    /// At the end, what points at what follows.
    static let following = Roles(rawValue: 524288)
    /// What points at something said before.
    static let pointing: Roles = [.demonstrative, .pronoun, .place]
  }

  fileprivate static let table = RoleTable<Roles>([
    (
      .part,
      [
        "module", "chapter", "lesson", "section", "unit", "domain", "part", "week", "course",
        "guide",
      ]
    ),
    (.review, ["summary", "recap", "review", "objectives", "takeaways", "outcomes"]),
    (.joint, ["of", "the", "this", "and", "key", "learning"]),
    (.demonstrative, ["this", "these", "those"]),
    (.pronoun, ["it", "its", "they", "them", "their", "that", "here"]),
    (.question, ["what", "why", "how", "when", "where", "who", "which"]),
    (.place, ["above", "below"]),
    ([.openStart, .openEnd], ["for", "with"]),
    ([.circumstance, .openEnd], ["from", "by"]),
    (.openEnd, ["to", "of", "when", "and", "as", "but", "or"]),
    (.openStart, ["without", "if"]),
    (
      .circumstance,
      [
        "able", "according", "across", "after", "also", "at", "before", "determined", "due",
        "during", "in",
        "on", "to", "via", "within",
      ]
    ),
    (
      .degree,
      [
        "too", "smaller", "larger", "higher", "lower", "more", "less", "fewer", "high", "low",
        "highest", "lowest", "largest", "smallest", "longest", "shortest", "fastest", "slowest",
        // What something is in one of several ways: `Economic` below `Causes of the war`.
        "cultural", "economic", "environmental", "ethical", "historical", "legal", "political",
        "racial", "religious", "social", "strategic", "technical", "theoretical",
      ]
    ),
    (.superlative, ["most", "best", "worst"]),
    (.noun, ["demand", "premise", "premises", "prem", "call", "board"]),
    (.example, ["example", "examples"]),
    (.of, ["of"]),
    (.following, ["following", "follows", "include", "includes", "including", "are"]),
    (.number, ["2", "3", "4", "5", "6", "7", "two", "three", "four", "five", "six", "seven"]),
    (.exam, ["exam"]),
    (
      .qualifier,
      [
        "additional", "basic", "common", "core", "important", "key", "main", "major", "notable",
        "other", "possible", "potential", "primary", "typical",
      ]
    ),
    (.sample, ["model", "option", "example", "case", "scenario", "company", "team", "customer"]),
  ])

  /// Whether a word tells some of a kind from the rest: `main`.
  static func isQualifier(_ word: TextSlice) -> Bool {
    table[word].contains(.qualifier)
  }

  /// Nothing but words for parts, numbers and reviews, at least one of each: `module 3 summary`.
  let arePartAndReview: Bool
  /// Whether a word joins some of the others.
  let areJoined: Bool
  /// Whether one of the words may point at what was said before.
  let mayPoint: Bool
  /// Whether it says something only together with what stands above it.
  let isOpen: Bool
  /// Whether it tells when or where something of what stands above it holds.
  let isCircumstance: Bool
  /// Whether it only points at what follows: `Identify the following`.
  let isFollowing: Bool
  /// Whether it names cases of something: `Examples of outliers`.
  let isCase: Bool
  /// Whether it names one of several made-up things, or the exam.
  let isPlaceholder: Bool
  /// Whether the first of several words tells some of a kind from the rest.
  let areQualified: Bool

  /// - Complexity: O(n) in the number of bytes.
  init(_ key: TextSlice) {
    var found: Roles = []
    var isOther = key.count > 48
    var rest = key
    var (first, second, last): (Roles, Roles, Roles) = ([], [], [])
    var count = 0
    var lastCount = 0
    while let word = rest.nextWord() {
      let roles = Self.table[word]
      found.formUnion(roles)
      if count == 0 { first = roles } else if count == 1 { second = roles }
      last = roles
      lastCount = word.count
      count += 1
      guard roles.isDisjoint(with: [.part, .review, .joint]) else { continue }
      if !isOther, word.firstIndex(where: { !TextMarks.isDigit($0) }) == nil {
        found.insert(.part)
      } else {
        isOther = true
      }
    }
    arePartAndReview = !isOther && found.isSuperset(of: [.part, .review])
    areJoined = count > 2 && count < 6 && found.contains(.joint)
    mayPoint = !found.isDisjoint(with: .pointing)
    isCircumstance =
      (2...4).contains(count) && first.contains(.circumstance) && !second.contains(.noun)
    isFollowing = last.contains(.following)
    isCase = count > 2 && first.contains(.example) && second.contains(.of)
    isOpen =
      count > 1 && (first.contains(.openStart) || last.contains(.openEnd))
      || first.contains(.degree) && (count == 1 || key.hasPrefix("too "))
      || count == 2 && first.contains(.superlative)
    areQualified = count > 1 && !first.isDisjoint(with: [.qualifier, .number])
    isPlaceholder =
      count == 2 && (first.contains(.sample) && lastCount == 1 || first.contains(.exam))
  }
}

/// Texts that point at what was said before.
enum Pointing {
  private typealias Roles = LabelWords.Roles

  /// Words of a question behind which a pronoun stands for one of them: `What does it do` has none.
  private static let wordsBeforeAPointer = 3

  /// Whether a text only points at what was said before: `this approach`, `What it means`, `The
  /// above`.
  static func isVague(_ text: TextSlice) -> Bool {
    guard text.count <= 120 else { return false }
    var isQuestion = false
    var isFirst = true
    var last: Roles = []
    var words = 0
    var at = 0
    while true {
      while at < text.count, !isWordByte(text[at]) { at += 1 }
      guard at < text.count else { break }
      let start = at
      while at < text.count, isWordByte(text[at]) { at += 1 }
      last = roles(of: text[start..<at])
      if isFirst { isQuestion = last.contains(.question) }
      // `What may an encoder do with a word it never saw` says itself what is meant, and so does
      // `What is kept so that …`.
      let isBound = isQuestion && words > wordsBeforeAPointer
      let isLoose = !isBound || !text[start..<at].hasFoldedPrefix("that")
      if last.contains(.demonstrative), isLoose { return true }
      // `Endpoints and how to call them` says itself what is meant.
      if isFirst || isQuestion && !isBound, last.contains(.pronoun) { return true }
      isFirst = false
      words += 1
    }
    return last.contains(.place)
  }

  private static func roles(of word: TextSlice) -> Roles {
    guard word.count >= 2, word.count <= 5 else { return [] }
    switch word.first | 0x20 {
    case UInt8(ascii: "t"), UInt8(ascii: "i"), UInt8(ascii: "a"), UInt8(ascii: "b"),
      UInt8(ascii: "h"), UInt8(ascii: "w"):
      break
    default: return []
    }
    // `IT` is a trade.
    var isCapitals = true
    for at in 0..<word.count where word[at] &- 0x41 >= 26 { isCapitals = false }
    if isCapitals { return [] }
    let small = word.packed | 0x20_2020_2020 & (1 << UInt64(8 * word.count) - 1)
    return LabelWords.table[hash: TextSlice.hash(packed: small, count: word.count)]
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "-") || byte &- 0x30 < 10
  }
}
