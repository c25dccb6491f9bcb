import Markdown

extension CardRules {
  /// Adds a card for a term and what is said of it.
  ///
  /// A term that is a property, such as `Purpose`, is asked of what stands above it.
  mutating func addDefinition(_ lead: LeadTerm, labels: [String], range: Range<Int>) {
    guard var said = Phrasing.withoutIntroduction(lead.rest) else { return }
    let key = TermKey.key(lead.term)
    if !isGeneric(lead.term), !Self.isVague(lead.term) {
      let spoken = SpokenAttributes(said)
      addAttributes(spoken.attributes, of: lead.term, labels, range)
      said = spoken.definition
    }
    guard !said.isEmpty,
      let answer = fitting(said, of: lead.term, isExplicit: false, range: range)
    else { return }
    if Vocabulary.definitionLabels.contains(key), !isGeneric(owner(labels)) {
      let owner = owner(labels)
      return addDefinition(of: owner, TermKey.key(owner), answer, labels, range)
    }
    if Vocabulary.attributes.contains(key) || Self.isVague(lead.term) {
      let owner = owner(labels)
      guard !isGeneric(owner), !Self.isVague(owner) else {
        return omit(.noSubject, lead.term, isExplicit: false, range)
      }
      addAttribute(lead.term, key, of: owner, answer, labels, range)
    } else if !isGeneric(lead.term) {
      if givesAway(answer, in: key) {
        return omit(.answerInPrompt, lead.term, isExplicit: false, range)
      }
      addDefinition(of: lead.term, key, answer, labels, range)
    }
  }

  private mutating func addAttributes(
    _ attributes: [(label: String, text: String)],
    of term: String,
    _ labels: [String],
    _ range: Range<Int>
  ) {
    for (label, text) in attributes {
      guard let answer = fitting(text, of: term, isExplicit: false, range: range) else { continue }
      addAttribute(label, TermKey.key(label), of: term, answer, labels, range)
    }
  }

  private mutating func addAttribute(
    _ attribute: String,
    _ key: String,
    of owner: String,
    _ answer: String,
    _ labels: [String],
    _ range: Range<Int>
  ) {
    // One scenario out of many can be neither recalled nor judged.
    if Vocabulary.exampleLabels.contains(key) { return }
    let isFormula = key == "formula" || key == "formulas"
    add(
      CardDraft(
        kind: isFormula ? .formula : .attribute,
        term: owner,
        concept: TermKey.key(owner),
        aspect: isFormula ? "formula" : key,
        prompt: isFormula
          ? Phrasing.formula(of: owner) : Phrasing.attribute(attribute, of: owner),
        answer: answer,
        breadcrumb: trail(labels),
        range: range
      )
    )
  }

  /// Adds the card of a term, and the reverse where the definition determines the term.
  private mutating func addDefinition(
    of term: String,
    _ key: String,
    _ answer: String,
    _ labels: [String],
    _ range: Range<Int>
  ) {
    let isFormula = FormulaText.isFormula(answer)
    let definition = CardDraft(
      kind: isFormula ? .formula : .definition,
      term: term,
      concept: key,
      prompt: isFormula
        ? Phrasing.formula(of: term)
        : givesReason(answer, labels) ? "\(term): why?" : Phrasing.definition(term, answer: answer),
      answer: answer,
      breadcrumb: trail(labels),
      range: range
    )
    add(definition)
    guard !isFormula, ReverseCard.isDetermined(term, key: key, by: answer, trail: breadcrumb) else {
      return
    }
    let reverse = CardDraft(
      kind: .term,
      term: term,
      concept: key,
      prompt: Phrasing.term(for: answer),
      answer: term,
      breadcrumb: breadcrumb,
      range: range
    )
    add(reverse)
  }

  /// Whether a sentence stands under `When to use it` or `Why it matters`.
  private func givesReason(_ answer: String, _ labels: [String]) -> Bool {
    guard answer.utf8.last == UInt8(ascii: "."), let title = labels.last ?? breadcrumb.last else {
      return false
    }
    let first = title.utf8.prefix { $0 != 0x20 }.map { $0 | 0x20 }
    return first.elementsEqual("when".utf8) || first.elementsEqual("why".utf8)
  }

  /// Asks what the title of the section means, if the first paragraph begins by saying it.
  mutating func readLeadParagraph(of blocks: [NodeID]) {
    guard let first = firstBlock(of: blocks), document.kind(of: first) == .paragraph,
      LeadTerm(first, in: document) == nil, !isGeneric(subject)
    else { return }
    let text = String(document.plainText(from: document.firstChild(of: first)).trimmed)
    let key = TermKey.key(subject)
    let start = TermKey.words(text.prefix(subject.count + 40)).drop {
      ["a", "an", "the"].contains($0)
    }
    guard !text.hasSuffix(":"), start.joined(separator: " ").hasPrefix(key + " "),
      let answer = Phrasing.shortened(text, words: CardDraft.longestAnswerWords)
    else { return }
    add(
      CardDraft(
        kind: .definition,
        term: subject,
        concept: key,
        prompt: "\(subject): what is it?",
        answer: answer,
        breadcrumb: breadcrumb,
        range: document.range(of: first)
      )
    )
  }

  /// The first block that says something, unless the author wants no card of it.
  func firstBlock(of blocks: [NodeID]) -> NodeID? {
    for block in blocks {
      guard document.kind(of: block) == .htmlBlock else { return block }
      if Directive(document.literal(of: block)) == Directive.noCard { return nil }
    }
    return nil
  }

  /// Whether a title names no subject.
  func isGeneric(_ title: String) -> Bool {
    let key = TermKey.key(title)
    return key.isEmpty || Vocabulary.genericTitles.contains(key)
      || Vocabulary.attributes.contains(key) || Vocabulary.isNonStudyTitle(key)
  }

  /// Whether the answer says nothing that the prompt does not say already.
  private func givesAway(_ answer: String, in key: String) -> Bool {
    // A longer answer says more, unless it repeats itself.
    guard answer.utf8.count <= 4 * key.utf8.count else { return false }
    let known = key.utf8.split(separator: 0x20).map { $0.prefix(6) }
    let said = TermKey.key(answer)
    var repeats = false
    var rest = said.utf8[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0 != 0x20 }
      rest = rest[word.endIndex...].dropFirst()
      if known.contains(where: { word.starts(with: $0) || word.count > 3 && $0.starts(with: word) })
      {
        repeats = true
      } else if word.count > 6 || !Vocabulary.emptyWords.contains(Substring(word)) {
        return false
      }
    }
    return repeats
  }
}
