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
    /// Whether its task is wanted; otherwise it only speaks for those above and below it.
    let isAsked: Bool
  }

  /// Where a topic belongs.
  struct Mapping: Equatable {
    /// The task statement.
    let task: TaskStatement
    /// How clear that is, in `0...1`: the lead of the task's domain over the next one.
    let confidence: Double
  }

  private let vocabulary: TaskVocabulary
  /// The tasks of each domain; they stand together, in the order of the blueprint.
  private let domains: [Range<Int>]

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
  /// A guide with fewer words of the field in a hundred is about another subject of the same trade.
  ///
  /// Twelve guides for this field have 2.5 and more, a chapter on data alone 0.9; notes on Kubernetes,
  /// Terraform, security, networks and databases 0.2 at the most.
  private static let leastFieldPercent = 0.5

  /// Creates a mapper.
  init(_ vocabulary: TaskVocabulary) {
    self.vocabulary = vocabulary
    var domains: [Range<Int>] = []
    for (index, task) in vocabulary.tasks.enumerated() {
      if let last = domains.last, vocabulary.tasks[last.lowerBound].domain == task.domain {
        domains[domains.count - 1] = last.lowerBound..<index + 1
      } else {
        domains.append(index..<index + 1)
      }
    }
    self.domains = domains
  }

  /// Maps the topics of a guide, in order.
  ///
  /// - Parameter isNamed: Whether the guide says itself that it is for the exam.
  /// - Returns: For each topic its task, or nil if nothing speaks for one or it is not asked for.
  func map(_ subjects: [Subject], isNamed: Bool = false) -> [Mapping?] {
    let unmapped = [Mapping?](repeating: nil, count: subjects.count)
    guard vocabulary.count > 0 else { return unmapped }
    var counts = Counts(mentions: [Float](repeating: 0, count: vocabulary.count))
    var own = TaskWeights(topics: subjects.count, tasks: vocabulary.tasks.count)
    for (index, subject) in subjects.enumerated() {
      count(subject, &counts)
      for entry in counts.mentioned {
        let count = counts.mentions[entry]
        // The tenth mention of a word says little that the third did not.
        let times = count <= 1 ? count : 1 + log2f(count)
        own.row(index) { vocabulary.add(entry, times: times, to: $0) }
        counts.mentions[entry] = 0
      }
      counts.mentioned.removeAll(keepingCapacity: true)
    }
    guard counts.decisive > 0, isOnTheSubject(counts, isNamed: isNamed) else { return unmapped }
    return mappings(of: subjects, own)
  }

  /// Whether a guide speaks of what the exam is about, and in its words.
  private func isOnTheSubject(_ counts: Counts, isNamed: Bool) -> Bool {
    let hundred = Double(counts.wordCount) / 100
    return Double(counts.decisive) >= Self.leastDecisivePercent * hundred
      && (isNamed || !vocabulary.knowsField
        || Double(counts.field) >= Self.leastFieldPercent * hundred)
  }

  /// Maps topics by what they say and what those around them say.
  private func mappings(of subjects: [Subject], _ own: TaskWeights) -> [Mapping?] {
    var below = own
    for index in subjects.indices.reversed() {
      if let parent = subjects[index].parent { below.add(index, to: parent) }
    }
    var above = TaskWeights(topics: subjects.count, tasks: vocabulary.tasks.count)
    for (index, subject) in subjects.enumerated() {
      guard let parent = subject.parent else { continue }
      for task in 0..<above.tasks {
        above[index, task] = own[parent, task] + above[parent, task] * 0.5
      }
    }
    return subjects.indices.map { index in
      guard subjects[index].isAsked else { return nil }
      var children: Float = 0
      for task in 0..<own.tasks {
        below[index, task] -= own[index, task]
        children += below[index, task]
      }
      guard own.total(index) + children >= Self.leastEvidence else { return nil }
      above.scale(index, by: Weight.parent, upTo: Weight.mostFromOthers)
      below.scale(index, by: Weight.children, upTo: Weight.mostFromOthers)
      for task in 0..<own.tasks {
        above[index, task] = own[index, task] + (above[index, task] + below[index, task])
      }
      return above.row(index, best)
    }
  }

  /// Counts of phrases, whose room is used again for each topic.
  private struct Counts {
    /// The weighted mentions of each entry in the topic at hand.
    var mentions: [Float]
    /// The entries that are mentioned.
    var mentioned: [Int] = []
    /// The decisive phrases of all topics.
    var decisive = 0
    /// The words of all topics, and those of the field among them.
    var wordCount = 0
    var field = 0
  }

  private func count(_ subject: Subject, _ counts: inout Counts) {
    TextBytes.withBytes(of: subject.title) { title in
      WordHash.withWords(of: title) { count($0, &counts, weight: Weight.title) }
    }
    subject.body.withUnsafeBufferPointer { body in
      WordHash.withWords(of: body) { count($0, &counts, weight: 1) }
    }
  }

  private func count(
    _ words: UnsafeBufferPointer<UInt64>,
    _ counts: inout Counts,
    weight: Float
  ) {
    counts.wordCount += words.count
    counts.field += vocabulary.fieldCount(words)
    var position = 0
    while let match = vocabulary.nextMatch(words, from: position) {
      if counts.mentions[match.entry] == 0 { counts.mentioned.append(match.entry) }
      counts.mentions[match.entry] += weight
      if match.isDecisive { counts.decisive += 1 }
      position = match.end
    }
  }

  /// The domain with the most evidence, and within it the task with the most.
  private func best(_ weights: UnsafeMutableBufferPointer<Float>) -> Mapping? {
    var first: (domain: Range<Int>, weight: Float)?
    var second: Float = 0
    // The first of domains with the same evidence is taken.
    for domain in domains {
      let weight = weights[domain].reduce(0, +)
      if let known = first, weight <= known.weight {
        second = max(second, weight)
      } else {
        second = first?.weight ?? 0
        first = (domain, weight)
      }
    }
    guard let first, first.weight > 0 else { return nil }
    var best = first.domain.lowerBound
    for task in first.domain where weights[task] > weights[best] { best = task }
    // Certainty is kept for what a guide says itself.
    let lead = Double((first.weight - second) / first.weight)
    return Mapping(task: vocabulary.tasks[best], confidence: min(lead, 0.99))
  }
}

/// How much speaks for each task, topic by topic.
private struct TaskWeights {
  /// The number of tasks.
  let tasks: Int
  private var weights: [Float]

  init(topics: Int, tasks: Int) {
    self.tasks = tasks
    weights = [Float](repeating: 0, count: topics * tasks)
  }

  subscript(topic: Int, task: Int) -> Float {
    get { weights[topic * tasks + task] }
    set { weights[topic * tasks + task] = newValue }
  }

  /// Lends the weights of one topic.
  mutating func row<Result>(
    _ topic: Int,
    _ body: (UnsafeMutableBufferPointer<Float>) -> Result
  ) -> Result {
    weights.withUnsafeMutableBufferPointer { weights in
      body(UnsafeMutableBufferPointer(rebasing: weights[topic * tasks..<(topic + 1) * tasks]))
    }
  }

  /// All that speaks for any task.
  func total(_ topic: Int) -> Float {
    weights[topic * tasks..<(topic + 1) * tasks].reduce(0, +)
  }

  /// Adds what one topic says to another.
  mutating func add(_ topic: Int, to other: Int) {
    for task in 0..<tasks { self[other, task] += self[topic, task] }
  }

  /// Weighs a topic anew, so that all its weights together are no more than a limit.
  mutating func scale(_ topic: Int, by factor: Float, upTo limit: Float) {
    for task in 0..<tasks { self[topic, task] *= factor }
    let sum = total(topic)
    guard sum > limit else { return }
    for task in 0..<tasks { self[topic, task] *= limit / sum }
  }
}
