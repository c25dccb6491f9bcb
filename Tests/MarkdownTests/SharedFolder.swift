import Foundation
import XCTest

/// The folder of specifications and guides that lies beside a checkout.
enum SharedFolder {
  /// Finds a file or folder in it, and skips the test at hand if it is not there.
  static func path(_ name: String) throws -> URL {
    if let shared = ProcessInfo.processInfo.environment["RETAIN_SHARED"] {
      return URL(fileURLWithPath: shared).appendingPathComponent(name)
    }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/\(name)")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    throw XCTSkip("no ../shared/\(name) beside the checkout; set RETAIN_SHARED to its place")
  }

  /// The contents of all guides.
  static func guides() throws -> [(name: String, bytes: [UInt8])] {
    let folder = try path("guides")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".txt") }
      .map { ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
  }

  /// One row of a specification.
  struct Example: Decodable {
    let markdown: String
    let html: String
    let section: String
    let example: Int
    let extensions: [String]?
  }

  /// All rows of a specification.
  static func examples(_ name: String) throws -> [Example] {
    let data = try Data(contentsOf: path("spec/\(name)"))
    return try JSONDecoder().decode([Example].self, from: data)
  }
}
