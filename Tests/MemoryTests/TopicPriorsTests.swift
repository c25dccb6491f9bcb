import XCTest

@testable import Memory

/// Simulated learners, whose memory has another form than the model, measure the priors.
final class TopicPriorsTests: XCTestCase {
  private let topics = 60
  private let domains = 4

  func testTopicsThatDifferArePredictedBetter() {
    var with = 0.0
    var without = 0.0
    for seed in 1...5 as ClosedRange<UInt64> {
      let losses = firstReviewLosses(topicSpread: 0.8, seed: seed)
      XCTAssertLessThan(losses.with, losses.without, "seed \(seed)")
      with += losses.with
      without += losses.without
    }
    // The curve is flat near 90 percent, so that perfect knowledge would gain about 0.008.
    XCTAssertLessThan(with, without - 5 * 0.002)
  }

  func testTopicsThatDoNotDifferAreNotPredictedWorse() {
    var with = 0.0
    var without = 0.0
    for seed in 1...5 as ClosedRange<UInt64> {
      let losses = firstReviewLosses(topicSpread: 0, seed: seed)
      XCTAssertEqual(losses.with, losses.without, accuracy: 1e-4, "seed \(seed)")
      with += losses.with
      without += losses.without
    }
    XCTAssertLessThanOrEqual(with, without)
  }

  /// Forgetting at a pause with an expected recall of 90 percent, more and more often.
  func testEvidenceShrinksByCount() {
    let model = FSRS6()
    var lastShift = 0.0
    for cards in [3, 10, 30, 100] {
      var evidence = TopicEvidence()
      for topic in 0..<20 {
        for card in 0..<cards {
          let state = model.next(nil, after: 0, grade: .good)
          // Half of the topics forget a third, the others nothing.
          evidence.addRecall(
            card: topic * cards + card,
            topic: topic,
            domain: 0,
            state: state,
            elapsed: state.stability,
            isRecalled: topic.isMultiple(of: 2) || !card.isMultiple(of: 3),
            model: model
          )
        }
      }
      let priors = TopicPriors(evidence)
      let hard = priors.shift(topic: 1, domain: 0).logStability
      let easy = priors.shift(topic: 0, domain: 0).logStability
      XCTAssertLessThanOrEqual(hard, lastShift, "\(cards) cards")
      XCTAssertGreaterThanOrEqual(easy, 0, "around what all have in common")
      let plain = model.next(nil, after: 0, grade: .good).stability
      let first = priors.firstState(grade: .good, topic: 1, domain: 0, model: model)
      XCTAssertEqual(first.stability.count, plain.count * exp(hard), accuracy: 1e-9)
      lastShift = hard
    }
    XCTAssertLessThan(lastShift, -0.5)
  }

  func testNoEvidenceMovesNothing() {
    let priors = TopicPriors(TopicEvidence())
    for model in [ModelChoice.fsrs6(FSRS6()), .fsrs7(FSRS7())] {
      for grade in Grade.allCases {
        XCTAssertEqual(
          priors.firstState(grade: grade, topic: 3, domain: 1, model: model),
          model.next(nil, after: 0, grade: grade)
        )
      }
    }
  }

  func testDifficultyIsDrawnTowardThatOfTheTopic() {
    var evidence = TopicEvidence()
    var random = SeededGenerator(seed: 3)
    for topic in 0..<20 {
      for _ in 0..<40 {
        let center = topic.isMultiple(of: 2) ? 1.0 : -1
        let deviation = center + 0.5 * random.normal()
        evidence.addDifficulty(topic: topic, domain: topic / 10, deviation: deviation)
      }
    }
    let priors = TopicPriors(evidence)
    XCTAssertEqual(priors.shift(topic: 0, domain: 0).difficulty, 1, accuracy: 0.25)
    XCTAssertEqual(priors.shift(topic: 1, domain: 0).difficulty, -1, accuracy: 0.25)
    let model = FSRS6()
    let plain = model.next(nil, after: 0, grade: .good).difficulty
    let first = priors.firstState(grade: .good, topic: 0, domain: 0, model: model)
    XCTAssertEqual(
      first.difficulty,
      plain + priors.shift(topic: 0, domain: 0).difficulty,
      accuracy: 1e-12
    )
  }

  /// The mean log loss of each card's first predicted review, from what came before first sight.
  private func firstReviewLosses(
    topicSpread: Double,
    seed: UInt64
  ) -> (with: Double, without: Double) {
    let cards = (0..<3000).map { SimulatedCard(topic: ($0 * 7) % topics) }
    let memory = StretchedMemory(topics: topics, topicSpread: topicSpread, seed: seed)
    var simulation = Simulation(seed: seed)
    simulation.newCardsADay = 20
    let log = simulation.run(cards, in: memory, days: 200)
    let model = FSRS6(weights: Optimizer<FSRS6>().fit(log.table).weights)

    var evidence = TopicEvidence()
    var shown: [Int32: (first: MemoryState, state: MemoryState)] = [:]
    var settled: Set<Int32> = []
    var losses: (with: [Prediction], without: [Prediction]) = ([], [])
    var priors = TopicPriors(evidence)
    var day: Int32 = -1
    for review in log.reviews {
      if review.day != day {
        priors = TopicPriors(evidence)
        day = review.day
      }
      let topic = cards[Int(review.card)].topic
      let domain = topic * domains / topics
      let elapsed = Days(Double(review.elapsedDays))
      guard let card = shown[review.card] else {
        shown[review.card] = (
          priors.firstState(grade: review.grade, topic: topic, domain: domain, model: model),
          model.next(nil, after: 0, grade: review.grade)
        )
        continue
      }
      if elapsed >= 1 {
        if settled.insert(review.card).inserted {
          let isRecalled = review.grade.isRecall
          func prediction(_ state: MemoryState) -> Prediction {
            Prediction(
              recall: model.retrievability(of: state, after: elapsed),
              isRecalled: isRecalled
            )
          }
          losses.with.append(prediction(card.first))
          losses.without.append(prediction(card.state))
        }
        evidence.addRecall(
          card: Int(review.card),
          topic: topic,
          domain: domain,
          state: card.state,
          elapsed: elapsed,
          isRecalled: review.grade.isRecall,
          model: model
        )
      }
      shown[review.card] = (
        model.next(card.first, after: elapsed, grade: review.grade),
        model.next(card.state, after: elapsed, grade: review.grade)
      )
    }
    return (losses.with.logLoss ?? 0, losses.without.logLoss ?? 0)
  }
}
