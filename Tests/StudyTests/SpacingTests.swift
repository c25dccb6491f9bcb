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
    XCTAssertEqual(Spacing.mixed([1, 2, 3, 4], [9, 8], before: (0, 0)), [1, 2, 9, 3, 4, 8])
    XCTAssertEqual(Spacing.mixed([], [9, 8], before: (0, 0)), [9, 8])
    XCTAssertEqual(Spacing.mixed([1, 2], [], before: (3, 1)), [1, 2])
  }

  /// Stopping after any card and ordering what is left goes on as the whole would have.
  func testOrderGoesOnAfterAnInterruption() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let count = 4 + Int(random.next() % 30)
      let topics = (0..<count).map { _ in Int(random.next() % 5) }
      let young = Set((0..<count).filter { _ in random.next() % 3 == 0 })
      let pairs = (0..<count / 4).map { _ in
        (Int(random.next() % UInt64(count)), Int(random.next() % UInt64(count)))
      }
      let spacing = spacing(topics, young: young, rivals: pairs.filter { $0.0 != $0.1 })
      let new = Set((0..<count).filter { _ in random.next() % 3 == 0 })
      func order(without done: [Int]) -> [Int] {
        let left = (0..<count).filter { !done.contains($0) }
        let before = (old: done.count { !new.contains($0) }, new: done.count { new.contains($0) })
        let old = left.filter { !new.contains($0) }
        let mixed = Spacing.mixed(old, left.filter { new.contains($0) }, before: before)
        return spacing.arranged(mixed, after: done.last)
      }
      let whole = order(without: [])
      XCTAssertEqual(whole.sorted(), Array(0..<count), "every card once")
      // The spread of what is left depends on which kinds were brought forward, the spacing not.
      let fixed = spacing.arranged(Array(0..<count), after: nil)
      for stop in 0..<count {
        let done = Array(fixed.prefix(stop))
        let left = (0..<count).filter { !done.contains($0) }
        XCTAssertEqual(done + spacing.arranged(left, after: done.last), fixed, "seed \(seed)")
      }
    }
  }

  func testSpreadGoesOnAfterAnInterruption() {
    let old = Array(0..<17)
    let new = Array(100..<107)
    let whole = Spacing.mixed(old, new, before: (0, 0))
    for stop in 0...whole.count {
      let done = whole.prefix(stop)
      let oldDone = done.count { $0 < 100 }
      let newDone = stop - oldDone
      let rest = Spacing.mixed(
        Array(old.dropFirst(oldDone)),
        Array(new.dropFirst(newDone)),
        before: (oldDone, newDone)
      )
      XCTAssertEqual(done + rest, whole[...], "after \(stop)")
    }
  }
}
