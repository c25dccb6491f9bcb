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
    value.split { $0 == " " || $0 == "," }.map(String.init)
  }

  private init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads a comment; any other comment or HTML gives nil.
  init?(_ html: String) {
    // Most HTML is no directive, so it is turned away by its first bytes.
    guard html.utf8.starts(with: "<!--".utf8) else { return nil }
    let text = html.trimmed
    guard text.utf8.count >= 7, text.hasSuffix("-->") else { return nil }
    let body = text.utf8.dropFirst(4).dropLast(3)
    guard let colon = body.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = Substring(body[..<colon]).trimmed
    guard !name.isEmpty,
      name.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    self.name = String(name)
    value = String(Substring(body[body.index(after: colon)...]).trimmed)
  }
}

extension MarkdownDocument {
  /// The directive that a block is; nil for any other block.
  func directive(of block: NodeID) -> Directive? {
    guard kind(of: block) == .htmlBlock, isComment(block) else { return nil }
    return Directive(literal(of: block))
  }

  /// Whether a block begins like a comment, told from its bytes.
  private func isComment(_ block: NodeID) -> Bool {
    source.withUnsafeBufferPointer { source in
      let text = TextSlice(UnsafeBufferPointer(rebasing: source[range(of: block)]))
      return text.suffix(from: text.firstIndex { !TextBytes.isSpace($0) } ?? 0).hasPrefix("<!--")
    }
  }
}
