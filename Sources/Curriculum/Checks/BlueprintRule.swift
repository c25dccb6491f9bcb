import SourceText

/// The weights of a blueprint sum to 100, and no point is named twice.
enum BlueprintRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.blueprints.flatMap { findings(in: context, of: $0.blueprint, $0.file) }
  }

  private static func findings(
    in context: CheckContext,
    of blueprint: Blueprint,
    _ file: Int
  ) -> [Diagnostic] {
    let place = Place(file: file, range: 0..<0)
    var findings: [Diagnostic] = []
    let sum = blueprint.domains.reduce(0) { $0 + $1.weightPercent }
    if sum != 100 {
      findings.append(
        context.diagnostic(
          .error,
          place,
          "blueprint.weights",
          "the weights of the domains sum to \(sum), not to 100",
          help: "write the weight after the name of the domain, such as (28%)"
        )
      )
    }
    var seen: Set<String> = []
    for point in blueprint.points where !seen.insert(point.id).inserted {
      findings.append(
        context.diagnostic(
          .error,
          place,
          "blueprint.duplicate-point",
          "the point \(point.id) is named twice",
          help: "give one of them the next number that is free"
        )
      )
    }
    return findings
  }
}
