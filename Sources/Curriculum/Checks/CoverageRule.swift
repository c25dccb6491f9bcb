import SourceText

/// Every point of the blueprint is covered by a topic.
enum CoverageRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    guard let blueprint = graph.blueprint, graph.topics.contains(where: { !$0.covers.isEmpty }),
      let file = graph.files.firstIndex(where: { $0.path.hasSuffix("blueprint.md") })
    else { return [] }
    let covered = Set(graph.topics.flatMap(\.covers))
    let missing = blueprint.points.map(\.id).filter { !covered.contains($0) }
    if missing.isEmpty { return [] }
    return [
      context.diagnostic(
        .note,
        Place(file: file, range: 0..<0),
        "blueprint.uncovered",
        "\(missing.count) of \(blueprint.points.count) points are covered by no topic",
        help: "not covered: " + missing.joined(separator: " ")
      )
    ]
  }
}
