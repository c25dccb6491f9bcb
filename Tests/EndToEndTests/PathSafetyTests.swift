import Foundation
import Journal
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Nothing that stands in the folders of the progress leads to a write outside of them, and nobody
/// else may read what is written.
final class PathSafetyTests: XCTestCase {
  private func answers(_ count: Int) -> String { String(repeating: "\n3\n", count: count) }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try XCTUnwrap(attributes[.posixPermissions] as? NSNumber).intValue
  }

  /// Every file below a folder with its bytes; links are not followed.
  private func tree(_ folder: String) throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      result[name] = StudyPlace.bytes(folder + "/" + name) ?? []
    }
    return result
  }

  func testPermissionsUnderEveryUmask() throws {
    for umask in ["000", "022", "077", "0277", "0777"] {
      let place = try StudyPlace()
      let outside = place.folder + "/home"
      try FileManager.default.createDirectory(
        atPath: outside,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o777]
      )
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: outside)
      place.environment["RETAIN_HOME"] = outside + "/deep/progress"
      place.environment["XDG_STATE_HOME"] = outside + "/state"
      let line = #"umask \#(umask); exec "$0" "$@""#
      for count in 1...2 {
        let outcome = try runWithoutRights(place, line, place.smallReview(), input: answers(1))
        XCTAssertEqual(outcome.ending, .exited(0), "umask \(umask): \(outcome.errors)")
        XCTAssertEqual(occurrences(of: "Saved: ", in: outcome.outputBytes), 1, "umask \(umask)")
        XCTAssertEqual(try place.reviews().count, count)
      }
      for name in ["deep", "deep/progress", "state", "state/retain"] {
        XCTAssertEqual(try permissions(outside + "/" + name), 0o700, "umask \(umask): \(name)")
      }
      for path in [
        try place.logPath(), outside + "/state/retain/writer", outside + "/state/retain/sequence",
      ] {
        XCTAssertEqual(try permissions(path), 0o600, "umask \(umask): \(path)")
      }
    }
  }

  /// Root may enter what it took its rights away from, so a user without rights is needed.
  private func runWithoutRights(
    _ place: StudyPlace,
    _ line: String,
    _ arguments: [String],
    input: String
  ) throws -> RetainProcess.Outcome {
    guard geteuid() == 0 else { return try place.shell(line, arguments, input: input) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.folder)
    let process = try place.startAsNobody("/bin/sh", ["-c", line, StudyPlace.binary] + arguments)
    process.send(input)
    process.endInput()
    return process.finish()
  }

  func testLinksInPlaceOfFilesAreNotFollowed() throws {
    let names = ["state/retain/writer", "state/retain/sequence", "progress/desk.jsonl"]
    for name in names {
      for isDangling in [false, true] {
        let place = try StudyPlace()
        _ = try place.write("state/retain/writer", "desk\n")
        _ = try place.write("progress/other.jsonl", "")
        let target = place.folder + "/outside/victim"
        _ = try place.write("outside/bystander", "x")
        // A victim that could pass for the file in whose place the link stands.
        let text = ["writer": "desk\n", "sequence": "0000000001\n"]
        let last = URL(fileURLWithPath: name).lastPathComponent
        if !isDangling { _ = try place.write("outside/victim", text[last] ?? "") }
        let path = place.folder + "/" + name
        if name.hasSuffix("writer") { try FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        let before = try tree(place.folder + "/outside")
        let review = try place.smallReview()
        for command in [review, ["undo"], ["settings", "new-cards-a-day", "7"]] {
          let outcome = try place.run(command, input: answers(1))
          let label = "\(name), \(command): \(outcome.errors)"
          if command[0] != "undo" {
            XCTAssertEqual(outcome.ending, .exited(4), label)
            XCTAssertTrue(outcome.errors.contains("\(path): is a symbolic link"), label)
          }
          XCTAssertEqual(try tree(place.folder + "/outside"), before, label)
        }
      }
    }
  }

  func testAnImportDoesNotFollowALinkInItsPlace() throws {
    let here = try StudyPlace()
    _ = try here.run(here.smallReview(), input: answers(2))
    let document = try here.run("export").output
    let id = try XCTUnwrap(here.events().first).id
    let there = try StudyPlace()
    _ = try there.write("progress/other.jsonl", "")
    _ = try there.write("outside/bystander", "x")
    let file = try there.write("document.json", document)
    try FileManager.default.createSymbolicLink(
      atPath: there.progress + "/import-\(id)-2.jsonl",
      withDestinationPath: there.folder + "/outside/victim"
    )
    XCTAssertEqual(try there.run("import", file).ending, .exited(0))
    XCTAssertEqual(try tree(there.folder + "/outside"), ["bystander": Array("x".utf8)])
    let contents = try there.log()
    XCTAssertEqual(contents.events.count, 2, "the import took another name")
    XCTAssertEqual(contents.findings.map(\.rule), [.symbolicLink])
    for name in try FileManager.default.contentsOfDirectory(atPath: there.progress)
    where name.hasSuffix("-1.jsonl") {
      XCTAssertEqual(try permissions(there.progress + "/" + name), 0o600)
    }
  }

  /// Names that climb out of the folder, wherever a log or a document may hold one.
  func testNamesThatLeaveTheFolder() throws {
    let climbing = "../../outside/victim"
    func line(id: String, writer: String, text: String = "c") -> String {
      #"{"v":1,"id":"\#(id)","at":"2026-11-20T12:00:00.000Z","writer":"\#(writer)","seq":1,"#
        + #""kind":"note","card":"\#(text)","text":"\#(text)"}"#
    }
    let lines = [
      line(id: "aaaaaaaaaaaa", writer: climbing), line(id: climbing, writer: "desk"),
      line(id: "/etc/passwd", writer: "/etc/passwd"), line(id: "b", writer: "desk", text: climbing),
    ]
    let place = try StudyPlace()
    _ = try place.write("outside/victim", "x")
    _ = try place.write("progress/desk.jsonl", lines.joined(separator: "\n") + "\n")
    let before = try tree(place.folder + "/outside")
    let review = try place.run(place.smallReview(), input: answers(2))
    XCTAssertEqual(review.ending, .exited(0), review.errors)
    let contents = try place.log()
    XCTAssertEqual(contents.findings.map(\.line), [1, 2, 3])
    XCTAssertEqual(contents.events.count, 3)

    let array = lines.joined(separator: ",\n")
    let head = #"{"kind":"retain-progress","version":1,"exported":"2026-11-20T12:00:00.000Z","#
    for (text, status) in [(array, Int32(3)), (lines[3], 0)] {
      let file = try place.write("document.json", head + #""events":["# + text + "]}")
      let other = try place.run("import", "--progress", place.folder + "/fresh", file)
      XCTAssertEqual(other.ending, .exited(status), other.errors)
    }
    XCTAssertEqual(try tree(place.folder + "/outside"), before)
    // Nothing was made beside what is known.
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
    XCTAssertEqual(
      names,
      [".cache", "document.json", "fresh", "guide.md", "outside", "progress", "state"]
    )
    let logs = try FileManager.default.contentsOfDirectory(atPath: place.folder + "/fresh")
    XCTAssertEqual(logs, ["import-b-1.jsonl"])
  }

  func testAMachineNameThatLeavesTheFolder() throws {
    for name in ["../outside/victim", "..", "/tmp/x", "a/b", "a\u{0}b"] {
      let place = try StudyPlace()
      _ = try place.write("outside/bystander", "x")
      _ = try place.write("state/retain/writer", name + "\n")
      let outcome = try place.run(place.smallReview(), input: answers(1))
      XCTAssertEqual(outcome.ending, .exited(4), outcome.errors)
      XCTAssertTrue(outcome.errors.contains("is not a writer id"), outcome.errors)
      XCTAssertEqual(try tree(place.folder + "/outside"), ["bystander": Array("x".utf8)])
      XCTAssertFalse(FileManager.default.fileExists(atPath: place.progress + "/.jsonl"))
    }
  }

  /// The learner's own choice of a folder is followed, also where it is a link.
  func testTheFolderItselfMayBeALink() throws {
    let place = try StudyPlace()
    let real = place.folder + "/synced"
    try FileManager.default.createDirectory(atPath: real, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: place.progress,
      withDestinationPath: real
    )
    XCTAssertEqual(try place.run(place.smallReview(), input: answers(2)).ending, .exited(0))
    XCTAssertEqual(try JournalFolder.read(folder: real).events.count, 2)
    // A link to nowhere is told, and nothing is made at its end.
    try FileManager.default.moveItem(atPath: real, toPath: real + "-away")
    let outcome = try place.run(place.smallReview(), input: answers(1))
    XCTAssertEqual(outcome.ending, .exited(4), outcome.errors)
    XCTAssertTrue(outcome.errors.contains(place.progress), outcome.errors)
    XCTAssertFalse(FileManager.default.fileExists(atPath: real))
  }
}
