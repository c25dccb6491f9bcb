import Markdown

/// Finds questions: a stem, then options, then what says which of them are right and why.
///
/// It reads a whole document row by row, because a question may be spread over blocks, list items
/// and headings, and its answer may stand at the end of the file.
struct QuestionReader {
  /// What a document holds.
  struct Result {
    /// The questions of each section, in order.
    fileprivate(set) var drafts: [Int: [QuestionDraft]] = [:]
    /// Top-level blocks, items of top-level lists and headings that belong to questions, so that no
    /// card is made of them.
    fileprivate(set) var blocks: Set<NodeID> = []
  }

  let guide: GuideText
  let isBank: Bool
  var rows: [QuestionRow] = []
  let finder: OptionFinder
  var drafts: [QuestionDraft] = []
  /// Rows that may become the stem of the next question.
  var pending: [Int] = []
  /// Whether the last question still waits for its answer or its explanation.
  var isOpen = false
  /// Whether the row that follows may be an answer without a mark.
  var expectsAnswer = false
  /// Whether what follows explains the last question.
  var explains = Explains.nothing
  /// Whether a label has said that the last question is explained.
  var isInExplanation = false
  var at = 0
  /// Answers at the end, each with the number of questions that stood before it.
  var keys: [(entry: AnswerKey.Entry, before: Int)] = []
  var isInDetails = false
  var keyBlocks: Set<NodeID> = []
  /// Whether some list below a question might be its options but for the key.
  private var hasLeftOut = false

  private var document: MarkdownDocument { guide.document }

  enum Explains {
    case nothing
    /// What stands in the same block, and lists and code after it.
    case block
    /// Everything up to the next heading or the end of what is hidden.
    case all
  }

  /// Returns the questions of a document.
  static func questions(
    in guide: GuideText,
    _ outline: GuideOutline,
    isBank: Bool
  ) -> Result {
    let document = guide.document
    let sections = outline.sections
    let isMarked = sections.map { section in
      if section.title.name.withTextSlice(TrueOrFalse.isAnnounced) { return true }
      guard let first = section.blocks.first, let last = section.blocks.last else { return false }
      let body = document.range(of: first).lowerBound..<document.range(of: last).upperBound
      return QuestionMarks(document.source[body]).mayHoldQuestions
    }
    guard isMarked.contains(true) else { return Result() }
    var rows = QuestionRows(guide)
    var wasRead = false
    for index in sections.indices {
      let title = sections[index].title.name
      let precedes = index + 1 < sections.count && isMarked[index + 1]
      let isRead =
        isMarked[index] || wasRead && title.withTextSlice(Self.belongsToQuestion)
        || precedes && sections[index + 1].title.name.withTextSlice(Self.belongsToQuestion)
        || title.withTextSlice(QuestionLabel.announcesKey)
      rows.append(sections[index], index: index, isRead: isRead)
      wasRead = isRead
    }
    var reader = QuestionReader(guide, rows.rows, isBank)
    reader.read()
    let isKeyed = reader.drafts.contains { $0.marks == .numbers && $0.hasKey }
    if reader.hasLeftOut, isKeyed || !reader.keys.isEmpty {
      // Lists like those with a key are questions too: theirs was forgotten, or stands at the end.
      reader = QuestionReader(guide, rows.rows, isBank, takesUnkeyed: true)
      reader.read()
    }
    return reader.result()
  }

  private static func belongsToQuestion(_ title: TextSlice) -> Bool {
    QuestionLabel.announcesAnswer(title) || AnswerLine.isAnswer(title)
      || QuestionLabel.announcesOptions(title)
      || QuestionLabel.explanation(title) != nil || QuestionLabel.announcesKey(title)
  }

  private init(
    _ guide: GuideText,
    _ rows: [QuestionRow],
    _ isBank: Bool,
    takesUnkeyed: Bool = false
  ) {
    self.guide = guide
    self.rows = rows
    self.isBank = isBank
    finder = OptionFinder(guide, rows, takesUnkeyed: takesUnkeyed)
  }

  private func result() -> Result {
    var result = Result()
    var settled = drafts
    AnswerKey.apply(keys, to: &settled)
    let hasTicks = drafts.contains { $0.marks == .boxes && $0.hasKey }
    for draft in settled.map(\.settled) where isQuestion(draft, amongTicked: hasTicks) {
      result.drafts[draft.section, default: []].append(draft)
      result.blocks.formUnion(draft.blocks)
    }
    if !result.drafts.isEmpty { result.blocks.formUnion(keyBlocks) }
    // A list that has nothing but questions goes as a whole.
    let lists = result.blocks.compactMap { block in
      document.kind(of: block) == .listItem ? document.parent(of: block) : nil
    }
    for list in Set(lists) where document.children(of: list).allSatisfy(result.blocks.contains) {
      result.blocks.insert(list)
    }
    return result
  }

  /// A list of things to do has boxes too, and an outline has letters: neither asks anything.
  private func isQuestion(_ draft: QuestionDraft, amongTicked hasTicks: Bool) -> Bool {
    if isBank { return true }
    let asksForOne = hasTicks ? draft.stem.hasSuffix("?") : draft.stem.hasPrefix("Which ")
    let says = draft.hasKey || draft.unknownAnswer != nil || draft.isLabelled || asksForOne
    return draft.marks == .boxes ? draft.isAsked && says : draft.isAsked || says
  }

  // MARK: Rows

  private mutating func read() {
    while at < rows.count {
      let row = rows[at]
      switch row.kind {
      case .heading: readHeading(row)
      case .rule:
        close()
        at += 1
      case .hiddenStart:
        // What is hidden behind a question without options is not about the one before it.
        isInDetails = isOpen && pending.isEmpty
        expectsAnswer = isInDetails
        if isInDetails { take() }
        at += 1
        if isInDetails { readSummary() }
      case .hiddenEnd:
        if isOpen, isInDetails { take() }
        explains = .nothing
        expectsAnswer = false
        isInDetails = false
        at += 1
      case .text, .block: readText(row)
      }
    }
    close()
  }

  private mutating func readText(_ row: QuestionRow) {
    if isOpen, pending.isEmpty, readReason(row) { return }
    if let key = AnswerKey.entries(rows, at, guide, isAnnounced: expectsAnswer) {
      return add(key)
    }
    if let found = finder.options(at: at, isAsked: isAsked, isLabelled: isLabelled) {
      return add(found)
    }
    if isAsked, finder.isNestedList(at) || row.number == 1 && isLabelled { hasLeftOut = true }
    if let split = finder.optionsBehindStem(at: at) {
      rows[at].text = split.stem
      pending.append(at)
      add(split.found)
      if let answer = AnswerLine(split.answer, needsMark: true) {
        _ = drafts[drafts.count - 1].mark(answer)
      }
      return
    }
    if let gift = GiftQuestion(rows, at) { return add(gift) }
    if isOpen, pending.isEmpty, readAnswer(row) { return }
    if readTrueOrFalse(row) { return }
    // Nothing that is hidden behind a question begins another one, nor does a quotation in a quiz.
    let isHidden =
      isInDetails
      || row.isHidden && hasKey
        && (isBank || isInQuiz || isLastLabelled || at > 0 && rows[at - 1].isHidden
          || saysVerdict(row))
    if isOpen, pending.isEmpty, explains == .all || isHidden { return explainWithRow() }
    if isOpen, explains == .block, pending.isEmpty, continuesExplanation(row) {
      explainWithRow()
      return
    }
    pending.append(at)
    at += 1
  }

  private var isLastLabelled: Bool { drafts.last?.isLabelled ?? false }

  private func saysVerdict(_ row: QuestionRow) -> Bool {
    row.text.hasFoldedPrefix("correct") || row.text.hasFoldedPrefix("right!")
  }

  /// Reads the line that opens what is hidden.
  private mutating func readSummary() {
    guard at < rows.count, rows[at].kind == .text else { return }
    let text = rows[at].text
    if QuestionLabel.question(text) != nil || QuestionStem.hasMark(text) && !text.contains("nswer")
    {
      close()
    } else if !readAnswer(rows[at]), finder.mark(at) == nil {
      take()
      at += 1
    }
  }

  private var hasKey: Bool { drafts.last.map { $0.hasKey || $0.isKeyStrong } ?? false }

  /// Whether what stands right above asks something; code or a table may stand between.
  var isAsked: Bool {
    var leaf: NodeID?
    for place in pending.reversed() where rows[place].kind == .text {
      if leaf == nil { leaf = rows[place].leaf }
      guard rows[place].leaf == leaf else { return false }
      if QuestionStem.asks(rows[place].text) { return true }
    }
    return heading.map { QuestionStem.isQuestion($0.text) || TrueOrFalse.isAsked($0.text) } ?? false
  }

  /// Whether what stands right above is called a question.
  private var isLabelled: Bool {
    let isLabel = { (row: QuestionRow) in QuestionLabel.question(row.text) != nil }
    return pending.contains { isLabel(rows[$0]) }
      || pending.isEmpty && heading.map(isLabel) ?? false
  }

  var heading: QuestionRow?

  /// Counts the block of the present row to the last question.
  mutating func take() { drafts[drafts.count - 1].blocks.insert(rows[at].part) }

  func separator(_ at: Int) -> String {
    guard at > 0, rows[at - 1].leaf != rows[at].leaf else { return " " }
    return rows[at].beginsItem ? "\n" : "\n\n"
  }

  private mutating func add(_ key: (entries: [AnswerKey.Entry], end: Int)) {
    isOpen = false
    explains = .nothing
    pending = []
    for entry in key.entries { keys.append((entry, drafts.count)) }
    for row in at..<key.end { keyBlocks.insert(rows[row].part) }
    at = key.end
  }

  // MARK: Questions

  private mutating func add(_ found: OptionFinder.Found) {
    let first = at
    var draft = makeDraft(
      options: found.options,
      marks: found.marks,
      fallback: finder.range(ofRow: first),
      isInside: rows[first].item
    )
    draft.blocks.formUnion(found.blocks)
    open(draft)
    at = found.end
  }

  private mutating func add(_ gift: GiftQuestion) {
    let range = finder.range(ofRow: at)
    let stem = guide.arena.copy(gift.stem)
    for row in at..<gift.end { rows[row].text = row == at ? stem : .empty }
    pending.append(at)
    var draft = makeDraft(options: [], marks: .letters, fallback: range, isInside: rows[at].item)
    draft.options = gift.options.map { option in
      QuestionDraft.Option(
        text: option.text,
        reason: option.reason,
        isCorrect: option.isCorrect,
        range: range
      )
    }
    for row in at..<gift.end { draft.blocks.insert(rows[row].part) }
    open(draft)
    at = gift.end
  }

  mutating func open(_ draft: QuestionDraft) {
    drafts.append(draft)
    pending = []
    isOpen = true
    expectsAnswer = false
    explains = .nothing
    isInExplanation = false
  }

  /// Makes a question of the rows that wait.
  mutating func makeDraft(
    options: [QuestionDraft.Option],
    marks: QuestionDraft.Marks,
    fallback: Range<Int>,
    isInside item: NodeID?
  ) -> QuestionDraft {
    let isHeadingOwn = heading.map { ownsQuestion($0) } ?? false
    let stem = QuestionStem(
      rows: rows,
      pending: pending,
      item: item,
      heading: isHeadingOwn || isBank ? heading : nil,
      takesAll: isBank || isHeadingOwn || isAfterQuestion || isInQuiz,
      guide: guide
    )
    var draft = QuestionDraft(
      stem: stem.text,
      options: options,
      range: (isHeadingOwn && !isBank ? heading.map { document.range(of: $0.block) } : nil)
        ?? stem.start.map { finder.range(ofRow: $0) } ?? fallback,
      marks: marks,
      section: rows[at].section
    )
    draft.number = stem.number
    draft.isAsked = isAsked || stem.isLabelled
    draft.isLabelled = stem.isLabelled
    draft.blocks = Set(stem.rows.map { rows[$0].part })
    if let heading, isHeadingOwn, !isBank { draft.blocks.insert(heading.block) }
    return draft
  }

  private var isAfterQuestion: Bool {
    guard let last = drafts.last, let heading else { return !drafts.isEmpty }
    return last.section >= heading.section
  }

  private var isInQuiz: Bool {
    heading.map { QuestionLabel.announcesQuestions($0.text) } ?? false
  }

  /// Whether a heading belongs to one question rather than to a topic.
  private func ownsQuestion(_ heading: QuestionRow) -> Bool {
    guard drafts.last.map({ $0.section < heading.section }) ?? true else { return false }
    if QuestionLabel.question(heading.text) != nil { return true }
    let leaves = Set(pending.filter { rows[$0].kind == .text }.map { rows[$0].leaf })
    let asks = QuestionStem.hasMark(heading.text) || TrueOrFalse.isAsked(heading.text)
    return asks && leaves.count <= 2
      && !pending.contains { QuestionStem.hasMark(rows[$0].text) }
  }

  /// Ends the last question: nothing that follows belongs to it.
  mutating func close() {
    if isOpen, !pending.isEmpty, let heading, let last = drafts.last,
      isBank || last.blocks.contains(heading.block)
    {
      drafts[drafts.count - 1].explain(
        OptionFinder.text(of: pending.map { rows[$0] }[...], in: nil, guide.arena),
        "\n\n"
      )
      for row in pending { drafts[drafts.count - 1].blocks.insert(rows[row].part) }
    }
    pending = []
    isOpen = false
    explains = .nothing
    expectsAnswer = false
    heading = nil
  }
}
