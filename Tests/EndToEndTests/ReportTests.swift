import Foundation
import Journal
import XCTest

/// What the report says agrees with what the log and the list of cards say.
final class ReportTests: XCTestCase {
  private func report(_ place: StudyPlace) throws -> JSONRow {
    let outcome = try place.run("report", "--json")
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertEqual(outcome.lines.count, 1)
    return try JSONRow(outcome.output)
  }

  private func cards(_ place: StudyPlace) throws -> [JSONRow] {
    try JSONRow.rows(try place.run("cards", "--json").lines)
  }

  /// Counts the cards that are due, by the last promise in the log.
  private func dueCount(_ dues: [Due], at now: String, on day: String) throws -> Int {
    let moment = try XCTUnwrap(Moment(iso8601: now))
    let day = try XCTUnwrap(StudyDay(iso8601: day))
    return dues.count { due in
      switch due {
      case .day(let due): due <= day
      case .moment(let due): due <= moment
      }
    }
  }

  func testCountsAgreeWithTheLog() throws {
    let place = try StudyPlace()
    let cards = try cards(place)
    var domains: [String: Int] = [:]
    for card in cards { domains[card.text("id") ?? ""] = card.integer("domain") ?? 0 }
    let fresh = try report(place)
    XCTAssertEqual(fresh.row("total")?.integer("cards"), cards.count)
    XCTAssertEqual(fresh.row("total")?.integer("seen"), 0)
    XCTAssertEqual(fresh.row("total")?.integer("due"), 0)

    _ = try place.run("review", input: "\n3\n\n1\n\n4\n\n2\n\n3\n\n4\nu\n")
    let reviews = try place.reviews().dropLast()
    XCTAssertEqual(reviews.count, 5, "the sixth answer was taken back")
    let seen = Dictionary(reviews.map { ($0.card, $0.due) }) { $1 }
    var times = [
      ("2026-11-21T09:00:00Z", "2026-11-21"), ("2026-11-21T09:30:00Z", "2026-11-21"),
      ("2026-11-22T09:00:00Z", "2026-11-22"), ("2027-03-01T09:00:00Z", "2027-03-01"),
    ]
    for case .day(let due) in seen.values {
      times += [due.advanced(by: -1), due].map { ($0.iso8601 + "T09:00:00Z", $0.iso8601) }
    }
    XCTAssertGreaterThan(times.count, 4, "some card was promised a day")
    for (now, day) in times {
      place.now = now
      let report = try report(place)
      XCTAssertEqual(report.names, ["day", "exam", "coverage", "domains", "total"])
      XCTAssertEqual(report.text("day"), day)
      XCTAssertEqual(report.text("exam")?.lowercased(), "mla-c01")
      let total = try XCTUnwrap(report.row("total"))
      XCTAssertEqual(total.integer("cards"), cards.count)
      XCTAssertEqual(total.integer("seen"), seen.count)
      let due = try dueCount(Array(seen.values), at: now, on: day)
      XCTAssertEqual(total.integer("due"), due, now)
      XCTAssertEqual(try place.run("due").output, "\(due)\n", now)
      for row in report.rows("domains") {
        let domain = row.integer("domain") ?? 0
        let own = seen.filter { domains[$0.key] == domain }
        XCTAssertEqual(row.integer("cards"), domains.values.count { $0 == domain })
        XCTAssertEqual(row.integer("seen"), own.count)
        let due = try dueCount(Array(own.values), at: now, on: day)
        XCTAssertEqual(row.integer("due"), due, "domain \(domain) at \(now)")
      }
    }
  }

  func testDomainsAndWeightsAreThoseOfTheBlueprint() throws {
    let rows = try report(StudyPlace()).rows("domains").filter { $0.integer("domain") != nil }
    XCTAssertEqual(rows.map { $0.integer("domain") }, [1, 2, 3, 4])
    XCTAssertEqual(rows.map { $0.integer("weightPercent") }, [28, 26, 22, 24])
  }

  func testTheTableSaysWhatTheJSONSays() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: "\n3\n\n1\n\n4\n")
    place.now = "2026-11-22T09:00:00Z"
    let total = try XCTUnwrap(report(place).row("total"))
    let outcome = try place.run("report")
    XCTAssertEqual(outcome.ending, .exited(0))
    XCTAssertEqual(outcome.lines.first, "Progress on 2026-11-22")
    let last = try XCTUnwrap(outcome.lines.last)
    let cells = last.components(separatedBy: "│").map { $0.trimmingCharacters(in: .whitespaces) }
    let figures = ["cards", "seen", "due"].map { "\(total.integer($0) ?? -1)" }
    XCTAssertEqual(Array(cells.prefix(5)), ["All", ""] + figures)
    for line in outcome.lines { XCTAssertLessThanOrEqual(line.count, 80) }
  }

  func testColumnsAreHonoured() throws {
    let place = try StudyPlace()
    for columns in [40, 60, 100] {
      place.environment["COLUMNS"] = "\(columns)"
      let outcome = try place.run("report")
      for line in outcome.lines { XCTAssertLessThanOrEqual(line.count, columns, line) }
    }
  }
}
