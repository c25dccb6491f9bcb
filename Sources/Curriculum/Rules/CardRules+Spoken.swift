import Markdown

// Terms that are defined in running text.
extension CardRules {
  /// Reads the clauses of a paragraph that define a term in bold or italics.
  mutating func readSpoken(_ paragraph: NodeID, labels: LabelPath) {
    let clauses = clauses(of: paragraph)
    for clause in clauses {
      addSpoken(
        clause.spoken,
        of: clause.term,
        labels,
        document.range(of: clause.inline).lowerBound..<document.range(of: paragraph).upperBound
      )
    }
  }

  /// A clause that begins with a term in bold or italics and says something of it.
  private struct Clause {
    let inline: NodeID
    let term: TextSlice
    let spoken: SpokenDefinition
  }

  /// The clauses of a paragraph, each without the one behind it: `A **PV** is storage; a **PVC** is
  /// a request`.
  private func clauses(of paragraph: NodeID) -> [Clause] {
    guard let first = document.firstChild(of: paragraph) else { return [] }
    var clauses: [Clause] = []
    let text = guide.text(from: first)
    // From the last to the first, so that each ends where the one behind it begins.
    var end = text.count
    let inlines = document.siblings(from: first)
    for (place, inline) in inlines.enumerated().reversed() where place + 1 < inlines.count {
      let kind = document.kind(of: inline)
      // Code in running text is more often an example than a term.
      let isUsed = kind == .codeSpan && Self.isUsed(guide.text(from: first, until: inline))
      guard kind == .strong || kind == .emphasis || kind == .codeSpan && place == 0 || isUsed else {
        continue
      }
      let before = guide.text(from: first, until: inline)
      let behind = guide.text(from: first, until: inlines[place + 1]).count
      let rest = text[behind..<max(behind, min(end, behind + Self.longestClause))]
      guard let start = Self.beginning(of: before) else {
        if let clause = beside(inline, before, rest) { clauses.append(clause) }
        continue
      }
      let clause = self.clause(inline, before, rest) ?? glossed(inline, rest)
      if let clause { clauses.append(clause) }
      // A new sentence begins there whatever it says; behind a comma a list may go on.
      let isSetApart = kind == .strong && text[start.place] == UInt8(ascii: ";")
      if clause != nil || start.isEnd || isSetApart { end = start.place }
    }
    return clauses.reversed()
  }

  /// Nothing longer can be recalled, and no paragraph is read again for each of its terms.
  private static let longestClause = 1200

  /// A term within a sentence with what is put beside it, or what it is used for.
  private func beside(_ inline: NodeID, _ before: TextSlice, _ behind: TextSlice) -> Clause? {
    let spoken =
      Self.isUsed(before)
      ? SpokenDefinition(use: behind.trimmed, arena)
      : SpokenDefinition(apposition: behind, arena)
    guard let spoken else { return glossed(inline, behind) }
    return Clause(inline: inline, term: guide.text(of: inline).trimmed, spoken: spoken)
  }

  /// A term with what parentheses behind it say of it.
  private func glossed(_ inline: NodeID, _ behind: TextSlice) -> Clause? {
    guard isOneOfSeveral(inline), let spoken = SpokenDefinition(gloss: behind) else { return nil }
    return Clause(inline: inline, term: guide.text(of: inline).trimmed, spoken: spoken)
  }

  /// Whether a term in bold is one of three or more with something in parentheses behind each:
  /// `**Grid** (all of them), **random** (some of them) and **Hyperband** (…)`.
  private func isOneOfSeveral(_ inline: NodeID) -> Bool {
    let kind = document.kind(of: inline)
    guard kind != .codeSpan, let parent = document.parent(of: inline) else { return false }
    var count = 0
    var node = document.firstChild(of: parent)
    for _ in 0..<Self.mostInlinesInSeries {
      guard let one = node else { break }
      node = document.nextSibling(of: one)
      if document.kind(of: one) == kind, let next = node, document.kind(of: next) == .text,
        guide.text(of: next).hasPrefix(" (")
      {
        count += 1
      }
    }
    return count > 2
  }

  /// Further on, no series is looked for.
  private static let mostInlinesInSeries = 60

  /// Whether a sentence begins with nothing but `Use`.
  private static func isUsed(_ before: TextSlice) -> Bool {
    guard before.last == 0x20 else { return false }
    let text = before.trimmed
    return text.hasSuffix("Use") && (text.count == 3 || text.hasSuffix(". Use"))
  }

  private func clause(_ inline: NodeID, _ before: TextSlice, _ behind: TextSlice) -> Clause? {
    var term = guide.text(of: inline).trimmed
    if let spoken = SpokenDefinition(apposition: behind, arena) {
      return Clause(inline: inline, term: term, spoken: spoken)
    }
    guard behind.first == 0x20 else { return nil }
    var rest = behind.trimmed
    // `kubeadm init` with what it is there for behind it.
    if before.isEmpty, rest.hasPrefix("to "), let spoken = SpokenDefinition(use: rest, arena) {
      return Clause(inline: inline, term: term, spoken: spoken)
    }
    // `PersistentVolume (PV) is …`
    if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")),
      close + 1 < rest.count, rest[close + 1] == 0x20
    {
      term = arena.joined(term, " ", rest.prefix(close + 1))
      rest = rest.suffix(from: close + 1).trimmed
    }
    let spoken = SpokenDefinition(rest, arena) ?? deedOfMany(inline, term, rest)
    return spoken.map { Clause(inline: inline, term: term, spoken: $0) }
  }

  /// What several things in bold do: `**Locks** stop accidents of all kinds.`
  private func deedOfMany(
    _ inline: NodeID,
    _ term: TextSlice,
    _ rest: TextSlice
  ) -> SpokenDefinition? {
    guard document.kind(of: inline) == .strong, GrammaticalNumber.isPlural(term),
      !Self.adverbsInS.contains(folded: term)
    else { return nil }
    var sentences = Sentences(rest, arena)
    return sentences.next().flatMap { SpokenDefinition(deedOfMany: $0, arena) }
  }

  private static let adverbsInS: PhraseSet = [
    "afterwards", "always", "besides", "perhaps", "sometimes", "this", "towards",
  ]

  /// Where the clause before ends if a term at the end of a text begins another, with nothing but
  /// an article and a conjunction before it.
  private static func beginning(of before: TextSlice) -> (place: Int, isEnd: Bool)? {
    var rest = before.trimmed
    guard !rest.isEmpty else { return (0, true) }
    guard rest.count < before.count else { return nil }
    rest = rest.withoutLastWord(among: Vocabulary.articles)
    if rest.isEmpty { return (0, true) }
    if ".!?".utf8.contains(rest.last) { return (rest.count, true) }
    // What is said of something else goes no further, whatever it is.
    let isOther = rest.withoutLastWord(among: opposites).count < rest.count
    rest = rest.withoutLastWord(among: conjunctions)
    guard rest.last == UInt8(ascii: ";") || rest.last == UInt8(ascii: ",") else { return nil }
    return (rest.count - 1, isOther)
  }

  private static let conjunctions: PhraseSet = ["and", "but", "whereas", "while"]
  private static let opposites: PhraseSet = ["whereas", "while"]

  /// Reads an item such as `DynamoDB is a store of keys and values`, whose subject has no mark, or a
  /// paragraph that begins so.
  ///
  /// - Parameter needsName: Whether the subject must be written as a name; paragraphs are prose.
  mutating func readSpoken(
    sentence whole: TextSlice,
    _ range: Range<Int>,
    needsName: Bool,
    labels: LabelPath
  ) {
    let sentence = endOfClause(whole).map { whole.prefix($0) } ?? whole
    var rest = sentence
    var end = 0
    var needsName = needsName
    for place in 0...Self.mostWordsInSubject {
      guard let word = rest.nextWord() else { return }
      if place > 0, word == "is" || word == "are" { break }
      if place > 0, word == "means" {
        // Whoever says what something means defines it: `Reefing means taking in sail`.
        if rest.firstWord.hasSuffix("ing") { needsName = false }
        break
      }
      guard place < Self.mostWordsInSubject,
        !Vocabulary.sentenceWords.contains(folded: word), word.last != UInt8(ascii: ",")
      else { return }
      end = sentence.offset(of: word) + word.count
    }
    let article = sentence.firstWord
    let isArticle = Vocabulary.articles.contains(folded: article)
    let start = isArticle ? article.count + 1 : 0
    guard start < end, let spoken = SpokenDefinition(sentence.suffix(from: end).trimmed, arena),
      spoken.isIdentity, case let subject = Self.once(sentence[start..<end]),
      !Self.vagueSubjects.contains(folded: subject.firstWord),
      subject.withoutLastWord(among: Self.adverbs).count == subject.count,
      subject.contains(0x28) == subject.contains(0x29),
      !needsName || QuestionForm.isProduct(subject, arena) || QuestionForm.isAbbreviation(subject)
        || isArticle && isKind(subject, spoken.answer)
    else { return }
    addSpoken(spoken, of: subject, labels, range)
  }

  /// `Adamax` of an item `Adamax` whose second line begins with it again.
  private static func once(_ subject: TextSlice) -> TextSlice {
    let half = subject.count / 2
    let isTwice =
      subject.count % 2 == 1 && subject[half] == 0x20
      && subject.prefix(half) == subject.suffix(from: half + 1)
    return isTwice ? subject.prefix(half) : subject
  }

  /// Whether a sentence says what the things are that the title names: `A view is a table that …`
  /// below `Views`.
  private func isKind(_ name: TextSlice, _ answer: TextSlice) -> Bool {
    guard name.spacedWordCount <= 3, subject.text.spacedWordCount <= 3,
      answer.hasPrefix("a ") || answer.hasPrefix("an "),
      answer.prefix(Self.longestKind).containsWord(where: { Self.kindWords.contains($0) })
    else { return false }
    return name.containsWord { word in
      word.count > 3 && subject.key.containsWord { $0.hasPrefix(arena.key(word)) }
    }
  }

  private static let longestKind = 90
  private static let kindWords: PhraseSet = ["of", "that", "used", "where", "which", "who"]

  /// Words between a subject and its verb.
  static let adverbs: PhraseSet = [
    "also", "always", "both", "either", "generally", "neither", "not", "now", "often", "only",
    "still", "then", "typically", "usually",
  ]
  private static let mostWordsInSubject = 5
  /// Words that name nothing by themselves at the beginning of a sentence.
  static let vagueSubjects: PhraseSet = [
    "it", "there", "he", "she", "we", "one", "another", "each", "every", "all", "both", "some",
    "most", "many", "its", "their", "our", "my", "his", "her", "if", "when", "as", "in", "for",
    "with", "by", "at", "on", "to", "from", "not", "no", "only", "also", "same", "first", "second",
    "last", "other", "others", "result", "goal", "idea", "aim", "purpose", "example", "key",
    "problem", "answer", "difference", "best", "main", "most", "default", "next", "here", "now",
    "any", "core", "what", "where", "which", "who", "how", "technically", "while", "because",
    "although", "since", "whereas", "unless", "despite", "until", "before", "after",
  ]

  /// Asks what the title of a section means, where the first sentence says it without naming it:
  /// `A columnar format that …`, `Measures how …`.
  mutating func readSpoken(_ spoken: SpokenDefinition, of title: Label, _ range: Range<Int>) {
    guard titles.count > 1, isSubject(title), title.text.spacedWordCount <= 4 else { return }
    addSpoken(spoken, of: title.text, .top, range)
  }

  /// Asks what a line in bold means, where the sentence right below it says so.
  mutating func readSpoken(below title: Label, _ blocks: ArraySlice<NodeID>, _ labels: LabelPath) {
    guard isSubject(title), let paragraph = blocks.first,
      document.kind(of: paragraph) == .paragraph, LeadTerm(paragraph, in: guide) == nil
    else { return }
    let text = guide.text(of: paragraph).trimmed
    let spoken =
      withoutSubject(text, title.text).map { SpokenDefinition($0, arena) }
      ?? SpokenDefinition(item: text, arena)
    guard let spoken else { return }
    addSpoken(spoken, of: title.text, labels, document.range(of: paragraph))
  }

  /// Whether a label or a title names a thing of which sentences below it can speak.
  private func isSubject(_ label: Label) -> Bool {
    label.isNamed && !label.namesPoints && !label.isAttribute && label.text.spacedWordCount <= 5
      && !Phrasing.isQuestion(label.text) && !QuestionForm.isInstruction(label.text, arena)
      && ContrastTitle(label.text) == nil && !TextMarks.isDigit(label.text.last)
      && !label.text.containsWord { Self.owners.contains(folded: $0) }
  }

  /// Words of titles that speak of writers and readers.
  private static let owners: PhraseSet = ["i", "my", "our", "we", "you", "your"]

  /// Reads the first item of a list that says what stands above it: `Amazon Q is an assistant`,
  /// `Used to group objects`.
  ///
  /// - Parameter isBelow: Whether the list stands right below the label, so that what it says
  ///   without a subject is said of the label.
  mutating func readSpoken(
    _ entry: ListEntry,
    of label: Label,
    isBelow: Bool,
    labels: LabelPath
  ) {
    guard isSubject(label) else { return }
    if let predicate = withoutSubject(entry.text, label.text) {
      guard let spoken = SpokenDefinition(predicate, arena) else { return }
      addSpoken(spoken, of: label.text, labels, entry.range)
    } else if isBelow, let spoken = SpokenDefinition(item: entry.text, arena) {
      addSpoken(spoken, of: label.text, labels, entry.range)
    }
  }

  /// What follows the name of a subject, with or without its vendor, at the beginning of a text.
  func withoutSubject(_ text: TextSlice, _ subject: TextSlice) -> TextSlice? {
    let vendor = subject.firstWord
    let short = TermForm.isVendor(vendor) ? subject.suffix(from: vendor.count + 1) : subject
    for article in ["", "A ", "An ", "The "] as [StaticString] where text.hasPrefix(article) {
      let rest = text.suffix(from: article.utf8CodeUnitCount)
      for name in [subject, short] {
        guard rest.count > name.count, rest.prefix(name.count).isFolded(name),
          rest[name.count] == 0x20
        else { continue }
        return rest.suffix(from: name.count + 1)
      }
    }
    return nil
  }

  /// Whether a title has most of the words of an answer.
  private func says(_ title: Label, _ answer: TextSlice) -> Bool {
    guard title.text.spacedWordCount >= Self.fewestWordsInStatement else { return false }
    var rest = arena.key(answer)
    var count = 0
    var known = 0
    while let word = rest.nextWord() {
      guard word.count > 3 else { continue }
      count += 1
      if title.key.containsWord(where: { $0.prefix(6) == word.prefix(6) }) { known += 1 }
    }
    return count > 0 && known * 2 >= count
  }

  /// Shorter titles are names, which every definition may repeat in part.
  private static let fewestWordsInStatement = 6

  mutating func addSpoken(
    _ spoken: SpokenDefinition,
    of term: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>,
    isProse: Bool = false
  ) {
    let label = Label(term, in: arena)
    guard label.isNamed, !label.isAttribute, label.key.count > 1, term.beginsWithLetter,
      term.spacedWordCount <= 6,
      term.firstIndex(where: { ".,;:!?".utf8.contains($0) }) == nil,
      spoken.answer.wordCount <= CardDraft.longestAnswerWords,
      // What people do is one thing.
      !(spoken.answer.firstWord.hasSuffix("ing") && GrammaticalNumber.isPlural(term)),
      !givesAway(spoken.answer, in: label.key, under: self.labels.label(labels) ?? titles.last),
      !titles.contains(where: { says($0, spoken.answer) })
    else { return }
    let basis: CardDraft.Basis =
      spoken.isGloss
      ? .gloss
      : isProse
        ? spoken.isIdentity ? .proseIdentity : .proseDeed
        : spoken.isIdentity ? .spokenIdentity : .spokenDeed
    addDefinition(of: label, spoken.answer, labels, range, basis: basis)
  }
}

extension TextSlice {
  /// The text without its last word, whatever its case, if that is one of some.
  func withoutLastWord(among words: PhraseSet) -> TextSlice {
    let start = lastIndex(of: 0x20).map { $0 + 1 } ?? 0
    return words.contains(folded: suffix(from: start)) ? prefix(start).trimmed : self
  }
}
