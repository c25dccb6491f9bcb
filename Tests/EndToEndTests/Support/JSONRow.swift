import Foundation
import XCTest

/// One JSON object that the program printed.
struct JSONRow {
  private let fields: [String: Any]

  /// Reads a line of output.
  init(_ line: String, file: StaticString = #filePath, at sourceLine: UInt = #line) throws {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    fields = try XCTUnwrap(value as? [String: Any], line, file: file, line: sourceLine)
  }

  private init(fields: [String: Any]) { self.fields = fields }

  /// Reads every line of output as an object.
  static func rows(_ lines: [String]) throws -> [JSONRow] { try lines.map { try JSONRow($0) } }

  /// The names of all fields.
  var names: Set<String> { Set(fields.keys) }

  func text(_ name: String) -> String? { fields[name] as? String }
  func integer(_ name: String) -> Int? { (fields[name] as? NSNumber)?.intValue }
  func flag(_ name: String) -> Bool? { (fields[name] as? NSNumber)?.boolValue }
  func texts(_ name: String) -> [String] { fields[name] as? [String] ?? [] }
  func isNull(_ name: String) -> Bool { fields[name] is NSNull }

  func row(_ name: String) -> JSONRow? {
    (fields[name] as? [String: Any]).map { JSONRow(fields: $0) }
  }

  func rows(_ name: String) -> [JSONRow] {
    (fields[name] as? [[String: Any]] ?? []).map { JSONRow(fields: $0) }
  }
}
