/// What a term or a name tells by itself, before its answer is looked at.
extension QuestionForm {
  /// Whether a term is named after its maker, or written as `CodeBuild` is, so that it can do
  /// something.
  static func isProduct(_ term: TextSlice, _ arena: TextArena) -> Bool {
    GrammaticalNumber.isCompoundName(term.firstWord)
      || folded(term.firstWord, arena).map { isVendor($0) } ?? false
  }

  /// Whether an answer is nothing but the name of a product after that of its maker.
  static func isServiceName(_ answer: TextSlice, _ arena: TextArena) -> Bool {
    guard answer.count < 48, folded(answer.firstWord, arena).map({ isVendor($0) }) ?? false,
      (2...5).contains(answer.wordCount)
    else { return false }
    var rest = answer
    while let word = rest.nextWord() {
      if word.first &- 0x41 >= 26 || word.last == UInt8(ascii: ",") { return false }
    }
    return true
  }

  static func isVendor(_ word: TextSlice) -> Bool {
    TermForm.isVendor(String(word).utf8[...])
  }

  /// Whether a term names a trait of something else: `High throughput`.
  static func isTrait(_ term: TextSlice, _ arena: TextArena) -> Bool {
    folded(term.firstWord, arena).map { table[$0].contains(.degree) } ?? false
  }

  /// Whether a term tells the learner to do something: `Define your job`, `Using a larger model`,
  /// `Handle interruptions`.
  static func isInstruction(_ term: TextSlice, _ arena: TextArena) -> Bool {
    var rest = term
    guard let verb = rest.nextWord(), let second = rest.nextWord(),
      let first = folded(verb, arena)
    else { return false }
    // With an abbreviation behind it, it is a name: `Bring your own container (BYOC)`.
    if term.last == UInt8(ascii: ")") { return false }
    if table[first].contains(.bareVerb) { return true }
    guard !rest.isEmpty, let determiner = folded(second, arena),
      table[determiner].contains(.determiner)
    else { return false }
    return table[first].contains(.action) || first.hasSuffix("ing")
  }

  /// `metrics` of `Evaluation metrics`, where keywords below can be nothing else.
  static func countedKind(_ title: Label) -> TextSlice? {
    var rest = title.key
    while let word = rest.nextWord() {
      guard table[word].contains(.countedKind) else { continue }
      // Below `Hyperparameters of trees` each term is one itself, and not below
      // `Hyperparameters by algorithm`.
      return rest.isEmpty && word == "hyperparameters" ? nil : word
    }
    return nil
  }

  /// Whether a term is a kind of which others are named: `Activation functions`.
  static func namesAKind(_ term: TextSlice, _ arena: TextArena) -> Bool {
    guard GrammaticalNumber.isPlural(term) else { return false }
    var rest = term
    var last = TextSlice.empty
    while let word = rest.nextWord() { last = word }
    return folded(last, arena).map { table[$0].contains(.kind) } ?? false
  }
}
