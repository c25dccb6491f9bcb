// What the verb of an answer tells, and answers that tell themselves what they are.
extension QuestionForm {
  /// `include` if an answer begins with `Includes`, which nobody would call something that its term
  /// does; with the preposition of `Depends on`.
  static func tellingVerb(
    _ answer: TextSlice,
    of term: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    var rest = withoutSubject(answer, term) ?? answer
    guard let word = rest.nextWord(), let verb = folded(word, arena), word.last != UInt8(ascii: ",")
    else { return nil }
    let base = verb.last == UInt8(ascii: "s") ? verb.dropLast() : verb
    let next = rest.nextWord() ?? .empty
    // `Support for vectors` is a thing.
    let isNoun = base.count == verb.count && (next == "for" || next == "of")
    if statives.contains(base) { return isNoun ? nil : base }
    let withPreposition = arena.joined(base, " ", next)
    return statives.contains(withPreposition) ? withPreposition : nil
  }

  /// Verbs of states rather than deeds.
  private static let statives: PhraseSet = [
    "apply to", "belong to", "come from", "come with", "consist of", "contain", "depend on",
    "focus on", "include", "indicate", "integrate with", "lack", "measure", "need", "rely on",
    "represent", "require", "support",
  ]

  /// Whether what is said of a term is done to it: `is kept in memory`. What it is called or used
  /// for says what it is all the same.
  static func isPassive(_ predicate: TextSlice) -> Bool {
    var rest = predicate
    guard rest.nextWord() != nil, let participle = rest.nextWord() else { return false }
    // `curated sets of data` are things.
    let isVerb = rest.nextWord().map { wordsBehindVerbs.contains($0) } ?? true
    return participle.hasSuffix("ed") && participle.count > 4 && isVerb
      && !identifyingParticiples.contains(participle)
  }

  private static let wordsBehindVerbs: PhraseSet = [
    "after", "at", "before", "by", "from", "if", "in", "into", "on", "once", "only", "to", "when",
    "with", "without",
  ]

  private static let identifyingParticiples: PhraseSet = [
    "abbreviated", "based", "called", "composed", "considered", "defined", "derived", "designed",
    "designated", "intended", "known", "located", "measured", "named", "needed", "referred",
    "related", "required", "used",
  ]

  /// Whether what is said of a subject speaks of a person: `was a weaver who left his village`.
  static func speaksOfAPerson(_ predicate: TextSlice, _ arena: TextArena) -> Bool {
    arena.key(predicate.prefix(scalars: longestPredicate)).containsWord { personWords.contains($0) }
  }

  private static let longestPredicate = 160
  private static let personWords: PhraseSet = [
    "brother", "daughter", "emperor", "father", "he", "her", "him", "his", "king", "man", "mother",
    "philosopher", "president", "queen", "scientist", "she", "sister", "son", "who", "wife",
    "woman", "writer",
  ]

  /// Whether an answer says what another thing is than its term: `BERT is open` of `Models`.
  static func isAbout(_ answer: TextSlice, another term: TextSlice) -> Bool {
    var rest = answer.prefix(longestPredicate)
    guard let name = rest.nextWord(), name.count > 2, isAbbreviation(name),
      let verb = rest.nextWord(), verb == "is" || verb == "are"
    else { return false }
    return !term.containsWord { $0.hasPrefix(name) }
  }

  /// Whether an answer is a line to be typed in a shell.
  static func isCommand(_ answer: TextSlice) -> Bool {
    var rest = answer
    guard answer.count <= 160, let first = rest.nextWord(), !rest.trimmed.isEmpty,
      first.firstIndex(where: { $0 &- 0x61 >= 26 && $0 != UInt8(ascii: "-") }) == nil,
      // The folder `.` stands alone.
      answer.last != UInt8(ascii: ".") || answer.hasSuffix(" .")
    else { return false }
    if hasOption(rest) { return true }
    // `aws managed rules` are none of the shell's.
    return programs.contains(first) && rest.firstIndex { "/[<$*{".utf8.contains($0) } != nil
  }

  /// Whether two hyphens have a word right behind them: `--all`.
  private static func hasOption(_ text: TextSlice) -> Bool {
    text.containsWord { $0.hasPrefix("--") && $0.suffix(from: 2).beginsWithLetter }
  }

  private static let programs: PhraseSet = [
    "aws", "az", "bq", "cat", "chmod", "chown", "curl", "docker", "gcloud", "git", "grep", "gsutil",
    "helm", "ip", "kubectl", "npm", "pip", "sudo", "systemctl", "tar", "terraform",
  ]

  /// Whether the last word of a term says what is done: `Feature hashing`.
  static func endsInGerund(_ term: TextSlice) -> Bool {
    term.hasSuffix("ing") || term.hasSuffix("ing)")
  }
}
