extension CardRules {
  /// The nearest thing that a bare attribute can belong to.
  ///
  /// A label such as `Benefits of this approach` names nothing by itself.
  func owner(_ labels: [String]) -> String {
    labels.last { !Vocabulary.attributes.contains(TermKey.key($0)) && !Self.isVague($0) }
      ?? realSubject
  }

  /// The title of the section. If that only points back, it means the section before it, or else
  /// the nearest title above it that is no module's.
  private var realSubject: String {
    guard Self.isVague(subject) || isGeneric(subject) else { return subject }
    let isNamed = { (title: String) in !Self.isVague(title) && !isGeneric(title) }
    if Self.isVague(subject), let sectionBefore, isNamed(sectionBefore) { return sectionBefore }
    let above = isGeneric(subject) ? breadcrumb[...] : breadcrumb.dropFirst()
    return above.last(where: isNamed) ?? subject
  }

  /// Whether a text only points at what was said before: `this approach`, `What it means`, `The
  /// above`, `Too high`, `Export to`.
  static func isVague(_ text: String) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    if text.utf8.starts(with: "Too ".utf8) || hasOpenEnd(text) { return true }
    var isQuestion = false
    var isFirst = true
    var last: [UInt8] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(where: isWordByte) {
      let word = rest[start...].prefix(while: isWordByte)
      rest = rest[word.endIndex...]
      let isShort = (2...5).contains(word.count)
      let mayPoint = isShort && "tiabhw".utf8.contains((word.first ?? 0) | 0x20)
      // `IT` is a trade.
      let isCapitals = mayPoint && word.allSatisfy { $0 &- 0x41 < 26 }
      let folded = mayPoint && !isCapitals ? word.map { $0 | 0x20 } : []
      if isFirst { isQuestion = questions.contains(folded) }
      if demonstratives.contains(folded) { return true }
      // `Endpoints and how to call them` says itself what is meant.
      if isFirst || isQuestion, pronouns.contains(folded) { return true }
      isFirst = false
      last = folded
    }
    return last == above || last == below
  }

  /// Whether a text ends with a preposition, so that something is missing.
  private static func hasOpenEnd(_ text: String) -> Bool {
    let last = text.utf8.suffix(5)
    guard let space = last.lastIndex(of: 0x20) else { return false }
    return openEnds.contains { last[last.index(after: space)...].elementsEqual($0.utf8) }
  }

  private static let openEnds = ["to", "for", "with", "from", "of", "by", "when"]

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "-") || byte &- 0x30 < 10
  }

  private static func words(_ words: [String]) -> Set<[UInt8]> { Set(words.map { Array($0.utf8) }) }

  private static let demonstratives = words(["this", "these", "those"])
  private static let pronouns = words(["it", "its", "they", "them", "their", "that", "here"])
  private static let questions = words(["what", "why", "how", "when", "where", "who", "which"])
  private static let above = Array("above".utf8)
  private static let below = Array("below".utf8)
}
