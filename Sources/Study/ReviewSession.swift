package import Curriculum
package import Journal
package import Learner
package import Memory

/// What the learner or the clock does to a session.
package enum SessionInput: Sendable {
  /// Show the answer.
  case reveal
  /// Grade the card whose answer shows.
  case grade(Grade)
  /// Take the last answer, suspension or burial back.
  case undo
  /// Take the card out until it is resumed.
  case suspend
  /// Do not ask the card again today.
  case bury
  /// End the session.
  case quit
  /// An event that the session asked for is on disk.
  case recorded(Event)
}

/// What a session asks of the world around it.
package enum SessionEffect: Hashable, Sendable {
  /// Write an event to the log, then hand it back with `recorded`.
  case append(EventBody)
  /// The input does not fit the moment; the text says what does.
  case hint(String)
}

/// A review session as a state machine: the terminal, plain mode and the tests drive the same one.
package struct ReviewSession: Sendable {
  /// What is to be shown.
  package enum Stage: Hashable, Sendable {
    /// The prompt of the card with this index.
    case question(card: Int)
    /// Prompt and answer of the card with this index.
    case answer(card: Int)
    /// Nothing is left, or the learner ended the session.
    case finished
  }

  /// The graph that is learned.
  package let graph: StudyGraph
  /// What was learned, kept up to date with every event.
  package private(set) var learner: LearnerState
  /// What is to be shown.
  package private(set) var stage = Stage.finished
  /// What was answered in this session and not taken back.
  package private(set) var answers: [Answer] = []

  /// An answer of this session.
  package struct Answer: Sendable {
    /// The index of the card.
    package let card: Int
    /// The grade.
    package let grade: Grade
    /// The chance of recall that was predicted; nil for a new card.
    package let predicted: Double?
    /// Whether the card had been learned on an earlier day, so that the answer tests memory.
    package let isTestOfMemory: Bool
    /// The event in the log.
    package let event: EventID
  }

  /// Something that can be taken back.
  private struct Step {
    let event: EventID
    let card: Int
    let isAnswer: Bool
  }

  private let name: String
  /// What was done in this session and not taken back.
  private var steps: [Step] = []
  /// Cards that were learned before or are new, in order.
  private var upcoming: [Int]
  /// Cards that wait for a step within the day, from this session or an earlier one.
  private var stepping: Set<Int>
  private var shownAt: Moment

  /// Cards whose step ends within this time are asked early rather than waited for.
  private static let learnAheadMilliseconds: Int64 = 20 * 60 * 1000
  /// Longer than this, a learner has left the desk.
  private static let longestAnswerMilliseconds: Int64 = 10 * 60 * 1000

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - name: The name of the session in the log.
  ///   - graph: The cards.
  ///   - learner: What was learned so far.
  ///   - now: The moment.
  ///   - day: The study day.
  ///   - limit: The most cards to ask, if there is a limit.
  package init(
    name: String,
    graph: StudyGraph,
    learner: LearnerState,
    now: Moment,
    day: StudyDay,
    limit: Int? = nil
  ) {
    self.name = name
    self.graph = graph
    self.learner = learner
    let queue = ReviewQueue(graph: graph, learner: learner, now: now, day: day)
    stepping = Set(
      graph.cards.indices.filter { index in
        learner.progress(of: graph.cards[index].id)?.waitsForStep ?? false
      }
    )
    upcoming = queue.cards.filter { [stepping] index in !stepping.contains(index) }
    if let limit { upcoming = Array(upcoming.prefix(limit)) }
    shownAt = now
    advance(now: now, day: day)
  }

  /// How many cards are still to be asked, those in their steps included.
  package func leftCount(day: StudyDay) -> Int {
    let asked: Int
    switch stage {
    case .question, .answer: asked = 1
    case .finished: asked = 0
    }
    return upcoming.count + asked + waiting(day: day).count { $0.card != current }
  }

  /// The index of the card that shows.
  package var current: Int? {
    switch stage {
    case .question(let card), .answer(let card): card
    case .finished: nil
    }
  }

  /// Returns when the card that shows would come back, for each grade.
  package func pauses(now: Moment, day: StudyDay) -> [(grade: Grade, pause: Pause)] {
    guard let current else { return [] }
    return Grade.allCases.map { grade in
      (grade, learner.outcome(of: graph.cards[current].id, grade: grade, at: now, on: day).pause)
    }
  }

  /// Takes one input in.
  ///
  /// - Returns: What the world is to do, in order.
  package mutating func handle(
    _ input: SessionInput,
    now: Moment,
    day: StudyDay
  ) -> [SessionEffect] {
    switch (input, stage) {
    case (.reveal, .question(let card)):
      stage = .answer(card: card)
      return []
    case (.grade(let grade), .answer(let card)):
      return [.append(.review(review(of: card, grade, now, day)))]
    case (.grade, .question): return [.hint("See the answer first.")]
    case (.reveal, .answer): return [.hint("Grade the answer: 1 Again, 2 Hard, 3 Good, 4 Easy.")]
    case (.undo, _):
      guard let step = steps.last else { return [.hint("There is nothing to undo.")] }
      return [.append(.undo(step.event))]
    case (.suspend, .question(let card)), (.suspend, .answer(let card)):
      return [.append(.suspend(reference(to: card)))]
    case (.bury, .question(let card)), (.bury, .answer(let card)):
      return [.append(.bury(reference(to: card), until: day.advanced(by: 1)))]
    case (.quit, _):
      stage = .finished
      return []
    case (.recorded(let event), _):
      record(event, now: now, day: day)
      return []
    case (_, .finished): return [.hint("The session is over.")]
    }
  }

  private func review(of index: Int, _ grade: Grade, _ now: Moment, _ day: StudyDay) -> Review {
    let card = graph.cards[index]
    let due: Due
    switch learner.outcome(of: card.id, grade: grade, at: now, on: day).pause {
    case .minutes(let minutes): due = .moment(now.advanced(byMilliseconds: Int64(minutes) * 60_000))
    case .days(let days): due = .day(day.advanced(by: days))
    }
    let spent = min(max(0, shownAt.milliseconds(to: now)), Self.longestAnswerMilliseconds)
    return Review(
      card: card.id.text,
      grade: ReviewGrade(rawValue: UInt8(grade.rawValue)) ?? .again,
      milliseconds: Int(spent),
      session: name,
      day: day,
      due: due,
      about: about(card)
    )
  }

  private func about(_ card: Card) -> CardAbout {
    CardAbout(
      kind: card.kind.rawValue,
      term: card.term,
      prompt: card.prompt,
      breadcrumb: card.breadcrumb
    )
  }

  private func reference(to index: Int) -> CardRef {
    CardRef(card: graph.cards[index].id.text, about: about(graph.cards[index]))
  }

  private mutating func record(_ event: Event, now: Moment, day: StudyDay) {
    switch event.body {
    case .review(let review): note(review, event, now: now, day: day)
    case .undo:
      learner.record(event)
      takeBack(now: now)
      return
    case .suspend, .bury:
      if let current { steps.append(Step(event: event.id, card: current, isAnswer: false)) }
      learner.record(event)
    default: learner.record(event)
    }
    advance(now: now, day: day)
  }

  private mutating func note(_ review: Review, _ event: Event, now: Moment, day: StudyDay) {
    let id = CardID(review.card)
    let grade = Grade(rawValue: Int(review.grade.rawValue))
    guard let card = graph.cardIndices[id], let grade else { return learner.record(event) }
    let lastDay = learner.progress(of: id)?.lastDay
    answers.append(
      Answer(
        card: card,
        grade: grade,
        predicted: learner.recall(of: id, at: now, on: day),
        isTestOfMemory: lastDay.map { $0 < day } ?? false,
        event: event.id
      )
    )
    steps.append(Step(event: event.id, card: card, isAnswer: true))
    learner.record(event)
    updateStep(of: card)
  }

  /// Shows the card of the last step again, as it was before.
  private mutating func takeBack(now: Moment) {
    guard let taken = steps.popLast() else { return }
    if taken.isAnswer { answers.removeLast() }
    if let current, current != taken.card, !stepping.contains(current) {
      upcoming.insert(current, at: 0)
    }
    upcoming.removeAll { $0 == taken.card }
    updateStep(of: taken.card)
    show(taken.card, now: now)
  }

  private mutating func show(_ card: Int, now: Moment) {
    stage = .question(card: card)
    shownAt = now
  }

  private mutating func updateStep(of card: Int) {
    if learner.progress(of: graph.cards[card].id)?.waitsForStep ?? false {
      stepping.insert(card)
    } else {
      stepping.remove(card)
    }
  }

  /// Chooses the next card: a step that has ended, else the queue, else a step that ends soon.
  ///
  /// The card graded last comes again only if there is no other. It is read from the log, so that
  /// a session begun anew goes on as the one before would have.
  private mutating func advance(now: Moment, day: StudyDay) {
    let previous = learner.lastReviewed.flatMap { graph.cardIndices[$0] }
    let steps = waiting(day: day)
    if let ready = steps.first(where: { $0.due <= now && $0.card != previous }) {
      return show(ready.card, now: now)
    }
    if !upcoming.isEmpty { return show(upcoming.removeFirst(), now: now) }
    let horizon = now.advanced(byMilliseconds: Self.learnAheadMilliseconds)
    let soon = steps.filter { $0.due <= horizon }
    if let next = soon.first(where: { $0.card != previous }) ?? soon.first {
      return show(next.card, now: now)
    }
    stage = .finished
  }

  /// Cards that wait for a step, the earliest first.
  private func waiting(day: StudyDay) -> [(card: Int, due: Moment)] {
    stepping.compactMap { index in
      guard let progress = learner.progress(of: graph.cards[index].id), !progress.isSuspended,
        progress.buriedUntil.map({ $0 <= day }) ?? true, case .moment(let due) = progress.due
      else { return nil }
      return (index, due)
    }.sorted { ($0.due, $0.card) < ($1.due, $1.card) }
  }
}
