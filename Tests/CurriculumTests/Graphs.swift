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

  /// What a section of a guide asks, with the answers; a definition is not turned round.
  static func asked(_ body: String, under title: String) -> [String] {
    of("# Course\n\n## \(title)\n\n" + body).cards.filter { $0.kind != .term }
      .map { "\($0.prompt) → \($0.answer)" }
  }

  /// What a log remembers of cards that were all learned.
  static func remembered(_ graph: StudyGraph) -> [RememberedCard] {
    graph.cards.map {
      RememberedCard(
        id: $0.id,
        kind: $0.kind.rawValue,
        term: $0.term,
        prompt: $0.prompt,
        breadcrumb: $0.breadcrumb
      )
    }
  }

  /// The line of the first place of a card, from one.
  static func line(of card: Card?, in text: String) -> Int? {
    card?.sources.first.map { text.utf8.prefix($0.range.lowerBound).count { $0 == 0x0A } + 1 }
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

  /// The learner's guides beside the project, each with the bundled blueprint and vocabulary.
  static func shared() throws -> [(name: String, graph: StudyGraph)] {
    let references = references
    return try guides().map { file in
      (file.path, GraphBuilder.graph(files: references + [file], exam: "mla-c01"))
    }
  }

  /// The bundled documents that are no guides and no questions.
  static var references: [SourceFile] {
    bundledFiles.filter { file in
      file.path.hasSuffix("blueprint.md") || file.path.hasSuffix("vocabulary.md")
    }
  }

  /// The bundled documents and then the learner's guides.
  static func sharedFiles() throws -> [SourceFile] { bundledFiles + (try guides()) }

  /// The learner's guides beside the project.
  static func guides() throws -> [SourceFile] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let given = ProcessInfo.processInfo.environment["RETAIN_SHARED"]
    let guides = (given.map { URL(filePath: $0) } ?? folder.appending(path: "shared"))
      .appending(path: "guides")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: guides.path) else {
      throw XCTSkip("skipped: no study guides at \(guides.path); set RETAIN_SHARED")
    }
    return try names.sorted().map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: guides.appending(path: name))))
    }
  }
}

extension StudyGraph {
  /// The cards that are not made of questions with options.
  var plainCards: [Card] { cards.filter { $0.kind != .choice } }
}
