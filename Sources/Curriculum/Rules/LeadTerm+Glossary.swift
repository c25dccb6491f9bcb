// Terms that a word announces, as in glossaries and lecture notes.
extension LeadTerm {
  /// The term itself where a word such as `Term` or `Key concept` announces it: `Term: Shard`,
  /// `Key term: Shard — a unit of capacity`, `Definition — Shard: a unit of capacity`.
  static func withoutGlossaryMark(
    _ term: TextSlice,
    _ rest: TextSlice,
    _ arena: TextArena
  ) -> (term: TextSlice, rest: TextSlice) {
    // `Definition (Deadlock): …`
    if term.last == UInt8(ascii: ")"), let open = term.firstIndex(of: UInt8(ascii: "(")), open > 2,
      formalMarks.contains(folded: withoutCount(term.prefix(open).trimmed))
    {
      let name = term[open + 1..<term.count - 1].trimmed
      // `Definition (Mitchell, 1997)` says who said it.
      let isCitation = name.count > 4 && isYear(name.suffix(from: name.count - 4))
      return (isCitation ? term.prefix(open).trimmed : name, rest)
    }
    let sign = term.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") || $0 == 0xE2 }
    if let sign, sign > 0, let separator = Separator(term.suffix(from: sign)),
      glossaryMarks.contains(folded: term.prefix(sign).trimmed)
    {
      return (term.suffix(from: sign + separator.length).trimmed, rest)
    }
    guard !rest.isEmpty, term.count <= 16, termMarks.contains(folded: term) else {
      return (term, rest)
    }
    let inner = LeadTerm(dashed: rest, arena) ?? LeadTerm(plain: rest, arena)
    return inner.map { ($0.term, $0.rest) } ?? (term, rest)
  }

  /// Whether a line says at its beginning that it defines something: `Definition (Deadlock): …`.
  static func isAnnounced(_ line: TextSlice) -> Bool {
    guard let end = line.prefix(20).firstIndex(where: { $0 == 0x28 || $0 == 0x3A }) else {
      return false
    }
    let mark = line.prefix(end).trimmed
    return formalMarks.contains(folded: mark) || termMarks.contains(folded: mark)
      || theoremMarks.contains(folded: mark) && line[end] == 0x28
  }

  /// Whether a term names a theorem: `Theorem (Amdahl)`.
  static func isTheorem(_ term: TextSlice) -> Bool {
    guard term.last == 0x29, let open = term.firstIndex(of: 0x28) else { return false }
    return theoremMarks.contains(folded: withoutCount(term.prefix(open).trimmed))
  }

  /// Whether a text is the head of a definition or a theorem with its name: `Definition 3.4 (Mean)`.
  static func isNamedStatement(_ head: TextSlice) -> Bool {
    guard head.last == 0x29, let open = head.firstIndex(of: 0x28), !head.contains(0x2C) else {
      return false
    }
    let mark = withoutCount(head.prefix(open).trimmed)
    return formalMarks.contains(folded: mark) || theoremMarks.contains(folded: mark)
  }

  /// `Definition` of `Definition 3.4`
  private static func withoutCount(_ mark: TextSlice) -> TextSlice {
    var end = mark.count
    while end > 0, TextMarks.isDigit(mark[end - 1]) || mark[end - 1] == UInt8(ascii: ".") {
      end -= 1
    }
    return end < mark.count ? mark.prefix(end).trimmed : mark
  }

  /// Whether it only says which term the next lines are about: `Term: Shard`.
  var announcesTerm: Bool {
    term.count <= 16 && Self.termMarks.contains(folded: term)
      && rest.spacedWordCount <= Self.mostWordsInShorthand
  }

  /// What stands before the name of something in parentheses.
  private static let formalMarks: PhraseSet = ["definition", "def", "def.", "term"]
  /// What stands before the name of something that says something.
  private static let theoremMarks: PhraseSet = [
    "theorem", "lemma", "proposition", "corollary", "law", "axiom",
  ]
  /// Words that announce a term.
  private static let termMarks: PhraseSet = [
    "term", "key term", "concept", "key concept", "vocabulary", "word",
  ]
  private static let glossaryMarks = PhraseSet(termMarks.phrases + ["definition"])
}
