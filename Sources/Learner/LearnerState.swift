package import Curriculum
package import Journal
package import Memory

/// Everything that the log says of a learner, replayed.
///
/// The state is a function of the events alone: the same events give the same state.
package struct LearnerState: Sendable {
  /// What the learner set.
  package private(set) var settings = LearningSettings()
  /// The cards that the log speaks of, by their identifier.
  package private(set) var cards: [CardID: CardProgress] = [:]
  /// Practice exams in the order in which they began.
  package private(set) var exams: [ExamRecord] = []

  /// The card that was graded last.
  package private(set) var lastReviewed: CardID?

  private var events: [Event]
  /// Identifiers that now go by another name.
  private var aliases: [CardID: CardID] = [:]
  private var scheduler: Scheduler

  /// Replays a log.
  ///
  /// - Parameter events: Events in the order of the merged log.
  /// - Complexity: Linear in the number of events.
  package init(replaying events: [Event]) {
    self.events = events
    scheduler = settings.scheduler
    let undone = Self.undone(in: events)
    for event in events where !undone.contains(event.id) { prepare(event.body) }
    scheduler = settings.scheduler
    for event in events where !undone.contains(event.id) { apply(event) }
  }

  /// Takes in an event that was just written.
  package mutating func record(_ event: Event) {
    switch event.body {
    case .undo, .setting, .parameters, .relink:
      // These change what earlier events mean, so that only a replay gets it right.
      self = LearnerState(replaying: events + [event])
    default:
      events.append(event)
      apply(event)
    }
  }

  /// Returns what the log says of a card.
  package func progress(of card: CardID) -> CardProgress? { cards[aliases[card] ?? card] }

  /// Predicts the chance that a card is recalled on a day.
  ///
  /// - Returns: A probability in `0...1`, or nil if the card was never graded.
  package func recall(of card: CardID, on day: StudyDay) -> Double? {
    guard let progress = progress(of: card), let schedule = progress.schedule,
      let last = progress.lastDay
    else { return nil }
    return scheduler.model.retrievability(
      of: schedule.memory,
      after: Days(Double(max(0, last.distance(to: day))))
    )
  }

  /// Returns the schedule and the pause that a grade would lead to.
  ///
  /// The spread of intervals depends on the card and the number of its reviews only, so that an
  /// interrupted session promises the same days as one that was not.
  package func outcome(
    of card: CardID,
    grade: Grade,
    on day: StudyDay
  ) -> (schedule: CardSchedule, pause: Pause) {
    let progress = progress(of: card)
    let schedule = scheduler.next(progress?.schedule, after: elapsed(progress, day), grade: grade)
    var random = SeededGenerator(seed: card.seed &+ UInt64(progress?.reviews ?? 0))
    return (schedule, scheduler.pause(schedule, grade: grade, fuzz: random.unit()))
  }

  private func elapsed(_ progress: CardProgress?, _ day: StudyDay) -> Days {
    guard let last = progress?.lastDay else { return 0 }
    // A clock that ran backwards must not make a pause negative.
    return Days(Double(max(0, last.distance(to: day))))
  }

  /// The events that were not taken back, in order.
  var countingEvents: some Sequence<Event> {
    let undone = Self.undone(in: events)
    return events.lazy.filter { !undone.contains($0.id) }
  }

  /// The name that a card goes by now.
  func currentName(of card: CardID) -> CardID { aliases[card] ?? card }

  /// The events that were undone; an undo that was itself undone does not count.
  private static func undone(in events: [Event]) -> Set<EventID> {
    var undone: Set<EventID> = []
    for event in events.reversed() {
      if case .undo(let target) = event.body, !undone.contains(event.id) { undone.insert(target) }
    }
    return undone
  }

  private mutating func prepare(_ body: EventBody) {
    switch body {
    case .setting(let name, let value): settings.set(name, to: value)
    case .parameters(let parameters): settings.set(parameters)
    case .relink(let old, let new):
      let target = aliases[CardID(new)] ?? CardID(new)
      guard target != CardID(old) else { return }
      for (alias, name) in aliases where name == CardID(old) { aliases[alias] = target }
      aliases[CardID(old)] = target
    default: break
    }
  }

  private mutating func apply(_ event: Event) {
    switch event.body {
    case .review(let review): apply(review)
    case .suspend(let card): change(card) { $0.isSuspended = true }
    case .resume(let card):
      change(card) { progress in
        progress.isSuspended = false
        progress.buriedUntil = nil
      }
    case .bury(let card, let day): change(card) { $0.buriedUntil = day }
    case .flag(let card, let note): change(card) { $0.flag = note ?? "" }
    case .unflag(let card): change(card) { $0.flag = nil }
    case .note(let card, let text): change(card) { $0.note = text.isEmpty ? nil : text }
    case .reset(let card):
      change(card) { progress in
        let note = progress.note
        progress = CardProgress()
        progress.note = note
      }
    case .examStarted(let start): exams.append(ExamRecord(start: start, at: event.at))
    case .examAnswered(let answer):
      guard let index = exams.lastIndex(where: { $0.start.form == answer.form }) else { return }
      exams[index].answers[answer.question] = answer
    case .examFinished(let form):
      guard let index = exams.lastIndex(where: { $0.start.form == form }) else { return }
      exams[index].finishedAt = event.at
    case .undo, .relink, .setting, .parameters, .unknown: break
    }
  }

  private mutating func change(_ card: CardRef, _ body: (inout CardProgress) -> Void) {
    let id = CardID(card.card)
    body(&cards[aliases[id] ?? id, default: CardProgress()])
  }

  private mutating func apply(_ review: Review) {
    guard let grade = Grade(rawValue: Int(review.grade.rawValue)) else { return }
    let id = CardID(review.card)
    var progress = cards[aliases[id] ?? id] ?? CardProgress()
    if grade == .again, progress.schedule?.phase == .review { progress.lapses += 1 }
    progress.schedule = scheduler.next(
      progress.schedule,
      after: elapsed(progress, review.day),
      grade: grade
    )
    progress.due = review.due
    progress.lastDay = max(progress.lastDay ?? review.day, review.day)
    progress.firstDay = progress.firstDay ?? review.day
    progress.reviews += 1
    cards[aliases[id] ?? id] = progress
    lastReviewed = aliases[id] ?? id
  }
}

/// A practice exam as the log tells it.
package struct ExamRecord: Hashable, Sendable {
  /// How it began.
  package let start: ExamStart
  /// When it began.
  package let at: Moment
  /// The last answer to each question, by the identifier of the question.
  package internal(set) var answers: [String: ExamAnswer] = [:]
  /// When it was handed in; nil if it was not.
  package internal(set) var finishedAt: Moment?
}
