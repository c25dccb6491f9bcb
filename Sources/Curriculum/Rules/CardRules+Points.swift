import Markdown

extension CardRules {
  /// Reads a list whose items each begin with a term, under a label such as `Benefits`.
  ///
  /// Such points are known together: `Ease of use: what is it?` would ask nothing, while the four
  /// benefits of a service are one thing to recall. Things under a label that is an attribute
  /// (`AWS services`) are asked for by their names, and each by itself. Which of the two it is
  /// depends on the label alone, so that an edit of what is said changes no card's name.
  ///
  /// - Parameter isHeading: Whether the label is the title of a section, whose things are often
  ///   defined there even if it is called `Tools`.
  /// - Returns: Whether the list was asked as a whole, so that its items make no cards.
  mutating func readPoints(
    _ label: Label,
    _ entries: [ListEntry],
    _ list: NodeID,
    labels: LabelPath,
    isHeading: Bool
  ) -> Bool {
    guard CardDraft.itemCounts.contains(entries.count),
      entries.allSatisfy({ $0.lead != nil && $0.nested.isEmpty })
    else { return false }
    let leads = entries.compactMap(\.lead)
    if label.namesPoints {
      // An item that defines several terms is one point.
      let whole = zip(entries, leads).map { entry, lead in
        !entry.others.isEmpty
          ? entry.text : lead.rest.isEmpty ? lead.term : arena.joined(lead.term, ": ", lead.rest)
      }
      let counts = whole.map(\.wordCount)
      let isShort =
        counts.reduce(0, +) <= CardDraft.longestAnswerWords
        && counts.allSatisfy { $0 <= CardDraft.longestItemWords }
      return addItems(label, isShort ? whole : leads.map(\.term), list, labels: labels)
    }
    // `Seven principles` are known together as well.
    let isCounted = Phrasing.counts(label.text, entries.count)
    if label.isAttribute && !isHeading
      || isCounted && label.isNamed && GrammaticalNumber.isPlural(label.text)
    {
      addItems(label, leads.map(\.term), list, labels: labels)
    }
    return false
  }

  /// Reads a section or a label that sets two things side by side: `Bagging vs. Boosting`.
  mutating func readContrast(
    _ label: Label,
    _ entries: [ListEntry],
    _ list: NodeID,
    _ labels: LabelPath
  ) {
    guard entries.count <= CardDraft.itemCounts.upperBound, let pair = ContrastTitle(label.text)
    else { return }
    let one = Label(pair.one(arena), in: arena)
    let other = Label(pair.other(arena), in: arena)
    let sides = entries.filter { entry in
      guard let term = entry.lead?.term else { return false }
      // Something may be added to the name: `CPUs (Central …)`.
      let key = arena.key(term)
      return key.hasPrefix(one.key) || key.hasPrefix(other.key)
    }
    guard sides.count == 2 else { return }
    addContrast(one, other, sides.map(\.text), document.range(of: list), labels)
  }
}

extension Label {
  private struct Word: OptionSet, Sendable {
    let rawValue: UInt32
    /// A noun at the end of a label whose items are points.
    static let points = Word(rawValue: 1)
    /// What stands between points and what they are points of.
    static let preposition = Word(rawValue: 2)
  }

  private static let words = RoleTable<Word>([
    (.points, Vocabulary.pointWords.phrases),
    (.preposition, ["of", "for", "to", "when", "in"]),
  ])

  /// Whether it names points to be known together: `Benefits`, `Key considerations for a store`.
  var namesPoints: Bool {
    // `Services and considerations` lists services.
    roles.contains(.points) || beginsWithPoints && !key.contains("services")
  }

  /// `benefits of golden images` begins with what it lists, `cost considerations` ends with it.
  private var beginsWithPoints: Bool {
    var rest = key
    var count = 0
    var last: Word = []
    while let word = rest.nextWord() {
      last = Self.words[word]
      if last.contains(.preposition), (1..<4).contains(count) {
        // A short label may end with its points all the same: `costs of key factors`.
        let before = key.prefix(key.offset(of: word) - 1)
        return LabelRoles.roles(ofKey: before).contains(.points) || endsWithPoints
      }
      count += 1
    }
    return count <= 4 && last.contains(.points)
  }

  private var endsWithPoints: Bool {
    var rest = key
    var count = 0
    var last = TextSlice.empty
    while let word = rest.nextWord() {
      last = word
      count += 1
    }
    return count <= 4 && Self.words[last].contains(.points)
  }
}

/// Two things that a title sets against each other.
struct ContrastTitle {
  private let before: TextSlice
  private let after: TextSlice

  /// The first thing.
  func one(_ arena: TextArena) -> TextSlice { Self.withSingleSpaces(before, arena) }

  /// The second thing.
  func other(_ arena: TextArena) -> TextSlice { Self.withSingleSpaces(after, arena) }

  /// Finds `vs`, `vs.` or `versus` between two short names.
  init?(_ title: TextSlice) {
    guard Self.mayHoldVersus(title), title.spacedWordCount <= 9 else { return nil }
    var rest = title
    while let word = rest.nextWord() {
      guard Self.isVersus(word) else { continue }
      before = title.prefix(title.offset(of: word))
      after = rest
      guard before.spacedWordCount > 0, after.spacedWordCount > 0,
        !after.containsWord(where: { $0.hasFoldedPrefix("vs") })
      else { return nil }
      return
    }
    return nil
  }

  private static func isVersus(_ word: TextSlice) -> Bool {
    switch word.count {
    case 2: word.hasFoldedPrefix("vs")
    case 3: word.hasFoldedPrefix("vs.")
    case 6: word.hasFoldedPrefix("versus")
    default: false
    }
  }

  /// Whether a word begins with `v` and `s` or `e`.
  private static func mayHoldVersus(_ title: TextSlice) -> Bool {
    var at = 0
    while let space = title.firstIndex(of: 0x20, from: at), space + 2 < title.count {
      at = space + 1
      let next = title[space + 2] | 0x20
      if title[at] | 0x20 == UInt8(ascii: "v"), next == 0x73 || next == 0x65 { return true }
    }
    return false
  }

  private static func withSingleSpaces(_ text: TextSlice, _ arena: TextArena) -> TextSlice {
    var rest = text
    var isFirst = true
    while let word = rest.nextWord() {
      if !isFirst { arena.write(byte: 0x20) }
      arena.write(word)
      isFirst = false
    }
    return arena.finish()
  }
}
