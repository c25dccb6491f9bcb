import Markdown

/// Finds where options begin and end among the rows of a document.
struct OptionFinder {
  /// Options and the rows that they take.
  struct Found {
    var options: [QuestionDraft.Option]
    let marks: QuestionDraft.Marks
    /// The row after the last of them.
    let end: Int
    /// The top-level blocks of these rows.
    var blocks: Set<NodeID> = []
  }

  let guide: GuideText
  let document: MarkdownDocument
  let rows: [QuestionRow]
  /// The marks of rows, each read once.
  let marks: [OptionMark?]

  /// Whether a numbered list below a numbered question is taken for its options without a key.
  private let takesUnkeyed: Bool

  init(_ guide: GuideText, _ rows: [QuestionRow], takesUnkeyed: Bool) {
    self.guide = guide
    self.takesUnkeyed = takesUnkeyed
    document = guide.document
    self.rows = rows
    marks = rows.map { row in
      guard row.kind == .text else { return nil }
      if let mark = OptionMark(row.text) { return mark }
      guard let judged = OptionVerdict.leading(row.text) else { return nil }
      return OptionMark(judged.text) ?? (row.beginsItem ? nil : OptionMark(judged: judged))
    }
  }

  /// The mark of a row.
  func mark(_ at: Int) -> OptionMark? { marks[at] }

  /// Finds options that begin at a row.
  ///
  /// - Parameters:
  ///   - isAsked: Whether a question stands right before the row, which unmarked options need.
  ///   - isLabelled: Whether that question is called one, so that a strong option is its key.
  func options(
    at start: Int,
    isAsked: @autoclosure () -> Bool,
    isLabelled: @autoclosure () -> Bool
  ) -> Found? {
    let row = rows[start]
    if row.kind == .block, document.kind(of: row.leaf) == .table {
      return isAsked() ? cells(from: start) : nil
    }
    guard row.kind == .text else { return nil }
    if row.beginsItem, row.task != .none { return boxes(from: start) }
    if let mark = marks[start] {
      if mark.style == .box { return marked(from: start, isAsked: isAsked()) }
      if mark.place == 0 {
        let inline = OptionMark.inline(row.text)
        if !inline.isEmpty { return lines(inline, start) }
        if let found = marked(from: start, isAsked: isAsked()) { return found }
      }
    }
    guard row.beginsItem, isAsked() else { return nil }
    return items(from: start, isLabelled: isLabelled())
  }

  // MARK: Lists

  /// Longer lists are no options; a few too many are left for the check to tell of.
  private static let mostItems = 30

  /// The rows that begin the items of the list of which a row begins the first; more than can be
  /// options end the search.
  private func siblings(of start: Int) -> [Int] {
    guard let item = rows[start].item, let list = document.parent(of: item),
      document.firstChild(of: list) == item
    else { return [] }
    var starts: [Int] = []
    var at = start
    while at < rows.count, rows[at].depth >= rows[start].depth {
      if rows[at].beginsItem, rows[at].depth == rows[start].depth, let other = rows[at].item {
        guard document.parent(of: other) == list, starts.count <= Self.mostItems else { break }
        starts.append(at)
      }
      at += 1
    }
    return starts
  }

  /// Items with boxes; code that is not indented tears their list apart, though not the question.
  private func boxes(from start: Int) -> Found? {
    var starts = siblings(of: start)
    guard starts.count <= Self.mostItems, starts.allSatisfy(hasBox), let last = starts.last else {
      return nil
    }
    var next = endOfLast(last)
    while next < rows.count, rows[next].kind == .block {
      while next < rows.count, rows[next].kind == .block { next += 1 }
      guard next < rows.count, rows[next].beginsItem, rows[next].task != .none else { break }
      let more = siblings(of: next)
      guard more.allSatisfy(hasBox), let last = more.last, starts.count <= Self.mostItems else {
        break
      }
      starts += more
      next = endOfLast(last)
    }
    return starts.count >= 2 ? read(starts, marks: .boxes) : nil
  }

  private func hasBox(_ at: Int) -> Bool {
    rows[at].task != .none || marks[at]?.style == .box
  }

  /// Reads items without marks: their key is named by the answer that follows, or marked in place.
  private func items(from start: Int, isLabelled: Bool) -> Found? {
    let starts = siblings(of: start)
    if starts.count == 1 { return single(starts) }
    // Among `(V)`, `(W)` and `(X)` the last is no box.
    guard (2...Question.mostOptions).contains(starts.count),
      !starts.contains(where: { marks[$0]?.style == .box }) || starts.allSatisfy(hasBox)
    else { return nil }
    let areNumbered = rows[start].number != nil
    var found = read(starts, marks: areNumbered ? .numbers : .bullets)
    if found.options.contains(where: \.isCorrect) { return found }
    let strong = found.options.count { $0.isStrong }
    if isLabelled, strong > 0, strong < found.options.count { return found }
    // What follows must say which of them is right.
    let options = found.options.map(\.text)
    let isStated = answers(at: found.end).contains { text in
      let answer = AnswerLine(text, needsMark: true, options: options, areNumbered: true)
      guard let places = answer?.places, !places.isEmpty else { return false }
      return places.allSatisfy(found.options.indices.contains)
    }
    let isUnkeyed = takesUnkeyed && areNumbered && (isLabelled || isNestedList(start))
    guard isStated || isUnkeyed else { return nil }
    found.blocks.insert(rows[start].part)
    return found
  }

  /// Whether a numbered list begins at a row within an item of another one.
  func isNestedList(_ at: Int) -> Bool {
    guard rows[at].number == 1, rows[at].depth > 1,
      let list = rows[at].item.flatMap(document.parent),
      let outer = document.parent(of: list).flatMap(document.parent)
    else { return false }
    return document.isOrdered(outer)
  }

  /// An item that stands alone and is called the answer: a mistake worth reporting.
  private func single(_ starts: [Int]) -> Found? {
    guard rows[starts[0]].number == 1 else { return nil }
    var found = read(starts, marks: .numbers)
    let isStated = answers(at: found.end).contains { text in
      AnswerLine(text, needsMark: true, areNumbered: true)?.places == [0]
    }
    guard isStated else { return nil }
    found.blocks.insert(rows[starts[0]].part)
    return found
  }

  /// The texts at a row that may state the answer; in `<details>` what follows the summary.
  private func answers(at start: Int) -> [TextSlice] {
    guard start < rows.count else { return [] }
    switch rows[start].kind {
    case .text, .heading: return [rows[start].text]
    case .hiddenStart:
      let hidden = rows[(start + 1)...].prefix { $0.kind == .text }.prefix(2).map(\.text)
      guard hidden.count == 2, QuestionLabel.announcesAnswer(hidden[0]) else { return hidden }
      return [guide.arena.joined(TextSlice("Answer"), ": ", hidden[1]), hidden[1]]
    default: return []
    }
  }

  // MARK: Marked lines

  private func marked(from start: Int, isAsked: Bool) -> Found? {
    guard let first = marks[start] else { return nil }
    var starts = [start]
    var at = start + 1
    while at < rows.count {
      let row = rows[at]
      if let mark = marks[at], continues(mark, after: first, count: starts.count, at, start) {
        starts.append(at)
      } else if endsOptions(at, start) {
        break
      } else if row.leaf != rows[at - 1].leaf, !isInside(at, starts[starts.count - 1]),
        !followsSoon(at, first, count: starts.count, start)
      {
        break
      }
      at += 1
    }
    if starts.count >= 2 { return read(starts, marks: first.style == .box ? .boxes : .letters) }
    // A single option is a mistake worth reporting, if it is one.
    guard isAsked, first.style != .box, at < rows.count, rows[at].kind == .text,
      AnswerLine(rows[at].text, needsMark: true) != nil
    else { return nil }
    return read(starts, marks: .letters)
  }

  private func continues(
    _ mark: OptionMark,
    after first: OptionMark,
    count: Int,
    _ at: Int,
    _ start: Int
  ) -> Bool {
    guard mark.style == first.style else { return false }
    if mark.style == .box { return rows[at].depth == rows[start].depth }
    return mark.place == count
  }

  /// Whether options end before a row, whatever it belongs to.
  private func endsOptions(_ at: Int, _ start: Int) -> Bool {
    let row = rows[at]
    switch row.kind {
    case .heading, .rule, .hiddenStart, .hiddenEnd: return true
    case .block: return false
    case .text: break
    }
    if row.beginsItem, row.number != nil, row.depth <= rows[start].depth, marks[at] == nil {
      return true
    }
    let text = row.text
    return AnswerLine.isAnswer(text) || QuestionLabel.announcesAnswer(text)
      || QuestionLabel.explanation(text) != nil || QuestionLabel.question(text) != nil
      || marks[at]?.place == 0 && marks[at]?.style != .box
  }

  private func isInside(_ at: Int, _ option: Int) -> Bool {
    guard let item = rows[option].item, rows[option].beginsItem else { return false }
    var inner = rows[at].item
    while let node = inner {
      if node == item { return true }
      inner = document.parent(of: node)
    }
    return false
  }

  /// Whether the next option stands a few rows further on.
  private func followsSoon(
    _ at: Int,
    _ first: OptionMark,
    count: Int,
    _ start: Int
  ) -> Bool {
    let isBox = first.style == .box
    guard !isBox || !rows[start].beginsItem else { return false }
    for next in at..<min(at + 6, rows.count) {
      if rows[next].kind == .heading || rows[next].kind == .rule { return false }
      if let mark = marks[next], mark.style == first.style {
        if isBox { return rows[next].depth == rows[start].depth }
        if mark.place == count { return true }
        if mark.place == 0 { return false }
      }
    }
    return false
  }

  // MARK: Text

  /// Reads options that begin at some rows; the last of them ends where something else begins.
  private func read(_ starts: [Int], marks kind: QuestionDraft.Marks) -> Found {
    var options: [QuestionDraft.Option] = []
    var blocks: Set<NodeID> = []
    var end = starts[starts.count - 1] + 1
    for (place, start) in starts.enumerated() {
      let isLast = place == starts.count - 1
      var limit = isLast ? endOfLast(start) : starts[place + 1]
      // Where code follows the other options, it does so with the last one.
      if isLast, place > 0, rows[start - 1].kind == .block {
        while limit < rows.count, rows[limit].kind == .block { limit += 1 }
      }
      if isLast { end = limit }
      for at in start..<limit { blocks.insert(rows[at].part) }
      options.append(option(rowsFrom: start, to: limit))
    }
    return Found(options: options, marks: kind, end: end, blocks: blocks)
  }

  private func endOfLast(_ start: Int) -> Int {
    var at = start + 1
    while at < rows.count, !endsOptions(at, start) {
      let isBelow =
        marks[start]?.style == .box && !rows[start].beginsItem && rows[at].depth > rows[start].depth
      let isOwn = rows[at].leaf == rows[start].leaf || isInside(at, start) || isBelow
      let isText = at == start + 1 && text(of: start).isEmpty && rows[at].kind == .block
      guard isOwn || isText else { break }
      at += 1
    }
    return at
  }

  /// The text of a row without the mark of an option.
  private func text(of at: Int) -> TextSlice { marks[at]?.text ?? rows[at].text }

  private func option(rowsFrom start: Int, to end: Int) -> QuestionDraft.Option {
    let arena = guide.arena
    var text = self.text(of: start)
    var at = start + 1
    // `A` or a colon over a block of code only holds its place.
    if at < end, text.isEmpty || text.count <= 2 && rows[at].kind == .block {
      text = rows[at].text
      at += 1
    }
    while at < end, rows[at].leaf == rows[start].leaf {
      text = arena.joined(text, " ", rows[at].text)
      at += 1
    }
    while at < end, rows[at].kind == .block, rows[at].outer != rows[start].outer {
      text = arena.joined(text, "\n", rows[at].text)
      at += 1
    }
    var reason = Self.text(of: rows[at..<end], in: rows[start].item, arena)
    if reason.hasPrefix("- "), !reason.contains(0x0A) { reason = reason.suffix(from: 2) }
    var option = option(text, reason, range(ofRow: start))
    option.isCorrect =
      option.isCorrect || rows[start].task == .checked || marks[start]?.isTicked ?? false
      || OptionVerdict.read(rows[start].text)?.isRight ?? false
    option.isStrong = rows[start].isStrong
    return option
  }

  func option(
    _ text: TextSlice,
    _ reason: TextSlice,
    _ range: Range<Int>
  ) -> QuestionDraft.Option {
    let verdict = OptionVerdict.read(text)
    return QuestionDraft.Option(
      text: String(verdict?.text ?? text),
      reason: String(reason),
      isCorrect: verdict?.isRight ?? false,
      range: range
    )
  }

  /// Joins rows as they would be read: lines of a paragraph by spaces, items and blocks by lines.
  ///
  /// - Parameter item: The item that holds them, which has no bullet of its own in the text.
  static func text(
    of rows: ArraySlice<QuestionRow>,
    in item: NodeID?,
    _ arena: TextArena
  ) -> TextSlice {
    var previous: QuestionRow?
    for row in rows where !row.text.isEmpty {
      if let previous {
        let isList = row.beginsItem || previous.beginsItem && row.depth > 1
        arena.write(previous.leaf == row.leaf ? " " : isList && row.beginsItem ? "\n" : "\n\n")
      }
      if row.beginsItem, row.item != item {
        if let number = row.number { arena.write(number: number) }
        arena.write(row.number == nil ? "- " : ". ")
      }
      arena.write(row.text)
      previous = row
    }
    return arena.finish()
  }

  /// In longer paragraphs no line is looked for.
  private static let longestParagraph = 10_000

  /// The bytes of the line of a row.
  func range(ofRow at: Int) -> Range<Int> {
    let row = rows[at]
    let leaf = document.range(of: row.leaf)
    guard row.kind == .text, document.kind(of: row.leaf) == .paragraph,
      leaf.count <= Self.longestParagraph
    else { return leaf }
    return document.withSource(of: row.leaf) { text in
      var start = 0
      for _ in 0..<row.line {
        guard let end = text.firstIndex(of: 0x0A, from: start) else { return leaf }
        start = end + 1
      }
      let end = text.firstIndex(of: 0x0A, from: start) ?? text.count
      let line = text[start..<end].drop(any: " \t>")
      return leaf.lowerBound + end - line.count..<leaf.lowerBound + end
    }
  }
}
