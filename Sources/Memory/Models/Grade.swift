/// How well a card was recalled, as the learner grades it.
package enum Grade: Int, Sendable, CaseIterable, Comparable {
  /// Not recalled.
  case again = 1
  /// Recalled with serious effort.
  case hard
  /// Recalled.
  case good
  /// Recalled at once.
  case easy

  /// Whether the card was recalled at all.
  package var isRecall: Bool { self != .again }

  package static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
