import Curriculum
import Journal
import Learner
import Memory
import SourceText
import Study
import XCTest

/// The quick count says the same as the queue of the day, whatever happened.
final class DueLedgerTests: XCTestCase {
  private func graph() -> StudyGraph {
    var guide = "# Module 1: All\n\n## Garden\n\n"
    for term in 1...12 {
      guide += "- **Tool \(term)**: A thing of steel that digs holes of \(term) inches in clay\n"
    }
    let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
    return GraphBuilder.graph(files: [file], exam: "none")
  }

  func testCountsAsTheQueueDoes() throws {
    let graph = graph()
    let names = CardNames(graph)
    XCTAssertGreaterThan(names.cards.count, 12, "definitions and their reverse")
    let writers = try ["one", "two"].map { try XCTUnwrap(WriterID(rawValue: $0)) }
    var seen: Set<Int> = []
    for seed in 1...300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let events = script(names, writers, &random)
      let day = StudyDay(number: 20_000 + Int(random.next() % 12))
      let now = Moment(millisecondsSince1970: Int64(day.number) * 86_400_000 + 50_000_000)
      let list = EventList(events)
      let queue = ReviewQueue(
        graph: graph,
        learner: LearnerState(replaying: Array(list), over: graph),
        now: now,
        day: day
      )
      let ledger = DueLedger(
        replaying: list,
        over: names,
        settings: LearningSettings(list)
      )
      let count = ledger.count(of: names, now: now, day: day)
      XCTAssertEqual(count.due, queue.dueCount, "seed \(seed)")
      XCTAssertEqual(count.new, queue.newCount, "seed \(seed)")
      seen.insert(count.due)
      seen.insert(1000 + count.new)
    }
    XCTAssertGreaterThan(seen.count, 15, "the logs differ")
  }

  private func script(
    _ names: CardNames,
    _ writers: [WriterID],
    _ random: inout SeededGenerator
  ) -> [Event] {
    var events: [Event] = []
    let known = names.cards.map(\.id.text) + ["elsewhere", "renamed"]
    for step in 0..<Int(20 + random.next() % 120) {
      let writer = writers[Int(random.next() % 2)]
      let day = 20_000 + step / 14
      let at = Moment(millisecondsSince1970: Int64(day) * 86_400_000 + Int64(step) * 60_000)
      let id = EventID(writer: writer, sequence: step + 1, at: at, random: random.next())
      let body = body(known[Int(random.next() % UInt64(known.count))], day, at, events, &random)
      events.append(Event(id: id, at: at, writer: writer, sequence: step + 1, body: body))
    }
    return events
  }

  private func body(
    _ card: String,
    _ day: Int,
    _ at: Moment,
    _ before: [Event],
    _ random: inout SeededGenerator
  ) -> EventBody {
    switch random.next() % 20 {
    case 0: return .suspend(CardRef(card: card))
    case 1: return .resume(CardRef(card: card))
    case 2: return .bury(CardRef(card: card), until: StudyDay(number: day + 1))
    case 3: return .reset(CardRef(card: card))
    case 4: return .relink(from: card, to: "renamed")
    case 5: return .relink(from: "renamed", to: card)
    case 6: return .setting(name: "new-cards-a-day", value: .number(Double(random.next() % 9)))
    case 7 where random.next() % 2 == 0:
      return .setting(name: "minutes-a-day", value: .number(Double(1 + random.next() % 90)))
    case 8 where random.next() % 2 == 0:
      return .setting(
        name: "exam-date",
        value: .string(StudyDay(number: day + Int(random.next() % 9)).iso8601)
      )
    case 7, 8:
      guard let target = before.randomElement(using: &random) else { break }
      return .undo(target.id)
    default: break
    }
    let isStep = random.next() % 4 == 0
    return .review(
      Review(
        card: card,
        grade: ReviewGrade(rawValue: UInt8(1 + random.next() % 4)) ?? .good,
        milliseconds: 1,
        session: "s",
        day: StudyDay(number: day),
        due: isStep
          ? .moment(at.advanced(byMilliseconds: 600_000))
          : .day(StudyDay(number: day + Int(random.next() % 9)))
      )
    )
  }
}
