#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// First states of new cards, drawn toward what the learner showed on cards like them.
///
/// A shift is estimated for what sets each domain apart, then for what each topic adds, each
/// shrunk toward zero the more, the fewer reviews it rests on. How much topics differ is itself
/// estimated; where they do not differ, they get no shift. What all cards of the learner have in
/// common is left to the fit of the parameters.
///
/// Source: empirical Bayes with a moment estimate of the variance between groups, DerSimonian and
/// Laird 1986.
package struct TopicPriors: Sendable {
  /// How a first state is moved.
  package struct Shift: Hashable, Sendable {
    /// Added to the logarithm of the first stability.
    package let logStability: Double
    /// Added to the first difficulty.
    package let difficulty: Double
  }

  private let stability: GroupShifts
  private let difficulty: GroupShifts

  /// The furthest that a logarithm of stability moves: a factor of about 7 either way.
  private static let furthestLogStability = 2.0
  private static let furthestDifficulty = 3.0

  /// Estimates the shifts.
  ///
  /// - Complexity: Linear in the number of topics.
  package init(_ evidence: TopicEvidence) {
    stability = GroupShifts(evidence.stability, evidence.domains)
    difficulty = GroupShifts(evidence.difficulty, evidence.domains)
  }

  /// Returns how the first state of a new card is moved.
  ///
  /// - Parameters:
  ///   - topic: The number of the card's topic; one never observed gets what its domain has.
  ///   - domain: The number of the topic's domain; one never observed gets no shift.
  package func shift(topic: Int, domain: Int) -> Shift {
    func limited(_ value: Double, _ limit: Double) -> Double { min(max(value, -limit), limit) }
    return Shift(
      logStability: limited(stability.shift(topic, domain), Self.furthestLogStability),
      difficulty: limited(difficulty.shift(topic, domain), Self.furthestDifficulty)
    )
  }

  /// Returns the state after the first review of a new card.
  ///
  /// - Parameters:
  ///   - grade: The grade at first sight.
  ///   - topic: The number of the card's topic.
  ///   - domain: The number of the topic's domain.
  ///   - model: The model that gives the state without a prior.
  package func firstState(
    grade: Grade,
    topic: Int,
    domain: Int,
    model: some MemoryModel
  ) -> MemoryState {
    let state = model.next(nil, after: 0, grade: grade)
    let shift = shift(topic: topic, domain: domain)
    let scaled = state.scaled(by: exp(shift.logStability))
    let days = FSRS6.stabilities
    let levels = FSRS6.difficulties
    return MemoryState(
      stability: Days(min(max(scaled.stability.count, days.lowerBound), days.upperBound)),
      difficulty: min(
        max(state.difficulty + shift.difficulty, levels.lowerBound),
        levels.upperBound
      ),
      fastStability: scaled.fastStability
    )
  }
}

/// Shrunk shifts of one quantity, of domains and of topics, from what all cards have in common.
private struct GroupShifts: Sendable {
  private var domains: [Double] = []
  private var topics: [Double] = []

  /// A variance between groups counts only as far as it is beyond this many standard errors.
  private static let caution = 2.0

  init(_ sums: [TopicEvidence.Sum], _ domainOfTopic: [Int]) {
    var whole = TopicEvidence.Sum()
    for sum in sums {
      whole.score += sum.score
      whole.information += sum.information
    }
    let learner = whole.information > 0 ? whole.score / whole.information : 0
    var byDomain = [TopicEvidence.Sum](
      repeating: TopicEvidence.Sum(),
      count: (domainOfTopic.max() ?? -1) + 1
    )
    for (topic, sum) in sums.enumerated() where domainOfTopic[topic] >= 0 {
      // Topics are the clusters of a domain: what they do not share is not the domain's.
      let residual = sum.score - sum.information * learner
      byDomain[domainOfTopic[topic]].score += residual
      byDomain[domainOfTopic[topic]].information += sum.information
      byDomain[domainOfTopic[topic]].variance += residual * residual
    }
    let domains = Self.shrunk(byDomain)
    let residuals = sums.enumerated().map { topic, sum in
      let center = learner + (domainOfTopic[topic] < 0 ? 0 : domains[domainOfTopic[topic]])
      return TopicEvidence.Sum(
        score: sum.score - sum.information * center,
        information: sum.information,
        variance: sum.variance
      )
    }
    self.domains = domains
    topics = zip(Self.shrunk(residuals), domainOfTopic).map { $1 < 0 ? $0 : $0 + domains[$1] }
  }

  func shift(_ topic: Int, _ domain: Int) -> Double {
    if topics.indices.contains(topic) { return topics[topic] }
    return domains.indices.contains(domain) ? domains[domain] : 0
  }

  /// The shift of each group from the center, as far as the evidence goes.
  private static func shrunk(_ sums: [TopicEvidence.Sum]) -> [Double] {
    var excess = 0.0
    var noise = 0.0
    var weight = 0.0
    for sum in sums {
      // Without a group effect the square of a score is its variance on average.
      excess += sum.score * sum.score - sum.variance
      noise += 2 * sum.variance * sum.variance
      weight += sum.information * sum.information
    }
    let variance = weight > 0 ? (excess - caution * noise.squareRoot()) / weight : 0
    return sums.map { sum in
      guard variance > 0, sum.information > 0 else { return 0 }
      let unsure = sum.variance / (sum.information * sum.information)
      return sum.score / sum.information * variance / (variance + unsure)
    }
  }
}
