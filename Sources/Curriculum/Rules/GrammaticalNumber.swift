/// Tells whether a term means one thing or several, so that a prompt can speak of it.
enum GrammaticalNumber {
  /// Whether the noun that a term is built around is a plural: `Decision trees`, `Types of drift`.
  ///
  /// Names (`Kubernetes`, `SageMaker Pipelines`, `KMS`) and sciences (`Analytics`) are singular.
  static func isPlural(_ term: String) -> Bool {
    let words = term.utf8.prefix { $0 != UInt8(ascii: "(") }.split(separator: 0x20)
    guard let first = words.first, !isCompoundName(first), words.count == 1 || !isGerund(first)
    else { return false }
    let head = words.dropFirst().firstIndex { isPreposition($0) } ?? words.endIndex
    let noun = words[head - 1]
    guard noun.count > 3, noun.last == UInt8(ascii: "s"),
      noun.dropFirst().allSatisfy({ $0 &- 0x61 < 26 || $0 == UInt8(ascii: "-") })
    else { return false }
    let folded = String(decoding: noun.map { $0 | 0x20 }, as: UTF8.self)
    if folded == "metrics" { return true }
    return !singularEndings.contains { folded.hasSuffix($0) } && !singulars.contains(folded)
  }

  /// Whether a word says what is done with the things behind it, as in `Handling outliers`; a
  /// `Learning curve` is not handled so.
  private static func isGerund(_ word: Substring.UTF8View.SubSequence) -> Bool {
    guard word.count > 4, word.suffix(3).elementsEqual("ing".utf8) else { return false }
    return !nounsLikeGerunds.contains(String(decoding: word.map { $0 | 0x20 }, as: UTF8.self))
  }

  /// Whether a word is written as `SageMaker` and `DynamoDB` are.
  private static func isCompoundName(_ word: Substring.UTF8View.SubSequence) -> Bool {
    var hasSmall = false
    for byte in word {
      if hasSmall, byte &- 0x41 < 26 { return true }
      hasSmall = byte &- 0x61 < 26
    }
    return false
  }

  private static func isPreposition(_ word: Substring.UTF8View.SubSequence) -> Bool {
    prepositions.contains { word.elementsEqual($0.utf8) }
  }

  private static let prepositions = ["of", "for", "in", "to", "on", "with", "from", "at", "by"]
  private static let nounsLikeGerunds: Set<String> = [
    "embedding", "learning", "monitoring", "pricing", "routing", "scaling", "testing", "training",
    "tuning",
  ]
  private static let singularEndings = ["ss", "us", "is", "as", "ics", "ops"]
  private static let singulars: Set<String> = ["kubernetes", "series", "species", "lens", "news"]
}
