package import Curriculum
import Dispatch
package import Journal
package import Learner
import Memory

/// What can be reached by the day of an exam with so many minutes a day.
///
/// It lets learners like this one study with the queue that `ReviewQueue` makes, each forgetting a
/// little faster or slower than the model says, and looks at what they recall on that day.
package struct StudyPlan: Sendable {
  /// A figure that is not known exactly.
  package struct Estimate: Hashable, Sendable {
    /// The mean.
    package let mean: Double
    /// The lower end of a 90 percent interval.
    package let low: Double
    /// The upper end.
    package let high: Double
  }

  /// The work of one day, in the mean of the simulated learners.
  package struct Day: Hashable, Sendable {
    /// The day.
    package let day: StudyDay
    /// The minutes.
    package let minutes: Double
    /// Cards seen before that are asked.
    package let repeats: Double
    /// Cards that are begun.
    package let begun: Double
  }

  /// A topic to leave out if time is short.
  package struct Omission: Hashable, Sendable {
    /// The index of the topic.
    package let topic: Int
    /// How many of its cards are still new.
    package let cards: Int
  }

  /// The first day.
  package let today: StudyDay
  /// The day of the exam.
  package let examDay: StudyDay
  /// The minutes of a day.
  package let minutesADay: Int
  /// The cards of the guides, without those that were taken out.
  package let cardCount: Int
  /// How many of them were seen.
  package let seenCount: Int
  /// The weighted chance of recall today; a card never seen counts as forgotten.
  package let recallToday: Double
  /// The same on the day of the exam.
  package let recall: Estimate
  /// The same with more minutes a day.
  package let recallWithMore: Estimate
  /// The new cards to begin on a day so that all are seen in time.
  package let newCardsNeeded: Int
  /// How many cards will not have been seen, in the mean.
  package let unreachedCount: Int
  /// What to leave out first, the lowest value first; empty if all can be seen.
  package let omissions: [Omission]
  /// The days up to the exam.
  package let days: [Day]

  /// The minutes by which the plan with more exceeds the other.
  package static let moreMinutes = 10

  /// The days to study: today and those before the exam.
  package var daysLeft: Int { today.distance(to: examDay) }

  /// Plans from a day on.
  ///
  /// - Parameters:
  ///   - graph: The cards.
  ///   - learner: What was learned so far.
  ///   - now: The moment.
  ///   - day: The study day.
  ///   - examDay: The day of the exam; later than today.
  ///   - minutesADay: The minutes of a day; one or more.
  /// - Complexity: Linear in the cards and in the days, times the simulated learners.
  package init(
    graph: StudyGraph,
    learner: LearnerState,
    now: Moment,
    day: StudyDay,
    examDay: StudyDay,
    minutesADay: Int
  ) {
    precondition(day < examDay, "an exam lies ahead")
    let order = GuideOrder(graph)
    let (deck, cards) = CourseDeck.deck(
      of: graph,
      learner: learner,
      now: now,
      day: day,
      order: order
    )
    let course = PlannedCourse(
      deck: deck,
      settings: learner.settings,
      pace: learner.pace(before: day),
      reviews: learner.cards.values.reduce(0) { $0 + $1.reviews },
      days: day.distance(to: examDay)
    )
    let results = course.results(minutes: [minutesADay, minutesADay + Self.moreMinutes])
    today = day
    self.examDay = examDay
    self.minutesADay = minutesADay
    cardCount = deck.count
    seenCount = deck.beginnings.count { $0 != nil }
    recallToday = cards.indices.reduce(0) { sum, card in
      let recall = learner.recall(of: graph.cards[cards[card]].id, at: now, on: day) ?? 0
      return sum + deck.weights[card] * recall
    }
    recall = Estimate(results[0].map(\.recall))
    recallWithMore = Estimate(results[1].map(\.recall))
    newCardsNeeded = LearningSettings.newCardsADay(
      waiting: cardCount - seenCount,
      daysLeft: day.distance(to: examDay)
    )
    let seen = Self.mean(results[0].map { Double($0.seen) })
    let unreached = cardCount - Int(seen.rounded())
    unreachedCount = unreached
    omissions = Self.omissions(deck, unreached)
    days = results[0][0].seconds.indices.map { index in
      Day(
        day: day.advanced(by: index),
        minutes: Self.mean(results[0].map { $0.seconds[index] / 60 }),
        repeats: Self.mean(results[0].map { Double($0.repeats[index]) }),
        begun: Self.mean(results[0].map { Double($0.begun[index]) })
      )
    }
  }

  fileprivate static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Topics with new cards, those whose cards count least first, until enough is left out.
  private static func omissions(_ deck: CourseDeck, _ unreached: Int) -> [Omission] {
    // What chance leaves over is no reason to leave anything out.
    guard unreached * 100 >= deck.count, unreached > 0 else { return [] }
    var topics: [Int: (cards: Int, weight: Double, place: Int)] = [:]
    for (place, card) in deck.newOrder.enumerated() {
      let before = topics[deck.topics[card]] ?? (0, 0, 0)
      topics[deck.topics[card]] = (before.cards + 1, before.weight + deck.weights[card], place)
    }
    // Of topics that count the same, those that would come last are left out first.
    let ranked = topics.sorted { left, right in
      let values = (
        left.value.weight / Double(left.value.cards), right.value.weight / Double(right.value.cards)
      )
      if abs(values.0 - values.1) > 1e-9 { return values.0 < values.1 }
      return left.value.place > right.value.place
    }
    var left = unreached
    var result: [Omission] = []
    for (topic, value) in ranked where left > 0 {
      result.append(Omission(topic: topic, cards: value.cards))
      left -= value.cards
    }
    return result
  }
}

extension StudyPlan.Estimate {
  /// The normal deviate of a 90 percent interval.
  private static let deviate = 1.645

  fileprivate init(_ values: [Double]) {
    let center = StudyPlan.mean(values)
    let squares = values.map { ($0 - center) * ($0 - center) }
    let spread = (squares.reduce(0, +) / Double(max(1, values.count - 1))).squareRoot()
    mean = center
    low = max(0, center - Self.deviate * spread)
    high = min(1, center + Self.deviate * spread)
  }
}

/// The learners of a plan.
private struct PlannedCourse: Sendable {
  let deck: CourseDeck
  let settings: LearningSettings
  let pace: AnswerPace
  let reviews: Int
  let days: Int

  /// More learners make the interval smoother; far exams take longer to simulate.
  private var learnerCount: Int { max(4, min(12, 1600 / days)) }

  /// Runs the same learners with different minutes.
  func results(minutes: [Int]) -> [[CourseResult]] {
    let count = learnerCount
    let empty = CourseResult(seconds: [], repeats: [], begun: [])
    var results = [CourseResult](repeating: empty, count: count * minutes.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each job writes its own element.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: buffer.count) { job in
        buffer[job] = result(minutes: minutes[job / count], seed: UInt64(job % count + 1))
      }
    }
    return minutes.indices.map { Array(results[$0 * count..<($0 + 1) * count]) }
  }

  private func result(minutes: Int, seed: UInt64) -> CourseResult {
    var shares = ModelMemory<ModelChoice>.GradeShares()
    shares.firstAgain = pace.firstShares[.again]
    shares.firstHard = pace.firstShares[.hard]
    shares.firstGood = pace.firstShares[.good]
    var run = CourseRun(
      deck,
      in: UnsureMemory(model: settings.model, pace: shares, reviews: reviews, seed: seed),
      policy: BestUseOfTime(newCardsLimit: settings.newCardsLimit),
      scheduler: settings.scheduler,
      times: .visits(pace),
      pace: pace,
      minutesADay: minutes,
      days: days,
      seed: seed
    )
    return run.finished()
  }
}
