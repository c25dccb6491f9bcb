#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A learner who studies with a scheduler for a number of days.
///
/// The same seed gives the same log.
package struct Simulation: Sendable {
  /// What decides when a card is asked again.
  package var scheduler: Scheduler
  /// The most new cards on one day.
  package var newCardsADay = 20
  /// The most due cards on one day; the rest waits.
  package var reviewsADay = 200
  /// The share of days on which the learner does not come.
  package var missedShare = 0.08
  /// The chance that a missed day is followed by another, which makes gaps of days.
  package var missedAgainShare = 0.35
  /// The seconds that a card takes that is known at once.
  package var quickSeconds = 2.5
  /// The seconds that thinking adds at the median.
  package var thinkingSeconds = 4.0
  /// The days left until an exam at day zero, past which no interval reaches; nil for none.
  package var daysToExam: Int?
  /// The seed of everything that chance decides.
  package var seed: UInt64

  /// After so many answers on one day a card waits for the next.
  fileprivate static let mostAnswersADay = 8

  /// Creates a simulation.
  package init(scheduler: Scheduler = Scheduler(), seed: UInt64) {
    self.scheduler = scheduler
    self.seed = seed
  }

  /// Runs the simulation.
  ///
  /// - Parameters:
  ///   - cards: The cards; new ones are shown in this order.
  ///   - memory: What happens in the learner's head.
  ///   - days: The number of study days.
  /// - Complexity: Linear in the number of reviews, days and cards.
  package func run<Memory: HiddenMemory>(
    _ cards: [SimulatedCard],
    in memory: Memory,
    days: Int
  ) -> SimulatedLog {
    var run = SimulationRun(self, cards, memory, days: days)
    for day in 0..<days { run.study(on: day) }
    return run.finish()
  }
}

/// The state of a simulation that runs.
private struct SimulationRun<Memory: HiddenMemory> {
  private let simulation: Simulation
  private let cards: [SimulatedCard]
  private let memory: Memory
  private let days: Int
  private var random: SeededGenerator
  private var log = SimulatedLog()
  private var traces: [Memory.Trace?]
  private var lastDays: [Int]
  private var unseen: [Int32]
  private var shown = 0
  private var due: [[Int32]]
  private var backlog: [Int32] = []
  private var isMissed = false

  init(_ simulation: Simulation, _ cards: [SimulatedCard], _ memory: Memory, days: Int) {
    self.simulation = simulation
    self.cards = cards
    self.memory = memory
    self.days = days
    random = SeededGenerator(seed: simulation.seed)
    traces = cards.map { card in card.schedule.flatMap { memory.trace(of: $0.memory) } }
    lastDays = cards.map { -$0.restedDays }
    unseen = []
    due = [[Int32]](repeating: [], count: days)
    for index in cards.indices {
      if traces[index] == nil {
        unseen.append(Int32(index))
      } else if cards[index].dueDay < days {
        due[cards[index].dueDay].append(Int32(index))
      }
    }
    log.schedules = zip(cards, traces).map { $1 == nil ? nil : $0.schedule }
    log.reviewsByDay = [Int](repeating: 0, count: days)
    log.backlogByDay = log.reviewsByDay
    log.reviews.reserveCapacity(cards.count * 12)
  }

  mutating func study(on day: Int) {
    backlog += due[day]
    due[day] = []
    isMissed =
      random.unit() < (isMissed ? simulation.missedAgainShare : simulation.missedShare)
    if isMissed {
      log.missedDays.append(day)
      log.backlogByDay[day] = backlog.count
      return
    }
    let before = log.reviews.count
    let asked = min(backlog.count, simulation.reviewsADay)
    let today = backlog[..<asked]
    backlog = Array(backlog[asked...])
    for card in today { ask(Int(card), on: day) }
    let new = min(simulation.newCardsADay, unseen.count - shown)
    for position in shown..<shown + new { ask(Int(unseen[position]), on: day) }
    shown += new
    log.reviewsByDay[day] = log.reviews.count - before
    log.backlogByDay[day] = backlog.count
  }

  func finish() -> SimulatedLog { log }

  /// Asks a card until it is not due on this day any more.
  private mutating func ask(_ card: Int, on day: Int) {
    for _ in 0..<Simulation.mostAnswersADay {
      let elapsed = log.schedules[card] == nil ? 0 : day - lastDays[card]
      let grade = answer(card, day, elapsed)
      let schedule = simulation.scheduler.next(
        log.schedules[card],
        after: Days(Double(elapsed)),
        grade: grade
      )
      log.schedules[card] = schedule
      lastDays[card] = day
      let pause = simulation.scheduler.pause(
        schedule,
        grade: grade,
        fuzz: random.unit(),
        daysToExam: simulation.daysToExam.map { $0 - day }
      )
      if case .days(let pause) = pause {
        if day + pause < days { due[day + pause].append(Int32(card)) }
        return
      }
    }
    if day + 1 < days { due[day + 1].append(Int32(card)) }
  }

  /// Draws the learner's answer and changes what the head holds.
  private mutating func answer(_ card: Int, _ day: Int, _ elapsed: Int) -> Grade {
    let grade: Grade
    var chance = 1.0
    if let trace = traces[card] {
      let pause = Days(Double(elapsed))
      chance = memory.recall(trace, after: pause)
      grade =
        random.unit() < chance
        ? memory.gradeOfRecall(trace, chance: chance, random: &random) : .again
      traces[card] = memory.reviewed(trace, after: pause, chance: chance, grade: grade)
    } else {
      let first = memory.firstSight(topic: cards[card].topic, random: &random)
      traces[card] = first.trace
      grade = first.grade
    }
    log.reviews.append(
      SimulatedReview(
        card: Int32(card),
        day: Int32(day),
        elapsedDays: Int32(elapsed),
        milliseconds: milliseconds(chance, grade),
        chance: Float(chance),
        grade: grade
      )
    )
    return grade
  }

  /// Thinking takes longer the less likely recall is, and longest in vain.
  ///
  /// Source: the log-normal law of answer times, van der Linden 2006.
  private mutating func milliseconds(_ chance: Double, _ grade: Grade) -> Int32 {
    let effort = 1 + 1.5 * (1 - chance) + (grade == .again ? 0.6 : 0)
    let seconds =
      simulation.quickSeconds + simulation.thinkingSeconds * effort * exp(0.45 * random.normal())
    return Int32(min(seconds * 1000, 120_000))
  }
}
