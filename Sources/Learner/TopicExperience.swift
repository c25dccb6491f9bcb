import Memory

/// What the learner showed on the topics of a guide, and what it lets expect of their new cards.
struct TopicExperience: Sendable {
  /// Where a card stands.
  struct Place: Hashable, Sendable {
    /// The index of the card.
    let card: Int
    /// The index of its topic.
    let topic: Int
    /// The number of its domain; zero for none.
    let domain: Int
  }

  private var evidence = TopicEvidence()
  private var reviews = 0
  /// The last known difficulty of each card, for cards that began with the same grade.
  private var difficulties: [Place: (firstGrade: Grade, difficulty: Double)] = [:]
  private var priors: TopicPriors?
  private var reviewsOfPriors = 0

  /// Estimates are made anew after this many reviews, or a twentieth of all if that is more: a few
  /// reviews change them little, and the point must depend on the log alone.
  private static let fewestNewReviews = 10

  /// Adds a review on a later day than the card's last one.
  mutating func add(
    state: MemoryState,
    at place: Place,
    after elapsed: Days,
    isRecalled: Bool,
    model: ModelChoice
  ) {
    evidence.addRecall(
      card: place.card,
      topic: place.topic,
      domain: place.domain,
      state: state,
      elapsed: elapsed,
      isRecalled: isRecalled,
      model: model
    )
    reviews += 1
    if reviews - reviewsOfPriors >= max(Self.fewestNewReviews, reviewsOfPriors / 20) {
      priors = TopicPriors(evidenceWithDifficulties)
      reviewsOfPriors = reviews
    }
  }

  /// Notes how difficult a card turned out to be.
  mutating func note(difficulty: Double, firstGrade: Grade, of place: Place) {
    difficulties[place] = (firstGrade, difficulty)
  }

  /// Returns the state after the first review of a card, or nil if nothing is known yet.
  func firstState(grade: Grade, at place: Place, model: ModelChoice) -> MemoryState? {
    priors?.firstState(grade: grade, topic: place.topic, domain: place.domain, model: model)
  }

  /// A card is hard or easy only beside those that began with the same grade.
  private var evidenceWithDifficulties: TopicEvidence {
    var sums: [Grade: (sum: Double, count: Double)] = [:]
    let ordered = difficulties.sorted { $0.key.card < $1.key.card }
    for (_, known) in ordered {
      let before = sums[known.firstGrade] ?? (0, 0)
      sums[known.firstGrade] = (before.sum + known.difficulty, before.count + 1)
    }
    var result = evidence
    for (place, known) in ordered {
      guard let group = sums[known.firstGrade] else { continue }
      result.addDifficulty(
        topic: place.topic,
        domain: place.domain,
        deviation: known.difficulty - group.sum / group.count
      )
    }
    return result
  }
}
