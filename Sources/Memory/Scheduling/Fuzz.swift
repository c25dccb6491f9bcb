/// The small spread of intervals that keeps cards learned together from coming back together.
package enum Fuzz {
  /// Spans of the interval, in days, and the part of each that the spread may take.
  private static let shares: [(from: Double, to: Double, share: Double)] = [
    (2.5, 7, 0.15), (7, 20, 0.10), (20, .infinity, 0.05),
  ]

  /// Returns the days that an interval may be moved to.
  ///
  /// - Parameters:
  ///   - interval: The exact interval, in days; at least one.
  ///   - longest: The longest interval allowed, in days.
  package static func range(of interval: Double, longest: Int) -> ClosedRange<Int> {
    guard interval >= 2.5 else {
      let only = min(Int(interval.rounded()), longest)
      return only...only
    }
    let spread = shares.reduce(1.0) { sum, part in
      sum + part.share * max(0, min(interval, part.to) - part.from)
    }
    let upper = min(Int((interval + spread).rounded()), longest)
    let lower = min(max(2, Int((interval - spread).rounded())), upper)
    return lower...upper
  }
  /// Picks a day of a range: of the days with the lowest load, one by chance.
  ///
  /// - Parameters:
  ///   - range: The days to pick from.
  ///   - chance: A number in `0..<1`.
  ///   - load: The reviews that fall on each day from today on; a day beyond them has none.
  ///
  /// Source: Anki, load balancing within the fuzz range.
  package static func pick(from range: ClosedRange<Int>, chance: Double, load: [Int]) -> Int {
    func loadOf(_ day: Int) -> Int { load.indices.contains(day) ? load[day] : 0 }
    guard let lowest = range.lazy.map(loadOf).min() else { return range.lowerBound }
    let days = range.filter { loadOf($0) == lowest }
    return days[min(Int(chance * Double(days.count)), days.count - 1)]
  }
}
