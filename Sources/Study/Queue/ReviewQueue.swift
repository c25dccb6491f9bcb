package import Curriculum
package import Journal
package import Learner
import Memory

/// The cards of one day in the order in which they are best asked.
///
/// The same log, guide and day give the same queue, and what was asked of it leaves the rest as it
/// was.
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
  /// seen before, `NewOrder` for new ones, `DayBudget` for the choice and `Spacing` for how they
  /// follow one another.
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
    let done = DayDone(graph, learner, choice, now, day)
    let standing = Standing(graph, learner, choice, now, day)
    let limit = learner.settings.newCardsADay(on: day, waiting: done.waitingCount)
    let hasNew = !choice.onlyDue && !choice.onlyLeeches
    // The limit holds for the day, whichever guide the cards are from.
    let room = hasNew ? max(0, limit - done.begunCount) : 0
    dueCount = choice.onlyNew ? 0 : done.due.count
    newCount = min(room, done.freshConcepts.subtracting(done.begunConcepts).count)
    var day = DayPlan(graph, learner, day, choice, order, standing)
    if choice.reach == .cram {
      (cards, spare) = (day.crammed(), [])
      return
    }
    day.choose(newLimit: hasNew ? limit : 0, studied: learner.secondsStudied(on: day.day))
    (cards, spare) = day.left(after: done, room: room)
  }
}
