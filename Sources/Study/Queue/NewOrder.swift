import Curriculum

/// Chooses new cards: in turns between the domains by their weights, required topics first, one
/// card of a concept, and what nothing covers yet before the rest.
struct NewOrder {
  /// What was learned, as far as new cards depend on it.
  struct Known {
    /// Whether a card of each concept was seen or taken out.
    var isMet: [Bool]
    /// Concepts that were begun a short time ago.
    var young: Set<Int> = []
    /// Points and task statements of which a card was seen.
    var covered: Set<String> = []
  }

  private let graph: StudyGraph
  private let order: GuideOrder
  private let weights: DomainWeights
  private var known: Known
  /// New cards of each domain in the order of the guides.
  private var waiting: [Int: [Int]] = [:]
  /// The concepts of each topic that have not been met.
  private var unmet: [Int: Set<Int>] = [:]
  private var chosen: [Int] = []
  /// The concepts of the cards chosen.
  private var taken: Set<Int> = []
  /// How often it was the turn of each domain; zero stands for none.
  private var turns: [Int: Double] = [:]
  /// Domains in which no new card covers what nothing covers yet.
  private var spent: Set<Int> = []

  /// Half a card, so that the first turns go by weight and not by number.
  private static let firstTurn = 0.5

  init(
    _ graph: StudyGraph,
    _ order: GuideOrder,
    _ weights: DomainWeights,
    _ known: Known,
    fresh: [Int]
  ) {
    self.graph = graph
    self.order = order
    self.weights = weights
    self.known = known
    let ordered = fresh.sorted { left, right in
      let ranks = (order.ranks[graph.cards[left].topic], order.ranks[graph.cards[right].topic])
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left < right
    }
    for index in ordered { waiting[graph.cards[index].domain ?? 0, default: []].append(index) }
    for card in graph.cards where !known.isMet[card.concept] {
      unmet[card.topic, default: []].insert(card.concept)
    }
  }

  /// Returns at most a number of cards.
  ///
  /// First the rules hold; if they leave room, cards come that break the fewest: an edge is a
  /// wish, and the learner's limit says how much there is to do.
  mutating func cards(atMost count: Int) -> [Int] {
    for isStrict in [true, false] {
      var resting: Set<Int> = []
      while chosen.count < count, let domain = nextDomain(except: resting) {
        // A card may free others that wait for its topic.
        if take(from: domain, isStrict: isStrict) { resting = [] } else { resting.insert(domain) }
      }
    }
    return chosen
  }

  /// The domain that is furthest behind its weight.
  private func nextDomain(except resting: Set<Int>) -> Int? {
    waiting.keys.filter { !resting.contains($0) }.min { left, right in
      let ahead = turns[left, default: Self.firstTurn] / weights.share(of: left)
      let behind = turns[right, default: Self.firstTurn] / weights.share(of: right)
      return ahead != behind ? ahead < behind : left < right
    }
  }

  private mutating func take(from domain: Int, isStrict: Bool) -> Bool {
    var found: Int?
    for index in waiting[domain, default: []]
    where !taken.contains(graph.cards[index].concept) && (!isStrict || isAllowed(index)) {
      if found == nil { found = index }
      if spent.contains(domain) { break }
      guard coversMore(index) else { continue }
      begin(index)
      return true
    }
    // Nothing of the domain covers more, and nothing will: it need not be looked for again.
    spent.insert(domain)
    guard let found else { return false }
    begin(found)
    return true
  }

  private func isAllowed(_ index: Int) -> Bool {
    let card = graph.cards[index]
    return order.required[card.topic].allSatisfy { unmet[$0, default: []].isEmpty }
      && order.rivals[card.concept].allSatisfy { !known.young.contains($0) }
  }

  private func coversMore(_ index: Int) -> Bool {
    graph.topics[graph.cards[index].topic].points.contains { !known.covered.contains($0) }
  }

  private mutating func begin(_ index: Int) {
    let card = graph.cards[index]
    chosen.append(index)
    taken.insert(card.concept)
    known.young.insert(card.concept)
    known.covered.formUnion(graph.topics[card.topic].points)
    turns[card.domain ?? 0, default: Self.firstTurn] += 1
    for topic in Set(graph.concepts[card.concept].cards.map({ graph.cards[$0].topic })) {
      unmet[topic]?.remove(card.concept)
    }
  }
}

extension Topic {
  /// What it covers of the blueprint: points if the guide names them, else the task statement.
  var points: [String] { covers.isEmpty ? task.map { [$0] } ?? [] : covers }
}
