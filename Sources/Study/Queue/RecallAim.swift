package import Learner
package import Memory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What asking a card today is worth on a later day, by the learner's own model and pace.
///
/// The gain of a review is what it adds to the chance of recall on that day, compared with leaving
/// the card alone. A card seen yesterday gains little, one that is nearly forgotten much, and one
/// that holds until then nothing: so cards with the most gain a second are the ones to ask.
package struct RecallAim: Sendable {
  /// What a review would bring.
  package struct Gain: Hashable, Sendable {
    /// The chance that the card is recalled now.
    package let recall: Double
    /// What the review adds to the chance of recall on the day aimed at.
    package let gain: Double
    /// The seconds that it is expected to take.
    package let seconds: Double

    /// The gain of a second.
    package var rate: Double { gain / seconds }
  }

  private let model: ModelChoice
  private let daysLeft: Days
  private let pace: AnswerPace
  /// What a card begun today brings: its chance of recall on the day aimed at.
  package let first: Gain

  /// Aims at a day.
  ///
  /// - Parameters:
  ///   - model: The model of memory.
  ///   - daysLeft: The days until then; zero or more.
  ///   - pace: The learner's pace.
  package init(model: ModelChoice, daysLeft: Int, pace: AnswerPace) {
    precondition(daysLeft >= 0, "an aim lies ahead")
    self.model = model
    self.daysLeft = Days(Double(daysLeft))
    self.pace = pace
    let days = self.daysLeft
    let recall = Grade.allCases.reduce(0) { sum, grade in
      let state = model.next(nil, after: 0, grade: grade)
      return sum + pace.firstShares[grade] * Self.belief(model, state, days)
    }
    first = Gain(recall: 0, gain: recall, seconds: pace.firstSeconds)
  }

  /// Returns what a review today would bring.
  ///
  /// - Parameters:
  ///   - memory: The state after the last review.
  ///   - elapsed: The days since then.
  package func gain(of memory: MemoryState, after elapsed: Days) -> Gain {
    let recall = model.retrievability(of: memory, after: elapsed)
    let left = holds(memory, Days(elapsed.count + daysLeft.count))
    let recalled = holds(model.next(memory, after: elapsed, grade: .good), daysLeft)
    let forgotten = holds(model.next(memory, after: elapsed, grade: .again), daysLeft)
    return Gain(
      recall: recall,
      gain: recall * recalled + (1 - recall) * forgotten - left,
      seconds: pace.seconds(recall: recall)
    )
  }

  /// Returns the chance of recall on the day aimed at if the card is left alone.
  package func recallUnseen(of memory: MemoryState, after elapsed: Days) -> Double {
    holds(memory, Days(elapsed.count + daysLeft.count))
  }

  private func holds(_ memory: MemoryState, _ elapsed: Days) -> Double {
    Self.belief(model, memory, elapsed)
  }

  /// The chance of recall long after a review, as far as anybody knows.
  ///
  /// A model's tail is hardly ever tested, and what is left alone for months depends on it alone:
  /// half of the belief is in the model, half in a curve that begins as the model's does and falls
  /// exponentially. Who believes a flat tail begins more cards than can be kept.
  ///
  /// Source: Wixted and Ebbesen 1991 compare the two forms, and neither is settled.
  private static func belief(
    _ model: ModelChoice,
    _ memory: MemoryState,
    _ elapsed: Days
  ) -> Double {
    // Both are at 90 percent when the pause equals the stability.
    let pauses = elapsed.count / memory.stability.count
    return (model.retrievability(of: memory, after: elapsed) + pow(0.9, pauses)) / 2
  }
}
