import Memory

/// Which cards are worth the time of one day.
///
/// The queue, the plan and the benchmark choose with it, so that what is promised and what is
/// proved is what is asked.
package struct DayBudget: Sendable {
  /// A card that could be asked.
  package struct Candidate: Hashable, Sendable {
    /// The index of the card.
    package let card: Int
    /// What a second of it brings, weighted.
    package let rate: Double
    /// The seconds that it is expected to take.
    package let seconds: Double
    /// The number of its concept.
    package let concept: Int
    /// Whether it is asked even beside another card of its concept.
    package let isUrgent: Bool

    /// Creates a candidate from the gain of a card with a weight.
    package init(
      card: Int,
      _ gain: RecallAim.Gain,
      weight: Double,
      concept: Int,
      isUrgent: Bool = false
    ) {
      self.card = card
      rate = gain.rate * weight
      seconds = gain.seconds
      self.concept = concept
      self.isUrgent = isUrgent
    }
  }

  /// A card recalled so surely is let rest: to ask it sooner teaches next to nothing.
  package static let restingRecall = 0.97
  /// The part of the days on which a learner comes.
  private static let attendance = 0.9

  /// The seconds of the day; nil for as long as it takes.
  package let seconds: Double?

  /// Creates a budget.
  package init(seconds: Double?) { self.seconds = seconds }

  /// Returns the days before an exam on which even cards that are recalled surely are refreshed.
  ///
  /// They are as many as it takes to ask every card once more.
  ///
  /// - Parameters:
  ///   - seen: The cards learned so far.
  ///   - secondsACard: The seconds that one takes.
  ///   - secondsADay: The seconds of a whole day.
  package static func daysOfRefresh(
    seen: Int,
    secondsACard: Double,
    secondsADay: Double
  ) -> Double {
    1 + Double(seen) * secondsACard / max(1, secondsADay * attendance)
  }

  /// The cards of a day.
  package struct Choice: Hashable, Sendable {
    /// Cards seen before, what brings most first.
    package fileprivate(set) var reviews: [Int] = []
    /// New cards in their order.
    package fileprivate(set) var new: [Int] = []
    /// What follows if the learner is faster than expected, what brings most first.
    package fileprivate(set) var spare: [Int] = []
  }

  /// Chooses the cards of the day: those of which a second brings most, until the time is used up.
  ///
  /// One card of a concept is asked on a day, unless another is urgent: the first would tell the
  /// answer to the second.
  ///
  /// - Parameters:
  ///   - reviews: Cards seen before, in any order.
  ///   - new: New cards in the order in which they are to be begun.
  ///   - isReviewFirst: Whether new cards get only the time that reviews leave.
  package func choose(
    reviews: [Candidate],
    new: [Candidate],
    isReviewFirst: Bool = false
  ) -> Choice {
    let ranked = reviews.sorted { ($0.rate, $1.card) > ($1.rate, $0.card) }
    let limit = seconds ?? .infinity
    var concepts: Set<Int> = []
    var choice = Choice()
    var spent = 0.0
    var old = ranked[...]
    var fresh = new[...]
    while spent < 2 * limit {
      let takesNew =
        switch (old.first, fresh.first) {
        case (let old?, let fresh?): fresh.rate > old.rate && !isReviewFirst
        case (nil, _?): true
        default: false
        }
      guard let next = takesNew ? fresh.popFirst() : old.popFirst() else { break }
      guard concepts.insert(next.concept).inserted || next.isUrgent else { continue }
      if spent >= limit {
        choice.spare.append(next.card)
      } else if takesNew {
        choice.new.append(next.card)
      } else {
        choice.reviews.append(next.card)
      }
      spent += next.seconds
    }
    return choice
  }

  /// Whether a card is asked even beside another of its concept.
  ///
  /// - Parameters:
  ///   - recall: The chance of recall, below which a card is lost rather than due.
  ///   - daysToExam: On the last days there is no tomorrow to wait for; nil without an exam.
  package static func isUrgent(recall: Double, daysToExam: Int?) -> Bool {
    recall < lostRecall || daysToExam.map { $0 <= 1 } ?? false
  }

  private static let lostRecall = 0.75
}
