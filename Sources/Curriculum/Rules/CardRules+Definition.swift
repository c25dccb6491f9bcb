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
    if let pair, !said.isEmpty { said = arena.joined(pair.meaning, ". ", said) }
    if term.isNamed {
      let spoken = SpokenAttributes(said, arena)
      addAttributes(spoken.attributes, of: term, labels, range)
      said = spoken.definition
    }
    if Self.definesNothing(lead.term, key: term.key, said) { return term }
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
    if term.isAttribute || term.isVague {
      let owner = owner(labels)
      if owner.isNamed {
        addAttribute(term, of: owner, answer, labels, range)
      } else {
        omit(.noSubject, lead.term, isExplicit: false, range)
      }
    } else if !term.isGeneric {
      if givesAway(answer, in: term.key, under: self.labels.label(labels) ?? titles.last) {
        omit(.answerInPrompt, lead.term, isExplicit: false, range)
      } else {
        addDefinition(of: term, answer, labels, range)
      }
    }
    return term
  }

  /// Whether an answer speaks of things that only the text before it names: `Running these
  /// instances can be expensive.`
  private func pointsBack(_ said: TextSlice) -> Bool {
    var rest = said
    guard let first = rest.nextWord(), first.hasSuffix("ing"), let second = rest.nextWord()
    else { return false }
    return second == "these" || second == "this" || second == "those"
  }

  private mutating func addAttributes(
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

  private mutating func addAttribute(
    _ attribute: Label,
    of owner: Label,
    _ answer: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
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
  private mutating func addDefinition(
    of term: Label,
    _ answer: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    let isFormula = FormulaText.isFormula(answer)
    let prompt =
      isFormula
      ? Phrasing.formula(of: term.text, arena)
      : givesReason(answer, labels)
        ? arena.joined(term.text, ": why?")
        : Phrasing.definition(
          term.text,
          answer: answer,
          under: self.labels.label(labels) ?? titles.last,
          arena
        )
    var card = CardProposal(
      kind: isFormula ? .formula : .definition,
      term: term.text,
      concept: term.key,
      prompt: prompt,
      answer: answer,
      trail: self.labels.trail(labels),
      range: range
    )
    add(card)
    // What comes after the first sentence is often about something else.
    var sentences = Sentences(answer, arena)
    let said = sentences.next() ?? answer
    guard !isFormula,
      ReverseCard.isDetermined(term.text, key: term.key, by: said, trail: titles, arena)
    else { return }
    card.kind = .term
    card.prompt = Phrasing.term(for: said, arena)
    card.answer = term.text
    card.trail = self.labels.trail(.top)
    add(card)
  }

  /// Whether a sentence stands under `When to use it` or `Why it matters`.
  private func givesReason(_ answer: TextSlice, _ path: LabelPath) -> Bool {
    guard answer.last == UInt8(ascii: "."), let title = labels.label(path) ?? titles.last else {
      return false
    }
    let first = title.text.firstWord
    return first.count == 4 && first.hasFoldedPrefix("when")
      || first.count == 3 && first.hasFoldedPrefix("why")
  }

  /// Asks what the title of the section means, if the first paragraph begins by saying it.
  mutating func readLeadParagraph(of blocks: [NodeID]) {
    guard !subject.isGeneric, let first = firstBlock(of: blocks),
      document.kind(of: first) == .paragraph, LeadTerm(first, in: guide) == nil
    else { return }
    let text = guide.text(of: first).trimmed
    let beginning = text.prefix(scalars: subject.text.scalarCount + 40)
    guard text.last != UInt8(ascii: ":"), names(subject.key, arena.key(beginning)) else { return }
    let spoken = SpokenAttributes(text, arena)
    addAttributes(spoken.attributes, of: subject, .top, document.range(of: first))
    let limit = CardDraft.longestAnswerWords
    guard let answer = Phrasing.shortened(spoken.definition, words: limit, arena), !answer.isEmpty
    else { return }
    add(
      CardProposal(
        kind: .definition,
        term: subject.text,
        concept: subject.key,
        prompt: arena.joined(subject.text, ": what is it?"),
        answer: answer,
        trail: labels.trail(.top),
        range: document.range(of: first)
      )
    )
  }

  /// Whether the key of a text begins with that of a term, apart from articles, and goes on.
  private func names(_ term: TextSlice, _ key: TextSlice) -> Bool {
    var rest = key
    while true {
      let word = rest.firstWord
      guard word == "a" || word == "an" || word == "the" else { break }
      rest = rest.suffix(from: word.count + 1)
    }
    return rest.hasPrefix(term) && rest.count > term.count && rest[term.count] == 0x20
  }

  /// The first block that says something, unless the author wants no card of it.
  func firstBlock(of blocks: [NodeID]) -> NodeID? {
    for block in blocks {
      guard document.kind(of: block) == .htmlBlock else { return block }
      if document.directive(of: block) == Directive.noCard { return nil }
    }
    return nil
  }
}
