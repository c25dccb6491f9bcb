import Memory

/// Times a simulated year of a learner with 10,000 cards.
enum SimulateBenchmark {
  /// Measures the wall time and counts the reviews.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    let cards = (0..<10_000).map { SimulatedCard(topic: $0 / 50) }
    let memory = StretchedMemory(topics: 200, topicSpread: 0.5, seed: 1)
    var simulation = Simulation(seed: 1)
    simulation.newCardsADay = 30
    simulation.reviewsADay = 1000
    let clock = ContinuousClock()
    var times: [Double] = []
    var reviews = 0
    for _ in 0..<options.rounds {
      times.append(
        clock.measure { reviews = simulation.run(cards, in: memory, days: 365).reviews.count }
          / .seconds(1)
      )
    }
    times.sort()
    return [
      Figure(name: "simulate.year", value: times[times.count / 2], unit: "s"),
      Figure(name: "simulate.reviews", value: Double(reviews), unit: "reviews"),
    ]
  }
}

/// Reviews of simulated learners, for measuring at scale.
enum SimulatedReviews {
  /// A table of a number of reviews, of as many learners as it takes.
  static func table(of count: Int) -> ReviewTable {
    let cards = (0..<10_000).map { SimulatedCard(topic: $0 / 50) }
    var reviews: [TimedReview] = []
    reviews.reserveCapacity(count)
    var learner = 0
    while reviews.count < count {
      let memory = StretchedMemory(topics: 200, topicSpread: 0.5, seed: UInt64(learner))
      var simulation = Simulation(seed: UInt64(learner))
      simulation.newCardsADay = 30
      simulation.reviewsADay = 1000
      let log = simulation.run(cards, in: memory, days: 365)
      for review in log.reviews.prefix(count - reviews.count) {
        reviews.append(
          TimedReview(
            card: Int(review.card) + learner * cards.count,
            elapsed: Days(Double(review.elapsedDays)),
            grade: review.grade
          )
        )
      }
      learner += 1
    }
    return ReviewTable(reviews)
  }
}
