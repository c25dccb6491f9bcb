/// Finds the exam domain and the task statement that a heading stands for.
///
/// A guide's own numbers are evidence only if its names agree with the blueprint.
struct DomainMatcher {
  private let blueprint: Blueprint?
  /// The task of each point of the blueprint.
  private let taskOfPoint: [String: TaskStatement]

  /// The share of a heading's words that must stand in the name of the domain or task.
  private static let leastAgreement = 0.6

  /// Words that occur in the names of most domains and so tell nothing.
  private static let commonWords: Set<Substring> = [
    "and", "for", "the", "of", "in", "to", "a", "on", "ml", "machine", "learning", "model",
    "models",
    "aws",
  ]

  /// Creates a matcher; without a blueprint it finds nothing.
  init(_ blueprint: Blueprint?) {
    self.blueprint = blueprint
    let tasks = blueprint?.domains.flatMap(\.tasks) ?? []
    taskOfPoint = Dictionary(
      tasks.flatMap { task in task.points.map { ($0.id, task) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether the blueprint has a point of this name.
  func knowsPoint(_ id: String) -> Bool { taskOfPoint[id] != nil }

  /// Returns the domain and task of a heading.
  ///
  /// - Parameters:
  ///   - title: The heading.
  ///   - covers: Points that the section says it covers; they decide.
  ///   - domain: The domain of the section above.
  func match(
    _ title: Title,
    covers: [String],
    within domain: Int?
  ) -> (domain: Int?, task: String?) {
    guard let blueprint else { return (nil, nil) }
    if let task = covers.lazy.compactMap({ taskOfPoint[$0] }).first {
      return (task.domain, task.id)
    }
    guard let number = title.number else { return (nil, nil) }
    if title.label == "domain", let named = blueprint.domain(Int(number) ?? 0),
      agrees(title.name, with: named.name)
    {
      return (named.number, nil)
    }
    if let domain, let task = blueprint.domain(domain)?.tasks.first(where: { $0.id == number }),
      agrees(title.name, with: task.name)
    {
      return (domain, task.id)
    }
    return (nil, nil)
  }

  /// Whether the blueprint has a domain of about this name, whatever its number.
  func knowsDomain(named name: String) -> Bool {
    blueprint?.domains.contains { agrees(name, with: $0.name) } ?? false
  }

  private func agrees(_ heading: String, with name: String) -> Bool {
    let words = TermKey.words(heading).filter { !Self.commonWords.contains($0) }
    let known = Set(TermKey.words(name))
    guard !words.isEmpty else { return false }
    let shared = words.count { known.contains($0) }
    return Double(shared) / Double(words.count) >= Self.leastAgreement
  }
}
