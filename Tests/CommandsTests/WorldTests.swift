import Journal
import Synchronization
import XCTest

@testable import Commands

/// A study day begins at 04:00 local time, whatever the offset of the moment.
final class WorldTests: XCTestCase {
  private func world(offset: @escaping @Sendable (Moment) -> Int) -> World {
    var world = World.real()
    world.offsetSeconds = offset
    return world
  }

  private func day(_ text: String, _ world: World) throws -> String {
    world.studyDay(of: try XCTUnwrap(Moment(iso8601: text)), dayStartMinutes: 240).iso8601
  }

  func testDayBeginsAtFourLocalTime() throws {
    let utc = world { _ in 0 }
    XCTAssertEqual(try day("2026-11-21T03:59:59Z", utc), "2026-11-20")
    XCTAssertEqual(try day("2026-11-21T04:00:00Z", utc), "2026-11-21")
    let kolkata = world { _ in 19_800 }
    XCTAssertEqual(try day("2026-11-20T22:29:59Z", kolkata), "2026-11-20")
    XCTAssertEqual(try day("2026-11-20T22:30:00Z", kolkata), "2026-11-21")
  }

  /// Berlin goes from +1 to +2 hours on 28 March 2027 at 01:00 UTC.
  func testDayAcrossTheChangeToSummerTime() throws {
    let change = try XCTUnwrap(Moment(iso8601: "2027-03-28T01:00:00Z"))
    let berlin = world { $0 < change ? 3600 : 7200 }
    XCTAssertEqual(try day("2027-03-27T03:00:00Z", berlin), "2027-03-27")
    XCTAssertEqual(try day("2027-03-28T01:59:59Z", berlin), "2027-03-27")
    XCTAssertEqual(try day("2027-03-28T02:00:00Z", berlin), "2027-03-28")
    XCTAssertEqual(try day("2027-03-29T02:00:00Z", berlin), "2027-03-29")
  }

  func testSetClockRunsOn() throws {
    let base = Moment(millisecondsSince1970: 5_000)
    let time = Elapsed()
    let clock = World.Clock { base.advanced(byMilliseconds: time.milliseconds) }.set(
      to: Moment(millisecondsSince1970: 1_000_000)
    )
    XCTAssertEqual(clock.moment, Moment(millisecondsSince1970: 1_000_000))
    time.pass(milliseconds: 250)
    XCTAssertEqual(clock.moment, Moment(millisecondsSince1970: 1_000_250))
  }

  /// A class, because the clock's closure and the test share it.
  private final class Elapsed: Sendable {
    private let passed = Mutex<Int64>(0)
    var milliseconds: Int64 { passed.withLock { $0 } }
    func pass(milliseconds: Int64) { passed.withLock { $0 += milliseconds } }
  }
}
