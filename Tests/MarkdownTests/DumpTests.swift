import Foundation
import Markdown
import XCTest

/// Compares trees with the dumps in `Goldens`; `UPDATE_GOLDENS=1` rewrites them and fails.
final class DumpTests: XCTestCase {
  func testDumpsAreGolden() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".md") }
    XCTAssertFalse(files.isEmpty)
    let updates = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"
    for file in files {
      let source = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
      let dump = MarkdownDocument(parsing: source).dump()
      let golden = folder.appendingPathComponent(
        file.replacingOccurrences(of: ".md", with: ".dump")
      )
      if updates {
        try dump.write(to: golden, atomically: true, encoding: .utf8)
        XCTFail("\(golden.lastPathComponent) is rewritten")
      } else {
        XCTAssertEqual(dump, try String(contentsOf: golden, encoding: .utf8), file)
      }
    }
  }
}
