package import Curriculum
package import Journal
package import Learner
import Study

/// Progress by exam domain on one day.
package struct DomainReport: Sendable {
  /// A row for each domain, then one for cards of none if there are any.
  package let rows: [Row]
  /// The same over all cards.
  package let total: Row

  /// Figures of one domain.
  package struct Row: Sendable {
    /// The number of the domain; nil for cards of none.
    package let domain: Int?
    /// The name of the domain.
    package let name: String
    /// The share of the exam, in percent; nil for cards of none.
    package let weightPercent: Int?
    /// Cards that the guides make.
    package let cards: Int
    /// Cards graded at least once.
    package let seen: Int
    /// Cards that are due now.
    package let due: Int
    /// The mean predicted chance of recall over the cards seen; nil if there are none.
    package let recall: Double?
  }

  /// Counts the cards of a graph.
  ///
  /// - Parameters:
  ///   - graph: The cards and the blueprint.
  ///   - learner: What was learned.
  ///   - now: The moment, for steps within the day.
  ///   - day: The study day.
  package init(graph: StudyGraph, learner: LearnerState, now: Moment, day: StudyDay) {
    var tallies: [Int?: Tally] = [:]
    var total = Tally()
    for card in graph.cards {
      var tally = tallies[card.domain] ?? Tally()
      let progress = learner.progress(of: card.id)
      let recall = learner.recall(of: card.id, at: now, on: day)
      let isDue =
        progress.map { progress in
          !progress.isSuspended && progress.buriedUntil.map { $0 <= day } ?? true
            && progress.due?.hasCome(now: now, day: day) ?? false
        } ?? false
      tally.add(recall: recall, isDue: isDue)
      total.add(recall: recall, isDue: isDue)
      tallies[card.domain] = tally
    }
    // A guide on another subject has nothing to do with the domains of this exam.
    let isMapped = tallies.keys.contains { $0 != nil } || graph.cards.isEmpty
    var rows: [Row] = []
    for domain in isMapped ? graph.blueprint?.domains ?? [] : [] {
      rows.append(
        (tallies[domain.number] ?? Tally()).row(
          domain: domain.number,
          name: domain.name,
          weightPercent: domain.weightPercent
        )
      )
    }
    let known = Set(rows.map(\.domain))
    let others = tallies.filter { !known.contains($0.key) }.values
    if !others.isEmpty {
      let other = others.reduce(into: Tally()) { $0.add($1) }
      rows.append(other.row(domain: nil, name: "No exam domain", weightPercent: nil))
    }
    self.rows = rows
    self.total = total.row(domain: nil, name: "All", weightPercent: nil)
  }

  private struct Tally {
    var cards = 0
    var seen = 0
    var due = 0
    var recall = 0.0

    mutating func add(recall: Double?, isDue: Bool) {
      cards += 1
      if isDue { due += 1 }
      if let recall {
        seen += 1
        self.recall += recall
      }
    }

    mutating func add(_ other: Tally) {
      cards += other.cards
      seen += other.seen
      due += other.due
      recall += other.recall
    }

    func row(domain: Int?, name: String, weightPercent: Int?) -> Row {
      Row(
        domain: domain,
        name: name,
        weightPercent: weightPercent,
        cards: cards,
        seen: seen,
        due: due,
        recall: seen == 0 ? nil : recall / Double(seen)
      )
    }
  }
}
