import Memory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A head like the model that is fitted to the learner, but for how fast it forgets, which nobody
/// knows exactly.
struct UnsureMemory: HiddenMemory {
  private let head: ModelMemory<ModelChoice>
  /// How many times longer memory lasts than the model says.
  private let patience: Double

  /// The spread of learners around published parameters, as a logarithm of stability.
  ///
  /// It is what separates a model fitted to one learner from the published one at large: half of
  /// all learners forget within a factor of 1.4 of it.
  private static let spread = 0.5
  /// After so many reviews, a fitted model is half as unsure.
  private static let reviewsForHalf = 400.0

  /// Draws a head.
  init(model: ModelChoice, pace: ModelMemory<ModelChoice>.GradeShares, reviews: Int, seed: UInt64) {
    head = ModelMemory(model: model, shares: pace)
    var random = SeededGenerator(seed: seed &* 31 &+ 7)
    let spread = Self.spread / (1 + 3 * Double(reviews) / Self.reviewsForHalf).squareRoot()
    patience = exp(spread * random.normal())
  }

  private func felt(_ elapsed: Days) -> Days { Days(elapsed.count / patience) }

  func firstSight(
    topic: Int,
    random: inout SeededGenerator
  ) -> (trace: MemoryState, grade: Grade) {
    head.firstSight(topic: topic, random: &random)
  }

  func trace(of state: MemoryState) -> MemoryState? { state }

  func recall(_ trace: MemoryState, after elapsed: Days) -> Double {
    head.recall(trace, after: felt(elapsed))
  }

  func gradeOfRecall(
    _ trace: MemoryState,
    chance: Double,
    random: inout SeededGenerator
  ) -> Grade {
    head.gradeOfRecall(trace, chance: chance, random: &random)
  }

  func reviewed(
    _ trace: MemoryState,
    after elapsed: Days,
    chance: Double,
    grade: Grade
  ) -> MemoryState {
    // A pause of a day or more stays one, whatever it feels like.
    let pause = elapsed.count < 1 ? elapsed : Days(max(1, felt(elapsed).count))
    return head.reviewed(trace, after: pause, chance: chance, grade: grade)
  }
}
