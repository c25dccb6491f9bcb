#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Fits the stability that follows each first grade.
///
/// Source: fsrs-rs, parameter initialization.
enum InitialStability {
  /// How strongly a day away from the published stability counts, in units of log loss.
  private static let pull = 1.0 / 16
  private static let steps = 60

  /// Returns the published parameters with fitted stabilities in the first four places.
  ///
  /// - Complexity: Linear in the number of groups.
  static func fit<Model: FittedModel>(_ reviews: FirstReviews, as model: Model.Type) -> [Double] {
    var weights = Model.defaultWeights
    var found = [Double?](repeating: nil, count: 4)
    for grade in Grade.allCases {
      let groups = reviews.groups[grade.rawValue - 1]
      guard !groups.isEmpty else { continue }
      found[grade.rawValue - 1] = search(groups, grade, reviews.averageRecall, model)
    }
    let counts = reviews.groups.map { $0.reduce(0) { $0 + $1.count } }
    let ordered = ordered(found, counts)
    for (index, stability) in filled(ordered, Model.defaultWeights).enumerated() {
      weights[index] = stability
    }
    return weights
  }

  /// Puts stabilities in the order of the grades; where two disagree, the one with more cards wins.
  static func ordered(_ stabilities: [Double?], _ counts: [Int]) -> [Double?] {
    var result = stabilities
    for (low, high) in [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)] {
      guard let small = result[low], let large = result[high], small > large else { continue }
      if counts[low] > counts[high] { result[high] = small } else { result[low] = large }
    }
    return result
  }

  /// Golden section on the logarithm: the loss has one minimum, and days span five decades.
  private static func search<Model: FittedModel>(
    _ groups: [FirstReviews.Group],
    _ grade: Grade,
    _ average: Double,
    _ type: Model.Type
  ) -> Double {
    let published = Model.defaultWeights[grade.rawValue - 1]
    func loss(_ logStability: Double) -> Double {
      var weights = Model.defaultWeights
      weights[grade.rawValue - 1] = exp(logStability)
      let model = Model(weights: weights)
      let state = model.next(nil, after: 0, grade: grade)
      var sum = pull * abs(exp(logStability) - published)
      for group in groups {
        let count = Double(group.count)
        // One card with the average recall, so that no group is certain.
        let observed = (Double(group.recalled) + average) / (count + 1)
        let recall = model.retrievability(of: state, after: Days(group.days))
        sum -= count * (observed * log(recall) + (1 - observed) * log(1 - recall))
      }
      return sum
    }
    let bound = Model.bounds[grade.rawValue - 1]
    return exp(goldenSection(log(bound.lowerBound), log(bound.upperBound), loss))
  }

  private static func goldenSection(
    _ low: Double,
    _ high: Double,
    _ loss: (Double) -> Double
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (low, high)
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var (leftLoss, rightLoss) = (loss(left), loss(right))
    for _ in 0..<steps where high - low > 1e-7 {
      if leftLoss < rightLoss {
        (high, right, rightLoss) = (right, left, leftLoss)
        left = high - ratio * (high - low)
        leftLoss = loss(left)
      } else {
        (low, left, leftLoss) = (left, right, rightLoss)
        right = low + ratio * (high - low)
        rightLoss = loss(right)
      }
    }
    return (low + high) / 2
  }

  /// Fills gaps in proportion to the published stabilities, between neighbours in the logarithm.
  private static func filled(_ stabilities: [Double?], _ published: [Double]) -> [Double] {
    let shifts = (0..<4).map { index in
      stabilities[index].map { log($0 / published[index]) }
    }
    return (0..<4).map { index in
      if let known = stabilities[index] { return known }
      let before = (0..<index).last { shifts[$0] != nil }
      let after = (index + 1..<4).first { shifts[$0] != nil }
      let shift: Double
      switch (before.flatMap { shifts[$0] }, after.flatMap { shifts[$0] }) {
      case (let left?, let right?): shift = (left + right) / 2
      case (let only?, nil), (nil, let only?): shift = only
      case (nil, nil): shift = 0
      }
      var value = published[index] * exp(shift)
      if let before, let floor = stabilities[before] { value = max(value, floor) }
      if let after, let ceiling = stabilities[after] { value = min(value, ceiling) }
      return value
    }
  }
}
