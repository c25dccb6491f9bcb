import Curriculum
import Journal
import Learner
import Memory

/// Where the cards of a guide stand on a day, as far as the queue depends on it.
///
/// Cards count as they stood in the morning, before any of them was asked: what is chosen for the
/// day then stays the same while it is worked off, and after an interruption.
struct Standing {
  /// Cards seen before that may be asked.
  private(set) var seen: [DueOrder.Seen] = []
  /// New cards that may be asked.
  private(set) var fresh: [Int] = []
  /// What new cards depend on.
  private(set) var known: NewOrder.Known
  /// What the order of the cards depends on, by card.
  private(set) var places: [Spacing.Place] = []

  private let graph: StudyGraph

  /// Concepts begun within so many days are still new enough to be mixed up.
  static let youngDays = 7

  init(
    _ graph: StudyGraph,
    _ learner: LearnerState,
    _ choice: QueueChoice,
    _ now: Moment,
    _ day: StudyDay
  ) {
    self.graph = graph
    known = NewOrder.Known(isMet: [Bool](repeating: false, count: graph.concepts.count))
    let isAdmitted = choice.admitted(in: graph)
    for (index, card) in graph.cards.enumerated() {
      let progress = learner.progress(of: card.id, before: day)
      if let progress { note(progress, of: card, on: day) }
      if progress?.isSuspended ?? false || progress?.buriedUntil.map({ $0 > day }) ?? false {
        continue
      }
      guard let progress, let schedule = progress.schedule else {
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
    places = graph.cards.map { card in
      Spacing.Place(
        topic: card.topic,
        concept: card.concept,
        isYoung: known.young.contains(card.concept) || !known.isMet[card.concept]
      )
    }
  }

  private mutating func note(_ progress: CardProgress, of card: Card, on day: StudyDay) {
    if progress.isSeen || progress.isSuspended { known.isMet[card.concept] = true }
    guard let first = progress.firstDay else { return }
    known.covered.formUnion(graph.topics[card.topic].points)
    if first.distance(to: day) < Self.youngDays { known.young.insert(card.concept) }
  }

  /// Cards that are not due yet, the soonest first, without those in a list.
  func ahead(of day: StudyDay, _ others: [Int]) -> [Int] {
    let listed = Set(others)
    let later = seen.filter { entry in
      !entry.isDue && !listed.contains(entry.card) && !entry.progress.waitsForStep
    }
    return later.map { entry -> (due: Int, card: Int) in
      guard case .day(let due) = entry.progress.due else { return (Int.max, entry.card) }
      return (due.number, entry.card)
    }.sorted { ($0.due, $0.card) < ($1.due, $1.card) }.map(\.card)
  }
}

/// What happened on a day so far.
struct DayDone {
  /// Cards that were asked, or taken out, on the day.
  private(set) var cards: Set<Int> = []
  /// Concepts of which a card was asked.
  private(set) var concepts: Set<Int> = []
  /// Concepts of which a card was begun.
  private(set) var begunConcepts: Set<Int> = []
  /// Cards of the guide that were new in the morning, whatever was chosen.
  private(set) var waitingCount = 0
  /// Cards of any guide that were begun.
  private(set) var begunCount = 0
  /// The card that was asked for the first time on the day most recently.
  private(set) var last: Int?
  /// Chosen cards whose promised time has come now, and those of them that wait for a step.
  private(set) var due: (count: Int, steps: [Int]) = (0, [])
  /// Concepts of chosen cards that are new now.
  private(set) var freshConcepts: Set<Int> = []

  init(
    _ graph: StudyGraph,
    _ learner: LearnerState,
    _ choice: QueueChoice,
    _ now: Moment,
    _ day: StudyDay
  ) {
    var lastAt: Moment?
    let isAdmitted = choice.admitted(in: graph)
    for (index, card) in graph.cards.enumerated() {
      let progress = learner.progress(of: card.id)
      if let visit = progress?.lastVisit, visit.day == day {
        cards.insert(index)
        concepts.insert(card.concept)
        if lastAt.map({ $0 <= visit.at }) ?? true { (lastAt, last) = (visit.at, index) }
      }
      if progress?.firstDay == day {
        begunConcepts.insert(card.concept)
        waitingCount += 1
      }
      if progress?.isSuspended ?? false || progress?.buriedUntil.map({ $0 > day }) ?? false {
        cards.insert(index)
        continue
      }
      if !(progress?.isSeen ?? false) { waitingCount += 1 }
      guard isAdmitted[index], !choice.onlyLeeches || progress?.isLeech ?? false else { continue }
      guard let progress, progress.isSeen else {
        freshConcepts.insert(card.concept)
        continue
      }
      guard progress.due?.hasCome(now: now, day: day) ?? false else { continue }
      due.count += 1
      if progress.waitsForStep { due.steps.append(index) }
    }
    begunCount = learner.cards.values.count { $0.firstDay == day }
  }
}
