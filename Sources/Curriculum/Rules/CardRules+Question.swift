import Markdown

extension CardRules {
  /// Reads what follows a question as its answer.
  ///
  /// A question is `Q: …` with `A: …` after it, in one paragraph or in two, or a line in bold that
  /// ends with a question mark, with a paragraph after it.
  ///
  /// - Returns: How many of the blocks after the paragraph belong to the answer, or nil if the
  ///   paragraph is no question.
  mutating func readQuestion(
    _ paragraph: NodeID,
    following: NodeID?,
    labels: [String]
  ) -> Int? {
    let lines = document.plainLines(of: paragraph)
    guard let first = lines.first else { return nil }
    if let question = Self.marked(first, by: ["Q", "Question"]) {
      let rest = lines.dropFirst()
      if rest.contains(where: { Self.marked($0, by: ["A", "Answer"]) != nil }) {
        addPairs(lines, paragraph, labels)
        return 0
      }
      if let parts = Self.splitAnswer(question) {
        addQuestion(String(parts.question), answer: [parts.answer][...], paragraph, labels)
        return 0
      }
      guard let following, document.kind(of: following) == .paragraph else { return nil }
      let asked = ([question[...]] + rest).joined(separator: " ")
      addQuestion(asked, answer: document.plainLines(of: following)[...], paragraph, labels)
      return 1
    }
    guard let lead = LeadTerm(paragraph, in: document), lead.rest.isEmpty,
      lead.term.hasSuffix("?"), let following, document.kind(of: following) == .paragraph,
      LeadTerm(following, in: document) == nil
    else { return nil }
    addQuestion(lead.term, answer: document.plainLines(of: following)[...], paragraph, labels)
    return 1
  }

  /// Reads lines in which each `Q:` begins a question and each `A:` its answer.
  private mutating func addPairs(_ lines: [Substring], _ paragraph: NodeID, _ labels: [String]) {
    var starts = lines.indices.filter { Self.marked(lines[$0], by: ["Q", "Question"]) != nil }
    starts.append(lines.endIndex)
    for (start, end) in zip(starts, starts.dropFirst()) {
      let pair = lines[start..<end]
      let answer = pair.firstIndex { Self.marked($0, by: ["A", "Answer"]) != nil }
      guard let answer, let question = Self.marked(lines[start], by: ["Q", "Question"]) else {
        continue
      }
      let asked = ([question[...]] + pair[(start + 1)..<answer]).joined(separator: " ")
      addQuestion(asked, answer: pair[answer...], paragraph, labels)
    }
  }

  /// Asks a heading that is a question; what stands below it is the answer.
  mutating func readQuestionHeading(_ blocks: [NodeID]) {
    guard subject.hasSuffix("?"), !isGeneric(subject),
      let first = firstBlock(of: blocks), document.kind(of: first) == .paragraph,
      LeadTerm(first, in: document) == nil
    else { return }
    addQuestion(subject, answer: document.plainLines(of: first)[...], first, [])
  }

  private mutating func addQuestion(
    _ question: String,
    answer: ArraySlice<Substring>,
    _ paragraph: NodeID,
    _ labels: [String]
  ) {
    let lines = answer.map { Self.marked($0, by: ["A", "Answer"]) ?? String($0) }
    let whole = lines.joined(separator: " ")
    guard !whole.hasSuffix(":"),
      let text = Phrasing.shortened(whole, words: CardDraft.longestAnswerWords)
    else { return }
    add(
      CardDraft(
        kind: .basic,
        term: question,
        concept: TermKey.key(question),
        prompt: question,
        answer: text,
        breadcrumb: trail(labels),
        range: document.range(of: paragraph)
      )
    )
  }

  /// Returns what follows `Q:`, `Q1.`, `Question 3:` and the like.
  private static func marked(_ line: Substring, by marks: [String]) -> String? {
    for mark in marks where line.hasPrefix(mark) {
      let rest = line.dropFirst(mark.count).drop { $0 == " " }.drop { $0.isASCII && $0.isNumber }
      guard let sign = rest.first, sign == ":" || sign == "." || sign == ")" else { continue }
      let text = rest.dropFirst()
      // `A. …` alone is an option; an answer's mark is a colon unless it is spelt out.
      if sign != ":", mark == "A" { continue }
      guard text.isEmpty || text.first == " " else { continue }
      return String(text.trimmed)
    }
    return nil
  }

  /// Splits `Why? A: because` on one line.
  private static func splitAnswer(
    _ text: String
  ) -> (question: Substring, answer: Substring)? {
    var rest = text[...]
    while let mark = rest.firstIndex(of: "A") {
      let after = text.index(after: mark)
      if after < text.endIndex, text[after] == ":", mark > text.startIndex,
        text[text.index(before: mark)] == " "
      {
        return (text[..<mark].trimmed, text[text.index(after: after)...].trimmed)
      }
      rest = rest[rest.index(after: mark)...]
    }
    return nil
  }
}
