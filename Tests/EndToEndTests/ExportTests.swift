import Foundation
import Journal
import XCTest

/// Progress goes to another machine and back as one document.
final class ExportTests: XCTestCase {
  private func seen(_ place: StudyPlace) throws -> Int? {
    try JSONRow(place.run("report", "--json").output).row("total")?.integer("seen")
  }

  func testProgressMovesToAnotherMachine() throws {
    let here = try StudyPlace()
    _ = try here.run("review", input: String(repeating: "\n3\n", count: 6))
    _ = try here.run("settings", "exam-date", "2027-03-01")
    let exported = try here.run("export")
    XCTAssertEqual(exported.ending, .exited(0), exported.errors)
    let whole = try JSONRow(exported.output)
    XCTAssertEqual(whole.text("kind"), "retain-progress")
    XCTAssertEqual(whole.integer("version"), 1)

    let there = try StudyPlace()
    _ = try there.run("review", input: "\n1\n")
    let file = try there.write("progress.json", exported.output)
    let first = try there.run("import", file)
    XCTAssertEqual(first.ending, .exited(0), first.errors)
    let count = try here.log().events.count
    XCTAssertTrue(first.output.hasSuffix("\(count) events, \(count) of them new\n"), first.output)
    XCTAssertEqual(try there.log().events.count, count + (try own(there)))

    // A second time nothing is new, and nothing is written.
    let before = try FileManager.default.contentsOfDirectory(atPath: there.progress).sorted()
    let second = try there.run("import", file)
    XCTAssertTrue(second.output.hasSuffix("\(count) events, 0 of them new\n"), second.output)
    let after = try FileManager.default.contentsOfDirectory(atPath: there.progress).sorted()
    XCTAssertEqual(before, after)

    // What is exported there holds both, and brings this machine to the same state.
    let back = try here.write("back.json", there.run("export").output)
    _ = try here.run("import", back)
    XCTAssertEqual(try seen(here), try seen(there))
    XCTAssertEqual(
      Set(try here.log().events.map(\.id)),
      Set(try there.log().events.map(\.id))
    )
  }

  /// Other programs write the same document with other spaces and another order of keys.
  func testADocumentThatWasWrittenAnew() throws {
    let here = try StudyPlace()
    _ = try here.run("review", input: String(repeating: "\n3\n", count: 3))
    let exported = try here.run("export").output
    let object = try JSONSerialization.jsonObject(with: Data(exported.utf8))
    let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
    let there = try StudyPlace()
    let file = try there.write("p.json", String(decoding: pretty, as: UTF8.self))
    let outcome = try there.run("import", file)
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertEqual(try there.events(), try here.events())
  }

  func testWhatIsNoExport() throws {
    let place = try StudyPlace()
    let cases: [(String, String)] = [
      ("not JSON", "not an export of retain"), ("{}", "not an export of retain"),
      (#"{"kind":"else","version":1,"events":[]}"#, "kind is 'else'"),
      (#"{"kind":"retain-progress","version":9,"events":[]}"#, "newer than this program"),
      (#"{"kind":"retain-progress","version":1,"events":[{"v":1}]}"#, "event 1 is damaged"),
    ]
    for (text, message) in cases {
      let file = try place.write("p.json", text)
      let outcome = try place.run("import", file)
      XCTAssertEqual(outcome.ending, .exited(3), text)
      XCTAssertTrue(outcome.errors.contains(message), outcome.errors)
    }
    XCTAssertEqual(try place.run("import").ending, .exited(2))
    XCTAssertEqual(try place.run("import", place.folder + "/nothing.json").ending, .exited(3))
  }

  private func own(_ place: StudyPlace) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: place.progress)
    let name = try XCTUnwrap(names.first { $0.hasSuffix(".jsonl") && !$0.hasPrefix("import-") })
    let text = try String(contentsOfFile: place.progress + "/" + name, encoding: .utf8)
    return text.split(separator: "\n").count
  }
}
