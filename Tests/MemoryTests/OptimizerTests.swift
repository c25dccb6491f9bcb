import XCTest

@testable import Memory

final class OptimizerTests: XCTestCase {
  func testSameBitsOnOneCoreAndMany() {
    let table = ReviewTable(Histories.reviews(cards: 1500, seed: 4))
    checkBits(FSRS6.self, table)
    checkBits(FSRS7.self, table)
  }

  private func checkBits<Model: TrainableModel>(_ model: Model.Type, _ table: ReviewTable) {
    var settings = TrainingSettings(epochs: 2, pull: 1)
    // Steps large enough to be spread over cores.
    settings.batchItems = 4096
    var alone = settings
    alone.usesOneCore = true
    let many = Optimizer<Model>(settings: settings).fit(table).weights
    let one = Optimizer<Model>(settings: alone).fit(table).weights
    XCTAssertEqual(many.map(\.bitPattern), one.map(\.bitPattern), Model.tag)
    XCTAssertNotEqual(many, Model.defaultWeights)
  }

  func testFittedParametersStayWithinTheirBounds() {
    let table = ReviewTable(Histories.reviews(cards: 300, seed: 8))
    for (weight, bound) in zip(Optimizer<FSRS6>().fit(table).weights, FSRS6.bounds) {
      XCTAssertTrue(bound.contains(weight), "\(weight) in \(bound)")
    }
    for (weight, bound) in zip(Optimizer<FSRS7>().fit(table).weights, FSRS7.bounds) {
      XCTAssertTrue(bound.contains(weight), "\(weight) in \(bound)")
    }
  }

  func testFewReviewsGiveDefaultsOrInitialStabilitiesOnly() {
    let rows: [(cards: Int, extent: FitExtent, line: UInt)] = [
      (0, .none, #line), (7, .none, #line), (40, .initialStabilities, #line), (64, .all, #line),
    ]
    for row in rows {
      // Without the small groups that the filter removes.
      let table = ReviewTable(
        (0..<row.cards).map { TimedReview(card: $0, elapsed: 0, grade: .good) }
          + (0..<row.cards).map {
            TimedReview(card: $0, elapsed: 3, grade: $0 % 3 == 0 ? .again : .good)
          }
      )
      let fit = Optimizer<FSRS6>().fit(table)
      let isLarge = row.cards >= 20
      XCTAssertEqual(fit.extent, isLarge ? row.extent : .none, line: row.line)
      let isStart = Array(fit.weights.dropFirst(4)) == Array(FSRS6.defaultWeights.dropFirst(4))
      XCTAssertEqual(isStart, row.extent != .all, line: row.line)
      XCTAssertEqual(fit.weights == FSRS6.defaultWeights, !isLarge, line: row.line)
    }
  }

  /// The pause at which the curve has the observed recall, solved by hand.
  func testInitialStabilityFitsTheObservedRecall() {
    let cards = 10_000
    let table = ReviewTable(
      (0..<cards).map { TimedReview(card: $0, elapsed: 0, grade: .good) }
        + (0..<cards).map {
          TimedReview(card: $0, elapsed: 10, grade: $0 % 5 == 0 ? .again : .good)
        }
    )
    let first = FirstReviews(table, places: 0..<Int32(table.count))
    let weights = InitialStability.fit(first, as: FSRS6.self)
    let decay = FSRS6.defaultWeights[20]
    let factor = pow(0.9, -1 / decay) - 1
    let expected = factor * 10 / (pow(0.8, -1 / decay) - 1)
    XCTAssertEqual(weights[2], expected, accuracy: 1e-3 * expected)
    XCTAssertEqual(weights.prefix(4).sorted(), Array(weights.prefix(4)))
  }

  /// Rules of the filter: groups of five and pauses beyond 100 days go, and the smallest groups
  /// until 20 cards or 5 percent are gone.
  func testOutlierFilter() {
    let groups: [(days: Double, cards: Int, isKept: Bool)] = [
      (1, 300, true), (2, 60, true), (3, 19, false), (101, 40, false), (4, 20, true),
    ]
    var reviews: [TimedReview] = []
    var second: [TimedReview] = []
    var card = 0
    for group in groups {
      for _ in 0..<group.cards {
        reviews.append(TimedReview(card: card, elapsed: 0, grade: .good))
        second.append(TimedReview(card: card, elapsed: Days(group.days), grade: .good))
        card += 1
      }
    }
    let table = ReviewTable(reviews + second)
    let first = FirstReviews(table, places: 0..<Int32(table.count))
    XCTAssertEqual(first.groups[2].map(\.days), groups.filter(\.isKept).map(\.days).sorted())
    XCTAssertEqual(first.outliers.count, 59)
    XCTAssertEqual(first.averageRecall, 1)
  }

  func testOrderOfInitialStabilities() {
    XCTAssertEqual(InitialStability.ordered([3, 2, nil, 9], [5, 8, 0, 1]), [2, 2, nil, 9])
    XCTAssertEqual(InitialStability.ordered([3, 2, nil, 9], [9, 8, 0, 1]), [3, 3, nil, 9])
  }

  func testRecencyWeightsRiseFromAQuarterToOne() {
    let table = ReviewTable(
      [TimedReview(card: 0, elapsed: 0, grade: .good)]
        + (0..<5).map { _ in TimedReview(card: 0, elapsed: 2, grade: .good) }
    )
    let set = TrainingSet(table, places: 0..<6, byRecency: true)
    // 0.25 + 0.75 (i / 4)³
    XCTAssertEqual(set.weights, [0, 0.25, 0.26171875, 0.34375, 0.56640625, 1])
    XCTAssertEqual(set.itemCount, 5)
  }

  func testSameDayReviewsAreNotScored() {
    let table = ReviewTable([
      TimedReview(card: 1, elapsed: 5, grade: .good),
      TimedReview(card: 0, elapsed: 0, grade: .good),
      TimedReview(card: 1, elapsed: 0, grade: .again),
      TimedReview(card: 1, elapsed: 1, grade: .easy),
    ])
    XCTAssertEqual(table.starts, [0, 1, 4])
    XCTAssertEqual(table.isScored, [false, false, false, true])
    XCTAssertEqual(table.elapsedDays, [0, 0, 0, 1])
    XCTAssertEqual(table.order, [1, 0, 2, 3])
  }

  /// Histories that no learner has must not break a fit.
  func testAbsurdHistoriesGiveFiniteParameters() {
    var random = SeededGenerator(seed: 77)
    let pauses = [0, 1e-9, 1e-3, 1, 36_500, 1e9]
    let reviews = (0..<6000).map { index in
      TimedReview(
        card: index % 900,
        elapsed: index < 900 ? 0 : Days(pauses[Int(random.unit() * 6)]),
        grade: Grade(rawValue: 1 + Int(random.unit() * 4)) ?? .good,
        isScored: true
      )
    }
    for count in [0, 1, 900, 1000, 6000] {
      let table = ReviewTable(reviews.prefix(count))
      XCTAssertTrue(Optimizer<FSRS6>().fit(table).weights.allSatisfy(\.isFinite))
      XCTAssertTrue(Optimizer<FSRS7>().fit(table).weights.allSatisfy(\.isFinite))
    }
  }

  /// Reviews drawn from a model with other parameters are the definition of what a fit must find.
  func testAFitThatIsBetterIsTakenAndOneThatIsNotIsLeft() {
    var truth = FSRS6.defaultWeights
    for index in 0..<4 { truth[index] *= 0.3 }
    truth[8] = 1.2
    truth[20] = 0.4
    let table = ReviewTable(Histories.drawn(from: FSRS6(weights: truth), cards: 1500, seed: 6))
    let better = Optimizer<FSRS6>().verifiedFit(table, replacing: FSRS6.defaultWeights)
    XCTAssertEqual(better.verdict, .taken)
    XCTAssertLessThan(better.newLoss, better.oldLoss)
    XCTAssertNotEqual(better.weights, FSRS6.defaultWeights)
    XCTAssertEqual(Double(better.heldOut), 0.2 * Double(better.reviews), accuracy: 1)

    let worse = Optimizer<FSRS6>().verifiedFit(table, replacing: truth)
    XCTAssertEqual(worse.verdict, .notBetter)
    XCTAssertGreaterThanOrEqual(worse.newLoss, worse.oldLoss)
    XCTAssertEqual(worse.weights, truth)

    let few = ReviewTable(Histories.drawn(from: FSRS6(weights: truth), cards: 2, seed: 6))
    let none = Optimizer<FSRS6>().verifiedFit(few, replacing: truth)
    XCTAssertEqual(none.verdict, .tooFewReviews)
    XCTAssertEqual(none.weights, truth)
  }
}
