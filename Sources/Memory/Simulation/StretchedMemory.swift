#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A head that forgets along a stretched exponential, with guesses and slips.
///
/// Its form is none that a scheduler here assumes: FSRS forgets along powers, knows neither
/// guesses nor topics, and lets difficulty move. Source of the curve: Wixted and Ebbesen 1991,
/// who compare it with powers; the numbers are chosen so that a daily reviewer is plausible.
package struct StretchedMemory: HiddenMemory {
  /// What the head holds of one card.
  package struct Trace: Hashable, Sendable {
    /// The pause, in days, after which the exponential has fallen to 1 / e.
    package let strengthDays: Double
    /// How easily the card sticks; 1 is usual.
    package let ease: Double
  }

  /// How easily cards of each topic stick, as logarithms; zero is usual.
  package let abilities: [Double]
  /// The spread of the ease of cards within a topic, as a logarithm.
  package let cardSpread: Double

  private static let stretch = 0.6
  private static let guess = 0.02
  private static let slip = 0.02
  private static let firstStrengthDays = 90.0
  private static let gain = 8.0
  private static let firstShares = ByGrade<Double> { grade in
    switch grade {
    case .again: 0.25
    case .hard: 0.6
    case .good: 1
    case .easy: 2.5
    }
  }

  /// Creates a head with an ability for each topic.
  ///
  /// - Parameters:
  ///   - topics: The number of topics.
  ///   - topicSpread: The spread of abilities over topics, as a logarithm; zero for none.
  ///   - cardSpread: The spread of the ease of cards within a topic, as a logarithm.
  ///   - seed: The seed of the abilities.
  package init(topics: Int, topicSpread: Double, cardSpread: Double = 0.6, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    abilities = (0..<topics).map { _ in topicSpread * random.normal() }
    self.cardSpread = cardSpread
  }

  package func firstSight(
    topic: Int,
    random: inout SeededGenerator
  ) -> (trace: Trace, grade: Grade) {
    let ability = abilities.indices.contains(topic) ? abilities[topic] : 0
    let ease = exp(ability + cardSpread * random.normal())
    // The grade at first sight tells of the card, not of the ability that shows only later.
    let impression = cardSpread * random.normal() + log(ease) - ability
    let grade: Grade =
      impression < -0.6 ? .again : impression < -0.3 ? .hard : impression < 1 ? .good : .easy
    let strength = Self.firstStrengthDays * ease * Self.firstShares[grade]
    return (Trace(strengthDays: strength, ease: ease), grade)
  }

  package func trace(of state: MemoryState) -> Trace? { nil }

  package func recall(_ trace: Trace, after elapsed: Days) -> Double {
    let share = exp(-pow(elapsed.count / trace.strengthDays, Self.stretch))
    return Self.guess + (1 - Self.guess - Self.slip) * share
  }

  package func gradeOfRecall(
    _ trace: Trace,
    chance: Double,
    random: inout SeededGenerator
  ) -> Grade {
    let draw = random.unit()
    if draw < 0.03 + 0.6 * (1 - chance) { return .hard }
    return draw > 0.97 - 0.05 * min(trace.ease, 3) ? .easy : .good
  }

  package func reviewed(
    _ trace: Trace,
    after elapsed: Days,
    chance: Double,
    grade: Grade
  ) -> Trace {
    var strength = trace.strengthDays
    if elapsed < 1 {
      strength *= grade.isRecall ? 1.15 : 0.9
    } else if grade.isRecall {
      // What was nearly forgotten gains most; what is strong gains less.
      let spacing = pow(1.05 - chance, 0.7)
      let saturation = pow(1 + strength / 1000, -0.2)
      strength *= 1 + Self.gain * pow(trace.ease, 0.3) * spacing * saturation
    } else {
      strength = max(20, 0.2 * strength)
    }
    return Trace(strengthDays: min(strength, 1e7), ease: trace.ease)
  }
}
