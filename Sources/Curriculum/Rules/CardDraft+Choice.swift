extension CardDraft {
  /// Makes a card of a question with options; nil if it has no key, no distractor or too many
  /// options.
  ///
  /// It is named by its stem alone, so that an option can be mended without losing what was learned.
  init?(_ question: QuestionDraft, breadcrumb: [String]) {
    let keyCount = question.options.count { $0.isCorrect }
    guard !question.stem.isEmpty, keyCount > 0, keyCount < question.options.count,
      question.options.count <= Question.mostOptions
    else { return nil }
    let letters = "ABCDEFGHIJ".map { String($0) }
    let options = zip(letters, question.options).map { "\($0). \($1.text)" }
    let key = zip(options, question.options).filter { $1.isCorrect }.map { option, draft in
      draft.reason.isEmpty ? option : "\(option)\n\(draft.reason)"
    }
    self.init(
      kind: .choice,
      term: question.stem,
      concept: TermKey.key(question.stem),
      prompt: ([question.stem] + options).joined(separator: "\n"),
      answer: key.joined(separator: "\n"),
      options: question.options.map { option in
        Card.Option(text: option.text, isCorrect: option.isCorrect, reason: option.reason)
      },
      breadcrumb: breadcrumb,
      range: question.range
    )
  }
}
