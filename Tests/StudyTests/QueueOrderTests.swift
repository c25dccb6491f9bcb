import Curriculum
import Journal
import Learner
import XCTest

@testable import Study

/// The rules by which new and due cards are ordered, each on a guide made for it.
final class QueueOrderTests: XCTestCase {
  func testRequiredTopicComesFirstThoughItStandsLater() throws {
    let bench = try StudyBench(
      """
      # Module 1: Tools

      ## 1.1 Uses

      <!-- requires: 1.2 -->

      - **Hammering**: drives iron pegs
      - **Sawing**: parts wet logs

      ## 1.2 Parts

      - **Anvil**: carries what is struck
      - **Bellows**: feed the fire with wind
      """
    )
    XCTAssertEqual(bench.terms { $0.limit = 2 }.sorted(), ["Anvil", "Bellows"])
    XCTAssertEqual(Set(bench.terms()).count, 4)
    // Once the required topic is met, the other is free.
    var later = bench
    later.review(try bench.card("Anvil"), daysAgo: 20, dueIn: 50)
    later.review(try bench.card("Bellows"), daysAgo: 20, dueIn: 50)
    XCTAssertEqual(
      later.terms {
        $0.limit = 2; $0.onlyNew = true
      },
      ["Hammering", "Sawing"]
    )
  }

  func testADomainWaitsWithWhatRequiresAnother() throws {
    var bench = try StudyBench(
      """
      # Module 1: Tools

      ## 1.1 Parts
      <!-- covers: K1.1.1 -->

      - **Anvil**: carries what is struck
      - **Bellows**: feed the fire with wind

      ## 1.2 Uses
      <!-- covers: K2.1.1 -->
      <!-- requires: 1.1 -->

      - **Hammering**: drives iron pegs

      ## 1.3 Rest
      <!-- covers: K2.1.1 -->

      - **Sweeping**: clears old ash
      """,
      weights: [50, 50]
    )
    bench.set(.newCardsADay, .number(2))
    XCTAssertEqual(bench.terms(), ["Anvil", "Sweeping"], "hammering needs the bellows first")
    bench.set(.newCardsADay, .number(4))
    XCTAssertEqual(Set(bench.terms()).count, 4)
  }

  func testWhatNothingCoversYetComesFirst() throws {
    var bench = try StudyBench(
      """
      # Module 1: Tools

      ## Uses
      <!-- covers: K1.1.1 -->

      - **Hammering**: drives iron pegs
      - **Sawing**: parts wet logs

      ## Parts
      <!-- covers: K1.2.1 -->

      - **Anvil**: carries what is struck
      """,
      weights: [100]
    )
    bench.review(try bench.card("Hammering"), daysAgo: 20, dueIn: 50)
    XCTAssertEqual(
      bench.terms {
        $0.limit = 1; $0.onlyNew = true
      },
      ["Anvil"]
    )
  }

  private let rivals = """
    # Module 1: Stores

    ## Kinds of store

    - **Online store**: unlike the Offline store, answers at once
    - **Offline store**: keeps old figures for training

    ## Others

    - **Anvil**: carries what is struck
    - **Bellows**: feed the fire with wind
    """

  func testRivalOfAYoungConceptWaits() throws {
    let bench = try StudyBench(rivals)
    let order = GuideOrder(bench.graph)
    let online = bench.graph.cards[try bench.card("Online store")].concept
    let offline = bench.graph.cards[try bench.card("Offline store")].concept
    XCTAssertTrue(order.rivals[online].contains(offline))
    var choice = QueueChoice()
    choice.limit = 3
    let first = bench.terms { $0.limit = 3 }
    XCTAssertTrue(first.contains("Online store"))
    XCTAssertFalse(first.contains("Offline store"), "both were begun on one day")
    XCTAssertEqual(bench.terms().count, 4, "nothing else is left, so it comes after all")
    var young = bench
    young.review(try bench.card("Online store"), daysAgo: 3, dueIn: 50)
    XCTAssertFalse(young.terms { $0.limit = 2 }.contains("Offline store"))
    var old = bench
    old.review(try bench.card("Online store"), daysAgo: 30, dueIn: 50)
    XCTAssertTrue(old.terms { $0.limit = 2 }.contains("Offline store"))
  }

  func testKnownRivalsFollowOneAnother() throws {
    var bench = try StudyBench(rivals)
    for (offset, term) in ["Online store", "Anvil", "Bellows", "Offline store"].enumerated() {
      bench.review(try bench.card(term), daysAgo: 40 - offset, dueIn: 0)
    }
    let terms = bench.terms { $0.onlyDue = true }
    let online = try XCTUnwrap(terms.firstIndex(of: "Online store"))
    let offline = try XCTUnwrap(terms.firstIndex(of: "Offline store"))
    XCTAssertEqual(abs(online - offline), 1, "\(terms)")
  }

  private let siblings = """
    # Module 1: Formats

    ## Formats

    | Format | Layout | Made for | Splits |
    |---|---|---|---|
    | Parquet | by column | analytics | yes |
    | CSV | by row | exchange | partly |
    | ORC | by column | warehouses | yes |
    """

  func testSiblingsOfADueCardWaitUnlessTheyAreLost() throws {
    var bench = try StudyBench(siblings)
    let parquet = bench.graph.cards.indices.filter { bench.graph.cards[$0].term == "Parquet" }
    XCTAssertEqual(parquet.count, 3)
    for card in parquet { bench.review(card, daysAgo: 3, dueIn: 0) }
    let few = bench.queue { $0.onlyDue = true }
    XCTAssertEqual(few.cards.count, 1)
    XCTAssertEqual(few.dueCount, 3, "what was promised is counted before the rules of order")
    var late = try StudyBench(siblings)
    for card in parquet { late.review(card, daysAgo: 300, dueIn: -290) }
    XCTAssertEqual(late.queue { $0.onlyDue = true }.cards.count, 3, "they would be lost")
  }

  func testNewCardWaitsForItsSiblingOfToday() throws {
    var bench = try StudyBench(siblings)
    let cards = bench.graph.cards.indices.filter { bench.graph.cards[$0].term == "Parquet" }
    bench.review(cards[0], daysAgo: 3, dueIn: 0)
    XCTAssertEqual(bench.terms(), ["Parquet", "CSV", "ORC"])
    XCTAssertTrue(bench.queue().cards.contains(cards[0]), "the due one, not a new one")
    var asked = try StudyBench(siblings)
    asked.review(cards[0], daysAgo: 3, dueIn: 0)
    asked.review(cards[0], daysAgo: 0, dueIn: 9)
    XCTAssertEqual(asked.terms(), ["CSV", "ORC"], "one was asked today already")
  }

  /// Twenty terms, of one topic each.
  private var many: String {
    (1...20).map { "# Part \($0)\n\n## Topic \($0)\n\n- **Word\($0)x**: holds item\($0)\n" }
      .joined(separator: "\n")
  }

  func testMinutesLimitTheDayAndABacklogIsWorkedOffByWhatItSaves() throws {
    var bench = try StudyBench(many)
    for card in 0..<20 { bench.review(card, daysAgo: 2 + card, dueIn: -1, seconds: 9) }
    bench.set(.minutesADay, .number(1))
    let queue = bench.queue()
    // 9 to 25 seconds a card: a minute holds a handful.
    XCTAssertTrue((3...7).contains(queue.cards.count), "\(queue.cards.count)")
    XCTAssertEqual(queue.dueCount, 20)
    XCTAssertFalse(queue.spare.isEmpty, "what follows if the learner is faster")
    XCTAssertEqual(Set(queue.cards + queue.spare).count, queue.cards.count + queue.spare.count)
    let more = bench.queue { $0.minutes = 2 }
    XCTAssertGreaterThan(more.cards.count, queue.cards.count)
    XCTAssertTrue(Set(more.cards).isSuperset(of: queue.cards), "more time takes nothing away")
  }

  func testTimeStudiedTodayCounts() throws {
    var bench = try StudyBench(many)
    for card in 0..<20 { bench.review(card, daysAgo: 20, dueIn: -1, seconds: 9) }
    bench.set(.minutesADay, .number(1))
    bench.review(0, daysAgo: 0, dueIn: 9, seconds: 61)
    XCTAssertEqual(bench.queue().cards, [])
  }

  func testAnExamBringsCardsBeforeTheirDay() throws {
    var bench = try StudyBench(many)
    for card in 0..<6 { bench.review(card, daysAgo: 10, dueIn: 30) }
    XCTAssertEqual(bench.queue { $0.onlyDue = true }.cards, [])
    bench.set(.examDate, .string(bench.day.advanced(by: 20).iso8601))
    XCTAssertEqual(bench.queue { $0.onlyDue = true }.cards, [], "without minutes, days decide")
    bench.set(.minutesADay, .number(30))
    XCTAssertEqual(bench.queue { $0.onlyDue = true }.cards.sorted(), Array(0..<6))
    XCTAssertEqual(bench.queue { $0.onlyDue = true }.dueCount, 0)
    bench.set(.examDate, .string(bench.day.advanced(by: -1).iso8601))
    XCTAssertEqual(bench.queue { $0.onlyDue = true }.cards, [], "an exam that has passed is none")
  }

  func testSureCardsRestUntilThereIsTimeForEachOnceMoreAndNoMore() throws {
    for (left, expected) in [(60, 0), (3, 0), (1, 6)] {
      var bench = try StudyBench(many)
      for card in 0..<6 { bench.review(card, daysAgo: 1, dueIn: 30, .easy) }
      bench.set(.examDate, .string(bench.day.advanced(by: left).iso8601))
      bench.set(.minutesADay, .number(30))
      XCTAssertEqual(bench.queue { $0.onlyDue = true }.cards.count, expected, "\(left) days")
    }
  }

  /// Without minutes, the last days bring each shaky card once, so many each day.
  func testLastDaysBringShakyCards() throws {
    for (left, expected) in [(6, 0), (5, 2), (2, 4), (0, 10)] {
      var bench = try StudyBench(many)
      for card in 0..<10 { bench.review(card, daysAgo: 15, dueIn: 30) }
      bench.set(.examDate, .string(bench.day.advanced(by: left).iso8601))
      XCTAssertEqual(
        bench.queue { $0.onlyDue = true }.cards.count,
        expected,
        "\(left) days before the exam"
      )
    }
  }

  func testPaceOfNewCardsFollowsTheExam() throws {
    var bench = try StudyBench(
      (1...60).map { "# Part \($0)\n\n## Topic \($0)\n\n- **Word\($0)x**: holds item\($0)\n" }
        .joined(separator: "\n")
    )
    XCTAssertEqual(bench.queue().newCount, 20)
    bench.set(.examDate, .string(bench.day.advanced(by: 2).iso8601))
    XCTAssertEqual(bench.queue().newCount, 20, "without minutes nothing would limit them")
    bench.set(.minutesADay, .number(60))
    // 60 cards in 0.7 of 2 days.
    XCTAssertEqual(bench.queue().newCount, 43)
    bench.set(.newCardsADay, .number(7))
    XCTAssertEqual(bench.queue().newCount, 7, "what the learner set holds")
    XCTAssertEqual(bench.queue().cards.count, 7)
    XCTAssertEqual(bench.queue().spare, [])
  }
}
