import Learner
package import Memory

/// The order of `ReviewQueue` with an exam date and minutes, on the plain arrays of a course.
package struct BestUseOfTime: CoursePolicy {
  package var knowsTheExam: Bool { true }

  /// The most new cards on a day; nil for as many as the date asks for.
  private let newCardsLimit: Int?

  private static let fewestNewCardsADay = 20
  private static let youngDays = 7

  /// Creates the policy.
  package init(newCardsLimit: Int? = nil) { self.newCardsLimit = newCardsLimit }

  package func cards(_ view: CourseView, random: inout SeededGenerator) -> [Int] {
    let daysLeft = view.examDay - view.day
    let deck = view.deck
    let aim = RecallAim(model: view.scheduler.model, daysLeft: daysLeft, pace: view.pace)
    let daysOfRefresh = DayBudget.daysOfRefresh(
      seen: view.begunCount,
      secondsACard: view.pace.recalledSeconds,
      secondsADay: view.secondsADay
    )
    let isLate = Double(daysLeft) <= daysOfRefresh
    var reviews: [DayBudget.Candidate] = []
    for card in view.schedules.indices {
      guard let schedule = view.schedules[card], view.lastDays[card] < view.day else { continue }
      let gain = aim.gain(of: schedule.memory, after: view.elapsed(card))
      guard isLate || gain.recall <= DayBudget.restingRecall || view.dueDays[card] <= view.day
      else { continue }
      reviews.append(
        DayBudget.Candidate(
          card: card,
          gain,
          weight: deck.weights[card],
          concept: deck.concepts[card],
          isUrgent: DayBudget.isUrgent(recall: gain.recall, daysToExam: daysLeft)
        )
      )
    }
    let new = self.new(view).map { card in
      DayBudget.Candidate(
        card: card,
        aim.first,
        weight: deck.weights[card],
        concept: deck.concepts[card]
      )
    }
    let limit = newCardsLimit ?? Self.newCardsADay(view)
    let chosen = DayBudget(seconds: view.secondsADay).choose(
      reviews: reviews,
      new: Array(new.prefix(limit))
    )
    return Spacing.mixed(chosen.reviews, chosen.new) + chosen.spare
      + new.dropFirst(limit).map(\.card)
  }

  private static func newCardsADay(_ view: CourseView) -> Int {
    let needed = LearningSettings.newCardsADay(
      waiting: view.deck.count - view.begunCount,
      daysLeft: view.examDay - view.day
    )
    return max(fewestNewCardsADay, needed)
  }

  /// New cards that may be begun today, one of a concept, those that are confused with another last.
  private func new(_ view: CourseView) -> [Int] {
    var asked: Set<Int> = []
    var chosen: [Int] = []
    for isStrict in [true, false] {
      for card in view.deck.newOrder where view.schedules[card] == nil {
        if chosen.count >= newCardsLimit ?? .max { return chosen }
        guard !asked.contains(view.deck.concepts[card]) else { continue }
        if isStrict, view.deck.rivals[card].contains(where: { isYoung($0, view, asked) }) {
          continue
        }
        asked.insert(view.deck.concepts[card])
        chosen.append(card)
      }
    }
    return chosen
  }

  private func isYoung(_ card: Int, _ view: CourseView, _ asked: Set<Int>) -> Bool {
    view.schedules[card] == nil
      ? asked.contains(view.deck.concepts[card])
      : view.day - view.firstDays[card] < Self.youngDays
  }
}
