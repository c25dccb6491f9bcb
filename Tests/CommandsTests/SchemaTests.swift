import Foundation
import XCTest

@testable import Commands

/// What commands print as JSON is what `Sources/Commands/README.md` says, field by field.
final class SchemaTests: XCTestCase {
  private var bench: ProgramBench?

  override func setUpWithError() throws { bench = try ProgramBench() }

  override func tearDownWithError() throws { try bench?.remove() }

  /// A guide whose cards, topics and findings have every field filled somewhere.
  private let guide = """
    # Post

    ## Module 1: Birds

    ### 1.1 Carriers

    - **Carrier pigeon (CP)**: brings letters home
    - **Homing sense**: finds 3 wooden lofts
    - **Night route**: flown with a lantern
    - **Day route**: unlike the Night route, flown without one

    ### 1.2 Care

    <!-- requires: 1.1 -->

    - **Corn feeder**: holds what a Carrier pigeon eats; its Homing sense finds it
    - **Homing sense**: finds 4 wooden lofts by smell
    - **Carrier pigeons**: are fed at noon by the keeper
    """

  func testCards() throws {
    try check(printed(["cards"]), "cards")
  }

  func testGraph() throws {
    let graph = try XCTUnwrap(printed(["graph"]).first)
    try check([graph], "graph")
    let kinds = (graph["edges"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
    XCTAssertTrue(Set(kinds).isSuperset(of: ["requires", "contrasts"]), "\(kinds)")
    let topics = (graph["topics"] as? [Any])?.count ?? 0
    let concepts = (graph["concepts"] as? [Any])?.count ?? 0
    for edge in graph["edges"] as? [[String: Any]] ?? [] {
      for end in ["from", "to"] {
        let parts = try XCTUnwrap(edge[end] as? String).split(separator: ":")
        let index = try XCTUnwrap(parts.last.flatMap { Int($0) })
        XCTAssertLessThan(index, parts[0] == "topic" ? topics : concepts)
      }
    }
  }

  func testCheck() throws {
    let rows = try printed(["check"])
    try check(rows, "check")
    XCTAssertTrue(rows.contains { !($0["notes"] as? [Any] ?? []).isEmpty })
  }

  func testPlan() throws {
    // Two days of a minute leave most of the guide out.
    let arguments = ["plan", "--exam-date", "2026-11-23", "--minutes", "1"]
    try check(printed(arguments), "plan")
  }

  func testReport() throws {
    let bench = try XCTUnwrap(bench)
    // The guide of this test says nothing of what it covers; the bundled one does.
    let bundled = try bench.objects(["report"])
    _ = try bench.run(["review"], lines: ["", "3"])
    let rows = try printed(["report"]) + bundled + bench.objects(["report"])
    try check(rows, "report")
  }

  func testDoctor() throws {
    let folder = try XCTUnwrap(bench).folder
    _ = try bench?.run(["review"], lines: ["", "3"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/progress")
    let own = try XCTUnwrap(names.first)
    let whole = try String(contentsOfFile: folder + "/progress/" + own, encoding: .utf8)
    // One fault that this machine can mend and one that it cannot.
    for name in [own, "phone.jsonl"] {
      try (whole + "{\"v\":1,oops\n").write(
        toFile: folder + "/progress/" + name,
        atomically: true,
        encoding: .utf8
      )
    }
    let found = try printed(["doctor"])
    let mended = try printed(["doctor", "--fix"])
    XCTAssertEqual(found.count, 1)
    XCTAssertEqual(mended.count, 1)
    try check(found + mended, "doctor")
  }

  func testCardStates() throws {
    let learner = try learned()
    try check(printed(["card", "list", "--seen", "--noted"]), "card list")
    try check(printed(["card", "show", learner]), "card show", with: ["cards", "card list"])
  }

  func testCardChanges() throws {
    let rows = try ["suspend", "bury", "flag", "flag", "unflag", "resume"].map { action in
      try XCTUnwrap(printed(["card", action, "corn feeder"]).first)
    }
    try check(rows, "card change")
    XCTAssertEqual(rows.map { $0["event"] is NSNull }, [false, false, false, true, false, false])
  }

  /// Reviews a card that two places answer and gives it every mark; returns its prompt.
  private func learned() throws -> String {
    let prompt = "homing sense: what does it do?"
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    let lines = Array(repeating: ["", "3"], count: 40).flatMap { $0 }
    _ = try bench.run(["review", "--guide", path], lines: lines)
    for change in [["note", prompt, "up high"], ["flag", prompt, "--note", "vague"]] {
      XCTAssertEqual(try bench.run(["card"] + change + ["--guide", path]).status, .done)
    }
    return prompt
  }

  private func printed(_ command: [String]) throws -> [[String: Any]] {
    let bench = try XCTUnwrap(bench)
    return try bench.objects(command + ["--guide", bench.guide(guide)])
  }

  /// Fields of which this guide fills none.
  private static let empty: Set<String> = ["aliases", "context", "covers", "missing"]

  /// Compares objects with the table of a command and those of the objects in it.
  private func check(
    _ objects: [[String: Any]],
    _ command: String,
    with others: [String] = []
  ) throws {
    XCTAssertFalse(objects.isEmpty)
    var tables = try SchemaTables(of: command, with: others)
    for object in objects { tables.compare(object, with: command) }
    tables.assertFilled(except: Self.empty)
  }
}
