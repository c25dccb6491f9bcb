import Markdown

extension QuestionReader {
  /// Reads an answer, or what announces one or an explanation; returns whether the row was such.
  mutating func readAnswer(_ row: QuestionRow) -> Bool {
    let index = drafts.count - 1
    let draft = drafts[index]
    let text = row.text
    let isBare = expectsAnswer || row.isHidden && !draft.hasKey
    if isBare, row.beginsItem, readVerdicts(draft.options.count) { return true }
    if let answer = AnswerLine(
      text,
      needsMark: !isBare,
      options: draft.options.map(\.text),
      areNumbered: draft.marks == .numbers || draft.marks == .bullets
    ), drafts[index].mark(answer) {
      finishAnswer()
      return true
    }
    // How others have voted explains nothing.
    if text.hasFoldedPrefix("community vote") {
      let leaf = rows[at].leaf
      while at < rows.count, rows[at].leaf == leaf || rows[at].text.hasSuffix("%)") {
        take()
        at += 1
      }
      return true
    }
    if QuestionLabel.announcesAnswer(text) {
      take()
      expectsAnswer = true
      at += 1
      return true
    }
    if let rest = QuestionLabel.explanation(text) {
      isInExplanation = true
      drafts[index].explain(rest, "\n\n")
      expectsAnswer = false
      finishAnswer()
      if rest.isEmpty { takeNextBlock() }
      return true
    }
    return false
  }

  /// Reads a list that repeats every letter and says which are right: `A`, `B - Correct`, `C`.
  private mutating func readVerdicts(_ count: Int) -> Bool {
    guard count >= 2, at + count <= rows.count else { return false }
    var right: [Int] = []
    for place in 0..<count {
      let row = rows[at + place]
      guard row.beginsItem, row.text.first == UInt8(ascii: "A") &+ UInt8(truncatingIfNeeded: place)
      else { return false }
      let said = row.text.suffix(from: 1).drop { Self.isBeforeVerdict($0) }
      if said.hasFoldedPrefix("correct") || said.hasFoldedPrefix("right") { right.append(place) }
      if right.last != place, said.count > 12 { return false }
    }
    guard !right.isEmpty else { return false }
    for place in right { drafts[drafts.count - 1].options[place].isCorrect = true }
    for _ in 0..<count {
      take()
      at += 1
    }
    at -= 1
    finishAnswer()
    return true
  }

  private static func isBeforeVerdict(_ text: TextSlice) -> Bool {
    switch text.firstScalar?.scalar {
    case " ", "-", "–", "—", ":", ".", ")", "(": true
    default: false
    }
  }

  private mutating func finishAnswer() {
    take()
    explains = isInDetails || explains == .all ? .all : .block
    expectsAnswer = false
    at += 1
  }

  /// The block after a label that stands alone is the explanation whatever it looks like.
  private mutating func takeNextBlock() {
    guard at < rows.count, rows[at].kind == .text, !rows[at].beginsItem else { return }
    if finder.mark(at) != nil { return }
    let leaf = rows[at].leaf
    while at < rows.count, rows[at].leaf == leaf {
      if isOpen, AnswerLine.isAnswer(rows[at].text) { return }
      explainWithRow()
    }
  }

  mutating func explainWithRow() {
    drafts[drafts.count - 1].explain(explanationText(rows[at]), separator(at))
    take()
    at += 1
  }

  private func explanationText(_ row: QuestionRow) -> String {
    guard row.beginsItem else { return String(row.text) }
    return (row.number.map { "\($0). " } ?? "- ") + String(row.text)
  }

  /// Whether a row goes on with an explanation: it stands in the same block, or is a list, code or
  /// a table right after it.
  func continuesExplanation(_ row: QuestionRow) -> Bool {
    guard at > 0 else { return false }
    if QuestionLabel.question(row.text) != nil { return false }
    if rows[at - 1].leaf == row.leaf { return true }
    if row.kind == .block { return true }
    guard row.depth > 0 else { return false }
    if let item = row.item, item == rows[at - 1].item { return true }
    if QuestionStem.asks(row.text) { return false }
    guard let number = row.number else { return true }
    return drafts[drafts.count - 1].number != number - 1 && number != 1
  }

  /// Reads why one option is right or wrong: `A: too slow`, `Option B is incorrect because …`.
  mutating func readReason(_ row: QuestionRow) -> Bool {
    let index = drafts.count - 1
    let isExplained = explains != .nothing || drafts[index].hasKey
    guard isExplained, !expectsAnswer, row.kind == .text,
      let reason = OptionReason(row.text, drafts[index].options)
    else { return false }
    if drafts[index].marks == .boxes, reason.isByLetter { return false }
    // `**CSV**: rows of text` may as well be what the guide says next.
    if !reason.isByLetter, row.depth == 0, explains != .all, !isInExplanation { return false }
    // `B is correct` may be all that says which one is right.
    if !drafts[index].hasKey, AnswerLine.isAnswer(row.text) { return false }
    var text = reason.text
    take()
    at += 1
    while at < rows.count, rows[at].leaf == row.leaf, rows[at].kind == .text,
      OptionReason(rows[at].text, drafts[index].options) == nil,
      QuestionLabel.explanation(rows[at].text) == nil
    {
      text += " " + String(rows[at].text)
      take()
      at += 1
    }
    for place in reason.places { drafts[index].explain(option: place, text) }
    if explains == .nothing { explains = .block }
    return true
  }

  // MARK: True or false

  /// Reads a statement to judge, or the verdict after a statement; neither has options of its own.
  mutating func readTrueOrFalse(_ row: QuestionRow) -> Bool {
    guard row.kind == .text else { return false }
    if readJudgement(row) { return true }
    if TrueOrFalse.isAsked(row.text) {
      let leaf = row.leaf
      var next = at
      while next < rows.count, rows[next].leaf == leaf, next == at || !isVerdict(rows[next]) {
        // Options of its own make it an ordinary question.
        if next > at, finder.mark(next)?.place == 0 { return false }
        next += 1
      }
      if next < rows.count, finder.mark(next) != nil || rows[next].task != .none { return false }
      if next < rows.count, rows[next].beginsItem, TrueOrFalse.isVerdict(rows[next].text) {
        return false
      }
      pending += Array(at..<next)
      addVerdicts()
      at = next
      return true
    }
    guard isVerdict(row), let last = pending.last, rows[last].kind == .text else { return false }
    addVerdicts()
    return readAnswer(row)
  }

  /// Reads a statement with its verdict behind it, below a heading that says what is to be done.
  private mutating func readJudgement(_ row: QuestionRow) -> Bool {
    let isAsked = TrueOrFalse.isAsked(row.text)
    guard row.beginsItem, pending.allSatisfy({ rows[$0].depth < row.depth }),
      isAsked || heading.map({ TrueOrFalse.isAnnounced($0.text) }) ?? false,
      let judged = TrueOrFalse.judged(row.text)
    else { return false }
    rows[at].text =
      isAsked
      ? judged.statement
      : guide.arena.joined(TextSlice("True or false: "), "", judged.statement)
    pending = [at]
    // The heading says what is to be done with all of them.
    let above = heading
    heading = nil
    addVerdicts()
    heading = above
    drafts[drafts.count - 1].options[judged.isTrue ? 0 : 1].isCorrect = true
    drafts[drafts.count - 1].explain(judged.reason, " ")
    take()
    at += 1
    return true
  }

  private func isVerdict(_ row: QuestionRow) -> Bool {
    guard
      let answer = AnswerLine(row.text, needsMark: true, options: TrueOrFalse.options)
    else { return false }
    return answer.value.withTextSlice(TrueOrFalse.isVerdict)
  }

  private mutating func addVerdicts() {
    let range = pending.first.map { finder.range(ofRow: $0) } ?? 0..<0
    let options = TrueOrFalse.options.map { text in
      QuestionDraft.Option(text: text, reason: "", isCorrect: false, range: range)
    }
    open(
      makeDraft(
        options: options,
        marks: .bullets,
        fallback: range,
        isInside: pending.last.flatMap { rows[$0].item }
      )
    )
  }
}
