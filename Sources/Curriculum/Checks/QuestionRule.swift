import SourceText

/// Questions have a key, distractors, a reason for every option and a name of their own.
enum QuestionRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    var findings: [Diagnostic] = []
    var identifiers: Set<String> = []
    var stems: Set<String> = []
    for question in graph.questions {
      if !identifiers.insert(question.id).inserted {
        findings.append(
          context.diagnostic(
            .error,
            question.place,
            "question.duplicate-id",
            "another question is named '\(question.id)' too",
            help: "give each question a name of its own"
          )
        )
      } else if !stems.insert(TermKey.key(question.stem)).inserted {
        findings.append(
          context.diagnostic(
            .error,
            question.place,
            "question.duplicate",
            "another question has the same stem"
          )
        )
      }
      findings += keyFindings(of: question, in: context)
      findings += optionFindings(of: question, in: context)
    }
    return findings
  }

  private static func keyFindings(of question: Question, in context: CheckContext) -> [Diagnostic] {
    let place = question.options.first?.place ?? question.place
    if question.keyCount == 0 {
      return [
        context.diagnostic(
          .error,
          place,
          "question.key-missing",
          "question has no correct option",
          help: "mark the correct option with [x]"
        )
      ]
    }
    var findings: [Diagnostic] = []
    if question.keyCount == question.options.count {
      findings.append(
        context.diagnostic(.error, place, "question.no-distractor", "every option is correct")
      )
    }
    if let asked = askedCount(in: question.stem), asked != question.keyCount {
      findings.append(
        context.diagnostic(
          .error,
          question.place,
          "question.key-count",
          "the stem asks for \(asked) options and \(question.keyCount) are marked correct"
        )
      )
    } else if question.keyCount > 1, askedCount(in: question.stem) == nil {
      findings.append(
        context.diagnostic(
          .warning,
          question.place,
          "question.count-unsaid",
          "the stem does not say how many options to choose",
          help: "end the stem with (Select TWO.) or (Select THREE.)"
        )
      )
    }
    // Without a blueprint nothing says how many options there should be.
    let rules = context.graph.blueprint?.itemRules ?? []
    let rule = rules.first { $0.correct?.contains(question.keyCount) ?? false }
    if let rule, !rule.options.contains(question.options.count) {
      let wanted =
        rule.options.upperBound == Int.max
        ? "at least \(rule.options.lowerBound)"
        : "\(rule.options.lowerBound)"
          + (rule.options.count == 1 ? "" : " to \(rule.options.upperBound)")
      findings.append(
        context.diagnostic(
          .warning,
          place,
          "question.option-count",
          "\(question.options.count) options, but \(rule.kind.lowercased()) has \(wanted)"
        )
      )
    }
    return findings
  }

  private static func optionFindings(of question: Question, in context: CheckContext)
    -> [Diagnostic]
  {
    var findings: [Diagnostic] = []
    var texts: Set<String> = []
    for option in question.options {
      if option.reason.isEmpty {
        findings.append(
          context.diagnostic(
            .warning,
            option.place,
            "question.reason-missing",
            "the option has no reason",
            help: "say below it, indented, why it is right or wrong"
          )
        )
      }
      if !texts.insert(TermKey.key(option.text)).inserted {
        findings.append(
          context.diagnostic(
            .error,
            option.place,
            "question.duplicate-option",
            "the question has this option twice"
          )
        )
      }
    }
    return findings
  }

  /// The number in `(Select TWO.)` or `(Choose three.)`.
  private static func askedCount(in stem: String) -> Int? {
    guard let open = stem.lastIndex(of: "(") else { return nil }
    let words = TermKey.words(stem[open...])
    guard words.count >= 2, ["select", "choose"].contains(words[0]) else { return nil }
    return ["one": 1, "two": 2, "three": 3, "four": 4][String(words[1])] ?? Int(words[1])
  }
}
