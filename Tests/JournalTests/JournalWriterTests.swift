import Foundation
import XCTest

@testable import Journal

final class SmokeTests: XCTestCase {
  func testAppendAndRead() throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    var random = SystemRandomNumberGenerator()
    let identity = try WriterIdentity.readOrCreate(
      stateFolder: folder + "/state/a",
      random: &random
    )
    let writer = try JournalWriter(folder: folder + "/log", identity: identity, random: random)
    for _ in 0..<3 {
      let event = try writer.append(
        .review(
          Review(
            card: "c1",
            grade: .good,
            milliseconds: 10,
            session: "s",
            day: StudyDay(number: 100),
            due: .day(StudyDay(number: 104)),
            about: CardAbout(kind: "k", term: "t", prompt: "p", breadcrumb: ["a", "b"])
          )
        ),
        at: Moment(millisecondsSince1970: 1_000_000)
      )
      print(String(decoding: try EventEncoder.line(event), as: UTF8.self))
    }
    let read = try JournalFolder.read(folder: folder + "/log")
    print(read.events.map { $0 }, read.findings)
    XCTAssertEqual(read.events.count, 3)
  }
}
