import Markdown

/// What pandoc writes where a guide came from a word processor, and Markdown does not know: tables
/// drawn with lines, lists with letters, and attributes of words.
struct PandocText {
  private let source: TextSlice
  private var edits: [SourceEdit] = []

  /// Returns the edits that make Markdown of it.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard
        source.contains("]{") || source.contains("+--") || source.contains("-- --")
          || source.contains("--  --")
      else { return [] }
      var text = PandocText(source: source)
      text.read()
      return text.edits
    }
  }

  private init(source: TextSlice) { self.source = source }

  private mutating func read() {
    var lines = SourceLines(source)
    var ranges: [Range<Int>] = []
    var isCode: [Bool] = []
    while let range = lines.next() {
      ranges.append(range)
      isCode.append(lines.isCode(source[range].drop(any: " \t")))
    }
    var at = 0
    while at < ranges.count {
      let range = ranges[at]
      let line = source[range]
      at += 1
      if isCode[at - 1] { continue }
      if line.hasPrefix("+-") || line.hasPrefix("+=") {
        at = readGrid(ranges, from: at - 1)
      } else if at < ranges.count, !line.trimmed.isEmpty,
        let columns = Self.columns(ofRule: source[ranges[at]])
      {
        at = readSimple(ranges, from: at - 1, columns)
      } else if line.hasPrefix(": Table") || line.hasPrefix("  : Table") {
        edits.append(SourceEdit(range))
      } else {
        readLetter(range)
        readAttributes(range)
      }
    }
  }

  // MARK: Tables

  /// The scalars of a line.
  private func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
    Array(String(source[range]).unicodeScalars)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).split(separator: " ").joined(separator: " ")
  }

  /// Reads a table that is drawn with `+`, `-` and `|`; returns the line behind it.
  private mutating func readGrid(_ lines: [Range<Int>], from first: Int) -> Int {
    let border = scalars(lines[first])
    let signs = border.indices.filter { border[$0] == "+" }
    var end = first
    while end < lines.count, "+|".utf8.contains(source[lines[end]].first) { end += 1 }
    guard signs.count > 1, end - first > 2 else { return first + 1 }
    var rows: [[String]] = []
    var row = [String](repeating: "", count: signs.count - 1)
    var head = 0
    for range in lines[first + 1..<end] {
      let line = scalars(range)
      if line.first == "+" {
        rows.append(row)
        row = [String](repeating: "", count: signs.count - 1)
        if line.contains("=") { head = rows.count }
        continue
      }
      for column in row.indices where signs[column] + 1 < line.count {
        let cell = line[
          signs[column] + 1..<max(signs[column] + 1, min(line.count, signs[column + 1]))
        ]
        let text = Self.text(cell)
        if !text.isEmpty { row[column] += (row[column].isEmpty ? "" : " ") + text }
      }
    }
    write(rows, hasHead: head > 0, over: lines[first].lowerBound..<lines[end - 1].upperBound)
    return end
  }

  /// The columns of a line such as `  ------ --------`; nil if it rules no table.
  private static func columns(ofRule line: TextSlice) -> [Range<Int>]? {
    guard line.contains("---"), line.firstIndex(where: { $0 != 0x20 && $0 != 0x2D }) == nil else {
      return nil
    }
    var columns: [Range<Int>] = []
    var at = 0
    while at < line.count {
      if line[at] == 0x20 {
        at += 1
        continue
      }
      let start = at
      while at < line.count, line[at] == 0x2D { at += 1 }
      columns.append(start..<at)
    }
    return columns.count > 1 && columns.allSatisfy { $0.count > 2 } ? columns : nil
  }

  /// Whether a line is one long run of dashes, as above and below rows of several lines.
  private static func isFullRule(_ line: TextSlice) -> Bool {
    let dashes = line.trimmed
    return dashes.count > 9 && dashes.firstIndex { $0 != 0x2D } == nil
  }

  /// Reads a table whose columns stand below dashes; returns the line behind it.
  private mutating func readSimple(
    _ lines: [Range<Int>],
    from first: Int,
    _ columns: [Range<Int>]
  ) -> Int {
    if first > 0, Self.isFullRule(source[lines[first - 1]]) {
      return readRowsOfLines(lines, from: first, columns)
    }
    var rows: [[String]] = []
    var end = first
    while end < lines.count, !source[lines[end]].trimmed.isEmpty {
      let isRule = Self.columns(ofRule: source[lines[end]]) != nil
      if isRule, end > first + 1 {
        end += 1
        break
      }
      if !isRule {
        rows.append(cells(lines[end], columns))
      }
      end += 1
    }
    guard rows.count > 1 else { return first + 1 }
    write(rows, hasHead: true, over: lines[first].lowerBound..<lines[end - 1].upperBound)
    return end
  }

  private func cells(_ range: Range<Int>, _ columns: [Range<Int>]) -> [String] {
    let line = scalars(range)
    return columns.indices.map { column in
      let start = columns[column].lowerBound
      let isLast = column + 1 == columns.count
      let stop = isLast ? line.count : min(line.count, columns[column + 1].lowerBound)
      return start < stop ? Self.text(line[start..<stop]) : ""
    }
  }

  /// Reads a table between two rules, with rows of several lines and blank lines between them.
  private mutating func readRowsOfLines(
    _ lines: [Range<Int>],
    from first: Int,
    _ columns: [Range<Int>]
  ) -> Int {
    var rows = [cells(lines[first], columns)]
    var isNew = true
    var end = first + 2
    while end < lines.count, !Self.isFullRule(source[lines[end]]) {
      let range = lines[end]
      end += 1
      if source[range].trimmed.isEmpty {
        isNew = true
        continue
      }
      let more = cells(range, columns)
      if isNew {
        rows.append(more)
      } else {
        for column in columns.indices where !more[column].isEmpty {
          let cell = rows[rows.count - 1][column]
          rows[rows.count - 1][column] = cell.isEmpty ? more[column] : cell + " " + more[column]
        }
      }
      isNew = false
    }
    // Without its end it may be anything.
    guard end < lines.count, rows.count > 1 else { return first + 1 }
    write(rows, hasHead: true, over: lines[first - 1].lowerBound..<lines[end].upperBound)
    return end + 1
  }

  private mutating func write(_ rows: [[String]], hasHead: Bool, over range: Range<Int>) {
    guard let width = rows.first?.count else { return }
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |" }
    let rule = line([String](repeating: "---", count: width))
    let empty = line([String](repeating: "", count: width))
    var written = hasHead ? [line(rows[0]), rule] : [empty, rule]
    written += rows.dropFirst(hasHead ? 1 : 0).map(line)
    edits.append(SourceEdit(range, Array(written.joined(separator: "\n").utf8)))
  }

  // MARK: Words

  /// Makes a bullet of the letter or the Roman number of a nested item: `    a.  Yes`.
  private mutating func readLetter(_ range: Range<Int>) {
    let line = source[range]
    let text = line.drop(any: " ")
    let indent = line.count - text.count
    guard indent > 2, text.count > 4, text.first &- 0x61 < 26,
      let dot = text.prefix(6).firstIndex(of: UInt8(ascii: ".")), dot + 1 < text.count,
      text[dot + 1] == 0x20,
      text.prefix(dot).firstIndex(where: { $0 &- 0x61 >= 26 }) == nil,
      dot == 1 || text.prefix(dot).firstIndex(where: { !"ivx".utf8.contains($0) }) == nil
    else { return }
    let start = range.lowerBound + indent
    // The mark keeps its width, so that what is nested below stays where it is.
    let spaces = [UInt8](repeating: 0x20, count: dot)
    edits.append(SourceEdit(start..<start + dot + 1, [UInt8(ascii: "-")] + spaces))
  }

  /// Takes `[` and `]{.underline}` away from around words, and `[]{#anchor}` as a whole.
  private mutating func readAttributes(_ range: Range<Int>) {
    let line = source[range]
    var from = 0
    // Code stays.
    var ticks = 0
    while let close = line.suffix(from: from).firstIndex(of: "]{").map({ $0 + from }) {
      ticks += line[from..<close].bytes.count { $0 == UInt8(ascii: "`") }
      from = close + 2
      guard from < line.count, ".#".utf8.contains(line[from]),
        let end = line.firstIndex(of: UInt8(ascii: "}"), from: from),
        let open = Self.opening(of: close, in: line),
        ticks.isMultiple(of: 2)
      else { continue }
      let start = range.lowerBound
      edits.append(SourceEdit(start + open..<start + open + 1))
      edits.append(SourceEdit(start + close..<start + end + 1))
      from = end + 1
    }
  }

  private static let longestSpan = 300

  /// The bracket that opens what another one closes.
  private static func opening(of close: Int, in line: TextSlice) -> Int? {
    var depth = 0
    for at in (max(0, close - longestSpan)..<close).reversed() {
      if line[at] == UInt8(ascii: "]") { depth += 1 }
      if line[at] == UInt8(ascii: "[") {
        if depth == 0 { return at }
        depth -= 1
      }
    }
    return nil
  }
}
