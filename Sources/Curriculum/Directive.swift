import Markdown

/// An instruction to the tool in an HTML comment: `<!-- covers: K1.1.1 S1.1.2 -->`.
struct Directive: Equatable {
  /// The name before the colon.
  let name: String
  /// What follows, without the ends.
  let value: String

  /// The names that guides may use.
  static let known: Set<String> = ["covers", "requires", "card", "source", "question"]

  /// Keeps cards from being made of the block that follows.
  static let noCard = Directive(name: "card", value: "no")

  /// The words of the value, separated by spaces or commas.
  var words: [String] {
    value.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
      .map { String(Substring($0)) }
  }

  private init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads a comment; any other comment or HTML gives nil.
  init?(_ html: TextSlice) {
    guard html.hasPrefix("<!--") else { return nil }
    let text = html.trimmed
    guard text.count >= 7, text.hasSuffix("-->") else { return nil }
    let body = text[4..<text.count - 3]
    guard let colon = body.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = body.prefix(colon).trimmed
    guard !name.isEmpty, name.firstIndex(where: { $0 &- 0x61 >= 26 }) == nil else { return nil }
    self.name = String(name)
    value = String(body.suffix(from: colon + 1).trimmed)
  }
}

extension MarkdownDocument {
  /// The directive that a block is; nil for any other block.
  func directive(of block: NodeID) -> Directive? {
    guard kind(of: block) == .htmlBlock, isComment(block) else { return nil }
    return literal(of: block).withTextSlice { Directive($0) }
  }

  /// Whether a block begins like a comment, told from its bytes.
  private func isComment(_ block: NodeID) -> Bool {
    withSource(of: block) { text in
      text.suffix(from: text.firstIndex { !TextBytes.isSpace($0) } ?? 0).hasPrefix("<!--")
    }
  }
}
