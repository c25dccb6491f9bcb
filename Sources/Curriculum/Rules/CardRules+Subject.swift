extension CardRules {
  /// The nearest thing that a bare attribute can belong to.
  ///
  /// A label such as `Benefits of this approach` names nothing by itself.
  func owner(_ labels: [String]) -> String {
    labels.last { !Vocabulary.attributes.contains(TermKey.key($0)) && !Self.isVague($0) }
      ?? realSubject
  }

  /// The title of the section, or the nearest title above it if that only points at something.
  private var realSubject: String {
    guard Self.isVague(subject) || isGeneric(subject) else { return subject }
    return breadcrumb.last { !Self.isVague($0) && !isGeneric($0) } ?? subject
  }

  /// Whether a text only points at what was said before: `this approach`, `What it means`.
  static func isVague(_ text: String) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    var isFirst = true
    // A longer text says itself what `them` are: `Expose endpoints and interact with them`.
    let isShort = TextBytes.wordCount(text) <= 4
    for word in text.utf8.split(whereSeparator: { !isWordByte($0) }) {
      defer { isFirst = false }
      // `IT` is a trade.
      guard word.count <= 9, !word.allSatisfy({ $0 &- 0x41 < 26 }) else { continue }
      let folded = word.map { $0 | 0x20 }
      if pointers.contains(folded) || isShort && pronouns.contains(folded) { return true }
      if isFirst, firstPointers.contains(folded), text.utf8.count > folded.count { return true }
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "-") || byte &- 0x30 < 10
  }

  private static let pointers: Set<[UInt8]> = Set(
    ["this", "these", "those", "it", "above", "below"].map { Array($0.utf8) }
  )
  private static let pronouns: Set<[UInt8]> = Set(
    ["its", "them", "their", "they"].map { Array($0.utf8) }
  )
  private static let firstPointers: Set<[UInt8]> = Set(
    ["that", "here", "there"].map { Array($0.utf8) }
  )
}
