package import Curriculum
package import Memory

/// What a learner gave as an answer, where more than a look at the card is asked of them.
package enum Response: Hashable, Sendable {
  /// Words typed in.
  case typed(String)
  /// Options of a choice, by their index in the card.
  case chosen(Set<Int>)
  /// Items of a sequence in the order given, by their index in the card.
  case ordered([Int])
  /// Which items of a list were known, in the order of the card.
  case items([Bool])
}

/// How good a response is, and the grade that follows from it.
package struct Assessment: Hashable, Sendable {
  /// The grade that is proposed.
  package let grade: Grade
  /// How much of the answer was right, in `0...1`.
  package let share: Double
  /// The words of the answer and of what was typed, set against each other; empty if nothing was
  /// typed.
  package let comparison: AnswerComparison?

  /// Whether nothing was missing and nothing wrong.
  package var isRight: Bool { share >= 1 }

  /// Compares a response with a card.
  package init(of response: Response, to card: Card) {
    switch response {
    case .typed(let text):
      let comparison = AnswerComparison(text, to: card.answer)
      self.comparison = comparison
      share = comparison.share
    case .chosen(let chosen):
      comparison = nil
      let right = Set(card.options.indices.filter { card.options[$0].isCorrect })
      share = chosen == right ? 1 : 0
    case .ordered(let order):
      comparison = nil
      share = Self.agreement(order, with: card.items.count)
    case .items(let known):
      comparison = nil
      share = known.isEmpty ? 0 : Double(known.count { $0 }) / Double(known.count)
    }
    grade = share >= 1 ? .good : share >= Self.leastForHard ? .hard : .again
  }

  /// From this share on the rest was nearly there; below it most would have to be learned anew.
  private static let leastForHard = 0.75

  /// The share of pairs that stand in the right order, which one swap of neighbours hardly lowers.
  ///
  /// Source: the normalised Kendall distance between two rankings.
  private static func agreement(_ order: [Int], with count: Int) -> Double {
    guard order.count == count, count > 1 else { return order.count == count ? 1 : 0 }
    var right = 0
    for (position, item) in order.enumerated() {
      right += order[(position + 1)...].count { $0 > item }
    }
    return Double(right) / Double(count * (count - 1) / 2)
  }
}
