import Markdown

extension CardRules {
  /// Adds a card for a term and what is said of it.
  ///
  /// A term that is a property, such as `Purpose`, is asked of what stands above it.
  ///
  /// - Returns: The term as a label for what follows.
  mutating func addDefinition(
    _ lead: LeadTerm,
    labels: LabelPath,
    range: Range<Int>
  ) -> Label {
    let pair = Self.pair(lead.term)
    let term = Label(pair?.name ?? lead.term, in: arena)
    guard var said = Phrasing.withoutIntroduction(lead.rest, arena) else { return term }
    if said.hasSuffix(" *") { said = said.withoutStar }
    said = Self.withoutAside(said)
    if let pair, !said.isEmpty { said = arena.joined(pair.meaning, ". ", said) }
    said = addParts(of: term, said, labels, range)
    if Self.definesNothing(lead.term, key: term.key, said) || isExercise(said)
      || Self.glossaries.contains(term.key)
    {
      return term
    }
    // One case out of many can be neither recalled nor judged.
    if term.roles.contains(.example), !term.isAttribute { return term }
    // `AWS Budgets (alerts)`
    if !said.contains(0x20), said.first &- 0x61 < 26, QuestionForm.isThirdPerson(said, arena),
      !term.isAttribute
    {
      return term
    }
    if pointsBack(said) {
      omit(.noSubject, lead.term, isExplicit: false, range)
      return term
    }
    guard !said.isEmpty,
      let answer = fitting(said, of: lead.term, isExplicit: false, range: range)
    else { return term }
    if term.roles.contains(.definition) {
      let owner = owner(labels)
      if !owner.isGeneric {
        addDefinition(of: owner, answer, labels, range)
        return term
      }
    }
    if !lead.isMarked, term.isAttribute || term.isVague, !isThing(term, answer, labels) {
      let owner = owner(labels)
      if owner.isNamed, owner.text.spacedWordCount <= Self.mostWordsInOwner {
        addAttribute(term, of: owner, answer, labels, range)
      } else {
        omit(.noSubject, lead.term, isExplicit: false, range)
      }
    } else if let product = productAbove(labels), isProperty(term, answer) {
      addAttribute(term, of: product, answer, labels, range)
    } else if isLimit(term, answer), case let owner = owner(labels),
      QuestionForm.isProduct(owner.text, arena)
    {
      addAttribute(term, of: owner, answer, labels, range)
    } else if lead.link == .consequence {
      addConsequence(answer, of: term, labels, range)
    } else if lead.isMarked || !term.isGeneric || isThing(term, answer, labels) {
      if givesAway(answer, in: term.key, under: self.labels.label(labels) ?? titles.last) {
        omit(.answerInPrompt, lead.term, isExplicit: false, range)
      } else {
        addDefinition(of: term, answer, labels, range)
      }
    }
    return term
  }

  /// Whether a word that may name a property names a thing of its own here: `Problem: a cause of
  /// incidents`, `Risk: a possible event` below `Outcomes and risks`.
  private func isThing(_ term: Label, _ answer: TextSlice, _ labels: LabelPath) -> Bool {
    guard term.text.spacedWordCount == 1, !term.isVague, !Self.asides.contains(term.key),
      answer.spacedWordCount > 5,
      answer.hasFoldedPrefix("a ") || answer.hasFoldedPrefix("an ")
        || answer.hasFoldedPrefix("the ")
    else { return false }
    let owner = owner(labels)
    return owner.key.containsWord { $0.hasPrefix(term.key) }
      && !(owner.key == term.key)
  }

  /// Whether a question stands among others to be answered: `A cell: which side is the anode?`
  private func isExercise(_ said: TextSlice) -> Bool {
    said.last == UInt8(ascii: "?")
      && titles.contains { $0.key.containsWord { Self.exercises.contains($0) } }
  }

  /// What is said without what the writer says of himself behind it: `I mix this up every time.`
  private static func withoutAside(_ said: TextSlice) -> TextSlice {
    guard let end = said.firstIndex(of: ". I "), said[end + 4] &- 0x61 < 26 else { return said }
    return said.prefix(end + 1)
  }

  /// What stands before terms that are only listed.
  private static let glossaries: PhraseSet = [
    "key term", "key terms", "key vocabulary", "key words", "keywords", "vocab", "vocabulary",
  ]

  private static let exercises: PhraseSet = [
    "exercise", "exercises", "practice", "problems", "question", "questions", "quiz",
  ]

  /// The label right above a place if it is the name of a product: `KDS`, `Amazon MSK`.
  private func productAbove(_ path: LabelPath) -> Label? {
    guard let label = labels.label(path), label.isNamed else { return nil }
    let isName =
      Vocabulary.serviceNames.contains(label.key) || QuestionForm.isAbbreviation(label.text)
      || QuestionForm.isProduct(label.text, arena)
    return isName ? label : nil
  }

  /// Whether a plain word with a few key words behind it, below the name of a product, is one of its
  /// properties: `Retention: 24 h, at most 365 days`.
  private func isProperty(_ term: Label, _ answer: TextSlice) -> Bool {
    guard term.text.spacedWordCount == 1,
      term.text.suffix(from: 1).firstIndex(where: { $0 &- 0x61 >= 26 }) == nil,
      !Vocabulary.serviceNames.contains(term.key), answer.spacedWordCount <= 16,
      !answer.hasFoldedPrefix("a "), !answer.hasFoldedPrefix("an ")
    else { return false }
    switch QuestionForm(saying: answer, of: term.text, arena) {
    case .keywords, .figure, .names, .members: return true
    default: return false
    }
  }

  /// `Maximum item size: 400 KB`
  private func isLimit(_ term: Label, _ answer: TextSlice) -> Bool {
    guard Self.limits.contains(term.key.firstWord), answer.beginsWithNumber else { return false }
    return answer.spacedWordCount <= 6
  }

  private static let limits: PhraseSet = ["default", "max", "maximum", "min", "minimum"]

  /// Asks what a term leads to, where the guide says no more than an arrow does.
  private mutating func addConsequence(
    _ answer: TextSlice,
    of term: Label,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    // What the title above names nobody has to recall: `VACUUM` below `VACUUM in practice`.
    let isNamedAbove =
      answer.first &- 0x41 < 26
      && titles.last.map { $0.key.firstWord == arena.key(answer.firstWord) } ?? false
    // `must rehydrate → can take hours` goes on with what stands above.
    let isFault = tellsFaults(labels) && answer.spacedWordCount > 1
    guard !term.isGeneric, !isNamedAbove, !Self.beginsWithAuxiliary(term.text),
      answer.contains(0x20) || !QuestionForm.isThirdPerson(answer, arena),
      let prompt = isFault
        ? askFault(term.text) : Phrasing.consequence(term.text, answer: answer, arena)
    else { return }
    // `Positive → normal good` is about what stands above it, where an arrow is all that is told.
    let owner = prompt.hasSuffix(" → ?") ? self.labels.label(labels).flatMap(named) : nil
    add(
      CardProposal(
        kind: .attribute,
        term: owner?.text ?? term.text,
        concept: owner?.key ?? term.key,
        aspect: owner == nil
          ? TextSlice("leads to") : arena.joined(TextSlice("leads to "), "", term.key),
        prompt: owner.map { arena.joined($0.text, ": ", prompt) } ?? prompt,
        answer: answer,
        trail: self.labels.trail(labels),
        range: range
      )
    )
  }

  private func named(_ label: Label) -> Label? {
    label.isNamed && label.text.spacedWordCount <= Self.mostWordsInOwner ? label : nil
  }

  /// A longer title is a sentence about the section, which has no properties.
  private static let mostWordsInOwner = 9

  /// Whether an answer speaks of things that only the text before it names: `Running these
  /// instances can be expensive.`
  private func pointsBack(_ said: TextSlice) -> Bool {
    var rest = said
    guard let first = rest.nextWord(), first.hasSuffix("ing"), let second = rest.nextWord()
    else { return false }
    return second == "these" || second == "this" || second == "those"
  }

  mutating func addAttributes(
    _ attributes: [(label: Label, text: TextSlice)],
    of term: Label,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    for (label, text) in attributes {
      guard let answer = fitting(text, of: term.text, isExplicit: false, range: range)
      else { continue }
      addAttribute(label, of: term, answer, labels, range)
    }
  }

  /// Labels of what is said by the way.
  private static let asides: PhraseSet = ["hint", "note", "notes", "tip", "tips"]

  private mutating func addAttribute(
    _ attribute: Label,
    of owner: Label,
    _ answer: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    if Self.asides.contains(attribute.key) || arena.key(answer) == owner.key { return }
    // One scenario out of many can be neither recalled nor judged.
    if attribute.roles.contains(.example) || Self.isAboutTheGuide(attribute, answer) { return }
    // `SageMaker Hyperparameter Tuning` is no answer to which service tunes hyperparameters.
    if attribute.key.hasSuffix("services"), echoes(answer, owner.key, under: nil, fewest: 3) {
      return omit(.answerInPrompt, owner.text, isExplicit: false, range)
    }
    let isFormula = attribute.roles.contains(.formula)
    add(
      CardProposal(
        kind: isFormula ? .formula : .attribute,
        term: owner.text,
        concept: owner.key,
        aspect: isFormula ? TextSlice("formula") : attribute.key,
        prompt: isFormula
          ? Phrasing.formula(of: owner.text, arena)
          : givesReason(answer, labels) && Phrasing.isQuestion(owner.text)
            ? arena.joined(attribute.text, ": why?")
            : Phrasing.attribute(attribute, of: owner.text, answer: answer, arena),
        answer: answer,
        trail: self.labels.trail(labels),
        range: range
      )
    )
  }

  /// Whether a note says how the guide came to be: `Note: this content is taken from …`
  private static func isAboutTheGuide(_ attribute: Label, _ answer: TextSlice) -> Bool {
    guard attribute.key == "note" || attribute.key == "notes" else { return false }
    var rest = answer
    guard let first = rest.nextWord(), let second = rest.nextWord() else { return false }
    return pointers.contains(folded: first) && documents.contains(folded: second)
  }

  private static let pointers: PhraseSet = ["the", "these", "this"]
  private static let documents: PhraseSet = [
    "content", "document", "file", "guide", "material", "notes", "page", "summary", "text",
  ]

  /// Adds the card of a term, and the reverse where the definition determines the term.
  mutating func addDefinition(
    of term: Label,
    _ answer: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>,
    basis: CardDraft.Basis = .stated
  ) {
    let isPair = Self.isPair(term.text, answer)
    let isFormula = !isPair && FormulaText.isFormula(answer)
    // `130 / 140 ≈ 0.93` works an example out.
    if isFormula,
      answer.firstIndex(where: { TextMarks.isLetter($0) || $0 >= 0xC3 }) == nil
        || isFormula && answer.contains("≈") && answer.firstIndex(where: TextMarks.isLetter) == nil
    {
      return omit(.noSubject, term.text, isExplicit: false, range)
    }
    let prompt =
      isPair
      ? arena.joined(term.text, ": what is each?")
      : isFormula
        ? Phrasing.formula(of: term.text, arena)
        : asked(of: term, answer, labels, basis)
    var card = CardProposal(
      kind: isFormula ? .formula : .definition,
      term: term.text,
      concept: term.key,
      prompt: prompt,
      answer: answer,
      trail: self.labels.trail(labels),
      range: range,
      basis: basis
    )
    add(card)
    // What comes after the first sentence is often about something else.
    var sentences = Sentences(answer, arena)
    let said = sentences.next() ?? answer
    guard !isFormula, !basis.isDeed, basis != .gloss,
      ReverseCard.isDetermined(term.text, key: term.key, by: said, trail: titles, arena)
    else { return }
    card.kind = .term
    card.prompt = Phrasing.term(for: said, arena)
    card.answer = term.text
    card.trail = self.labels.trail(.top)
    add(card)
  }
}
