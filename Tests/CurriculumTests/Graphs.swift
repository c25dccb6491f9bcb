import Content
import Foundation
import SourceText
import XCTest

@testable import Curriculum

/// Graphs for tests.
enum Graphs {
  /// The graph of one guide without a blueprint.
  static func of(_ text: String, path: String = "guide.md") -> StudyGraph {
    GraphBuilder.graph(files: [SourceFile(path: path, bytes: Array(text.utf8))], exam: "none")
  }

  /// The bundled documents.
  static var bundledFiles: [SourceFile] {
    BundledDocuments.all.map { document in
      SourceFile(
        path: document.path.description,
        bytes: document.text.withUTF8Buffer { Array($0) }
      )
    }
  }

  /// The graph of the bundled documents.
  static var bundled: StudyGraph { GraphBuilder.graph(files: bundledFiles, exam: "mla-c01") }

  /// The learner's guides beside the project, each with the bundled blueprint.
  static func shared() throws -> [(name: String, graph: StudyGraph)] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let given = ProcessInfo.processInfo.environment["RETAIN_SHARED"]
    let guides = (given.map { URL(filePath: $0) } ?? folder.appending(path: "shared"))
      .appending(path: "guides")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: guides.path) else {
      throw XCTSkip("skipped: no study guides at \(guides.path); set RETAIN_SHARED")
    }
    let blueprint = bundledFiles.filter { $0.path.hasSuffix("blueprint.md") }
    return try names.sorted().map { name in
      let bytes = Array(try Data(contentsOf: guides.appending(path: name)))
      let file = SourceFile(path: name, bytes: bytes)
      return (name, GraphBuilder.graph(files: blueprint + [file], exam: "mla-c01"))
    }
  }
}
