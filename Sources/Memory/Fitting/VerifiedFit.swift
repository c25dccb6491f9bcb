/// A fit beside the parameters it would replace, on reviews that it has not seen.
package struct VerifiedFit: Hashable, Sendable {
  /// What became of the fit.
  package enum Verdict: Hashable, Sendable {
    /// It predicts better than the old parameters.
    case taken
    /// It does not; the old parameters stay.
    case notBetter
    /// There are too few reviews to fit or to compare; the old parameters stay.
    case tooFewReviews
  }

  /// The parameters to use from now on.
  package let weights: [Double]
  /// What became of the fit.
  package let verdict: Verdict
  /// How much of the model was fitted.
  package let extent: FitExtent
  /// The number of reviews of which predictions are made.
  package let reviews: Int
  /// The number of those, the newest, that were held out.
  package let heldOut: Int
  /// The mean log loss of the old parameters on the reviews held out; zero if there are none.
  package let oldLoss: Double
  /// The mean log loss of parameters that were fitted without the reviews held out.
  package let newLoss: Double
}

extension Optimizer {
  /// The part of the reviews, the oldest, that a fit learns from before it is compared.
  private static var learnedShare: Double { 0.8 }
  /// With fewer reviews held out, chance decides which parameters are better.
  private static var fewestHeldOut: Int { 16 }

  /// Fits parameters and takes them if they predict newer reviews better than the old ones.
  ///
  /// A fit to the older 80 percent is compared on the newer 20 percent; if it is better, all
  /// reviews are fitted. Old parameters may have been fitted to the newer part, which helps them.
  ///
  /// - Parameters:
  ///   - table: All reviews.
  ///   - old: The parameters in use.
  /// - Complexity: Linear in the number of reviews and epochs.
  package func verifiedFit(_ table: ReviewTable, replacing old: [Double]) -> VerifiedFit {
    let cut = table.place(at: Self.learnedShare)
    let end = Int32(table.count)
    let part = fit(table, places: 0..<cut)
    let oldPredictions = table.predictions(of: Model(weights: old), at: cut..<end)
    let newPredictions = table.predictions(of: Model(weights: part.weights), at: cut..<end)
    let oldLoss = oldPredictions.logLoss ?? 0
    let newLoss = newPredictions.logLoss ?? 0
    let verdict: VerifiedFit.Verdict
    if part.extent == .none || oldPredictions.count < Self.fewestHeldOut {
      verdict = .tooFewReviews
    } else {
      verdict = newLoss < oldLoss ? .taken : .notBetter
    }
    let whole = verdict == .taken ? fit(table) : (weights: old, extent: part.extent)
    return VerifiedFit(
      weights: whole.weights,
      verdict: verdict,
      extent: whole.extent,
      reviews: table.scoredCount,
      heldOut: oldPredictions.count,
      oldLoss: oldLoss,
      newLoss: newLoss
    )
  }
}
