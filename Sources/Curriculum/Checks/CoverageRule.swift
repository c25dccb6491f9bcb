import Markdown
import SourceText

/// Every point of every blueprint is covered by a topic, and nothing else is said to be.
///
/// Where the guides name no points, every task statement of the exam has a topic by its content.
///
/// The exam at hand is told from the graph. What the guides say of other exams is read from their
/// directives, so that one check tells about all exams that a guide serves.
enum CoverageRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.blueprints.flatMap { file, blueprint in
      if blueprint.id == context.graph.blueprint?.id {
        return context.graph.coverage.map { finding($0, of: blueprint, file, context) }
          ?? tasksWithoutTopics(of: blueprint, context)
      }
      return findings(about: blueprint, file, in: context)
    }
  }

  private static func finding(
    _ coverage: Coverage,
    of blueprint: Blueprint,
    _ file: Int,
    _ context: CheckContext
  ) -> [Diagnostic] {
    if coverage.isComplete { return [] }
    return [
      context.diagnostic(
        .note,
        Place(file: file, range: 0..<0),
        "blueprint.uncovered",
        "\(coverage.missing.count) of \(coverage.pointCount) points of \(blueprint.id) "
          + "are covered by no topic",
        help: "not covered: " + coverage.missing.joined(separator: " ")
      )
    ]
  }

  /// The task statements that no topic is mapped to, if the guides are about the exam.
  private static func tasksWithoutTopics(
    of blueprint: Blueprint,
    _ context: CheckContext
  ) -> [Diagnostic] {
    let topics = context.graph.topics
    let mapped = topics.compactMap(\.task)
    let tasks = blueprint.domains.flatMap(\.tasks)
    let missing = tasks.filter { !mapped.contains($0.id) }
    guard let first = topics.first, mapped.count * 2 >= topics.count, !missing.isEmpty else {
      return []
    }
    return [
      context.diagnostic(
        .note,
        Place(file: first.place.file, range: 0..<0),
        "blueprint.uncovered",
        "\(missing.count) of \(tasks.count) tasks of \(blueprint.id) have no topic here",
        help: "not covered: " + missing.map { "\($0.id) \($0.name)" }.joined(separator: "; ")
      )
    ]
  }

  /// Reads what guides and questions say of an exam that is not the one at hand.
  private static func findings(
    about blueprint: Blueprint,
    _ blueprintFile: Int,
    in context: CheckContext
  ) -> [Diagnostic] {
    let points = Set(blueprint.points.map(\.id))
    var findings: [Diagnostic] = []
    var covered: Set<String> = []
    for (file, document) in context.documents.enumerated() {
      let kind = context.kind(ofFile: file)
      let exams = context.exams(ofFile: file)
      guard kind == "guide" || kind == "questions", exams.contains(blueprint.id) else { continue }
      let scope = ExamScope(blueprint.id, among: exams)
      for section in GuideOutline(document).sections {
        let named = scope.points(of: section.directives)
        if kind == "guide" { covered.formUnion(named) }
        let place = Place(
          file: file,
          range: section.heading.map { document.range(of: $0) } ?? 0..<0
        )
        for point in named where !points.contains(point) {
          findings.append(context.unknownPoint(point, of: blueprint.id, place))
        }
      }
    }
    guard !covered.isEmpty else { return findings }
    let coverage = Coverage(of: blueprint, by: covered)
    return findings + finding(coverage, of: blueprint, blueprintFile, context)
  }
}

extension CheckContext {
  /// A directive that names a point that an exam does not have.
  func unknownPoint(_ point: String, of exam: String, _ place: Place) -> Diagnostic {
    diagnostic(
      .error,
      place,
      "blueprint.unknown-point",
      "'\(point)' is no point of the blueprint of \(exam)",
      help: "take a point such as K1.1.1 from the blueprint of the exam"
    )
  }
}
