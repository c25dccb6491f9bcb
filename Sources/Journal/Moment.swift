/// A point in time, in whole milliseconds of UTC without leap seconds.
///
/// The range is that of ECMAScript, 100 million days around 1970; values outside are clamped.
package struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; in `-8_640_000_000_000_000...8_640_000_000_000_000`.
  package let millisecondsSince1970: Int64

  private static let limit: Int64 = 8_640_000_000_000_000
  static let millisecondsADay = 86_400_000

  /// Creates a moment; a value out of range is clamped.
  package init(millisecondsSince1970 milliseconds: Int64) {
    millisecondsSince1970 = min(max(milliseconds, -Moment.limit), Moment.limit)
  }

  /// Creates the midnight of UTC with which a day begins.
  package init(startOf day: StudyDay) {
    self.init(millisecondsSince1970: Int64(day.number * Moment.millisecondsADay))
  }

  /// Reads ISO 8601, such as `2026-11-21T12:00:00.000Z`.
  ///
  /// A time needs `Z` or an offset such as `+01:00`; seconds and their fraction may be missing,
  /// and digits after the milliseconds are dropped. A date alone is its midnight of UTC. A year
  /// has four digits, or a sign and six.
  ///
  /// - Returns: `nil` for anything else, for a date that does not exist, and out of range.
  package init?(iso8601 text: String) {
    var cursor = ISO8601Cursor(text)
    guard let date = cursor.date() else { return nil }
    var milliseconds = date.daysSince1970 * Moment.millisecondsADay
    if !cursor.isAtEnd {
      guard cursor.take("T", "t") != nil, let time = cursor.time(), let offset = cursor.offset(),
        cursor.isAtEnd
      else { return nil }
      milliseconds += time - offset
    }
    guard abs(Int64(milliseconds)) <= Moment.limit else { return nil }
    millisecondsSince1970 = Int64(milliseconds)
  }

  /// The moment as `2026-11-21T12:00:00.000Z`; a year outside 0...9999 has a sign and six digits.
  package var iso8601: String {
    let day = StudyDay(utc: self)
    let rest = Int(millisecondsSince1970) - day.number * Moment.millisecondsADay
    let seconds = rest / 1_000
    return day.iso8601 + "T" + padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2)
      + ":" + padded(seconds % 60, 2) + "." + padded(rest % 1_000, 3) + "Z"
  }

  /// Returns the moment that lies so many milliseconds later, or earlier if negative.
  package func advanced(byMilliseconds milliseconds: Int64) -> Moment {
    let (sum, overflow) = millisecondsSince1970.addingReportingOverflow(milliseconds)
    guard overflow else { return Moment(millisecondsSince1970: sum) }
    return Moment(millisecondsSince1970: milliseconds < 0 ? -Moment.limit : Moment.limit)
  }

  /// Returns the milliseconds from this moment to another; negative if the other is earlier.
  package func milliseconds(to other: Moment) -> Int64 {
    other.millisecondsSince1970 - millisecondsSince1970
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.millisecondsSince1970 < right.millisecondsSince1970
  }
}

extension Moment: CustomStringConvertible {
  package var description: String { iso8601 }
}
