/// A measure that a sentence gives: `the kubelet listens on port 10250`, `erythrocytes live for about
/// 120 days`.
struct Measurement {
  /// The number or the range, in the smallest unit of its kind.
  let range: ClosedRange<Double>
  /// How the number is meant.
  let bound: Figure.Bound
  /// The kind of unit: `time`, `percent`, `port`, `ml/min`.
  let unit: String
  /// What else the sentence says, without words that hold others together and without what it is
  /// about.
  private(set) var words: ContentWords
  /// Whether it only holds where nothing else is set.
  let isDefault: Bool
  /// The number as it is written, with its unit.
  let text: String

  /// Reads a sentence; nil if it gives no measure, more than one of a kind, or only an example.
  init?(_ sentence: ArraySlice<Statement.Token>) {
    guard !sentence.contains(where: { Self.hedges.contains($0.word) }) else { return nil }
    var found: (Measure, at: Range<Int>)?
    var at = sentence.startIndex
    while at < sentence.endIndex {
      guard let measure = Measure(at: at, in: sentence) else {
        at += 1
        continue
      }
      if found != nil { return nil }
      found = (measure, at..<at + measure.length)
      at += measure.length
    }
    guard let (measure, place) = found else { return nil }
    range = measure.range
    unit = measure.unit
    bound = Self.bound(sentence, before: place.lowerBound)
    isDefault = sentence.contains { $0.word.hasPrefix("default") }
    words = ContentWords(
      hashes: sentence.indices.compactMap { index in
        place.contains(index) || Self.light.contains(sentence[index].word)
          ? nil : sentence[index].meaning
      }
    )
    text = sentence[place].map(\.word).joined(separator: " ")
  }

  /// Leaves out the words of what the sentence is about.
  func about(_ subject: ContentWords) -> Measurement {
    var result = self
    result.words = words.subtracting(subject)
    return result
  }

  /// Words that make a measure hold in some cases only.
  private static let hedges: Set<String> = [
    "if", "when", "unless", "e.g", "eg", "example", "examples", "such", "say", "suppose", "imagine",
    "instance", "until", "since", "like", "depending", "depends", "sometimes", "first", "last",
    "next", "another", "each", "either",
  ]

  /// Words that may stand or not without a difference.
  private static let light: Set<String> = [
    "offer", "offers", "provide", "provides", "give", "gives", "has", "have", "support", "supports",
    "limit", "limits", "limited", "maximum", "max", "minimum", "min", "most", "least", "about",
    "approximately", "roughly", "around", "typically", "usually", "normally", "normal", "default",
    "defaults", "note", "remember", "value", "size", "amount", "amounts", "exactly", "port",
    "ports",
    "per", "service", "run", "runs", "single", "one", "tcp", "udp",
  ]

  private static let atMost: Set<String> = [
    "most", "max", "maximum", "limit", "limits", "limited", "within", "under", "below", "to",
  ]
  private static let atLeast: Set<String> = ["least", "min", "minimum", "over", "above"]
  private static let about: Set<String> = [
    "about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa",
  ]

  private static func bound(
    _ sentence: ArraySlice<Statement.Token>,
    before index: Int
  ) -> Figure.Bound {
    if sentence[index].signs.contains("<") { return .atMost }
    if sentence[index].signs.contains(">") { return .atLeast }
    if sentence[index].signs.contains("~") { return .about }
    for word in sentence[..<index].suffix(3).reversed().map(\.word) {
      if about.contains(word) { return .about }
      if atLeast.contains(word) { return .atLeast }
      if atMost.contains(word) { return .atMost }
    }
    return .exact
  }

  /// Whether two sentences about one thing say the same but for the number.
  func contradicts(_ other: Measurement) -> Bool {
    guard unit == other.unit, isDefault == other.isDefault || unit == "port", differs(from: other)
    else {
      return false
    }
    let shared = words.intersection(other.words).count
    let least = min(words.count, other.words.count)
    let most = max(words.count, other.words.count)
    // A thing has many measures of a kind, though not many ports.
    if least == 0, unit != "port" { return false }
    // One may say more than the other, though not something else.
    return shared == least && most - least <= 3 || shared * 5 >= (most + least - shared) * 3
  }

  private func differs(from other: Measurement) -> Bool {
    func isFar(_ one: Double, _ other: Double, _ tolerance: Double) -> Bool {
      abs(one - other) > tolerance * max(abs(one), abs(other))
    }
    let isRange = range.lowerBound < range.upperBound
    let isOtherRange = other.range.lowerBound < other.range.upperBound
    switch (bound, other.bound) {
    case (.about, _), (_, .about):
      return !range.overlaps(other.range)
        && isFar(range.lowerBound, other.range.lowerBound, 0.2)
        && isFar(range.upperBound, other.range.upperBound, 0.2)
    case (.atLeast, .atMost), (.atMost, .atLeast): return false
    case (.atLeast, .exact), (.exact, .atLeast), (.atMost, .exact), (.exact, .atMost):
      // `at most 5 TB` and `the limit is 5 TB` are written either way; a range has its own.
      return !isRange && !isOtherRange
        && isFar(range.upperBound, other.range.upperBound, 0.03)
    default:
      if isRange != isOtherRange { return !range.overlaps(other.range) }
      // 1024 and 1000 are both called a thousand.
      let tolerance = unit == "bytes" ? 0.05 : 0.000_000_1
      return isFar(range.lowerBound, other.range.lowerBound, tolerance)
        || isFar(range.upperBound, other.range.upperBound, tolerance)
    }
  }
}

/// A number or a range with its unit.
private struct Measure {
  let range: ClosedRange<Double>
  let unit: String
  /// How many words it takes.
  let length: Int

  init?(at index: Int, in sentence: ArraySlice<Statement.Token>) {
    guard let first = Self.number(sentence[index]) else { return nil }
    var last = first
    var next = index + 1
    if next + 1 < sentence.endIndex, sentence[next].word == "to" || sentence[next].word == "and",
      let end = Self.number(sentence[next + 1])
    {
      last = end
      next += 2
    } else if next < sentence.endIndex, sentence[next].signs == "-" || sentence[next].startsClause,
      let end = Self.number(sentence[next])
    {
      last = end
      next += 1
    }
    let isPort =
      index > sentence.startIndex && ["port", "ports"].contains(sentence[index - 1].word)
    var factor = 1.0
    if sentence[next - 1].word.hasSuffix("%") {
      unit = "percent"
    } else if isPort {
      unit = "port"
    } else if next < sentence.endIndex, !sentence[next].startsClause,
      let known = Self.unit(sentence[next].word)
    {
      factor = known.factor
      next += 1
      // `mL/min`, `times per minute`
      var name = known.name
      if next < sentence.endIndex, sentence[next].signs == "/" {
        name += "/" + Self.name(sentence[next].word)
        next += 1
      } else if next + 1 < sentence.endIndex, sentence[next].word == "per" {
        name += "/" + Self.name(sentence[next + 1].word)
        next += 2
      }
      unit = name
    } else {
      return nil
    }
    range = min(first, last) * factor...max(first, last) * factor
    length = next - index
  }

  private static func number(_ token: Statement.Token) -> Double? {
    guard let first = token.word.utf8.first, first &- 0x30 < 10 else { return nil }
    return Double(token.word.hasSuffix("%") ? token.word.dropLast() : token.word[...])
  }

  private static func unit(_ word: String) -> (name: String, factor: Double)? {
    if let unit = Figure.unit(word) {
      return (unit.dimension == "times" ? "times" : unit.dimension, unit.factor)
    }
    return units.contains(word) ? (name(word), 1) : nil
  }

  /// `minutes` and `min` are one, as are `litres` and `l`.
  private static func name(_ word: String) -> String {
    names[word] ?? (word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word)
  }

  private static let names = [
    "minutes": "min", "minute": "min", "seconds": "s", "second": "s", "sec": "s", "hour": "h",
    "hours": "h", "litres": "l", "liters": "l", "litre": "l", "liter": "l", "volts": "v",
    "millivolts": "mv", "grams": "g", "degrees": "degree", "metres": "m", "meters": "m",
  ]

  private static let units: Set<String> = [
    "ml", "dl", "l", "litre", "litres", "liter", "liters", "mg", "g", "kg", "grams", "mcg", "ng",
    "m", "cm", "mm", "km", "nm", "metres", "meters", "miles", "feet", "hz", "khz", "mhz", "ghz",
    "mv", "kv", "volts", "millivolts", "watts", "kw", "mw", "mmhg", "kpa", "bpm", "mol", "mmol",
    "kcal", "kj", "degrees", "dollars", "euros", "cents", "bits", "bytes", "tokens", "iops", "gbps",
    "mbps", "months", "month", "hops", "partitions", "shards", "replicas", "chromosomes", "pairs",
  ]
}
