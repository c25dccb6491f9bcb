import Markdown

/// Lines whose parts are set apart by tabs, as flashcard programs and spreadsheets export them.
///
/// Below a head such as `#separator:tab` each line is a question with its answer, or a sentence with
/// gaps. Without one, two columns are terms with what they mean, and more are a table.
struct TabbedText {
  private let source: TextSlice
  private var edits: [SourceEdit] = []
  /// What sets the fields of an export apart; nil outside of one.
  private var separator: UInt8?
  /// The columns of an export that are no text: tags, the deck, the kind of note.
  private var skipped: Set<Int> = []
  /// Lines with tabs, one below the other.
  private var run: [Range<Int>] = []

  /// Two lines may have tabs by chance.
  private static let fewestLines = 3

  /// Returns the edits that make Markdown of them.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard source.contains(0x09) || source.hasPrefix("#separator:") else { return [] }
      var text = TabbedText(source: source)
      text.read()
      return text.edits
    }
  }

  private init(source: TextSlice) { self.source = source }

  private mutating func read() {
    var lines = SourceLines(source)
    var isHead = true
    while let range = lines.next() {
      let line = source[range]
      if isHead, readHead(line) {
        edits.append(SourceEdit(range))
        continue
      }
      isHead = false
      if lines.isCode(line.drop(any: " ")) {
        endRun()
      } else if let separator {
        if !readRecord(range, separator) { self.separator = nil }
      } else if Self.hasColumns(line) {
        run.append(range)
      } else {
        endRun()
      }
    }
    endRun()
  }

  // MARK: Exports

  /// Reads `#separator:tab` or `#tags column:3`; returns whether a line is one of these.
  private mutating func readHead(_ line: TextSlice) -> Bool {
    let line = line.trimmed
    guard line.first == UInt8(ascii: "#"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    let name = String(line[1..<colon]).lowercased()
    let value = String(line.suffix(from: colon + 1).trimmed).lowercased()
    switch name {
    case "separator":
      let signs: [String: UInt8] = [
        "tab": 0x09, "\\t": 0x09, "semicolon": 0x3B, ";": 0x3B, "pipe": 0x7C, "|": 0x7C,
        "comma": 0x2C, ",": 0x2C,
      ]
      separator = signs[value] ?? 0x09
    case "tags column", "deck column", "notetype column", "guid column":
      if let column = Int(value) { skipped.insert(column - 1) }
    case "html", "columns", "deck", "notetype", "tags", "if matches": break
    default: return false
    }
    return true
  }

  /// Reads a line of an export; returns whether it is one.
  private mutating func readRecord(_ range: Range<Int>, _ separator: UInt8) -> Bool {
    let line = source[range]
    if line.trimmed.isEmpty { return true }
    var fields: [TextSlice] = []
    var rest = line
    while true {
      let quote = Self.closingQuote(rest)
      let end = rest.firstIndex(of: separator, from: quote.map { $0 + 1 } ?? 0) ?? rest.count
      fields.append(quote.map { rest[1..<$0] } ?? rest.prefix(end).trimmed)
      guard end < rest.count else { break }
      rest = rest.suffix(from: end + 1)
    }
    guard fields.count > 1 else { return false }
    let texts = fields.enumerated().filter { !skipped.contains($0.offset) && !$0.element.isEmpty }
      .map { Self.withoutTags($0.element).replacing("\"\"", with: "\"") }
    guard let first = texts.first else { return true }
    var text = first
    if !first.contains("{{c"), texts.count > 1 { text = "Q: \(first)\nA: \(texts[1])" }
    edits.append(SourceEdit(range, Array((text + "\n").utf8)))
    return true
  }

  /// Where a field in quotes ends, which may hold the separator, and quotes that are doubled.
  private static func closingQuote(_ text: TextSlice) -> Int? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    var at = 1
    while let quote = text.firstIndex(of: UInt8(ascii: "\""), from: at) {
      guard quote + 1 < text.count, text[quote + 1] == UInt8(ascii: "\"") else { return quote }
      at = quote + 2
    }
    return nil
  }

  /// A field without HTML, which stands on one line.
  private static func withoutTags(_ field: TextSlice) -> String {
    guard field.contains(0x3C) else { return String(field) }
    var text = ""
    var rest = field
    while let open = rest.firstIndex(of: 0x3C) {
      text += String(rest.prefix(open))
      let next = rest.suffix(from: open + 1)
      let isTag = TextMarks.isLetter(next.first) || next.first == UInt8(ascii: "/")
      guard isTag, let close = next.firstIndex(of: 0x3E) else {
        text += "<"
        rest = next
        continue
      }
      // What breaks a line sets words apart.
      let name = next.drop(any: "/")
      if ["br", "div", "li", "p"].contains(where: { name.hasFoldedPrefix($0) }),
        !text.hasSuffix(" ")
      {
        text += " "
      }
      rest = next.suffix(from: close + 1)
    }
    return text + String(rest)
  }

  // MARK: Columns

  /// Whether tabs set parts of a line apart that is no item and no code.
  private static func hasColumns(_ line: TextSlice) -> Bool {
    guard line.contains(0x09), line.first > 0x20, line.first != UInt8(ascii: "|"),
      line.first != UInt8(ascii: "#"), line.first != UInt8(ascii: ">")
    else { return false }
    let isItem = "-*+".utf8.contains(line.first) && line.count > 1 && line[1] <= 0x20
    let digits = line.leadingDigits
    let isNumbered = !digits.isEmpty && line.suffix(from: digits.count).first == UInt8(ascii: ".")
    return !isItem && !isNumbered
  }

  /// `Term`, a tab and `Definition`
  private func isHeader(_ range: Range<Int>) -> Bool {
    let line = source[range]
    let second = line.suffix(from: (line.firstIndex(of: 0x09) ?? 0) + 1)
    return TermKey.withKey(second) { Self.headers.contains($0) }
  }

  private static let headers: PhraseSet = [
    "answer", "back", "definition", "description", "meaning", "translation",
  ]

  private mutating func endRun() {
    defer { run = [] }
    guard run.count >= Self.fewestLines else { return }
    let tabs = run.map { range in source[range].bytes.count { $0 == 0x09 } }
    guard tabs.allSatisfy({ $0 == tabs[0] }) else { return }
    if tabs[0] == 1, isHeader(run[0]) { edits.append(SourceEdit(run.removeFirst())) }
    for (place, range) in run.enumerated() {
      for at in range where source[at] == 0x09 {
        let sign = tabs[0] == 1 ? " :: " : " | "
        edits.append(SourceEdit(at..<at + 1, Array(sign.utf8)))
      }
      guard tabs[0] > 1 else {
        edits.append(SourceEdit(range.upperBound..<range.upperBound, [0x0A]))
        continue
      }
      let ruler = place > 0 ? "" : "\n|" + String(repeating: "---|", count: tabs[0] + 1)
      let opening = place > 0 ? "| " : "\n| "
      edits.append(SourceEdit(range.lowerBound..<range.lowerBound, Array(opening.utf8)))
      let closing = " |" + ruler + (place == run.count - 1 ? "\n" : "")
      edits.append(SourceEdit(range.upperBound..<range.upperBound, Array(closing.utf8)))
    }
  }
}
