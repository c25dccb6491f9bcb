// Questions about what an arrow points to.
extension QuestionForm {
  /// The prompt that asks a term for what an arrow behind it points to; nil if that is not told.
  static func consequence(
    of term: TextSlice,
    _ answer: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    if isQuoted(term) { return arena.joined(term, ": which answer?") }
    if isCondition(term, arena) { return arena.joined(term, ": what follows?") }
    let first = folded(answer.firstWord, arena) ?? .empty
    let isDoing = isVerb(first) || table[first].contains(.doing)
    if answer.spacedWordCount <= 4, answer.last != UInt8(ascii: "."), !isDoing,
      !isThirdPerson(first, arena)
    {
      // `gsutil → gcloud storage` may mean anything.
      guard answer.first &- 0x41 < 26 else {
        let isSaid =
          term.first &- 0x41 < 26 && (answer.beginsWithLetter || answer.beginsWithNumber)
          && !remainders.contains(folded: term.firstWord)
        // What the arrow means is left to the one who wrote it.
        return isSaid ? arena.joined(term, " → ?") : nil
      }
      // A name or a date leads to something, a case or a need asks for a choice.
      let lastWord = term.lastIndex(of: 0x20).map { term.suffix(from: $0 + 1) } ?? term
      // `GFR preserved` is what comes about rather than what is chosen.
      let isCase =
        lastWord.first &- 0x61 < 26 && term.firstIndex(where: TextMarks.isDigit) == nil
        && !answer.suffix(from: answer.firstWord.count).containsWord { $0.hasSuffix("ed") }
      let isChoice =
        isCase || isProduct(answer, arena)
        || Vocabulary.serviceNames.contains(folded: answer.firstWord)
      return arena.joined(term, isChoice ? ": which choice?" : ": what follows?")
    }
    return QuestionForm(saying: answer, of: term, arena)
      .prompt(term, saying: answer, under: nil, arena)
  }

  /// Whether a term tells how things are rather than which thing is meant: `Q < K`, `High bias`,
  /// `Data differs from training`.
  private static func isCondition(_ term: TextSlice, _ arena: TextArena) -> Bool {
    if isTrait(term, arena) { return true }
    var rest = term
    var count = 0
    while let word = rest.nextWord() {
      if relations.contains(word) || conditions.contains(folded: word) { return true }
      if count > 0, let verb = folded(word, arena), isThirdPerson(verb, arena),
        !rest.trimmed.isEmpty
      {
        return true
      }
      count += 1
    }
    return false
  }

  /// What is left of something that was said before.
  private static let remainders: PhraseSet = ["all", "else", "everything", "others", "rest"]

  private static let relations: PhraseSet = ["<", ">", "=", "+", "≤", "≥", "≠", "≈"]
  private static let conditions: PhraseSet = [
    "are", "can", "cannot", "has", "have", "if", "is", "less", "many", "more", "need", "needs",
    "no", "not", "only", "too", "unless", "want", "we", "when", "you",
  ]
}
