import Foundation
import XCTest

/// The tables of `Sources/Commands/README.md`, and what objects that were compared filled of them.
struct SchemaTables {
  /// A row of a table.
  private struct Field {
    let type: String
    let meaning: String

    var isNullable: Bool { type.hasSuffix("?") }
    /// The words of the meaning that stand as code.
    var words: [String] {
      meaning.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }

  /// The fields of each table by their names; the table of a command itself has its name.
  private var tables: [String: [String: Field]] = [:]
  /// Fields that had a value, and those that were null, as `TABLE.field`.
  private var filled: Set<String> = []
  private var missing: Set<String> = []
  private var messages: Set<String> = []

  /// Reads the tables below the heading of a command.
  ///
  /// - Parameter others: Commands whose objects may stand in it as well.
  init(of command: String, with others: [String] = []) throws {
    for section in [command] + others {
      let found = try Self.tables(below: section)
      XCTAssertFalse(found.isEmpty, "no tables for \(section)")
      tables.merge(found.filter { $0.key == command || $0.key == $0.key.uppercased() }) { $1 }
    }
  }

  /// The headings of all sections.
  static func sections() throws -> [String] {
    try text().split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  /// The names of the fields of a table.
  func fields(of name: String) -> Set<String> { Set((tables[name] ?? [:]).keys) }

  // MARK: Comparing

  /// Compares an object with a table and the objects in it with theirs.
  mutating func compare(_ object: [String: Any], with name: String) {
    guard let fields = tables[name] else { return XCTFail("no table for \(name)") }
    XCTAssertEqual(object.keys.sorted(), fields.keys.sorted(), name)
    for (field, row) in fields { compare(object[field], row.type, "\(name).\(field)") }
  }

  /// Compares messages with the table whose row `type` names theirs.
  mutating func compareMessages(_ objects: [[String: Any]]) {
    for object in objects {
      let type = object["type"] as? String ?? ""
      let name = tables.first { $0.value["type"]?.words.contains(type) ?? false }?.key
      guard let name else {
        XCTFail("no table for messages of the type '\(type)'")
        continue
      }
      messages.insert(type)
      compare(object, with: name)
    }
  }

  private mutating func compare(_ value: Any?, _ type: String, _ path: String) {
    if type.hasSuffix("?") {
      if value is NSNull {
        missing.insert(path)
        return
      }
      return compare(value, String(type.dropLast()), path)
    }
    if type.hasPrefix("[") {
      guard let values = value as? [Any] else { return XCTFail("\(path) is no list") }
      for value in values { compare(value, String(type.dropFirst().dropLast()), path) }
      return
    }
    switch type {
    case "text":
      XCTAssertTrue(value is String, path)
      if (value as? String)?.isEmpty ?? true { return }
    case "number", "flag":
      let number = value as? NSNumber
      XCTAssertNotNil(number, path)
      let isFlagged = number.map { Self.isFlag($0) } ?? false
      XCTAssertEqual(isFlagged, type == "flag", path)
    default:
      guard let object = value as? [String: Any] else { return XCTFail("\(path) is no object") }
      compare(object, with: type)
    }
    filled.insert(path)
  }

  /// Foundation keeps flags and numbers in one class.
  private static func isFlag(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || number === NSNumber(value: true)
  }

  // MARK: Having seen all

  /// Fails for fields that cannot be null and never had a value.
  ///
  /// - Parameter empty: Names of fields for which there is nothing.
  func assertFilled(except empty: Set<String> = []) {
    for (name, fields) in tables {
      for (field, row) in fields where !row.isNullable && !empty.contains(field) {
        XCTAssertTrue(filled.contains("\(name).\(field)"), "\(name).\(field) is empty")
      }
    }
  }

  /// Fails as well for fields that were never null though they can be, or never had a value, and
  /// for messages that never came.
  func assertAllSeen() {
    assertFilled()
    for (name, fields) in tables {
      for (field, row) in fields where row.isNullable {
        XCTAssertTrue(filled.contains("\(name).\(field)"), "\(name).\(field) is always null")
        XCTAssertTrue(missing.contains("\(name).\(field)"), "\(name).\(field) is never null")
      }
      for type in fields["type"]?.words ?? [] {
        XCTAssertTrue(messages.contains(type), "no message of the type '\(type)'")
      }
    }
  }

  // MARK: Reading

  private static func text() throws -> String {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return try String(
      contentsOf: folder.appending(path: "Sources/Commands/README.md"),
      encoding: .utf8
    )
  }

  private static func tables(below command: String) throws -> [String: [String: Field]] {
    var tables: [String: [String: Field]] = [:]
    var name = ""
    var isInside = false
    for line in try text().split(separator: "\n") {
      if line.hasPrefix("## ") {
        isInside = line == "## \(command)"
        name = command
      } else if line.hasPrefix("### ") {
        name = String(line.dropFirst(4))
      } else if isInside, line.hasPrefix("| `") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let field = cells[0].trimmingCharacters(in: ["`"])
        tables[name, default: [:]][field] = Field(type: cells[1], meaning: cells[2])
      }
    }
    return tables
  }
}

extension ProgramBench {
  /// Runs a command that prints JSON and returns the objects, one a line.
  func objects(
    _ arguments: [String],
    lines: [String] = [],
    at now: String = "2026-11-21T09:00:00Z"
  ) throws -> [[String: Any]] {
    let outcome = try run(arguments + ["--json"], lines: lines, at: now)
    return try outcome.output.split(separator: "\n").map { line in
      try XCTUnwrap(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        "\(arguments)"
      )
    }
  }
}
