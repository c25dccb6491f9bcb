import Foundation
import XCTest

@testable import Journal

final class StudyDayTests: XCTestCase {
  /// Known dates: day numbers from `date -u -d … +%s` divided by 86,400; weekdays from `date +%u`.
  func testKnownDates() throws {
    let table: [(line: UInt, text: String, number: Int, weekday: Int)] = [
      (#line, "1970-01-01", 0, 4),
      (#line, "1969-12-31", -1, 3),
      (#line, "2026-11-21", 20_778, 6),
      (#line, "1600-02-29", -135_081, 2),
      (#line, "2000-02-29", 11_016, 2),
      (#line, "2024-02-29", 19_782, 4),
      (#line, "2100-02-28", 47_540, 7),
      (#line, "2100-03-01", 47_541, 1),
    ]
    for row in table {
      let day = try XCTUnwrap(StudyDay(iso8601: row.text), line: row.line)
      XCTAssertEqual(day.number, row.number, line: row.line)
      XCTAssertEqual(day.weekday, row.weekday, line: row.line)
      XCTAssertEqual(StudyDay(number: row.number).iso8601, row.text, line: row.line)
    }
  }

  func testRefusesWhatIsNoDay() {
    let table = [
      "2100-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-1-1", "2026-11-21T", "x", "",
      "26-11-21", "+275760-09-14",
    ]
    for text in table { XCTAssertNil(StudyDay(iso8601: text), text) }
    XCTAssertNil(StudyDay(year: 2_026, month: 2, day: 29))
    XCTAssertNil(StudyDay(year: Int.max, month: 1, day: 1))
  }

  func testAgreesWithFoundationOnRandomDays() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try XCTUnwrap(TimeZone(secondsFromGMT: 0))
    var random = SeededGenerator(12)
    for _ in 0..<3_000 {
      let day = StudyDay(number: Int.random(in: -135_140...200_000, using: &random))
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      XCTAssertEqual([day.year, day.month, day.day], [parts.year, parts.month, parts.day])
      // Foundation counts weekdays from Sunday as 1.
      XCTAssertEqual(day.weekday % 7 + 1, parts.weekday, day.iso8601)
      XCTAssertEqual(StudyDay(year: day.year, month: day.month, day: day.day), day)
    }
  }

  func testEveryDayFollowsTheOneBefore() throws {
    var date = (year: -401, month: 1, day: 1)
    var number = try XCTUnwrap(StudyDay(year: -401, month: 1, day: 1)).number
    while date.year < 401 {
      let day = StudyDay(number: number)
      XCTAssertEqual([day.year, day.month, day.day], [date.year, date.month, date.day])
      XCTAssertEqual(StudyDay(iso8601: day.iso8601), day)
      number += 1
      date.day += 1
      if StudyDay(year: date.year, month: date.month, day: date.day) == nil {
        date = date.month == 12 ? (date.year + 1, 1, 1) : (date.year, date.month + 1, 1)
      }
    }
    // Two whole cycles of 400 years, 146,097 days each.
    let first = try XCTUnwrap(StudyDay(year: -400, month: 1, day: 1))
    let last = try XCTUnwrap(StudyDay(year: 400, month: 1, day: 1))
    XCTAssertEqual(first.distance(to: last), 2 * 146_097)
  }

  func testDayOfAMomentFollowsTheShift() throws {
    let table: [(line: UInt, moment: String, offsetSeconds: Int, expected: String)] = [
      (#line, "2026-11-21T00:00:00Z", 0, "2026-11-21"),
      (#line, "2026-11-20T23:59:59.999Z", 0, "2026-11-20"),
      (#line, "2026-11-21T03:59:59Z", -4 * 3_600, "2026-11-20"),
      (#line, "2026-11-21T04:00:00Z", -4 * 3_600, "2026-11-21"),
      (#line, "2026-11-21T23:00:00Z", 9 * 3_600, "2026-11-22"),
      (#line, "1969-12-31T23:59:59.999Z", 0, "1969-12-31"),
    ]
    for row in table {
      let moment = try XCTUnwrap(Moment(iso8601: row.moment), line: row.line)
      let day = StudyDay(utc: moment, offsetSeconds: row.offsetSeconds)
      XCTAssertEqual(day.iso8601, row.expected, line: row.line)
    }
  }

  func testArithmeticStaysInRange() {
    let last = StudyDay(number: Int.max)
    XCTAssertEqual(last.advanced(by: Int.max), last)
    XCTAssertEqual(last.advanced(by: -3).distance(to: last), 3)
    XCTAssertEqual(StudyDay(number: Int.min).advanced(by: Int.min), StudyDay(number: Int.min))
    XCTAssertEqual(last.iso8601, "+275760-09-13")
  }
}
