import SourceText

/// Puts drafted cards into a graph: one concept for each thing that the guides speak of, and one
/// card for each question, however many guides answer it.
///
/// **Names.** A card's id is the hash of its kind, its term and what is asked of it, the term as the
/// first guide that asks writes it. Files are assembled one after the other, each knowing only those
/// before it: so a guide alone gives the names that its own words give, and a guide that is added
/// behind others changes no name, unless it gives a term another meaning. Where one guide spells a
/// term in several ways, the shortest spelling names the card, wherever it stands. The names that
/// the other spellings would have given stay known as aliases, so that a guide that comes to stand
/// in front of another finds what was learned from that one.
///
/// Where a term has several meanings, which share nothing, each has the nearest title above in its
/// name and none has the plain one: that would go to another meaning once guides are split or put
/// in another order. The meaning with the most places answers to the plain name, too, until
/// `Relinking` has found out which one the log speaks of.
struct CardAssembly {
  var graph: StudyGraph
  let guides: [GuideCards]
  /// The family of each card of each guide.
  let familyOf: [[Int]]
  /// The names of cards from running text by the family whose definition took their place.
  private let proseNames: [Int: [UInt64]]
  /// The number of families.
  let familyCount: Int
  /// The words of cards that are compared with others.
  let words: [CardWords]
  /// The topics with the domain that each serves, found out once somebody asks.
  lazy var topics = domains(graph)
  /// What is known of each family.
  var meanings: [Meaning]
  /// The senses of families that have been compared.
  var senses: [[Sense]] = []
  /// The words of the titles of the topics so far.
  var titles = WordCounts()
  /// The titles that tell senses apart.
  var contexts: [String] = []

  private let domains: (StudyGraph) -> [Topic]
  /// The card for each question about a concept.
  private var cards = HashIndex(capacity: 1000)
  /// The words of what cards of several places say.
  private var answers: [Int: ContentWords] = [:]
  /// Where each card stands first.
  private var primaries: [CardPlace] = []
  /// Where the spelling stands that names each card.
  private var spellings: [CardPlace] = []

  /// What is known of the terms of a family.
  struct Meaning {
    /// The concept of its first sense; nil if no card speaks of it yet.
    var concept: Int?
    /// Its only definition, which is read once there is another to compare it with.
    var definition: CardPlace?
    /// The index of its senses, once they were compared.
    var senses: Int?
  }

  /// The concept of a card and what it adds to the card's name.
  struct Subject {
    let concept: Int
    /// The index of the title that tells its sense apart; nil for the first sense of a term.
    let context: Int?
  }

  /// Puts the cards of guides into a graph whose topics are complete.
  ///
  /// - Parameter domains: Returns the topics of a graph with the domain that each serves; it is
  ///   asked only if it matters for what a term means.
  /// - Complexity: Linear in the cards, but for those of one term.
  static func assemble(
    _ guides: [GuideCards],
    into graph: inout StudyGraph,
    _ parallel: Parallel,
    domains: @escaping (StudyGraph) -> [Topic]
  ) {
    var assembly = CardAssembly(graph, guides, parallel, domains)
    for guide in guides.indices { assembly.add(guide) }
    assembly.nameContexts()
    graph = assembly.graph
  }

  private init(
    _ graph: StudyGraph,
    _ guides: [GuideCards],
    _ parallel: Parallel,
    _ domains: @escaping (StudyGraph) -> [Topic]
  ) {
    self.graph = graph
    self.domains = domains
    var families = TermFamilies()
    var guides = guides
    var familyOf = guides.map { guide in
      guide.traits.map { traits in
        traits.form.map { families.family(of: $0, guide.lesson) }
          ?? families.family(ofText: traits.text)
      }
    }
    proseNames = SpokenTerms.dropNeedlessProse(from: &guides, &familyOf)
    self.guides = guides
    self.familyOf = familyOf
    familyCount = families.count
    words = CardWords.all(guides, familyOf, count: familyCount, parallel)
    meanings = [Meaning](repeating: Meaning(), count: familyCount)
    let count = guides.reduce(0) { $0 + $1.drafts.count }
    self.graph.cards.reserveCapacity(count)
    self.graph.concepts.reserveCapacity(count)
    primaries.reserveCapacity(count)
    spellings.reserveCapacity(count)
  }

  /// Adds the cards of one guide.
  private mutating func add(_ number: Int) {
    let guide = guides[number]
    for title in guide.titles { titles.add(title) }
    guard !guide.drafts.isEmpty else { return }
    let subjects = self.subjects(of: number)
    // The cards of one question belong together; most are alone.
    let questions = zip(guide.traits, subjects).map { traits, subject in
      WordHash.joined(traits.asked, UInt64(subject.concept))
    }
    var numbers = HashIndex(capacity: questions.count)
    var groups = CardChains(groups: questions.count, cards: questions.count)
    for (index, question) in questions.enumerated() {
      let group = numbers[question] ?? numbers.count
      numbers[question] = group
      groups.append(index, to: group)
    }
    for (index, question) in questions.enumerated() {
      let card = CardPlace(guide: number, index: index)
      if let known = cards[question] {
        append(card, to: known, context(of: subjects[index]))
      } else {
        let plainest = plainest(from: index, in: groups, of: guide)
        cards[question] = create(card, named: plainest, subjects[index])
      }
      noteSpelling(card, in: subjects[index].concept)
    }
  }

  /// The card with the plainest spelling among those of a question, so that the order of the parts
  /// of a guide does not matter.
  private func plainest(from first: Int, in groups: CardChains, of guide: GuideCards) -> Int {
    var best = first
    var next = groups.next(after: first)
    while let index = next {
      let one = (guide.drafts[index].draft.concept, guide.drafts[index].draft.aspect)
      let other = (guide.drafts[best].draft.concept, guide.drafts[best].draft.aspect)
      let isPlainer =
        (one.0.utf8.count, one.0, one.1) < (other.0.utf8.count, other.0, other.1)
      if isPlainer { best = index }
      next = groups.next(after: index)
    }
    return best
  }
}

// MARK: Cards

extension CardAssembly {
  /// What tells the sense of a subject apart; nil for the first sense of a term.
  private func context(of subject: Subject) -> String? { subject.context.map { contexts[$0] } }

  /// Makes a card, or adds to one of the same name; returns its index.
  private mutating func create(_ card: CardPlace, named plainest: Int, _ subject: Subject) -> Int {
    let context = context(of: subject)
    let plainest = CardPlace(guide: card.guide, index: plainest)
    let name = name(plainest, context)
    if let known = graph.cardIndices[name] {
      append(card, to: known, context)
      return known
    }
    let index = graph.cards.count
    graph.cardIndices[name] = index
    graph.concepts[subject.concept].cards.append(index)
    let topic = guides.topic(of: card)
    primaries.append(card)
    spellings.append(plainest)
    graph.cards.append(
      Card(
        id: CardID(hash: name),
        kind: guides[card].draft.kind,
        term: guides[card].draft.term,
        aspect: guides[card].draft.aspect,
        prompt: guides[card].draft.prompt,
        answer: guides[card].draft.answer,
        items: guides[card].draft.items,
        options: guides[card].draft.options,
        breadcrumb: guides[card].draft.breadcrumb,
        topic: topic,
        concept: subject.concept,
        domain: graph.topics[topic].domain,
        task: graph.topics[topic].task,
        sources: [guides[card].place]
      )
    )
    if plainest.index != card.index, !guides[card].hasName(of: guides[plainest]) {
      addAlias(self.name(card, context), to: index)
    }
    if let otherName = guides[card].otherName { addAlias(otherName, to: index) }
    if guides.traits(of: card).statesMeaning {
      for name in proseNames[familyOf[card.guide][card.index]] ?? [] { addAlias(name, to: index) }
    }
    return index
  }

  private func name(_ card: CardPlace, _ context: String?) -> UInt64 {
    context == nil ? guides.traits(of: card).name : guides[card].nameHash(in: context)
  }

  private mutating func addAlias(_ name: UInt64, to card: Int) {
    guard graph.cardIndices[name] == nil else { return }
    graph.cardIndices[name] = card
    graph.cards[card].aliases.append(CardID(hash: name))
  }

  /// Adds another place that answers a card, and what it says beyond the others.
  private mutating func append(_ place: CardPlace, to card: Int, _ context: String?) {
    let source = guides[place]
    let title = source.context
    addAlias(name(place, context), to: card)
    if let otherName = source.otherName { addAlias(otherName, to: card) }
    if context == nil {
      // Each may have been a meaning of its own, before somebody changed its answer.
      for place in [primaries[card], place] where guides.traits(of: place).statesMeaning {
        guard let title = contextKey(place) else { continue }
        addAlias(guides[place].nameHash(in: title), to: card)
      }
    }
    let earlier = graph.cards[card].sources.first { $0.file == source.place.file }
    graph.cards[card].sources.append(source.place)
    guard source.draft.answer != graph.cards[card].answer else { return }
    let other = Card.Other(
      answer: source.draft.answer,
      context: title ?? "",
      place: source.place
    )
    guard saysMore(place, than: card) else {
      graph.cards[card].restatements.append(other)
      return
    }
    graph.cards[card].others.append(other)
    // Questions have a rule of their own for that.
    if let earlier, graph.cards[card].kind != .choice {
      reportDuplicate(graph.cards[card], source.place, earlier)
    }
  }

  /// Notes what is said for a card; returns whether that is more than was said before.
  private mutating func saysMore(_ place: CardPlace, than card: Int) -> Bool {
    let words = answer(place)
    let said =
      answers[card] ?? answer(primaries[card]).union(ContentWords(graph.cards[card].term))
    // What is new in less than a third of its words says the same in other words.
    let new = words.subtracting(said)
    answers[card] = said.union(words)
    return new.count * 3 >= max(1, words.count) || words.isEmpty || new.turnsMeaning
      || graph.cards[card].kind != .formula
        && Opposites.are(in: guides[place].draft.answer, graph.cards[card].answer)
  }

  private mutating func reportDuplicate(_ card: Card, _ place: Place, _ earlier: Place) {
    graph.diagnostics.append(
      Diagnostic(
        .warning,
        path: graph.files[place.file].path,
        range: place.range,
        rule: "card.duplicate",
        summary: "'\(card.prompt)' is asked already, and its answer differs",
        help: "only the first is asked; name what sets the two apart in the term",
        notes: [
          Diagnostic.Note(
            path: graph.files[earlier.file].path,
            range: earlier.range,
            text: "the first answer"
          )
        ]
      )
    )
  }

  private func answer(_ card: CardPlace) -> ContentWords {
    words[card.guide].answers[card.index]
      ?? ContentWords(guides[card.guide].drafts[card.index].draft.answer)
  }

  /// Notes how a guide writes a term.
  private mutating func noteSpelling(_ card: CardPlace, in concept: Int) {
    guard guides[card.guide].drafts[card.index].draft.kind != .contrast,
      let form = guides.traits(of: card).form
    else { return }
    let term = guides[card.guide].drafts[card.index].draft.term
    graph.concepts[concept].addAlias(term)
    if let name = form.otherName(in: term) { graph.concepts[concept].addAlias(String(name)) }
  }

  /// Where a term has several meanings, says in each prompt, concept and name which is meant.
  private mutating func nameContexts() {
    let several = senses.filter { $0.count > 1 }
    if several.isEmpty { return }
    for senses in several {
      for (place, sense) in senses.enumerated() { nameContext(of: sense, isFirst: place == 0) }
    }
    indexCards()
  }

  private mutating func nameContext(of sense: Sense, isFirst: Bool) {
    let contexts = Set(sense.witnesses.compactMap { contextKey($0.card) }).sorted()
    for index in graph.concepts[sense.concept].cards {
      rename(index, in: contexts, keepsPlain: isFirst)
      let card = graph.cards[index]
      guard let context = card.context else { continue }
      if graph.concepts[sense.concept].context == nil {
        graph.concepts[sense.concept].context = context
      }
      graph.cards[index].prompt = card.prompt(naming: context)
    }
  }

  /// Finds cards by their names anew; of two that answer to a name, it is the first one's.
  private mutating func indexCards() {
    graph.cardIndices = CardIndex(capacity: 2 * graph.cards.count)
    for (index, card) in graph.cards.enumerated() { graph.cardIndices.add(card.id, index) }
    for index in graph.cards.indices {
      graph.cards[index].aliases.removeAll { graph.cardIndices[$0] != nil }
      for alias in graph.cards[index].aliases { graph.cardIndices.add(alias, index) }
    }
  }

  /// Names a card by the first of the titles that its meaning stands below; it answers to those with
  /// the others, too.
  private mutating func rename(_ card: Int, in contexts: [String], keepsPlain: Bool) {
    let spelling = guides[spellings[card]]
    let names = contexts.map { spelling.nameHash(in: $0) }
    guard let name = names.first, (graph.cardIndices[name] ?? card) == card else { return }
    let plain = CardID(hash: spelling.nameHash())
    let own = CardID(hash: name)
    let others = names.dropFirst().map { CardID(hash: $0) } + (keepsPlain ? [plain] : [])
    let aliases = others + graph.cards[card].aliases
    graph.cards[card].id = own
    graph.cards[card].aliases = []
    for alias in aliases where alias != own && (keepsPlain || alias != plain) {
      if !graph.cards[card].aliases.contains(alias) { graph.cards[card].aliases.append(alias) }
    }
  }
}
