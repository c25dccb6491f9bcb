/// Fits the parameters of a model to a learner's reviews.
///
/// Source: fsrs-rs, training: outlier filter, initial stabilities, recency weights, pull to the
/// start, Adam with cosine annealing.
package struct Optimizer<Model: TrainableModel>: Sendable {
  /// Fewer scored reviews than this give the published parameters.
  package static var fewestItems: Int { 8 }
  /// Fewer scored reviews than this give only initial stabilities.
  package static var fewestItemsForAll: Int { 64 }
  private static var mostSteps: Int { 128 }

  /// How a fit descends.
  package let settings: TrainingSettings

  /// Creates an optimiser.
  package init(settings: TrainingSettings = Model.training) { self.settings = settings }

  /// Fits parameters to all reviews.
  ///
  /// The result does not depend on the number of cores.
  ///
  /// - Complexity: Linear in the number of reviews and epochs.
  package func fit(_ table: ReviewTable) -> (weights: [Double], extent: FitExtent) {
    fit(table, places: 0..<Int32(table.count))
  }

  func fit(
    _ table: ReviewTable,
    places: Range<Int32>
  ) -> (weights: [Double], extent: FitExtent) {
    let first = FirstReviews(table, places: places)
    let set = TrainingSet(
      table,
      places: places,
      removed: first.outliers,
      byRecency: settings.weighsByRecency
    )
    if set.itemCount < Self.fewestItems || first.groups.allSatisfy(\.isEmpty) {
      return (Model.defaultWeights, .none)
    }
    let start = InitialStability.fit(first, as: Model.self)
    if set.itemCount < Self.fewestItemsForAll { return (start, .initialStabilities) }
    var weights = descend(from: start, table, set)
    guard weights.allSatisfy(\.isFinite) else { return (start, .initialStabilities) }
    let counts = first.groups.map { $0.reduce(0) { $0 + $1.count } }
    let ordered = InitialStability.ordered(weights.prefix(4).map(Optional.init), counts)
    for (index, stability) in ordered.enumerated() {
      weights[index] = stability ?? weights[index]
    }
    return (weights, .all)
  }

  private func descend(
    from start: [Double],
    _ table: ReviewTable,
    _ set: TrainingSet
  ) -> [Double] {
    let evaluator = LossEvaluator<Model.Pass>(
      table,
      set,
      parameterCount: start.count,
      batchItems: max(settings.batchItems, set.itemCount / Self.mostSteps),
      seed: settings.seed,
      usesOneCore: settings.usesOneCore
    )
    var weights = start
    var gradient = [Double](repeating: 0, count: start.count)
    var adam = Adam(
      parameterCount: start.count,
      rate: settings.rate,
      steps: evaluator.batches.count * settings.epochs
    )
    var random = SeededGenerator(seed: settings.seed)
    var order = Array(evaluator.batches.indices)
    for _ in 0..<settings.epochs {
      order.shuffle(using: &random)
      for batch in order {
        _ = evaluator.gradient(of: batch, at: weights, into: &gradient)
        let share = Double(evaluator.batchItems[batch]) / Double(set.itemCount)
        for index in weights.indices {
          let deviation = Model.deviations[index]
          gradient[index] +=
            2 * settings.pull * share * (weights[index] - start[index]) / (deviation * deviation)
        }
        adam.descend(&weights, along: gradient)
        Model.clip(&weights)
      }
    }
    return weights
  }
}

/// How much of a model a number of reviews can fit.
package enum FitExtent: Hashable, Sendable {
  /// Too few reviews: the published parameters.
  case none
  /// Only the stabilities after each first grade.
  case initialStabilities
  /// All parameters.
  case all
}
