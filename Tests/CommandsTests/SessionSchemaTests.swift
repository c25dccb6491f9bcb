import Foundation
import XCTest

@testable import Commands

/// The messages of sessions and of what changes the log are what `Sources/Commands/README.md` says.
final class SessionSchemaTests: XCTestCase {
  private var bench: ProgramBench?

  override func setUpWithError() throws { bench = try ProgramBench() }

  override func tearDownWithError() throws { try bench?.remove() }

  /// A guide with a card of every way to answer, and one that two places answer.
  private let guide = """
    # Garden

    ## Tools

    - **Spade**: a tool for digging
    - **Rake**: a tool for smoothing

    **Sowing steps**:
    1. Loosen the bed
    2. Draw a furrow
    3. Lay the seeds

    **Soils**:
    - sand
    - clay
    - loam

    Which soil dries out first?

    - [ ] clay
    - [x] sand

      It holds little water.
    - [ ] loam

    ## Care

    - **Spade**: is oiled before winter
    """

  /// A number answers a choice and is no more than a hint at other cards; the empty line after it
  /// shows the answer, or the first item of a list.
  private let answers = Array(repeating: ["1", "", "3"], count: 12).flatMap { $0 }

  func testEveryCommandHasASection() throws {
    let sections = try SchemaTables.sections()
    // The help is for people alone; without a name the program reviews.
    for command in Program.commands where !["help", ""].contains(command.name) {
      let isThere = sections.contains { $0 == command.name || $0.hasPrefix(command.name + " ") }
      XCTAssertTrue(isThere, "no section for \(command.name)")
    }
  }

  func testReview() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    var tables = try SchemaTables(of: "review")
    let lines = ["?", "e", "n think of steel"] + answers
    let rows = try bench.objects(["review", "--guide", path], lines: lines)
    tables.compareMessages(rows)
    tables.assertAllSeen()
    XCTAssertEqual(rows.first?["type"] as? String, "question")
    XCTAssertEqual(rows.last?["type"] as? String, "end")

    let days = try bench.objects(["--guide", path], lines: answers, at: "2026-11-30T09:00:00Z")
    XCTAssertGreaterThan(days.count, 3)
    tables.compareMessages(days)
  }

  func testExam() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    var tables = try SchemaTables(of: "exam")
    // The questions of the bundled guides have domains, that of this guide has none.
    for (arguments, lines) in [
      (["--questions", "3"], ["z", "a", "!", "", "-", "", "", ""]), (["--guide", path], ["q"]),
    ] {
      let rows = try bench.objects(["exam"] + arguments, lines: lines)
      tables.compareMessages(rows)
      XCTAssertEqual(rows.last?["type"] as? String, lines == ["q"] ? "stopped" : "result")
    }
    tables.assertAllSeen()
  }

  func testDue() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    try check("due", [bench.objects(["due", "--guide", path])])
  }

  func testUndo() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    _ = try bench.run(["review", "--guide", path], lines: ["", "3", "", "1"])
    let rows = try bench.objects(["undo", "--count", "5", "--guide", path])
    XCTAssertEqual(rows.map { $0["event"] is NSNull }, [false, false, true])
    try check("undo", [rows])
  }

  func testOptimize() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    let none = try bench.objects(["optimize"])
    for day in 21...28 {
      let now = "2026-11-\(day)T09:00:00Z"
      _ = try bench.run(["review", "--guide", path], lines: answers, at: now)
    }
    let some = try bench.objects(["optimize"], at: "2026-11-29T09:00:00Z")
    XCTAssertGreaterThan(try XCTUnwrap(some.first?["reviews"] as? Int), 0)
    try check("optimize", [none, some])
  }

  func testSettings() throws {
    let bench = try XCTUnwrap(bench)
    try check("settings", [bench.objects(["settings"])])
    let fields = try SchemaTables(of: "settings").fields(of: "settings")
    let changes = [
      ["new-cards-a-day"], ["new-cards-a-day", "7"], ["key-bury"], ["key-bury", "z y"],
    ]
    for change in changes {
      let row = try XCTUnwrap(bench.objects(["settings"] + change).first)
      XCTAssertEqual(Array(row.keys), [change[0]])
      XCTAssertTrue(fields.contains(change[0]))
      if let value = change.dropFirst().first { XCTAssertEqual(row[change[0]] as? String, value) }
    }
  }

  func testImport() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    _ = try bench.run(["review", "--guide", path], lines: ["", "3", "", "1"])
    let exported = try bench.run(["export"]).output
    let files = ["one.json", "two.json"].map { bench.folder + "/" + $0 }
    for file in files { try exported.write(toFile: file, atomically: true, encoding: .utf8) }
    let rows = try bench.objects(["import", "--progress", bench.folder + "/other"] + files)
    XCTAssertEqual(rows.map { $0["file"] as? String }, files)
    XCTAssertEqual(rows.map { $0["added"] as? Int }, [2, 0])
    try check("import", [rows])
  }

  func testExport() throws {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    _ = try bench.run(["review", "--guide", path], lines: ["", "3", "", "1"])
    let text = try bench.run(["export"]).output
    var document = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let tables = try SchemaTables(of: "export")
    // An event has fields by its kind as well, which the log's own tests know.
    let common = tables.fields(of: "EVENT")
    let events = try XCTUnwrap(document["events"] as? [[String: Any]])
    document["events"] = events.map { $0.filter { common.contains($0.key) } }
    try check("export", [[document]])
  }

  private func check(_ command: String, _ outputs: [[[String: Any]]]) throws {
    var tables = try SchemaTables(of: command)
    for object in outputs.joined() { tables.compare(object, with: command) }
    tables.assertAllSeen()
  }
}
