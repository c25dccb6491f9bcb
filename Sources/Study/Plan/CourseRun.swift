package import Learner
package import Memory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A learner who studies a deck up to an exam, day by day, for so many minutes.
///
/// The same seed gives the same course, whatever else runs.
package struct CourseRun<Memory: HiddenMemory, Policy: CoursePolicy>: Sendable {
  /// The share of days on which the learner does not come.
  package var missedShare = 0.08
  /// The chance that a missed day is followed by another.
  package var missedAgainShare = 0.35
  /// What happens between cards.
  package var interplay = CourseInterplay()

  private let memory: Memory
  private let policy: Policy
  private let times: CourseTimes
  private var view: CourseView
  private var traces: [Memory.Trace?]
  /// The day at which a pause begins in the learner's head.
  private var rests: [Double]
  /// How many times faster each card fades.
  private var haste: [Double]
  private var siblings: [[Int]] = []
  private var visits = CourseVisits()
  private var result: CourseResult
  /// What life brings, then what the learner answers, then what the policy leaves to chance: one
  /// of its own each, so that policies are compared on the same learner.
  private var life: SeededGenerator
  private var answers: SeededGenerator
  private var chance: SeededGenerator

  /// After so many answers on one day a card waits for the next.
  private static var mostAnswersADay: Int { 8 }

  /// Prepares a course.
  package init(
    _ deck: CourseDeck,
    in memory: Memory,
    policy: Policy,
    scheduler: Scheduler,
    times: CourseTimes,
    pace: AnswerPace = .usual,
    minutesADay: Int,
    days: Int,
    seed: UInt64
  ) {
    self.memory = memory
    self.policy = policy
    self.times = times
    life = SeededGenerator(seed: seed)
    answers = SeededGenerator(seed: seed &* 7919 &+ 13)
    chance = SeededGenerator(seed: seed &+ 99)
    view = CourseView(
      deck: deck,
      schedules: deck.beginnings.map { $0?.schedule },
      lastDays: deck.beginnings.map { -($0?.restedDays ?? 0) },
      firstDays: deck.beginnings.map { $0 == nil ? -1 : -1000 },
      dueDays: deck.beginnings.map { $0?.dueDay ?? 0 },
      examDay: days,
      secondsADay: Double(minutesADay) * 60,
      scheduler: scheduler,
      pace: pace
    )
    view.begunCount = view.schedules.count { $0 != nil }
    traces = view.schedules.map { $0.flatMap { memory.trace(of: $0.memory) } }
    rests = view.lastDays.map { Double($0) }
    haste = [Double](repeating: 1, count: deck.count)
    let none = [Int](repeating: 0, count: days)
    result = CourseResult(seconds: none.map { Double($0) }, repeats: none, begun: none)
  }

  /// Studies to the day of the exam.
  package mutating func finished() -> CourseResult {
    if interplay.help > 0 { siblings = Self.siblings(view.deck.concepts) }
    var isMissed = false
    for day in 0..<view.examDay {
      isMissed = life.unit() < (isMissed ? missedAgainShare : missedShare)
      if !isMissed { study(on: day) }
    }
    for (card, trace) in traces.enumerated() {
      guard let trace else { continue }
      result.seen += 1
      let rest = (Double(view.examDay) - rests[card]) * haste[card]
      result.recall += view.deck.weights[card] * memory.recall(trace, after: Days(rest))
    }
    result.lastDays = view.lastDays
    return result
  }

  private mutating func study(on day: Int) {
    view.day = day
    visits.settle(&view.pace)
    var spent = 0.0
    for card in policy.cards(view, random: &chance) where spent < view.secondsADay {
      let isFirst = view.schedules[card] == nil
      spent += ask(card, on: day)
      if isFirst { result.begun[day] += 1 } else { result.repeats[day] += 1 }
    }
    result.seconds[day] = spent
  }

  /// Asks a card until it is not due on this day any more.
  private mutating func ask(_ card: Int, on day: Int) -> Double {
    var seconds = 0.0
    var kind: CourseVisits.Kind?
    for round in 0..<Self.mostAnswersADay {
      let elapsed = view.schedules[card] == nil ? 0 : day - view.lastDays[card]
      let isFirst = traces[card] == nil
      let (grade, recall) = answer(card, on: day, isAgain: round > 0)
      if kind == nil { kind = isFirst ? .first(grade) : grade.isRecall ? .recalled : .forgotten }
      seconds += answerSeconds(recall: recall, grade: grade, isFirst: isFirst)
      let schedule = view.scheduler.next(
        view.schedules[card],
        after: Days(Double(elapsed)),
        grade: grade
      )
      view.schedules[card] = schedule
      view.lastDays[card] = day
      view.dueDays[card] = day + 1
      let pause = view.scheduler.pause(
        schedule,
        grade: grade,
        fuzz: chance.unit(),
        daysToExam: policy.knowsTheExam ? view.examDay - day : nil
      )
      if case .days(let days) = pause {
        view.dueDays[card] = day + days
        break
      }
    }
    if case .visits(let pace) = times, let kind { seconds = pace.drawn(kind, &answers) }
    if let kind { visits.add(kind, seconds) }
    return seconds
  }

  /// Draws the learner's answer and changes what the head holds.
  private mutating func answer(
    _ card: Int,
    on day: Int,
    isAgain: Bool
  ) -> (grade: Grade, recall: Double) {
    defer { rest(card, on: day) }
    guard let trace = traces[card] else {
      let first = memory.firstSight(topic: view.deck.topics[card], random: &answers)
      traces[card] = first.trace
      view.firstDays[card] = day
      view.begunCount += 1
      confuse(card, on: day)
      return (first.grade, 1)
    }
    let pause = Days(isAgain ? 0 : max(0, Double(day) - rests[card]) * haste[card])
    let recall = memory.recall(trace, after: pause)
    let isRecalled = answers.unit() < recall
    let grade =
      isRecalled ? memory.gradeOfRecall(trace, chance: recall, random: &answers) : .again
    traces[card] = memory.reviewed(trace, after: pause, chance: recall, grade: grade)
    // Who tells two things apart once confuses them less.
    if !isAgain, isRecalled { haste[card] = 1 + (haste[card] - 1) / 2 }
    return (grade, recall)
  }

  private mutating func rest(_ card: Int, on day: Int) {
    rests[card] = Double(day)
    guard interplay.help > 0 else { return }
    for other in siblings[card] where traces[other] != nil {
      rests[other] += interplay.help * max(0, Double(day) - rests[other])
    }
  }

  private mutating func confuse(_ card: Int, on day: Int) {
    guard interplay.confusion > 1 else { return }
    for rival in view.deck.rivals[card]
    where view.schedules[rival] != nil && day - view.firstDays[rival] <= interplay.confusionDays {
      haste[card] = interplay.confusion
      haste[rival] = max(haste[rival], interplay.confusion)
    }
  }

  private mutating func answerSeconds(recall: Double, grade: Grade, isFirst: Bool) -> Double {
    guard case .answers(let quick, let thinking) = times else { return 0 }
    let effort = 1 + 1.5 * (1 - recall) + (grade == .again ? 0.6 : 0)
    let seconds = quick + thinking * effort * exp(0.45 * answers.normal())
    return min(seconds * (isFirst ? 1.8 : 1), 120)
  }

  private static func siblings(_ concepts: [Int]) -> [[Int]] {
    let groups = Dictionary(grouping: concepts.indices) { concepts[$0] }
    return concepts.indices.map { card in
      groups[concepts[card], default: []].filter { $0 != card }
    }
  }
}
