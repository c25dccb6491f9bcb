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
    let keys = zip(options, question.options).filter { $1.isCorrect }
    // One explanation of all keys is said once.
    let isShared = keys.count > 1 && keys.allSatisfy { $1.reason == keys[0].1.reason }
    let key = keys.enumerated().map { place, key in
      let says = !key.1.reason.isEmpty && (!isShared || place == keys.count - 1)
      return says ? "\(key.0)\n\(key.1.reason)" : key.0
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
