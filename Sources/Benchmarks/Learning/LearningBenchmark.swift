import Dispatch
import Foundation
import Memory
import Study

/// Compares orders of cards by what simulated learners recall on the day of an exam.
///
/// Each learner has a hidden memory of a form that no scheduler here assumes, a pace of their own,
/// and days on which they do not come. Every order gets the same learners and the same minutes, and
/// sees only what a log shows; all predict with the published parameters of FSRS-6. Recall is the
/// hidden one, weighted by domains; a card never seen counts as forgotten.
enum LearningBenchmark {
  private static let cards = 1500
  private static let minutes = [10, 20, 30, 60]
  private static let days = [14, 30, 60, 120]
  private static let seeds = 12
  /// Learners that nobody looked at while the order was made.
  private static let firstSeed = 20_000

  /// The hidden memories.
  private enum Family: String, CaseIterable, Sendable {
    case stretched
    case activation
    case twoStores = "two-stores"
    case halfLife = "half-life"
  }

  /// The orders that are compared, the last of them ours.
  private enum Order: String, CaseIterable, Sendable {
    /// Anki's usual order and its 20 new cards a day.
    case dueDate = "due-date"
    case lowestRecall = "lowest-recall"
    /// The usual order with as many new cards as the minutes leave room for.
    case dueDateAllNew = "due-date-all-new"
    case ours
  }

  /// One number of minutes and days for one family.
  private struct Cell: Sendable {
    let days: Int
    let minutes: Int
    let family: Family
  }

  /// Runs all cells and returns figures of each, in percent.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    let deck = LearningDeck.deck(of: cards, seed: 123)
    let cells = days.flatMap { days in
      minutes.flatMap { minutes in
        Family.allCases.map { Cell(days: days, minutes: minutes, family: $0) }
      }
    }
    let orders = Order.allCases
    let count = cells.count * orders.count * seeds
    var results = [Double](repeating: 0, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each job writes its own element.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: count) { job in
        let cell = cells[job / seeds / orders.count]
        let order = orders[job / seeds % orders.count]
        buffer[job] = recall(deck, cell, order, seed: UInt64(firstSeed + job % seeds))
      }
    }
    var figures: [Figure] = []
    var gains: [Int: [Double]] = [:]
    var worst = Double.infinity
    for (index, cell) in cells.enumerated() {
      let name = "learning.\(cell.days)d.\(cell.minutes)m.\(cell.family.rawValue)"
      let byOrder = orders.indices.map { order in
        Array(
          results[
            (index * orders.count + order) * seeds..<(index * orders.count + order + 1) * seeds
          ]
        )
      }
      for (order, values) in zip(orders, byOrder) {
        figures.append(Figure(name: "\(name).\(order.rawValue)", value: mean(values), unit: "%"))
      }
      let ours = byOrder[orders.count - 1]
      // The best of the others in this cell, whichever it is.
      let best = byOrder.dropLast().max { mean($0) < mean($1) } ?? ours
      let gain = zip(ours, best).map { $0 - $1 }
      gains[cell.days, default: []] += gain
      worst = min(worst, mean(gain) - halfInterval(gain))
      figures.append(Figure(name: "\(name).gain", value: mean(gain), unit: "points"))
      figures.append(Figure(name: "\(name).gain-95", value: halfInterval(gain), unit: "points"))
    }
    for days in days {
      let all = gains[days, default: []]
      figures.append(Figure(name: "learning.\(days)d.gain", value: mean(all), unit: "points"))
    }
    // Above zero if ours is ahead in every cell, whatever chance had in it.
    figures.append(Figure(name: "learning.worst-gain", value: worst, unit: "points"))
    return figures
  }

  private static func recall(
    _ deck: CourseDeck,
    _ cell: Cell,
    _ order: Order,
    seed: UInt64
  ) -> Double {
    let topics = (deck.topics.max() ?? 0) + 1
    switch cell.family {
    case .stretched:
      let memory = StretchedMemory(topics: topics, topicSpread: 0.5, seed: seed)
      return recall(deck, cell, order, memory, seed)
    case .activation:
      return recall(deck, cell, order, ActivationMemory(topics: topics, seed: seed), seed)
    case .twoStores:
      return recall(deck, cell, order, TwoStoreMemory(topics: topics, seed: seed), seed)
    case .halfLife:
      return recall(deck, cell, order, HalfLifeMemory(topics: topics, seed: seed), seed)
    }
  }

  private static func recall<Memory: HiddenMemory>(
    _ deck: CourseDeck,
    _ cell: Cell,
    _ order: Order,
    _ memory: Memory,
    _ seed: UInt64
  ) -> Double {
    switch order {
    case .dueDate: recall(deck, cell, memory, DueDateOrder(newCardsADay: 20), seed)
    case .lowestRecall:
      recall(deck, cell, memory, DueDateOrder(newCardsADay: 20, isByRecall: true), seed)
    case .dueDateAllNew: recall(deck, cell, memory, DueDateOrder(newCardsADay: .max), seed)
    case .ours: recall(deck, cell, memory, BestUseOfTime(), seed)
    }
  }

  private static func recall<Memory: HiddenMemory, Policy: CoursePolicy>(
    _ deck: CourseDeck,
    _ cell: Cell,
    _ memory: Memory,
    _ policy: Policy,
    _ seed: UInt64
  ) -> Double {
    var random = SeededGenerator(seed: seed &+ 1_000_000)
    let speed = exp(0.25 * random.normal())
    var run = CourseRun(
      deck,
      in: memory,
      policy: policy,
      scheduler: Scheduler(),
      times: .answers(quickSeconds: 2.5 * speed, thinkingSeconds: 4 * speed),
      minutesADay: cell.minutes,
      days: cell.days,
      seed: seed
    )
    run.interplay.help = 0.3
    run.interplay.confusion = 1.8
    run.interplay.confusionDays = 3
    return 100 * run.finished().recall
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Half of the 95 percent interval of a mean of paired differences.
  ///
  /// Source: Student's t with 11 degrees of freedom.
  private static func halfInterval(_ values: [Double]) -> Double {
    let center = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let count = Double(values.count)
    return 2.201 * (squares / (count - 1) / count).squareRoot()
  }
}
