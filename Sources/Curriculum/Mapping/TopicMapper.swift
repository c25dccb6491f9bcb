#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the task statement that a topic serves, by what it says.
struct TopicMapper {
  /// A topic as the mapper sees it.
  struct Subject {
    /// The title.
    let title: String
    /// The index of the topic above, which comes before this one.
    let parent: Int?
    /// The bytes between the heading and the next one.
    let body: ArraySlice<UInt8>
  }

  /// Where a topic belongs.
  struct Mapping: Equatable {
    /// The task statement.
    let task: TaskStatement
    /// How clear that is, in `0...1`: the lead of the task's domain over the next one.
    let confidence: Double
  }

  private let vocabulary: TaskVocabulary

  private enum Weight {
    /// A title says more than a sentence.
    static let title: Float = 3
    /// What the topic above says counts, but less.
    static let parent: Float = 0.3
    /// What the topics below say counts where a topic says little itself.
    static let children: Float = 0.5
    /// The most that other topics may add, in weight.
    static let mostFromOthers: Float = 12
  }

  /// Less evidence than this, in weight, is chance.
  private static let leastEvidence: Float = 5
  /// A guide with fewer decisive phrases in a hundred words is about another subject.
  ///
  /// Five guides for this field have between 6 and 23, ten manuals of software 1.4 at the most.
  private static let leastDecisivePercent = 2.5

  /// Creates a mapper.
  init(_ vocabulary: TaskVocabulary) { self.vocabulary = vocabulary }

  /// Maps the topics of a guide, in order.
  ///
  /// - Returns: For each topic its task, or nil if nothing speaks for one.
  func map(_ subjects: [Subject]) -> [Mapping?] {
    guard !vocabulary.isEmpty else { return subjects.map { _ in nil } }
    var counts = Counts(mentions: [Float](repeating: 0, count: vocabulary.entries.count))
    let own = subjects.map { evidence(of: $0, &counts) }
    var below = own.map(\.weights)
    for index in subjects.indices.reversed() {
      if let parent = subjects[index].parent { below[parent] = sum(below[parent], below[index]) }
    }
    var above = own.map { _ in [Float](repeating: 0, count: vocabulary.tasks.count) }
    for (index, subject) in subjects.enumerated() {
      guard let parent = subject.parent else { continue }
      above[index] = sum(own[parent].weights, scaled(above[parent], 0.5))
    }
    let decisive = own.reduce(0) { $0 + $1.decisiveCount }
    let words = own.reduce(0) { $0 + $1.wordCount }
    guard Double(decisive) * 100 >= Self.leastDecisivePercent * Double(words), decisive > 0 else {
      return subjects.map { _ in nil }
    }
    return subjects.indices.map { index in
      let children = zip(below[index], own[index].weights).map { $0 - $1 }
      guard total(own[index].weights) + total(children) >= Self.leastEvidence else { return nil }
      let others = sum(
        capped(scaled(above[index], Weight.parent)),
        capped(scaled(children, Weight.children))
      )
      return best(sum(own[index].weights, others))
    }
  }

  private struct Evidence {
    var weights: [Float]
    var wordCount = 0
    var decisiveCount = 0
  }

  /// Room for counting, used again for each topic.
  private struct Counts {
    /// The weighted mentions of each entry.
    var mentions: [Float]
    /// The entries that are mentioned.
    var mentioned: [Int] = []
    var decisive = 0
  }

  private func evidence(of subject: Subject, _ counts: inout Counts) -> Evidence {
    let title = WordHash(subject.title.utf8).words
    count(title, weight: Weight.title, into: &counts)
    let body = WordHash(subject.body).words
    count(body, weight: 1, into: &counts)
    var result = Evidence(weights: [Float](repeating: 0, count: vocabulary.tasks.count))
    result.decisiveCount = counts.decisive
    result.wordCount = title.count + body.count
    for entry in counts.mentioned {
      let count = counts.mentions[entry]
      // The tenth mention of a word says little that the third did not.
      let factor = count <= 1 ? count : 1 + log2f(count)
      for (task, weight) in vocabulary.entries[entry].weights {
        result.weights[task] += weight * factor
      }
      counts.mentions[entry] = 0
    }
    counts.mentioned.removeAll(keepingCapacity: true)
    counts.decisive = 0
    return result
  }

  private func count(_ words: [UInt64], weight: Float, into counts: inout Counts) {
    var position = 0
    while position < words.count {
      guard let match = vocabulary.longestMatch(words, at: position) else {
        position += 1
        continue
      }
      if counts.mentions[match.entry] == 0 { counts.mentioned.append(match.entry) }
      counts.mentions[match.entry] += weight
      if vocabulary.entries[match.entry].isDecisive { counts.decisive += 1 }
      position += match.length
    }
  }

  /// The domain with the most evidence, and within it the task with the most.
  private func best(_ weights: [Float]) -> Mapping? {
    var domains: [Int: Float] = [:]
    for (task, weight) in zip(vocabulary.tasks, weights) {
      domains[task.domain, default: 0] += weight
    }
    let ranked = domains.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }
    guard let first = ranked.first, first.value > 0 else { return nil }
    let tasks = zip(vocabulary.tasks, weights).filter { $0.0.domain == first.key }
    guard let task = tasks.max(by: { $0.1 < $1.1 }) else { return nil }
    let second = ranked.dropFirst().first?.value ?? 0
    // Certainty is kept for what a guide says itself.
    let lead = Double((first.value - second) / first.value)
    return Mapping(task: task.0, confidence: min(lead, 0.99))
  }

  private func total(_ weights: [Float]) -> Float { weights.reduce(0, +) }

  private func sum(_ left: [Float], _ right: [Float]) -> [Float] { zip(left, right).map(+) }

  private func scaled(_ weights: [Float], _ factor: Float) -> [Float] {
    weights.map { $0 * factor }
  }

  private func capped(_ weights: [Float]) -> [Float] {
    let sum = total(weights)
    return sum > Weight.mostFromOthers ? scaled(weights, Weight.mostFromOthers / sum) : weights
  }
}
