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
    let lines = document.plainLines(of: paragraph)
    guard let first = lines.first else { return nil }
    if let mark = lines.firstIndex(where: { $0 == "?" || $0 == "??" }), mark > 0 {
      return readTurned(lines, at: mark, paragraph, rest, labels)
    }
    let isMarked = QuestionMark.question(first) != nil
    if let answer = lines.firstIndex(where: { QuestionMark.answer($0) != nil }), answer > 0 {
      guard isMarked || lines[..<answer].contains(where: { $0.hasSuffix("?") }) else { return nil }
      return addPairs(lines, paragraph, rest, labels)
    }
    if let question = QuestionMark.question(first), !question.isEmpty {
      if let parts = Self.splitAnswer(question) {
        return addQuestion(parts.question, [parts.answer], paragraph, rest, labels)
      }
      return readAnswer(
        to: ([question] + lines.dropFirst()).joined(separator: " "),
        paragraph,
        rest,
        labels
      )
    }
    let asked = lines.joined(separator: " ")
    if asked.hasSuffix("?"), let next = rest.first {
      let line = document.kind(of: next) == .paragraph ? document.plainLines(of: next).first : nil
      let isAnswered = line.map { QuestionMark.answer($0) != nil } ?? isHiddenAnswer(next)
      if isAnswered {
        let text = QuestionMark.withoutTag(QuestionStem.withoutNumber(asked[...]))
        return readAnswer(to: String(text), paragraph, rest, labels)
      }
    }
    guard let lead = LeadTerm(paragraph, in: guide), lead.rest.isEmpty,
      lead.term.last == UInt8(ascii: "?"), let following = rest.first,
      document.kind(of: following) == .paragraph, LeadTerm(following, in: guide) == nil,
      !isImage(following)
    else { return nil }
    let list = rest.dropFirst().prefix(1).filter { document.kind(of: $0) == .list }
    let text = document.plainLines(of: following).joined(separator: " ")
    let goesOn = text.hasSuffix(":") ? list.count : 0
    addQuestion(
      String(lead.term),
      blocks: [following] + list.prefix(goesOn),
      isExplicit: false,
      paragraph,
      labels
    )
    return 1 + goesOn
  }

  /// Reads the blocks after a marked question.
  private mutating func readAnswer(
    to question: String,
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
      let lines = document.plainLines(of: following)
      if lines.first.map({ QuestionMark.question($0) != nil }) ?? true {
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
      add(question, hidden.text, items: 0, isExplicit: true, paragraph, labels)
      return hidden.count
    default: return nil
    }
  }

  /// Reads lines in which each `Q:` begins a question and each `A:` its answer; the last answer
  /// may go on in the blocks after them.
  private mutating func addPairs(
    _ lines: [Substring],
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    var starts = lines.indices.filter { QuestionMark.question(lines[$0]) != nil }
    if starts.first != 0 { starts.insert(0, at: 0) }
    starts.append(lines.endIndex)
    var count = 0
    for (start, end) in zip(starts, starts.dropFirst()) {
      let pair = lines[start..<end]
      let question = QuestionMark.question(lines[start]) ?? lines[start]
      guard let answer = pair.firstIndex(where: { QuestionMark.answer($0) != nil }) else {
        omit(.noAnswer, String(question), isExplicit: true, document.range(of: paragraph))
        continue
      }
      let asked = ([question] + pair[pair.index(after: start)..<max(start + 1, answer)])
        .joined(separator: " ")
      let isLast = end == lines.endIndex
      count =
        addQuestion(asked, Array(pair[answer...]), paragraph, isLast ? rest : [], labels) ?? 0
    }
    return count
  }

  /// Reads a question and its answer with a line `?` between them; `??` asks in both directions.
  private mutating func readTurned(
    _ lines: [Substring],
    at mark: Int,
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    let question = QuestionMark.withoutTag(lines[..<mark].joined(separator: " ")[...])
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
          answer: arena.copy(String(question)),
          trail: card.breadcrumb,
          range: card.range
        )
      )
    }
    return count
  }

  /// Asks a heading that is a question; what stands below it is the answer.
  mutating func readQuestionHeading(_ blocks: [NodeID]) {
    guard subject.text.last == UInt8(ascii: "?"), !subject.isGeneric,
      let first = firstBlock(of: blocks)
    else { return }
    let title = String(subject.text)
    let question = QuestionLabel.question(title[...]).map { String($0.rest) } ?? title
    let rest = blocks.drop { $0 != first }
    switch document.kind(of: first) {
    case .paragraph:
      guard LeadTerm(first, in: guide) == nil, !isImage(first) else { return }
      let lines = document.plainLines(of: first)
      // A section that asks something itself is marked so.
      guard lines.first.map({ QuestionMark.question($0) == nil }) ?? false, !asks(first, rest)
      else {
        return
      }
      if lines.first.map({ QuestionMark.answer($0) != nil }) ?? false {
        _ = addQuestion(question, lines, first, rest.dropFirst(), .top)
      } else {
        let following = rest.dropFirst().prefix(1).filter { document.kind(of: $0) == .list }
        let goesOn = lines.last?.hasSuffix(":") ?? false ? following.count : 0
        addQuestion(
          question,
          blocks: [first] + following.prefix(goesOn),
          isExplicit: false,
          first,
          .top
        )
      }
    case .list:
      let entries = document.childList(of: first).map { ListEntry($0, in: guide) }
      guard entries.allSatisfy({ $0.lead == nil && $0.text.last != UInt8(ascii: "?") }),
        !document.children(of: first).contains(where: { document.taskState(of: $0) != .none })
      else { return }
      let label = Label(arena.copy(question), in: arena)
      addItems(label, entries.map(\.text), first, labels: .top)
    case .htmlBlock where isHiddenAnswer(first):
      add(question, hiddenAnswer(in: rest).text, items: 0, isExplicit: true, first, .top)
    default: break
    }
  }

  /// Whether a paragraph is nothing but a picture, which cannot be shown as an answer.
  private func isImage(_ paragraph: NodeID) -> Bool {
    guard let first = document.firstChild(of: paragraph) else { return true }
    return document.kind(of: first) == .image && document.nextSibling(of: first) == nil
  }

  /// Whether a paragraph is a question of its own, with a line `?` or a marked answer after it.
  private func asks(_ paragraph: NodeID, _ rest: ArraySlice<NodeID>) -> Bool {
    let lines = document.plainLines(of: paragraph)
    if lines.contains(where: { $0 == "?" || $0 == "??" }) { return true }
    guard lines.last?.hasSuffix("?") ?? false, let next = rest.dropFirst().first,
      document.kind(of: next) == .paragraph, let line = document.plainLines(of: next).first
    else { return false }
    return QuestionMark.answer(line) != nil
  }

  // MARK: Adding

  /// Adds a marked question whose answer begins with some lines.
  ///
  /// - Returns: How many of the blocks after it belong to the answer.
  mutating func addQuestion(
    _ question: some StringProtocol,
    _ lines: [Substring],
    _ paragraph: NodeID,
    _ rest: ArraySlice<NodeID>,
    _ labels: LabelPath
  ) -> Int? {
    let said = lines.map { QuestionMark.answer($0) ?? $0 }.joined(separator: " ").trimmed
    var count = continuation(in: rest, announces: Self.announces(said))
    if count == 0, said.isEmpty, rest.first.map({ document.kind(of: $0) == .paragraph }) ?? false,
      let next = rest.first, QuestionMark.question(document.plainLines(of: next).first ?? "") == nil
    {
      count = 1 + continuation(in: rest.dropFirst(), announces: false)
    }
    let blocks = rest.prefix(count)
    let text = [String(said), answerText(of: blocks)].filter { !$0.isEmpty }
      .joined(separator: "\n")
    add(String(question), text, items: itemCount(of: blocks), isExplicit: true, paragraph, labels)
    return count
  }

  private mutating func addQuestion(
    _ question: String,
    blocks: [NodeID],
    isExplicit: Bool,
    _ paragraph: NodeID,
    _ labels: LabelPath
  ) {
    let text = answerText(of: blocks)
    guard !text.hasSuffix(":") else { return }
    let items = itemCount(of: blocks)
    add(question, text, items: items, isExplicit: isExplicit, paragraph, labels)
  }

  mutating func add(
    _ question: String,
    _ answer: String,
    items: Int,
    isExplicit: Bool,
    _ paragraph: NodeID,
    _ labels: LabelPath
  ) {
    let question = String(QuestionMark.withoutTag(question[...]))
    let range = document.range(of: paragraph)
    let plain = answer.trimmed
    guard !plain.isEmpty, !plain.hasSuffix(":") || plain.contains("\n") else {
      if isExplicit { omit(.noAnswer, question, isExplicit: true, range) }
      return
    }
    if plain.utf8.count <= question.utf8.count + 4, TermKey.key(plain) == TermKey.key(question) {
      return omit(.answerInPrompt, question, isExplicit: isExplicit, range)
    }
    let asked = Label(arena.copy(question), in: arena)
    guard
      let text = fitting(
        arena.copy(String(plain)),
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

  /// Splits `Why? A: because` on one line.
  private static func splitAnswer(
    _ text: Substring
  ) -> (question: Substring, answer: Substring)? {
    var rest = text.utf8
    while let space = rest.firstIndex(of: 0x20) {
      rest = rest[rest.index(after: space)...]
      guard let mark = rest.first, mark | 0x20 == UInt8(ascii: "a") else { continue }
      for word in ["A:", "a:", "A：", "Answer:", "answer:", "Ans:"]
      where rest.starts(with: word.utf8)
        && (mark == UInt8(ascii: "A") || text[..<space].hasSuffix("?"))
      {
        let answer = Substring(rest.dropFirst(word.utf8.count)).trimmed
        return (text[..<space].trimmed, answer)
      }
    }
    return nil
  }
}
