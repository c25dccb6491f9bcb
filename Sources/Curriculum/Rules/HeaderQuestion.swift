/// Turns what stands over a column, or a property, into a question of its own.
enum HeaderQuestion {
  /// Returns the question that a header means: `what is it best for` for `Best for`, `what does it
  /// compute` for `What it computes`; nil if it asks nothing but for its name.
  ///
  /// - Parameter areMany: Whether it is asked of several things.
  static func question(
    _ header: Label,
    ofMany areMany: Bool,
    _ arena: TextArena
  ) -> TextSlice? {
    if let question = sign(header.text) ?? fixed(header.key) {
      let text = TextSlice(question)
      return areMany ? arena.copy(ofMany(words(of: text)).joined(separator: " ")) : text
    }
    // `How I explain it`, `In my words`
    if isGloss(header.key) { return TextSlice("what does it mean") }
    if let name = memorised(header.text) {
      let name = String(name)
      return arena.copy(name.prefix(1).lowercased() + name.dropFirst())
    }
    if verbs.contains(header.key) {
      let base = String(header.key).dropLast()
      return arena.copy("what \(areMany ? "do they" : "does it") \(base)")
    }
    // `Does not include`, `Doesn't cover`
    if header.key.hasPrefix("does not ") || header.key.hasPrefix("doesnt ") {
      let verb = String(header.key).drop { $0 != "t" }.drop { $0 != " " }.dropFirst()
      return arena.copy("what \(areMany ? "do they" : "does it") not \(verb)")
    }
    // Most headers are names of one or two words, which need no second look.
    guard header.key.contains(UInt8(ascii: " ")), mayAsk(header.key) else { return nil }
    var words = words(of: header.text)
    guard let first = words.first, words.last?.hasSuffix("?") == false else { return nil }
    words[0] = first.prefix(1).lowercased() + first.dropFirst()
    // `What I'd use it for`
    if words.count > 3, askingWords.contains(words[0]), ["I'd", "I’d"].contains(words[1]) {
      return arena.copy(([words[0], "would", "you"] + words[2...]).joined(separator: " "))
    }
    // `Choose When You See…`
    for place in words.indices where smallWords.contains(words[place].lowercased()) {
      words[place] = words[place].lowercased()
    }
    guard let asked = open(words) ?? aboutIt(words) ?? inverted(words) else { return nil }
    return arena.copy((areMany ? ofMany(asked) : asked).joined(separator: " "))
  }

  /// Words that have a capital only where all words of a title have one.
  private static let smallWords: Set<String> = [
    "a", "an", "and", "are", "at", "by", "can", "do", "does", "for", "from", "in", "is", "it",
    "need",
    "not", "of", "on", "or", "see", "the", "they", "to", "use", "want", "when", "with", "you",
    "your",
  ]

  /// Whether a writer says something in other words; `World War I summary` speaks of nobody.
  private static func isGloss(_ key: TextSlice) -> Bool {
    glossOpenings.contains(key.firstWord) && key.containsWord { writers.contains($0) }
      && key.containsWord { glosses.contains($0) }
  }

  /// `Limits` of `Limits I memorised`; `Type I error` and `Class I devices` are names.
  private static func memorised(_ header: TextSlice) -> TextSlice? {
    guard let writer = header.firstIndex(of: " I "), writer > 0, header[writer - 1] == 0x73,
      header.suffix(from: writer + 3).trimmed.firstWord.hasSuffix("ed")
    else { return nil }
    return header.prefix(writer)
  }

  private static let glossOpenings: PhraseSet = ["how", "in", "my", "what"]
  private static let writers: PhraseSet = ["i", "me", "my"]
  private static let glosses: PhraseSet = [
    "call", "describe", "explain", "explanation", "say", "summary", "understand", "understanding",
    "words",
  ]

  private static func words(of text: TextSlice) -> [String] {
    String(text).split(separator: " ").flatMap { word in
      word == "it's" || word == "it’s" ? ["it", "is"] : [String(word)]
    }
  }

  /// `what do they fit` for `what does it fit`, `when do you use them` for `when do you use it`.
  private static func ofMany(_ words: [String]) -> [String] {
    var words = words
    guard let pronoun = words.firstIndex(of: "it"), pronoun > 0 else { return words }
    switch words[pronoun - 1] {
    case "does": words.replaceSubrange(pronoun - 1...pronoun, with: ["do", "they"])
    case "is": words.replaceSubrange(pronoun - 1...pronoun, with: ["are", "they"])
    case "was": words.replaceSubrange(pronoun - 1...pronoun, with: ["were", "they"])
    case let word where auxiliaries.contains(word): words[pronoun] = "they"
    default: words[pronoun] = "them"
    }
    return words
  }

  /// What a header means that is a sign alone.
  private static func sign(_ text: TextSlice) -> StaticString? {
    guard text.count <= 3 else { return nil }
    if text == "⌀" || text == "∅" || text == "Ø" { return "which diameter" }
    if text == "$" || text == "€" || text == "£" { return "which price" }
    return text == "%" ? "which share" : text == "#" ? "which number" : nil
  }

  /// What asks for a property that would make no question by itself.
  private static func fixed(_ key: TextSlice) -> StaticString? {
    switch key.count {
    // A column behind a sign, such as `=`, says what the thing is.
    case 0: return "what is it"
    case 3:
      if key == "use" { return "what is it used for" }
      if key == "for" { return "what is it for" }
    case 4:
      if key == "what" { return "what is it" }
      if key == "does" { return "what does it do" }
    case 5:
      if key == "tools" { return "which tools" }
      if key == "value" { return "which value" }
      if key == "lower" { return "what if it is lower" }
    case 6:
      if key == "larger" { return "what if it is larger" }
      if key == "higher" { return "what if it is higher" }
      if key == "choose" { return "what do you choose" }
    case 7:
      if key == "look at" { return "what do you look at" }
      if key == "smaller" { return "what if it is smaller" }
      if key == "use for" { return "what do you use it for" }
      if key == "methods" { return "which methods" }
      if key == "problem" { return "which problem" }
      if key == "metrics" { return "which metrics" }
    case 8:
      if key == "use when" { return "when do you use it" }
      if key == "does not" { return "what does it not do" }
      if key == "services" { return "which services" }
    case 9:
      if key == "fits best" { return "what does it fit best" }
      if key == "fits when" { return "when does it fit" }
    case 10:
      if key == "avoid when" { return "when do you avoid it" }
      if key == "algorithms" { return "which algorithms" }
      if key == "techniques" { return "which techniques" }
    case 11: if key == "when to use" { return "when do you use it" }
    case 12:
      if key == "how it works" { return "how does it work" }
      if key == "aws services" { return "which AWS services" }
    case 14:
      if key == "why it matters" { return "why does it matter" }
      if key == "choose it when" { return "when do you choose it" }
    case 15: if key == "when not to use" { return "when do you not use it" }
    case 17: if key == "why its important" { return "why is it important" }
    default: break
    }
    return nil
  }

  private static func mayAsk(_ key: TextSlice) -> Bool {
    var rest = key
    var last = TextSlice.empty
    let first = rest.nextWord() ?? .empty
    if askingWords.contains(folded: first) || key.contains(" it ") { return true }
    while let word = rest.nextWord() { last = word }
    return prepositions.contains(folded: last)
  }

  /// `Best suited to`, `Made for`, `Works best with`: what stands behind them is asked for.
  private static func open(_ words: [String]) -> [String]? {
    guard words.count <= 4, let last = words.last, prepositions.contains(last) else { return nil }
    // `Coverage is measured by` has its verb.
    if words.contains(where: { auxiliaries.contains($0) }) {
      return askingWords.contains(words[0]) ? nil : words + ["what"]
    }
    if let base = baseForm(words[0]) {
      let isDone = last == "to" && words.contains { persons.contains($0) }
      return ["what", "does", "it", base] + words.dropFirst() + (isDone ? ["do"] : [])
    }
    // `Budget controlled by`
    if words.count == 3, last == "by", words[1].hasSuffix("ed"), !words[0].hasSuffix("ly") {
      return ["what", "is", "the"] + words
    }
    let isState =
      words[0] == "best" || words.dropLast().contains { states.contains($0) || $0.hasSuffix("ed") }
    return isState ? ["what", "is", "it"] + words : nil
  }

  /// `What it mainly computes`, `Error it reduces`, `Choose it for`.
  private static func aboutIt(_ words: [String]) -> [String]? {
    guard let pronoun = words.firstIndex(of: "it"), (1...2).contains(pronoun),
      words.lastIndex(of: "it") == pronoun, !prepositions.contains(words[pronoun - 1]),
      // The verb is the first word behind the pronoun that is no adverb.
      let verb = words.indices.first(where: { $0 > pronoun && !isAdverb(words[$0]) })
    else { return nil }
    if pronoun == 1, words.count == 3, prepositions.contains(words[2]) {
      return ["what", "do", "you"] + words
    }
    var head = words[..<pronoun]
    if !askingWords.contains(words[0]) { head = ["which"] + head }
    let rest = words[(pronoun + 1)..<verb]
    if auxiliaries.contains(words[verb]) {
      return head + [words[verb], "it"] + rest + words[(verb + 1)...]
    }
    guard let base = baseForm(words[verb]) else { return nil }
    return head + ["does", "it"] + rest + [base] + words[(verb + 1)...]
  }

  /// `What a policy can demand`, `Where its subnets are set`, `What the caller does`.
  private static func inverted(_ words: [String]) -> [String]? {
    guard askingWords.contains(words[0]), words.count >= 3 else { return nil }
    if words[1] == "they" {
      return auxiliaries.contains(words[2])
        ? [words[0], words[2], "they"] + words[3...] : [words[0], "do"] + words[1...]
    }
    guard words.count >= 4, determiners.contains(words[1]) else { return nil }
    let rest = words.dropFirst()
    if let place = rest.firstIndex(where: { auxiliaries.contains($0) }), place > 2 {
      return [words[0], words[place]] + words[1..<place] + words[(place + 1)...]
    }
    guard words.count == 4, let base = baseForm(words[3]) else { return nil }
    return [words[0], "does", words[1], words[2], base]
  }

  private static func isAdverb(_ word: String) -> Bool {
    word.hasSuffix("ly") || word == "also" || word == "best"
  }

  /// `compute` of `computes`; nil of what is no verb in the third person.
  private static func baseForm(_ verb: String) -> String? {
    if verb == "has" { return "have" }
    guard verb.hasSuffix("s"), !verb.hasSuffix("ss"), verb.count > 3 else { return nil }
    if verb == "does" || verb == "goes" { return String(verb.dropLast(2)) }
    if verb.hasSuffix("ies") { return verb.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes", "zzes"] where verb.hasSuffix(ending) {
      return String(verb.dropLast(2))
    }
    return String(verb.dropLast())
  }

  /// Headers of one word that can be nothing but a verb.
  private static let verbs: PhraseSet = [
    "accepts", "allows", "assumes", "captures", "compares", "contains", "creates", "detects",
    "eliminates", "ensures", "excludes", "handles", "includes", "increases", "measures", "predicts",
    "prevents", "produces",
    "protects", "provides", "reduces", "removes", "replaces", "requires", "returns", "stores",
    "supports",
  ]
  private static let askingWords: PhraseSet = [
    "what", "which", "when", "where", "why", "how", "who", "whom",
  ]
  private static let auxiliaries: PhraseSet = [
    "is", "are", "was", "can", "could", "may", "might", "must", "should", "will", "would",
  ]
  private static let determiners: PhraseSet = ["a", "an", "the", "its", "their", "your"]
  private static let prepositions: PhraseSet = [
    "at", "by", "for", "from", "in", "of", "on", "to", "with",
  ]
  private static let persons: PhraseSet = ["them", "us", "users", "you"]
  private static let states: PhraseSet = ["good", "ideal", "made", "meant", "suitable", "used"]
}
