/// Tells whether a term means one thing or several, so that a prompt can speak of it.
enum GrammaticalNumber {
  /// Whether the noun that a term is built around is a plural: `Decision trees`, `Types of drift`.
  ///
  /// Names (`Kubernetes`, `SageMaker Pipelines`, `KMS`) and sciences (`Analytics`) are singular.
  static func isPlural(_ term: TextSlice) -> Bool {
    var rest = term.firstIndex(of: UInt8(ascii: "(")).map { term.prefix($0) } ?? term
    guard let first = rest.nextWord(), !isCompoundName(first) else { return false }
    // `Kinesis Data Streams` is one service.
    if term.hasSuffix("Data Streams") || term.hasSuffix("Video Streams") { return false }
    var noun = first
    while let word = rest.nextWord() {
      if isPreposition(word) { break }
      // What is done with things is one thing: `Handling outliers`.
      if noun.start == first.start, isGerund(first) { return false }
      noun = word
    }
    // `SSRIs`, `VPCs`
    if noun.count > 2, noun.last == UInt8(ascii: "s"),
      noun.dropLast().firstIndex(where: { $0 &- 0x41 >= 26 }) == nil
    {
      return true
    }
    guard noun.count > 3, noun.last == UInt8(ascii: "s"),
      noun.suffix(from: 1).firstIndex(where: { $0 &- 0x61 >= 26 && $0 != 0x2D }) == nil
    else { return false }
    return !isSingular(noun)
  }

  /// Whether a word is written as `SageMaker` and `DynamoDB` are.
  static func isCompoundName(_ word: TextSlice) -> Bool {
    var hasSmall = false
    for at in 0..<word.count {
      if hasSmall, word[at] &- 0x41 < 26 { return true }
      hasSmall = word[at] &- 0x61 < 26
    }
    return false
  }

  /// Whether a term names something that people do: `Pricking out`, `Success metrics definition`.
  static func isActivity(_ term: TextSlice) -> Bool {
    term.containsWord { word in
      word.hasSuffix("ing") || word.hasSuffix("tion") || word.hasSuffix("ment")
        || word.hasSuffix("sis") || word.hasSuffix("ance") || word.hasSuffix("ence")
    }
  }

  private static func isSingular(_ noun: TextSlice) -> Bool {
    if noun.hasSuffix("ics") { return !noun.hasSuffix("metrics") && !noun.hasSuffix("Metrics") }
    return noun.hasSuffix("ss") || noun.hasSuffix("us") || noun.hasSuffix("is")
      || noun.hasSuffix("ias") || noun.hasSuffix("ops") || singulars.contains(folded: noun)
  }

  /// Whether a word says what is done with the things behind it; a `Learning curve` is not done.
  private static func isGerund(_ word: TextSlice) -> Bool {
    word.count > 4 && word.hasSuffix("ing") && !nounsLikeGerunds.contains(folded: word)
  }

  private static func isPreposition(_ word: TextSlice) -> Bool {
    word.count <= 7 && prepositions.contains(folded: word)
  }

  private static let prepositions: PhraseSet = [
    "of", "for", "in", "to", "on", "with", "from", "at", "by", "into", "over", "through", "using",
    "via", "without",
  ]
  private static let nounsLikeGerunds: PhraseSet = [
    "embedding", "learning", "monitoring", "pricing", "routing", "scaling", "testing", "training",
    "tuning",
  ]
  private static let singulars: PhraseSet = [
    "atlas", "bayes", "canvas", "gas", "insights", "k-means", "keras", "kubernetes", "lens",
    "means", "neighbors", "news",
    "pandas", "series", "species",
  ]
}
