import Foundation
import Memory

/// A head with a store that fades within days and one that fades within months.
///
/// A spaced recall moves a card from the first to the second; a quick repetition hardly does. It
/// forgets much faster after a first sight than FSRS expects, and both stores fade exponentially.
///
/// Source: the form follows Atkinson and Shiffrin 1968 and Bjork and Bjork 1992 (storage apart from
/// retrieval); the numbers are chosen, as a learner who finds the subject hard.
struct TwoStoreMemory: InventedMemory {
  struct Trace: Sendable {
    /// The share that the slow store holds.
    var stored: Double
    /// Days in which the slow store fades to 1 / e.
    var slowDays: Double
    /// Days in which the fast store fades to 1 / e.
    let fastDays: Double
    /// How easily the card sticks; 1 is usual.
    let ease: Double
  }

  private let abilities: [Double]

  private static let firstStored = ByGrade<Double> { grade in
    switch grade {
    case .again: 0.25
    case .hard: 0.4
    case .good: 0.55
    case .easy: 0.8
    }
  }

  init(topics: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    abilities = (0..<topics).map { _ in 0.4 * random.normal() }
  }

  func firstSight(topic: Int, random: inout SeededGenerator) -> (trace: Trace, grade: Grade) {
    let impression = 0.5 * random.normal()
    let ease = exp(abilities[topic] + impression)
    let grade = Impression.grade(impression + 0.6 * random.normal())
    let trace = Trace(
      stored: Self.firstStored[grade],
      slowDays: 60 * ease,
      fastDays: 3 * ease,
      ease: ease
    )
    return (trace, grade)
  }

  func recall(_ trace: Trace, after elapsed: Days) -> Double {
    let slow = trace.stored * exp(-elapsed.count / trace.slowDays)
    let fast = (1 - trace.stored) * exp(-elapsed.count / trace.fastDays)
    return 0.01 + 0.97 * (slow + fast)
  }

  func reviewed(_ trace: Trace, after elapsed: Days, chance: Double, grade: Grade) -> Trace {
    var next = trace
    if elapsed.count < 1 {
      next.stored = min(0.97, trace.stored + 0.02)
    } else if grade == .again {
      next.stored = max(0.2, 0.75 * trace.stored)
      next.slowDays = max(30 * trace.ease, 0.7 * trace.slowDays)
    } else {
      let spacing = 1 - exp(-elapsed.count / trace.fastDays)
      next.stored += (0.98 - trace.stored) * 0.5 * spacing
      next.slowDays *= 1 + 0.9 * spacing
    }
    return next
  }
}
