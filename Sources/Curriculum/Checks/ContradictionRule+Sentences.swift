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
    var groups: [String: [(statement: TwinStatements.Answer, place: Place)]] = [:]
    for sentence in sentences where sentence.text.utf8.count <= longestSentence {
      let tokens = StatementReader.tokens(of: sentence.text)
      guard !tokens.contains(where: { hedges.contains($0.word) }) else { continue }
      let statement = TwinStatements.Answer(sentence: tokens[...])
      guard statement.weight >= fewestWords else { continue }
      for half in statement.halves {
        for one in groups[half] ?? [] where !one.place.overlaps(sentence.place) {
          guard let twins = TwinStatements(sentence: one.statement, statement) else { continue }
          pairs.add(
            (one.place, twins.texts.one),
            (sentence.place, twins.texts.other),
            "another place says otherwise",
            context
          )
        }
        if groups[half, default: []].count < mostAlike {
          groups[half, default: []].append((statement, sentence.place))
        }
      }
    }
    return pairs.findings
  }

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
