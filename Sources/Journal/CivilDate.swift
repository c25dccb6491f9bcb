/// A day in the proleptic Gregorian calendar, and its way to and from a count of days.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
struct CivilDate: Hashable {
  /// The astronomical year; 0 is 1 BC.
  let year: Int
  /// The month, 1...12.
  let month: Int
  /// The day of the month, 1...31.
  let day: Int

  /// Creates a date that exists; `nil` for one that does not, such as 30 February.
  @inline(__always)
  init?(year: Int, month: Int, day: Int) {
    guard month >= 1, month <= 12, day >= 1 else { return nil }
    guard day <= 28 || day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates the date that lies a number of days after 1970-01-01.
  init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days since 1970-01-01; negative before.
  @inline(__always)
  var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The date as `2026-11-21`; a year outside 0...9999 has a sign and six digits.
  var iso8601: String {
    var text = ""
    if (0...9_999).contains(year) {
      text += padded(year, 4)
    } else {
      text += (year < 0 ? "-" : "+") + padded(abs(year), 6)
    }
    return text + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// Writes a number that is zero or more with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
