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
    let rows = try printed(["cards"]).map { try object($0) }
    try check(rows, "cards")
  }

  func testGraph() throws {
    let graph = try object(try XCTUnwrap(printed(["graph"]).first))
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
    let rows = try printed(["check"]).map { try object($0) }
    try check(rows, "check")
    XCTAssertTrue(rows.contains { !($0["notes"] as? [Any] ?? []).isEmpty })
  }

  func testPlan() throws {
    // Two days of a minute leave most of the guide out.
    let arguments = ["plan", "--exam-date", "2026-11-23", "--minutes", "1"]
    try check([try object(try XCTUnwrap(printed(arguments).first))], "plan")
  }

  func testReport() throws {
    let bench = try XCTUnwrap(bench)
    // The guide of this test says nothing of what it covers; the bundled one does.
    let bundled = try bench.run(["report", "--json"]).output
    _ = try bench.run(["review"], lines: ["", "3"])
    let rows = try printed(["report"]) + [bundled, bench.run(["report", "--json"]).output]
    try check(rows.map { try object($0) }, "report")
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
    let found = try printed(["doctor"]).map { try object($0) }
    let mended = try printed(["doctor", "--fix"]).map { try object($0) }
    XCTAssertEqual(found.count, 1)
    XCTAssertEqual(mended.count, 1)
    try check(found + mended, "doctor")
  }

  func testCardStates() throws {
    let learner = try learned()
    let listed = try XCTUnwrap(printed(["card", "list", "--seen", "--noted"]).first)
    try check([object(listed)], "card list", with: ["card list"])
    let shown = try XCTUnwrap(printed(["card", "show", learner]).first)
    try check([object(shown)], "card show", with: ["cards", "card list", "card show"])
  }

  func testCardChanges() throws {
    let rows = try ["suspend", "bury", "flag", "flag", "unflag", "resume"].map { action in
      try object(try XCTUnwrap(printed(["card", action, "corn feeder"]).first))
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

  private func printed(_ command: [String]) throws -> [String] {
    let bench = try XCTUnwrap(bench)
    let path = try bench.guide(guide)
    let outcome = try bench.run(command + ["--guide", path, "--json"])
    return outcome.output.split(separator: "\n").map(String.init)
  }

  private func object(_ line: String) throws -> [String: Any] {
    try XCTUnwrap(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  // MARK: The tables

  /// Compares objects with the table of a command and those of the objects in it.
  ///
  /// - Parameter commands: The commands whose objects may stand in it, if not only its own.
  private func check(
    _ objects: [[String: Any]],
    _ command: String,
    with commands: [String]? = nil
  ) throws {
    XCTAssertFalse(objects.isEmpty)
    var tables: [String: [String: String]] = [:]
    for other in commands ?? [command] {
      tables.merge(
        try self.tables(of: other).filter { $0.key == command || $0.key == $0.key.uppercased() }
      ) { $1 }
    }
    var filled: Set<String> = []
    for object in objects { check(object, command, tables, &filled) }
    for (name, fields) in tables {
      for field in fields.keys where !["aliases", "context", "covers", "missing"].contains(field) {
        let isNullable = fields[field]?.hasSuffix("?") ?? false
        XCTAssertTrue(
          isNullable || filled.contains("\(name).\(field)"),
          "\(name).\(field) is empty"
        )
      }
    }
  }

  private func check(
    _ object: [String: Any],
    _ name: String,
    _ tables: [String: [String: String]],
    _ filled: inout Set<String>
  ) {
    guard let fields = tables[name] else { return XCTFail("no table for \(name)") }
    XCTAssertEqual(Set(object.keys), Set(fields.keys), name)
    for (field, type) in fields {
      check(object[field], type, "\(name).\(field)", tables, &filled)
    }
  }

  private func check(
    _ value: Any?,
    _ type: String,
    _ path: String,
    _ tables: [String: [String: String]],
    _ filled: inout Set<String>
  ) {
    if type.hasSuffix("?") {
      if value is NSNull { return }
      return check(value, String(type.dropLast()), path, tables, &filled)
    }
    if type.hasPrefix("[") {
      guard let values = value as? [Any] else { return XCTFail("\(path) is no list") }
      if !values.isEmpty { filled.insert(path) }
      for value in values {
        check(value, String(type.dropFirst().dropLast()), path, tables, &filled)
      }
      return
    }
    filled.insert(path)
    switch type {
    case "text": XCTAssertTrue(value is String, path)
    case "number", "flag":
      let number = value as? NSNumber
      XCTAssertNotNil(number, path)
      let isFlagged = number.map { isFlag($0) } ?? false
      XCTAssertEqual(isFlagged, type == "flag", path)
    default:
      guard let object = value as? [String: Any] else { return XCTFail("\(path) is no object") }
      check(object, type, tables, &filled)
    }
  }

  /// Foundation keeps flags and numbers in one class.
  private func isFlag(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || number === NSNumber(value: true)
  }

  /// The tables below the heading of a command: for each object its fields and their types.
  private func tables(of command: String) throws -> [String: [String: String]] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let url = folder.appending(path: "Sources/Commands/README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    var tables: [String: [String: String]] = [:]
    var name = ""
    var isInside = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        isInside = line == "## \(command)"
        name = command
      } else if line.hasPrefix("### ") {
        name = String(line.dropFirst(4))
      } else if isInside, line.hasPrefix("| `") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        tables[name, default: [:]][cells[0].trimmingCharacters(in: ["`"])] = cells[1]
      }
    }
    return tables
  }
}
