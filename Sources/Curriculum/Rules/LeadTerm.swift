import Markdown

/// A paragraph that begins with the term it speaks of: `**Parquet**: a columnar format`.
struct LeadTerm {
  /// The term without its punctuation.
  let term: TextSlice
  /// What is said of it; empty if the paragraph is the term alone.
  let rest: TextSlice

  /// Finds the leading term of a paragraph.
  ///
  /// The term is strong text at the beginning, followed by a colon (inside or outside), a dash or
  /// nothing; a short parenthesis between term and colon belongs to the term.
  init?(_ paragraph: NodeID, in guide: GuideText) {
    guard guide.document.kind(of: paragraph) == .paragraph,
      let first = guide.document.firstChild(of: paragraph)
    else { return nil }
    self.init(from: first, until: nil, in: guide)
  }

  /// Finds the leading terms of a paragraph whose lines each begin with one.
  ///
  /// A line that begins with none goes on with what is said of the term before.
  static func all(in paragraph: NodeID, of guide: GuideText) -> [LeadTerm] {
    var terms: [LeadTerm] = []
    var start = guide.document.firstChild(of: paragraph)
    var next = start
    while let node = next {
      next = guide.document.nextSibling(of: node)
      guard let line = next, guide.document.kind(of: node) == .softBreak,
        LeadTerm(from: line, until: nil, in: guide) != nil
      else { continue }
      if let first = start, let term = LeadTerm(from: first, until: line, in: guide) {
        terms.append(term)
      }
      start = line
    }
    if let first = start, let term = LeadTerm(from: first, until: nil, in: guide) {
      terms.append(term)
    }
    return terms
  }

  private init?(from first: NodeID, until end: NodeID?, in guide: GuideText) {
    guard guide.document.kind(of: first) == .strong else { return nil }
    var term = guide.text(of: first).trimmed
    let next = guide.document.nextSibling(of: first)
    var rest = next == end ? TextSlice.empty : guide.text(from: next, until: end).trimmed
    if term.last == UInt8(ascii: ":") {
      term = term.dropLast().trimmed
    } else if !rest.isEmpty {
      if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
        let after = rest.suffix(from: close + 1).trimmed
        if after.isEmpty || Self.separatorLength(of: after) > 0 {
          term = guide.arena.joined(term, " ", rest.prefix(close + 1))
          rest = after
        }
      }
      if !rest.isEmpty {
        let separator = Self.separatorLength(of: rest)
        guard separator > 0 else { return nil }
        rest = rest.suffix(from: separator).trimmed
      }
    }
    term = Self.withoutNumber(term)
    guard !term.isEmpty, term.count <= Self.longestTermBytes, !Self.isMark(term, guide.arena)
    else { return nil }
    self.term = term
    self.rest = rest
  }

  /// Finds an unmarked term at the beginning of a list item: `Definition: learning from labels`.
  ///
  /// The term has at most five words and no punctuation that a sentence would have.
  init?(plain item: TextSlice, _ arena: TextArena) {
    guard let colon = Self.colon(in: item) else { return nil }
    let term = item.prefix(colon).trimmed
    let rest = item.suffix(from: colon + 1)
    guard rest.isEmpty || rest.first == 0x20, term.beginsWithCapitalOrNumber,
      !Self.isMark(term, arena)
    else { return nil }
    self.term = term
    self.rest = rest.trimmed
  }

  /// The place of a colon behind at most five words without the punctuation of a sentence.
  private static func colon(in item: TextSlice) -> Int? {
    var words = 0
    var wasSpace = true
    for at in 0..<item.count {
      switch item[at] {
      case UInt8(ascii: ":"): return at
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="),
        UInt8(ascii: "\""):
        return nil
      case 0x20: wasSpace = true
      default:
        if wasSpace { words += 1 }
        if words > 5 { return nil }
        wasSpace = false
      }
    }
    return nil
  }

  /// Marks of questions and answers, which are no terms, with or without a number.
  private static let marks: PhraseSet = [
    "q", "a", "question", "answer", "answers", "correct answer", "correct answers",
    "correct answer s", "answer s",
    "explanation",
    "reason", "rationale", "ans", "front", "back", "exercise", "solution to exercise",
  ]

  private static func isMark(_ term: TextSlice, _ arena: TextArena) -> Bool {
    guard term.count <= 24 else { return false }
    switch term.first | 0x20 {
    case UInt8(ascii: "q"), UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "e"),
      UInt8(ascii: "r"), UInt8(ascii: "f"), UInt8(ascii: "b"), UInt8(ascii: "s"):
      break
    default: return false
    }
    var word = arena.key(term)
    while word.last &- 0x30 < 10 || word.last == 0x20 { word = word.dropLast() }
    return marks.contains(word)
  }

  /// Longer bold text is a sentence.
  private static let longestTermBytes = 160

  /// `2. Pipe mode` is the second of a list; `2.5 Flash` is a name.
  private static func withoutNumber(_ term: TextSlice) -> TextSlice {
    var digits = 0
    while digits < term.count, term[digits] &- 0x30 < 10 { digits += 1 }
    let rest = term.suffix(from: digits)
    guard digits > 0, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return term }
    return rest.suffix(from: 2).trimmed
  }

  /// The bytes of a colon, or of a dash and a space, at the beginning of a text; zero without one.
  private static func separatorLength(of text: TextSlice) -> Int {
    if text.first == UInt8(ascii: ":") { return 1 }
    if text.hasPrefix("- ") { return 2 }
    return text.hasPrefix("– ") || text.hasPrefix("— ") ? 4 : 0
  }
}
