import Foundation
import Learner
import Memory
import XCTest

@testable import Study

final class DayBudgetTests: XCTestCase {
  private func candidate(
    _ card: Int,
    gain: Double,
    seconds: Double = 10,
    concept: Int? = nil,
    isUrgent: Bool = false
  ) -> DayBudget.Candidate {
    DayBudget.Candidate(
      card: card,
      RecallAim.Gain(recall: 0.8, gain: gain, seconds: seconds),
      weight: 1,
      concept: concept ?? card,
      isUrgent: isUrgent
    )
  }

  func testWhatASecondBringsDecidesUntilTheTimeIsUsedUp() {
    let reviews = [
      candidate(0, gain: 0.1), candidate(1, gain: 0.3), candidate(2, gain: 0.3, seconds: 60),
    ]
    let new = [candidate(10, gain: 0.6, seconds: 30), candidate(11, gain: 0.6, seconds: 30)]
    // Gains a second: 0.03, 0.02 twice, 0.01, 0.005.
    let choice = DayBudget(seconds: 50).choose(reviews: reviews, new: new)
    XCTAssertEqual(choice.reviews, [1])
    XCTAssertEqual(choice.new, [10, 11])
    XCTAssertEqual(choice.spare, [0, 2])
    let whole = DayBudget(seconds: nil).choose(reviews: reviews, new: new)
    XCTAssertEqual(whole.reviews, [1, 0, 2])
    XCTAssertEqual(whole.new, [10, 11])
    XCTAssertEqual(DayBudget(seconds: 0).choose(reviews: reviews, new: new), .init())
  }

  func testNewCardsWaitForReviewsWithoutAnExam() {
    let reviews = [candidate(0, gain: 0.01), candidate(1, gain: 0.02)]
    let new = [candidate(10, gain: 0.9)]
    let choice = DayBudget(seconds: 20).choose(reviews: reviews, new: new, isReviewFirst: true)
    XCTAssertEqual(choice.reviews, [1, 0])
    XCTAssertEqual(choice.new, [])
    XCTAssertEqual(choice.spare, [10])
  }

  func testOneCardOfAConceptUnlessAnotherIsUrgent() {
    let reviews = [
      candidate(0, gain: 0.3, concept: 7), candidate(1, gain: 0.2, concept: 7),
      candidate(2, gain: 0.1, concept: 7, isUrgent: true), candidate(3, gain: 0.1, concept: 8),
    ]
    let new = [candidate(10, gain: 0.1, concept: 7), candidate(11, gain: 0.1, concept: 9)]
    let choice = DayBudget(seconds: nil).choose(reviews: reviews, new: new)
    XCTAssertEqual(choice.reviews, [0, 2, 3])
    XCTAssertEqual(choice.new, [11])
  }

  /// By the definitions of FSRS-6, worked out with its published parameters.
  func testGainIsWhatAReviewAdds() {
    let model = ModelChoice.fsrs6(FSRS6())
    let aim = RecallAim(model: model, daysLeft: 20, pace: .usual)
    let state = MemoryState(stability: 10, difficulty: 5)
    let gain = aim.gain(of: state, after: 10)
    XCTAssertEqual(gain.recall, 0.9, accuracy: 1e-9, "the definition of stability")
    // Half of the belief is in an exponential tail through the same point.
    func belief(_ state: MemoryState, _ days: Double) -> Double {
      let tail = pow(0.9, days / state.stability.count)
      return (model.retrievability(of: state, after: Days(days)) + tail) / 2
    }
    let left = belief(state, 30)
    let recalled = belief(model.next(state, after: 10, grade: .good), 20)
    let lost = belief(model.next(state, after: 10, grade: .again), 20)
    XCTAssertEqual(gain.gain, 0.9 * recalled + 0.1 * lost - left, accuracy: 1e-12)
    XCTAssertEqual(gain.seconds, 0.9 * 9 + 0.1 * 25, accuracy: 1e-9)
    XCTAssertEqual(aim.recallUnseen(of: state, after: 10), left)
    // Who waits for the exam day itself finds everything known that is asked on it.
    let now = RecallAim(model: model, daysLeft: 0, pace: .usual)
    XCTAssertEqual(now.gain(of: state, after: 10).gain, 0.1, accuracy: 1e-9)
    XCTAssertEqual(now.first.gain, 1, accuracy: 1e-9)
  }

  func testCardSeenLongAgoGainsMoreThanOneSeenYesterday() {
    let aim = RecallAim(model: .fsrs6(FSRS6()), daysLeft: 30, pace: .usual)
    let state = MemoryState(stability: 5, difficulty: 5)
    let gains = [1.0, 3, 6, 12].map { aim.gain(of: state, after: Days($0)).gain }
    XCTAssertEqual(gains, gains.sorted())
    XCTAssertGreaterThan(gains[0], 0)
  }
}
