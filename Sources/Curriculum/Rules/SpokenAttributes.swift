/// A definition taken apart into what a term is and what its sentences name by a label.
///
/// `Predicts numbers. Use cases: prices, demand. Common algorithms: …` says three things, and three
/// short cards are learned better than one long one.
struct SpokenAttributes {
  /// What is said without a label.
  let definition: String
  /// The labels in order, each with what it says.
  let attributes: [(label: String, text: String)]

  /// Splits a text; one without labels is a definition as it stands.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ text: String) {
    guard Self.mayHoldLabel(text) else {
      definition = text
      attributes = []
      return
    }
    var plain: [String] = []
    var found: [(label: String, text: String)] = []
    for sentence in Phrasing.sentences(text) {
      if let label = Self.label(of: sentence) {
        let rest = sentence[label.endIndex...].dropFirst().trimmed
        found.append((String(label), String(rest)))
      } else {
        plain.append(sentence)
      }
    }
    definition = plain.joined(separator: " ")
    attributes = found
  }

  /// Whether a colon follows somewhere behind the end of a sentence.
  private static func mayHoldLabel(_ text: String) -> Bool {
    guard let stop = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return text.utf8[stop...].contains(UInt8(ascii: ":"))
  }

  /// `Use cases` of a sentence `Use cases: …`, if it is a label that means an attribute.
  private static func label(of sentence: String) -> Substring? {
    guard let colon = sentence.utf8.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let label = sentence[..<colon]
    guard Vocabulary.attributes.contains(TermKey.key(label)),
      TextBytes.wordCount(sentence[colon...]) > 1
    else { return nil }
    return label
  }
}
