import Markdown

/// A paragraph that begins with the term it speaks of: `**Parquet**: a columnar format`.
struct LeadTerm {
  /// What a sign between a term and the rest says.
  enum Link {
    /// A colon, a dash or an equals sign: what the term means.
    case meaning
    /// An arrow: what it leads to.
    case consequence
  }

  /// The term without its punctuation.
  let term: TextSlice
  /// What is said of it; empty if the paragraph is the term alone.
  let rest: TextSlice
  /// How the two belong together.
  let link: Link
  /// Whether a mark says that it is a term: `Definition (Process)`.
  let isMarked: Bool
  /// Where it begins, if that is not where its paragraph does.
  private(set) var start: Int?

  /// Finds the leading term of a paragraph.
  ///
  /// The term is strong text at the beginning, followed by a colon (inside or outside), a dash or
  /// nothing; a short parenthesis between term and colon belongs to the term.
  init?(_ paragraph: NodeID, in guide: GuideText) {
    guard guide.document.kind(of: paragraph) == .paragraph,
      let first = guide.document.firstChild(of: paragraph), !Self.isLostTable(first, in: guide)
    else { return nil }
    self.init(from: Self.withoutSign(first, in: guide), until: nil, in: guide)
  }

  /// Whether a line is nothing but several texts in bold, as the head of a table is that a converter
  /// has flattened: `**Tool** **Use when**`.
  static func isLostTable(_ first: NodeID, in guide: GuideText) -> Bool {
    guard guide.document.kind(of: first) == .strong,
      let space = guide.document.nextSibling(of: first), guide.text(of: space).trimmed.isEmpty,
      let second = guide.document.nextSibling(of: space),
      guide.document.kind(of: second) == .strong
    else { return false }
    return guide.document.nextSibling(of: second).map { node in
      isBreak(node, in: guide.document) || guide.text(of: node).trimmed.isEmpty
    } ?? true
  }

  static func isBreak(_ node: NodeID, in document: MarkdownDocument) -> Bool {
    let kind = document.kind(of: node)
    return kind == .softBreak || kind == .lineBreak
  }

  /// The inline behind a sign such as `✅` at the beginning of a line.
  private static func withoutSign(_ first: NodeID, in guide: GuideText) -> NodeID {
    guard guide.document.kind(of: first) == .text,
      let next = guide.document.nextSibling(of: first), guide.document.kind(of: next) == .strong,
      case let text = guide.text(of: first), text.last == 0x20, text.count <= longestSign,
      text.firstIndex(where: { TextMarks.isLetter($0) || TextMarks.isDigit($0) }) == nil,
      !text.beginsWithLetter, text.first >= 0x80
    else { return first }
    return next
  }

  /// A sign of a few scalars and a space.
  private static let longestSign = 16

  /// Finds the leading terms of a paragraph whose lines each begin with one.
  ///
  /// A line that begins with none goes on with what is said of the term before.
  static func all(in paragraph: NodeID, of guide: GuideText) -> [LeadTerm] {
    var terms: [LeadTerm] = []
    var start = guide.document.firstChild(of: paragraph)
    var next = start
    while let node = next {
      next = guide.document.nextSibling(of: node)
      guard let line = next, isBreak(node, in: guide.document),
        LeadTerm(from: withoutSign(line, in: guide), until: nil, in: guide) != nil
      else { continue }
      if let term = start.flatMap({ LeadTerm(at: $0, until: line, in: guide) }) {
        terms.append(term)
      }
      start = line
    }
    if let term = start.flatMap({ LeadTerm(at: $0, until: nil, in: guide) }) { terms.append(term) }
    return terms
  }

  /// Finds the term that a line of a paragraph begins with.
  private init?(at line: NodeID, until end: NodeID?, in guide: GuideText) {
    self.init(from: Self.withoutSign(line, in: guide), until: end, in: guide)
    start = guide.document.range(of: line).lowerBound
  }

  /// The terms of a line whose sentences each begin with one in bold, `**Lex**: chatbots.
  /// **Polly**: speech.`, or whose parts set code equal to something; nil if it defines no more than
  /// one.
  static func sentences(in paragraph: NodeID, of guide: GuideText) -> [LeadTerm]? {
    let document = guide.document
    guard let first = document.firstChild(of: paragraph), case let kind = document.kind(of: first),
      kind == .strong || kind == .codeSpan && isSetEqual(first, in: guide)
    else { return nil }
    var starts = [first]
    var before = first
    while let node = document.nextSibling(of: before) {
      if document.kind(of: node) == kind, document.kind(of: before) == .text,
        case let text = guide.text(of: before),
        text.hasSuffix(". ") || text.hasSuffix("; ") || kind == .codeSpan && text.hasSuffix(", "),
        kind == .strong || isSetEqual(node, in: guide)
      {
        starts.append(node)
      }
      before = node
    }
    guard starts.count > 1 else { return nil }
    var terms: [LeadTerm] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : nil
      guard let term = LeadTerm(from: start, until: end, in: guide), term.link == .meaning,
        !term.rest.isEmpty, term.term.spacedWordCount <= 5
      else { return nil }
      let isCut = term.rest.last == UInt8(ascii: ";") || term.rest.last == UInt8(ascii: ",")
      terms.append(isCut ? LeadTerm(term.term, saying: term.rest.dropLast()) : term)
    }
    return terms
  }

  /// Whether code is set equal to something in the text behind it.
  private static func isSetEqual(_ code: NodeID, in guide: GuideText) -> Bool {
    guide.document.nextSibling(of: code).map { guide.text(of: $0).hasPrefix(" = ") } ?? false
  }

  private init?(from first: NodeID, until end: NodeID?, in guide: GuideText) {
    let kind = guide.document.kind(of: first)
    // In italics or in code, a term needs a sign behind it.
    guard kind == .strong || kind == .emphasis || kind == .codeSpan else { return nil }
    let isLine = kind == .strong && Self.endsLine(first, until: end, in: guide.document)
    var link = Link.meaning
    var term = guide.text(of: first).trimmed
    let next = guide.document.nextSibling(of: first)
    if kind != .strong, next == end { return nil }
    var rest = next == end ? TextSlice.empty : guide.text(from: next, until: end).trimmed
    if term.last == UInt8(ascii: ":") {
      term = term.dropLast().trimmed
    } else if kind == .strong, Self.isRunIn(term), rest.beginsWithCapitalOrNumber {
      term = term.dropLast()
    } else if kind == .strong, term.last == UInt8(ascii: "?"), Self.isReply(rest) {
      // `Why zeros? The penalty has a corner there.`
    } else if kind == .strong, rest.isEmpty, let formula = Self.formula(term) {
      (term, rest) = formula
    } else if !rest.isEmpty {
      if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
        let after = rest.suffix(from: close + 1).trimmed
        if after.isEmpty || Separator(after) != nil {
          term = guide.arena.joined(term, " ", rest.prefix(close + 1))
          rest = after
        }
      }
      if !rest.isEmpty {
        if let separator = Separator(rest) {
          rest = rest.suffix(from: separator.length).trimmed
          link = separator.link
        } else {
          // A line of its own is as good as a sign.
          guard isLine, rest.beginsWithCapitalOrNumber, !QuestionMark.isAnswer(rest) else {
            return nil
          }
        }
      }
    }
    if kind != .strong, rest.isEmpty { return nil }
    term = Self.withoutNumber(term)
    let length = term.count
    (term, rest) = Self.withoutGlossaryMark(term, rest, guide.arena)
    guard !term.isEmpty, !Self.isNumberedQuestion(term), term.count <= Self.longestTermBytes,
      !Self.isMark(term, guide.arena)
    else { return nil }
    self.init(term, saying: rest, link, isMarked: term.count != length)
  }

  /// Whether what follows a question in bold answers it, rather than being an option to choose.
  private static func isReply(_ rest: TextSlice) -> Bool {
    guard rest.beginsWithCapitalOrNumber, rest.spacedWordCount > 2, !QuestionMark.isAnswer(rest)
    else { return false }
    return rest[1] != UInt8(ascii: ")") && rest[1] != UInt8(ascii: ".")
  }

  /// The two sides of a line that is a formula: `EMV = Probability × Impact`.
  static func formula(_ line: TextSlice) -> (name: TextSlice, formula: TextSlice)? {
    guard let sign = line.firstIndex(of: " = "), line.beginsWithLetter,
      case let name = line.prefix(sign).trimmed, name.spacedWordCount <= mostWordsInShorthand,
      name.firstIndex(where: { ".,;:!?\"".utf8.contains($0) }) == nil,
      case let formula = line.suffix(from: sign + 3).trimmed, FormulaText.isFormula(formula)
    else { return nil }
    return (name, formula)
  }

  /// `Data drift.` before a sentence is a head; a sentence in bold is longer or has a verb.
  private static func isRunIn(_ term: TextSlice) -> Bool {
    term.last == UInt8(ascii: ".") && term.spacedWordCount <= 6
      && (!term.dropLast().contains(UInt8(ascii: ".")) && !endsWithCount(term.dropLast())
        || isNamedStatement(term.dropLast()))
      && !term.containsWord { Vocabulary.sentenceWords.contains(folded: $0) }
  }

  /// `Example 3`
  private static func endsWithCount(_ text: TextSlice) -> Bool {
    TextMarks.isDigit(text.last) && counted.contains(folded: text.firstWord)
      && text.spacedWordCount == 2
  }

  private static let counted: PhraseSet = [
    "assumption", "corollary", "definition", "example", "exercise", "formula", "lemma", "proof",
    "proposition", "remark", "rule", "theorem",
  ]

  /// `Q3 (page 5)` is the number of a question.
  static func isNumberedQuestion(_ term: TextSlice) -> Bool {
    term.count > 1 && term.first | 0x20 == UInt8(ascii: "q") && TextMarks.isDigit(term[1])
  }

  /// Whether an inline is followed by the end of its line.
  private static func endsLine(
    _ inline: NodeID,
    until end: NodeID?,
    in document: MarkdownDocument
  ) -> Bool {
    guard let next = document.nextSibling(of: inline), next != end else { return false }
    return isBreak(next, in: document)
  }

  /// Puts a term and what is said of it together.
  init(
    _ term: TextSlice,
    saying rest: TextSlice,
    _ link: Link = .meaning,
    isMarked: Bool = false
  ) {
    self.term = term
    self.rest = rest
    self.link = link
    self.isMarked = isMarked
  }

  /// Marks of questions and answers, which are no terms, with or without a number.
  private static let marks: PhraseSet = [
    "q", "a", "question", "answer", "answers", "correct answer", "correct answers",
    "correct answer s", "answer s",
    "explanation", "model answer", "sample answer",
    "reason", "rationale", "ans", "front", "back", "exercise", "solution to exercise",
    "frage", "antwort", "pregunta", "respuesta", "domanda", "risposta", "pergunta", "resposta",
    "réponse",
  ]

  static func isMark(_ term: TextSlice, _ arena: TextArena) -> Bool {
    guard term.count <= 24 else { return false }
    switch term.first | 0x20 {
    case UInt8(ascii: "q"), UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "e"),
      UInt8(ascii: "m"), UInt8(ascii: "r"), UInt8(ascii: "f"), UInt8(ascii: "b"), UInt8(ascii: "s"),
      UInt8(ascii: "p"), UInt8(ascii: "d"):
      break
    default: return false
    }
    var word = arena.key(term)
    while word.last &- 0x30 < 10 || word.last == 0x20 { word = word.dropLast() }
    return marks.contains(word)
  }

  /// Longer bold text is a sentence.
  private static let longestTermBytes = 160

  /// `Var(X)` of `(b) Var(X)`, where a letter counts.
  static func withoutLetter(_ text: TextSlice) -> TextSlice {
    let isCounted =
      text.count > 4 && text.first == UInt8(ascii: "(") && text[1] &- 0x61 < 26
      && text[2] == UInt8(ascii: ")") && text[3] == 0x20
    return isCounted ? text.suffix(from: 4).trimmed : text
  }

  /// `2. Pipe mode` is the second of a list and `(b) Var(X)` too; `2.5 Flash` is a name.
  private static func withoutNumber(_ term: TextSlice) -> TextSlice {
    let term = withoutLetter(term)
    var digits = 0
    while digits < term.count, term[digits] &- 0x30 < 10 { digits += 1 }
    let rest = term.suffix(from: digits)
    guard digits > 0, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return term }
    return rest.suffix(from: 2).trimmed
  }
}
