#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One prediction and what came of it.
package struct Prediction: Hashable, Sendable {
  /// The predicted chance of recall.
  package let recall: Double
  /// Whether the card was recalled.
  package let isRecalled: Bool

  /// How far a prediction that counts stays away from 0 and 1.
  package static let margin = 1e-6

  /// Creates a prediction.
  package init(recall: Double, isRecalled: Bool) {
    self.recall = recall
    self.isRecalled = isRecalled
  }

  /// Minus the logarithm of the chance that was given to what came.
  package var logLoss: Double {
    let recall = min(max(recall, Self.margin), 1 - Self.margin)
    return -log(isRecalled ? recall : 1 - recall)
  }
}

extension ReviewTable {
  /// Predicts the scored reviews in a part of the table, each from all that came before it.
  ///
  /// - Parameters:
  ///   - model: The model that predicts.
  ///   - places: Places in the order of time; all if nil.
  /// - Returns: The predictions, card by card.
  /// - Complexity: Linear in the number of reviews.
  package func predictions(
    of model: some MemoryModel,
    at places: Range<Int32>? = nil
  ) -> [Prediction] {
    let places = places ?? 0..<Int32(count)
    var predictions: [Prediction] = []
    for card in 0..<cardCount {
      var state: MemoryState?
      for row in rows(of: card) {
        let grade = Grade(rawValue: Int(grades[row])) ?? .again
        let elapsed = Days(elapsedDays[row])
        if let state, isScored[row], places.contains(order[row]) {
          let recall = model.retrievability(of: state, after: elapsed)
          predictions.append(Prediction(recall: recall, isRecalled: grade.isRecall))
        }
        state = model.next(state, after: elapsed, grade: grade)
      }
    }
    return predictions
  }
}

extension Collection where Element == Prediction {
  /// The mean log loss, natural and unweighted; nil if there is no prediction.
  package var logLoss: Double? {
    isEmpty ? nil : reduce(0) { $0 + $1.logLoss } / Double(count)
  }
}
