import Markdown

/// An instruction to the tool in an HTML comment: `<!-- covers: K1.1.1 S1.1.2 -->`.
struct Directive: Equatable {
  /// The name before the colon.
  let name: String
  /// What the name is said of, such as `mla-c02` in `covers mla-c02: S1.1.1`.
  let qualifier: String?
  /// What follows, without the ends.
  let value: String

  /// The names that guides may use.
  static let known: Set<String> = ["covers", "requires", "card", "source", "question"]

  /// Keeps cards from being made of the block that follows.
  static let noCard = Directive(name: "card", qualifier: nil, value: "no")

  /// Whether it says that there is nothing of its kind: `covers: none`.
  var isNone: Bool { value == "none" }

  /// The words of the value, separated by spaces or commas.
  var words: [String] {
    value.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
      .map { String(Substring($0)) }
  }

  private init(name: String, qualifier: String?, value: String) {
    self.name = name
    self.qualifier = qualifier
    self.value = value
  }

  /// Reads a comment; any other comment or HTML gives nil.
  init?(_ html: TextSlice) {
    guard let text = DirectiveText(html) else { return nil }
    name = String(text.name)
    qualifier = text.qualifier.map { String($0) }
    value = String(text.value)
  }
}

/// The parts of a directive where they stand.
private struct DirectiveText {
  let name: TextSlice
  let qualifier: TextSlice?
  let value: TextSlice

  /// Reads a comment; any other comment or HTML gives nil.
  init?(_ html: TextSlice) {
    guard html.hasPrefix("<!--") else { return nil }
    let text = html.trimmed
    guard text.count >= 7, text.hasSuffix("-->") else { return nil }
    let body = text[4..<text.count - 3]
    guard let colon = body.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let head = body.prefix(colon).trimmed
    let space = head.firstIndex(of: UInt8(ascii: " "))
    let name = head.prefix(space ?? head.count)
    // `answer: B` is read with its question.
    guard !name.isEmpty, name.firstIndex(where: { $0 &- 0x61 >= 26 }) == nil,
      !Self.answers.contains(name)
    else { return nil }
    let qualifier = space.map { head.suffix(from: $0).trimmed }
    // `Two words: …` is a remark; only the name of an exam has a digit in it.
    if let qualifier, !Self.isExamName(qualifier) { return nil }
    self.name = name
    self.qualifier = qualifier
    value = body.suffix(from: colon + 1).trimmed
  }

  private static let answers: PhraseSet = ["ans", "answer", "answers", "key", "solution"]

  /// Whether a word is like `mla-c02`: letters, digits and hyphens, at least one of them a digit.
  private static func isExamName(_ word: TextSlice) -> Bool {
    let isWord = word.firstIndex { byte in
      byte &- 0x61 >= 26 && byte &- 0x30 >= 10 && byte != UInt8(ascii: "-")
    }
    return isWord == nil && word.firstIndex { $0 &- 0x30 < 10 } != nil
  }
}

extension MarkdownDocument {
  /// The directive that a block is; nil for any other block.
  func directive(of block: NodeID) -> Directive? {
    withComment(of: block) { $0.flatMap { Directive($0) } }
  }

  /// Whether a block is a directive.
  func isDirective(_ block: NodeID) -> Bool {
    withComment(of: block) { $0.flatMap { DirectiveText($0) } != nil }
  }

  /// Lends the text of a block that begins like a comment; nil for any other block.
  private func withComment<Result>(of block: NodeID, _ body: (TextSlice?) -> Result) -> Result {
    guard kind(of: block) == .htmlBlock, isComment(block) else { return body(nil) }
    if isPlainLine(block) { return withSource(of: block, body) }
    return literal(of: block).withTextSlice { body($0) }
  }

  /// Whether the source of a block is what it says: one line from its beginning on.
  private func isPlainLine(_ block: NodeID) -> Bool {
    let start = range(of: block).lowerBound
    guard start == 0 || source[start - 1] == 0x0A else { return false }
    return withSource(of: block) { text in
      let line = text.trimmed
      return !line.contains(0x0A) && !line.contains(0x0D) && !line.contains(0)
    }
  }

  /// Whether a block begins like a comment, told from its bytes.
  private func isComment(_ block: NodeID) -> Bool {
    withSource(of: block) { text in
      text.suffix(from: text.firstIndex { !TextBytes.isSpace($0) } ?? 0).hasPrefix("<!--")
    }
  }
}
