import Foundation
import Memory

/// A head in which every review leaves a trace that fades along a power of its own.
///
/// What is remembered well when it is reviewed leaves a trace that fades fast; that is how spacing
/// helps here. FSRS holds one stability in its place, and knows nothing of traces.
///
/// Source: Pavlik and Anderson 2005, in days; the numbers are chosen so that a daily reviewer is
/// plausible: some 88 percent a day after a first sight, some 50 percent a month after it.
struct ActivationMemory: InventedMemory {
  struct Trace: Sendable {
    /// How easily the card sticks, added to its activation.
    var shift: Double
    /// Days from each review to the last one.
    var ages: [Double]
    /// The power along which each review fades.
    var decays: [Double]
  }

  private let abilities: [Double]

  private static let threshold = -0.8
  private static let noise = 0.4
  private static let leastDecay = 0.18
  private static let decayOfActivation = 0.2
  private static let mostTraces = 16
  /// A trace does not fade within half an hour.
  private static let shortestAge = 0.02

  init(topics: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    abilities = (0..<topics).map { _ in 0.35 * random.normal() }
  }

  private func activation(_ trace: Trace, _ elapsed: Double) -> Double {
    var sum = 0.0
    for index in trace.ages.indices {
      sum += pow(trace.ages[index] + elapsed + Self.shortestAge, -trace.decays[index])
    }
    return log(sum) + trace.shift
  }

  func firstSight(topic: Int, random: inout SeededGenerator) -> (trace: Trace, grade: Grade) {
    let ease = 0.4 * random.normal()
    let grade = Impression.grade(1.5 * ease + 0.6 * random.normal())
    let shift = abilities[topic] + ease + (grade == .easy ? 0.5 : grade == .again ? -0.3 : 0)
    return (Trace(shift: shift, ages: [0], decays: [0.25]), grade)
  }

  func recall(_ trace: Trace, after elapsed: Days) -> Double {
    0.01 + 0.98 / (1 + exp((Self.threshold - activation(trace, elapsed.count)) / Self.noise))
  }

  func reviewed(_ trace: Trace, after elapsed: Days, chance: Double, grade: Grade) -> Trace {
    var next = trace
    let activation = activation(trace, elapsed.count)
    let last = next.ages.count - 1
    for index in next.ages.indices { next.ages[index] += elapsed.count }
    if elapsed.count < 1, next.ages[last] == 0 {
      // One more look on the same day makes the trace a little firmer.
      next.decays[last] = max(Self.leastDecay, next.decays[last] - 0.01)
      return next
    }
    next.ages.append(0)
    next.decays.append(Self.leastDecay + Self.decayOfActivation * exp(min(activation, 1.2)))
    if next.ages.count > Self.mostTraces {
      next.ages.removeFirst()
      next.decays.removeFirst()
      next.shift += 0.02
    }
    return next
  }
}
