// Answers that begin with the name of a kind of thing.
extension QuestionForm {
  /// Whether an answer begins with a noun phrase that says of what kind a thing is: `Wide-column
  /// database with low latency. Scales to …`, `managed warehouse for events`.
  static func isKindPhrase(_ answer: TextSlice, _ arena: TextArena) -> Bool {
    var rest = answer.prefix(longestKindPhrase)
    var last = TextSlice.empty
    for place in 0..<mostWordsInKindPhrase {
      guard let word = rest.nextWord() else { return place > 1 && isKind(last) }
      if kindEnds.contains(word) { return place > 1 && isKind(last) }
      let folded = folded(word, arena) ?? .empty
      if place == 0 {
        let roles = table[folded]
        let isDeed = !roles.isDisjoint(with: [.action, .aim, .instruction, .bareVerb, .showing])
        if isDeed || isThirdPerson(folded, arena) || folded.hasSuffix("ing")
          || SpokenDefinition.begins(folded)
        {
          return false
        }
      } else if isThirdPerson(word, arena) || determiners.contains(word)
        || Vocabulary.sentenceWords.contains(word)
      {
        // `visits a store` has its verb, of which no list tells.
        return false
      }
      // `columnar format, fast reads` names several things.
      if word.last == UInt8(ascii: ",") { return false }
      if ".;".utf8.contains(word.last) { return place > 0 && isKind(word.dropLast()) }
      last = word
    }
    return false
  }

  private static let longestKindPhrase = 120
  private static let mostWordsInKindPhrase = 8

  private static func isKind(_ noun: TextSlice) -> Bool { kindNouns.contains(noun) }

  private static let determiners: PhraseSet = ["a", "an", "each", "every", "the", "your"]

  private static let kindEnds: PhraseSet = [
    "(", "built", "designed", "for", "from", "in", "of", "on", "that", "to", "used", "where",
    "which", "with",
  ]

  /// Nouns that say of what kind a thing is.
  private static let kindNouns: PhraseSet = [
    "algorithm", "application", "architecture", "bus", "cache", "catalog", "cluster", "command",
    "component", "connection", "container", "database", "device", "document", "engine",
    "environment", "format", "framework", "function", "gateway", "group", "hub", "identity",
    "index", "interface", "language", "layer", "library", "machine", "method", "metric", "model",
    "network", "object", "pipeline", "platform", "policy", "pool", "process", "program", "protocol",
    "queue", "registry", "repository", "runner", "server", "service", "software", "storage",
    "store", "stream", "system", "table", "technique", "template", "theory", "tool", "tree",
    "utility", "view", "warehouse",
  ]
}
