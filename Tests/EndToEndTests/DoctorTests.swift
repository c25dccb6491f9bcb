import Foundation
import Journal
import XCTest

/// The real program finds what is wrong with a folder, mends its own part, and loses nothing.
final class DoctorTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func append(_ text: String, to path: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
  }

  func testADamagedFolderIsMendedAndEveryAnswerStays() throws {
    let place = try StudyPlace()
    _ = try place.run("review", input: answers(3))
    let own = try place.logPath()
    // A crash, and a session after it, leave a torn line in the middle.
    try append("{\"v\":1,\"id\":\"torn", to: own)
    _ = try place.run("review", input: answers(2))
    let whole = try XCTUnwrap(StudyPlace.bytes(own))
    // Another machine, whose log was torn by a copy.
    let home = try XCTUnwrap(place.environment["XDG_STATE_HOME"])
    place.environment["XDG_STATE_HOME"] = place.folder + "/other"
    _ = try place.run("review", input: answers(1))
    place.environment["XDG_STATE_HOME"] = home
    let names = try FileManager.default.contentsOfDirectory(atPath: place.progress)
    let phone = place.progress + "/" + (try XCTUnwrap(names.first { !own.hasSuffix($0) }))
    try append("{\"v\":1,oops}\n", to: phone)
    let foreign = StudyPlace.bytes(phone)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: place.progress
    )
    let events = Array(try place.log().events)
    XCTAssertEqual(events.count, 6)

    let found = try place.run("doctor")
    XCTAssertEqual(found.ending, .exited(1), found.errors)
    XCTAssertEqual(found.errors, "", "the findings are the output")
    for text in [", line 4", "other users of this machine may look into this folder"] {
      XCTAssertTrue(found.output.contains(text), found.output)
    }
    XCTAssertEqual(StudyPlace.bytes(own), whole, "looking changes nothing")

    let mended = try place.run("doctor", "--fix", "--json")
    XCTAssertEqual(mended.ending, .exited(1), "another machine has to mend its own log")
    let report = try JSONRow(mended.output)
    XCTAssertEqual(report.rows("mended").count, 2, mended.output)
    let kept = report.rows("mended").flatMap { $0.texts("kept") }
    XCTAssertEqual(kept.count, 2)
    XCTAssertTrue(kept.contains { StudyPlace.bytes($0) == whole }, "the backup is complete")
    XCTAssertEqual(report.rows("findings").map { $0.text("file") }, [phone])
    let help = try XCTUnwrap(report.rows("findings").first?.text("help"))
    XCTAssertTrue(
      help.contains("on the machine that writes \(URL(filePath: phone).lastPathComponent)")
    )
    XCTAssertEqual(StudyPlace.bytes(phone), foreign)
    XCTAssertEqual(Array(try place.log().events), events)

    let again = try place.run("doctor", "--fix", "--json")
    XCTAssertEqual(try JSONRow(again.output).rows("mended").count, 0)
    // The other machine mends the rest.
    place.environment["XDG_STATE_HOME"] = place.folder + "/other"
    XCTAssertEqual(try place.run("doctor", "--fix").ending, .exited(0))
    let sound = try place.run("doctor")
    XCTAssertEqual(sound.ending, .exited(0))
    XCTAssertTrue(sound.output.hasPrefix("All is well: 2 files with 6 entries of 2 machines"))
    XCTAssertEqual(Array(try place.log().events), events)
    let review = try place.run("review", input: answers(1))
    XCTAssertEqual(review.errors, "", "nothing is left to complain about")
  }
}
