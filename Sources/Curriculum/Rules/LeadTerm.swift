import Markdown

/// A paragraph that begins with the term it speaks of: `**Parquet**: a columnar format`.
struct LeadTerm: Equatable {
  /// The term without its punctuation.
  let term: String
  /// What is said of it; empty if the paragraph is the term alone.
  let rest: String

  /// Finds the leading term of a paragraph.
  ///
  /// The term is strong text at the beginning, followed by a colon (inside or outside), a dash or
  /// nothing; a short parenthesis between term and colon belongs to the term.
  init?(_ paragraph: NodeID, in document: MarkdownDocument) {
    guard document.kind(of: paragraph) == .paragraph,
      let first = document.firstChild(of: paragraph)
    else { return nil }
    self.init(from: first, until: nil, in: document)
  }

  /// Finds the leading terms of a paragraph whose lines each begin with one.
  ///
  /// A line that begins with none goes on with what is said of the term before.
  static func all(in paragraph: NodeID, of document: MarkdownDocument) -> [LeadTerm] {
    guard let first = document.firstChild(of: paragraph) else { return [] }
    var starts = [first]
    for node in document.children(of: paragraph) where document.kind(of: node) == .softBreak {
      if let next = document.nextSibling(of: node),
        LeadTerm(from: next, until: nil, in: document) != nil
      {
        starts.append(next)
      }
    }
    let ends = starts.dropFirst().map(Optional.some) + [nil]
    return zip(starts, ends).compactMap { LeadTerm(from: $0, until: $1, in: document) }
  }

  private init?(from first: NodeID, until end: NodeID?, in document: MarkdownDocument) {
    guard document.kind(of: first) == .strong else { return nil }
    var term = document.plainText(of: first).trimmed
    var rest = document.plainText(from: document.nextSibling(of: first), until: end).trimmed
    let hasInnerColon = term.hasSuffix(":")
    if hasInnerColon { term = term.dropLast().trimmed }
    if !hasInnerColon {
      if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
        let after = rest[rest.index(after: close)...].trimmed
        if after.isEmpty || Self.separator(of: after) != nil {
          term = Substring(term + " " + rest[...close])
          rest = after
        }
      }
      if !rest.isEmpty {
        guard let separator = Self.separator(of: rest) else { return nil }
        rest = rest.dropFirst(separator.count).trimmed
      }
    }
    term = Self.withoutNumber(term)
    guard !term.isEmpty, term.utf8.count <= Self.longestTermBytes, !Self.isMark(term)
    else { return nil }
    self.term = String(term)
    self.rest = String(rest)
  }

  /// Finds an unmarked term at the beginning of a list item: `Definition: learning from labels`.
  ///
  /// The term has at most five words and no punctuation that a sentence would have.
  init?(plain item: String) {
    guard let colon = item.firstIndex(of: ":") else { return nil }
    let term = item[..<colon].trimmed
    let rest = item[item.index(after: colon)...]
    guard rest.isEmpty || rest.first == " ", term.split(separator: " ").count <= 5,
      let first = term.first, first.isUppercase || first.isNumber,
      !term.contains(where: { ".,;!?()=\"".contains($0) }), !Self.isMark(term)
    else { return nil }
    self.term = String(term)
    self.rest = String(rest.trimmed)
  }

  /// Marks of questions and answers, which are no terms, with or without a number.
  private static let marks: Set<String> = [
    "q", "a", "question", "answer", "answers", "correct answer", "correct answers", "explanation",
    "reason", "rationale", "ans", "front", "back", "exercise", "solution to exercise",
  ]

  private static func isMark(_ term: Substring) -> Bool {
    guard let first = term.utf8.first, "qaQAcCeErRfFbBsS".utf8.contains(first),
      term.utf8.count <= 24
    else { return false }
    var word = TermKey.key(term)[...]
    while let last = word.utf8.last, last &- 0x30 < 10 || last == 0x20 { word = word.dropLast() }
    return marks.contains(String(word))
  }

  /// Longer bold text is a sentence.
  private static let longestTermBytes = 160

  /// `2. Pipe mode` is the second of a list; `2.5 Flash` is a name.
  private static func withoutNumber(_ term: Substring) -> Substring {
    let digits = term.prefix { $0.isASCII && $0.isNumber }
    let rest = term[digits.endIndex...]
    guard !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return term }
    return rest.dropFirst(2).trimmed
  }

  private static func separator(of text: Substring) -> String? {
    if text.hasPrefix(":") { return ":" }
    return ["- ", "– ", "— "].first { text.hasPrefix($0) }
  }
}
