package import Curriculum
package import Journal
package import Learner

/// The cards of one day in the order in which they are best asked.
package struct ReviewQueue: Sendable {
  /// Indices of cards whose day has come, then new ones mixed in evenly.
  package let cards: [Int]
  /// How many of them are due again.
  package let dueCount: Int
  /// How many of them are new.
  package let newCount: Int

  /// Chooses and orders the cards of a day.
  ///
  /// Due cards come by the loss that is expected if they are not seen: the chance that they are
  /// forgotten times the weight of their domain. New cards follow the guide, in turns between the
  /// domains by their weights, one of each concept a day.
  ///
  /// - Parameters:
  ///   - graph: The cards.
  ///   - learner: What was learned so far.
  ///   - now: The moment, for steps within the day.
  ///   - day: The study day.
  package init(graph: StudyGraph, learner: LearnerState, now: Moment, day: StudyDay) {
    let weights = DomainWeights(graph)
    var due: [(index: Int, loss: Double)] = []
    var fresh: [Int] = []
    var concepts: Set<Int> = []
    // The turns go on from what was learned today, so that an interrupted day brings the same.
    var taken: [Int: Double] = [:]
    // The limit holds for the day, whichever guide the cards are from.
    let learnedToday = learner.cards.values.count { $0.firstDay == day }
    for (index, card) in graph.cards.enumerated() {
      guard let progress = learner.progress(of: card.id) else {
        fresh.append(index)
        continue
      }
      if progress.firstDay == day {
        taken[card.domain ?? 0, default: Self.firstTurn] += 1
        concepts.insert(card.concept)
      }
      if progress.isSuspended || progress.buriedUntil.map({ $0 > day }) ?? false { continue }
      guard progress.isSeen else {
        fresh.append(index)
        continue
      }
      if progress.due?.hasCome(now: now, day: day) ?? false {
        let recall = learner.recall(of: card.id, at: now, on: day) ?? 0
        due.append((index, (1 - recall) * weights.share(of: card.domain)))
      }
    }
    due.sort { left, right in
      left.loss != right.loss ? left.loss > right.loss : left.index < right.index
    }
    let room = max(0, learner.settings.newCardsADay - learnedToday)
    let new = Self.choose(fresh, room, graph, weights, taken, &concepts)
    cards = Self.mixed(due.map(\.index), new)
    dueCount = due.count
    newCount = new.count
  }

  /// Half a card, so that the first turns go by weight and not by number.
  private static let firstTurn = 0.5

  /// Takes new cards in turns: the domain that is furthest behind its weight comes next.
  private static func choose(
    _ fresh: [Int],
    _ room: Int,
    _ graph: StudyGraph,
    _ weights: DomainWeights,
    _ taken: [Int: Double],
    _ concepts: inout Set<Int>
  ) -> [Int] {
    var waiting: [Int: ArraySlice<Int>] = [:]
    for index in fresh { waiting[graph.cards[index].domain ?? 0, default: []].append(index) }
    var taken = taken
    var chosen: [Int] = []
    while chosen.count < room {
      let next = waiting.keys.min { left, right in
        let ahead = taken[left, default: firstTurn] / weights.share(of: left)
        let behind = taken[right, default: firstTurn] / weights.share(of: right)
        return ahead != behind ? ahead < behind : left < right
      }
      guard let domain = next, let index = waiting[domain]?.popFirst() else { break }
      if waiting[domain]?.isEmpty ?? true { waiting[domain] = nil }
      guard concepts.insert(graph.cards[index].concept).inserted else { continue }
      chosen.append(index)
      taken[domain, default: firstTurn] += 1
    }
    return chosen
  }

  /// Spreads the new cards evenly among the due ones.
  private static func mixed(_ due: [Int], _ new: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(due.count + new.count)
    var used = 0
    for (position, index) in due.enumerated() {
      result.append(index)
      while used < new.count, (used + 1) * (due.count + 1) <= (position + 1) * (new.count + 1) {
        result.append(new[used])
        used += 1
      }
    }
    return result + new[used...]
  }
}

/// The share of each domain in the exam.
package struct DomainWeights: Sendable {
  private let shares: [Int: Double]

  /// The share that counts for cards of no domain; small, so that they come after the others.
  private static let unmappedShare = 0.1

  /// Reads the weights of a graph's blueprint.
  package init(_ graph: StudyGraph) {
    shares = Dictionary(
      (graph.blueprint?.domains ?? []).map { ($0.number, Double($0.weightPercent) / 100) }
    ) { first, _ in first }
  }

  /// Returns the share of a domain, in `0...1`.
  package func share(of domain: Int?) -> Double {
    max(domain.flatMap { shares[$0] } ?? Self.unmappedShare, 0.01)
  }
}
