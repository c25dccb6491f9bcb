import SourceText

/// Questions have a key, distractors, a reason for every option and a name of their own.
enum QuestionRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    var findings: [Diagnostic] = []
    var identifiers: Set<String> = []
    var stems: [String: Question] = [:]
    var wholes: [[String]: Question] = [:]
    for question in graph.questions {
      let stem = TermKey.key(question.stem)
      let whole = [stem] + question.options.map(\.key).sorted()
      let (first, same) = (stems[stem], wholes[whole])
      if first == nil { stems[stem] = question }
      if same == nil { wholes[whole] = question }
      if let first = same ?? first {
        findings.append(duplicate(question, of: first, isSame: same != nil, context))
      } else if !identifiers.insert(question.id).inserted {
        findings.append(
          context.diagnostic(
            .error,
            question.place,
            "question.duplicate-id",
            "another question is named '\(question.id)' too",
            help: "give each question a name of its own"
          )
        )
      }
      findings += keyFindings(of: question, in: context)
      findings += optionFindings(of: question, in: context)
    }
    return findings
  }

  private static func duplicate(
    _ question: Question,
    of first: Question,
    isSame: Bool,
    _ context: CheckContext
  ) -> Diagnostic {
    let keys = [first, question].map { Set($0.options.filter(\.isCorrect).map(\.key)) }
    let isContrary = isSame && keys[0] != keys[1]
    return context.diagnostic(
      isSame ? .error : .warning,
      question.place,
      "question.duplicate",
      isContrary
        ? "another question has the same stem and the same options, but another key"
        : isSame
          ? "another question has the same stem and the same options"
          : "another question has the same stem",
      help: isContrary
        ? "find out which key is right, and delete the other question"
        : isSame ? "delete one of them" : "say in the stem what sets them apart",
      notes: [(first.place, "the first one")]
    )
  }

  private static func keyFindings(of question: Question, in context: CheckContext) -> [Diagnostic] {
    if let finding = missingKey(of: question, in: context) { return [finding] }
    var findings: [Diagnostic] = []
    let place = question.options.first?.place ?? question.place
    if question.keyCount == question.options.count {
      findings.append(
        context.diagnostic(
          .error,
          place,
          "question.no-distractor",
          "every option is correct",
          help: "add an option that is wrong"
        )
      )
    }
    if let asked = askedCount(in: question.stem), asked != question.keyCount {
      findings.append(
        context.diagnostic(
          .error,
          question.place,
          "question.key-count",
          "the stem asks for \(asked) option\(asked == 1 ? "" : "s"), and \(question.keyCount) "
            + (question.keyCount == 1 ? "is" : "are") + " marked correct",
          help: "change the number in the stem, or mark other options"
        )
      )
    } else if question.keyCount > 1, !saysCount(question.stem) {
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
    return findings + countFindings(of: question, place, in: context)
  }

  /// A question that cannot be answered: it has no key, or a key that is no option.
  private static func missingKey(of question: Question, in context: CheckContext) -> Diagnostic? {
    let place = question.options.first?.place ?? question.place
    if let answer = question.unknownAnswer {
      return context.diagnostic(
        .error,
        answerLine(of: question, in: context) ?? place,
        "question.key-out-of-range",
        "the answer '\(answer.prefix(40))' is none of the \(question.options.count) options",
        help: "name an option by its letter, such as 'Answer: B', or add the option"
      )
    }
    if question.options.count == 1 {
      return context.diagnostic(
        .error,
        place,
        "question.one-option",
        "the question has one option only",
        help: "add wrong options that somebody could take for right"
      )
    }
    guard question.keyCount == 0 else { return nil }
    return context.diagnostic(
      .error,
      place,
      "question.key-missing",
      "question has no correct option",
      help: "mark the correct option with [x], or name it below, such as 'Answer: B'"
    )
  }

  /// The line behind the options that names the answer; nil if it stands elsewhere.
  private static func answerLine(of question: Question, in context: CheckContext) -> Place? {
    guard let last = question.options.last?.place else { return nil }
    let bytes = context.graph.files[last.file].bytes
    let end = min(bytes.count, last.range.upperBound + farthestAnswer)
    guard last.range.upperBound < end else { return nil }
    for line in bytes[last.range.upperBound..<end].split(separator: 0x0A) {
      let text = line.drop { !TextMarks.isLetter($0) }
      if text.withUnsafeBufferPointer({ AnswerLine.isAnswer(TextSlice($0)) }) {
        return Place(file: last.file, range: text.startIndex..<text.endIndex)
      }
    }
    return nil
  }

  /// An answer further down may be that of another question.
  private static let farthestAnswer = 500

  /// The number of options is that of the exam's questions.
  ///
  /// Without a blueprint nothing says how many there should be, and the questions of a guide need
  /// not be like those of the exam.
  private static func countFindings(
    of question: Question,
    _ place: Place,
    in context: CheckContext
  ) -> [Diagnostic] {
    guard context.kind(ofFile: question.place.file) == "questions" else { return [] }
    let rules = context.graph.blueprint?.itemRules ?? []
    let rule = rules.first { $0.correct?.contains(question.keyCount) ?? false }
    guard let rule, !rule.options.contains(question.options.count) else { return [] }
    let low = rule.options.lowerBound
    let wanted =
      rule.options.upperBound == Int.max
      ? "at least \(low)"
      : rule.options.count == 1 ? "\(low)" : "\(low) to \(rule.options.upperBound)"
    return [
      context.diagnostic(
        .warning,
        place,
        "question.option-count",
        "\(question.options.count) options, but \(rule.kind.lowercased()) has \(wanted)",
        help: "add or delete options until it is as in the exam"
      )
    ]
  }

  private static func optionFindings(of question: Question, in context: CheckContext)
    -> [Diagnostic]
  {
    var findings: [Diagnostic] = []
    var texts: Set<String> = []
    let isBank = context.kind(ofFile: question.place.file) == "questions"
    if !isBank, question.keyCount > 0, question.options.allSatisfy(\.reason.isEmpty) {
      findings.append(
        context.diagnostic(
          .note,
          question.place,
          "question.reason-missing",
          "nothing says why the answer is right",
          help: "write below the answer: 'Explanation: …'"
        )
      )
    }
    for option in question.options {
      if isBank, option.reason.isEmpty {
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
      if !texts.insert(option.key).inserted {
        findings.append(
          context.diagnostic(
            .error,
            option.place,
            "question.duplicate-option",
            "the question has this option twice",
            help: "delete one of them, or say what sets them apart"
          )
        )
      }
    }
    return findings
  }

  /// Whether a stem says how many options are right, or that any number may be.
  private static func saysCount(_ stem: String) -> Bool {
    if askedCount(in: stem) != nil { return true }
    let words = TermKey.words(stem)
    return words.contains { ["two", "three", "four", "all", "2", "3", "4"].contains($0) }
  }

  /// The number in `(Select TWO.)` or `(Choose three.)`.
  private static func askedCount(in stem: String) -> Int? {
    guard let open = stem.lastIndex(of: "(") else { return nil }
    let words = TermKey.words(stem[open...])
    guard words.count >= 2, ["select", "choose"].contains(words[0]) else { return nil }
    return ["one": 1, "two": 2, "three": 3, "four": 4][String(words[1])] ?? Int(words[1])
  }
}
