import Foundation
import XCTest

@testable import Journal

final class EventMergeTests: XCTestCase {
  private func event(
    _ writer: String,
    _ sequence: Int,
    _ seconds: Int64,
    _ id: String? = nil,
    card: String = "c"
  ) throws -> Event {
    let writerID = try XCTUnwrap(WriterID(rawValue: writer))
    let at = noon.advanced(byMilliseconds: seconds * 1_000)
    return Event(
      id: try id.map { try XCTUnwrap(EventID(rawValue: $0)) }
        ?? EventID(writer: writerID, sequence: sequence, at: at, random: 0),
      at: at,
      writer: writerID,
      sequence: sequence,
      body: .review(review(card))
    )
  }

  private func merged(_ events: [Event]) -> (events: [Event], conflicts: [EventID]) {
    var table = EventTable()
    for event in events { XCTAssertTrue(table.append(event)) }
    let merge = EventMerge(table)
    return (Array(EventList(table: table, order: merge.order)), merge.conflicts)
  }

  /// The definition, written down without regard to speed: the events of each writer by sequence,
  /// each at the latest time so far; then all by that time, writer and sequence.
  private func defined(_ events: Set<Event>) -> [Event] {
    var timed: [(time: Moment, event: Event)] = []
    for (_, own) in Dictionary(grouping: events, by: \.writer) {
      var latest: Moment?
      for event in own.sorted(by: { ($0.sequence, $0.at, $0.id) < ($1.sequence, $1.at, $1.id) }) {
        latest = max(latest ?? event.at, event.at)
        timed.append((latest ?? event.at, event))
      }
    }
    return timed.sorted { left, right in
      let (a, b) = (left.event, right.event)
      if left.time != right.time { return left.time < right.time }
      return (a.writer, a.sequence, a.at, a.id) < (b.writer, b.sequence, b.at, b.id)
    }.map(\.event)
  }

  func testOrderByHand() throws {
    let table: [(line: UInt, events: [(String, Int, Int64)], expected: [String])] = [
      (#line, [], []),
      (#line, [("a", 1, 0), ("a", 2, 1)], ["a1", "a2"]),
      (#line, [("a", 2, 1), ("a", 1, 0)], ["a1", "a2"]),
      (#line, [("b", 1, 0), ("a", 1, 0)], ["a1", "b1"]),
      (#line, [("b", 1, 0), ("a", 1, 1)], ["b1", "a1"]),
      // The clock of a was set back by an hour after its first event.
      (#line, [("a", 1, 3_600), ("a", 2, 0), ("b", 1, 10)], ["b1", "a1", "a2"]),
      (#line, [("a", 5, 0), ("a", 3, 7), ("b", 1, 5), ("b", 2, 7)], ["b1", "a3", "a5", "b2"]),
    ]
    for row in table {
      let events = try row.events.map { try event($0.0, $0.1, $0.2) }
      for events in [events, events.reversed()] {
        let names = merged(events).events.map { "\($0.writer)\($0.sequence)" }
        XCTAssertEqual(names, row.expected, line: row.line)
      }
    }
  }

  func testOrderFollowsTheDefinitionOnRandomHistories() throws {
    var random = SeededGenerator(31)
    for _ in 0..<300 {
      var events = Set<Event>()
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let writer = ["a", "b", "c", "b-2"].randomElement(using: &random) ?? "a"
        let sequence = Int.random(in: 1...12, using: &random)
        let seconds = Int64.random(in: 0...6, using: &random)
        let id = Bool.random(using: &random) ? nil : "Long-id-number-\(random.next())"
        events.insert(try event(writer, sequence, seconds, id, card: "c\(seconds % 3)"))
      }
      // Events made from the same numbers differ in the card at most by the same numbers.
      let expected = defined(events)
      for _ in 0..<4 {
        var shuffled = Array(events).shuffled(using: &random)
        shuffled += shuffled.prefix(Int.random(in: 0...10, using: &random))
        let found = merged(shuffled)
        XCTAssertEqual(found.events, expected)
        XCTAssertEqual(found.conflicts, [])
      }
    }
  }

  func testOneIDWithTwoMeaningsKeepsTheSameOneInAnyOrder() throws {
    let first = try event("a", 1, 0, "same", card: "x")
    let second = try event("a", 1, 0, "same", card: "y")
    let elsewhere = try event("b", 9, 5, "same", card: "a")
    let events = [first, second, elsewhere]
    for order in [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [2, 1, 1, 0],
    ] {
      let found = merged(order.map { events[$0] })
      XCTAssertEqual(found.events, [first], "\(order)")
      XCTAssertEqual(found.conflicts, [first.id], "\(order)")
    }
  }

  func testThreeWritersReadInAnyOrder() throws {
    var random = SeededGenerator(32)
    let writers = ["desk", "laptop", "phone"]
    let source = try TemporaryFolder()
    var now = noon
    var appended: [Event] = []
    let open = try writers.map { name in
      try source.writer(name, seed: random.next(), state: source.state + name)
    }
    for step in 0..<120 {
      now = now.advanced(byMilliseconds: Int64.random(in: -500...2_000, using: &random))
      let writer = open[Int.random(in: 0..<3, using: &random)]
      appended.append(try writer.append(.review(review("c\(step % 7)")), at: now))
    }
    let expected = defined(Set(appended))
    XCTAssertEqual(Array(try JournalFolder.read(folder: source.log).events), expected)
    for _ in 0..<12 {
      // Other names change the order of reading; parts and copies come as from a file sync.
      let copy = try TemporaryFolder()
      for writer in writers {
        let bytes = try source.bytes(writer + ".jsonl")
        let name = "\(random.next() % 1_000)-\(writer)"
        try copy.write("\(name).jsonl", bytes)
        if Bool.random(using: &random) {
          try copy.write("\(name).sync-conflict-20261121-120000-ABCDEFG.jsonl", bytes)
        }
        let lines = bytes.split(separator: 0x0A).shuffled(using: &random).prefix(20)
        try copy.write("\(random.next()).jsonl", Data(lines.joined(separator: [0x0A])))
      }
      let contents = try JournalFolder.read(folder: copy.log)
      XCTAssertEqual(Array(contents.events), expected)
      XCTAssertEqual(contents.findings, [])
      XCTAssertEqual(contents.writers.map(\.rawValue), writers)
    }
  }
}
