/// A span of time in days; fractions are allowed.
package struct Days: Hashable, Sendable, Comparable, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  /// The number of days.
  package let count: Double

  /// Creates a span of a number of days.
  package init(_ count: Double) { self.count = count }

  package init(floatLiteral value: Double) { count = value }

  package init(integerLiteral value: Int) { count = Double(value) }

  package static func < (left: Days, right: Days) -> Bool { left.count < right.count }
}
