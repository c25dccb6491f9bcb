import Markdown

extension CardRules {
  /// The blocks that an answer goes on in: lists, code and tables right after it.
  ///
  /// - Parameters:
  ///   - rest: The blocks after the one in which the answer begins.
  ///   - announces: Whether the answer ends with a colon, so that any list belongs to it.
  /// - Returns: How many blocks belong to the answer.
  func continuation(in rest: ArraySlice<NodeID>, announces: Bool) -> Int {
    var count = 0
    for block in rest {
      switch document.kind(of: block) {
      case .codeBlock: count += 1
      // A table gives cards of its own unless the answer speaks of it.
      case .table where announces: count += 1
      case .list where belongsToAnswer(block, announces: announces && count == 0): count += 1
      case .paragraph where isBetweenQuestions(block, rest[(rest.startIndex + count + 1)...]):
        count += 1
      default: return count
      }
    }
    return count
  }

  /// Whether an answer says that it goes on below: it ends with a colon or points there.
  func announces(_ answer: TextSlice) -> Bool {
    if answer.isEmpty || answer.last == 0x3A || answer.hasSuffix("：") || answer.hasSuffix(":-") {
      return true
    }
    return arena.key(answer.suffix(scalars: 200)).containsWord { Self.pointers.contains($0) }
  }

  private static let pointers: PhraseSet = [
    "below", "following", "follows", "table", "listed", "list",
  ]

  /// Whether a list goes on with an answer rather than defining terms or asking questions.
  private func belongsToAnswer(_ list: NodeID, announces: Bool) -> Bool {
    for item in document.children(of: list) {
      if document.taskState(of: item) != .none { return false }
      guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph
      else { continue }
      if QuestionMark.isQuestion(guide.firstLine(of: first)) { return false }
      if !announces, LeadTerm(first, in: guide) != nil { return false }
    }
    return true
  }

  /// No answer goes on over more blocks than this.
  private static let mostBlocks = 12

  /// A paragraph belongs to the answer above it if another marked question follows.
  private func isBetweenQuestions(_ paragraph: NodeID, _ rest: ArraySlice<NodeID>) -> Bool {
    guard beginsPlainly(paragraph) else { return false }
    for block in rest.prefix(Self.mostBlocks) where document.kind(of: block) == .paragraph {
      if QuestionMark.isQuestion(guide.firstLine(of: block)) { return true }
      if !beginsPlainly(block) { return false }
    }
    return false
  }

  func beginsPlainly(_ paragraph: NodeID) -> Bool {
    guard let line = guide.lines(of: paragraph).first else { return true }
    if line.contains(" :: ") || line.contains("==") { return false }
    return !QuestionMark.isQuestion(line) && !QuestionMark.isAnswer(line)
      && LeadTerm(paragraph, in: guide) == nil
  }

  /// The text of blocks as an answer: items with bullets, code and tables as they stand.
  func answerText(of blocks: some Sequence<NodeID>) -> String {
    blocks.map { answerText(of: $0, indent: "") }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func answerText(of block: NodeID, indent: String) -> String {
    // The name of a picture says nothing without it.
    if let image = document.firstChild(of: block), document.kind(of: image) == .image,
      document.nextSibling(of: image) == nil
    {
      return ""
    }
    guard document.kind(of: block) == .list else {
      let text = document.plainText(ofBlocks: [block])
      return indent.isEmpty ? text : indent + text
    }
    guard indent.utf8.count < 12 else { return "" }
    var number = document.listStart(of: block)
    return document.children(of: block).map { item in
      defer { number += 1 }
      let mark = document.isOrdered(block) ? "\(number). " : "• "
      let blocks = document.children(of: item).map { child in
        answerText(of: child, indent: document.kind(of: child) == .list ? indent + "  " : "")
      }
      return indent + mark + blocks.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The number of items of the longest list among some blocks.
  func itemCount(of blocks: some Sequence<NodeID>) -> Int {
    blocks.lazy.filter { document.kind(of: $0) == .list }
      .map { list in document.children(of: list).reduce(0) { count, _ in count + 1 } }.max() ?? 0
  }

  // MARK: Limits

  /// Returns an answer as far as it can be recalled; nil if even its first sentence is too long.
  ///
  /// What an author has marked as an answer may be twice as long as another. That it is long is
  /// kept for the check in every case.
  mutating func fitting(
    _ text: TextSlice,
    of subject: TextSlice,
    isExplicit: Bool,
    items: Int = 0,
    range: Range<Int>
  ) -> TextSlice? {
    let limit = CardDraft.longestAnswerWords
    // Six hundred bytes hold at least sixty words of nine letters; most answers are far shorter.
    if text.count < 2 * limit, items <= CardDraft.itemCounts.upperBound { return text }
    let words = text.wordCount
    let mostItems = CardDraft.itemCounts.upperBound
    if words <= limit, items <= mostItems { return text }
    let unit = items > mostItems ? "items" : "words"
    let count = items > mostItems ? items : words
    let stated = items > mostItems ? mostItems : limit
    func omit(_ fate: Omission.Fate) -> Omission {
      Omission(
        reason: .long(count: count, unit: unit, limit: stated, fate),
        subject: String(subject),
        isExplicit: isExplicit,
        range: range
      )
    }
    if isExplicit, words <= 2 * limit, items <= 2 * mostItems {
      omissions.append(omit(.whole))
      return text
    }
    let most = isExplicit ? 2 * limit : limit
    let cut = items > 0 ? nil : Phrasing.shortened(text, words: most, arena)
    omissions.append(omit(cut == nil ? .leftOut : .cut))
    return cut
  }

  /// Keeps for the check that something is not asked.
  mutating func omit(
    _ reason: Omission.Reason,
    _ subject: TextSlice,
    isExplicit: Bool,
    _ range: Range<Int>
  ) {
    omit(reason, String(subject), isExplicit: isExplicit, range)
  }

  /// Keeps for the check that something is not asked.
  mutating func omit(
    _ reason: Omission.Reason,
    _ subject: String,
    isExplicit: Bool,
    _ range: Range<Int>
  ) {
    omissions.append(
      Omission(reason: reason, subject: subject, isExplicit: isExplicit, range: range)
    )
  }

  /// Whether an answer only says where the answer stands: `see below`, or nothing but a link.
  func isElsewhere(_ answer: TextSlice, _ range: Range<Int>) -> Bool {
    if answer.hasFoldedPrefix("http"), !answer.contains(0x20), answer.contains("://") {
      return true
    }
    if answer.hasPrefix("In Table ") || answer.hasPrefix("In Figure ") { return true }
    guard answer.count <= 80, !answer.isEmpty else { return false }
    if answer.count <= 24, Self.mayBePlaceholder(answer.first),
      Self.words[arena.key(answer)].contains(.placeholder)
    {
      return true
    }
    // What a template leaves to its user.
    if answer.first == UInt8(ascii: "{"), answer.last == UInt8(ascii: "}"),
      answer.contains("...") || answer.contains(" your ")
    {
      return true
    }
    let points =
      answer.hasFoldedPrefix("see ") || answer.hasFoldedPrefix("(see ")
      || answer.hasFoldedPrefix("refer ") || answer.hasFoldedPrefix("cf. ")
    if points, answer.wordCount <= 6 { return true }
    return isLinkElsewhere(answer, range)
  }

  /// Whether an answer is still to be written: `TBD`, `?`, `…`.
  func isPlanned(_ answer: TextSlice) -> Bool {
    if answer.count <= 4, arena.key(answer).isEmpty {
      // Signs such as a tick or an arrow may well be an answer.
      return !String(answer).unicodeScalars.contains { $0.value >= 0x2190 }
    }
    return answer.count <= 24 && Self.mayBePlaceholder(answer.first)
      && Self.words[arena.key(answer)].contains(.plan)
  }

  /// Whether an answer ends with a word that wants another one.
  static func breaksOff(_ answer: TextSlice) -> Bool {
    if answer.last == UInt8(ascii: ",") { return true }
    guard let space = answer.lastIndex(of: 0x20), answer.count - space <= 10 else { return false }
    let last = answer.suffix(from: space + 1)
    // `what the object is`
    if last == "is" {
      return !answer.containsWord { Vocabulary.questionWords.contains(folded: $0) }
    }
    return openEnds.contains(last)
  }

  private static let openEnds: PhraseSet = [
    "an", "and", "including", "includes", "of", "than", "the",
  ]

  private static func mayBePlaceholder(_ first: UInt8) -> Bool {
    switch first | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "e"),
      UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "("):
      true
    default: false
    }
  }

  /// Whether a paragraph ends with a link whose text is all of the answer.
  private func isLinkElsewhere(_ answer: TextSlice, _ range: Range<Int>) -> Bool {
    document.source.withUnsafeBufferPointer { source in
      let range = range.clamped(to: source.indices)
      guard range.lowerBound < range.upperBound,
        source[range.upperBound - 1] == UInt8(ascii: ")")
      else { return false }
      let bytes = TextSlice(UnsafeBufferPointer(rebasing: source[range]))
      guard let close = bytes.lastIndex(of: UInt8(ascii: "]")), close + 1 < bytes.count,
        bytes[close + 1] == UInt8(ascii: "("), close > answer.count,
        arena.key(answer).containsWord(where: { Self.words[$0].contains(.link) })
      else { return false }
      let start = close - answer.count
      return bytes[start..<close] == answer && bytes[start - 1] == UInt8(ascii: "[")
    }
  }

  /// Whether a question is about a picture: `What is shown in the figure above?`
  func isAboutPicture(_ question: TextSlice) -> Bool {
    guard question.last == UInt8(ascii: "?"),
      question.contains(" figure")
        || question.contains(" picture") || question.contains(" image")
        || question.contains(" diagram") || question.contains(" photo")
    else { return false }
    var words = (TextSlice.empty, TextSlice.empty)
    var isShown = false
    return arena.key(question).containsWord { word in
      defer { words = (words.1, word) }
      if Self.pictures.contains(word) {
        return isShown || words.1 == "above" || words.1 == "following"
      }
      isShown = isShown || word == "shown" || word == "pictured"
      return Self.pictures.contains(words.1) && (words.0 == "the" || words.0 == "this")
        && (word == "above" || word == "below")
    }
  }

  private static let pictures: PhraseSet = [
    "figure", "picture", "image", "diagram", "photo", "photograph",
  ]

  private struct Word: OptionSet, Sendable {
    let rawValue: UInt32
    /// All that stands where an answer is to come.
    static let placeholder = Word(rawValue: 1)
    /// All that stands where nobody has written an answer yet.
    static let plan = Word(rawValue: 4)
    /// A word of links that lead to an answer rather than being one.
    static let link = Word(rawValue: 2)
  }

  private static let words = RoleTable<Word>([
    (
      .placeholder,
      [
        "as above", "same as above", "the same as above", "described below", "explained below",
        "described above", "explained above", "click here",
      ]
    ),
    (
      .plan,
      [
        "tbd", "todo", "to do", "n a", "coming soon", "to be done", "to be added",
        "to be determined",
      ]
    ),
    (
      .link,
      [
        "link", "docs", "documentation", "here", "more", "page", "article", "video", "source",
        "website", "blog", "reference", "tutorial", "details", "read", "url", "post", "chapter",
      ]
    ),
  ])
}
