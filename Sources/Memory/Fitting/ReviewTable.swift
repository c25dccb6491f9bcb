/// One review as a history tells it.
package struct TimedReview: Hashable, Sendable {
  /// The number of the card, from zero.
  package let card: Int
  /// The pause since the card's previous review; zero for the first.
  package let elapsed: Days
  /// The learner's grade.
  package let grade: Grade
  /// Whether a prediction is made of this review.
  package let isScored: Bool

  /// Creates a review.
  ///
  /// - Parameters:
  ///   - card: The number of the card, from zero.
  ///   - elapsed: The pause since the card's previous review; zero for the first.
  ///   - grade: The learner's grade.
  ///   - isScored: Whether a prediction is made of it; nil if that is so from one day on, since
  ///     FSRS-6 says nothing about recall within a day.
  package init(card: Int, elapsed: Days, grade: Grade, isScored: Bool? = nil) {
    self.card = card
    self.elapsed = elapsed
    self.grade = grade
    self.isScored = isScored ?? (elapsed >= 1)
  }
}

/// The reviews of many cards as flat columns, card by card.
package struct ReviewTable: Sendable {
  /// Where each card begins; one more than there are cards.
  package private(set) var starts: [Int]
  /// The grades, 1 to 4.
  package private(set) var grades: [UInt8]
  /// Days since the card's previous review.
  package private(set) var elapsedDays: [Double]
  /// Whether a prediction is made of the review; never of the first of a card or without a pause.
  package private(set) var isScored: [Bool]
  /// The place of the review among all in the order of time.
  package private(set) var order: [Int32]

  /// The number of reviews.
  package var count: Int { grades.count }
  /// The number of cards.
  package var cardCount: Int { starts.count - 1 }

  /// Sorts reviews by card.
  ///
  /// - Parameter reviews: Reviews in the order of time.
  /// - Complexity: Linear in the number of reviews and the largest card number.
  package init(_ reviews: some Collection<TimedReview>) {
    var sizes: [Int] = []
    for review in reviews {
      precondition(review.card >= 0, "cards are numbered from zero")
      if review.card >= sizes.count {
        sizes += repeatElement(0, count: review.card + 1 - sizes.count)
      }
      sizes[review.card] += 1
    }
    starts = [0]
    starts.reserveCapacity(sizes.count + 1)
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    var next = starts
    let count = reviews.count
    grades = [UInt8](repeating: 0, count: count)
    elapsedDays = [Double](repeating: 0, count: count)
    isScored = [Bool](repeating: false, count: count)
    order = [Int32](repeating: 0, count: count)
    for (place, review) in reviews.enumerated() {
      let row = next[review.card]
      next[review.card] += 1
      let isFirst = row == starts[review.card]
      grades[row] = UInt8(review.grade.rawValue)
      elapsedDays[row] = isFirst ? 0 : max(0, review.elapsed.count)
      // No pause, no forgetting: what would be predicted is certain, and its log loss infinite.
      isScored[row] = review.isScored && !isFirst && review.elapsed > 0
      order[row] = Int32(place)
    }
  }

  /// The rows of a card.
  package func rows(of card: Int) -> Range<Int> { starts[card]..<starts[card + 1] }

  /// The number of reviews of which a prediction is made.
  package var scoredCount: Int { isScored.lazy.filter { $0 }.count }

  /// The place in the order of time at which a part of the scored reviews has passed.
  ///
  /// - Parameter share: The part, from 0 to 1.
  package func place(at share: Double) -> Int32 {
    var byTime = [Bool](repeating: false, count: count)
    for row in 0..<count { byTime[Int(order[row])] = isScored[row] }
    let wanted = Int(Double(scoredCount) * share)
    var seen = 0
    for place in byTime.indices where byTime[place] {
      if seen == wanted { return Int32(place) }
      seen += 1
    }
    return Int32(count)
  }
}
