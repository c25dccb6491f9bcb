import Curriculum
import Journal
import Learner
import Memory
import XCTest

@testable import Study

final class QueueChoiceTests: XCTestCase {
  private func bench() throws -> StudyBench {
    try StudyBench(
      """
      # Module 1: Tools

      ## 1.1 Forge
      <!-- covers: K1.1.1 -->

      - **Anvil**: carries what is struck

      ### 1.1.1 Air

      - **Bellows**: feed the fire with wind

      ## 1.2 Wood
      <!-- covers: K1.2.1 -->

      - **Sawing**: parts wet logs

      # Module 2: Yard

      ## 2.1 Beds
      <!-- covers: K2.1.1 -->

      1. Dig
      2. Sow
      3. Water

      - **Mulch**: keeps the soil moist
      """,
      weights: [60, 40]
    )
  }

  func testPartsOfTheGuide() throws {
    let bench = try bench()
    let all: Set = ["Anvil", "Bellows", "Sawing", "Mulch"]
    XCTAssertTrue(Set(bench.terms()).isSuperset(of: all))
    XCTAssertEqual(Set(bench.terms { $0.domains = [2] }).intersection(all), ["Mulch"])
    XCTAssertEqual(bench.terms { $0.tasks = ["1.2"] }, ["Sawing"])
    let yard = try XCTUnwrap(bench.graph.modules.firstIndex { $0.title.contains("Yard") })
    XCTAssertEqual(Set(bench.terms { $0.modules = [yard] }).intersection(all), ["Mulch"])
    let forge = try XCTUnwrap(bench.graph.topics.firstIndex { $0.title == "Forge" })
    XCTAssertEqual(Set(bench.terms { $0.topics = [forge] }), ["Anvil", "Bellows"])
    XCTAssertEqual(bench.terms { $0.kinds = [.formula] }, [])
    XCTAssertEqual(
      bench.terms {
        $0.tasks = ["1.2"]; $0.domains = [2]
      },
      [],
      "all have to hold"
    )
  }

  func testDueNewAndAhead() throws {
    var bench = try bench()
    bench.review(try bench.card("Anvil"), daysAgo: 9, dueIn: 5)
    bench.review(try bench.card("Sawing"), daysAgo: 9, dueIn: 2)
    bench.review(try bench.card("Mulch"), daysAgo: 9, dueIn: 0)
    XCTAssertEqual(bench.terms { $0.onlyDue = true }, ["Mulch"])
    XCTAssertFalse(bench.terms { $0.onlyNew = true }.contains("Mulch"))
    XCTAssertTrue(bench.terms { $0.onlyNew = true }.contains("Bellows"))
    let ahead = bench.terms {
      $0.onlyDue = true; $0.reach = .ahead
    }
    XCTAssertEqual(ahead, ["Mulch", "Sawing", "Anvil"], "the soonest first")
    bench.review(try bench.card("Sawing"), daysAgo: 0, dueIn: 9)
    let again = bench.terms {
      $0.onlyDue = true; $0.reach = .ahead
    }
    XCTAssertEqual(again, ["Mulch", "Anvil"], "not twice on a day")
  }

  func testCramTakesAllButSuspendedCardsTheLeastSureFirst() throws {
    var bench = try bench()
    bench.review(try bench.card("Anvil"), daysAgo: 1, dueIn: 5)
    bench.review(try bench.card("Sawing"), daysAgo: 90, dueIn: 2)
    bench.add(.suspend(CardRef(card: bench.graph.cards[try bench.card("Mulch")].id.text)))
    let seen = bench.terms {
      $0.reach = .cram; $0.onlyDue = true
    }
    XCTAssertEqual(seen, ["Sawing", "Anvil"])
    XCTAssertFalse(bench.terms { $0.reach = .cram }.contains("Mulch"))
    XCTAssertTrue(bench.terms { $0.reach = .cram }.contains("Bellows"))
  }

  func testLeechesAreForgottenOftenAndNotRecovered() throws {
    var bench = try bench()
    let anvil = try bench.card("Anvil")
    bench.review(anvil, daysAgo: 200, dueIn: 0, .easy)
    for lapse in 1...8 {
      XCTAssertEqual(bench.terms { $0.onlyLeeches = true }, [], "after \(lapse - 1) lapses")
      bench.review(anvil, daysAgo: 200 - 3 * lapse, dueIn: 0, .again)
      bench.review(anvil, daysAgo: 200 - 3 * lapse, dueIn: 0, .good)
    }
    XCTAssertEqual(bench.terms { $0.onlyLeeches = true }, ["Anvil"])
    for days in [170, 150, 110, 40, 0] { bench.review(anvil, daysAgo: days, dueIn: 0, .easy) }
    let learner = LearnerState(replaying: bench.events, over: bench.graph)
    let progress = try XCTUnwrap(learner.progress(of: bench.graph.cards[anvil].id))
    XCTAssertEqual(progress.lapses, 8)
    XCTAssertFalse(progress.isLeech, "it holds for weeks now")
  }

  /// Going over cards again and again writes nothing.
  func testCrammingIsEndlessAndLeavesNoTrace() throws {
    let bench = try bench()
    var choice = QueueChoice()
    choice.reach = .cram
    choice.domains = [1]
    var session = ReviewSession(
      name: "s",
      graph: bench.graph,
      learner: LearnerState(replaying: []),
      now: Moment(startOf: bench.day),
      day: bench.day,
      choice: choice
    )
    var asked: [Int] = []
    for _ in 0..<9 {
      asked.append(try XCTUnwrap(session.current))
      for input in [SessionInput.reveal, .grade(.again)] {
        let effects = session.handle(input, now: Moment(startOf: bench.day), day: bench.day)
        XCTAssertEqual(effects, [])
      }
    }
    XCTAssertEqual(asked[0..<3], asked[3..<6])
    XCTAssertEqual(Set(asked).count, 3)
    _ = session.handle(.quit, now: Moment(startOf: bench.day), day: bench.day)
    XCTAssertEqual(session.stage, .finished)
  }

  /// Whatever was done of a day, the rest of it stays as it was.
  func testDoneCardsLeaveTheRestAsItWas() throws {
    for seed in 0..<40 {
      var random = SeededGenerator(seed: UInt64(seed))
      var bench = try self.many()
      for card in bench.graph.cards.indices where random.next() % 2 == 0 {
        let days = 1 + Int(random.next() % 40)
        bench.review(card, daysAgo: days, dueIn: Int(random.next() % 5) - 3, .easy)
      }
      if seed % 2 == 0 { bench.set(.minutesADay, .number(4)) }
      if seed % 3 == 0 {
        bench.set(.examDate, .string(bench.day.advanced(by: 20).iso8601))
      }
      let whole = bench.queue().cards
      XCTAssertGreaterThan(whole.count, 8)
      for done in 1...6 {
        bench.review(whole[done - 1], daysAgo: 0, dueIn: 3, .good, seconds: 3)
        XCTAssertEqual(bench.queue().cards, Array(whole.dropFirst(done)), "seed \(seed)")
      }
    }
  }

  /// Who is faster than expected goes on until the minutes are over.
  func testSpareCardsFollowWhileThereIsTime() throws {
    var bench = try many()
    bench.set(.minutesADay, .number(2))
    bench.set(.examDate, .string(bench.day.advanced(by: 20).iso8601))
    for card in bench.graph.cards.indices { bench.review(card, daysAgo: 9, dueIn: 0, .easy) }
    let queue = bench.queue()
    XCTAssertGreaterThan(queue.spare.count, 2)
    for (milliseconds, isLonger) in [(1_000, true), (30_000, false)] {
      var now = Moment(startOf: bench.day).advanced(byMilliseconds: 40_000_000)
      var session = ReviewSession(
        name: "s",
        graph: bench.graph,
        learner: LearnerState(replaying: bench.events, over: bench.graph),
        now: now,
        day: bench.day
      )
      var asked: [Int] = []
      while let card = session.current, asked.count < 90 {
        asked.append(card)
        now = now.advanced(byMilliseconds: Int64(milliseconds))
        for input in [SessionInput.reveal, .grade(.easy)] {
          for effect in session.handle(input, now: now, day: bench.day) {
            guard case .append(let body) = effect else { continue }
            let writer = try XCTUnwrap(WriterID(rawValue: "w"))
            let number = 1000 + asked.count
            let id = EventID(writer: writer, sequence: number, at: now, random: 1)
            let event = Event(id: id, at: now, writer: writer, sequence: number, body: body)
            _ = session.handle(.recorded(event), now: now, day: bench.day)
          }
        }
      }
      XCTAssertEqual(asked.prefix(queue.cards.count), queue.cards[...])
      XCTAssertEqual(asked.count > queue.cards.count, isLonger)
    }
  }

  private func many() throws -> StudyBench {
    var guide = ""
    for module in 1...5 {
      guide += "# Module \(module): Part \(module)\n\n"
      for topic in 1...3 {
        guide += "## \(module).\(topic) Topic \(module) \(topic)\n"
        guide += "<!-- covers: K\(module % 2 + 1).\(topic % 2 + 1).1 -->\n\n"
        for term in 1...5 {
          guide +=
            "- **Word\(module)\(topic)q\(term)z**: a thing of \(term) parts of kind \(topic)\n"
        }
        guide += "\n"
      }
    }
    return try StudyBench(guide, weights: [70, 30])
  }

  /// The same log, guide and day give the same queue.
  func testQueueIsDeterministic() throws {
    var bench = try bench()
    for card in bench.graph.cards.indices where card % 2 == 0 {
      bench.review(card, daysAgo: card + 1, dueIn: card % 3 - 1)
    }
    bench.set(.minutesADay, .number(5))
    bench.set(.examDate, .string(bench.day.advanced(by: 9).iso8601))
    let first = bench.queue()
    for _ in 0..<20 {
      let next = bench.queue()
      XCTAssertEqual(next.cards, first.cards)
      XCTAssertEqual(next.spare, first.spare)
    }
  }
}
