import Markdown
import SourceText

/// Each term has something behind it where those beside it have: no item ends with its colon, no
/// cell is the only empty one of a table.
enum EmptyTermRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.documents.indices.flatMap { file -> [Diagnostic] in
      guard context.kind(ofFile: file) == "guide" else { return [] }
      let document = context.documents[file]
      return document.descendants(of: document.root).flatMap { node -> [(Range<Int>, String)] in
        switch document.kind(of: node) {
        case .list: terms(inList: node, of: document)
        case .paragraph: terms(inLines: node, of: document)
        case .table: cells(inTable: node, of: document)
        default: []
        }
      }.map { range, term in
        context.diagnostic(
          .note,
          Place(file: file, range: range),
          "card.unanswerable",
          "nothing is said of '\(term)' where all around it is filled in",
          help: "write the answer behind it, or delete it"
        )
      }
    }
  }

  /// Items `**Term**:` beside items `**Term**: what it is`. Where items stand apart, those below one
  /// may belong to it.
  private static func terms(
    inList list: NodeID,
    of document: MarkdownDocument
  ) -> [(Range<Int>, String)] {
    var empty: [(Range<Int>, String)] = []
    var defining = 0
    guard document.isTight(list) else { return [] }
    for item in document.children(of: list) {
      guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph else {
        continue
      }
      let text = document.plainText(of: first).trimmed
      guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= longestTerm else {
        continue
      }
      if text.index(after: colon) < text.endIndex {
        if text[text.index(after: colon)] == " " { defining += 1 }
      } else if document.nextSibling(of: first) == nil {
        empty.append((document.range(of: first), String(text[..<colon])))
      }
    }
    return empty.count == 1 && defining >= fewestRows - 1 ? empty : []
  }

  /// Lines `WAF =` between lines `IPS = intrusion prevention system`.
  private static func terms(
    inLines paragraph: NodeID,
    of document: MarkdownDocument
  ) -> [(Range<Int>, String)] {
    let range = document.range(of: paragraph)
    let source = document.source
    guard source[range].contains(UInt8(ascii: "=")), source[range].contains(0x0A) else { return [] }
    var empty: [(Range<Int>, String)] = []
    var defining = 0
    for line in source[range].split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
      guard sides.count == 2, !sides[0].isEmpty, sides[0].utf8.count <= longestTerm else {
        return []
      }
      if sides[1].isEmpty {
        empty.append((line.startIndex..<line.endIndex, String(sides[0])))
      } else {
        defining += 1
      }
    }
    return defining > empty.count ? empty : []
  }

  /// The only empty cell of a table, by what its row is about.
  private static func cells(
    inTable table: NodeID,
    of document: MarkdownDocument
  ) -> [(Range<Int>, String)] {
    let rows = document.childList(of: table).dropFirst().map { document.childList(of: $0) }
    guard rows.count >= fewestRows else { return [] }
    let empty = rows.flatMap { row in
      row.filter { document.range(of: $0).isEmpty || document.plainText(of: $0).trimmed.isEmpty }
        .map { (row: row, cell: $0) }
    }
    guard empty.count == 1, let hole = empty.first, let first = hole.row.first, first != hole.cell,
      document.firstChild(of: hole.cell) == nil
    else { return [] }
    return [(document.range(of: first), document.plainText(of: first).trimmed)].map {
      ($0.0, String($0.1))
    }
  }

  private static let longestTerm = 60
  /// In a smaller list or table the empty one is one of few.
  private static let fewestRows = 3
}
