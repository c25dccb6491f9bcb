/// A definition taken apart into what a term is and what its sentences name by a label.
///
/// `Predicts numbers. Use cases: prices, demand. Common algorithms: …` says three things, and three
/// short cards are learned better than one long one.
struct SpokenAttributes {
  /// What is said without a label.
  let definition: TextSlice
  /// The labels in order, each with what it says.
  let attributes: [(label: Label, text: TextSlice)]

  /// Splits a text; one without labels is a definition as it stands.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ text: TextSlice, _ arena: TextArena) {
    guard Self.mayHoldLabel(text) else {
      definition = text
      attributes = []
      return
    }
    var plain: [TextSlice] = []
    var found: [(label: Label, text: TextSlice)] = []
    var sentences = Sentences(text, arena)
    while let sentence = sentences.next() {
      if let label = Self.label(of: sentence, arena),
        label.isAttribute || !plain.isEmpty || !found.isEmpty
      {
        let rest = sentence.suffix(from: label.text.count + 1).trimmed
        found.append((label, rest))
      } else if let last = found.last, plain.isEmpty || !last.label.isAttribute {
        // It says more of that label where nothing is said of the term alone.
        let text = sentences.text
        let end = text.offset(of: sentence) + sentence.count
        found[found.count - 1].text = text[text.offset(of: last.text)..<end]
      } else {
        plain.append(sentence)
      }
    }
    // What begins with a label of any kind is one only if more of them follow.
    if !found.isEmpty, let first = plain.first, let label = Self.label(of: first, arena) {
      found.insert((label, first.suffix(from: label.text.count + 1).trimmed), at: 0)
      plain.removeFirst()
    }
    attributes = found
    guard !found.isEmpty else {
      definition = sentences.text
      return
    }
    for (place, sentence) in plain.enumerated() {
      if place > 0 { arena.write(byte: 0x20) }
      arena.write(sentence)
    }
    definition = arena.finish()
  }

  /// Whether a colon follows somewhere behind the end of a sentence.
  private static func mayHoldLabel(_ text: TextSlice) -> Bool {
    guard let stop = text.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return text.firstIndex(of: UInt8(ascii: ":"), from: stop) != nil
  }

  /// `Use cases` of a sentence `Use cases: …`, if it is a label that means an attribute, or another
  /// one behind what was said already: `… by a promise. Remedy: rescission`.
  private static func label(of sentence: TextSlice, _ arena: TextArena) -> Label? {
    guard let colon = sentence.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let label = Label(sentence.prefix(colon), in: arena)
    guard sentence.suffix(from: colon).wordCount > 1 else { return nil }
    if label.isAttribute { return label }
    let text = label.text
    let last = text.suffix(from: text.lastIndex(of: 0x20).map { $0 + 1 } ?? 0)
    // `RADIUS` is a thing of its own.
    let isOther =
      label.isNamed && text.spacedWordCount <= 3 && text.first &- 0x41 < 26
      && text.firstIndex { !TextMarks.isLetter($0) && $0 != 0x20 } == nil
      && last.suffix(from: 1).firstIndex { $0 &- 0x41 < 26 } == nil && last.count > 1
      && sentence[colon + 1] == 0x20 && LeadTerm.mayBeName(text, arena)
    return isOther ? label : nil
  }
}
