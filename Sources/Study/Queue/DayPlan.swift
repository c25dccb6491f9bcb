import Curriculum
import Journal
import Learner
import Memory

/// What is chosen for a day, as it was in the morning, and what of it is left.
struct DayPlan {
  /// The study day.
  let day: StudyDay

  private let graph: StudyGraph
  private let choice: QueueChoice
  private let order: GuideOrder
  private let standing: Standing
  private let settings: LearningSettings
  private let pace: AnswerPace
  private let aim: RecallAim
  private var chosen = DayBudget.Choice()
  /// New cards that follow when all else is done.
  private var more: [Int] = []
  /// Cards that are asked even beside another of their concept.
  private var urgent: Set<Int> = []
  private var isOver = false

  init(
    _ graph: StudyGraph,
    _ learner: LearnerState,
    _ day: StudyDay,
    _ choice: QueueChoice,
    _ order: GuideOrder,
    _ standing: Standing
  ) {
    self.day = day
    self.graph = graph
    self.choice = choice
    self.order = order
    self.standing = standing
    settings = learner.settings
    pace = learner.pace(before: day)
    aim = RecallAim(
      model: settings.model,
      daysLeft: settings.daysToExam(on: day) ?? DueOrder.usualHorizon,
      pace: pace
    )
  }

  /// All cards, the least sure first and what was never seen last.
  func crammed() -> [Int] {
    let recalls = standing.seen.map { ($0.card, aim.gain(of: $0.memory, after: $0.elapsed).recall) }
    let ranked = recalls.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    let cards = (choice.onlyNew ? [] : ranked) + (choice.onlyDue ? [] : standing.fresh)
    return spacing.arranged(Array(cards.prefix(choice.limit ?? cards.count)), after: nil)
  }

  /// Chooses the cards.
  ///
  /// - Parameters:
  ///   - newLimit: The most new cards of the day.
  ///   - studied: The seconds studied today; minutes that are asked for come on top of them.
  mutating func choose(newLimit: Int, studied: Double) {
    let daysToExam = settings.daysToExam(on: day)
    let seconds =
      choice.minutes.map { Double($0) * 60 + studied }
      ?? settings.minutesADay.map { Double($0) * 60 }
    isOver = seconds.map { studied >= $0 } ?? false
    let weights = DomainWeights(graph)
    let dueOrder = DueOrder(
      graph,
      weights,
      aim,
      pace,
      on: day,
      daysToExam: daysToExam,
      secondsADay: seconds
    )
    let reviews = dueOrder.candidates(
      choice.onlyNew ? [] : standing.seen.filter { !$0.progress.waitsForStep },
      desiredRetention: settings.desiredRetention
    )
    urgent = Set(reviews.filter(\.isUrgent).map(\.card))
    var newOrder = NewOrder(graph, order, weights, standing.known, fresh: standing.fresh)
    // With a date ahead the limit is a pace, which time that is left may exceed.
    let isPace = daysToExam != nil && seconds != nil && settings.newCardsLimit == nil
    let new = newOrder.cards(atMost: isPace ? 2 * newLimit : newLimit).map { card in
      let weight = weights.weight(ofCardIn: graph.cards[card].domain)
      let concept = graph.cards[card].concept
      return DayBudget.Candidate(card: card, aim.first, weight: weight, concept: concept)
    }
    chosen = DayBudget(seconds: seconds).choose(
      reviews: reviews,
      new: Array(new.prefix(newLimit)),
      isReviewFirst: daysToExam == nil || seconds == nil
    )
    more = new.dropFirst(newLimit).map(\.card)
  }

  /// Returns what is left of the day, and what follows if there is time.
  ///
  /// - Parameters:
  ///   - done: What happened so far.
  ///   - room: The new cards that the limit leaves room for.
  func left(after done: DayDone, room: Int) -> (cards: [Int], spare: [Int]) {
    let steps = choice.onlyNew ? [] : done.due.steps
    if isOver { return (steps, []) }
    let old = chosen.reviews + (choice.reach == .ahead ? ahead : [])
    let mixed = Spacing.mixed(old, chosen.new)
    var isNew = [Bool](repeating: false, count: graph.cards.count)
    for card in standing.fresh { isNew[card] = true }
    var newLeft = room
    let isLeft = { (card: Int) -> Bool in
      !done.cards.contains(card)
        && (urgent.contains(card) || !done.concepts.contains(graph.cards[card].concept))
    }
    func fits(_ card: Int) -> Bool {
      guard isLeft(card) else { return false }
      if isNew[card] { newLeft -= 1 }
      return !isNew[card] || newLeft >= 0
    }
    guard let limit = choice.limit else {
      let cards = spacing.arranged(mixed, after: nil).filter(fits)
      return (steps + cards, spacing.arranged(chosen.spare + more, after: nil).filter(isLeft))
    }
    // A limit keeps the first of what matters, so it comes before cards change places.
    let limited = Array(mixed.filter(fits).prefix(limit))
    let rest = chosen.spare.filter(isLeft).prefix(limit - limited.count)
    return (steps + spacing.arranged(limited, after: done.last), Array(rest))
  }

  private var spacing: Spacing { Spacing(places: standing.places, rivals: order.rivals) }

  private var ahead: [Int] { standing.ahead(of: day, chosen.reviews + chosen.spare) }
}
