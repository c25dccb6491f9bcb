/// Decides where a definition can be turned round.
enum ReverseCard {
  /// Whether a reader of the definition must come to the term.
  ///
  /// It must say what kind of thing the term is (`a columnar format that …`) or, of something with
  /// a name of its own, what it does; be long enough to leave one answer; and not hold the term.
  ///
  /// - Parameter trail: The titles that the card shows, which must not hold the term either.
  static func isDetermined(
    _ term: TextSlice,
    key: TextSlice,
    by definition: TextSlice,
    trail: [Label],
    _ arena: TextArena
  ) -> Bool {
    guard term.count <= 60, beginsAsDefinition(definition, isName: isName(term), arena),
      (minimumWords...maximumWords).contains(definition.wordCount),
      term.wordCount <= longestTermWords, !ordinals.contains(key.firstWord), !key.contains(" of "),
      !key.contains(" in "),
      // `a = one part, b = another` explains letters.
      !(definition.firstIndex(of: " = ").map {
        definition.suffix(from: $0 + 3).contains(" = ")
      } ?? false)
    else { return false }
    let said = arena.key(definition)
    var rest = key
    while let word = rest.nextWord() {
      guard word.count > 2 else { continue }
      let stem = stem(word)
      if isPreposition(word) || said.containsWord(where: { $0.hasPrefix(stem) }) { return false }
    }
    return !trail.contains { names(key, in: $0.key) || isNumbered($0.key, as: key) }
  }

  /// Whether a term is a title with a number: `LeNet 5` below `LeNet`.
  private static func isNumbered(_ title: TextSlice, as key: TextSlice) -> Bool {
    guard title.count > 3, key.count > title.count, key.hasPrefix(title),
      key[title.count] == 0x20
    else { return false }
    return key.suffix(from: title.count).firstIndex {
      !TextMarks.isDigit($0) && $0 != 0x20
    } == nil
  }

  /// Whether a title has all longer words of a term.
  private static func names(_ key: TextSlice, in title: TextSlice) -> Bool {
    // `EC2` names `Amazon EC2`; a longer title may name it among others.
    let isName = title.spacedWordCount <= 3
    var rest = key
    while let word = rest.nextWord() {
      guard word.count > 2, !(isName && TermForm.isVendor(word)) else { continue }
      let stem = stem(word)
      if !title.containsWord(where: { $0.hasPrefix(stem) }) { return false }
    }
    return true
  }

  private static func beginsAsDefinition(
    _ definition: TextSlice,
    isName: Bool,
    _ arena: TextArena
  ) -> Bool {
    let first = definition.firstWord
    // `one in which all is controlled` has lost its noun.
    let isBare = definition.hasFoldedPrefix("one in which ")
    if first.count <= 3, isArticle(first) { return !isExample(definition) && !isBare }
    guard isName, first.last == UInt8(ascii: "s") else { return false }
    return QuestionForm(answering: definition, arena).isDeed
  }

  /// Whether a sentence tells what may happen to something: `A stop sign could be taken for …`.
  private static func isExample(_ definition: TextSlice) -> Bool {
    var rest = definition
    for _ in 0..<6 {
      guard let word = rest.nextWord() else { return false }
      if word == "that" || word == "which" { return false }
      if word == "could" || word == "may" || word == "might" || word == "should" { return true }
    }
    return false
  }

  private static func isArticle(_ word: TextSlice) -> Bool {
    word.hasFoldedPrefix("a") && word.count == 1 || word.count == 2 && word.hasFoldedPrefix("an")
      || word.count == 3 && (word.hasFoldedPrefix("any") || word.hasFoldedPrefix("one"))
  }

  /// A term with one of these describes rather than names.
  private static func isPreposition(_ word: TextSlice) -> Bool {
    switch word.count {
    case 3: word == "for" || word == "the" || word == "and"
    case 4: word == "from" || word == "with" || word == "when"
    default: false
    }
  }

  private static let ordinals: PhraseSet = ["first", "second", "third", "last"]
  private static let minimumWords = 7
  private static let maximumWords = 40
  private static let longestTermWords = 5

  /// `classification` and `classifies` give each other away.
  private static func stem(_ word: TextSlice) -> TextSlice {
    word.count > 6 ? word.prefix(scalars: 6) : word
  }

  /// Whether a term is a proper name: with a capital or a digit beyond its first letter.
  private static func isName(_ term: TextSlice) -> Bool {
    for at in 1..<max(1, term.count) where term[at] &- 0x41 < 26 || term[at] &- 0x30 < 10 {
      return true
    }
    return false
  }
}
