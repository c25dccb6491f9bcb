import Journal
import Memory
import XCTest

@testable import Learner

final class SettingCheckTests: XCTestCase {
  private func rules(_ bodies: [EventBody]) throws -> [String] {
    var script = try EventScript()
    for body in bodies { script.add(body) }
    return SettingCheck(LearnerState(replaying: script.events)).unused.map(\.rule.rawValue)
  }

  func testSettingsWithoutEffect() throws {
    let rows: [(UInt, String, SettingValue, [String])] = [
      (#line, "desired-retention", .number(0.85), []),
      (#line, "desired-retention", .number(2), ["setting.refused"]),
      (#line, "desired-retention", .string("high"), ["setting.refused"]),
      (#line, "desired-retention", .bool(true), ["setting.refused"]),
      (#line, "desired-retention", .null, []),
      (#line, "new-cards-a-day", .number(15), []),
      (#line, "new-cards-a-day", .number(-1), ["setting.refused"]),
      (#line, "exam-date", .string("2027-01-15"), []),
      (#line, "exam-date", .string("2027-02-30"), ["setting.refused"]),
      (#line, "day-start", .string("03:30"), []),
      (#line, "day-start", .string("24:00"), ["setting.refused"]),
      (#line, "favourite-colour", .string("red"), ["setting.unknown"]),
    ]
    for (line, name, value, expected) in rows {
      XCTAssertEqual(try rules([.setting(name: name, value: value)]), expected, line: line)
    }
  }

  func testOnlyTheLastSettingThatCountsMatters() throws {
    let bad = EventBody.setting(name: "desired-retention", value: .number(2))
    let good = EventBody.setting(name: "desired-retention", value: .number(0.8))
    XCTAssertEqual(try rules([bad, good]), [])
    XCTAssertEqual(try rules([good, bad]), ["setting.refused"])
    var script = try EventScript()
    let event = script.add(bad)
    script.add(.undo(event))
    XCTAssertEqual(SettingCheck(LearnerState(replaying: script.events)).unused, [])
  }

  func testParametersThatNoModelTakes() throws {
    func fitted(_ model: String, _ weights: [Double]) -> EventBody {
      .parameters(FittedParameters(model: model, weights: weights, reviews: 1))
    }
    let unusable = ["setting.unusable-parameters"]
    XCTAssertEqual(try rules([fitted(FSRS6.tag, FSRS6.defaultWeights)]), [])
    XCTAssertEqual(try rules([fitted(FSRS6.tag, [1, 2, 3])]), unusable)
    XCTAssertEqual(try rules([fitted("fsrs-99", FSRS6.defaultWeights)]), unusable)
    XCTAssertEqual(
      try rules([fitted("fsrs-99", [1]), fitted(FSRS6.tag, FSRS6.defaultWeights)]),
      []
    )
  }

  func testFindingsSayWhere() throws {
    var script = try EventScript()
    let id = script.add(.setting(name: "desired-retention", value: .number(2)))
    let check = SettingCheck(LearnerState(replaying: script.events))
    let place = LogPlace(file: "/progress/tests.jsonl", line: 7)
    let finding = try XCTUnwrap(check.findings(folder: "/progress", places: [id: place]).first)
    XCTAssertEqual(finding.file, place.file)
    XCTAssertEqual(finding.line, 7)
    XCTAssertEqual(finding.severity, .warning)
    XCTAssertTrue(finding.mend.contains("retain settings desired-retention VALUE"), finding.mend)
  }
}
