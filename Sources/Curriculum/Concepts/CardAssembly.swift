import SourceText

/// Puts drafted cards into a graph: one concept for each thing that the guides speak of, and one
/// card for each question, however many guides answer it.
///
/// **Names.** A card's id is the hash of its kind, its term and what is asked of it, the term as the
/// first guide that asks writes it. Files are assembled one after the other, each knowing only those
/// before it: so a guide alone gives the names that its own words give, and a guide that is added
/// behind others cannot change the name of a card that they make. Where one guide spells a term in
/// several ways, the shortest spelling names the card, wherever it stands. The names that the
/// other spellings would have given stay known as aliases, so that a guide that comes to stand in
/// front of another finds what was learned from that one.
///
/// A second meaning of a term, which shares nothing with the first, has the nearest title above
/// in its name; the first keeps the plain name. Within a guide the meaning with the most places is
/// the first, so that their order does not matter.
struct CardAssembly {
  private var graph: StudyGraph
  private var families = TermFamilies()
  /// The senses of each family.
  private var senses: [[Sense]] = []
  /// The card for each question about a concept.
  private var cards: [Question: Int] = [:]
  private var answers: [Int: ContentWords] = [:]
  /// The words of the titles of the topics so far.
  private var titles: [ContentWords] = []

  /// What a card asks, however it is worded.
  private struct Question: Hashable {
    let concept: Int
    /// The kind and what is asked, as one hash.
    let asked: UInt64

    init(_ concept: Int, _ card: DraftedCard) {
      self.concept = concept
      let kind: CardKind = card.statesMeaning ? .definition : card.draft.kind
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in kind.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      if !card.statesMeaning, !card.draft.aspect.isEmpty {
        // Singular and plural of what is asked are the same.
        hash = WordHash.joined(hash, TermForm(card.draft.aspect, key: card.draft.aspect).whole)
      }
      asked = hash
    }
  }

  /// Puts drafted cards into a graph whose topics are complete.
  ///
  /// - Complexity: Linear in the cards, but for those of one term.
  static func assemble(_ drafts: [DraftedCard], into graph: inout StudyGraph) {
    var assembly = CardAssembly(graph: graph)
    var rest = drafts[...]
    while let first = rest.first {
      let end = rest.firstIndex { $0.file != first.file } ?? rest.endIndex
      var file = Array(rest[..<end])
      RepeatedLabels.resolve(&file)
      assembly.add(file)
      rest = rest[end...]
    }
    assembly.nameContexts()
    graph = assembly.graph
  }

  private init(graph: StudyGraph) { self.graph = graph }

  /// Adds the cards of one file.
  private mutating func add(_ drafts: [DraftedCard]) {
    let forms = drafts.map { card -> TermForm? in
      switch card.draft.kind {
      // A question or a sentence with a gap is no term; its words count as they are.
      case .cloze, .basic: nil
      // Of two things in contrast the first by the alphabet holds the card.
      case .contrast: TermForm(card.draft.concept, key: card.draft.concept)
      default: TermForm(card.draft.term, key: card.draft.concept)
      }
    }
    let lesson = families.lesson(of: forms.compactMap { $0 })
    let familyOf = zip(drafts, forms).map { card, form in
      form.map { families.family(of: $0, lesson) }
        ?? families.family(ofText: card.draft.concept)
    }
    while senses.count < families.count { senses.append([]) }
    let concepts = self.concepts(of: drafts, forms, familyOf)
    let questions = zip(drafts, concepts).map { Question($1.concept, $0) }
    // The cards of one question form a chain; most are alone.
    var first: [Question: Int] = [:]
    first.reserveCapacity(drafts.count)
    var last = [Int](repeating: 0, count: drafts.count)
    var next = [Int?](repeating: nil, count: drafts.count)
    for (index, question) in questions.enumerated() {
      if let start = first[question] {
        next[last[start]] = index
        last[start] = index
      } else {
        first[question] = index
        last[index] = index
      }
    }
    for (index, question) in questions.enumerated() {
      if let card = cards[question] {
        append(drafts[index], to: card, context: concepts[index].context)
      } else {
        let group = Array(sequence(first: index) { next[$0] })
        create(drafts, group, question, context: concepts[index].context)
      }
      note(drafts[index], forms[index], in: question.concept)
    }
  }
}

// MARK: Senses

extension CardAssembly {
  /// Returns the concept of each card and what it adds to the card's name.
  private mutating func concepts(
    of drafts: [DraftedCard],
    _ forms: [TermForm?],
    _ familyOf: [Int]
  ) -> [(concept: Int, context: String?)] {
    var definitions = [[Int]](repeating: [], count: families.count)
    for (index, card) in drafts.enumerated() where card.statesMeaning {
      definitions[familyOf[index]].append(index)
    }
    var witnesses: [Int: Sense.Witness] = [:]
    for (family, indices) in definitions.enumerated()
    where indices.count > 1 || !indices.isEmpty && !senses[family].isEmpty {
      for index in indices { witnesses[index] = witness(drafts[index], forms[index]) }
    }
    // Words such as the name of a vendor stand in many titles and join nothing.
    // Words such as the name of a vendor stand in many titles and join nothing. Titles of guides
    // that come later must not count, or they would change the names of cards.
    let known = graph.topics.dropFirst(titles.count).prefix {
      $0.place.file <= drafts.first?.file ?? 0
    }
    titles += known.map { ContentWords($0.title) }
    let common = ContentWords(commonIn: witnesses.values.compactMap(\.words))
      .union(ContentWords(commonIn: titles))
    var result: [(concept: Int, context: String?)?] = drafts.map { _ in nil }
    for index in drafts.indices {
      let family = familyOf[index]
      // The definitions of a family decide together, at the first of its cards.
      if !definitions[family].isEmpty {
        let group = definitions[family]
        definitions[family] = []
        decide(drafts, forms, group, family, witnesses, common, &result)
      }
      if result[index] == nil {
        result[index] = sense(for: drafts[index], family: family)
      }
    }
    return result.compactMap { $0 }
  }

  private func witness(_ card: DraftedCard, _ form: TermForm?) -> Sense.Witness? {
    form.map { Sense.Witness(card, form: $0, in: graph.topics[card.topic]) }
  }

  private mutating func decide(
    _ drafts: [DraftedCard],
    _ forms: [TermForm?],
    _ group: [Int],
    _ family: Int,
    _ witnesses: [Int: Sense.Witness],
    _ common: ContentWords,
    _ result: inout [(concept: Int, context: String?)?]
  ) {
    guard group.count > 1 || !senses[family].isEmpty else {
      let index = group[0]
      result[index] = addSense(drafts[index], family, context: nil, [])
      // Most terms are defined once, so that nothing has to be compared with them.
      if let form = forms[index] { senses[family][0].unread = (drafts[index], form) }
      return
    }
    let said = group.compactMap { witnesses[$0] }
    guard said.count == group.count else { return }
    readSenses(family)
    var clusters = Sense.clusters(of: said, common: common)
    if senses[family].isEmpty, clusters.count > 1 {
      let contexts = clusters.map { drafts[group[$0[0]]].context.map { TermKey.key($0) } ?? "" }
      let order = clusters.indices.sorted {
        (-clusters[$0].count, contexts[$0]) < (-clusters[$1].count, contexts[$1])
      }
      clusters = order.map { clusters[$0] }
    }
    for cluster in clusters {
      let members = cluster.map { said[$0] }
      let known = senses[family].firstIndex { sense in
        sense.witnesses.isEmpty
          || members.contains { member in
            sense.witnesses.contains { !Sense.areHomonyms(member, $0, common: common) }
          }
      }
      if let known {
        senses[family][known].witnesses += members
        let sense = senses[family][known]
        for member in cluster { result[group[member]] = (sense.concept, sense.context) }
      } else {
        let first = drafts[group[cluster[0]]]
        let context = senses[family].isEmpty ? nil : first.context.map { TermKey.key($0) }
        let sense = addSense(first, family, context: context, members)
        for member in cluster { result[group[member]] = sense }
      }
    }
  }

  private mutating func readSenses(_ family: Int) {
    for index in senses[family].indices {
      guard let (card, form) = senses[family][index].unread else { continue }
      senses[family][index].unread = nil
      if let witness = witness(card, form) { senses[family][index].witnesses.append(witness) }
    }
  }

  /// The sense of a card that defines nothing: the one that is defined in its topic, else in its
  /// guide, else the first.
  private mutating func sense(
    for card: DraftedCard,
    family: Int
  ) -> (concept: Int, context: String?) {
    if senses[family].count > 1 { readSenses(family) }
    let known = senses[family]
    guard let first = known.first else { return addSense(card, family, context: nil, []) }
    guard known.count > 1 else { return (first.concept, first.context) }
    let best =
      known.first { $0.witnesses.contains { $0.topic == card.topic } }
      ?? known.first { sense in
        sense.witnesses.contains {
          $0.file == card.file && $0.domain == graph.topics[card.topic].domain
        }
      } ?? first
    return (best.concept, best.context)
  }

  private mutating func addSense(
    _ card: DraftedCard,
    _ family: Int,
    context: String?,
    _ witnesses: [Sense.Witness]
  ) -> (concept: Int, context: String?) {
    let concept = graph.concepts.count
    graph.concepts.append(
      Concept(key: card.draft.concept, term: card.name, aliases: [], context: nil, cards: [])
    )
    senses[family].append(Sense(concept: concept, context: context, witnesses: witnesses))
    return (concept, context)
  }
}

// MARK: Cards

extension CardAssembly {
  private mutating func create(
    _ drafts: [DraftedCard],
    _ group: [Int],
    _ question: Question,
    context: String?
  ) {
    let primary = drafts[group[0]]
    // The plainest spelling of the guide, so that the order of its parts does not matter.
    let plainest =
      group.dropFirst().reduce(primary) { best, index in
        let other = drafts[index]
        let isPlainer =
          (other.draft.concept.utf8.count, other.draft.concept, other.draft.aspect)
          < (best.draft.concept.utf8.count, best.draft.concept, best.draft.aspect)
        return isPlainer ? other : best
      }
    let id = name(of: plainest, context)
    if let known = graph.cardIndices[id] {
      cards[question] = known
      append(primary, to: known, context: context)
      return
    }
    let index = graph.cards.count
    cards[question] = index
    graph.cardIndices[id] = index
    graph.concepts[question.concept].cards.append(index)
    let topic = graph.topics[primary.topic]
    graph.cards.append(
      Card(
        id: id,
        kind: primary.draft.kind,
        term: primary.draft.term,
        aspect: primary.draft.aspect,
        prompt: primary.draft.prompt,
        answer: primary.draft.answer,
        items: primary.draft.items,
        options: primary.draft.options,
        breadcrumb: primary.draft.breadcrumb,
        topic: primary.topic,
        concept: question.concept,
        domain: topic.domain,
        task: topic.task,
        sources: [primary.place]
      )
    )
    if !primary.hasName(of: plainest) { addAlias(name(of: primary, context), to: index) }
    if let otherID = primary.otherID { addAlias(otherID, to: index) }
  }

  private func name(of card: DraftedCard, _ context: String?) -> CardID {
    guard let context else { return card.ownID }
    let concept = "\(card.draft.concept)\u{1E}\(context)"
    return CardID(kind: card.draft.namedKind, concept: concept, aspect: card.draft.aspect)
  }

  private mutating func addAlias(_ id: CardID, to card: Int) {
    guard graph.cardIndices[id] == nil else { return }
    graph.cardIndices[id] = card
    graph.cards[card].aliases.append(id)
  }

  /// Adds another place that answers a card, and what it says beyond the others.
  private mutating func append(_ source: DraftedCard, to card: Int, context: String?) {
    addAlias(name(of: source, context), to: card)
    if let otherID = source.otherID { addAlias(otherID, to: card) }
    if source.statesMeaning, context == nil, let title = source.context {
      // It may have been a meaning of its own, before somebody changed its answer.
      addAlias(name(of: source, TermKey.key(title)), to: card)
    }
    let known = graph.cards[card]
    graph.cards[card].sources.append(source.place)
    guard source.draft.answer != known.answer else { return }
    let words = ContentWords(source.draft.answer)
    var said =
      answers[card]
      ?? {
        var said = ContentWords(known.answer)
        said.formUnion(ContentWords(known.term))
        return said
      }()
    // What is new in less than a third of its words says the same in other words.
    let new = words.subtracting(said)
    let saysMore = new.count * 3 >= max(1, words.count) || words.isEmpty || new.turnsMeaning
    said.formUnion(words)
    answers[card] = said
    let other = Card.Other(
      answer: source.draft.answer,
      context: source.context ?? "",
      place: source.place
    )
    guard saysMore else {
      graph.cards[card].restatements.append(other)
      return
    }
    graph.cards[card].others.append(other)
    let earlier = known.sources.first { $0.file == source.file }
    // Questions have a rule of their own for that.
    if let earlier, known.kind != .choice { reportDuplicate(known, source.place, earlier) }
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

  /// Notes how a guide writes a term.
  private mutating func note(_ card: DraftedCard, _ form: TermForm?, in concept: Int) {
    guard let form, card.draft.kind != .contrast else { return }
    graph.concepts[concept].addAlias(card.draft.term)
    if let inner = form.innerText { graph.concepts[concept].addAlias(String(inner)) }
  }

  /// Where a term has several meanings, says in each prompt and concept which is meant.
  private mutating func nameContexts() {
    for family in senses where family.count > 1 {
      for sense in family {
        for index in graph.concepts[sense.concept].cards {
          let card = graph.cards[index]
          guard let context = card.context else { continue }
          if graph.concepts[sense.concept].context == nil {
            graph.concepts[sense.concept].context = context
          }
          graph.cards[index].prompt = card.prompt(naming: context)
        }
      }
    }
  }
}
