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
    _ label: String,
    _ entries: [ListEntry],
    _ list: NodeID,
    labels: [String],
    isHeading: Bool
  ) -> Bool {
    guard CardDraft.itemCounts.contains(entries.count),
      entries.allSatisfy({ $0.lead != nil && $0.nested.isEmpty })
    else { return false }
    let property = PropertyLabel(label)
    let leads = entries.compactMap(\.lead)
    if property.isPoints {
      let whole = leads.map { $0.rest.isEmpty ? $0.term : "\($0.term): \($0.rest)" }
      let counts = whole.map { TextBytes.wordCount($0) }
      let isShort =
        counts.reduce(0, +) <= CardDraft.longestAnswerWords
        && counts.allSatisfy { $0 <= CardDraft.longestItemWords }
      return addItems(label, isShort ? whole : leads.map(\.term), list, labels: labels)
    }
    if property.isAttribute, !isHeading {
      addItems(label, leads.map(\.term), list, labels: labels)
    }
    return false
  }

  /// Reads a section or a label that sets two things side by side: `Bagging vs. Boosting`.
  mutating func readContrast(
    _ label: String,
    _ entries: [ListEntry],
    _ list: NodeID,
    _ labels: [String]
  ) {
    guard let pair = ContrastTitle(label), entries.count <= CardDraft.itemCounts.upperBound else {
      return
    }
    let sides = entries.filter { entry in entry.lead.map { pair.names($0.term) } ?? false }
    guard sides.count == 2 else { return }
    addContrast(pair.one, pair.other, sides.map(\.text), document.range(of: list), labels)
  }
}

/// A label that names a property: `Benefits`, `Key considerations for choosing a store`.
struct PropertyLabel {
  /// Whether the items under it are points to be known together.
  let isPoints: Bool
  /// Whether it is nothing but an attribute of what stands above.
  let isAttribute: Bool

  init(_ label: String) {
    let key = TermKey.key(label)
    isAttribute = Vocabulary.attributes.contains(key)
    // `Services and considerations` lists services.
    isPoints =
      Vocabulary.pointLabels.contains(key)
      || Self.beginsWithPoints(key) && !key.contains("services")
  }

  /// `benefits of golden images` begins with what it lists, `cost considerations` ends with it.
  private static func beginsWithPoints(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    if let last = words.last, words.count <= 4, Vocabulary.pointWords.contains(last) {
      return true
    }
    for (index, word) in words.enumerated().prefix(4) where index > 0 {
      if ["of", "for", "to", "when", "in"].contains(word) {
        return Vocabulary.pointLabels.contains(words[..<index].joined(separator: " "))
      }
    }
    return false
  }
}

/// Two things that a title sets against each other.
struct ContrastTitle: Equatable {
  let one: String
  let other: String

  /// Finds `vs`, `vs.` or `versus` between two short names.
  init?(_ title: String) {
    guard Self.mayHoldVersus(title) else { return nil }
    let words = title.split(separator: " ")
    guard words.count <= 9,
      let mark = words.firstIndex(where: { ["vs", "vs.", "versus"].contains($0.lowercased()) }),
      mark > 0, mark < words.count - 1,
      !words[(mark + 1)...].contains(where: { $0.lowercased().hasPrefix("vs") })
    else { return nil }
    one = words[..<mark].joined(separator: " ")
    other = words[(mark + 1)...].joined(separator: " ")
  }

  /// Whether a word begins with `v` and `s` or `e`.
  private static func mayHoldVersus(_ title: String) -> Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in title.utf8 {
      let folded = byte | 0x20
      if before.0 == 0x20, before.1 == UInt8(ascii: "v"), folded == 0x73 || folded == 0x65 {
        return true
      }
      before = (before.1, byte == 0x20 ? byte : folded)
    }
    return false
  }

  /// Whether a term is one of the two, perhaps with something added: `CPUs (Central …)`.
  func names(_ term: String) -> Bool {
    let key = TermKey.key(term)
    return [one, other].contains { key.hasPrefix(TermKey.key($0)) }
  }
}
