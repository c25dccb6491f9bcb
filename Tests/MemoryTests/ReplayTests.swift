import XCTest

@testable import Memory

final class ReplayTests: XCTestCase {
  /// The definition: each card's reviews one after another.
  func testStatesAreThoseOfEachHistory() {
    let reviews = Histories.reviews(cards: 80, seed: 12, wholeDays: false)
    let table = ReviewTable(reviews)
    for model in [ModelChoice.fsrs6(FSRS6()), .fsrs7(FSRS7())] {
      let states = table.states(of: model)
      XCTAssertEqual(states.count, 80)
      for card in 0..<80 {
        let history = reviews.filter { $0.card == card }.map { ($0.elapsed, $0.grade) }
        XCTAssertEqual(states[card], model.state(after: history))
      }
    }
  }

  func testCardsWithoutReviewsHaveNoState() {
    let table = ReviewTable([TimedReview(card: 2, elapsed: 0, grade: .good)])
    XCTAssertEqual(table.states(of: .fsrs6(FSRS6())).map { $0 != nil }, [false, false, true])
    XCTAssertEqual(ReviewTable([]).states(of: .fsrs6(FSRS6())), [])
  }

  func testPlaceAtAShareOfTheScoredReviews() {
    let table = ReviewTable(
      [TimedReview(card: 0, elapsed: 0, grade: .good)]
        + (0..<10).map { _ in TimedReview(card: 0, elapsed: 1, grade: .good) }
    )
    XCTAssertEqual(table.place(at: 0), 1)
    XCTAssertEqual(table.place(at: 0.8), 9)
    XCTAssertEqual(table.place(at: 1), 11)
  }
}
