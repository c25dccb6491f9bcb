import Foundation
import Journal
import XCTest

/// Two sessions of one machine at once.
final class TwoSessionsTests: XCTestCase {
  /// Keeps a place and its guide for all sessions.
  private struct Desk {
    let place: StudyPlace
    let arguments: [String]

    init(terms: Int) throws {
      place = try StudyPlace()
      arguments = try place.smallReview(termsPerDomain: terms) + ["--json"]
    }

    func start() throws -> RetainProcess { try place.start(arguments) }
  }

  /// The ids of the events that a session said are saved.
  private func saved(_ text: String) throws -> [String] {
    try JSONRow.rows(text.split(separator: "\n").map(String.init)).compactMap { row in
      row.text("type") == "saved" ? row.text("event") : nil
    }
  }

  func testAnswersOfBothAreWholeLinesOfOneLog() throws {
    let desk = try Desk(terms: 10)
    let sessions = try (0..<3).map { _ in try desk.start() }
    for session in sessions { XCTAssertTrue(session.waitFor("\"question\"")) }
    // All have begun; now their answers come at the same time.
    for _ in 0..<20 { for session in sessions { session.send("\n3\n\n1\n") } }
    for session in sessions { session.endInput() }
    var acknowledged: [String] = []
    for session in sessions {
      let outcome = session.finish()
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
      XCTAssertEqual(outcome.errors, "")
      let own = try saved(outcome.output)
      XCTAssertGreaterThan(own.count, 5, "each gets on")
      acknowledged += own
    }
    let events = try desk.place.events()
    XCTAssertEqual(Set(events.map(\.id.rawValue)), Set(acknowledged))
    let count = acknowledged.count
    XCTAssertEqual(events.map(\.sequence), Array(1...count), "no number is given out twice")
    let bytes = try XCTUnwrap(StudyPlace.bytes(desk.place.logPath()))
    XCTAssertEqual(bytes.split(separator: 0x0A).count, count)
    // The sessions took turns, so that nothing was proven by one after the other.
    let names: [String] = events.compactMap { event in
      if case .review(let review) = event.body { review.session } else { nil }
    }
    XCTAssertEqual(Set(names).count, 3)
    let turns = zip(names, names.dropFirst()).count { $0 != $1 }
    XCTAssertGreaterThan(turns, 3, "the sessions ran at the same time")
  }

  func testARunningSessionHearsTheAnswersOfAnother() throws {
    let desk = try Desk(terms: 2)
    let (one, other) = (try desk.start(), try desk.start())
    XCTAssertTrue(one.waitFor("\"question\"") && other.waitFor("\"question\""))
    // The other answers its first six cards for good, then this one answers its first.
    for count in 1...6 {
      other.send("\n4\n")
      XCTAssertTrue(other.waitFor("\"saved\"", count: count))
    }
    one.send("\n4\n")
    XCTAssertTrue(one.waitFor("\"saved\""))
    one.send(String(repeating: "\n4\n", count: 8))
    for session in [one, other] { session.endInput() }
    XCTAssertEqual(other.finish().ending, .exited(0))
    XCTAssertEqual(one.finish().ending, .exited(0))
    let cards = try desk.place.reviews().map(\.card)
    XCTAssertEqual(Set(cards).count, 8, "all eight cards were asked")
    // Both had the first card on the screen; every other one was asked once.
    XCTAssertEqual(cards.count, 9)
  }

  /// On a machine where nothing of the program was, all of them make the folders and the name.
  func testManyFirstSessionsAtOnce() throws {
    for _ in 0..<6 {
      let desk = try Desk(terms: 1)
      let sessions = try (0..<6).map { _ in try desk.start() }
      for session in sessions {
        session.send("\n3\n")
        session.endInput()
      }
      for session in sessions {
        let outcome = session.finish()
        XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
        XCTAssertEqual(try saved(outcome.output).count, 1)
      }
      let events = try desk.place.events()
      XCTAssertEqual(events.map(\.sequence), Array(1...6))
      XCTAssertEqual(Set(events.map(\.writer)).count, 1)
      XCTAssertTrue(try desk.place.logPath().hasSuffix(".jsonl"))
    }
  }

  func testASessionSeesTheAnswersOfAnotherWhenItStarts() throws {
    let desk = try Desk(terms: 1)
    let first = try desk.start()
    XCTAssertTrue(first.waitFor("\"question\""))
    let second = try desk.start()
    second.send("\n4\n\n4\n")
    XCTAssertTrue(second.waitFor("\"saved\"", count: 2))
    // While both are open, a third knows what the second answered and is asked the rest.
    let third = try desk.start()
    XCTAssertTrue(third.waitFor("\"question\""))
    let row = try JSONRow(String(try XCTUnwrap(third.text.split(separator: "\n").first)))
    XCTAssertEqual(row.integer("left"), 2)
    let answered = Set(try desk.place.reviews().map(\.card))
    XCTAssertFalse(answered.contains(try XCTUnwrap(row.text("card"))))
    for session in [second, third] { session.endInput() }
    XCTAssertEqual(second.finish().ending, .exited(0))
    XCTAssertEqual(third.finish().ending, .exited(0))
    // The first goes on all the same, and its answers join those of the others.
    first.send("\n3\n")
    XCTAssertTrue(first.waitFor("\"saved\""))
    first.endInput()
    XCTAssertEqual(first.finish().ending, .exited(0))
    XCTAssertEqual(try desk.place.reviews().count, 3)
  }

  /// An undo takes back the session's own last answer, whatever another has written since.
  func testAnUndoTakesBackTheOwnAnswer() throws {
    let desk = try Desk(terms: 2)
    let first = try desk.start()
    first.send("\n3\n")
    XCTAssertTrue(first.waitFor("\"saved\""))
    let second = try desk.start()
    second.send("\n4\n")
    XCTAssertTrue(second.waitFor("\"saved\""))
    first.send("u\n")
    first.endInput()
    XCTAssertTrue(first.waitFor("\"saved\"", count: 2))
    XCTAssertEqual(first.finish().ending, .exited(0))
    second.endInput()
    XCTAssertEqual(second.finish().ending, .exited(0))
    let events = try desk.place.events()
    XCTAssertEqual(events.count, 3)
    XCTAssertEqual(events.last?.body, .undo(events[0].id))
  }
}
