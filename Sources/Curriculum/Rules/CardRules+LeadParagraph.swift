import Markdown

// The first paragraph of a section, which may say what its title means.
extension CardRules {
  /// Asks what the title of the section means, if the first paragraph begins by saying it.
  mutating func readLeadParagraph(of blocks: [NodeID]) {
    guard !subject.isGeneric, let first = firstBlock(of: blocks),
      document.kind(of: first) == .paragraph, LeadTerm(first, in: guide) == nil
    else { return }
    let text = guide.text(of: first).trimmed
    let beginning = text.prefix(scalars: subject.text.scalarCount + 40)
    guard text.last != UInt8(ascii: ":"), !goesOn(text, in: blocks) else { return }
    // `TP / (TP + FP)` below `Precision`
    if subject.isNamed, subject.text.spacedWordCount <= 3, !text.contains(" = "),
      text.contains(UInt8(ascii: "(")), FormulaText.isFormula(text), !text.contains(0x0A)
    {
      let lead = LeadTerm(subject.text, saying: text)
      _ = addDefinition(lead, labels: .top, range: document.range(of: first))
      return
    }
    guard names(subject.key, arena.key(beginning)) else {
      if let said = SpokenDefinition(phrase: text, arena) {
        readSpoken(said, of: subject, document.range(of: first))
      }
      return
    }
    // `Give priority to an ambulance` below `Give priority` is no definition of it.
    guard !QuestionForm.isInstruction(subject.text, arena) else { return }
    let spoken = SpokenAttributes(text, arena)
    addAttributes(spoken.attributes, of: subject, .top, document.range(of: first))
    // `Accuracy = right / all` below `Accuracy`
    if let equation = LeadTerm.formula(text), arena.key(equation.name) == subject.key {
      let lead = LeadTerm(subject.text, saying: equation.formula)
      _ = addDefinition(lead, labels: .top, range: document.range(of: first))
      return
    }
    let limit = CardDraft.longestAnswerWords
    guard let answer = Phrasing.shortened(spoken.definition, words: limit, arena), !answer.isEmpty
    else { return }
    // The first paragraph says what the title is even where it begins with what it does.
    let isDeed = QuestionForm(saying: answer, of: subject.text, arena).isDeed
    add(
      CardProposal(
        kind: .definition,
        term: subject.text,
        concept: subject.key,
        prompt: isDeed
          ? arena.joined(subject.text, ": what is it?")
          : Phrasing.definition(subject.text, answer: answer, arena),
        answer: answer,
        trail: labels.trail(.top),
        range: document.range(of: first)
      )
    )
  }

  /// Whether the first of several paragraphs has no end, so that the list below it goes on with it,
  /// or is a term with its definition below.
  private func goesOn(_ text: TextSlice, in blocks: [NodeID]) -> Bool {
    guard let first = firstBlock(of: blocks), let place = blocks.firstIndex(of: first),
      place + 1 < blocks.count
    else { return false }
    let next = blocks[place + 1]
    switch document.kind(of: next) {
    case .list: return TextMarks.isLetter(text.last)
    case .paragraph: return document.withSource(of: next) { Self.isDefinition($0) }
    default: return false
    }
  }

  /// Whether the key of a text begins with that of a term, apart from articles, and goes on.
  private func names(_ term: TextSlice, _ key: TextSlice) -> Bool {
    var rest = key
    while true {
      let word = rest.firstWord
      guard word == "a" || word == "an" || word == "the" else { break }
      rest = rest.suffix(from: word.count + 1)
    }
    guard rest.hasPrefix(term), rest.count > term.count, rest[term.count] == 0x20 else {
      return false
    }
    // `A billing account pays for …` says nothing of `Billing`.
    var behind = rest.suffix(from: term.count)
    let next = behind.nextWord() ?? .empty
    return term.contains(0x20) || !behind.firstWord.hasSuffix("s") || next.hasSuffix("s")
      || next.hasSuffix("ly") || Self.adverbs.contains(next)
      || Vocabulary.sentenceWords.contains(next)
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
