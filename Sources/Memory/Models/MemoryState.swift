/// What a model holds of one card in one head.
///
/// A state belongs to the model that made it: it cannot be converted, only replayed.
package struct MemoryState: Hashable, Sendable {
  /// The slow stability; in FSRS-6 the pause after which recall has fallen to 90 percent.
  package let stability: Days
  /// How hard the card is for this learner, from 1 to 10.
  package let difficulty: Double
  /// The stability of the fast curve; zero in models that have one curve only.
  package let fastStability: Days

  /// Creates a state.
  package init(stability: Days, difficulty: Double, fastStability: Days = 0) {
    self.stability = stability
    self.difficulty = difficulty
    self.fastStability = fastStability
  }
}
