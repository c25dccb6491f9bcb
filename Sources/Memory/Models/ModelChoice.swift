/// The model that a learner chose, with parameters.
///
/// The switch costs a predictable branch a call; loops over many reviews switch once outside.
package enum ModelChoice: MemoryModel {
  /// FSRS-6.
  case fsrs6(FSRS6)
  /// FSRS-7.
  case fsrs7(FSRS7)

  /// Creates the model that a tag names.
  ///
  /// - Parameters:
  ///   - tag: A stored tag such as `fsrs-6`, in any case.
  ///   - weights: The parameters; nil gives the published ones.
  /// - Returns: Nil if no model has the tag or the parameters are not of that model.
  package init?(tag: String, weights: [Double]? = nil) {
    switch tag.lowercased() {
    case FSRS6.tag:
      let weights = weights ?? FSRS6.defaultWeights
      guard FSRS6.accepts(weights) else { return nil }
      self = .fsrs6(FSRS6(weights: weights))
    case FSRS7.tag:
      let weights = weights ?? FSRS7.defaultWeights
      guard FSRS7.accepts(weights) else { return nil }
      self = .fsrs7(FSRS7(weights: weights))
    default: return nil
    }
  }

  package var tag: String {
    switch self {
    case .fsrs6(let model): model.tag
    case .fsrs7(let model): model.tag
    }
  }

  package var weights: [Double] {
    switch self {
    case .fsrs6(let model): model.weights
    case .fsrs7(let model): model.weights
    }
  }

  package func next(_ state: MemoryState?, after elapsed: Days, grade: Grade) -> MemoryState {
    switch self {
    case .fsrs6(let model): model.next(state, after: elapsed, grade: grade)
    case .fsrs7(let model): model.next(state, after: elapsed, grade: grade)
    }
  }

  package func retrievability(of state: MemoryState, after elapsed: Days) -> Double {
    switch self {
    case .fsrs6(let model): model.retrievability(of: state, after: elapsed)
    case .fsrs7(let model): model.retrievability(of: state, after: elapsed)
    }
  }

  package func interval(of state: MemoryState, retention: Double) -> Days {
    switch self {
    case .fsrs6(let model): model.interval(of: state, retention: retention)
    case .fsrs7(let model): model.interval(of: state, retention: retention)
    }
  }
}
