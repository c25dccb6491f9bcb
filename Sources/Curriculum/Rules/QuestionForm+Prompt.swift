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
    if ContrastTitle(term) != nil, Self.withoutSubject(answer, term) == nil {
      return arena.joined(term, ": what is the difference?")
    }
    // `Never write to it: …` says why, or what to do instead.
    if !isPractice, Self.absolutes.contains(folded: term.firstWord), term.spacedWordCount > 2 {
      return arena.joined(term, ": why?")
    }
    if Self.isInstruction(term, arena) {
      // `Using a larger model` is answered by how that is done as well as by what to do.
      let isGerund = term.firstWord.hasSuffix("ing")
      if isGerund, case .deed(ofOne: true) = self {
        return arena.joined(term, ": what does it do?")
      }
      let isHow = isGerund && !isAction
      return arena.joined(term, isHow ? ": how?" : ": what do you do?")
    }
    if isDeed || GrammaticalNumber.isPlural(term),
      let verb = Self.tellingVerb(answer, of: term, arena)
    {
      let subject: StaticString =
        GrammaticalNumber.isPlural(term) ? ": what do they " : ": what does it "
      return arena.joined(term, subject, verb, "?")
    }
    if term.contains(" et al") { return arena.joined(term, ": what did they find?") }
    if Self.isCaseOfLaw(term) { return arena.joined(term, ": what was held?") }
    if Self.namesACase(answer) { return arena.joined(term, ": which case?") }
    // `Robotics` is no use case by itself.
    if let title, Self.namesUses(title.key),
      !Vocabulary.articles.contains(folded: answer.firstWord), !term.contains(0x28),
      term.spacedWordCount <= 4, !term.hasSuffix("cases")
    {
      return arena.joined(term, " as a use case: how?")
    }
    if let title, Self.isResponsible(arena.key(term), under: title), !isAction {
      let subject: StaticString =
        GrammaticalNumber.isPlural(term)
        ? ": what are they responsible for?" : ": what is it responsible for?"
      return arena.joined(term, subject)
    }
    if Self.isDuration(answer) { return arena.joined(term, ": how long?") }
    if Self.isLife(term) || title.map({ Self.isPerson(term, under: $0) }) ?? false {
      return arena.joined(term, ": who was it?")
    }
    if Self.isDate(term, saying: answer) { return arena.joined(term, ": what happened?") }
    switch self {
    case .members(let label): return arena.joined(term, ": which ", label, "?")
    case .deedOf(let name): return arena.joined(term, ": what does ", name, " do?")
    // `Monitoring services` says already what is asked for.
    case .names(let kind, let count) where !Self.namesAKind(term, arena):
      return arena.joined(term, ": which ", kind.counted(count, arena), "?")
    case .names(_, let count):
      return Self.prompt(term, keywords: count, in: answer, under: title, arena)
    case .keywords(let count) where count > 1:
      if let question = asked(term, keywords: count, in: answer, below: title, arena) {
        return question
      }
      return Self.prompt(term, keywords: count, in: answer, under: title, arena)
    default: return arena.joined(term, question(about: term, saying: answer, under: title, arena))
    }
  }

  private static let absolutes: PhraseSet = ["always", "don't", "don’t", "never"]

  /// The prompt for several key words that a title calls for; nil if it tells nothing of them.
  private func asked(
    _ term: TextSlice,
    keywords count: Int,
    in answer: TextSlice,
    below title: Label?,
    _ arena: TextArena
  ) -> TextSlice? {
    let areMany = areMany(term, arena)
    guard Self.countedKind(title, term, arena) == nil, !Self.namesAKind(term, arena),
      !term.beginsWithNumber,
      let question = TitleKind.question(answer, below: title, ofMany: areMany, isList: true)
    else { return nil }
    // `Optimizer: Adam, RMSprop, SGD` names values.
    let areNames = areMany || TitleKind.namesSettings(title)
    return areNames && count > 2 && Self.areWords(answer)
      ? arena.joined(term, ": which ", arena.copy(String(count)), "?")
      : arena.joined(term, question)
  }

  /// `metrics` of a title over key words that can be nothing else.
  private static func countedKind(
    _ title: Label?,
    _ term: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    let isKind = term.contains(UInt8(ascii: " ")) && namesAKind(term, arena)
    return isKind ? nil : title.flatMap { countedKind($0) }
  }

  /// Whether each part of a list is one word.
  private static func areWords(_ answer: TextSlice) -> Bool {
    var rest = answer
    while let part = rest.nextPart() { if part.contains(0x20) { return false } }
    return true
  }

  private func areMany(_ term: TextSlice, _ arena: TextArena) -> Bool {
    !Self.isProduct(term, arena) && GrammaticalNumber.isPlural(term)
  }

  /// What is asked of a term, whatever it is called.
  private func question(
    about term: TextSlice,
    saying answer: TextSlice,
    under title: Label?,
    _ arena: TextArena
  ) -> StaticString {
    let isProduct = Self.isProduct(term, arena)
    let areMany = areMany(term, arena)
    if isGloss, !term.beginsWithNumber,
      let question = TitleKind.question(answer, below: title, ofMany: areMany)
    {
      return question
    }
    return switch self {
    // `Low latency` is a trait, `Low bid in an auction` a thing.
    case .identity where Self.isTrait(term, arena) && term.spacedWordCount == 2 && !areMany:
      ": what does it mean?"
    case .identity: areMany ? ": what are they?" : ": what is it?"
    case .points: ": what are the key points?"
    case .example: ": what is an example?"
    case .deed(let ofOne):
      areMany && !ofOne ? ": what do they do?" : ": what does it do?"
    case .practice(let isTold) where !isTold && areMany: ": what do they do?"
    case .practice(let isTold):
      // `High throughput` does something, `Forecasting` is done.
      if isProduct || Self.isService(term) || !(isTold || isDone(term, answer, arena)) {
        ": what does it do?"
      } else if Self.isPhrase(answer), !Self.endsInGerund(term) {
        // `Lower the pH` is all that there is to say of `Acidification`.
        ": in a few words?"
      } else {
        ": what do you do?"
      }
    case .trigger: areMany ? ": what triggers them?" : ": what triggers it?"
    case .occasionOfUse: areMany ? ": when do you use them?" : ": when do you use it?"
    case .occasion: areMany ? ": when do they matter?" : ": when does it matter?"
    case .purpose: areMany ? ": what are they for?" : ": what is it for?"
    case .command: ": which command?"
    case .past(isPerson: true): areMany ? ": who were they?" : ": who was it?"
    case .past: areMany ? ": what were they?" : ": what was it?"
    case .statement where Self.isQuoted(term): ": what does it mean?"
    case .statement where title?.key.hasPrefix("how ") ?? false: ": how?"
    case .statement: Self.openQuestion(answer)
    // `Monitoring quotas` can be done in a way.
    case .possibility where term.firstWord.hasSuffix("ing") && term.spacedWordCount > 1:
      ": how?"
    case .possibility: ": what can you do?"
    case .means: ": how?"
    case .otherName:
      areMany ? ": which term goes with them?" : ": which term goes with it?"
    case .question:
      areMany ? ": which question do they ask?" : ": which question does it ask?"
    case .figure: answer.contains(UInt8(ascii: ":")) ? ": when?" : ": which value?"
    case .expansion: ": what does it stand for?"
    case .use: areMany ? ": how are they used?" : ": how?"
    case .comparison: areMany ? ": what sets them apart?" : ": what sets it apart?"
    case .ability where Self.isTrait(term, arena): ": what does it mean?"
    case .ability: areMany ? ": what can they do?" : ": what can it do?"
    // `GloVe` is written like a product, but one of several words is sure to be one.
    case .keywords where isProduct && term.contains(UInt8(ascii: " ")):
      ": what does it offer?"
    case .keywords, .members, .names, .deedOf: ": in a few words?"
    }
  }

  /// Whether a person does what a term names; small letters tell what a thing does: `automatically
  /// detect errors`.
  private func isDone(_ term: TextSlice, _ answer: TextSlice, _ arena: TextArena) -> Bool {
    guard GrammaticalNumber.isActivity(term) else { return false }
    let isCapital = answer.first &- 0x61 >= 26
    return isCapital || Self.endsInGerund(term)
      || Self.folded(term.firstWord, arena).map(Self.isVerb) ?? false
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
    if let kind = countedKind(title, term, arena) {
      arena.write(term)
      arena.write(": which ")
      return arena.joined(number, " ", kind, "?")
    }
    // `3 kinds of ropes` say how many there are.
    if term.firstWord.saidNumber == count { return arena.joined(term, ": which are they?") }
    if !isProduct(term, arena), namesAKind(term, arena) {
      return arena.joined(term, ": which ", number, "?")
    }
    // One comma parts no list: `Residual network, used for images of things`, `Fixed, short windows`.
    return count == 2 && !arePair(answer)
      ? arena.joined(term, ": in a few words?")
      : arena.joined(term, ": what are the ", number, " key points?")
  }

  /// Whether two phrases are of a few words, of which the first stands for itself.
  private static func arePair(_ answer: TextSlice) -> Bool {
    var rest = answer
    guard let one = rest.nextPart(), let other = rest.nextPart() else { return false }
    let isAdjective = one.spacedWordCount == 1 && other.spacedWordCount > 1
    return !isAdjective && max(one.spacedWordCount, other.spacedWordCount) <= 3
  }
}
