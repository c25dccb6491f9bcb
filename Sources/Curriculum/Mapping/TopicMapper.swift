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
    guard vocabulary.count > 0 else { return subjects.map { _ in nil } }
    var counts = Counts(mentions: [Float](repeating: 0, count: vocabulary.count))
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
      let children = zip(below[index], own[index].weights).map(-)
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
    /// The words that are read at the moment.
    var words = WordHash()
  }

  private func evidence(of subject: Subject, _ counts: inout Counts) -> Evidence {
    counts.words.removeAll()
    TextBytes.withBytes(of: subject.title) { counts.words.append(wordsOf: $0) }
    var result = Evidence(weights: [Float](repeating: 0, count: vocabulary.tasks.count))
    result.wordCount = counts.words.words.count
    count(&counts, weight: Weight.title)
    counts.words.removeAll()
    subject.body.withUnsafeBufferPointer { counts.words.append(wordsOf: $0) }
    result.wordCount += counts.words.words.count
    count(&counts, weight: 1)
    result.decisiveCount = counts.decisive
    for entry in counts.mentioned {
      let count = counts.mentions[entry]
      // The tenth mention of a word says little that the third did not.
      vocabulary.add(entry, times: count <= 1 ? count : 1 + log2f(count), to: &result.weights)
      counts.mentions[entry] = 0
    }
    counts.mentioned.removeAll(keepingCapacity: true)
    counts.decisive = 0
    return result
  }

  private func count(_ counts: inout Counts, weight: Float) {
    let words = counts.words.words
    var position = 0
    while position < words.count {
      guard let match = vocabulary.longestMatch(words, at: position) else {
        position += 1
        continue
      }
      if counts.mentions[match.entry] == 0 { counts.mentioned.append(match.entry) }
      counts.mentions[match.entry] += weight
      if vocabulary.isDecisive(match.entry) { counts.decisive += 1 }
      position += match.length
    }
  }

  /// The domain with the most evidence, and within it the task with the most.
  private func best(_ weights: [Float]) -> Mapping? {
    var domains: [(number: Int, weight: Float)] = []
    for (task, weight) in zip(vocabulary.tasks, weights) {
      if let known = domains.firstIndex(where: { $0.number == task.domain }) {
        domains[known].weight += weight
      } else {
        domains.append((task.domain, weight))
      }
    }
    let ranked = domains.sorted { ($0.weight, -$0.number) > ($1.weight, -$1.number) }
    guard let first = ranked.first, first.weight > 0 else { return nil }
    var best: Int?
    for (index, task) in vocabulary.tasks.enumerated() where task.domain == first.number {
      if best.map({ weights[index] > weights[$0] }) ?? true { best = index }
    }
    guard let best else { return nil }
    let task = vocabulary.tasks[best]
    let second = ranked.dropFirst().first?.weight ?? 0
    // Certainty is kept for what a guide says itself.
    let lead = Double((first.weight - second) / first.weight)
    return Mapping(task: task, confidence: min(lead, 0.99))
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
