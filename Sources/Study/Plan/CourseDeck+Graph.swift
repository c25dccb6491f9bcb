import Curriculum
import Journal
import Learner

extension CourseDeck {
  /// Takes the cards of a guide as they stand on a day, without those that were taken out.
  ///
  /// - Returns: The deck, and the index in the graph of each of its cards.
  static func deck(
    of graph: StudyGraph,
    learner: LearnerState,
    now: Moment,
    day: StudyDay,
    order: GuideOrder
  ) -> (deck: CourseDeck, cards: [Int]) {
    var deck = CourseDeck()
    var cards: [Int] = []
    let weights = DomainWeights(graph)
    var cardsOfConcepts = [[Int]](repeating: [], count: graph.concepts.count)
    for (index, card) in graph.cards.enumerated() {
      let progress = learner.progress(of: card.id)
      if progress?.isSuspended ?? false { continue }
      cardsOfConcepts[card.concept].append(deck.count)
      cards.append(index)
      deck.weights.append(weights.weight(ofCardIn: card.domain))
      deck.topics.append(card.topic)
      deck.concepts.append(card.concept)
      deck.beginnings.append(progress.flatMap { beginning($0, learner, now, day) })
    }
    let total = max(deck.weights.reduce(0, +), .leastNormalMagnitude)
    for card in deck.weights.indices { deck.weights[card] /= total }
    deck.rivals = deck.concepts.map { concept in
      order.rivals[concept].flatMap { cardsOfConcepts[$0] }
    }
    deck.newOrder = deck.turns(graph, cards, order, weights)
    return (deck, cards)
  }

  private static func beginning(
    _ progress: CardProgress,
    _ learner: LearnerState,
    _ now: Moment,
    _ day: StudyDay
  ) -> Beginning? {
    guard let schedule = progress.schedule else { return nil }
    var due = 0
    if case .day(let promised) = progress.due { due = day.distance(to: promised) }
    return Beginning(
      schedule: schedule,
      restedDays: progress.lastDay?.distance(to: day) ?? 0,
      dueDay: due
    )
  }

  /// New cards in turns between the domains by their weights, required topics first.
  private func turns(
    _ graph: StudyGraph,
    _ cards: [Int],
    _ order: GuideOrder,
    _ weights: DomainWeights
  ) -> [Int] {
    let fresh = beginnings.indices.filter { beginnings[$0] == nil }.sorted { left, right in
      let ranks = (order.ranks[topics[left]], order.ranks[topics[right]])
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left < right
    }
    var taken: [Int: Double] = [:]
    let places = fresh.map { card -> (place: Double, card: Int) in
      let domain = graph.cards[cards[card]].domain
      let before = taken[domain ?? 0, default: 0]
      taken[domain ?? 0] = before + 1
      return ((before + 0.5) / weights.share(of: domain), card)
    }
    return places.sorted { ($0.place, $0.card) < ($1.place, $1.card) }.map(\.card)
  }
}
