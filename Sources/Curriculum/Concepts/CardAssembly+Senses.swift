// What the cards of a guide speak of, where a term may have several meanings.
extension CardAssembly {
  /// Returns the concept of each card of a guide and what it adds to the card's name.
  mutating func subjects(of guide: Int) -> [Subject] {
    let familyOf = familyOf[guide]
    let indices = guides[guide].traits.indices
    var definitions = CardChains(groups: familyCount, cards: indices.count)
    for index in indices where guides[guide].traits[index].statesMeaning {
      definitions.append(index, to: familyOf[index])
    }
    var counts = WordCounts()
    for index in indices where guides[guide].traits[index].statesMeaning {
      let family = familyOf[index]
      guard definitions.isShared(family) || meanings[family].concept != nil else { continue }
      if let words = witness(CardPlace(guide: guide, index: index)).words { counts.add(words) }
    }
    // Words such as the name of a vendor stand in many titles and join nothing. Titles of guides
    // that come later must not count, or they would change the names of cards.
    let common = counts.common.union(titles.common)
    var result = [Subject?](repeating: nil, count: indices.count)
    for index in indices {
      let family = familyOf[index]
      // The definitions of a family decide together, at the first of its cards.
      if let first = definitions.first(of: family) {
        if definitions.isShared(family) || meanings[family].concept != nil {
          decide(definitions.cards(of: family), guide, family, common, &result)
        } else {
          let definition = CardPlace(guide: guide, index: first)
          result[first] = Subject(concept: addConcept(definition), context: nil)
          meanings[family].concept = result[first]?.concept
          // Most terms are defined once, so that nothing has to be compared with them.
          meanings[family].definition = definition
        }
        definitions.remove(family)
      }
      if result[index] == nil {
        result[index] = subject(of: CardPlace(guide: guide, index: index), family)
      }
    }
    return result.compactMap { $0 }
  }

  private func witness(_ card: CardPlace) -> Sense.Witness {
    words[card.guide].witnesses[card.index] ?? Sense.Witness(card, in: guides)
  }

  private mutating func addConcept(_ card: CardPlace) -> Int {
    let key = guides[card].draft.concept
    // Only a contrast has another name than its term; a card is large to be copied.
    let isContrast = guides[card].draft.kind == .contrast
    let term = isContrast ? guides[card].name : guides[card].draft.term
    graph.concepts.append(Concept(key: key, term: term, aliases: [], context: nil, cards: []))
    return graph.concepts.count - 1
  }

  /// Returns the index of the senses of a family, whose only definition is read now if it was not.
  private mutating func readSenses(_ family: Int) -> Int {
    if let known = meanings[family].senses { return known }
    meanings[family].senses = senses.count
    let definition = meanings[family].definition.map { witness($0) }
    senses.append(
      meanings[family].concept.map { concept in
        [Sense(concept: concept, context: nil, witnesses: definition.map { [$0] } ?? [])]
      } ?? []
    )
    return senses.count - 1
  }

  /// Finds out which definitions of a family mean the same, and which known sense that is.
  private mutating func decide(
    _ group: [Int],
    _ guide: Int,
    _ family: Int,
    _ common: ContentWords,
    _ result: inout [Subject?]
  ) {
    let said = group.map { witness(CardPlace(guide: guide, index: $0)) }
    let number = readSenses(family)
    var clusters = clusters(of: said, common: common)
    if senses[number].isEmpty, clusters.count > 1 {
      let names = clusters.map { contextKey(CardPlace(guide: guide, index: group[$0[0]])) ?? "" }
      let order = clusters.indices.sorted {
        (-clusters[$0].count, names[$0]) < (-clusters[$1].count, names[$1])
      }
      clusters = order.map { clusters[$0] }
    }
    for cluster in clusters {
      let members = cluster.map { said[$0] }
      let sense: Int
      if let known = known(of: members, among: number, common: common) {
        senses[number][known].witnesses += members
        sense = known
      } else {
        let first = group[cluster[0]]
        sense = senses[number].count
        senses[number].append(
          Sense(
            concept: addConcept(CardPlace(guide: guide, index: first)),
            context: sense == 0
              ? nil : addContext(contextKey(CardPlace(guide: guide, index: first))),
            witnesses: members
          )
        )
        if sense == 0 { meanings[family].concept = senses[number][0].concept }
      }
      for member in cluster {
        result[group[member]] = Subject(
          concept: senses[number][sense].concept,
          context: senses[number][sense].context
        )
      }
    }
  }

  private mutating func addContext(_ context: String?) -> Int? {
    guard let context else { return nil }
    contexts.append(context)
    return contexts.count - 1
  }

  /// The nearest title above a card that says what it is about.
  func contextKey(_ card: CardPlace) -> String? { guides[card].context.map { TermKey.key($0) } }

  /// The known sense that some definitions give; nil if they give another one.
  private mutating func known(
    of members: [Sense.Witness],
    among number: Int,
    common: ContentWords
  ) -> Int? {
    for (index, sense) in senses[number].enumerated() {
      if sense.witnesses.isEmpty { return index }
      for member in members {
        for witness in sense.witnesses where !areHomonyms(member, witness, common: common) {
          return index
        }
      }
    }
    return nil
  }

  /// The sense of a card that defines nothing: the one that is defined in its topic, else in its
  /// guide, else the first.
  private mutating func subject(of card: CardPlace, _ family: Int) -> Subject {
    guard let first = meanings[family].concept else {
      let concept = addConcept(card)
      meanings[family].concept = concept
      return Subject(concept: concept, context: nil)
    }
    guard let index = meanings[family].senses, senses[index].count > 1 else {
      return Subject(concept: first, context: nil)
    }
    let known = senses[index]
    let topic = guides.topic(of: card)
    let file = guides[card.guide].drafts[card.index].place.file
    let best =
      known.first { $0.witnesses.contains { $0.topic == topic } }
      ?? known.first { sense in
        sense.witnesses.contains { witness in
          witness.file == file && topics[witness.topic].domain == topics[topic].domain
        }
      } ?? known[0]
    return Subject(concept: best.concept, context: best.context)
  }
}

// MARK: Homonyms

extension CardAssembly {
  /// Whether two definitions of one term mean different things: they share no word that says
  /// something, and serve different tasks of the exam and stand below different titles.
  ///
  /// - Parameter common: Words that so many definitions have that they say nothing.
  private mutating func areHomonyms(
    _ one: Sense.Witness,
    _ other: Sense.Witness,
    common: ContentWords
  ) -> Bool {
    guard one.topic != other.topic else { return false }
    if expandDifferently(one, other, common: common) { return true }
    if one.isName, other.isName { return false }
    let said = one.said(in: guides)
    let otherSaid = other.said(in: guides)
    guard said.count >= one.fewestWords, otherSaid.count >= other.fewestWords,
      !said.sharesWord(with: otherSaid, besides: common)
    else { return false }
    // Most pairs are decided by now, so that domains and titles are seldom asked for.
    let domain = topics[one.topic].domain
    let otherDomain = topics[other.topic].domain
    if let domain, domain == otherDomain {
      guard !one.isPhrase, topics[one.topic].task != topics[other.topic].task else { return false }
    }
    let titles = one.titles(in: guides)
    let otherTitles = other.titles(in: guides)
    guard !titles.isEmpty, !otherTitles.isEmpty,
      !titles.sharesWord(with: otherTitles, besides: common)
    else { return false }
    let areMapped = domain != nil && otherDomain != nil
    return areMapped || said.count + otherSaid.count >= Sense.fewestWordsUnmapped
  }

  /// Whether an abbreviation stands for other words here and there: `Class imbalance (CI)`,
  /// `Continuous integration (CI)`.
  private func expandDifferently(
    _ one: Sense.Witness,
    _ other: Sense.Witness,
    common: ContentWords
  ) -> Bool {
    let expansions = [one, other].map { witness -> ContentWords? in
      guard guides.traits(of: witness.card).form?.addition == .alias else { return nil }
      let term = guides[witness.card].draft.term
      return ContentWords(term.prefix { $0 != "(" }.trimmed)
    }
    guard let first = expansions[0], let second = expansions[1] else { return false }
    return !first.sharesWord(with: second, besides: common)
      && !one.said(in: guides).sharesWord(with: other.said(in: guides), besides: common)
  }

  /// Returns which definitions belong together, as indices of the witnesses.
  ///
  /// Each is with all others that it is not a homonym of, however long the chain, so that one
  /// remote wording does not make a meaning of its own.
  private mutating func clusters(of witnesses: [Sense.Witness], common: ContentWords) -> [[Int]] {
    var clusters: [[Int]] = []
    for index in witnesses.indices {
      var merged = [index]
      clusters.removeAll { cluster in
        let belongs = cluster.contains { other in
          !areHomonyms(witnesses[index], witnesses[other], common: common)
        }
        if belongs { merged = cluster + merged }
        return belongs
      }
      clusters.append(merged)
    }
    return clusters.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
