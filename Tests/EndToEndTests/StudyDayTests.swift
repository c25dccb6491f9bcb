import Foundation
import Journal
import XCTest

/// A study day begins at 04:00 by the clock on the wall, wherever that hangs.
final class StudyDayTests: XCTestCase {
  private struct Row {
    let line: UInt
    let zone: String
    /// The moment of UTC at which the clock there shows 04:00 on the day.
    let fourOClock: String
    let day: String
    let dayBefore: String

    init(_ zone: String, _ fourOClock: String, _ day: String, _ before: String, line: UInt = #line)
    {
      (self.zone, self.fourOClock, self.day, dayBefore) = (zone, fourOClock, day, before)
      self.line = line
    }
  }

  /// Offsets from the tz database: 2026-11-21 is winter in the north and summer in the south.
  private let rows = [
    Row("UTC", "2026-11-21T04:00:00Z", "2026-11-21", "2026-11-20"),
    Row("America/New_York", "2026-11-21T09:00:00Z", "2026-11-21", "2026-11-20"),
    Row("Europe/Berlin", "2026-11-21T03:00:00Z", "2026-11-21", "2026-11-20"),
    Row("Asia/Kolkata", "2026-11-20T22:30:00Z", "2026-11-21", "2026-11-20"),
    Row("Pacific/Auckland", "2026-11-20T15:00:00Z", "2026-11-21", "2026-11-20"),
    Row("America/St_Johns", "2026-11-21T07:30:00Z", "2026-11-21", "2026-11-20"),
    // The night in which clocks go forward: 04:00 is summer time already.
    Row("Europe/Berlin", "2027-03-28T02:00:00Z", "2027-03-28", "2027-03-27"),
    Row("America/New_York", "2027-03-14T08:00:00Z", "2027-03-14", "2027-03-13"),
    Row("America/St_Johns", "2027-03-14T06:30:00Z", "2027-03-14", "2027-03-13"),
    Row("Pacific/Auckland", "2027-09-25T15:00:00Z", "2027-09-26", "2027-09-25"),
    // The night in which they go back: 04:00 is winter time again.
    Row("Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25", "2026-10-24"),
    Row("America/New_York", "2026-11-01T09:00:00Z", "2026-11-01", "2026-10-31"),
    Row("Pacific/Auckland", "2027-04-03T16:00:00Z", "2027-04-04", "2027-04-03"),
  ]

  private func requireZones() throws {
    let zones = "/usr/share/zoneinfo/Europe/Berlin"
    let isThere = FileManager.default.fileExists(atPath: zones)
    try XCTSkipUnless(isThere, "\(zones) is missing; install tzdata")
  }

  /// A place whose clock is so many minutes from a moment.
  private func place(_ zone: String, _ moment: String, minutes: Int) throws -> StudyPlace {
    let place = try StudyPlace()
    place.environment["TZ"] = zone
    let moment = try XCTUnwrap(Moment(iso8601: moment))
    place.now = moment.advanced(byMilliseconds: Int64(minutes) * 60_000).iso8601
    return place
  }

  func testTheDayOfReportAndLog() throws {
    try requireZones()
    for row in rows {
      for (minutes, day) in [(-1, row.dayBefore), (0, row.day), (1, row.day)] {
        let place = try place(row.zone, row.fourOClock, minutes: minutes)
        // A small guide will do, and the program is started many times.
        let guide = try place.write("guide.md", fourDomainGuide())
        _ = try place.run("review", "--guide", guide, input: "\n3\n")
        XCTAssertEqual(try place.reviews().map(\.day.iso8601), [day], row.zone, line: row.line)
        let report = try JSONRow(try place.run("report", "--json", "--guide", guide).output)
        XCTAssertEqual(report.text("day"), day, row.zone, line: row.line)
      }
    }
  }

  func testTheHourThatIsMissingOrComesTwice() throws {
    try requireZones()
    // Minutes before 04:00 in which the clock jumps; the whole night belongs to the day before.
    for (zone, fourOClock, before) in [
      ("Europe/Berlin", "2027-03-28T02:00:00Z", "2027-03-27"),
      ("Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-24"),
    ] {
      for minutes in [-180, -121, -120, -61, -60, -59] {
        let place = try place(zone, fourOClock, minutes: minutes)
        let report = try JSONRow(try place.run("report", "--json").output)
        XCTAssertEqual(report.text("day"), before, "\(zone) \(minutes)")
      }
    }
  }

  func testAPromisedDayComesAtFourAfterTheClocksChanged() throws {
    try requireZones()
    // A new card that is Easy comes back after some days; the study begins so that this is beyond
    // the change of clocks, and the day asks for it from 04:00 local time on.
    let place = try place("Europe/Berlin", "2027-03-27T11:00:00Z", minutes: 0)
    _ = try place.run("review", input: "\n4\n")
    guard case .day(let due) = try place.reviews().first?.due else {
      return XCTFail("Easy promises a day")
    }
    XCTAssertGreaterThan(due.iso8601, "2027-03-28")
    XCTAssertLessThan(due.iso8601, "2027-10-31", "summer time: two hours east of UTC")
    place.now = due.iso8601 + "T01:59:00Z"
    XCTAssertEqual(try place.run("due").output, "0\n")
    place.now = due.iso8601 + "T02:00:00Z"
    XCTAssertEqual(try place.run("due").output, "1\n")
  }

  func testTheLocalTimeOfAStep() throws {
    try requireZones()
    let place = try place("Asia/Kolkata", "2026-11-21T09:00:00Z", minutes: 0)
    let outcome = try place.run("review", input: "\n3\n")
    // 09:10 of UTC, the ten minutes of the second step included, is 14:40 in India.
    XCTAssertTrue(outcome.output.contains("Saved: Good, due at 14:40"), outcome.output)
  }
}
