/// Finds the names of concepts in running text.
struct TermIndex {
  /// A name in a text.
  struct Hit {
    /// The index of the concept.
    let concept: Int
    /// Where it begins, in words.
    let start: Int
    /// How many words it has.
    let length: Int
  }

  /// Longer names are sentences.
  private static let longestName = 6

  private var concepts: [UInt64: Int] = [:]
  /// The most words of a name that begins with a word.
  private var longest: [UInt64: Int] = [:]
  /// Whether a concept has a name that is more than one plain word.
  private(set) var isDistinct: [Bool]

  /// Collects the names of the concepts that a graph defines.
  init(_ graph: StudyGraph) {
    isDistinct = graph.concepts.map { _ in false }
    for (index, concept) in graph.concepts.enumerated() {
      let defines = concept.cards.contains {
        [.definition, .table, .attribute, .formula].contains(graph.cards[$0].kind)
      }
      guard defines else { continue }
      for name in [concept.term] + concept.aliases { add(name, index) }
    }
  }

  private mutating func add(_ name: String, _ concept: Int) {
    // What stands in parentheses is a name of its own or a gloss.
    let outside = name.utf8.firstIndex(of: 0x28).map { name[..<$0] } ?? name[...]
    let key = TermKey.key(outside)
    guard !Vocabulary.attributes.contains(key), !Vocabulary.genericTitles.contains(key) else {
      return
    }
    let words = WordHash(outside.utf8).words
    guard let first = words.first, words.count <= Self.longestName, outside.utf8.count > 1 else {
      return
    }
    let hash = words.dropFirst().reduce(first) { WordHash.joined($0, $1) }
    if concepts[hash] == nil { concepts[hash] = concept }
    longest[first] = max(longest[first] ?? 0, words.count)
    if words.count > 1 || TermForm.isName(String(outside)) { isDistinct[concept] = true }
  }

  /// Returns the concept that a text names and nothing else.
  func concept(named text: String) -> Int? {
    let outside = text.utf8.firstIndex(of: 0x28).map { text[..<$0] } ?? text[...]
    let words = WordHash(outside.utf8).words
    guard let hit = hits(in: words).first, hit.length == words.count else { return nil }
    return hit.concept
  }

  /// Returns the names in a text, the longest at each place.
  ///
  /// - Complexity: O(n) in the number of words.
  func hits(in words: [UInt64]) -> [Hit] {
    var hits: [Hit] = []
    var position = 0
    while position < words.count {
      let hit = longestHit(words, at: position)
      if let hit { hits.append(hit) }
      position += hit?.length ?? 1
    }
    return hits
  }

  private func longestHit(_ words: [UInt64], at start: Int) -> Hit? {
    guard let most = longest[words[start]] else { return nil }
    var best: Hit?
    var hash: UInt64 = 0
    for offset in 0..<min(most, words.count - start) {
      let word = words[start + offset]
      hash = offset == 0 ? word : WordHash.joined(hash, word)
      if let concept = concepts[hash] {
        best = Hit(concept: concept, start: start, length: offset + 1)
      }
    }
    return best
  }
}
