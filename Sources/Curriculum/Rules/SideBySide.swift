/// Tells tables whose columns are things side by side from those whose rows are things.
///
/// Under `Docker Containers | Virtual Machines` or `Pros | Cons` the first column names nothing that
/// the others could be asked of.
enum SideBySide {
  /// Whether the headers of a table are things, or two sides of one.
  ///
  /// - Parameters:
  ///   - cells: What stands in the first column.
  ///   - others: What stands in the second.
  ///   - title: The title above, which may name the two: `Docker versus virtual machines`.
  static func areColumns(
    _ headers: [Label],
    over cells: [TextSlice],
    beside others: [TextSlice],
    under title: Label,
    _ arena: TextArena
  ) -> Bool {
    guard headers.count >= 2, headers.allSatisfy({ !$0.key.isEmpty && $0.text.beginsWithLetter })
    else { return false }
    if headers.count == 2 {
      if areSides(headers[0].key, headers[1].key) { return true }
      if let pair = ContrastTitle(title.text) {
        let one = arena.key(pair.one(arena))
        let other = arena.key(pair.other(arena))
        let (left, right) = (headers[0].key, headers[1].key)
        return names(left, one) && names(right, other) || names(left, other) && names(right, one)
      }
    }
    let keys = headers.map(\.key)
    if areNumbered(keys) { return true }
    if headers.count == 2, title.key.containsWord(where: { comparisons.contains($0) }),
      headers.allSatisfy({ isName($0) && $0.text.spacedWordCount <= 3 })
    {
      return true
    }
    if headers.count == 2, areNames(headers), speakOfTheSame(cells, others, arena),
      areMostlyPhrases(cells) || headers.allSatisfy({ GrammaticalNumber.isPlural($0.text) })
    {
      return true
    }
    // `TCP | UDP` over phrases
    let areAbbreviations = headers.allSatisfy { QuestionForm.isAbbreviation($0.text) }
    let phrases = cells.count { $0.contains(0x20) }
    if headers.count == 2, areAbbreviations, cells.count > 2, phrases * 2 > cells.count {
      return true
    }
    // `Azure tool | AWS tool` may set names beside names, of which each is asked.
    return shareANoun(keys) && (keys.count > 2 || areMostlyPhrases(cells))
  }

  /// Whether one begins as the other, which may be a plural or shorter.
  private static func names(_ header: TextSlice, _ side: TextSlice) -> Bool {
    header.hasPrefix(side) || side.hasPrefix(header)
  }

  /// Whether two headers are two sides of whatever the table is about.
  static func areSides(_ one: TextSlice, _ other: TextSlice) -> Bool {
    guard let others = sides.first(where: { one == $0.one })?.others else { return false }
    return others.contains { other == $0 }
  }

  private static let sides: [(one: StaticString, others: [StaticString])] = [
    ("pros", ["cons"]),
    ("advantages", ["disadvantages", "drawbacks", "limitations"]),
    ("benefits", ["drawbacks", "limitations", "risks"]),
    ("strengths", ["weaknesses"]),
    ("do", ["dont"]), ("dos", ["donts"]),
    ("aws", ["you", "customer", "customers"]),
    ("before", ["after"]), ("similarities", ["differences"]), ("differences", ["similarities"]),
  ]

  /// Whether headers are built around one noun: `Public cloud`, `Private cloud`.
  private static func shareANoun(_ keys: [TextSlice]) -> Bool {
    guard keys.allSatisfy({ $0.spacedWordCount >= 2 && namesSomething($0) }) else { return false }
    let last = lastWord(of: keys[0])
    return !columnsOfNames.contains(last) && keys.allSatisfy { lastWord(of: $0) == last }
  }

  /// Whether headers are one word with numbers: `Stage one`, `Stage two`.
  private static func areNumbered(_ keys: [TextSlice]) -> Bool {
    let first = keys[0].firstWord
    return keys.allSatisfy {
      $0.firstWord == first && namesSomething($0) && $0.spacedWordCount == 2
        && isNumber(lastWord(of: $0))
    }
  }

  private static func areMostlyPhrases(_ cells: [TextSlice]) -> Bool {
    2 * cells.count { $0.spacedWordCount > 3 } > cells.count
  }

  /// Whether two headers are a word each, and no properties: `Monopoly` and
  /// `Competition`, `Rods` and `Cones`.
  private static func areNames(_ headers: [Label]) -> Bool {
    headers.allSatisfy { isName($0) && $0.text.spacedWordCount == 1 }
  }

  private static func isName(_ header: Label) -> Bool {
    header.isNamed && !header.isAttribute && !header.namesPoints
      && !columnsOfNames.contains(lastWord(of: header.key))
  }

  /// What stands above two things that are set against each other.
  private static let comparisons: PhraseSet = ["comparison", "difference", "differences"]

  /// Longer cells are compared with nothing.
  private static let longestCells = 400

  /// Whether the cells of more than a third of the rows share a word.
  private static func speakOfTheSame(
    _ cells: [TextSlice],
    _ others: [TextSlice],
    _ arena: TextArena
  ) -> Bool {
    let alike = zip(cells, others).count { cell, other in
      guard cell.count + other.count <= longestCells else { return false }
      let key = arena.key(other)
      return arena.key(cell).containsWord { word in
        word.count > 3 && key.containsWord { $0 == word }
      }
    }
    return alike * 3 > cells.count
  }

  /// Whether a header is neither a question nor a number.
  private static func namesSomething(_ key: TextSlice) -> Bool {
    !Vocabulary.questionWords.contains(folded: key.firstWord)
      && key.firstIndex { $0 &- 0x61 < 26 || $0 >= 0x80 } != nil
  }

  static func lastWord(of key: TextSlice) -> TextSlice {
    var rest = key
    var last = TextSlice.empty
    while let word = rest.nextWord() { last = word }
    return last
  }

  private static func isNumber(_ word: TextSlice) -> Bool {
    word.firstIndex { $0 &- 0x30 >= 10 } == nil || numbers.contains(word)
  }

  private static let numbers: PhraseSet = [
    "one", "two", "three", "four", "five", "six", "a", "b", "c", "d", "i", "ii", "iii", "iv",
  ]

  /// What a column of names may be called, beside another of the same noun.
  private static let columnsOfNames: PhraseSet = [
    "class", "code", "date", "field", "id", "kind", "level", "method", "metric", "name", "number",
    "service", "size", "term", "time", "type", "unit", "value",
  ]
}
