import Content
import Foundation
import XCTest

final class BundledDocumentsTests: XCTestCase {
  private var folder: URL {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Content")
  }

  /// The binary holds every Markdown file of the folder but the authoring guide, byte for byte.
  func testDocumentsAreTheFilesOfTheFolder() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }
      .sorted()
    XCTAssertFalse(names.isEmpty)
    XCTAssertEqual(BundledDocuments.all.map(\.path.description), names)
    for document in BundledDocuments.all {
      let file = try Data(contentsOf: folder.appending(path: document.path.description))
      let literal = document.text.withUTF8Buffer { Data($0) }
      XCTAssertEqual(literal, file, document.path.description)
    }
  }
}
