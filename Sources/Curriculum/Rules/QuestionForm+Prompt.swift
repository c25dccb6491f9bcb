extension QuestionForm {
  /// The prompt that asks a term for such an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer whose form this is.
  ///   - title: What stands above, which may say of what kind the answer is.
  func prompt(
    _ term: TextSlice,
    saying answer: TextSlice,
    under title: Label?,
    _ arena: TextArena
  ) -> TextSlice {
    if case .practice = self, let verb = Self.verbToDo(title) {
      return arena.joined(term, ": what do you ", verb, "?")
    }
    if ContrastTitle(term) != nil { return arena.joined(term, ": what is the difference?") }
    if Self.isInstruction(term, arena) {
      // `Using a larger model` is answered by how that is done as well as by what to do.
      let isGerund = term.firstWord.hasSuffix("ing")
      if isGerund, case .deed(ofOne: true) = self {
        return arena.joined(term, ": what does it do?")
      }
      let isHow = isGerund && !isAction
      return arena.joined(term, isHow ? ": how?" : ": what do you do?")
    }
    if case .deed = self, let verb = Self.tellingVerb(answer, of: term, arena) {
      let subject: StaticString =
        GrammaticalNumber.isPlural(term) ? ": what do they " : ": what does it "
      return arena.joined(term, subject, verb, "?")
    }
    let isProduct = Self.isProduct(term, arena)
    let areMany = !isProduct && GrammaticalNumber.isPlural(term)
    let question: StaticString
    switch self {
    // `Low latency` is a trait, `Low bid in an auction` a thing.
    case .identity where Self.isTrait(term, arena) && term.spacedWordCount == 2 && !areMany:
      question = ": what does it mean?"
    case .identity: question = areMany ? ": what are they?" : ": what is it?"
    case .points: question = ": what are the key points?"
    case .example: question = ": what is an example?"
    case .deed(let ofOne):
      question = areMany && !ofOne ? ": what do they do?" : ": what does it do?"
    case .practice(let isTold) where !isTold && areMany: question = ": what do they do?"
    case .practice(let isTold):
      // `High throughput` does something, `Forecasting` is done.
      let isDone = isTold || GrammaticalNumber.isActivity(term)
      if isProduct || !isDone || Self.isService(term) {
        question = ": what does it do?"
      } else {
        // `Lower the pH` is all that there is to say of `Acidification`.
        let isGloss = Self.isPhrase(answer) && !Self.endsInGerund(term)
        question = isGloss ? ": in a few words?" : ": what do you do?"
      }
    case .trigger: question = areMany ? ": what triggers them?" : ": what triggers it?"
    case .occasion: question = areMany ? ": when do they matter?" : ": when does it matter?"
    case .members(let label): return arena.joined(term, ": which ", label, "?")
    case .purpose: question = areMany ? ": what are they for?" : ": what is it for?"
    case .statement where Self.isQuoted(term): question = ": what does it mean?"
    case .statement where title?.key.hasPrefix("how ") ?? false: question = ": how?"
    case .statement: question = Self.openQuestion(answer)
    // `Monitoring quotas` can be done in a way.
    case .possibility where term.firstWord.hasSuffix("ing") && term.spacedWordCount > 1:
      question = ": how?"
    case .possibility: question = ": what can you do?"
    case .means: question = ": how?"
    case .names(let kind, let count):
      // `Monitoring services` says already what is asked for.
      if Self.namesAKind(term, arena) {
        return Self.prompt(term, keywords: count, in: answer, under: title, arena)
      }
      return arena.joined(term, ": which ", kind.counted(count, arena), "?")
    case .otherName:
      question = areMany ? ": which term goes with them?" : ": which term goes with it?"
    case .question:
      question = areMany ? ": which question do they ask?" : ": which question does it ask?"
    case .deedOf(let name): return arena.joined(term, ": what does ", name, " do?")
    case .figure: question = ": which value?"
    case .expansion: question = ": what does it stand for?"
    case .use: question = areMany ? ": how are they used?" : ": how?"
    case .comparison: question = areMany ? ": what sets them apart?" : ": what sets it apart?"
    case .ability where Self.isTrait(term, arena): question = ": what does it mean?"
    case .ability: question = areMany ? ": what can they do?" : ": what can it do?"
    case .keywords(1):
      question  // `GloVe` is written like a product, but one of several words is sure to be one.
      =
        isProduct && term.contains(UInt8(ascii: " "))
        ? ": what does it offer?" : ": in a few words?"
    case .keywords(let count):
      return Self.prompt(term, keywords: count, in: answer, under: title, arena)
    }
    return arena.joined(term, question)
  }

  /// What asks for anything that may be said of a thing.
  private static func openQuestion(_ answer: TextSlice) -> StaticString {
    if isPhrase(answer) { return ": in a few words?" }
    return answer.contains(". ") ? ": what are the key points?" : ": what is the key point?"
  }

  /// Whether an answer is a few words that are no sentence.
  private static func isPhrase(_ answer: TextSlice) -> Bool {
    answer.last != UInt8(ascii: ".") && answer.spacedWordCount <= mostWordsInPhrase
  }

  private static let mostWordsInPhrase = 8

  /// Whether a term is a sign or a phrase in quotation marks.
  static func isQuoted(_ term: TextSlice) -> Bool {
    term.first == UInt8(ascii: "\"") || term.hasPrefix("“")
  }

  /// The prompt that asks for several key words.
  private static func prompt(
    _ term: TextSlice,
    keywords count: Int,
    in answer: TextSlice,
    under title: Label?,
    _ arena: TextArena
  ) -> TextSlice {
    let number = arena.copy(String(count))
    // `Activation functions` are no hyperparameters, though they stand among them.
    let isKind = term.contains(UInt8(ascii: " ")) && namesAKind(term, arena)
    if !isKind, let kind = title.flatMap({ countedKind($0) }) {
      arena.write(term)
      arena.write(": which ")
      return arena.joined(number, " ", kind, "?")
    }
    if !isProduct(term, arena), namesAKind(term, arena) {
      return arena.joined(term, ": which ", number, "?")
    }
    // One comma parts no list: `Residual network, used for images of things`.
    return count == 2 && !areShort(answer)
      ? arena.joined(term, ": in a few words?")
      : arena.joined(term, ": what are the ", number, " key points?")
  }

  /// Whether all of several phrases are of a few words.
  private static func areShort(_ answer: TextSlice) -> Bool {
    var rest = answer
    while let part = rest.nextPart() {
      if part.spacedWordCount > 3 { return false }
    }
    return true
  }
}
