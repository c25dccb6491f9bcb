import Markdown

/// The answers of several questions in one place: `1. B  2. C`, a list or a table.
enum AnswerKey {
  /// The answer of one question.
  struct Entry: Equatable {
    let number: Int
    /// What is named as right, and perhaps why.
    let value: String
  }

  /// Finds entries that begin at a row.
  ///
  /// - Parameter isAnnounced: Whether a heading or a label says that answers follow. Without one
  ///   only letters count, and at least two of them.
  /// - Returns: The entries and the row after them; nil if there are none.
  static func entries(
    _ rows: [QuestionRow],
    _ start: Int,
    _ guide: GuideText,
    isAnnounced: Bool
  ) -> (entries: [Entry], end: Int)? {
    let row = rows[start]
    if row.kind == .block {
      guard guide.document.kind(of: row.leaf) == .table else { return nil }
      let entries = tableEntries(row.leaf, guide)
      return entries.isEmpty || entries.count < 2 && !isAnnounced ? nil : (entries, start + 1)
    }
    guard row.kind == .text, row.task == .none,
      row.number != nil || mayBeEntry(row.text)
    else { return nil }
    var entries: [Entry] = []
    var at = start
    while at < rows.count, rows[at].kind == .text, rows[at].depth == row.depth {
      let found = lineEntries(rows[at], guide.arena, allowsTight: isAnnounced)
      if found.isEmpty {
        // What follows an entry in its own item says why.
        guard isAnnounced, !entries.isEmpty, rows[at].depth > 0, !rows[at].beginsItem,
          let last = entries.popLast()
        else { break }
        entries.append(Entry(number: last.number, value: last.value + " " + String(rows[at].text)))
      } else {
        for entry in found where !isAnswer(entry, isAnnounced: isAnnounced) { return nil }
        entries += found
      }
      at += 1
    }
    guard !entries.isEmpty, isAnnounced || entries.count >= 2 && entries.allSatisfy(isLetters)
    else { return nil }
    return (entries, at)
  }

  /// Whether a line could begin with `1`, `Q1` or `Answers: 1`.
  private static func mayBeEntry(_ line: TextSlice) -> Bool {
    let plain = QuestionLabel.withoutSigns(line)
    switch plain.first | 0x20 {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return !plain.isEmpty
    case UInt8(ascii: "q"):
      return TextMarks.isDigit(plain.suffix(from: 1).first) || plain.hasFoldedPrefix("question ")
    case UInt8(ascii: "a"), UInt8(ascii: "k"), UInt8(ascii: "s"), UInt8(ascii: "c"), 0x80...:
      return plain.prefix(32).firstIndex { $0 == 0x3A || $0 >= 0x80 } != nil
    default: return false
    }
  }

  private static func isLetters(_ entry: Entry) -> Bool {
    guard entry.value.utf8.count <= 12 else { return false }
    return entry.value.withTextSlice { AnswerLine($0, needsMark: false)?.rest.isEmpty ?? false }
  }

  private static func isAnswer(_ entry: Entry, isAnnounced: Bool) -> Bool {
    if isLetters(entry) || entry.value.withTextSlice(TrueOrFalse.isVerdict) { return true }
    guard isAnnounced else { return false }
    // The number of an option: `3`, `(3)`
    let digits = entry.value.filter { $0 != "(" && $0 != ")" }
    if digits.utf8.count == 1, digits.utf8.first.map({ (0x31...0x39).contains($0) }) ?? false {
      return true
    }
    return "Answer: \(entry.value)".withTextSlice { AnswerLine($0, needsMark: true) != nil }
  }

  // MARK: Lines

  /// The entries of a line; `2D` is one only where answers are announced.
  private static func lineEntries(
    _ row: QuestionRow,
    _ arena: TextArena,
    allowsTight: Bool
  ) -> [Entry] {
    var text = row.text
    if let number = row.number {
      arena.write(number: number)
      arena.write(". ")
      arena.write(text)
      text = arena.finish()
    }
    var rest = QuestionLabel.withoutSigns(text)
    if let colon = QuestionLabel.firstColon(in: rest),
      QuestionLabel.announcesKey(rest.prefix(colon))
    {
      rest = rest.suffix(from: colon).dropFirst(scalars: 1).trimmed
    }
    guard var head = numberAhead(rest) else { return [] }
    let label = rest.count < row.text.count
    let sign = rest.prefix(rest.offset(of: head.value))
    if !allowsTight, !label, sign.firstIndex(where: { !TextMarks.isDigit($0) }) == nil { return [] }
    var entries: [Entry] = []
    while true {
      let next = nextNumber(head.value)
      let end = next.map { head.value.offset(of: $0.start) } ?? head.value.count
      let value = withoutSeparators(head.value.prefix(end).trimmed).trimmed
      guard !value.isEmpty else { return [] }
      entries.append(Entry(number: head.number, value: String(value)))
      guard let next else { break }
      head = next
    }
    return entries
  }

  /// A text without the separators at its end.
  private static func withoutSeparators(_ text: TextSlice) -> TextSlice {
    var text = text
    while let last = text.suffix(scalars: 1).firstScalar, isSeparator(last.scalar),
      last.scalar != " ", last.scalar != "\t"
    {
      text = text.dropLast(last.length)
    }
    return text
  }

  /// A number, where it begins, and what stands behind its sign.
  private typealias Head = (number: Int, start: TextSlice, value: TextSlice)

  /// A number at the beginning of a text, with the sign behind it: `1.`, `Q2:`, `3 -`, `4b`.
  private static func numberAhead(_ text: TextSlice) -> Head? {
    var rest = text.suffix(from: text.first | 0x20 == UInt8(ascii: "q") ? 1 : 0)
    if rest.hasFoldedPrefix("uestion ") { rest = rest.suffix(from: 8) }
    let digits = rest.leadingDigits
    guard digits.count <= 3, let number = digits.number, number > 0 else { return nil }
    let behind = rest.suffix(from: digits.count)
    let after = behind.drop(any: " ")
    guard let (sign, length) = after.firstScalar else { return nil }
    switch sign {
    case ".", ")", ":", "-", "–", "—", "=", "→", "：", "．", "）":
      return (number, text, after.suffix(from: length).drop(any: ">) "))
    default: break
    }
    guard behind.first != 0x20 || after.count < 3, after.beginsWithLetter else { return nil }
    return (number, text, after)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ",", ";", "\t", "|", "、", "，", "；": true
    default: false
    }
  }

  /// The text up to the next sign that separates answers.
  private static func firstToken(of text: TextSlice) -> TextSlice {
    let rest = text.drop { !isSeparator($0.firstScalar?.scalar ?? " ") }
    return text.prefix(text.count - rest.count)
  }

  /// The next number in a line that has an answer behind it.
  private static func nextNumber(_ text: TextSlice) -> Head? {
    var rest = text
    while let (scalar, length) = rest.firstScalar {
      rest = rest.suffix(from: length)
      guard isSeparator(scalar), let head = numberAhead(rest) else { continue }
      if AnswerLine(firstToken(of: head.value), needsMark: false) != nil
        || TrueOrFalse.isVerdict(head.value)
      {
        return head
      }
    }
    return nil
  }

  // MARK: Tables

  /// Reads rows `| 1 | B |`, or a row of numbers over a row of letters.
  private static func tableEntries(_ table: NodeID, _ guide: GuideText) -> [Entry] {
    let document = guide.document
    let rows = document.children(of: table).map { row in
      document.children(of: row).map { guide.text(of: $0).trimmed }
    }
    guard rows.count >= 2 else { return [] }
    if rows.count == 2, rows[0].count == rows[1].count {
      let entries = zip(rows[0], rows[1]).compactMap { entry($0, $1, []) }
      let label = entry(rows[0][0], rows[1][0], []) == nil ? 1 : 0
      if entries.count >= 2, entries.count == rows[0].count - label { return entries }
    }
    var entries: [Entry] = []
    for row in rows.dropFirst() {
      // Pairs may stand side by side to save space.
      var cells = row[...]
      guard cells.count >= 2 else { return [] }
      let isPaired = cells.count > 2 && cells.count % 2 == 0 && number(row[2]) != nil
      while cells.count >= 2 {
        let rest = isPaired || row.count < 3 ? [] : row.dropFirst(2)
        let name = cells[cells.startIndex]
        if name.isEmpty, isPaired { break }
        guard let entry = entry(name, cells[cells.startIndex + 1], rest) else { return [] }
        entries.append(entry)
        cells = isPaired ? cells.dropFirst(2) : []
      }
    }
    return entries
  }

  private static func number(_ text: TextSlice) -> Int? {
    guard text.count <= 12 else { return nil }
    let digits = text.drop { !$0.beginsWithNumber }
    return text.count - digits.count <= 9 ? digits.leadingDigits.number : nil
  }

  private static func entry(
    _ name: TextSlice,
    _ value: TextSlice,
    _ rest: ArraySlice<TextSlice>
  ) -> Entry? {
    guard let number = number(name) else { return nil }
    let entry = Entry(number: number, value: String(value))
    guard isLetters(entry) || TrueOrFalse.isVerdict(value) else { return nil }
    let more = rest.map { String($0) }.joined(separator: " ")
    return more.isEmpty ? entry : Entry(number: number, value: entry.value + ". " + more)
  }

  // MARK: Questions

  /// Marks the keys of questions that have none yet.
  ///
  /// Numbers may begin anew in every part: the runs of answers then belong to the last runs of
  /// questions before them.
  static func apply(_ keys: [(entry: Entry, before: Int)], to drafts: inout [QuestionDraft]) {
    guard !keys.isEmpty else { return }
    var groups = groups(of: drafts)
    var later: [[(draft: Int, number: Int)]] = []
    var at = 0
    while at < keys.count {
      let before = keys[at].before
      while let group = later.last, let first = group.first, first.draft < before {
        groups.append(later.removeLast())
      }
      var runs: [[Entry]] = []
      while at < keys.count, keys[at].before == before {
        let entry = keys[at].entry
        if let last = runs.last?.last, entry.number > last.number {
          runs[runs.count - 1].append(entry)
        } else {
          runs.append([entry])
        }
        at += 1
      }
      // Groups that came after the answers cannot be meant.
      while let group = groups.last, let first = group.first, first.draft >= before {
        later.append(groups.removeLast())
      }
      // Numbers may go on behind the answers.
      let open = groups.suffix(runs.count + mostUnanswered)
        .map { group in group.filter { $0.draft < before } }
        .filter { group in group.contains { !drafts[$0.draft].hasKey } }
      for (run, group) in zip(runs.reversed(), open.reversed()) {
        let places = Dictionary(group.map { ($0.number, $0.draft) }) { first, _ in first }
        for entry in run {
          guard let place = places[entry.number], !drafts[place].hasKey
          else { continue }
          let draft = drafts[place]
          let answer = "Answer: \(entry.value)".withTextSlice { line in
            AnswerLine(
              line,
              needsMark: true,
              options: draft.options.map(\.text),
              areNumbered: draft.marks == .numbers
            )
          }
          if let answer { _ = drafts[place].mark(answer) }
        }
      }
    }
  }

  /// Groups further back than this are not looked for among those without answers.
  private static let mostUnanswered = 100

  /// Questions whose numbers go on from one another; those without a number are counted.
  private static func groups(of drafts: [QuestionDraft]) -> [[(draft: Int, number: Int)]] {
    var groups: [[(draft: Int, number: Int)]] = []
    var wasNumbered = false
    for (index, draft) in drafts.enumerated() {
      let isNumbered = draft.number != nil
      let last = groups.last?.last?.number ?? 0
      let number = draft.number ?? last + 1
      if !groups.isEmpty, isNumbered == wasNumbered, number > last {
        groups[groups.count - 1].append((index, number))
      } else {
        groups.append([(index, draft.number ?? 1)])
      }
      wasNumbered = isNumbered
    }
    return groups
  }
}
