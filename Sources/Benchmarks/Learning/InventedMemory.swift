import Memory

/// A head that is unlike the scheduler's model, and knows nothing of what that model believes.
protocol InventedMemory: HiddenMemory {}

extension InventedMemory {
  func trace(of state: MemoryState) -> Trace? { nil }

  func gradeOfRecall(
    _ trace: Trace,
    chance: Double,
    random: inout SeededGenerator
  ) -> Grade {
    let draw = random.unit()
    return draw < 0.03 + 0.5 * (1 - chance) ? .hard : draw > 0.95 ? .easy : .good
  }
}

/// How learners grade themselves, by what a card feels like.
enum Impression {
  /// The grade at first sight, for an impression whose spread is about one.
  static func grade(_ impression: Double) -> Grade {
    impression < -0.6 ? .again : impression < -0.3 ? .hard : impression < 1 ? .good : .easy
  }
}
