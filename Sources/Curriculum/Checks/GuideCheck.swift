package import SourceText

/// A rule that finds faults in a graph.
protocol GuideRule: SendableMetatype {
  /// Returns what is wrong.
  static func findings(in graph: StudyGraph) -> [Diagnostic]
}

/// Applies every rule to a graph.
package enum GuideCheck {
  private static let rules: [any GuideRule.Type] = [
    BlueprintRule.self, CoverageRule.self, QuestionRule.self, TopicRule.self,
  ]

  /// Returns all findings about a graph, in no particular order.
  package static func findings(in graph: StudyGraph) -> [Diagnostic] {
    graph.diagnostics + rules.flatMap { $0.findings(in: graph) }
  }
}

extension StudyGraph {
  /// Makes a diagnostic about a place in one of the files.
  func diagnostic(
    _ severity: Diagnostic.Severity,
    _ place: Place,
    _ rule: String,
    _ summary: String,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity,
      path: files[place.file].path,
      range: place.range,
      rule: rule,
      summary: summary,
      help: help
    )
  }
}
