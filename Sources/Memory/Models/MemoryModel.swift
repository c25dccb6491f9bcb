/// A model of memory: how likely a card is recalled, and how a review changes that.
package protocol MemoryModel: Sendable {
  /// The name under which parameters of this model are stored.
  var tag: String { get }

  /// The parameters.
  var weights: [Double] { get }

  /// Returns the state after a review.
  ///
  /// - Parameters:
  ///   - state: The state before, or nil if the card was never seen.
  ///   - elapsed: The pause since the previous review; zero or more.
  ///   - grade: The learner's grade.
  func next(_ state: MemoryState?, after elapsed: Days, grade: Grade) -> MemoryState

  /// Predicts the chance of recalling a card after a pause.
  ///
  /// - Parameters:
  ///   - state: The state after the last review.
  ///   - elapsed: The pause since the last review; zero or more.
  /// - Returns: A probability in `0...1`.
  func retrievability(of state: MemoryState, after elapsed: Days) -> Double

  /// Returns the pause after which recall has fallen to the desired retention, not rounded.
  ///
  /// - Parameters:
  ///   - state: The state after the last review.
  ///   - retention: The chance of recall to aim at, above 0 and at most 1.
  func interval(of state: MemoryState, retention: Double) -> Days
}

extension MemoryModel {
  /// Returns the state after a whole history; nil if the history is empty.
  ///
  /// - Complexity: Linear in the number of reviews.
  package func state(
    after history: some Sequence<(elapsed: Days, grade: Grade)>
  ) -> MemoryState? {
    var state: MemoryState?
    for review in history { state = next(state, after: review.elapsed, grade: review.grade) }
    return state
  }
}

/// One value for each grade, such as the four outcomes of a card.
package struct ByGrade<Value> {
  private let again: Value
  private let hard: Value
  private let good: Value
  private let easy: Value

  /// Computes the value of each grade.
  package init(_ value: (Grade) -> Value) {
    again = value(.again)
    hard = value(.hard)
    good = value(.good)
    easy = value(.easy)
  }

  /// The value of a grade.
  package subscript(grade: Grade) -> Value {
    switch grade {
    case .again: again
    case .hard: hard
    case .good: good
    case .easy: easy
    }
  }
}

extension ByGrade: Sendable where Value: Sendable {}
extension ByGrade: Equatable where Value: Equatable {}
extension ByGrade: Hashable where Value: Hashable {}
