/// A calendar day on which the learner studies, without a time zone.
///
/// The range is 100 million days around 1970; values outside are clamped.
package struct StudyDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before; in `-100_000_000...100_000_000`.
  package let number: Int

  private static let limit = 100_000_000

  /// Creates a day from its count; a value out of range is clamped.
  package init(number: Int) {
    self.number = min(max(number, -StudyDay.limit), StudyDay.limit)
  }

  /// Creates a day from its date in the proleptic Gregorian calendar.
  ///
  /// - Returns: `nil` if the date does not exist or is out of range.
  package init?(year: Int, month: Int, day: Int) {
    guard abs(year) < 300_000, let date = CivilDate(year: year, month: month, day: day) else {
      return nil
    }
    let number = date.daysSince1970
    guard abs(number) <= StudyDay.limit else { return nil }
    self.number = number
  }

  /// Creates the day that holds a moment, for a clock that is shifted against UTC.
  ///
  /// - Parameters:
  ///   - moment: The moment.
  ///   - offsetSeconds: Seconds east of UTC, less the time of day at which a study day begins.
  package init(utc moment: Moment, offsetSeconds: Int = 0) {
    let shifted = moment.advanced(byMilliseconds: Int64(clamping: offsetSeconds) &* 1_000)
    let milliseconds = Int(shifted.millisecondsSince1970)
    let day = Moment.millisecondsADay
    let floored = milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day
    self.init(number: floored)
  }

  /// Reads a date such as `2026-11-21`; a year has four digits, or a sign and six.
  ///
  /// - Returns: `nil` for anything else, for a date that does not exist, and out of range.
  package init?(iso8601 text: String) {
    var cursor = ISO8601Cursor(text)
    guard let date = cursor.date(), cursor.isAtEnd else { return nil }
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// The day as `2026-11-21`; a year outside 0...9999 has a sign and six digits.
  package var iso8601: String { CivilDate(daysSince1970: number).iso8601 }

  /// The astronomical year; 0 is 1 BC.
  package var year: Int { CivilDate(daysSince1970: number).year }

  /// The month, 1...12.
  package var month: Int { CivilDate(daysSince1970: number).month }

  /// The day of the month, 1...31.
  package var day: Int { CivilDate(daysSince1970: number).day }

  /// The day of the week as in ISO 8601: 1 is Monday, 7 is Sunday.
  package var weekday: Int {
    let remainder = (number + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// Returns the day that lies so many days later, or earlier if negative.
  package func advanced(by days: Int) -> StudyDay {
    let (sum, overflow) = number.addingReportingOverflow(days)
    guard overflow else { return StudyDay(number: sum) }
    return StudyDay(number: days < 0 ? -StudyDay.limit : StudyDay.limit)
  }

  /// Returns the days from this day to another; negative if the other is earlier.
  package func distance(to other: StudyDay) -> Int { other.number - number }

  package static func < (left: StudyDay, right: StudyDay) -> Bool { left.number < right.number }
}

extension StudyDay: CustomStringConvertible {
  package var description: String { iso8601 }
}
