import SourceText

/// Guides that speak of the same concept agree on figures, requirements, ranks and advice.
///
/// Only what is put in comparable words is compared: a wrong alarm costs more trust than a
/// contradiction that nobody points out.
enum ContradictionRule: GuideRule {
  /// The stable name of the rule.
  static let name = "concept.contradiction"

  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    let statements = statements(of: graph)
    var findings: [Diagnostic] = []
    for concept in statements.keys.sorted() {
      let said = statements[concept] ?? []
      guard Set(said.map(\.place)).count > 1 else { continue }
      findings += figures(said, context) + verdicts(said, context) + twins(said, context)
    }
    let all = statements.keys.sorted().flatMap { statements[$0] ?? [] }
    findings += conditions(all, context) + rankings(all, context)
    let sentences = GuideSentence.all(in: context)
    findings += measurements(sentences, besides: findings, context)
    return findings + twins(sentences, besides: findings, context)
  }

  /// What each place says of each concept.
  private static func statements(of graph: StudyGraph) -> [Int: [Statement]] {
    var statements: [Int: [Statement]] = [:]
    // A term says nothing, a sentence with a gap is nobody's, and a contrast is about two.
    for card in graph.cards where ![.cloze, .term, .contrast].contains(card.kind) {
      func add(_ text: String, _ place: Place) {
        statements[card.concept, default: []].append(
          Statement(
            concept: card.concept,
            kind: card.kind,
            aspect: card.aspect,
            text: text,
            place: place
          )
        )
      }
      if let place = card.sources.first { add(card.answer, place) }
      for other in card.others + card.restatements { add(other.answer, other.place) }
    }
    return statements
  }

  private static func figures(_ said: [Statement], _ context: CheckContext) -> [Diagnostic] {
    let figures = said.map { Figure.all(in: $0) }
    return pairs(said) { one, other in
      for figure in figures[one] {
        for rival in figures[other] where figure.contradicts(rival) {
          return (figure.text, rival.text)
        }
      }
      return nil
    }.map { one, other, texts in
      finding(said[one], said[other], texts, "gives other figures in another place", context)
    }
  }

  private static func verdicts(_ said: [Statement], _ context: CheckContext) -> [Diagnostic] {
    let denied = Set(
      said.flatMap { Verdict.all(in: $0, affirming: nil) }.filter(\.isDenied).map(\.verb)
    )
    guard !denied.isEmpty else { return [] }
    let verdicts = said.map { Verdict.all(in: $0, affirming: denied) }
    return pairs(said) { one, other in
      for verdict in verdicts[one] {
        for rival in verdicts[other] where verdict.contradicts(rival) {
          return (verdict.text, rival.text)
        }
      }
      return nil
    }.map { one, other, texts in
      finding(said[one], said[other], texts, "is said to be otherwise in another place", context)
    }
  }

  /// Answers that say the same but for a number or an opposite, where no other claim is found.
  ///
  /// Two in one file are told to be the same card already, and questions with options may differ in
  /// these.
  private static func twins(_ said: [Statement], _ context: CheckContext) -> [Diagnostic] {
    let said = said.filter { $0.kind != .choice }
    guard Set(said.map(\.place.file)).count > 1 else { return [] }
    let answers = said.map { TwinStatements.Answer($0) }
    let figures = said.map { Figure.all(in: $0) }
    var findings: [Diagnostic] = []
    let groups = Dictionary(grouping: said.indices) { answers[$0].likeness }
    for (_, alike) in groups.sorted(by: { $0.key < $1.key }) where alike.count <= mostAlike {
      for (place, other) in alike.enumerated() {
        for one in alike[..<place] where said[one].place.file != said[other].place.file {
          guard let twins = TwinStatements(answers[one], answers[other]),
            !figures[one].contains(where: { figures[other].contains(where: $0.contradicts) })
          else { continue }
          let what = "is said to be otherwise in another place"
          let texts = (twins.texts.one, twins.texts.other)
          findings.append(finding(said[one], said[other], texts, what, context))
        }
      }
    }
    return findings
  }

  /// More answers are to more questions than one.
  private static let mostAlike = 64

  /// More is not said of one thing, but of many that have one name.
  private static let mostStatements = 256

  /// Pairs of statements in different places for which something is found.
  private static func pairs(
    _ said: [Statement],
    _ find: (Int, Int) -> (String, String)?
  ) -> [(Int, Int, (String, String))] {
    var result: [(Int, Int, (String, String))] = []
    for other in said.indices.prefix(mostStatements) {
      for one in said[..<other].indices where said[one].place != said[other].place {
        if let texts = find(one, other) { result.append((one, other, texts)) }
      }
    }
    return result
  }

  private static func finding(
    _ one: Statement,
    _ other: Statement,
    _ texts: (String, String),
    _ what: String,
    _ context: CheckContext
  ) -> Diagnostic {
    let term = context.graph.concepts[one.concept].term
    return context.diagnostic(
      .warning,
      context.line(of: texts.1, in: other.place),
      name,
      "'\(term)' \(what): '\(texts.1)' here, '\(texts.0)' there",
      help: "find out which is right, and correct the other",
      notes: [(context.line(of: texts.0, in: one.place), "'\(texts.0)'")]
    )
  }
}

// MARK: Advice

extension ContradictionRule {
  /// What to use and what not to use: of a concept, or of what a label such as `When to use` names.
  private static func conditions(_ all: [Statement], _ context: CheckContext) -> [Diagnostic] {
    struct Advice {
      let subject: String
      let condition: UseCondition
      let place: Place
    }
    var advice: [Advice] = []
    for statement in all {
      let term = context.graph.concepts[statement.concept].key
      if let subject = subject(of: term) {
        advice += statement.items.flatMap { item in
          item.conditions(isAgainst: subject.isAgainst).map {
            Advice(subject: subject.name, condition: $0, place: statement.place)
          }
        }
      } else {
        advice += UseCondition.all(in: statement).map {
          Advice(subject: term, condition: $0, place: statement.place)
        }
      }
    }
    for card in context.graph.cards where card.kind == .definition {
      // A term below `When to use` is a condition itself.
      guard let label = card.breadcrumb.last, let place = card.sources.first,
        let subject = subject(of: TermKey.key(label))
      else { continue }
      let term = Statement(
        concept: card.concept,
        kind: card.kind,
        aspect: "",
        text: card.term,
        place: place
      )
      advice += term.conditions(isAgainst: subject.isAgainst).map {
        Advice(subject: subject.name, condition: $0, place: place)
      }
    }
    var findings: [Diagnostic] = []
    for (index, other) in advice.enumerated() {
      for one in advice[..<index]
      where one.subject == other.subject && one.place != other.place
        && one.condition.contradicts(other.condition)
      {
        findings.append(
          context.diagnostic(
            .warning,
            context.line(of: other.condition.text, in: other.place),
            name,
            "'\(other.condition.text)' speaks \(other.condition.isAgainst ? "against" : "for") "
              + "'\(other.subject)' here, and \(one.condition.isAgainst ? "against" : "for") it "
              + "in another place",
            help: "find out which is right, and correct the other",
            notes: [
              (context.line(of: one.condition.text, in: one.place), "'\(one.condition.text)'")
            ]
          )
        )
      }
    }
    return findings
  }

  /// `when not to use ml` gives advice against `ml`.
  private static func subject(of label: String) -> (name: String, isAgainst: Bool)? {
    for (start, isAgainst) in [("when not to use ", true), ("when to use ", false)]
    where label.hasPrefix(start) {
      return (String(label.dropFirst(start.count)), isAgainst)
    }
    return nil
  }
}

// MARK: Ranks

extension ContradictionRule {
  private static func rankings(_ all: [Statement], _ context: CheckContext) -> [Diagnostic] {
    var columns: [String: [Statement]] = [:]
    for statement in all where statement.kind == .table {
      let topic = context.graph.topic(at: statement.place) ?? -1
      columns["\(topic) \(statement.aspect)", default: []].append(statement)
    }
    var rankings = all.flatMap { Ranking.all(in: $0) }
    rankings += columns.keys.sorted().compactMap { Ranking.first(in: columns[$0] ?? []) }
    guard rankings.count > 1 else { return [] }
    let rivals = Rivals(context.graph)
    var findings: [Diagnostic] = []
    for (index, other) in rankings.enumerated() {
      for one in rankings[..<index]
      where one.place != other.place && one.contradicts(other, areRivals: rivals.contains) {
        let terms = [one, other].map { context.graph.concepts[$0.concept].term }
        findings.append(
          context.diagnostic(
            .warning,
            other.place,
            name,
            "'\(terms[1])' is put first here ('\(other.text)'), and '\(terms[0])' in another place",
            help: "find out which is right, and correct the other",
            notes: [(one.place, "'\(terms[0])': '\(one.text)'")]
          )
        )
      }
    }
    return findings
  }

  /// Concepts that stand side by side in one list or table.
  private struct Rivals {
    private var neighbours: [Int: Set<Int>] = [:]

    init(_ graph: StudyGraph) {
      var groups: [String: Set<Int>] = [:]
      for card in graph.cards where card.kind == .definition || card.kind == .table {
        // The titles above and what is asked are the same for all entries of a list or table.
        let key = "\(card.topic)/\(card.breadcrumb.joined(separator: "/"))/\(card.aspect)"
        groups[key, default: []].insert(card.concept)
      }
      for group in groups.values {
        for concept in group { neighbours[concept, default: []].formUnion(group) }
      }
    }

    func contains(_ one: Int, _ other: Int) -> Bool { neighbours[one]?.contains(other) ?? false }
  }
}

extension CheckContext {
  /// The line of a place that says something; all of the place if none does.
  func line(of words: String, in place: Place) -> Place {
    let bytes = graph.files[place.file].bytes
    let key = TermKey.key(words)
    for line in bytes[place.range].split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard TermKey.key(text).contains(key) else { continue }
      let indent = line.prefix { TextBytes.isSpace($0) }.count
      return Place(file: place.file, range: (line.startIndex + indent)..<line.endIndex)
    }
    return place
  }
}
