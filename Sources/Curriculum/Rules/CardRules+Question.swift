import Markdown

extension CardRules {
  /// Reads what follows a question as its answer.
  ///
  /// A question is `Q: …` with `A: …` after it, in one paragraph or in several, a paragraph that
  /// asks something before one that is marked as the answer, or a line in bold that ends with a
  /// question mark, with a paragraph after it.
  ///
  /// - Parameter rest: The blocks after the paragraph.
  /// - Returns: How many of these blocks belong to the answer, or nil if the paragraph is no
  ///   question.
  mutating func readQuestion(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    labels: LabelPath
  ) -> Int? {
    let lines = guide.lines(of: paragraph)
    guard let first = lines.first else { return nil }
    if let mark = lines.firstIndex(where: QuestionMark.isTurn), mark > 0 {
      return readTurned(lines, at: mark, paragraph, rest, labels)
    }
    let question = QuestionMark.question(first, arena)
    if let answer = lines.firstIndex(where: QuestionMark.isAnswer), answer > 0 {
      guard question != nil || lines[..<answer].contains(where: Self.asks) else { return nil }
      return addPairs(lines, paragraph, rest, labels)
    }
    if let question, !question.isEmpty || lines.count > 1 {
      if let parts = Self.splitAnswer(question) {
        return addQuestion(parts.question, [parts.answer], paragraph, rest, labels)
      }
      // Below a question in bold, further lines answer it.
      if lines.count > 1, Self.asks(question), isBoldLine(paragraph),
        !(rest.first.map(answers) ?? false)
      {
        return addQuestion(question, Array(lines.dropFirst()), paragraph, rest, labels)
      }
      let asked = arena.joined([question] + lines.dropFirst(), by: " ").trimmed
      return readAnswer(to: asked, paragraph, rest, labels)
    }
    if lines.count == 1, let parts = Self.splitHidden(first, arena) {
      return addQuestion(parts.question, [parts.answer], paragraph, rest, labels)
    }
    if let last = lines.last, Self.asks(last), let next = rest.first {
      let line = document.kind(of: next) == .paragraph ? guide.lines(of: next).first : nil
      if line.map(QuestionMark.isAnswer) ?? isHiddenAnswer(next) {
        let asked = QuestionStem.withoutNumber(arena.joined(lines, by: " "))
        return readAnswer(to: QuestionMark.withoutTag(asked, arena), paragraph, rest, labels)
      }
    }
    guard let lead = LeadTerm(paragraph, in: guide), lead.rest.isEmpty,
      lead.term.last == UInt8(ascii: "?"), let following = rest.first,
      document.kind(of: following) == .paragraph, LeadTerm(following, in: guide) == nil,
      !isImageOrLink(following)
    else { return nil }
    let list = rest.dropFirst().prefix(1).filter { document.kind(of: $0) == .list }
    let goesOn = guide.lines(of: following).last?.last == UInt8(ascii: ":") ? list.count : 0
    addQuestion(
      lead.term,
      blocks: [following] + list.prefix(goesOn),
      isExplicit: false,
      paragraph,
      labels
    )
    return 1 + goesOn
  }

  /// Whether nothing but bold text stands in the first line of a paragraph.
  private func isBoldLine(_ paragraph: NodeID) -> Bool {
    guard let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong,
      let next = document.nextSibling(of: first)
    else { return false }
    return document.kind(of: next) == .softBreak || document.kind(of: next) == .lineBreak
  }

  /// Whether a block begins with the mark of an answer.
  private func answers(_ block: NodeID) -> Bool {
    document.kind(of: block) == .paragraph && QuestionMark.isAnswer(guide.firstLine(of: block))
  }

  /// Reads the blocks after a marked question.
  private mutating func readAnswer(
    to question: TextSlice,
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    guard let following = rest.first else {
      omit(.noAnswer, question, isExplicit: true, document.range(of: paragraph))
      return 0
    }
    switch document.kind(of: following) {
    case .paragraph:
      let lines = guide.lines(of: following)
      if lines.first.map(QuestionMark.isQuestion) ?? true {
        omit(.noAnswer, question, isExplicit: true, document.range(of: paragraph))
        return 0
      }
      return addQuestion(question, lines, paragraph, rest.dropFirst(), labels).map { $0 + 1 }
    case .list, .codeBlock, .table, .blockQuote:
      let isQuote = document.kind(of: following) == .blockQuote
      let count = isQuote ? 1 : continuation(in: rest, announces: true)
      guard count > 0 else { return nil }
      addQuestion(question, blocks: Array(rest.prefix(count)), isExplicit: true, paragraph, labels)
      return count
    case .htmlBlock:
      guard isHiddenAnswer(following) else { return nil }
      let hidden = hiddenAnswer(in: rest)
      let answer = arena.copy(hidden.text)
      add(question, answer, items: 0, isExplicit: true, paragraph, labels)
      return hidden.count
    default: return nil
    }
  }

  /// Reads lines in which each `Q:` begins a question and each `A:` its answer; the last answer
  /// may go on in the blocks after them.
  private mutating func addPairs(
    _ lines: [TextSlice],
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    var starts = lines.indices.filter { QuestionMark.isQuestion(lines[$0]) }
    if starts.first != 0 { starts.insert(0, at: 0) }
    starts.append(lines.endIndex)
    var count = 0
    for (start, end) in zip(starts, starts.dropFirst()) {
      let pair = lines[start..<end]
      let question = QuestionMark.question(lines[start], arena) ?? lines[start]
      guard let answer = pair.firstIndex(where: QuestionMark.isAnswer) else {
        omit(.noAnswer, question, isExplicit: true, document.range(of: paragraph))
        continue
      }
      let more = pair[pair.index(after: start)..<max(start + 1, answer)]
      let asked = more.isEmpty ? question : arena.joined([question] + more, by: " ")
      let isLast = end == lines.endIndex
      count =
        addQuestion(asked, Array(pair[answer...]), paragraph, isLast ? rest : [], labels) ?? 0
    }
    return count
  }

  /// Reads a question and its answer with a line `?` between them; `??` asks in both directions.
  private mutating func readTurned(
    _ lines: [TextSlice],
    at mark: Int,
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    let question = QuestionMark.withoutTag(arena.joined(lines[..<mark], by: " "), arena)
    let answer = Array(lines[(mark + 1)...])
    let drafted = drafts.count
    let count = addQuestion(question, answer, paragraph, rest, labels)
    if lines[mark] == "??", drafts.count > drafted, let card = drafts.last {
      add(
        CardProposal(
          kind: .term,
          term: arena.copy(card.term),
          concept: arena.copy(card.concept),
          prompt: Phrasing.term(for: arena.copy(card.answer), arena),
          answer: question,
          trail: card.breadcrumb,
          range: card.range
        )
      )
    }
    return count
  }

  /// Asks a heading that is a question; what stands below it is the answer.
  mutating func readQuestionHeading(_ blocks: [NodeID]) {
    // `Explain why … (12)?` is the form of a question.
    guard subject.text.last == UInt8(ascii: "?"), let asked = askedHeading,
      !subject.text.contains("..."), !subject.text.contains("…"),
      let first = firstBlock(of: blocks)
    else { return }
    let question = QuestionLabel.question(asked)?.rest ?? asked
    let rest = blocks.drop { $0 != first }
    switch document.kind(of: first) {
    case .paragraph:
      guard LeadTerm(first, in: guide) == nil, !isImageOrLink(first) else { return }
      let lines = guide.lines(of: first)
      // A section that asks something itself is marked so.
      guard let line = lines.first, !QuestionMark.isQuestion(line), !asks(lines, rest) else {
        return
      }
      if QuestionMark.isAnswer(line) {
        _ = addQuestion(question, lines, first, rest.dropFirst(), .top)
      } else {
        let following = rest.dropFirst().prefix(1).filter { document.kind(of: $0) == .list }
        // `We distinguish` over a list has no colon.
        let isOpen = !following.isEmpty && TextMarks.isLetter(lines.last?.last ?? 0)
        let isAnnounced = lines.last?.last == UInt8(ascii: ":") || isOpen
        let blocks = [first] + (isAnnounced ? Array(following) : sequel(to: first, in: rest))
        let count = drafts.count
        addQuestion(question, blocks: blocks, isExplicit: false, first, .top)
        if drafts.count > count { prose.answers = Set(blocks) }
      }
    // The items of a property are asked by the rules for lists.
    case .list where !subject.isGeneric:
      let entries = document.childList(of: first).map { ListEntry($0, in: guide) }
      guard entries.allSatisfy({ $0.lead == nil && $0.text.last != UInt8(ascii: "?") }),
        !document.children(of: first).contains(where: { document.taskState(of: $0) != .none })
      else { return }
      let label = Label(question, in: arena)
      addItems(label, entries.map(\.text), first, labels: .top)
    case .htmlBlock where isHiddenAnswer(first):
      let answer = arena.copy(hiddenAnswer(in: rest).text)
      add(question, answer, items: 0, isExplicit: true, first, .top)
    default: break
    }
  }

  /// The question that the title of the section asks, of the title above it if it names none itself:
  /// `How does it work?`
  private var askedHeading: TextSlice? {
    if !subject.isGeneric { return subject.text }
    let owner = owner(.top)
    guard subject.isAttribute, owner.isNamed else { return nil }
    return Phrasing.attribute(subject, of: owner.text, arena)
  }

  /// Paragraphs right after the first one of an answer, as far as all can be recalled.
  private func sequel(to first: NodeID, in blocks: ArraySlice<NodeID>) -> [NodeID] {
    var words = guide.text(of: first).wordCount
    var sequel: [NodeID] = []
    for block in blocks.dropFirst() {
      guard document.kind(of: block) == .paragraph, !isImageOrLink(block), beginsPlainly(block)
      else { break }
      words += guide.text(of: block).wordCount
      if words > CardDraft.longestAnswerWords || guide.text(of: block).last == UInt8(ascii: ":") {
        break
      }
      sequel.append(block)
    }
    return sequel
  }

  /// Whether a paragraph is nothing but a picture or a link, which is no answer.
  private func isImageOrLink(_ paragraph: NodeID) -> Bool {
    guard let first = document.firstChild(of: paragraph) else { return true }
    return [.image, .link].contains(document.kind(of: first))
      && document.nextSibling(of: first) == nil
  }

  /// Whether a line ends with a question mark.
  private static func asks(_ line: TextSlice) -> Bool { line.last == UInt8(ascii: "?") }

  /// Whether a paragraph is a question of its own, with a line `?` or a marked answer after it.
  private func asks(_ lines: [TextSlice], _ rest: ArraySlice<NodeID>) -> Bool {
    if lines.contains(where: QuestionMark.isTurn) { return true }
    guard lines.last.map(Self.asks) ?? false, let next = rest.dropFirst().first,
      document.kind(of: next) == .paragraph
    else { return false }
    return QuestionMark.isAnswer(guide.firstLine(of: next))
  }

  // MARK: Adding

  /// Adds a marked question whose answer begins with some lines.
  ///
  /// - Returns: How many of the blocks after it belong to the answer.
  mutating func addQuestion(
    _ question: TextSlice,
    _ lines: [TextSlice],
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    let said = answerText(lines)
    var count = continuation(in: rest, announces: announces(said))
    if count == 0, said.isEmpty, rest.first.map({ document.kind(of: $0) == .paragraph }) ?? false,
      let next = rest.first, !QuestionMark.isQuestion(guide.firstLine(of: next))
    {
      count = 1 + continuation(in: rest.dropFirst(), announces: false)
    }
    let blocks = rest.prefix(count)
    let text = answer(said, goesOnIn: blocks)
    add(question, text, items: itemCount(of: blocks), isExplicit: true, paragraph, labels)
    return count
  }

  /// The text of the lines of an answer, without its marks.
  func answerText(_ lines: [TextSlice]) -> TextSlice {
    arena.joined(lines.map { QuestionMark.answer($0) ?? $0 }, by: " ").trimmed
  }

  /// An answer with the blocks in which it goes on.
  func answer(_ said: TextSlice, goesOnIn blocks: ArraySlice<NodeID>) -> TextSlice {
    guard !blocks.isEmpty else { return said }
    let more = arena.copy(answerText(of: blocks))
    if more.isEmpty { return said }
    return said.isEmpty ? more : arena.joined(said, "\n", more)
  }

  private mutating func addQuestion(
    _ question: TextSlice,
    blocks: [NodeID],
    isExplicit: Bool,
    _ paragraph: NodeID,
    _ labels: LabelPath
  ) {
    let text = arena.copy(answerText(of: blocks))
    guard text.last != UInt8(ascii: ":") else { return }
    let items = itemCount(of: blocks)
    add(question, text, items: items, isExplicit: isExplicit, paragraph, labels)
  }

  mutating func add(
    _ question: TextSlice,
    _ answer: TextSlice,
    items: Int,
    isExplicit: Bool,
    _ paragraph: NodeID,
    _ labels: LabelPath
  ) {
    let question = QuestionMark.withoutTag(question, arena)
    let range = document.range(of: paragraph)
    let plain = answer.trimmed
    guard !plain.isEmpty, plain.last != UInt8(ascii: ":") || plain.contains(0x0A) else {
      if isExplicit { omit(.noAnswer, question, isExplicit: true, range) }
      return
    }
    if plain.count <= question.count + 4, arena.key(plain) == arena.key(question) {
      return omit(.answerInPrompt, question, isExplicit: isExplicit, range)
    }
    if Self.isAboutSitting(question, plain) { return }
    // `And an external table?` asks on from the question before.
    if question.hasPrefix("And ") || question.hasPrefix("But "), question.spacedWordCount <= 6 {
      return omit(.noSubject, question, isExplicit: isExplicit, range)
    }
    let asked = Label(question, in: arena)
    guard
      let text = fitting(
        plain,
        of: asked.text,
        isExplicit: isExplicit,
        items: items,
        range: range
      )
    else { return }
    add(
      CardProposal(
        kind: .basic,
        term: asked.text,
        concept: asked.key,
        prompt: asked.text,
        answer: text,
        trail: self.labels.trail(labels),
        range: range
      )
    )
  }

  /// Splits `Why? A: because` and `Why? (Answer: because)` on one line.
  private static func splitAnswer(
    _ text: TextSlice
  ) -> (question: TextSlice, answer: TextSlice)? {
    var from = 0
    while let space = text.firstIndex(of: 0x20, from: from) {
      from = space + 1
      let rest = text.suffix(from: from)
      guard rest.first | 0x20 == UInt8(ascii: "a") else { continue }
      let isPlain = rest.first == UInt8(ascii: "A") || text.prefix(space).last == UInt8(ascii: "?")
      guard isPlain, let mark = inlineMarks.first(where: { rest.hasPrefix($0) }) else { continue }
      return (text.prefix(space).trimmed, rest.suffix(from: mark.utf8CodeUnitCount).trimmed)
    }
    return nil
  }

  private static func splitHidden(
    _ text: TextSlice,
    _ arena: TextArena
  ) -> (question: TextSlice, answer: TextSlice)? {
    guard text.last == UInt8(ascii: ")"), let open = text.firstIndex(of: "(Answer: "),
      case let question = QuestionStem.withoutNumber(text.prefix(open).trimmed),
      question.last == UInt8(ascii: "?")
    else { return nil }
    return (question, text.suffix(from: open + 9).dropLast().trimmed)
  }

  private static let inlineMarks: [StaticString] = ["A:", "a:", "A：", "Answer:", "answer:", "Ans:"]
}
