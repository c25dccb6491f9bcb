/// A model whose parameters can be fitted to a learner.
package protocol FittedModel: MemoryModel {
  /// The name under which parameters of this model are stored.
  static var tag: String { get }

  /// The published parameters.
  static var defaultWeights: [Double] { get }

  /// The values that each parameter may take.
  static var bounds: [ClosedRange<Double>] { get }

  /// Creates a model.
  ///
  /// - Precondition: `accepts(weights)`.
  init(weights: [Double])
}

extension FittedModel {
  /// Whether a list of numbers can be parameters of this model.
  ///
  /// Small excesses of the bounds are accepted, since other programs round differently.
  package static func accepts(_ weights: [Double]) -> Bool {
    weights.count == bounds.count
      && zip(weights, bounds).allSatisfy { weight, bound in
        let slack = 1e-3 * (bound.upperBound - bound.lowerBound)
        return weight.isFinite && weight > min(0, bound.lowerBound) - slack
          && weight < bound.upperBound + slack && (bound.lowerBound <= 0 || weight > 0)
      }
  }

  /// Moves each parameter to the nearest value that it may take.
  static func clip(_ weights: inout [Double]) {
    for index in weights.indices {
      let bound = bounds[index]
      weights[index] = min(max(weights[index], bound.lowerBound), bound.upperBound)
    }
  }
}

extension FSRS6: FittedModel {
  /// Source: fsrs-rs, the parameter clipper.
  package static let bounds: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
    0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4,
    0...1, 1...6, 0...2, 0...2, 0.01...0.8, 0.1...0.8,
  ]
}

extension FSRS7: FittedModel {
  /// Source: ts-fsrs, the box bounds of FSRS-7.
  package static let bounds: [ClosedRange<Double>] = [
    1e-4...50, 1e-4...100, 1e-4...100, 1e-4...100, 1...10, 0.001...4, 0.1...4, 0...4, 0...1.2,
    0.3...3, 0.01...1.5, 0.1...1, 0...3.5, 0...1, 1...7, 0...4, 0...2, 0.5...6, 0.001...1.5,
    0.001...1, 0...5, 0...1, 1...7, 0.01...0.25, 0.01...0.95, 0.2...0.85, 0.5...0.99, 0.01...1,
    0.1...1, 0...0.9, 0.1...1.1, 0...1, 0...0.6, 0...0.6,
  ]
}
