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
    _ document: MarkdownDocument,
    isAnnounced: Bool
  ) -> (entries: [Entry], end: Int)? {
    let row = rows[start]
    if row.kind == .block {
      guard document.kind(of: row.leaf) == .table else { return nil }
      let entries = tableEntries(row.leaf, document)
      return entries.isEmpty || entries.count < 2 && !isAnnounced ? nil : (entries, start + 1)
    }
    guard row.kind == .text, row.task == .none,
      row.number != nil || mayBeEntry(row.text[...])
    else { return nil }
    var entries: [Entry] = []
    var at = start
    while at < rows.count, rows[at].kind == .text, rows[at].depth == row.depth {
      let found = lineEntries(rows[at], allowsTight: isAnnounced)
      if found.isEmpty {
        // What follows an entry in its own item says why.
        guard isAnnounced, !entries.isEmpty, rows[at].depth > 0, !rows[at].beginsItem,
          let last = entries.popLast()
        else { break }
        entries.append(Entry(number: last.number, value: last.value + " " + rows[at].text))
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
  private static func mayBeEntry(_ line: Substring) -> Bool {
    let plain = QuestionLabel.withoutSigns(line)
    guard let first = plain.utf8.first else { return false }
    if first &- 0x30 < 10 { return true }
    if first | 0x20 == UInt8(ascii: "q") {
      let next = plain.utf8.dropFirst().first ?? 0
      return next &- 0x30 < 10 || plain.hasFoldedPrefix("question ")
    }
    let mayHaveLabel = first >= 0x80 || "aksck".utf8.contains(first | 0x20)
    return mayHaveLabel && plain.utf8.prefix(32).contains { $0 == UInt8(ascii: ":") || $0 >= 0x80 }
  }

  private static func isLetters(_ entry: Entry) -> Bool {
    guard let answer = AnswerLine(entry.value[...], needsMark: false) else { return false }
    return answer.rest.isEmpty && entry.value.utf8.count <= 12
  }

  private static func isAnswer(_ entry: Entry, isAnnounced: Bool) -> Bool {
    if isLetters(entry) || TrueOrFalse.isVerdict(entry.value) { return true }
    return isAnnounced && AnswerLine("Answer: \(entry.value)", needsMark: true) != nil
  }

  // MARK: Lines

  /// The entries of a line; `2D` is one only where answers are announced.
  private static func lineEntries(_ row: QuestionRow, allowsTight: Bool) -> [Entry] {
    var text = row.text
    if let number = row.number { text = "\(number). \(text)" }
    var rest = QuestionLabel.withoutSigns(text[...])
    if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }),
      QuestionLabel.announcesKey(rest[..<colon])
    {
      rest = rest[rest.index(after: colon)...].trimmed
    }
    var entries: [Entry] = []
    guard var head = numberAhead(rest), head.start == rest.startIndex else { return [] }
    let label = rest.utf8.count < row.text.utf8.count
    if !allowsTight, !label, rest[..<head.end].utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return [] }
    while true {
      let after = rest[head.end...]
      let next = nextNumber(after)
      let value = after[..<(next?.start ?? after.endIndex)].trimmed
      var trimmed = value
      while let last = trimmed.last, ",;|、，；".contains(last) { trimmed.removeLast() }
      guard !trimmed.isEmpty else { return [] }
      entries.append(Entry(number: head.number, value: String(trimmed.trimmed)))
      guard let next else { break }
      head = next
    }
    return entries
  }

  private typealias Head = (number: Int, start: Substring.Index, end: Substring.Index)

  /// A number at the beginning of a text, with the sign behind it: `1.`, `Q2:`, `3 -`, `4b`.
  private static func numberAhead(_ text: Substring) -> Head? {
    var rest = text
    if let first = rest.first, first == "Q" || first == "q" { rest = rest.dropFirst() }
    if rest.hasFoldedPrefix("uestion ") { rest = rest.dropFirst(8) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count <= 3, let number = Int(digits), number > 0 else { return nil }
    let after = rest[digits.endIndex...].drop { $0 == " " }
    guard let sign = after.first else { return nil }
    if ".):-–—=→：．）".contains(sign) {
      let value = after.dropFirst().drop { ">) ".contains($0) }
      return (number, text.startIndex, value.startIndex)
    }
    let hasSpace = rest[digits.endIndex...].first == " "
    guard !hasSpace || after.utf8.count < 3, sign.isLetter else { return nil }
    return (number, text.startIndex, after.startIndex)
  }

  private static let separators: Set<Character> = [
    " ", ",", ";", "\t", "|", "、", "，", "；",
  ]

  /// The next number in a line that has an answer behind it.
  private static func nextNumber(_ text: Substring) -> Head? {
    var rest = text
    while let space = rest.firstIndex(where: { separators.contains($0) }) {
      rest = rest[rest.index(after: space)...]
      if let head = numberAhead(rest),
        AnswerLine(
          rest[head.end...].prefix { !separators.contains($0) },
          needsMark: false
        ) != nil
          || numberAhead(rest).map({ TrueOrFalse.isVerdict(String(rest[$0.end...])) }) ?? false
      {
        return head
      }
    }
    return nil
  }

  // MARK: Tables

  /// Reads rows `| 1 | B |`, or a row of numbers over a row of letters.
  private static func tableEntries(_ table: NodeID, _ document: MarkdownDocument) -> [Entry] {
    let rows = document.children(of: table).map { row in
      document.children(of: row).map { String(document.plainText(of: $0).trimmed) }
    }
    guard rows.count >= 2 else { return [] }
    if rows.count == 2, rows[0].count == rows[1].count {
      let entries = zip(rows[0], rows[1]).compactMap { entry($0, $1, "") }
      let label = entry(rows[0][0], rows[1][0], "") == nil ? 1 : 0
      if entries.count >= 2, entries.count == rows[0].count - label { return entries }
    }
    var entries: [Entry] = []
    for row in rows.dropFirst() {
      // Pairs may stand side by side to save space.
      var cells = row[...]
      guard cells.count >= 2 else { return [] }
      let isPaired = cells.count > 2 && cells.count % 2 == 0 && number(row[2]) != nil
      while cells.count >= 2 {
        let rest = isPaired || row.count < 3 ? "" : row.dropFirst(2).joined(separator: " ")
        let name = cells[cells.startIndex]
        if name.isEmpty, isPaired { break }
        guard let entry = entry(name, cells[cells.startIndex + 1], rest) else { return [] }
        entries.append(entry)
        cells = isPaired ? cells.dropFirst(2) : []
      }
    }
    return entries
  }

  private static func number(_ text: String) -> Int? {
    let digits = text.drop { !$0.isNumber }
    let isShort = text.utf8.count <= 12 && text.utf8.count - digits.utf8.count <= 9
    return isShort ? Int(digits.prefix { $0.isASCII && $0.isNumber }) : nil
  }

  private static func entry(_ name: String, _ value: String, _ rest: String) -> Entry? {
    guard let number = number(name) else { return nil }
    let entry = Entry(number: number, value: value)
    guard isLetters(entry) || TrueOrFalse.isVerdict(value) else { return nil }
    return rest.isEmpty ? entry : Entry(number: number, value: value + ". " + rest)
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
      let open = groups.suffix(runs.count + mostUnanswered).filter { group in
        group.allSatisfy { $0.draft < before } && group.contains { !drafts[$0.draft].hasKey }
      }
      for (run, group) in zip(runs.reversed(), open.reversed()) {
        let places = Dictionary(group.map { ($0.number, $0.draft) }) { first, _ in first }
        for entry in run {
          guard let place = places[entry.number], !drafts[place].hasKey
          else { continue }
          let draft = drafts[place]
          let answer = AnswerLine(
            "Answer: \(entry.value)",
            needsMark: true,
            options: draft.options.map(\.text),
            areNumbered: draft.marks == .numbers
          )
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
