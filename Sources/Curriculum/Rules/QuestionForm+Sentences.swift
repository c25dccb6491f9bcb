// Answers that are sentences.
extension QuestionForm {
  /// The form of a sentence about something else than its term.
  static func statement(
    _ answer: TextSlice,
    _ first: TextSlice,
    _ roles: WordRoles
  ) -> QuestionForm? {
    // `you expose data` tells what happens, `you can move it` what one can do.
    if first == "you" {
      var rest = answer
      _ = rest.nextWord()
      let next = rest.nextWord() ?? .empty
      // `You can't call it before …` is no thing to do.
      if next.hasSuffix("n't") || next.hasSuffix("n’t") || next == "cannot" { return .points }
      let isModal = table[next].contains(.modal)
      return isModal || answer.last == UInt8(ascii: ".") ? .possibility : .statement
    }
    // `A single instance can hold several databases` defines nothing.
    if roles.contains(.subject), isClauseWithModal(answer) { return .points }
    guard answer.last == UInt8(ascii: "."), !roles.contains(.subject) else { return nil }
    if first == "more" { return .statement }
    if let verb = verbOfClause(answer) { return stateVerbs.contains(verb) ? .points : .statement }
    // Further on, a modal verb belongs to a clause: `models that can be adapted`.
    var rest = answer
    guard rest.nextWord() != nil else { return nil }
    for _ in 0..<3 {
      guard let word = rest.nextWord() else { return nil }
      if table[word].contains(.modal) { return answer.contains(" that ") ? nil : .statement }
    }
    return nil
  }

  /// Whether a clause with a subject of its own stands behind a comma: `When it rains, we reef`.
  static func hasMainClause(_ answer: TextSlice) -> Bool {
    mainClauses.contains { answer.contains($0) }
  }

  private static let mainClauses: [StaticString] = [", it ", ", they ", ", we ", ", you "]

  /// The form of an answer that begins with a verb that no list knows, told by what stands behind
  /// it: `assemble a package`, `polls each shard`.
  static func unlisted(
    _ answer: TextSlice,
    _ verb: TextSlice,
    _ next: TextSlice
  ) -> QuestionForm? {
    guard table[next].contains(.determiner) || objects.contains(next), table[verb].isEmpty,
      !noVerbs.contains(verb), answer.firstWord.last != UInt8(ascii: ","),
      !verb.hasSuffix("ly"), !verb.hasSuffix("ing"), !verb.hasSuffix("ed")
    else { return nil }
    return verb.last == UInt8(ascii: "s") ? .deed(ofOne: true) : .practice(isTold: false)
  }

  private static let objects: PhraseSet = ["all", "each", "its", "their", "these", "this"]
  private static let noVerbs: PhraseSet = [
    "about", "across", "after", "against", "all", "although", "among", "and", "around", "as", "at",
    "because", "before", "behind", "below", "between", "both", "but", "by", "during", "every",
    "for", "from", "had", "half", "has", "have", "how", "in", "inside", "into", "just", "like",
    "near", "not", "of", "on", "only", "or", "outside", "over", "per", "quite", "rather", "since",
    "such", "than", "then", "though", "through", "to", "under", "unless", "until", "via", "what",
    "when", "where", "whether", "which", "while", "with", "within", "without",
  ]

  /// Whether a modal verb stands behind the subject of a sentence, and not in a clause that tells a
  /// kind of thing: `a file that can be split`.
  private static func isClauseWithModal(_ answer: TextSlice) -> Bool {
    guard answer.last == UInt8(ascii: ".") else { return false }
    var rest = answer
    for _ in 0..<8 {
      guard let word = rest.nextWord(), word.last != UInt8(ascii: ","),
        word.last != UInt8(ascii: ";")
      else { return false }
      if relatives.contains(word) { return false }
      if table[word].contains(.modal) { return !(word == "must") }
    }
    return false
  }

  private static let relatives: PhraseSet = [
    "that", "which", "who", "where", "whose", "you", "for", "to", "of", "in", "when", "by",
    "how", "what", "whether",
  ]

  /// The verb of a sentence that tells what several things do: `Containers provide a runtime.`
  private static func verbOfClause(_ answer: TextSlice) -> TextSlice? {
    var rest = answer
    var before = TextSlice.empty
    for _ in 0..<8 {
      guard let word = rest.nextWord() else { return nil }
      // What follows belongs to a clause within: `structures that make decisions`.
      if word == "that" || word == "which" || word == "to" { return nil }
      if before.last == UInt8(ascii: ".") { return nil }
      if table[word].contains(.action) || clauseVerbs.contains(word) || stateVerbs.contains(word) {
        let isVerb =
          before.hasSuffix("ly") || before.last == UInt8(ascii: "s") && !before.hasSuffix("ss")
        return isVerb ? word : nil
      }
      before = word
    }
    return nil
  }

  /// Verbs of clauses that say nothing of what a thing does.
  private static let clauseVerbs: PhraseSet = ["depend", "need", "rely", "require"]
  /// Verbs of clauses that say how things are.
  private static let stateVerbs: PhraseSet = ["consist", "have", "often"]

  /// The form of several short sentences of which none goes on about the one before.
  static func points(
    _ answer: TextSlice,
    _ roles: WordRoles,
    _ arena: TextArena
  ) -> QuestionForm? {
    guard !roles.contains(.subject), answer.contains(". ") else { return nil }
    var sentences = Sentences(answer, arena)
    guard let first = sentences.next(), !first.contains(" that "), !first.contains(" which "),
      sentences.end < sentences.text.count
    else { return nil }
    while let sentence = sentences.next() {
      let word = sentence.firstWord
      if folded(word, arena).map({ table[$0].contains(.reference) }) ?? false { return nil }
    }
    return .points
  }
}
