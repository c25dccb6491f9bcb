import Markdown
package import SourceText

/// What rules look at.
struct CheckContext {
  /// The graph that the guides make.
  let graph: StudyGraph
  /// The parsed files, in the order of the graph's files.
  let documents: [MarkdownDocument]
  /// Whether a file of some path is there; nil if nothing is known of files.
  let fileExists: ((String) -> Bool)?
  /// The blueprints among the files, each with the index of its file.
  let blueprints: [(file: Int, blueprint: Blueprint)]
  private let heads: [FrontMatter]

  init(_ graph: StudyGraph, fileExists: ((String) -> Bool)?) {
    self.graph = graph
    self.fileExists = fileExists
    let documents = graph.files.map { MarkdownDocument(parsing: $0.bytes) }
    let heads = documents.map { document in
      let range = document.frontMatter ?? 0..<0
      return FrontMatter(String(decoding: document.source[range], as: UTF8.self))
    }
    self.documents = documents
    self.heads = heads
    blueprints = documents.indices.compactMap { file in
      guard heads[file].kind == "blueprint", let exam = heads[file].exams.first else { return nil }
      return (file, BlueprintReader(documents[file]).blueprint(exam: exam))
    }
  }

  /// What a file is: `guide`, `questions`, `blueprint` or `vocabulary`.
  func kind(ofFile file: Int) -> String { heads[file].kind }

  /// The exams that a file names.
  func exams(ofFile file: Int) -> [String] { heads[file].exams }

  /// The blocks and spans of code of a file, which may show what elsewhere is a fault, in their order.
  func code(inFile file: Int) -> [Range<Int>] {
    let document = documents[file]
    return document.descendants(of: document.root).filter { node in
      let kind = document.kind(of: node)
      return kind == .codeBlock || kind == .codeSpan
    }.map { document.range(of: $0) }
  }

  /// Makes a diagnostic about a place in one of the files.
  func diagnostic(
    _ severity: Diagnostic.Severity,
    _ place: Place,
    _ rule: String,
    _ summary: String,
    help: String? = nil,
    notes: [(place: Place, text: String)] = []
  ) -> Diagnostic {
    Diagnostic(
      severity,
      path: graph.files[place.file].path,
      range: place.range,
      rule: rule,
      summary: summary,
      help: help,
      notes: notes.map { note in
        Diagnostic.Note(
          path: graph.files[note.place.file].path,
          range: note.place.range,
          text: note.text
        )
      }
    )
  }
}

/// A rule that finds faults in guides.
protocol GuideRule: SendableMetatype {
  /// Returns what is wrong.
  static func findings(in context: CheckContext) -> [Diagnostic]
}

/// Applies every rule to a graph.
package enum GuideCheck {
  private static let rules: [any GuideRule.Type] = [
    BlueprintRule.self, CoverageRule.self, QuestionRule.self, TopicRule.self,
    CardRule.self, EmptyTermRule.self, ContradictionRule.self, EmptyTopicRule.self, LinkRule.self,
    OtherExamRule.self,
    HeadingLevelRule.self, AnchorRule.self, MojibakeRule.self, ControlCharacterRule.self,
    CutTextRule.self, TornWordRule.self, AdvertRule.self, ResidueRule.self, CitationRule.self,
  ]

  /// Returns all findings about a graph, in no particular order.
  ///
  /// - Parameter fileExists: Whether a file is there, asked with the path of a guide and with paths
  ///   beside it; without it links to files are not followed.
  package static func findings(
    in graph: StudyGraph,
    fileExists: ((String) -> Bool)? = nil
  ) -> [Diagnostic] {
    let context = CheckContext(graph, fileExists: fileExists)
    return graph.diagnostics + rules.flatMap { $0.findings(in: context) }
  }
}

extension ArraySlice<Range<Int>> {
  /// Drops the ranges before another one; returns whether the next holds it.
  mutating func skip(to range: Range<Int>) -> Bool {
    while let first, first.upperBound <= range.lowerBound { removeFirst() }
    return first.map { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
      ?? false
  }
}
