import Memory
import XCTest

@testable import Study

final class SpacingTests: XCTestCase {
  private func spacing(
    _ topics: [Int],
    young: Set<Int> = [],
    rivals: [(Int, Int)] = []
  ) -> Spacing {
    var edges = [[Int]](repeating: [], count: topics.count)
    for (one, other) in rivals {
      edges[one].append(other)
      edges[other].append(one)
    }
    let places = topics.enumerated().map { card, topic in
      Spacing.Place(topic: topic, concept: card, isYoung: young.contains(card))
    }
    return Spacing(places: places, rivals: edges)
  }

  func testTopicsTakeTurnsAndWhatMattersMostStaysInFront() {
    let spacing = spacing([0, 0, 0, 1, 1, 2])
    XCTAssertEqual(spacing.arranged([0, 1, 2, 3, 4, 5], after: nil), [0, 3, 1, 4, 2, 5])
    XCTAssertEqual(spacing.arranged([3, 0], after: 4), [0, 3], "the card before counts")
    XCTAssertEqual(spacing.arranged([0, 1, 2], after: nil), [0, 1, 2], "it cannot be avoided")
  }

  func testKnownRivalsStandSideBySide() {
    let spacing = spacing([0, 1, 2, 0], rivals: [(0, 3)])
    XCTAssertEqual(spacing.arranged([0, 1, 2, 3], after: nil), [0, 3, 1, 2])
  }

  func testRivalsAreApartWhileOneIsNew() {
    let spacing = spacing([0, 1, 2], young: [1], rivals: [(0, 1)])
    XCTAssertEqual(spacing.arranged([0, 1, 2], after: nil), [0, 2, 1])
  }

  func testNewCardsAreSpreadEvenly() {
    XCTAssertEqual(Spacing.mixed([1, 2, 3, 4], [9, 8]), [1, 2, 9, 3, 4, 8])
    XCTAssertEqual(Spacing.mixed([], [9, 8]), [9, 8])
    XCTAssertEqual(Spacing.mixed([1, 2], []), [1, 2])
  }

  func testEveryCardStandsOnceAndKeepsNearItsPlace() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let count = 4 + Int(random.next() % 30)
      let topics = (0..<count).map { _ in Int(random.next() % 5) }
      let spacing = spacing(topics)
      let order = spacing.arranged(Array(0..<count), after: nil)
      XCTAssertEqual(order.sorted(), Array(0..<count))
      for (place, card) in order.enumerated() {
        XCTAssertLessThan(card - place, 12, "nothing overtakes more than its reach")
      }
      // Two of a topic follow one another only where none of the next dozen is of another.
      for (place, card) in order.enumerated().dropFirst() {
        let left = order[place...].sorted().prefix(12)
        guard topics[card] == topics[order[place - 1]] else { continue }
        XCTAssertTrue(left.allSatisfy { topics[$0] == topics[card] }, "seed \(seed)")
      }
    }
  }
}
