import Markdown
package import SourceText

/// What rules look at.
struct CheckContext {
  /// The graph that the guides make.
  let graph: StudyGraph
  /// The parsed files, in the order of the graph's files.
  let documents: [MarkdownDocument]

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
    ContradictionRule.self, HeadingLevelRule.self, AnchorRule.self, MojibakeRule.self,
    ControlCharacterRule.self,
  ]

  /// Returns all findings about a graph, in no particular order.
  package static func findings(in graph: StudyGraph) -> [Diagnostic] {
    let context = CheckContext(
      graph: graph,
      documents: graph.files.map { MarkdownDocument(parsing: $0.bytes) }
    )
    return graph.diagnostics + rules.flatMap { $0.findings(in: context) }
  }
}
