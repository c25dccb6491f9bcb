import Curriculum
import Journal
import Learner
import Memory

/// Where the cards of a guide stand on a day, as far as the queue depends on it.
struct Standing {
  /// Cards seen before that may be asked.
  private(set) var seen: [DueOrder.Seen] = []
  /// New cards that may be asked.
  private(set) var fresh: [Int] = []
  /// All new cards, whatever was chosen.
  private(set) var unseenCount = 0
  /// Concepts of which a card was asked, or begun, today.
  private(set) var concepts: (asked: Set<Int>, begun: Set<Int>) = ([], [])
  /// How many cards of the guide were repeated and begun today.
  private(set) var askedToday: (old: Int, new: Int) = (0, 0)
  /// How many cards of any guide were begun today.
  private(set) var begunToday = 0
  /// The card that was asked for the first time today most recently.
  private(set) var lastBegun: Int?
  /// What the order of the cards depends on, by card.
  private(set) var places: [Spacing.Place] = []

  private let graph: StudyGraph
  private var begunByDomain: [Int: Double] = [:]
  private var isMet: [Bool]
  private var young: Set<Int> = []
  private var covered: Set<String> = []

  /// Concepts begun within so many days are still new enough to be mixed up.
  private static let youngDays = 7

  init(
    _ graph: StudyGraph,
    _ learner: LearnerState,
    _ choice: QueueChoice,
    _ now: Moment,
    _ day: StudyDay
  ) {
    self.graph = graph
    isMet = [Bool](repeating: false, count: graph.concepts.count)
    let isAdmitted = choice.admitted(in: graph)
    var lastBegunAt: Moment?
    for (index, card) in graph.cards.enumerated() {
      guard let progress = learner.progress(of: card.id) else {
        unseenCount += 1
        if isAdmitted[index], !choice.onlyLeeches { fresh.append(index) }
        continue
      }
      note(progress, of: card, on: day)
      if let visit = progress.lastVisit, visit.day == day,
        lastBegunAt.map({ $0 <= visit.at }) ?? true
      {
        lastBegunAt = visit.at
        lastBegun = index
      }
      if progress.isSuspended || progress.buriedUntil.map({ $0 > day }) ?? false { continue }
      guard let schedule = progress.schedule else {
        unseenCount += 1
        if isAdmitted[index], !choice.onlyLeeches { fresh.append(index) }
        continue
      }
      guard isAdmitted[index], !choice.onlyLeeches || progress.isLeech else { continue }
      seen.append(
        DueOrder.Seen(
          card: index,
          progress: progress,
          memory: schedule.memory,
          elapsed: learner.elapsed(progress, now, day),
          isDue: progress.due?.hasCome(now: now, day: day) ?? false
        )
      )
    }
    begunToday = learner.cards.values.count { $0.firstDay == day }
    places = graph.cards.map { card in
      Spacing.Place(
        topic: card.topic,
        concept: card.concept,
        isYoung: young.contains(card.concept) || !isMet[card.concept]
      )
    }
  }

  private mutating func note(_ progress: CardProgress, of card: Card, on day: StudyDay) {
    isMet[card.concept] = isMet[card.concept] || progress.isSeen || progress.isSuspended
    guard let first = progress.firstDay else { return }
    covered.formUnion(graph.topics[card.topic].points)
    if first.distance(to: day) < Self.youngDays { young.insert(card.concept) }
    if progress.lastDay == day { concepts.asked.insert(card.concept) }
    if first == day {
      concepts.begun.insert(card.concept)
      begunByDomain[card.domain ?? 0, default: NewOrder.firstTurn] += 1
      askedToday.new += 1
    } else if progress.lastDay == day {
      askedToday.old += 1
    }
  }

  /// What new cards depend on.
  var known: NewOrder.Known {
    NewOrder.Known(
      isMet: isMet,
      askedToday: concepts.asked,
      young: young,
      begunToday: begunByDomain,
      covered: covered
    )
  }

  /// Cards that are not due yet, the soonest first, without those in a list.
  func ahead(of day: StudyDay, _ others: [Int]) -> [Int] {
    let listed = Set(others)
    let later = seen.filter { entry in
      !entry.isDue && !listed.contains(entry.card) && !entry.progress.waitsForStep
        && entry.progress.lastDay.map { $0 < day } ?? false
    }
    return later.map { entry -> (due: Int, card: Int) in
      guard case .day(let due) = entry.progress.due else { return (Int.max, entry.card) }
      return (due.number, entry.card)
    }.sorted { ($0.due, $0.card) < ($1.due, $1.card) }.map(\.card)
  }
}
