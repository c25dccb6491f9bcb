/// How much of what an exam asks the guides say that they cover.
package struct Coverage: Sendable {
  /// The name of the exam, such as `mla-c02`.
  package let exam: String
  /// The names of all points of the blueprint that no topic covers, in its order.
  package let missing: [String]
  /// How many points the blueprint has.
  package let pointCount: Int

  /// How many points are covered.
  package var coveredCount: Int { pointCount - missing.count }
  /// Whether nothing is missing.
  package var isComplete: Bool { missing.isEmpty }

  /// Holds the points of a blueprint against those that are covered.
  init(of blueprint: Blueprint, by covered: Set<String>) {
    exam = blueprint.id
    let points = blueprint.points.map(\.id)
    pointCount = points.count
    missing = points.filter { !covered.contains($0) }
  }
}

extension StudyGraph {
  /// What the topics cover of the blueprint; nil if they name no points or there is no blueprint.
  package var coverage: Coverage? {
    let covered = Set(topics.lazy.flatMap(\.covers))
    guard let blueprint, !covered.isEmpty else { return nil }
    return Coverage(of: blueprint, by: covered)
  }

  /// What the questions ask of the blueprint; nil if they name no points or there is no blueprint.
  package var questionCoverage: Coverage? {
    let covered = Set(questions.lazy.flatMap(\.covers))
    guard let blueprint, !covered.isEmpty else { return nil }
    return Coverage(of: blueprint, by: covered)
  }
}
