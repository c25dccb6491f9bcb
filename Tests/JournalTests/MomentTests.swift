import Foundation
import XCTest

@testable import Journal

final class MomentTests: XCTestCase {
  /// The milliseconds are those of `date -u -d … +%s`.
  func testReadsISO8601() {
    let table: [(line: UInt, text: String, expected: Int64?)] = [
      (#line, "1970-01-01T00:00:00.000Z", 0),
      (#line, "1970-01-01", 0),
      (#line, "2026-11-21T12:00:00.000Z", 1_795_262_400_000),
      (#line, "2026-11-21T12:00:00Z", 1_795_262_400_000),
      (#line, "2026-11-21T12:00Z", 1_795_262_400_000),
      (#line, "2026-11-21t12:00:00z", 1_795_262_400_000),
      (#line, "2026-11-21T12:00:00.5Z", 1_795_262_400_500),
      (#line, "2026-11-21T12:00:00.1239999Z", 1_795_262_400_123),
      (#line, "2026-11-21T13:30:00+01:30", 1_795_262_400_000),
      (#line, "2026-11-21T13:30:00+0130", 1_795_262_400_000),
      (#line, "2026-11-21T04:00:00.000-08:00", 1_795_262_400_000),
      (#line, "1969-12-31T23:59:59.999Z", -1),
      (#line, "2000-02-29T00:00:00Z", 951_782_400_000),
      (#line, "1900-02-28T00:00:00Z", -2_203_977_600_000),
      (#line, "0000-01-01T00:00:00Z", -62_167_219_200_000),
      (#line, "+275760-09-13T00:00:00.000Z", 8_640_000_000_000_000),
      (#line, "-271821-04-20T00:00:00.000Z", -8_640_000_000_000_000),
      (#line, "+275760-09-13T00:00:00.001Z", nil),
      (#line, "-000000-01-01", nil),
      (#line, "1900-02-29T00:00:00Z", nil),
      (#line, "2026-13-01", nil),
      (#line, "2026-00-01", nil),
      (#line, "2026-11-00", nil),
      (#line, "2026-11-31", nil),
      (#line, "2026-11-21T24:00:00Z", nil),
      (#line, "2026-11-21T12:60:00Z", nil),
      (#line, "2026-11-21T12:00:60Z", nil),
      (#line, "2026-11-21T12:00:00", nil),
      (#line, "2026-11-21T12:00:00.Z", nil),
      (#line, "2026-11-21 12:00:00Z", nil),
      (#line, "2026-11-21T12:00:00Z ", nil),
      (#line, "２026-11-21", nil),
      (#line, "", nil),
    ]
    for row in table {
      let found = Moment(iso8601: row.text)?.millisecondsSince1970
      XCTAssertEqual(found, row.expected, row.text, line: row.line)
    }
  }

  func testWritesISO8601() {
    let table: [(line: UInt, milliseconds: Int64, expected: String)] = [
      (#line, 0, "1970-01-01T00:00:00.000Z"),
      (#line, -1, "1969-12-31T23:59:59.999Z"),
      (#line, 1_795_262_400_000, "2026-11-21T12:00:00.000Z"),
      (#line, 951_825_599_007, "2000-02-29T11:59:59.007Z"),
      (#line, -62_167_219_200_001, "-000001-12-31T23:59:59.999Z"),
      (#line, Int64.max, "+275760-09-13T00:00:00.000Z"),
      (#line, Int64.min, "-271821-04-20T00:00:00.000Z"),
    ]
    for row in table {
      let moment = Moment(millisecondsSince1970: row.milliseconds)
      XCTAssertEqual(moment.iso8601, row.expected, line: row.line)
      XCTAssertEqual(Moment(iso8601: row.expected), moment, line: row.line)
    }
  }

  func testAgreesWithFoundationOnRandomMoments() throws {
    var random = SeededGenerator(11)
    var style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    style.timeZone = try XCTUnwrap(TimeZone(secondsFromGMT: 0))
    for _ in 0..<2_000 {
      // 1600 to 2400; Foundation switches calendars before 1582.
      let milliseconds = Int64.random(in: -11_676_096_000_000...13_569_465_600_000, using: &random)
      let moment = Moment(millisecondsSince1970: milliseconds)
      let found = try style.parse(moment.iso8601).timeIntervalSince1970
      XCTAssertEqual(found * 1_000, Double(milliseconds), accuracy: 0.6, moment.iso8601)
      XCTAssertEqual(Moment(iso8601: moment.iso8601), moment)
    }
  }

  func testArithmeticStaysInRange() {
    let last = Moment(millisecondsSince1970: Int64.max)
    XCTAssertEqual(last.advanced(byMilliseconds: Int64.max), last)
    XCTAssertEqual(last.advanced(byMilliseconds: -1).milliseconds(to: last), 1)
    let first = Moment(millisecondsSince1970: Int64.min)
    XCTAssertEqual(first.advanced(byMilliseconds: Int64.min), first)
    XCTAssertLessThan(first, last)
  }
}
