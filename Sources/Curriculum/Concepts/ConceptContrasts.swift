/// Finds concepts that are set side by side: in the rows of a table, by words such as `unlike`, or
/// as neighbours in a list whose names or definitions have one frame.
struct ConceptContrasts {
  /// The pairs, by the lower concept, the clearest first.
  private(set) var pairs: [ConceptEdges.Contrast] = []

  private var weights: [ConceptEdges.Contrast: Double] = [:]

  private enum Weight {
    static let cue = 4.0
    static let sharedName = 2.0
    static let frame = 2.0
    static let column = 0.75
    /// Less than this is chance.
    static let least = 1.5
  }

  /// A concept has no more contrasts than this.
  private static let mostOfConcept = 3
  /// Rows of a longer table are compared with their neighbours only.
  private static let longestTable = 6
  /// A name after a cue stands within this many words.
  private static let reach = 8

  /// Words that set what follows apart from what was said, without a plural `s`.
  private static let cues: [[UInt64]] = [
    "vs", "versus", "unlike", "instead of", "in contrast to", "as opposed to", "rather than",
    "compared to", "compared with", "different from",
  ].map { WordHash($0.utf8).words }

  /// Finds the contrasts of a graph.
  init(_ graph: StudyGraph, _ index: TermIndex) {
    readTables(graph)
    readCues(graph, index)
    readNeighbours(graph)
    rank(graph)
  }

  private mutating func add(_ one: Int, _ other: Int, _ weight: Double) {
    guard one != other else { return }
    let pair = ConceptEdges.Contrast(one: min(one, other), other: max(one, other))
    weights[pair, default: 0] += weight
  }

  private mutating func readTables(_ graph: StudyGraph) {
    let concepts = Dictionary(
      graph.concepts.enumerated().map { ($1.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for card in graph.cards where card.kind == .contrast {
      if let other = concepts[card.aspect] { add(card.concept, other, Weight.cue) }
    }
    struct Column: Hashable {
      let topic: Int
      let aspect: String
    }
    var columns: [Column: [Int]] = [:]
    for card in graph.cards where card.kind == .table {
      columns[Column(topic: card.topic, aspect: card.aspect), default: []].append(card.concept)
    }
    for rows in columns.values {
      for (index, one) in rows.enumerated() {
        let others = rows[(index + 1)...]
        for other in rows.count <= Self.longestTable ? others : others.prefix(1) {
          add(one, other, Weight.column)
        }
      }
    }
  }

  private mutating func readCues(_ graph: StudyGraph, _ index: TermIndex) {
    for card in graph.cards {
      let words = WordHash(card.answer.utf8).words
      let hits = Self.cueEnds(words)
      guard !hits.isEmpty else { continue }
      for hit in index.hits(in: words)
      where hits.contains(where: { $0 <= hit.start && hit.start - $0 < Self.reach }) {
        add(card.concept, hit.concept, Weight.cue)
      }
    }
    for topic in graph.topics {
      let words = WordHash(topic.title.utf8).words
      let cues = Self.cueEnds(words)
      guard let cue = cues.first else { continue }
      let hits = index.hits(in: words)
      guard let before = hits.last(where: { $0.start < cue }),
        let after = hits.first(where: { $0.start >= cue })
      else { continue }
      add(before.concept, after.concept, Weight.cue)
    }
  }

  /// Where the words after each cue begin.
  private static func cueEnds(_ words: [UInt64]) -> [Int] {
    var ends: [Int] = []
    for start in words.indices {
      for cue in cues where words[start] == cue[0] && words[start...].starts(with: cue) {
        ends.append(start + cue.count)
      }
    }
    return ends
  }

  private mutating func readNeighbours(_ graph: StudyGraph) {
    var previous: Card?
    // `When to choose a column store` is no rival of the column store.
    let definitions = graph.cards.filter {
      $0.kind == .definition && !Phrasing.isQuestion($0.term)
    }
    for card in definitions {
      if let previous, previous.topic == card.topic, previous.breadcrumb == card.breadcrumb {
        compare(previous, card)
      }
      previous = card
    }
    // The last word in common joins them even if others stand between.
    var groups: [[String]: [Int: [Card]]] = [:]
    for card in definitions {
      groups[card.breadcrumb, default: [:]][card.topic, default: []].append(card)
    }
    for group in groups.values.flatMap(\.values) where (3...Self.longestTable).contains(group.count)
    {
      for (index, one) in group.enumerated() {
        for other in group.dropFirst(index + 2) where Self.shareName(one, other) {
          add(one.concept, other.concept, Weight.sharedName)
        }
      }
    }
  }

  private mutating func compare(_ one: Card, _ other: Card) {
    if Self.shareName(one, other) { add(one.concept, other.concept, Weight.sharedName) }
    let said = ContentWords(one.answer)
    let otherSaid = ContentWords(other.answer)
    let shared = said.intersection(otherSaid).count
    if shared >= 2, shared * 5 >= 2 * min(said.count, otherSaid.count) {
      add(one.concept, other.concept, Weight.frame)
    }
  }

  /// Whether two terms differ in what stands before a common end: `Online store` and `Offline
  /// store`, `Overfitting` and `Underfitting`.
  private static func shareName(_ one: Card, _ other: Card) -> Bool {
    let keys = [one.term, other.term].map { TermKey.key($0) }
    let words = keys.map { $0.split(separator: " ") }
    if words[0].count > 1, words[1].count > 1 { return words[0].last == words[1].last }
    guard words[0].count == 1, words[1].count == 1 else { return false }
    let common = zip(keys[0].utf8.reversed(), keys[1].utf8.reversed()).prefix { $0 == $1 }.count
    return common >= 6
  }

  private mutating func rank(_ graph: StudyGraph) {
    let ranked = weights.filter { $0.value >= Weight.least }
      .sorted { ($0.value, $1.key.one, $1.key.other) > ($1.value, $0.key.one, $0.key.other) }
    var counts = [Int](repeating: 0, count: graph.concepts.count)
    var kept: [ConceptEdges.Contrast] = []
    for (pair, _) in ranked
    where counts[pair.one] < Self.mostOfConcept && counts[pair.other] < Self.mostOfConcept {
      counts[pair.one] += 1
      counts[pair.other] += 1
      kept.append(pair)
    }
    // A stable sort keeps the clearest of a concept in front.
    pairs = kept.enumerated().sorted { ($0.element.one, $0.offset) < ($1.element.one, $1.offset) }
      .map(\.element)
  }
}
