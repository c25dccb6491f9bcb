package import Curriculum
package import Journal
package import Memory

/// Everything that the log says of a learner, replayed.
///
/// The state is a function of the events and the guide: the same events give the same state.
package struct LearnerState: Sendable {
  /// What the learner set.
  package private(set) var settings = LearningSettings()
  /// The cards that the log speaks of, by their identifier.
  package private(set) var cards: [CardID: CardProgress] = [:]
  /// Practice exams in the order in which they began.
  package private(set) var exams: [ExamRecord] = []

  /// The card that was graded last.
  package private(set) var lastReviewed: CardID?
  /// What was done on each study day.
  private var days: [StudyDay: DayTally] = [:]

  /// What was done on one study day.
  package struct DayTally: Hashable, Sendable {
    /// Answers given.
    package fileprivate(set) var answers = 0
    /// The time that they took, in milliseconds.
    package fileprivate(set) var milliseconds = 0
  }

  /// The latest study day of the log, and cards as they stood before they were asked on it.
  private var morning: (day: StudyDay, cards: [CardID: CardProgress])?

  private(set) var events: [Event]
  /// The cards of the guide, for what topics have in common and for days that are full.
  private let graph: StudyGraph?
  private var experience = TopicExperience()
  private var load = DueLoad()
  private var aliases: CardAliases
  private var scheduler: Scheduler
  /// What was known before each of the last events, the latest at the end.
  private var checkpoints: [Checkpoint] = []

  /// Replays a log.
  ///
  /// - Parameters:
  ///   - events: Events in the order of the merged log.
  ///   - graph: The guide; without it topics tell nothing of new cards.
  ///   - links: Cards that go by another name now, though the log does not say so yet.
  /// - Complexity: Linear in the number of events.
  package init(
    replaying events: [Event],
    over graph: StudyGraph? = nil,
    presuming links: [Relinking.Link] = []
  ) {
    self.events = events
    self.graph = graph
    scheduler = settings.scheduler
    aliases = CardAliases(graph.map { CardNames($0) })
    let undone = Self.undone(in: events)
    for event in events where !undone.contains(event.id) { prepare(event.body) }
    for link in links { aliases.relink(link.old, to: link.new) }
    scheduler = settings.scheduler
    for event in events where !undone.contains(event.id) { apply(event) }
  }

  /// Takes in an event that was just written.
  package mutating func record(_ event: Event) {
    switch event.body {
    case .undo(let target) where checkpoints.last?.event == target:
      events.append(event)
      if let last = checkpoints.popLast() { go(backTo: last) }
    case .undo, .setting, .parameters, .relink:
      // These change what earlier events mean, so that only a replay gets it right.
      self = LearnerState(replaying: events + [event], over: graph)
    default:
      keepCheckpoint(before: event)
      events.append(event)
      apply(event)
    }
  }

  /// Returns what the log says of a card.
  package func progress(of card: CardID) -> CardProgress? { cards[aliases.name(of: card)] }

  /// Returns what was done on a study day.
  package func tally(of day: StudyDay) -> DayTally { days[day] ?? DayTally() }

  /// Returns on how many study days something was answered, from one day up to another, without it.
  package func studyDayCount(from first: StudyDay, before end: StudyDay) -> Int {
    days.keys.count { first <= $0 && $0 < end }
  }

  /// Returns how many study days in a row were used, up to a day; a day that is not over yet does
  /// not end the row.
  package func streak(on day: StudyDay) -> Int {
    var last = days[day] == nil ? day.advanced(by: -1) : day
    var count = 0
    while days[last] != nil {
      count += 1
      last = last.advanced(by: -1)
    }
    return count
  }

  /// Returns what the log said of a card before it was asked on a day.
  ///
  /// So a plan for the day can be made anew, the same, after some of it is done.
  package func progress(of card: CardID, before day: StudyDay) -> CardProgress? {
    let id = aliases.name(of: card)
    guard let morning, morning.day == day, let before = morning.cards[id] else { return cards[id] }
    return before
  }

  /// Predicts the chance that a card is recalled.
  ///
  /// - Parameters:
  ///   - card: The card.
  ///   - now: The moment, for models that know parts of a day.
  ///   - day: The study day of that moment.
  /// - Returns: A probability in `0...1`, or nil if the card was never graded.
  package func recall(of card: CardID, at now: Moment, on day: StudyDay) -> Double? {
    guard let progress = progress(of: card), let schedule = progress.schedule else { return nil }
    return scheduler.model.retrievability(of: schedule.memory, after: elapsed(progress, now, day))
  }

  /// Returns the schedule and the pause that a grade would lead to.
  ///
  /// The spread of intervals depends on the card, the number of its reviews and the days that are
  /// full already, so that an interrupted session promises the same days as one that was not. No
  /// interval reaches past the day of the exam.
  package func outcome(
    of card: CardID,
    grade: Grade,
    at now: Moment,
    on day: StudyDay
  ) -> (schedule: CardSchedule, pause: Pause) {
    let id = currentName(of: card)
    let progress = cards[id]
    let schedule = nextSchedule(of: id, progress, after: elapsed(progress, now, day), grade: grade)
    var random = SeededGenerator(seed: card.seed &+ UInt64(progress?.reviews ?? 0))
    let pause = scheduler.pause(
      schedule,
      grade: grade,
      fuzz: random.unit(),
      daysToExam: settings.examDate.map { day.distance(to: $0) },
      load: load.days(from: day)
    )
    return (schedule, pause)
  }

  /// The schedule after a review; a new card begins where its topic's cards suggest.
  private func nextSchedule(
    of card: CardID,
    _ progress: CardProgress?,
    after elapsed: Days,
    grade: Grade
  ) -> CardSchedule {
    let next = scheduler.next(progress?.schedule, after: elapsed, grade: grade)
    guard progress?.schedule == nil, let place = place(of: card),
      let first = experience.firstState(grade: grade, at: place, model: scheduler.model)
    else { return next }
    return CardSchedule(memory: first, phase: next.phase)
  }

  private func place(of card: CardID) -> TopicExperience.Place? {
    guard let graph, let index = graph.cardIndices[card] else { return nil }
    let card = graph.cards[index]
    return TopicExperience.Place(card: index, topic: card.topic, domain: card.domain ?? 0)
  }

  /// Returns the pause since the last review: whole study days, or parts of a day for a model that knows
  /// them. A clock that ran backwards must not make it negative.
  package func elapsed(_ progress: CardProgress?, _ now: Moment, _ day: StudyDay) -> Days {
    guard let progress, let lastDay = progress.lastDay, let lastAt = progress.lastAt else {
      return 0
    }
    if scheduler.model.tag == FSRS7.tag {
      return Days(Double(max(0, lastAt.milliseconds(to: now))) / Self.millisecondsADay)
    }
    return Days(Double(max(0, lastDay.distance(to: day))))
  }

  private static let millisecondsADay = 86_400_000.0

  /// The events that were not taken back, in order.
  var countingEvents: some Sequence<Event> {
    let undone = Self.undone(in: events)
    return events.lazy.filter { !undone.contains($0.id) }
  }

  /// The last event that counts and can be taken back; exams and undos cannot.
  package var lastUndoable: Event? {
    let undone = Self.undone(in: events)
    return events.last { event in
      switch event.body {
      case .undo, .examStarted, .examAnswered, .examFinished, .unknown: false
      default: !undone.contains(event.id)
      }
    }
  }

  /// The name that a card goes by now.
  package func currentName(of card: CardID) -> CardID { aliases.name(of: card) }

  /// Whether the log gave the history of a card to another.
  func isRelinked(_ card: CardID) -> Bool { aliases.isRelinked(card) }

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
    case .relink(let old, let new): aliases.relink(CardID(old), to: CardID(new))
    default: break
    }
  }

  private mutating func apply(_ event: Event) {
    switch event.body {
    case .review(let review): apply(review, at: event.at)
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
      load.move(from: progress(of: CardID(card.card))?.due, to: nil)
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

  private mutating func keepMorning(
    of card: CardID,
    _ progress: CardProgress,
    _ day: StudyDay
  ) {
    guard progress.lastDay.map({ $0 < day }) ?? true else { return }
    if morning.map({ $0.day < day }) ?? true { morning = (day, [:]) }
    if morning?.day == day { morning?.cards[card] = progress }
  }

  private mutating func change(_ card: CardRef, _ body: (inout CardProgress) -> Void) {
    body(&cards[currentName(of: CardID(card.card)), default: CardProgress()])
  }

  private mutating func apply(_ review: Review, at now: Moment) {
    guard let grade = Grade(rawValue: Int(review.grade.rawValue)) else { return }
    let id = currentName(of: CardID(review.card))
    var progress = cards[id] ?? CardProgress()
    if grade == .again, progress.schedule?.phase == .review { progress.lapses += 1 }
    let elapsed = elapsed(progress, now, review.day)
    let place = place(of: id)
    let isOnALaterDay = progress.lastDay.map { $0 < review.day } ?? false
    if isOnALaterDay, let place, let before = progress.memoryWithoutPriors {
      experience.add(
        state: before,
        at: place,
        after: elapsed,
        isRecalled: grade.isRecall,
        model: scheduler.model
      )
    }
    keepMorning(of: id, progress, review.day)
    progress.visit(review, at: now, isRecall: grade.isRecall)
    progress.schedule = nextSchedule(of: id, progress, after: elapsed, grade: grade)
    progress.memoryWithoutPriors = scheduler.model.next(
      progress.memoryWithoutPriors,
      after: elapsed,
      grade: grade
    )
    progress.firstGrade = progress.firstGrade ?? grade
    load.move(from: progress.due, to: review.due)
    progress.due = review.due
    progress.lastDay = max(progress.lastDay ?? review.day, review.day)
    progress.lastAt = max(progress.lastAt ?? now, now)
    progress.firstDay = progress.firstDay ?? review.day
    progress.reviews += 1
    cards[id] = progress
    lastReviewed = id
    days[review.day, default: DayTally()].answers += 1
    days[review.day, default: DayTally()].milliseconds += review.milliseconds
    if let place, let memory = progress.memoryWithoutPriors, let first = progress.firstGrade {
      experience.note(difficulty: memory.difficulty, firstGrade: first, of: place)
    }
  }
}

// MARK: - Taking back at once

extension LearnerState {
  /// What an event about a card changes, as it was before: a replay of years takes longer than a
  /// learner waits for a key.
  private struct Checkpoint {
    let event: EventID
    let card: CardID
    let progress: CardProgress?
    let lastReviewed: CardID?
    let days: [StudyDay: DayTally]
    let morning: (day: StudyDay, cards: [CardID: CardProgress])?
    let experience: TopicExperience
    let load: DueLoad
  }

  /// Each holds a copy of what topics showed; whoever takes back more waits for a replay.
  private static let mostCheckpoints = 8

  private mutating func keepCheckpoint(before event: Event) {
    guard let card = event.body.card else {
      checkpoints = []
      return
    }
    let id = currentName(of: CardID(card))
    if checkpoints.count == Self.mostCheckpoints { checkpoints.removeFirst() }
    checkpoints.append(
      Checkpoint(
        event: event.id,
        card: id,
        progress: cards[id],
        lastReviewed: lastReviewed,
        days: days,
        morning: morning,
        experience: experience,
        load: load
      )
    )
  }

  private mutating func go(backTo checkpoint: Checkpoint) {
    cards[checkpoint.card] = checkpoint.progress
    lastReviewed = checkpoint.lastReviewed
    days = checkpoint.days
    morning = checkpoint.morning
    experience = checkpoint.experience
    load = checkpoint.load
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
