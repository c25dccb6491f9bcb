import Foundation
import Memory

/// A head that forgets by halves, in which every recall counts the same whenever it comes.
///
/// There is no gain in spacing here, and none in nearly forgetting, which is where FSRS sees most.
/// It came last, when all rules but one stood: it showed that a flat tail must not be believed.
///
/// Source: half-life regression, Settles and Meeder 2016, with the square roots of the numbers of
/// right and wrong answers; the numbers are chosen.
struct HalfLifeMemory: InventedMemory {
  struct Trace: Sendable {
    /// The power of two of the half-life in days, before any answer counts.
    let base: Double
    var right: Double
    var wrong: Double
  }

  private let abilities: [Double]

  init(topics: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    abilities = (0..<topics).map { _ in 0.6 * random.normal() }
  }

  func firstSight(topic: Int, random: inout SeededGenerator) -> (trace: Trace, grade: Grade) {
    let ease = 0.7 * random.normal()
    let grade = Impression.grade(ease + 0.6 * random.normal())
    return (Trace(base: 1.2 + abilities[topic] + ease, right: 1, wrong: 0), grade)
  }

  func recall(_ trace: Trace, after elapsed: Days) -> Double {
    let power = trace.base + 2.2 * trace.right.squareRoot() - 0.8 * trace.wrong.squareRoot()
    return 0.01 + 0.98 * exp2(-elapsed.count / exp2(power))
  }

  func reviewed(_ trace: Trace, after elapsed: Days, chance: Double, grade: Grade) -> Trace {
    // Answers within a day are one.
    guard elapsed.count >= 1 else { return trace }
    var next = trace
    if grade == .again { next.wrong += 1 } else { next.right += 1 }
    return next
  }
}
