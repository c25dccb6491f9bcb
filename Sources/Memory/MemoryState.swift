/// What the model holds of one card in one head.
package struct MemoryState: Hashable, Sendable {
  /// The pause after which recall has fallen to 90 percent; from 0.001 to 36,500 days.
  package let stability: Days
  /// How hard the card is for this learner, from 1 to 10.
  package let difficulty: Double

  /// Creates a state.
  package init(stability: Days, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}
