/// What the learner showed on cards of each topic and domain, as sums that can be added to.
///
/// The order in which observations are added changes only the rounding.
package struct TopicEvidence: Sendable {
  /// Evidence of a shift of one quantity: the slope and the curvature of its log likelihood.
  ///
  /// Source: the score and the Fisher information of one parameter; the variance of a score whose
  /// parts depend on each other within clusters, Liang and Zeger 1986.
  struct Sum: Hashable, Sendable {
    var score = 0.0
    var information = 0.0
    /// The sum of the squares of the scores of cards, since reviews of one card go together.
    var variance = 0.0
  }

  /// The domain of each topic that was observed; -1 for none yet.
  private(set) var domains: [Int] = []
  /// Evidence of each topic for a shift of the logarithm of the first stability.
  private(set) var stability: [Sum] = []
  /// Evidence of each topic for a shift of the first difficulty, in units of difficulty; the
  /// information is the number of cards.
  private(set) var difficulty: [Sum] = []
  /// The score of each card.
  private var cardScores: [Double] = []
  /// The number of predicted reviews of each topic.
  package private(set) var counts: [Int] = []

  /// The step of the numeric slope of recall over the logarithm of stability.
  private static let step = 1e-4

  /// Creates evidence of nothing.
  package init() {}

  /// Adds a predicted review of a card.
  ///
  /// Every review tells of the topic, not only the first: what sticks badly is forgotten again.
  ///
  /// - Parameters:
  ///   - card: The number of the card, from zero.
  ///   - topic: The number of the card's topic, from zero.
  ///   - domain: The number of the topic's domain, from zero; always the same for a topic.
  ///   - state: The state before the review, as the model has it without priors.
  ///   - elapsed: The pause until the review.
  ///   - isRecalled: Whether the card was recalled.
  ///   - model: The model.
  package mutating func addRecall(
    card: Int,
    topic: Int,
    domain: Int,
    state: MemoryState,
    elapsed: Days,
    isRecalled: Bool,
    model: some MemoryModel
  ) {
    reserve(topic, domain)
    let recall = model.retrievability(of: state, after: elapsed)
    let above = model.retrievability(of: state.scaled(by: 1 + Self.step), after: elapsed)
    let below = model.retrievability(of: state.scaled(by: 1 - Self.step), after: elapsed)
    let slope = (above - below) / (2 * Self.step)
    let variance = recall * (1 - recall)
    guard variance > 1e-9 else { return }
    if card >= cardScores.count {
      cardScores += repeatElement(0, count: card + 1 - cardScores.count)
    }
    let score = ((isRecalled ? 1 : 0) - recall) * slope / variance
    let before = cardScores[card]
    cardScores[card] = before + score
    stability[topic].score += score
    stability[topic].information += slope * slope / variance
    stability[topic].variance += score * (2 * before + score)
    counts[topic] += 1
  }

  /// Adds how difficult a card turned out to be.
  ///
  /// - Parameters:
  ///   - topic: The number of the card's topic, from zero.
  ///   - domain: The number of the topic's domain, from zero.
  ///   - deviation: The card's difficulty now, less the mean of the learner's cards that had the
  ///     same first grade.
  package mutating func addDifficulty(topic: Int, domain: Int, deviation: Double) {
    reserve(topic, domain)
    difficulty[topic].score += deviation
    difficulty[topic].information += 1
    difficulty[topic].variance += deviation * deviation
  }

  private mutating func reserve(_ topic: Int, _ domain: Int) {
    precondition(topic >= 0 && domain >= 0, "topics and domains are numbered from zero")
    if topic >= domains.count {
      let missing = topic + 1 - domains.count
      domains += repeatElement(-1, count: missing)
      stability += repeatElement(Sum(), count: missing)
      difficulty += repeatElement(Sum(), count: missing)
      counts += repeatElement(0, count: missing)
    }
    domains[topic] = domain
  }
}

extension MemoryState {
  /// The state with all stabilities multiplied.
  func scaled(by factor: Double) -> MemoryState {
    MemoryState(
      stability: Days(stability.count * factor),
      difficulty: difficulty,
      fastStability: Days(fastStability.count * factor)
    )
  }
}
