// Terms without any mark, told by the sign behind them.
extension LeadTerm {
  /// Finds an unmarked term at the beginning of a list item: `Definition: learning from labels`.
  ///
  /// The term has at most five words and no punctuation that a sentence would have.
  init?(plain item: TextSlice, _ arena: TextArena) {
    guard let colon = Self.colon(in: item) else {
      self.init(dashed: item, arena)
      return
    }
    let term = item.prefix(colon).trimmed
    let rest = item.suffix(from: colon + 1)
    let isName = term.beginsWithCapitalOrNumber || GrammaticalNumber.isCompoundName(term)
    // More words before a colon than behind it are a remark: `Summary of the budget: Ames (2004)`.
    let isLong =
      term.spacedWordCount >= Self.fewestWordsInRemark && term.last != UInt8(ascii: ")")
      && (1..<Self.fewestWordsInRemark).contains(rest.spacedWordCount)
    guard rest.isEmpty || rest.first == 0x20, !isLong, isName,
      !Self.isMark(term, arena), !Self.isNumberedQuestion(term), !Self.isDay(term),
      !term.containsWord(where: { Self.modals.contains($0) })
    else { return nil }
    let (named, said) = Self.withoutGlossaryMark(term, rest.trimmed, arena)
    self.init(named, saying: said, isMarked: named.count != term.count)
  }

  /// Finds a term in small letters before a colon with a few words behind it.
  init?(small item: TextSlice, _ arena: TextArena) {
    guard item.first &- 0x61 < 26, let colon = Self.colon(in: item),
      case let term = item.prefix(colon).trimmed, term.beginsWithLetter,
      case let rest = item.suffix(from: colon + 1).trimmed,
      rest.spacedWordCount > 2 || QuestionForm.isFigure(rest),
      !Self.isMark(term, arena), !Self.isClause(term, arena),
      !QuestionForm.isInstruction(term, arena),
      !Vocabulary.questionWords.contains(folded: term.firstWord)
    else { return nil }
    self.init(term, saying: rest)
  }

  /// Finds a term before a dash: `Epoch - one pass over all examples`.
  init?(dashed item: TextSlice, _ arena: TextArena) {
    // A dash is a hyphen or begins with the byte of many signs, and stands behind a few words.
    let head = item.prefix(Self.longestHead)
    guard head.firstIndex(of: UInt8(ascii: "-")) != nil || head.firstIndex(of: 0xE2) != nil,
      let dash = [" - ", " – ", " — "].compactMap({ head.firstIndex(of: $0) }).min()
    else { return nil }
    let term = item.prefix(dash).trimmed
    let rest = item.suffix(from: dash + 1)
    guard let separator = Separator(rest), term.beginsWithLetter || Self.isYear(term),
      term.beginsWithCapitalOrNumber,
      case let isTime = QuestionForm.isTime(rest.suffix(from: separator.length).trimmed),
      term.spacedWordCount <= Self.mostWordsBeforeDash, rest.spacedWordCount > 2 || isTime,
      term.firstIndex(where: { ".,;:!?\"=".utf8.contains($0) }) == nil,
      term.contains(0x28) == term.contains(0x29), isTime || !Self.isClause(term, arena),
      !QuestionForm.isInstruction(term, arena),
      !Self.isMark(term, arena), !Self.isNumberedQuestion(term),
      !Self.isSpan(term, rest.suffix(from: separator.length).trimmed)
    else { return nil }
    self.init(term, saying: rest.suffix(from: separator.length).trimmed)
  }

  /// Finds a term before a long dash with no more than a word or two behind it, as lists of pairs
  /// have them throughout.
  init?(pair item: TextSlice) {
    guard let dash = [" – ", " — "].compactMap({ item.firstIndex(of: $0) }).min(),
      case let term = item.prefix(dash).trimmed,
      case let rest = item.suffix(from: dash + 4).trimmed,
      term.beginsWithLetter, (1...3).contains(term.spacedWordCount),
      (1...4).contains(rest.spacedWordCount), rest.beginsWithLetter || rest.beginsWithNumber,
      [term, rest].allSatisfy({ text in
        text.firstIndex { ".,;:!?=".utf8.contains($0) } == nil && !text.contains("—")
      }),
      !Self.isSpan(term, rest)
    else { return nil }
    self.init(term, saying: rest)
  }

  /// Whether a dash stands between two dates: `March 1930 - May 1932`, `June - Nov 1932`.
  private static func isSpan(_ before: TextSlice, _ behind: TextSlice) -> Bool {
    let first = before.lastIndex(of: 0x20).map { before.suffix(from: $0 + 1) } ?? before
    guard isMonth(first) || isYear(first) && before.contains(0x20) else { return false }
    var rest = behind
    guard var next = rest.nextWord() else { return false }
    if next.number.map({ $0 <= 31 }) ?? false { next = rest.nextWord() ?? .empty }
    let word = next.last == UInt8(ascii: ",") ? next.dropLast() : next
    return isMonth(word) || isYear(word)
  }

  private static func isMonth(_ word: TextSlice) -> Bool {
    word.first &- 0x41 < 26 && months.contains(folded: word)
  }

  private static let months: PhraseSet = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]

  /// Whether a few words tell what happens rather than naming something: `Germany attacked twice`,
  /// `Model Monitor requires baseline`.
  static func isClause(_ term: TextSlice, _ arena: TextArena) -> Bool {
    if term.containsWord(where: { Vocabulary.sentenceWords.contains(folded: $0) }) { return true }
    let count = term.spacedWordCount
    guard count > 1 else { return false }
    var rest = term
    var place = 0
    while let word = rest.nextWord() {
      place += 1
      if place > 1, word.count > 4, word.hasSuffix("ed"), word.first >= 0x61 {
        return !(place == count && Vocabulary.kindsInED.contains(word))
      }
      if place > 1, place < count, word.first >= 0x61,
        QuestionForm.isThirdPerson(word, arena) || goingVerbs.contains(word)
      {
        return true
      }
      if Vocabulary.pastForms.contains(folded: word) || word == "says" { return true }
    }
    return false
  }

  /// Verbs that say how something goes on.
  private static let goingVerbs: PhraseSet = [
    "comes", "gets", "goes", "keeps", "looks", "means", "takes",
  ]

  private static let fewestWordsInRemark = 4
  private static let mostWordsBeforeDash = 4
  private static let longestHead = 120

  /// The place of a colon behind at most five words without the punctuation of a sentence.
  private static func colon(in item: TextSlice) -> Int? {
    var words = 0
    var wasSpace = true
    for at in 0..<item.count {
      switch item[at] {
      case UInt8(ascii: ":"): return at
      // `Central nervous system (CNS): …`
      case UInt8(ascii: "(") where at > 0 && wasSpace:
        guard let close = item.firstIndex(of: UInt8(ascii: ")"), from: at), close + 1 < item.count,
          item[close + 1] == UInt8(ascii: ":"),
          item[at + 1..<close].spacedWordCount <= mostWordsInShorthand,
          !item[at + 1..<close].contains(UInt8(ascii: ":"))
        else { return nil }
        return close + 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="),
        UInt8(ascii: "\""):
        return nil
      case 0x20: wasSpace = true
      default:
        // `Treaty of Paris 30 March 1856`
        if wasSpace, !TextMarks.isDigit(item[at]) { words += 1 }
        if words > 5 { return nil }
        wasSpace = false
      }
    }
    return nil
  }

  /// Words of sentences that no name of a thing has; `What you see` may name an attribute.
  private static let modals: PhraseSet = ["can", "may", "must", "should", "we", "will", "You"]

  /// Whether a term is a year, of which a guide tells what happened.
  static func isYear(_ term: TextSlice) -> Bool {
    if term.count == 5, term.last == UInt8(ascii: "s") { return isYear(term.dropLast()) }
    return term.count == 4 && (term.number.map { (1000...2100).contains($0) } ?? false)
  }

  /// Whether a term is a day or days of a month: `27th`, `23-24`.
  private static func isDay(_ term: TextSlice) -> Bool {
    guard TextMarks.isDigit(term.first), term.count <= 9 else { return false }
    let end = term.firstIndex { !TextMarks.isDigit($0) && $0 != UInt8(ascii: "-") } ?? term.count
    let ending = term.suffix(from: end)
    return end > 2 && ending.isEmpty && term.contains(UInt8(ascii: "-"))
      || ["st", "nd", "rd", "th"].contains { ending == ($0 as StaticString) }
  }
}
