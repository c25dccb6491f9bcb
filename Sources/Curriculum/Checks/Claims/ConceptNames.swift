/// Finds the concept that a sentence is about by its names, letter by letter: `HTTPS` is not several
/// `HTTP`.
struct ConceptNames {
  private var concepts: [String: Int] = [:]

  /// Collects the names of the concepts that a graph defines.
  init(_ graph: StudyGraph) {
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
    let outside = name.prefix { $0 != "(" }
    let key = TermKey.key(outside)
    guard key.utf8.count > 1, !Vocabulary.attributes.contains(key),
      !Vocabulary.genericTitles.contains(key)
    else { return }
    concepts[key] = concepts[key] ?? concept
    // All capitals are another name with an `s`.
    guard outside.utf8.contains(where: { $0 &- 0x61 < 26 }) else { return }
    let other = key.hasSuffix("s") ? String(key.dropLast()) : key + "s"
    concepts[other] = concepts[other] ?? concept
  }

  /// The concept that a sentence names first, by the longest of its names.
  func first(in sentence: String) -> Int? {
    let words = TermKey.words(sentence)
    for start in words.indices.prefix(Self.mostWordsBefore) {
      for end in stride(from: min(words.count, start + Self.longestName), to: start, by: -1) {
        if let concept = concepts[words[start..<end].joined(separator: " ")] { return concept }
      }
    }
    return nil
  }

  /// A sentence begins with what it is about, or soon comes to it.
  private static let mostWordsBefore = 12
  private static let longestName = 6
}
