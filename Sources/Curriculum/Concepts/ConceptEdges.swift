import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What topics and concepts have to do with one another beyond the order of the guides.
///
/// It is made when somebody asks, because most commands do without. Every list is kept short:
/// an edge that is one of twenty tells nothing.
package struct ConceptEdges: Sendable {
  /// A topic that is to be learned before another.
  package struct Requirement: Hashable, Sendable {
    /// The index of the topic that comes later.
    package let topic: Int
    /// The index of the topic to learn first.
    package let required: Int
    /// Whether the guide says so; otherwise its definitions use what the other topic defines.
    package let isStated: Bool
  }

  /// A topic that speaks of a concept defined elsewhere.
  package struct Mention: Hashable, Sendable {
    /// The index of the topic.
    package let topic: Int
    /// The index of the concept.
    package let concept: Int
  }

  /// Two concepts that are set side by side and easily confused.
  package struct Contrast: Hashable, Sendable {
    /// The index of one concept, the lower.
    package let one: Int
    /// The index of the other.
    package let other: Int
  }

  /// Requirements without a circle, by topic.
  package private(set) var requirements: [Requirement] = []
  /// Mentions by topic, the weightiest first.
  package private(set) var mentions: [Mention] = []
  /// Contrasts by concept, the clearest first.
  package let contrasts: [Contrast]

  private enum Limit {
    static let mentionsOfTopic = 5
    static let requirementsOfTopic = 2
    /// A concept that more topics than this speak of tells nothing about one of them.
    static let commonShare = 0.12
    static let fewestCommon = 4
    /// Less than this, in weight, is chance.
    static let requirement = 0.75
    static let mention = 0.3
  }

  /// Finds the edges of a graph.
  ///
  /// - Complexity: Linear in the bytes of the guides.
  package init(_ graph: StudyGraph) {
    let index = TermIndex(graph)
    let homes = Self.homes(graph)
    let bodies = graph.topics.map { topic in
      Self.counts(index.hits(in: WordHash(graph.files[topic.place.file].bytes[topic.body]).words))
    }
    var topicsOf = [Int](repeating: 0, count: graph.concepts.count)
    for counts in bodies {
      for concept in counts.keys { topicsOf[concept] += 1 }
    }
    let total = graph.topics.count
    let most = max(Limit.fewestCommon, Int(Limit.commonShare * Double(total)))
    // How much a concept says: one if a single topic speaks of it, zero if many do.
    let weights = topicsOf.map { count in
      count == 0 || count > most
        ? 0 : log2(Double(total + 1) / Double(count)) / log2(Double(total + 1))
    }
    for (topic, counts) in bodies.enumerated() {
      mentions += Self.mentions(of: topic, counts, weights, homes, index)
    }
    requirements = Self.requirements(graph, index, homes, weights)
    contrasts = ConceptContrasts(graph, index).pairs
  }

  private static func counts(_ hits: [TermIndex.Hit]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for hit in hits { counts[hit.concept, default: 0] += 1 }
    return counts
  }

  /// The topics in which each concept is spoken of by a card.
  private static func homes(_ graph: StudyGraph) -> [Set<Int>] {
    var homes = [Set<Int>](repeating: [], count: graph.concepts.count)
    var topics: [Int: [Int]] = [:]
    for (index, topic) in graph.topics.enumerated() {
      topics[topic.place.file, default: []].append(index)
    }
    for card in graph.cards {
      homes[card.concept].insert(card.topic)
      for source in card.sources.dropFirst() {
        let topic = topics[source.file]?.last { index in
          graph.topics[index].body.contains(source.range.lowerBound)
        }
        if let topic { homes[card.concept].insert(topic) }
      }
    }
    return homes
  }

  private static func mentions(
    of topic: Int,
    _ counts: [Int: Int],
    _ weights: [Double],
    _ homes: [Set<Int>],
    _ index: TermIndex
  ) -> [Mention] {
    var ranked: [(concept: Int, weight: Double)] = []
    for (concept, count) in counts where weights[concept] > 0 && !homes[concept].contains(topic) {
      // A plain word said once may mean anything.
      guard index.isDistinct[concept] || count > 1 else { continue }
      let weight =
        weights[concept] * (1 + log2(Double(count))) * (index.isDistinct[concept] ? 1 : 0.5)
      if weight >= Limit.mention { ranked.append((concept, weight)) }
    }
    ranked.sort { ($0.weight, $1.concept) > ($1.weight, $0.concept) }
    return ranked.prefix(Limit.mentionsOfTopic).map { Mention(topic: topic, concept: $0.concept) }
  }
}

// MARK: Requirements

extension ConceptEdges {
  private static func requirements(
    _ graph: StudyGraph,
    _ index: TermIndex,
    _ homes: [Set<Int>],
    _ weights: [Double]
  ) -> [Requirement] {
    let titles = graph.topics.map { index.concept(named: $0.title) }
    let uses = Self.uses(graph, index, titles)
    var order = RequirementOrder(graph.topics.map(\.requires))
    var result = graph.topics.indices.flatMap { topic in
      graph.topics[topic].requires.map {
        Requirement(topic: topic, required: $0, isStated: true)
      }
    }
    for topic in graph.topics.indices {
      var evidence: [Int: Evidence] = [:]
      for (concept, use) in uses[topic] where !homes[concept].contains(topic) {
        let earlier = homes[concept].filter { home in
          home < topic && graph.topics[home].place.file == graph.topics[topic].place.file
            && !graph.isAncestor(home, of: topic)
        }
        // A topic that is called so explains it; else what several explain cannot be missed, and
        // what one explains has to come first.
        let own = earlier.filter { titles[$0] == concept }.min()
        guard let home = own ?? earlier.min(), own != nil || earlier.count <= 2 else { continue }
        let weight = weights[concept] * (index.isDistinct[concept] ? 1 : 0.5)
        let isClear = own != nil && (use.isOfTitle || use.cards > 1)
        evidence[home, default: Evidence()].add(weight, isClear: isClear)
      }
      let ranked = evidence.filter { $0.value.isEnough }
        .sorted { ($0.value.weight, $1.key) > ($1.value.weight, $0.key) }
      var room = Limit.requirementsOfTopic
      for (required, _) in ranked where room > 0 {
        guard !graph.topics[topic].requires.contains(required), order.add(topic, required) else {
          continue
        }
        result.append(Requirement(topic: topic, required: required, isStated: false))
        room -= 1
      }
    }
    return result.sorted { ($0.topic, $0.required) < ($1.topic, $1.required) }
  }
}

extension ConceptEdges {
  /// How the cards of a topic use a concept in their answers.
  private struct Use {
    /// How many of them do.
    var cards = 0
    /// Whether what the topic is called after is explained with it.
    var isOfTitle = false
  }

  /// What speaks for it that one topic is to be learned before another.
  private struct Evidence {
    private(set) var weight = 0.0
    private var concepts = 0
    private var isClear = false

    mutating func add(_ weight: Double, isClear: Bool) {
      self.weight += weight
      concepts += weight > 0 ? 1 : 0
      self.isClear = self.isClear || isClear
    }

    var isEnough: Bool { isClear || concepts > 1 && weight >= Limit.requirement }
  }

  private static func uses(
    _ graph: StudyGraph,
    _ index: TermIndex,
    _ titles: [Int?]
  ) -> [[Int: Use]] {
    var uses: [[Int: Use]] = graph.topics.map { _ in [:] }
    for card in graph.cards {
      let isOfTitle = card.kind == .definition && card.concept == titles[card.topic]
      for (concept, _) in counts(index.hits(in: WordHash(card.answer.utf8).words))
      where concept != card.concept {
        uses[card.topic][concept, default: Use()].cards += 1
        if isOfTitle { uses[card.topic][concept]?.isOfTitle = true }
      }
    }
    return uses
  }
}

/// Which topics come before which, without circles.
private struct RequirementOrder {
  private var required: [[Int]]

  init(_ required: [[Int]]) { self.required = required }

  /// Adds a requirement, unless the other topic requires this one already.
  mutating func add(_ topic: Int, _ other: Int) -> Bool {
    var open = [other]
    var seen: Set<Int> = [other]
    while let next = open.popLast() {
      if next == topic { return false }
      for further in required[next] where seen.insert(further).inserted { open.append(further) }
    }
    required[topic].append(other)
    return true
  }
}

extension StudyGraph {
  /// Whether one topic lies below another.
  fileprivate func isAncestor(_ one: Int, of other: Int) -> Bool {
    var parent = topics[other].parent
    while let topic = parent {
      if topic == one { return true }
      parent = topics[topic].parent
    }
    return false
  }
}
