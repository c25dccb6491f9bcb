/// How long a card rests until it is asked again.
package enum Pause: Hashable, Sendable {
  /// A step within the day, in minutes.
  case minutes(Int)
  /// Whole study days, at least one.
  case days(Int)
}

/// Where a card stands in its schedule.
package enum Phase: Hashable, Sendable {
  /// Being learned; the index of the learning step it waits for.
  case learning(step: Int)
  /// Learned; it comes back after days.
  case review
  /// Forgotten; the index of the relearning step it waits for.
  case relearning(step: Int)
}

/// The schedule of one card after at least one review.
package struct CardSchedule: Hashable, Sendable {
  /// What the memory model holds.
  package let memory: MemoryState
  /// Where the card stands.
  package let phase: Phase

  /// Creates a schedule.
  package init(memory: MemoryState, phase: Phase) {
    self.memory = memory
    self.phase = phase
  }
}

/// What a grade would lead to.
package struct Outcome: Hashable, Sendable {
  /// The schedule after the review.
  package let schedule: CardSchedule
  /// How long the card then rests.
  package let pause: Pause
}
