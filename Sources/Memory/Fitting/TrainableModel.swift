/// A model that knows the gradient of its loss.
package protocol TrainableModel: FittedModel {
  /// What computes the gradient.
  associatedtype Pass: GradientPass

  /// How far learners' parameters lie from the published ones; the scale of the pull to them.
  static var deviations: [Double] { get }

  /// How a fit of this model descends.
  static var training: TrainingSettings { get }
}

/// How a fit descends.
package struct TrainingSettings: Hashable, Sendable {
  /// How often each review is learned from.
  package var epochs: Int
  /// Reviews in one step; a large log takes larger steps, a 128th of it.
  package var batchItems = 512
  /// The rate of the first step.
  package var rate = 0.04
  /// How strongly parameters are pulled to where the descent began.
  package var pull: Double
  /// Whether newer reviews weigh more.
  package var weighsByRecency = true
  /// The seed of the order of cards and steps.
  package var seed: UInt64 = 2023
  /// Whether other cores are left alone; the result is the same.
  package var usesOneCore = false

  /// Creates settings; what is not named is as in fsrs-rs.
  package init(epochs: Int, pull: Double) {
    self.epochs = epochs
    self.pull = pull
  }
}

extension FSRS6: TrainableModel {
  package typealias Pass = FSRS6Pass

  /// Source: fsrs-rs, the spread of parameters over learners.
  package static let deviations: [Double] = [
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
    1.03, 0.31, 0.32, 0.14, 0.27,
  ]

  /// The pull is that of fsrs-rs. It runs 5 epochs; more were better on reviews of the training
  /// part that were held out in the order of time.
  package static let training = TrainingSettings(epochs: 15, pull: 1)
}

extension FSRS7: TrainableModel {
  package typealias Pass = FSRS7Pass

  /// The published training gives none for FSRS-7: those of FSRS-6 for parameters of the same
  /// role, and a tenth of the bounds for the others.
  package static let deviations: [Double] =
    FSRS6.deviations.prefix(7)
    + bounds.dropFirst(7).map { ($0.upperBound - $0.lowerBound) / 10 }

  /// Chosen on reviews of a training part that were held out in the order of time.
  package static let training = TrainingSettings(epochs: 5, pull: 0.1)
}
