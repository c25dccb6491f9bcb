package import Curriculum

/// The share of each domain in the exam.
package struct DomainWeights: Sendable {
  private let shares: [Int: Double]
  private let cards: [Int: Int]

  /// The share that counts for cards of no domain; small, so that they come after the others.
  private static let unmappedShare = 0.1

  /// Reads the weights of a graph's blueprint.
  package init(_ graph: StudyGraph) {
    shares = Dictionary(
      (graph.blueprint?.domains ?? []).map { ($0.number, Double($0.weightPercent) / 100) }
    ) { first, _ in first }
    var cards: [Int: Int] = [:]
    for card in graph.cards { cards[card.domain ?? 0, default: 0] += 1 }
    self.cards = cards
  }

  /// Returns the share of a domain, in `0...1`.
  package func share(of domain: Int?) -> Double {
    max(domain.flatMap { shares[$0] } ?? Self.unmappedShare, 0.01)
  }

  /// Returns what one card of a domain weighs: the cards of a domain have its share together.
  ///
  /// The weights of all cards add up to one, so that they make a mean of chances of recall.
  package func weight(ofCardIn domain: Int?) -> Double {
    share(of: domain) / Double(cards[domain ?? 0] ?? 1) / total
  }

  private var total: Double {
    cards.keys.reduce(0) { $0 + share(of: $1 == 0 ? nil : $1) }
  }
}
