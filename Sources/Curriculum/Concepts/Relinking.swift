/// A card that a log remembers.
package struct RememberedCard: Hashable, Sendable {
  /// The name in the log.
  package let id: CardID
  /// The kind, such as `definition`.
  package let kind: String
  /// The term the card was about.
  package let term: String
  /// What was asked.
  package let prompt: String
  /// The titles above the card, outermost first.
  package let breadcrumb: [String]

  /// Creates a description of a card.
  package init(id: CardID, kind: String, term: String, prompt: String, breadcrumb: [String]) {
    self.id = id
    self.kind = kind
    self.term = term
    self.prompt = prompt
    self.breadcrumb = breadcrumb
  }
}

/// Finds the cards that took the place of cards whose term was changed.
///
/// A mended slip and a service under a new name are recognised; a wrong link would give one fact
/// the history of another, so what is not clear is left alone. In particular neighbours such as
/// `Online store` and `Offline store` are never taken for one another. What was learned before a
/// term had several meanings goes to the one that stands where it stood.
package struct Relinking {
  /// A new name for a card.
  package struct Link: Hashable, Sendable {
    /// The name in the log.
    package let old: CardID
    /// The name of the card that asks the same now.
    package let new: CardID
  }

  /// The links, in the order of what is remembered.
  package private(set) var links: [Link] = []

  private let graph: StudyGraph
  /// The one concept that a word occurs with; -1 for several.
  private let concepts: [Substring: Int]

  /// The best link must be better than the next one by this much.
  private static let margin = 0.1

  /// A remembered or a present card, taken apart for comparing.
  private struct Subject {
    let term: String
    let form: TermForm
    let words: [Substring]
    /// Whether it is all capitals and digits, where one letter makes another name: `HTTP`.
    let isAcronym: Bool
    /// What is asked of the term, without numbers.
    let question: String
    let breadcrumb: [String]

    init(kind: String, term: String, prompt: String, breadcrumb: [String]) {
      let key = TermKey.key(term)
      self.term = key
      form = TermForm(term, key: key)
      words = key.split(separator: " ")
      isAcronym = !term.utf8.contains { $0 &- 0x61 < 26 }
      self.breadcrumb = breadcrumb.map { TermKey.key($0) }.filter { $0 != key }
      var rest = prompt.hasPrefix(term) ? prompt.dropFirst(term.count) : prompt[...]
      // A context that tells homonyms apart comes and goes with the other meaning.
      if rest.hasPrefix(" ("), let close = rest.firstIndex(of: ")") {
        rest = rest[rest.index(after: close)...]
      }
      // How a definition is asked for depends on what it says.
      let kinds: [CardKind] = [.definition, .formula, .term]
      guard !kinds.contains(where: { $0.rawValue == kind }) else {
        question = ""
        return
      }
      // A list that grew asks for another number of items.
      question = TermKey.words(rest).filter { Int($0) == nil }.joined(separator: " ")
    }
  }

  /// Finds links.
  ///
  /// - Parameters:
  ///   - remembered: Everything that the log remembers, also what is still there.
  ///   - graph: The guides as they are now.
  /// - Complexity: O(n × m) in the cards that are gone and those that are new, of one kind.
  package init(_ remembered: [RememberedCard], in graph: StudyGraph) {
    self.graph = graph
    let gone = remembered.filter { graph.cardIndices[$0.id] == nil || graph.isUnclear($0.id) }
    guard !gone.isEmpty else {
      concepts = [:]
      return
    }
    let known = Set(remembered.map(\.id))
    let holders = Set(gone.compactMap { graph.cardIndices[$0.id] })
    concepts = Self.concepts(of: graph)
    var candidates: [String: [(card: Int, subject: Subject)]] = [:]
    for (index, card) in graph.cards.enumerated()
    where holders.contains(index)
      || !known.contains(card.id) && !card.aliases.contains(where: known.contains)
    {
      let kind = card.kind.rawValue
      let subject = Subject(
        kind: kind,
        term: card.term,
        prompt: card.prompt,
        breadcrumb: card.breadcrumb
      )
      candidates[kind, default: []].append((index, subject))
    }
    var scores: [(old: Int, card: Int, score: Double)] = []
    for (index, old) in gone.enumerated() {
      let subject = Subject(
        kind: old.kind,
        term: old.term,
        prompt: old.prompt,
        breadcrumb: old.breadcrumb
      )
      for candidate in candidates[old.kind] ?? [] {
        if let score = score(subject, candidate.subject, candidate.card, kind: old.kind) {
          scores.append((index, candidate.card, score))
        }
      }
      for kind in Self.otherKinds[old.kind] ?? [] {
        for candidate in candidates[kind] ?? [] {
          if let score = Self.scoreOfOtherKind(subject, candidate.subject) {
            scores.append((index, candidate.card, score))
          }
        }
      }
    }
    link(gone, scores)
  }

  /// Which words occur with which concept; a slip occurs with one alone.
  private static func concepts(of graph: StudyGraph) -> [Substring: Int] {
    var concepts: [Substring: Int] = [:]
    for card in graph.cards {
      // A list names other concepts than its own.
      let answer = card.items.isEmpty ? card.answer : ""
      let texts = [card.prompt, answer] + card.others.map(\.answer)
      for word in texts.flatMap({ TermKey.words($0) }) {
        concepts[word] = (concepts[word] ?? card.concept) == card.concept ? card.concept : -1
      }
    }
    return concepts
  }

  /// Takes the pairs that are each other's best by a margin.
  private mutating func link(
    _ gone: [RememberedCard],
    _ scores: [(old: Int, card: Int, score: Double)]
  ) {
    var bestOfOld: [Int: (first: Double, second: Double)] = [:]
    var bestOfCard: [Int: (first: Double, second: Double)] = [:]
    func note(_ score: Double, _ best: inout (first: Double, second: Double)) {
      if score > best.first {
        best = (score, best.first)
      } else {
        best.second = max(best.second, score)
      }
    }
    for (old, card, score) in scores {
      note(score, &bestOfOld[old, default: (0, 0)])
      note(score, &bestOfCard[card, default: (0, 0)])
    }
    for (old, card, score) in scores.sorted(by: { $0.old < $1.old }) {
      guard let own = bestOfOld[old], let its = bestOfCard[card], score == own.first,
        score == its.first, score - own.second >= Self.margin, score - its.second >= Self.margin
      else { continue }
      let link = Link(old: gone[old].id, new: graph.cards[card].id)
      if graph.cardIndices[link.old] != card { links.append(link) }
    }
  }
}

// MARK: Likeness

extension Relinking {
  /// How surely one card took the place of another; nil if it did not.
  private func score(_ old: Subject, _ new: Subject, _ card: Int, kind: String) -> Double? {
    let context = Self.context(old.breadcrumb, new.breadcrumb)
    if kind == CardKind.cloze.rawValue {
      // The term of a gap is its answer; the sentence is what is asked.
      guard isSlip(Self.words(old.question), Self.words(new.question), card, mostShare: 4) else {
        return nil
      }
      return 2 + context
    }
    if old.term == new.term {
      let isSameQuestion =
        old.question == new.question
        || isSlip(Self.words(old.question), Self.words(new.question), card, mostShare: 1)
      // Of two meanings, the one below the nearest title is meant.
      let nearest = old.breadcrumb.last == new.breadcrumb.last ? Self.margin * 2 : 0
      return isSameQuestion ? 3 + context + nearest : nil
    }
    guard old.question == new.question || kind == CardKind.basic.rawValue else { return nil }
    // Under other titles alone, `Endpoints` may be those of another guide.
    if context > 0,
      old.form.whole == new.form.whole || old.form.base == new.form.base
        || old.form.isOtherName(of: new.form) || new.form.isOtherName(of: old.form)
    {
      return 3 + context
    }
    if !old.isAcronym, isSlip(old.words, new.words, card, mostShare: 2), context >= 0.3 {
      return 2 + context
    }
    if isRename(old, new, card), context >= 0.5 { return 1 + context }
    return nil
  }

  /// What stands below a label is a property of it or a thing of its own, as its answer has it:
  /// `RBAC: owner?`, `Owner: what is it?`.
  private static let otherKinds: [String: [String]] = {
    let names = [CardKind.definition, .formula].map(\.rawValue)
    let properties = [CardKind.attribute.rawValue]
    return Dictionary(
      uniqueKeysWithValues: properties.map { ($0, names) } + names.map { ($0, properties) }
    )
  }()

  /// How surely a thing took the place of a property of the same name, or the other way round.
  private static func scoreOfOtherKind(_ old: Subject, _ new: Subject) -> Double? {
    let (property, thing) = old.question.isEmpty ? (new, old) : (old, new)
    guard thing.question.isEmpty, property.question == thing.term else { return nil }
    // The label may be a title too.
    let context = context(
      property.breadcrumb.filter { $0 != property.term },
      thing.breadcrumb.filter { $0 != property.term }
    )
    return context >= 0.5 ? 2 + context : nil
  }

  private static func words(_ key: String) -> [Substring] { key.split(separator: " ") }

  /// The share of the titles above that are the same.
  private static func context(_ one: [String], _ other: [String]) -> Double {
    let most = max(one.count, other.count)
    guard most > 0 else { return 1 }
    let shared = one.count { title in
      other.contains(title)
        || other.contains { Spelling.distance(title, $0, limit: 1) != nil && title.utf8.count > 7 }
    }
    return Double(shared) / Double(most)
  }

  /// Whether words differ by slips alone, of which one side is no word that the guides use.
  ///
  /// - Parameter mostShare: At most one in so many words may differ, and one always may.
  private func isSlip(
    _ old: [Substring],
    _ new: [Substring],
    _ card: Int,
    mostShare: Int
  ) -> Bool {
    if old.joined() == new.joined() { return true }
    guard old.count == new.count else { return isSlipOfSpace(old, new, card) }
    var differing = 0
    for (one, other) in zip(old, new) where one != other {
      differing += 1
      guard Spelling.isSlip(one, other), isSlipOf(one, other, card) else { return false }
    }
    return differing <= max(1, old.count / mostShare)
  }

  /// `datalake` for `data lake` with another slip is too much; without one it is the same.
  private func isSlipOfSpace(_ old: [Substring], _ new: [Substring], _ card: Int) -> Bool {
    guard abs(old.count - new.count) == 1 else { return false }
    let one = old.joined()
    let other = new.joined()
    return one.utf8.count >= 8 && Spelling.distance(one, other, limit: 1) != nil
      && !old.allSatisfy { concepts[$0] != nil }
  }

  /// A mended slip is gone from the guides; a new one stands with one concept only.
  private func isSlipOf(_ old: Substring, _ new: Substring, _ card: Int) -> Bool {
    concepts[old] == nil || concepts[new] == graph.cards[card].concept
  }

  /// Words that a product gets or loses without becoming another.
  private static let suffixes: Set<Substring> = ["ai", "service", "services"]
  private static let cues = ["formerly", "previously", "renamed", "once", "earlier", "known"]

  /// A name without its vendor and the product that it is part of: `Clarify` of `Amazon SageMaker AI
  /// Clarify`.
  private static func withoutFamily(_ words: [Substring]) -> ArraySlice<Substring> {
    var rest = words.drop { TermForm.isVendor($0.utf8) }
    guard rest.count > 1, rest.first == "sagemaker" else { return rest }
    let part = rest.dropFirst().drop { $0 == "ai" }
    if !part.isEmpty { rest = part }
    return rest
  }

  /// Whether a product got another name: a family or vendor in front changed, or the guide says so.
  private func isRename(_ old: Subject, _ new: Subject, _ card: Int) -> Bool {
    let hasVendor = [old, new].contains {
      $0.words.first.map { TermForm.isVendor($0.utf8) } ?? false
    }
    var one = Self.withoutFamily(old.words)
    var other = Self.withoutFamily(new.words)
    while let last = one.last, one.count > 1, Self.suffixes.contains(last) { one.removeLast() }
    while let last = other.last, other.count > 1, Self.suffixes.contains(last) {
      other.removeLast()
    }
    if one == other { return true }
    let shorter = one.count < other.count ? one : other
    let longer = one.count < other.count ? other : one
    if hasVendor, shorter.count >= 2, longer.count - shorter.count == 1,
      longer.suffix(shorter.count).elementsEqual(shorter)
    {
      return true
    }
    let answer = TermKey.words(graph.cards[card].answer)
    // `all at once` tells of no former name.
    let cues = answer.indices.filter { place in
      Self.cues.contains(String(answer[place])) && (place == 0 || answer[place - 1] != "at")
    }
    guard let cue = cues.first else { return false }
    let said = answer[cue...].prefix(old.words.count + 6)
    return said.indices.contains { said[$0...].starts(with: old.words) }
  }
}
