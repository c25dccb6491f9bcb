/// A number that a statement gives for something, such as `18+ built-in algorithms`.
struct Figure {
  /// How the number is meant.
  enum Bound {
    /// Just this much.
    case exact
    /// This much at most.
    case atMost
    /// This much at least.
    case atLeast
    /// Roughly this much.
    case about
  }

  /// The number in the smallest unit of its kind.
  let value: Double
  /// How the number is meant.
  let bound: Bound
  /// What kind of unit it has: time, bytes, percent; empty for a count.
  let dimension: String
  /// What is counted or measured, without words that only hold others together.
  let quantity: ContentWords
  /// What is counted: the last word of it; nil for measures.
  let head: UInt64?
  /// What is measured, by the word nearest to the number; nil for counts.
  private let measure: UInt64?
  /// Names among the words of the quantity, which tell one thing from another of its kind.
  private let names: ContentWords
  /// The number as it is written, with what follows it.
  let text: String

  private static let units: [String: (dimension: String, factor: Double)] = [
    "ms": ("time", 0.001), "millisecond": ("time", 0.001), "milliseconds": ("time", 0.001),
    "s": ("time", 1), "sec": ("time", 1), "second": ("time", 1), "seconds": ("time", 1),
    "min": ("time", 60), "minute": ("time", 60), "minutes": ("time", 60),
    "h": ("time", 3600), "hour": ("time", 3600), "hours": ("time", 3600),
    "day": ("time", 86400), "days": ("time", 86400), "week": ("time", 604_800),
    "weeks": ("time", 604_800), "year": ("time", 31_536_000), "years": ("time", 31_536_000),
    "kb": ("bytes", 1e3), "mb": ("bytes", 1e6), "gb": ("bytes", 1e9), "tb": ("bytes", 1e12),
    "pb": ("bytes", 1e15), "kib": ("bytes", 1e3), "mib": ("bytes", 1e6), "gib": ("bytes", 1e9),
    "tib": ("bytes", 1e12), "percent": ("percent", 1), "x": ("times", 1), "times": ("times", 1),
  ]

  private static let atMost: Set<String> = [
    "below", "under", "most", "max", "maximum", "within", "less", "fewer", "to", "than", "exceed",
  ]
  private static let atLeast: Set<String> = [
    "above", "over", "least", "min", "minimum", "more", "exceeds",
  ]
  private static let about: Set<String> = [
    "about", "around", "approximately", "roughly", "typically", "usually", "nearly", "almost",
    "some", "often",
  ]
  /// Words after which all figures of a sentence are some of several possible ones.
  private static let examples: Set<String> = [
    "e.g", "eg", "example", "examples", "such", "like", "say", "instance", "imagine", "suppose",
  ]
  /// Words that make the figure of a clause hold in some cases only.
  private static let conditions: Set<String> = ["if", "when", "default", "sample"]
  /// What stands between a name and its version or place.
  private static let labels: Set<String> = [
    "version", "v", "step", "section", "chapter", "figure", "table", "layer", "level", "page",
    "domain", "module", "task", "type", "tier", "class", "top", "in", "since", "until",
  ]

  /// Finds the figures of a statement.
  ///
  /// What is given as an example, or has another figure of its kind in the same clause, is left
  /// out, because it is not clear what it is about.
  static func all(in statement: Statement) -> [Figure] {
    statement.sentences.flatMap { sentence -> [Figure] in
      let end = sentence.firstIndex { examples.contains($0.word) } ?? sentence.endIndex
      return sentence.parts { $0.startsClause }.flatMap { clause -> [Figure] in
        guard clause.endIndex <= end, !clause.contains(where: { conditions.contains($0.word) })
        else { return [] }
        let figures = clause.indices.compactMap {
          Figure(at: $0, in: clause, aspect: statement.aspect)
        }
        return figures.filter { figure in
          figures.count { $0.dimension == figure.dimension } == 1
        }
      }
    }
  }

  private init?(at index: Int, in clause: ArraySlice<Statement.Token>, aspect: String) {
    let token = clause[index]
    guard let first = token.word.utf8.first, first &- 0x30 < 10,
      token.signs.utf8.allSatisfy({ "<>~".utf8.contains($0) }),
      index == clause.startIndex || !Self.labels.contains(clause[index - 1].word)
    else { return nil }
    var number = token.word[...]
    let hasPlus = number.hasSuffix("+")
    if hasPlus { number = number.dropLast() }
    let hasPercent = number.hasSuffix("%")
    if hasPercent { number = number.dropLast() }
    guard let plain = Double(number) else { return nil }
    let following = clause[(index + 1)...]
    // A range or a calculation follows.
    if let next = following.first, next.word.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false {
      return nil
    }
    if index > clause.startIndex,
      clause[index - 1].word.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false
    {
      return nil
    }
    var rest = following
    if hasPercent {
      dimension = "percent"
      value = plain
    } else if let unit = following.first.flatMap({ Self.units[$0.word] }),
      following.first?.signs.isEmpty ?? false
    {
      dimension = unit.dimension
      value = plain * unit.factor
      rest = following.dropFirst()
    } else {
      dimension = ""
      value = plain
    }
    let before = clause[..<index]
    bound = Self.bound(token, before, hasPlus: hasPlus)
    if dimension.isEmpty {
      guard let phrase = Self.nounPhrase(following), plain >= 2 else { return nil }
      quantity = phrase.words
      head = phrase.head
      measure = nil
      names = ContentWords(hashes: [])
      text = ([token] + following.prefix(phrase.length)).map(\.word).joined(separator: " ")
    } else {
      let near = before.suffix(5).filter { !Self.isBoundWord($0.word) } + rest.prefix(4)
      var words = ContentWords(hashes: near.compactMap(\.meaning))
      if clause.count <= 4 { words.formUnion(ContentWords(aspect)) }
      quantity = words
      head = nil
      measure =
        near.prefix(near.count - rest.prefix(4).count).reversed().lazy.compactMap(\.meaning).first
        ?? rest.lazy.compactMap(\.meaning).first ?? ContentWords(aspect).hashes.first
      names = ContentWords(hashes: near.filter(\.isName).compactMap(\.meaning))
      text = clause[index..<rest.startIndex].map(\.word).joined(separator: " ")
    }
  }

  private static func isBoundWord(_ word: String) -> Bool {
    atMost.contains(word) || atLeast.contains(word) || about.contains(word)
  }

  private static func bound(
    _ token: Statement.Token,
    _ before: ArraySlice<Statement.Token>,
    hasPlus: Bool
  ) -> Bound {
    if token.signs.contains("<") { return .atMost }
    if token.signs.contains(">") || hasPlus { return .atLeast }
    if token.signs.contains("~") { return .about }
    for word in before.suffix(2).reversed().map(\.word) {
      if about.contains(word) { return .about }
      if atLeast.contains(word) { return .atLeast }
      // `less than`, `more than`: the word before decides.
      if atMost.contains(word), word != "than" { return .atMost }
    }
    return .exact
  }

  /// The words after a number up to one that holds phrases together.
  private static func nounPhrase(
    _ tokens: ArraySlice<Statement.Token>
  ) -> (words: ContentWords, head: UInt64, length: Int)? {
    var meanings: [UInt64] = []
    var length = 0
    for token in tokens.prefix(4) {
      // `built-in` is a modifier, though `in` alone ends a phrase.
      guard token.signs.isEmpty || token.signs == "-", !token.startsClause else { break }
      if let meaning = token.meaning {
        meanings.append(meaning)
      } else if token.signs != "-" {
        break
      }
      length += 1
    }
    guard let head = meanings.last, meanings.count >= 2 else { return nil }
    return (ContentWords(hashes: meanings), head, length)
  }

  /// Whether two figures are about the same and cannot both be right.
  func contradicts(_ other: Figure) -> Bool {
    guard dimension == other.dimension, isAboutTheSame(as: other) else { return false }
    switch (bound, other.bound) {
    case (.about, _), (_, .about):
      return max(value, other.value) > 2 * min(value, other.value)
    case (.atLeast, .exact): return other.value < value
    case (.exact, .atLeast): return value < other.value
    case (.atLeast, .atMost): return value > other.value
    case (.atMost, .atLeast): return other.value > value
    default: return !Self.areEqual(value, other.value, of: dimension)
    }
  }

  /// The kind of a unit and how much of the smallest one it is; nil if it is none.
  static func unit(_ word: String) -> (dimension: String, factor: Double)? { units[word] }

  /// Whether two amounts are the same; a megabyte may have 1000 or 1024 kilobytes.
  static func areEqual(_ one: Double, _ other: Double, of dimension: String) -> Bool {
    // Years and ports are told to the last digit.
    let tolerance = dimension == "bytes" ? 0.03 : dimension.isEmpty ? 0 : 0.001
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
  }

  private func isAboutTheSame(as other: Figure) -> Bool {
    let shared = quantity.intersection(other.quantity).count
    guard shared > 0 else { return false }
    let all = quantity.count + other.quantity.count - shared
    if let head {
      guard head == other.head else { return false }
      // Something counted has the same noun and at least one more word in common.
      return shared >= 2 && shared >= min(quantity.count, other.quantity.count)
    }
    guard other.head == nil, let measure, measure == other.measure else { return false }
    // Beside the measure one word may differ, unless it names a kind of its own.
    let differing = [quantity.subtracting(other.quantity), other.quantity.subtracting(quantity)]
    let areNamed =
      !differing[0].intersection(names).isEmpty
      || !differing[1].intersection(other.names).isEmpty
    return all - shared <= 1 && !areNamed
  }
}
