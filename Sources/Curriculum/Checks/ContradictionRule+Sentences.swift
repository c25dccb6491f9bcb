import SourceText

// Sentences that say otherwise, whether or not cards are made of them.
extension ContradictionRule {
  /// Sentences that give other measures for one thing, unless the two are told of already.
  static func measurements(
    _ sentences: [GuideSentence],
    besides told: [Diagnostic],
    _ context: CheckContext
  ) -> [Diagnostic] {
    var pairs = Pairs(told)
    for group in MeasuredSentences(sentences, context).groups {
      for (place, other) in group.enumerated() {
        for one in group[..<place]
        where !one.place.overlaps(other.place) && one.measurement.contradicts(other.measurement) {
          let term = other.subject.map { context.graph.concepts[$0].term }
          pairs.add(
            (one.place, one.measurement.text),
            (other.place, other.measurement.text),
            term.map { "'\($0)' has another measure in another place" }
              ?? "another place says otherwise",
            context
          )
        }
      }
    }
    return pairs.findings
  }

  /// Sentences that differ in one number, in one opposite or in a denial alone, unless the two are
  /// told of already.
  static func twins(
    _ sentences: [GuideSentence],
    besides told: [Diagnostic],
    _ context: CheckContext
  ) -> [Diagnostic] {
    var pairs = Pairs(told)
    var statements: [Int: TwinStatements.Answer?] = [:]
    /// Cuts a sentence into words once it is known to be like another.
    func statement(_ index: Int) -> TwinStatements.Answer? {
      if let known = statements[index] { return known }
      let tokens = StatementReader.tokens(of: sentences[index].text)
      let answer = TwinStatements.Answer(sentence: tokens[...])
      let isFit =
        answer.weight >= fewestWords && !tokens.contains { hedges.contains($0.word) }
      statements[index] = .some(isFit ? answer : nil)
      return isFit ? answer : nil
    }
    for group in alike(sentences) {
      for (place, other) in group.enumerated() {
        for one in group[..<place] where !sentences[one].place.overlaps(sentences[other].place) {
          guard let first = statement(one), let second = statement(other),
            let twins = TwinStatements(sentence: first, second)
          else { continue }
          pairs.add(
            (sentences[one].place, twins.texts.one),
            (sentences[other].place, twins.texts.other),
            "another place says otherwise",
            context
          )
        }
      }
    }
    return pairs.findings
  }

  /// Sentences of as many words of which one half is the same: those that differ in one word are
  /// among them.
  private static func alike(_ sentences: [GuideSentence]) -> [[Int]] {
    var groups: [UInt64: [Int]] = [:]
    var order: [UInt64] = []
    for (index, sentence) in sentences.enumerated()
    where sentence.text.utf8.count <= longestSentence {
      let words = WordHash(sentence.text.utf8).words.filter { !passedOver.contains($0) }
      guard words.count >= fewestWords else { continue }
      let middle = words.count / 2
      for (half, part) in [words[..<middle], words[middle...]].enumerated() {
        let name = part.reduce(UInt64(words.count * 2 + half)) { WordHash.joined($0, $1) }
        if groups[name] == nil { order.append(name) }
        if groups[name, default: []].count < mostAlike { groups[name, default: []].append(index) }
      }
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }

  /// Words of a denial, and those that may stand or not.
  private static let passedOver = Set(
    (TwinStatements.passedOver + ["t", "isn", "doesn", "don", "aren", "won"])
      .compactMap { WordHash($0.utf8).words.first }
  )

  private static let longestSentence = 300
  /// Words of which sentences with fewer may speak of anything.
  private static let fewestWords = 3
  /// More sentences are made by one pattern.
  private static let mostAlike = 32
  /// Words by which a sentence speaks of one case out of several.
  private static let hedges: Set<String> = [
    "example", "e.g", "suppose", "imagine", "another", "other", "else", "then", "first", "second",
    "third", "next",
  ]

  /// Pairs of places that say otherwise, each told once.
  private struct Pairs {
    private(set) var findings: [Diagnostic] = []
    private var names: Set<String>

    init(_ told: [Diagnostic]) { names = Set(told.map(Self.name)) }

    private static func name(_ one: Diagnostic) -> String {
      let other = one.notes.first
      return "\(one.path):\(one.range.lowerBound) \(other?.path ?? ""):"
        + "\(other?.range.lowerBound ?? 0)"
    }

    mutating func add(
      _ one: (place: Place, text: String),
      _ other: (place: Place, text: String),
      _ what: String,
      _ context: CheckContext
    ) {
      let finding = context.diagnostic(
        .warning,
        context.line(of: other.text, in: other.place),
        ContradictionRule.name,
        what + ": '\(other.text)' here, '\(one.text)' there",
        help: "find out which is right, and correct the other",
        notes: [(context.line(of: one.text, in: one.place), "'\(one.text)'")]
      )
      if names.insert(Self.name(finding)).inserted { findings.append(finding) }
    }
  }
}
