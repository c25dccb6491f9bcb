package import Curriculum
package import Journal
package import Learner
package import Memory

/// A review session as a state machine: the terminal, plain mode and the tests drive the same one.
package struct ReviewSession: Sendable {
  /// What is to be shown.
  package enum Stage: Hashable, Sendable {
    /// The prompt of the card with this index.
    case question(card: Int)
    /// The prompt and the first items of its list; those before the last were known or not.
    case listing(card: Int, known: [Bool])
    /// Prompt and answer of the card with this index.
    case answer(card: Int)
    /// A pause before the card with this index, whose step ends at a moment.
    case pause(card: Int, until: Moment)
    /// A forgotten card once more, for the learner alone.
    case goingOver(card: Int, isRevealed: Bool)
    /// Nothing is left, or the learner ended the session.
    case finished
  }

  /// The graph that is learned.
  package let graph: StudyGraph
  /// What was learned, kept up to date with every event.
  package internal(set) var learner: LearnerState
  /// What is to be shown.
  package private(set) var stage = Stage.finished
  /// What was answered in this session and not taken back.
  package private(set) var answers: [Answer] = []
  /// What the learner gave for the card whose answer shows, and how good it is.
  package private(set) var response: (given: Response, assessment: Assessment)?
  /// The card that was just forgotten and has been so again and again.
  package private(set) var leech: Int?

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
    enum Kind { case answer, removal, mark }

    let event: EventID
    let card: Int
    let kind: Kind
  }

  private let name: String
  /// What was done in this session and not taken back.
  private var steps: [Step] = []
  /// Cards that were learned before or are new, in order.
  var upcoming: [Int]
  /// Cards that wait for a step within the day, from this session or an earlier one.
  private var stepping: Set<Int>
  private var shownAt: Moment
  /// Cards that follow while the minutes of the day are not over.
  private var spare: [Int] = []
  private var minutes: Int?
  /// Cards that are still to be gone over.
  private var misses: [Int] = []
  /// The cards that are gone over from the beginning after the last of them; empty if none are.
  private var round: [Int] = []

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
  ///   - choice: Which cards the learner wants; with `cram` they are gone over again and again.
  package init(
    name: String,
    graph: StudyGraph,
    learner: LearnerState,
    now: Moment,
    day: StudyDay,
    choice: QueueChoice = QueueChoice()
  ) {
    self.name = name
    self.graph = graph
    self.learner = learner
    let queue = ReviewQueue(graph: graph, learner: learner, now: now, day: day, choice: choice)
    shownAt = now
    guard choice.reach != .cram else {
      stepping = []
      upcoming = []
      round = queue.cards
      goOver(round)
      return
    }
    let isAdmitted = choice.admitted(in: graph)
    stepping = Set(
      graph.cards.indices.filter { index in
        isAdmitted[index] && learner.progress(of: graph.cards[index].id)?.waitsForStep ?? false
      }
    )
    upcoming = queue.cards.filter { [stepping] index in !stepping.contains(index) }
    spare = queue.spare
    minutes = choice.minutes ?? learner.settings.minutesADay
    advance(now: now, day: day)
  }

  /// How many cards are still to be asked, those in their steps included.
  package func leftCount(day: StudyDay) -> Int {
    let isAsked = current != nil && !isGoingOver
    return upcoming.count + (isAsked ? 1 : 0) + waiting(day: day).count { $0.card != current }
  }

  /// The index of the card that shows, or that shows after a pause.
  package var current: Int? {
    switch stage {
    case .question(let card), .listing(let card, _), .answer(let card), .pause(let card, _),
      .goingOver(let card, _):
      card
    case .finished: nil
    }
  }

  private var isGoingOver: Bool {
    if case .goingOver = stage { true } else { false }
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
    case (.recorded(let event), _):
      record(event, now: now, day: day)
    case (.heard(let event), _): hear(event)
    case (.undo, _):
      guard let step = steps.last else { return [.hint("There is nothing to undo.")] }
      return [.append(.undo(step.event))]
    case (.quit, _): stage = .finished
    case (.goOver, .finished):
      guard !forgotten.isEmpty else { return [.hint("Nothing was forgotten in this session.")] }
      goOver(forgotten)
    case (_, .finished): return [.hint("The session is over.")]
    case (_, .goingOver(let card, let isRevealed)): goOver(input, card, isRevealed)
    case (.reveal, .pause(let card, _)): show(card, now: now)
    case (_, .pause): return [.hint("The next card waits; show it now, or end the session.")]
    case (.goOver, _): return [.hint("First the cards of today.")]
    case (.suspendLeech, _):
      guard let leech else { return [.hint("No card was forgotten again and again just now.")] }
      return [.append(.suspend(reference(to: leech)))]
    case (_, .question(let card)), (_, .listing(let card, _)), (_, .answer(let card)):
      return handle(input, showing: card, now: now, day: day)
    }
    return []
  }

  /// Takes an input about the card that shows.
  private mutating func handle(
    _ input: SessionInput,
    showing card: Int,
    now: Moment,
    day: StudyDay
  ) -> [SessionEffect] {
    switch (input, stage) {
    case (.suspend, _): return [.append(.suspend(reference(to: card)))]
    case (.bury, _): return [.append(.bury(reference(to: card), until: day.advanced(by: 1)))]
    case (.flag(let text), _):
      return [.append(.flag(reference(to: card), note: text.isEmpty ? nil : text))]
    case (.note(let text), _): return [.append(.note(reference(to: card), text: text))]
    case (.grade(let grade), .answer), (.grade(let grade), .listing):
      return [.append(.review(review(of: card, grade, now, day)))]
    case (.grade, _): return [.hint("See the answer first.")]
    case (.respond(let given), .question):
      response = (given, Assessment(of: given, to: graph.cards[card]))
      stage = .answer(card: card)
    case (.respond, _): return [.hint("The answer shows already.")]
    case (.reveal, .question): reveal(card)
    case (.item, .question): return [.hint("See the first item first.")]
    case (.reveal, .listing(_, let known)): judge(card, known + [true])
    case (.item(let isKnown), .listing(_, let known)): judge(card, known + [isKnown])
    case (.reveal, .answer), (.item(isKnown: true), .answer):
      guard let grade = response?.assessment.grade else {
        return [.hint("Grade the answer: 1 Again, 2 Hard, 3 Good, 4 Easy.")]
      }
      return [.append(.review(review(of: card, grade, now, day)))]
    default: return [.hint("Grade the answer: 1 Again, 2 Hard, 3 Good, 4 Easy.")]
    }
    return []
  }

  /// Shows the answer, or the first item of a list.
  private mutating func reveal(_ card: Int) {
    let isList = graph.cards[card].kind == .list && graph.cards[card].items.count > 1
    stage = isList ? .listing(card: card, known: []) : .answer(card: card)
  }

  /// Notes which items were known; after the last one the whole answer shows.
  private mutating func judge(_ card: Int, _ known: [Bool]) {
    guard known.count >= graph.cards[card].items.count else {
      stage = .listing(card: card, known: known)
      return
    }
    let given = Response.items(known)
    response = (given, Assessment(of: given, to: graph.cards[card]))
    stage = .answer(card: card)
  }

  private mutating func goOver(_ cards: [Int]) {
    misses = Array(cards.dropFirst())
    stage = cards.first.map { .goingOver(card: $0, isRevealed: false) } ?? .finished
  }

  private mutating func goOver(_ input: SessionInput, _ card: Int, _ isRevealed: Bool) {
    guard isRevealed else {
      if case .reveal = input { stage = .goingOver(card: card, isRevealed: true) }
      return
    }
    switch input {
    case .reveal, .grade, .item: goOver(misses.isEmpty ? round : misses)
    default: break
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
    case .suspend(let card), .bury(let card, _):
      let index = graph.cardIndices[CardID(card.card)]
      if let index { steps.append(Step(event: event.id, card: index, kind: .removal)) }
      learner.record(event)
      leech = nil
      // The card that shows stays where another one was taken out.
      if index != current { return }
    case .flag, .note:
      if let current { steps.append(Step(event: event.id, card: current, kind: .mark)) }
      learner.record(event)
      return
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
    steps.append(Step(event: event.id, card: card, kind: .answer))
    let wasLeech = learner.progress(of: id)?.lapses ?? 0
    learner.record(event)
    let lapses = learner.progress(of: id)?.lapses ?? 0
    leech = lapses > wasLeech && CardProgress.isLeech(lapses: lapses) ? card : nil
    updateStep(of: card)
  }

  /// Shows the card of the last step again, as it was before.
  private mutating func takeBack(now: Moment) {
    guard let taken = steps.popLast() else { return }
    leech = nil
    if taken.kind == .mark, taken.card == current { return }
    if taken.kind == .answer { answers.removeLast() }
    if let current, current != taken.card, !stepping.contains(current), !isGoingOver {
      upcoming.insert(current, at: 0)
    }
    upcoming.removeAll { $0 == taken.card }
    updateStep(of: taken.card)
    show(taken.card, now: now)
  }

  private mutating func show(_ card: Int, now: Moment) {
    stage = .question(card: card)
    response = nil
    shownAt = now
  }

  mutating func updateStep(of card: Int) {
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
    let ready = steps.filter { $0.due <= now && $0.card != previous }
    if let next = ready.first(where: { isOtherTopic($0.card, previous) }) ?? ready.first {
      return show(next.card, now: now)
    }
    if upcoming.isEmpty, !spare.isEmpty, isTimeLeft(day) { upcoming = [spare.removeFirst()] }
    if !upcoming.isEmpty { return show(upcoming.removeFirst(), now: now) }
    let horizon = now.advanced(byMilliseconds: Self.learnAheadMilliseconds)
    let soon = steps.filter { $0.due <= horizon }
    if let next = soon.first(where: { $0.card != previous }) { return show(next.card, now: now) }
    // Asked again at once, a card would show nothing but that it was just seen.
    if let next = soon.first {
      stage = .pause(card: next.card, until: next.due)
      response = nil
      return
    }
    stage = .finished
  }

  /// Whether the minutes of the day are not over.
  private func isTimeLeft(_ day: StudyDay) -> Bool {
    guard let minutes else { return false }
    return learner.secondsStudied(on: day) < Double(minutes) * 60
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
