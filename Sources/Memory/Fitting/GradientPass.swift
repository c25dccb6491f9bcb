/// The exact gradient of the log loss of one card, forward and back through its reviews.
package protocol GradientPass: Sendable {
  /// What the forward pass leaves for the way back; one a review.
  associatedtype Record: BitwiseCopyable

  /// Prepares a pass at a point.
  init(weights: [Double])

  /// Adds the gradient of the weighted log loss of a card.
  ///
  /// - Parameters:
  ///   - rows: The rows of the card; at least one.
  ///   - columns: The columns that the rows are of.
  ///   - tape: Room for one record a row.
  ///   - gradient: Where the gradient is added; one number a parameter.
  /// - Returns: The weighted log loss.
  /// - Complexity: Linear in the number of rows.
  func addGradient(
    of rows: Range<Int>,
    in columns: ReviewColumns,
    tape: UnsafeMutablePointer<Record>,
    to gradient: UnsafeMutablePointer<Double>
  ) -> Double
}

/// Columns of a table without the checks of arrays; valid while the arrays are held.
package struct ReviewColumns {
  /// Grades, 1 to 4.
  let grades: UnsafePointer<UInt8>
  /// Days since the card's previous review.
  let elapsedDays: UnsafePointer<Double>
  /// How much the prediction of a review counts; zero if none is made.
  let weights: UnsafePointer<Double>
}
