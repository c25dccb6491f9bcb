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

    /// Creates a candidate from the gain of a card with a weight.
    package init(card: Int, _ gain: RecallAim.Gain, weight: Double) {
      self.card = card
      rate = gain.rate * weight
      seconds = gain.seconds
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

  /// Chooses the cards of the day: those of which a second brings most, until the time is used up.
  ///
  /// - Parameters:
  ///   - reviews: Cards seen before, in any order.
  ///   - new: New cards in the order in which they are to be begun.
  /// - Returns: The reviews by what they bring, and the new cards in their order.
  package func choose(
    reviews: [Candidate],
    new: [Candidate]
  ) -> (reviews: [Int], new: [Int]) {
    let ranked = reviews.sorted { ($0.rate, $1.card) > ($1.rate, $0.card) }
    guard let seconds else { return (ranked.map(\.card), new.map(\.card)) }
    var chosen: (reviews: [Int], new: [Int]) = ([], [])
    var spent = 0.0
    var old = ranked[...]
    var fresh = new[...]
    while spent < seconds {
      let takesNew =
        switch (old.first, fresh.first) {
        case (let old?, let fresh?): fresh.rate > old.rate
        case (nil, _?): true
        default: false
        }
      if takesNew, let next = fresh.popFirst() {
        chosen.new.append(next.card)
        spent += next.seconds
      } else if let next = old.popFirst() {
        chosen.reviews.append(next.card)
        spent += next.seconds
      } else {
        break
      }
    }
    return chosen
  }
}
