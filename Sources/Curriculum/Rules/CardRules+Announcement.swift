import Markdown

// Lines without a mark that say what the list below them holds.
extension CardRules {
  /// A line such as `Sections of an address:` that names the things in the list below it; nil for
  /// one that is a sentence or names none.
  func announcement(_ paragraph: NodeID, of list: NodeID) -> Label? {
    let text = guide.text(of: paragraph).trimmed
    guard text.last == UInt8(ascii: ":"), text.beginsWithCapitalOrNumber else { return nil }
    let count = document.children(of: list).reduce(0) { count, _ in count + 1 }
    let line = Self.withoutRemark(text.dropLast().trimmed, on: count)
    guard line.firstIndex(where: { ".,;:!?".utf8.contains($0) }) == nil,
      case let named = named(by: line), named.spacedWordCount <= Self.mostWordsInAnnouncement
    else { return nil }
    let name = named.withoutLastWord(among: Self.announcingVerbs)
    if let label = counted(name, count) { return label }
    if document.isOrdered(list), CardDraft.itemCounts.contains(count), count > 2,
      let course = course(name)
    {
      return course
    }
    // Numbered items are the course of something: `Three-way handshake:`.
    let isCourse = document.isOrdered(list) && count > 2 && Label(name, in: arena).isNamed
    guard isCourse || GrammaticalNumber.isPlural(name), !QuestionForm.isInstruction(name, arena),
      !name.containsWord(where: { Vocabulary.sentenceWords.contains(folded: $0) }),
      Self.isQualified(name)
        || !QuestionForm.isThirdPerson(
          name.suffix(from: (name.lastIndex(of: 0x20) ?? -1) + 1),
          arena
        )
    else { return nil }
    if let stated = name.firstWord.saidNumber, stated != count { return nil }
    let label = Label(name, in: arena)
    return label.isNamed || label.isAttribute ? label : nil
  }

  /// `4 conditions` of `4 conditions (Coffman), all must hold` over four items.
  private static func withoutRemark(_ line: TextSlice, on count: Int) -> TextSlice {
    guard line.firstWord.saidNumber == count, let comma = line.firstIndex(of: ", ") else {
      return line
    }
    let head = line.prefix(comma)
    guard head.last == UInt8(ascii: ")"), let open = head.firstIndex(of: " (") else { return head }
    return head.prefix(open)
  }

  /// Whether a word says of what kind the one behind it is, which is no verb then: `Irrevocable
  /// offers`.
  private static func isQualified(_ name: TextSlice) -> Bool {
    let first = name.firstWord
    return name.spacedWordCount == 2
      && ["able", "ible", "ous", "ful", "ive", "ary"].contains { first.hasSuffix($0) }
  }

  /// `Symptoms of shock` of `The following are symptoms of shock`.
  private func named(by sentence: TextSlice) -> TextSlice {
    guard let opening = sentence.firstFoldedPrefix(among: Self.announcements) else {
      return sentence
    }
    var name = sentence.suffix(from: opening.utf8CodeUnitCount)
    if Vocabulary.articles.contains(folded: name.firstWord) { _ = name.nextWord() }
    return arena.capitalized(name.trimmed)
  }

  private static let announcements: [StaticString] = [
    "the following are ", "these are ", "here are ", "below are ", "listed below are ",
  ]

  /// `Basic flow` of `The basic flow is always the same`, over the steps of it.
  private func course(_ sentence: TextSlice) -> Label? {
    var rest = sentence
    var end = 0
    for _ in 0..<4 {
      guard let word = rest.nextWord() else { return nil }
      end = sentence.offset(of: word) + word.count
      if Self.courses.contains(folded: word) { break }
    }
    let name = sentence.prefix(end)
    let last = name.suffix(from: (name.lastIndex(of: 0x20) ?? -1) + 1)
    guard Self.courses.contains(folded: last) else { return nil }
    let isArticle = Vocabulary.articles.contains(folded: name.firstWord)
    let bare = isArticle ? name.suffix(from: name.firstWord.count).trimmed : name
    guard bare.contains(0x20), !QuestionForm.isInstruction(bare, arena) else { return nil }
    let label = Label(arena.capitalized(bare), in: arena)
    return label.isNamed ? label : nil
  }

  private static let courses: PhraseSet = [
    "cycle", "flow", "lifecycle", "procedure", "process", "sequence", "workflow",
  ]

  /// The thing in bold that a sentence begins with which leads to a list, `**Photon** matters for
  /// two reasons:`, or one in code alone on its line; what stands in the list is about it and not
  /// about the title.
  func subject(ofIntroduction paragraph: NodeID) -> Label? {
    guard let first = document.firstChild(of: paragraph) else { return nil }
    if let label = plainLabel(paragraph, first) { return label }
    if document.kind(of: first) == .codeSpan, document.nextSibling(of: first) == nil {
      let label = Label(guide.text(of: first).trimmed, in: arena)
      return label.isNamed && label.text.spacedWordCount <= 4 ? label : nil
    }
    guard document.kind(of: first) == .strong, document.nextSibling(of: first) != nil,
      guide.text(of: paragraph).trimmed.last == UInt8(ascii: ":"),
      case let label = Label(guide.text(of: first).trimmed, in: arena),
      label.isNamed, !label.isAttribute, !label.namesPoints, label.text.spacedWordCount <= 4,
      label.text.beginsWithCapitalOrNumber, !QuestionForm.isInstruction(label.text, arena)
    else { return nil }
    return label
  }

  /// A few words alone on a line that name what the list right below them is about.
  private func plainLabel(_ paragraph: NodeID, _ first: NodeID) -> Label? {
    guard document.kind(of: first) == .text, document.nextSibling(of: first) == nil,
      case let text = guide.text(of: first).trimmed
    else { return nil }
    if text.last == UInt8(ascii: "?") {
      let label = Label(text, in: arena)
      return label.isAttribute ? label : nil
    }
    guard text.spacedWordCount <= 5,
      text.beginsWithCapitalOrNumber, text.last != UInt8(ascii: ":"),
      text.firstIndex(where: { ".,;:!?=|<>\"".utf8.contains($0) }) == nil,
      !LeadTerm.isClause(text, arena), !QuestionForm.isInstruction(text, arena),
      !QuestionForm.isThirdPerson(arena.key(text.firstWord), arena),
      !Self.openings.contains(folded: text.firstWord)
    else { return nil }
    let label = Label(text, in: arena)
    return label.isNamed || label.isAttribute ? label : nil
  }

  /// Words that begin a remark rather than a name.
  private static let openings: PhraseSet = [
    "also", "and", "as", "because", "but", "even", "for", "from", "here", "however", "if", "in",
    "it", "maybe", "not", "now", "or", "other", "others", "same", "so", "then", "there", "to",
    "when", "while", "with", "yes", "no",
  ]

  /// Whether an item of a list begins with a term, which is asked by itself.
  func hasTerms(_ list: NodeID) -> Bool {
    let entries = document.childList(of: list).map { ListEntry($0, in: guide) }
    return entries.contains { $0.lead != nil } && !areMoves(entries, in: list)
  }

  /// What a line such as `Causes:` says of the terms in the list below it.
  func announcedProperty(_ paragraph: NodeID) -> Label? {
    let text = guide.text(of: paragraph).trimmed
    guard text.last == UInt8(ascii: ":"), text.spacedWordCount <= 2 else { return nil }
    let label = Label(text.dropLast().trimmed, in: arena)
    return Self.clinical.contains(label.key) ? label : nil
  }

  /// What is told of each of several cases.
  private static let clinical: PhraseSet = [
    "causes", "complications", "consequences", "effects", "findings", "indications",
    "risk factors", "side effects", "signs", "symptoms", "treatment", "treatments",
  ]

  /// `Reports include:`
  private static let announcingVerbs: PhraseSet = ["include", "are"]

  /// A sentence that says how many things follow: `You are billed for two things`.
  private func counted(_ sentence: TextSlice, _ count: Int) -> Label? {
    let says = sentence.containsWord { $0.saidNumber == count }
    guard says, sentence.spacedWordCount > 3 else { return nil }
    let label = Label(sentence, in: arena)
    return label.isNamed ? label : nil
  }

  private static let mostWordsInAnnouncement = 10
}
