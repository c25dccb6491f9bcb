/// The weights of a memory model that were fitted to this learner.
package struct FittedParameters: Hashable, Sendable {
  /// The tag of the model, such as `FSRS-6`.
  package let model: String
  /// The weights in the model's order, all finite.
  package let weights: [Double]
  /// The number of reviews they were fitted to.
  package let reviews: Int
  /// The mean log loss they reached, if it was measured.
  package let logLoss: Double?

  /// Creates fitted parameters.
  package init(model: String, weights: [Double], reviews: Int, logLoss: Double? = nil) {
    self.model = model
    self.weights = weights
    self.reviews = reviews
    self.logLoss = logLoss
  }
}
