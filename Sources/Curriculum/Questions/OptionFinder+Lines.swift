import Markdown

// Options that share lines or stand in the cells of a table.
extension OptionFinder {
  /// Options of which several stand on one line, and those on the lines behind it.
  func lines(_ texts: [TextSlice], _ start: Int) -> Found {
    let range = range(ofRow: start)
    var options = texts.map { option($0, .empty, range) }
    var end = start + 1
    while end < rows.count, rows[end].leaf == rows[start].leaf,
      marks[end]?.style == marks[start]?.style
    {
      let more = OptionMark.inline(rows[end].text, from: options.count)
      if more.isEmpty { break }
      let range = self.range(ofRow: end)
      options += more.map { option($0, .empty, range) }
      end += 1
    }
    return Found(options: options, marks: .letters, end: end, blocks: [rows[start].part])
  }

  /// The options at the end of the line that asks, with what is asked and what stands behind them
  /// as the answer: `Which is columnar? (a) CSV (b) Parquet  Ans: (b)`.
  func optionsBehindStem(at start: Int) -> (stem: TextSlice, found: Found, answer: TextSlice)? {
    let row = rows[start]
    guard row.kind == .text, let split = OptionMark.split(row.text),
      split.options.count > 2 || QuestionStem.asks(split.stem)
    else { return nil }
    var texts = split.options
    var answer = TextSlice.empty
    let last = texts[texts.count - 1]
    for mark: StaticString in [" Ans", " ANS", " Answer", " ANSWER", " Correct"] {
      guard let at = last.firstIndex(of: mark), AnswerLine.isAnswer(last.suffix(from: at + 1))
      else { continue }
      texts[texts.count - 1] = last.prefix(at).trimmed
      answer = last.suffix(from: at + 1)
      break
    }
    return (split.stem, lines(texts, start), answer)
  }

  /// Options in a table: below their letters, or beside them.
  func cells(from start: Int) -> Found? {
    let table = document.childList(of: rows[start].leaf).map { row in
      document.childList(of: row).map { guide.text(of: $0).trimmed }
    }
    guard let head = table.first, table.count > 1 else { return nil }
    let areLetters = { (names: [TextSlice]) in
      (2...Question.mostOptions).contains(names.count)
        && names.enumerated().allSatisfy { place, name in
          name.count == 1 && Int(name.first) == Int(UInt8(ascii: "A")) + place
        }
    }
    var texts: [TextSlice] = []
    if table.count == 2, table[1].count == head.count, areLetters(head) {
      texts = table[1]
    } else if head.count == 2, table.allSatisfy({ $0.count == 2 }) {
      let rows = head.allSatisfy(\.isEmpty) ? Array(table.dropFirst()) : table
      if areLetters(rows.map { $0[0] }) { texts = rows.map { $0[1] } }
    }
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return lines(texts, start)
  }
}
