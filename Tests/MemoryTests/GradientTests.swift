import XCTest

@testable import Memory

/// The definition of a derivative is the oracle of the gradients.
final class GradientTests: XCTestCase {
  func testGradientOfFSRS6() { check(FSRS6.self, wholeDays: true) }

  func testGradientOfFSRS7() {
    check(FSRS7.self, wholeDays: true)
    check(FSRS7.self, wholeDays: false)
  }

  func testLossIsThatOfTheModels() {
    let table = ReviewTable(Histories.reviews(cards: 60, seed: 9))
    checkLoss(FSRS6.self, table)
    checkLoss(FSRS7.self, table)
  }

  private func checkLoss<Model: TrainableModel>(_ model: Model.Type, _ table: ReviewTable) {
    let weights = Histories.weights(of: model, seed: 5)
    let predictions = table.predictions(of: Model(weights: weights))
    let expected = predictions.reduce(0) { $0 + $1.logLoss }
    let loss = evaluator(model, table).fullGradient(at: weights).loss
    XCTAssertEqual(loss, expected, accuracy: 1e-9 * expected)
  }

  private func check<Model: TrainableModel>(_ model: Model.Type, wholeDays: Bool) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let table = ReviewTable(Histories.reviews(cards: 40, seed: seed, wholeDays: wholeDays))
      let evaluator = evaluator(model, table)
      let weights = Histories.weights(of: model, seed: seed)
      let (_, gradient) = evaluator.fullGradient(at: weights)
      for index in weights.indices {
        let numeric = derivative(evaluator, weights, index)
        XCTAssertEqual(
          gradient[index],
          numeric,
          accuracy: 1e-6 * max(1, numeric.magnitude),
          "\(Model.tag) w\(index) seed \(seed)"
        )
      }
    }
  }

  private func evaluator<Model: TrainableModel>(
    _ model: Model.Type,
    _ table: ReviewTable
  ) -> LossEvaluator<Model.Pass> {
    let set = TrainingSet(table, places: 0..<Int32(table.count), byRecency: false)
    return LossEvaluator(
      table,
      set,
      parameterCount: Model.defaultWeights.count,
      batchItems: 100,
      seed: 1
    )
  }

  /// Central differences of two widths, extrapolated to width zero (Richardson).
  private func derivative<Pass>(
    _ evaluator: LossEvaluator<Pass>,
    _ weights: [Double],
    _ index: Int
  ) -> Double {
    func slope(_ width: Double) -> Double {
      var above = weights
      var below = weights
      above[index] += width
      below[index] -= width
      return (evaluator.fullGradient(at: above).loss - evaluator.fullGradient(at: below).loss)
        / (2 * width)
    }
    let width = 1e-4 * max(0.05, weights[index].magnitude)
    return (4 * slope(width / 2) - slope(width)) / 3
  }
}
