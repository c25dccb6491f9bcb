import XCTest

@testable import Memory

final class SimulationTests: XCTestCase {
  private func log(
    seed: UInt64 = 1,
    topicSpread: Double = 0.5,
    days: Int = 120,
    change: (inout Simulation) -> Void = { _ in }
  ) -> SimulatedLog {
    let cards = (0..<1500).map { SimulatedCard(topic: $0 % 30) }
    let memory = StretchedMemory(topics: 30, topicSpread: topicSpread, seed: seed)
    var simulation = Simulation(seed: seed)
    change(&simulation)
    return simulation.run(cards, in: memory, days: days)
  }

  func testSameSeedSameLog() {
    XCTAssertEqual(log().reviews, log().reviews)
    XCTAssertNotEqual(log().reviews, log(seed: 2).reviews)
  }

  func testLearnerIsPlausible() {
    let reviews = log(days: 200).reviews
    let spaced = reviews.filter { $0.elapsedDays >= 1 }
    let recalled = spaced.filter { $0.grade.isRecall }
    XCTAssertGreaterThan(spaced.count, 3000)
    let share = Double(recalled.count) / Double(spaced.count)
    XCTAssertTrue((0.75...0.95).contains(share), "\(share)")
    for grade in Grade.allCases { XCTAssertTrue(spaced.contains { $0.grade == grade }) }
    let times = reviews.map(\.milliseconds).sorted()
    XCTAssertTrue((4000...12_000).contains(times[times.count / 2]))
    let failed = reviews.filter { !$0.grade.isRecall }.map(\.milliseconds).sorted()
    XCTAssertGreaterThan(failed[failed.count / 2], times[times.count / 2])
  }

  func testOutcomesFollowTheHiddenChance() {
    let spaced = log(days: 300).reviews.filter { $0.elapsedDays >= 1 }
    let predictions = spaced.map {
      Prediction(recall: Double($0.chance), isRecalled: $0.grade.isRecall)
    }
    XCTAssertLessThan(Calibration(predictions, binCount: 10).binError, 0.02)
  }

  func testTopicsDifferAsFarAsTheyAreToldTo() {
    func spread(_ topicSpread: Double) -> Double {
      var sums = [Double](repeating: 0, count: 30)
      var counts = sums
      for review in log(topicSpread: topicSpread).reviews where review.elapsedDays >= 1 {
        sums[Int(review.card) % 30] += review.grade.isRecall ? 1 : 0
        counts[Int(review.card) % 30] += 1
      }
      let shares = zip(sums, counts).map { $0 / $1 }
      let mean = shares.reduce(0, +) / 30
      return (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 30).squareRoot()
    }
    XCTAssertGreaterThan(spread(1), 2 * spread(0))
  }

  func testMissedDaysAndLimits() {
    let log = log(days: 200) { simulation in
      simulation.newCardsADay = 7
      simulation.reviewsADay = 20
      simulation.missedShare = 0.2
    }
    XCTAssertTrue((20...80).contains(log.missedDays.count), "\(log.missedDays.count)")
    for day in log.missedDays { XCTAssertEqual(log.reviewsByDay[day], 0) }
    XCTAssertEqual(log.reviewsByDay.reduce(0, +), log.reviews.count)
    XCTAssertTrue(log.backlogByDay.contains { $0 > 0 })
    for day in 0..<200 {
      let cards = Set(log.reviews.lazy.filter { $0.day == day }.map(\.card))
      XCTAssertLessThanOrEqual(cards.count, 27)
    }
  }

  func testPausesMatchTheDays() {
    var last: [Int32: Int32] = [:]
    for review in log().reviews {
      XCTAssertEqual(review.elapsedDays, last[review.card].map { review.day - $0 } ?? 0)
      last[review.card] = review.day
    }
  }

  /// The head forgets as the scheduler thinks, so that its predictions are the chances.
  func testForecastFromStatesOfTheLearner() {
    let scheduler = Scheduler()
    let model = FSRS6()
    let state = MemoryState(stability: 10, difficulty: 5)
    let cards = (0..<400).map { _ in
      SimulatedCard(
        topic: 0,
        schedule: CardSchedule(memory: state, phase: .review),
        restedDays: 4,
        dueDay: 6
      )
    }
    var simulation = Simulation(scheduler: scheduler, seed: 5)
    simulation.reviewsADay = 1000
    simulation.missedShare = 0
    simulation.daysToExam = 30
    let log = simulation.run(cards, in: ModelMemory(model: model), days: 31)
    let first = log.reviews.filter { $0.day == 6 && $0.elapsedDays == 10 }
    XCTAssertEqual(first.count, 400)
    for review in first { XCTAssertEqual(Double(review.chance), 0.9, accuracy: 1e-6) }
    XCTAssertEqual(log.reviews.map(\.day).min(), 6)
    // Nothing rests past the exam.
    XCTAssertEqual(Set(log.reviews.filter { $0.day >= 7 }.map(\.card)).count, 400)
  }
}
