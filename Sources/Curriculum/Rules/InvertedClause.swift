/// Turns what stands over a column into a question of its own.
enum InvertedClause {
  /// Returns `what does it mainly compute` for `What it mainly computes`, and `which error does it
  /// reduce` for `Error it reduces`; nil if the text has another form.
  ///
  /// - Parameter label: A text with `it` in its midst.
  static func question(_ label: TextSlice, _ arena: TextArena) -> TextSlice? {
    var words = String(label).split(separator: " ").map(String.init)
    guard let pronoun = words.firstIndex(of: "it"), (1...2).contains(pronoun),
      let asking = words.first, !prepositions.contains(words[pronoun - 1]),
      // The verb is the first word behind the pronoun that is no adverb.
      let verb = words.indices.first(where: { $0 > pronoun && !isAdverb(words[$0]) })
    else { return nil }
    words[0] = asking.prefix(1).lowercased() + asking.dropFirst()
    var head = words[..<pronoun]
    if !askingWords.contains(words[0]) {
      head = ["which"] + head
    }
    let adverbs = words[(pronoun + 1)..<verb]
    let rest = words[(verb + 1)...]
    if auxiliaries.contains(words[verb]) {
      return join([head, [words[verb], "it"], adverbs, rest], arena)
    }
    guard let base = baseForm(words[verb]) else { return nil }
    return join([head, ["does", "it"], adverbs, [base], rest], arena)
  }

  private static func join(_ parts: [ArraySlice<String>], _ arena: TextArena) -> TextSlice {
    arena.copy(parts.joined().joined(separator: " "))
  }

  private static func isAdverb(_ word: String) -> Bool {
    word.hasSuffix("ly") || word == "also" || word == "best"
  }

  /// `compute` of `computes`; nil of what is no verb in the third person.
  private static func baseForm(_ verb: String) -> String? {
    guard verb.hasSuffix("s"), !verb.hasSuffix("ss"), verb.count > 3 else { return nil }
    if verb == "does" || verb == "goes" { return String(verb.dropLast(2)) }
    if verb.hasSuffix("ies") { return verb.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes", "zzes"] where verb.hasSuffix(ending) {
      return String(verb.dropLast(2))
    }
    return String(verb.dropLast())
  }

  private static let askingWords: Set<String> = [
    "what", "which", "when", "where", "why", "how", "who", "whom",
  ]
  private static let prepositions: Set<String> = [
    "at", "by", "for", "from", "in", "of", "on", "to", "with",
  ]
  private static let auxiliaries: Set<String> = [
    "is", "was", "can", "could", "may", "might", "must", "should", "will", "would", "has",
  ]
}
