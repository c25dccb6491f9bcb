package import Curriculum
package import Journal
package import Learner
import Memory

/// The cards of one day in the order in which they are best asked.
///
/// The same log, guide and day give the same queue.
package struct ReviewQueue: Sendable {
  /// Indices of cards: what was seen before, with new ones mixed in evenly.
  package let cards: [Int]
  /// Cards that follow if these are done before the minutes of the day are over.
  package let spare: [Int]
  /// How many cards were promised for now, before time and rules of order leave some for later.
  package let dueCount: Int
  /// How many new cards the limits of the day leave room for.
  package let newCount: Int

  /// Chooses and orders the cards of a day.
  ///
  /// Cards compete for the minutes of the day by what a second of them brings: recall, on the day
  /// of the exam or in the long run, weighted by what their domain weighs. See `DueOrder` for cards
  /// seen before, `NewOrder` for new ones, `Spacing` for how they follow one another.
  ///
  /// - Parameters:
  ///   - graph: The cards.
  ///   - learner: What was learned so far.
  ///   - now: The moment, for steps within the day.
  ///   - day: The study day.
  ///   - choice: Which cards the learner wants.
  ///   - order: What the graph says of the order, if it is at hand.
  package init(
    graph: StudyGraph,
    learner: LearnerState,
    now: Moment,
    day: StudyDay,
    choice: QueueChoice = QueueChoice(),
    order: GuideOrder? = nil
  ) {
    let order = order ?? GuideOrder(graph)
    let standing = Standing(graph, learner, choice, now, day)
    dueCount = choice.onlyNew ? 0 : standing.seen.count { $0.isDue }
    let limit = learner.settings.newCardsADay(
      on: day,
      waiting: standing.unseenCount + standing.begunToday
    )
    let freshConcepts = Set(standing.fresh.map { graph.cards[$0].concept })
    newCount =
      choice.onlyDue || choice.onlyLeeches
      ? 0
      : min(
        max(0, limit - standing.begunToday),
        freshConcepts.subtracting(standing.concepts.begun).count
      )
    let chosen = Self.chosen(graph, learner, day, choice, order, standing, newCount)
    let spacing = Spacing(places: standing.places, rivals: order.rivals)
    let mixed = Spacing.mixed(chosen.reviews, chosen.new, before: standing.askedToday)
    let limited = Array(mixed.prefix(choice.limit ?? mixed.count))
    cards = chosen.steps + spacing.arranged(limited, after: standing.lastBegun)
    let room = max(0, (choice.limit ?? .max) - limited.count)
    spare = Array(spacing.arranged(chosen.spare, after: cards.last).prefix(room))
  }

  private static func chosen(
    _ graph: StudyGraph,
    _ learner: LearnerState,
    _ day: StudyDay,
    _ choice: QueueChoice,
    _ order: GuideOrder,
    _ standing: Standing,
    _ newCount: Int
  ) -> (steps: [Int], reviews: [Int], new: [Int], spare: [Int]) {
    let pace = learner.pace(before: day)
    let daysToExam = learner.settings.daysToExam(on: day)
    let aim = RecallAim(
      model: learner.settings.model,
      daysLeft: daysToExam ?? DueOrder.usualHorizon,
      pace: pace
    )
    if choice.reach == .cram {
      // What is least sure comes first; what was never seen is least sure of all.
      let recalls = standing.seen.map {
        ($0.card, aim.gain(of: $0.memory, after: $0.elapsed).recall)
      }
      let ranked = recalls.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
      return ([], choice.onlyNew ? [] : ranked, choice.onlyDue ? [] : standing.fresh, [])
    }
    let weights = DomainWeights(graph)
    let minutes = choice.minutes ?? learner.settings.minutesADay
    let secondsADay = minutes.map { Double($0) * 60 }
    let dueOrder = DueOrder(
      graph,
      weights,
      aim,
      pace,
      on: day,
      daysToExam: daysToExam,
      secondsADay: secondsADay
    )
    let steps = standing.seen.filter { $0.isDue && $0.progress.waitsForStep }
    let reviews = dueOrder.candidates(
      choice.onlyNew ? [] : standing.seen.filter { !$0.progress.waitsForStep },
      desiredRetention: learner.settings.desiredRetention
    )
    var newOrder = NewOrder(graph, order, weights, standing.known, fresh: standing.fresh)
    // With a date ahead the limit is a pace, which time that is left may exceed.
    let isPace = daysToExam != nil && secondsADay != nil && learner.settings.newCardsLimit == nil
    let isWanted = newCount > 0 && isPace
    let new = newOrder.cards(atMost: isWanted ? 2 * newCount : newCount).map { card in
      let weight = weights.weight(ofCardIn: graph.cards[card].domain)
      let concept = graph.cards[card].concept
      return DayBudget.Candidate(card: card, aim.first, weight: weight, concept: concept)
    }
    let budget = DayBudget(
      seconds: secondsADay.map { max(0, $0 - learner.secondsStudied(on: day)) }
    )
    let result = budget.choose(
      reviews: reviews,
      new: Array(new.prefix(newCount)),
      askedToday: standing.concepts.asked,
      isReviewFirst: daysToExam == nil || secondsADay == nil
    )
    var old = result.reviews
    if choice.reach == .ahead { old += standing.ahead(of: day, old + result.spare) }
    let spare = result.spare + new.dropFirst(newCount).map(\.card)
    return (choice.onlyNew ? [] : steps.map(\.card), old, result.new, spare)
  }
}
