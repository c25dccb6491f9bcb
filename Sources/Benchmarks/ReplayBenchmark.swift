import Memory

/// Times the replay of a million reviews to states on one core.
enum ReplayBenchmark {
  /// Measures both models.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    let table = SimulatedReviews.table(of: 1_000_000)
    return [
      Figure(name: "replay.million", value: seconds(table, .fsrs6(FSRS6()), options), unit: "s"),
      Figure(
        name: "replay.fsrs-7.million",
        value: seconds(table, .fsrs7(FSRS7()), options),
        unit: "s"
      ),
    ]
  }

  private static func seconds(
    _ table: ReviewTable,
    _ model: ModelChoice,
    _ options: BenchmarkOptions
  ) -> Double {
    let clock = ContinuousClock()
    let times = (0..<options.rounds).map { _ in
      clock.measure { consume(table.states(of: model)) } / .seconds(1)
    }.sorted()
    return times[times.count / 2]
  }

  /// Keeps the optimizer from dropping a replay.
  @inline(never)
  private static func consume(_ states: [MemoryState?]) {}
}
