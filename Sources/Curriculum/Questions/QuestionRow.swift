import Markdown

/// A line of a document as the reader of questions sees it, whatever blocks it is nested in.
struct QuestionRow {
  /// What the row is.
  enum Kind {
    /// A line of a paragraph.
    case text
    /// A whole code block or table.
    case block
    /// A heading.
    case heading
    /// A rule across the page.
    case rule
    /// The beginning of what a reader has to open.
    case hiddenStart
    /// Its end.
    case hiddenEnd
  }

  let kind: Kind
  /// The text without markup.
  var text: String
  /// The top-level block.
  let block: NodeID
  /// The paragraph, code block or heading.
  let leaf: NodeID
  /// The item of a top-level list in which it stands.
  let outer: NodeID?
  /// The index of the section.
  let section: Int
  /// The line within the leaf, from zero.
  var line = 0
  /// The innermost list item.
  var item: NodeID?
  /// Whether the item begins with this row.
  var beginsItem = false
  /// The number of the item that begins here, in a numbered list.
  var number: Int?
  /// The box of the item that begins here.
  var task = TaskState.none
  /// The level of nesting in lists; zero outside of them.
  var depth = 0
  /// Whether all of the line is strong.
  var isStrong = false
  /// Whether a reader has to open something to see it.
  var isHidden = false

  /// What is taken out of the document if the row belongs to a question.
  var part: NodeID { outer ?? block }
}

/// Lays the blocks of sections out as rows.
struct QuestionRows {
  private let document: MarkdownDocument
  private(set) var rows: [QuestionRow] = []
  private var section = 0
  private var block: NodeID
  private var isHidden = false

  /// Lists nested deeper than this hold no questions.
  private static let deepestNesting = 12

  init(_ document: MarkdownDocument) {
    self.document = document
    block = document.root
  }

  /// Adds the heading of a section and, if its blocks may hold questions, their rows.
  mutating func append(_ section: GuideOutline.Section, index: Int, isRead: Bool) {
    self.section = index
    isHidden = false
    if let heading = section.heading {
      block = heading
      let text = document.plainText(from: document.firstChild(of: heading)).trimmed
      add(.heading, String(text), leaf: heading)
    }
    guard isRead else { return }
    for block in section.blocks {
      self.block = block
      read(block, Place())
    }
    isHidden = false
  }

  /// Where a block stands among list items.
  private struct Place {
    var item: NodeID?
    var outer: NodeID?
    var beginsItem = false
    var number: Int?
    var task = TaskState.none
    var depth = 0
    var isHidden = false
  }

  private mutating func read(_ node: NodeID, _ place: Place) {
    switch document.kind(of: node) {
    case .paragraph: addLines(of: node, place)
    case .list where place.depth < Self.deepestNesting:
      var number = document.listStart(of: node)
      let isOrdered = document.isOrdered(node)
      for item in document.children(of: node) {
        var inner = Place(item: item, beginsItem: true, depth: place.depth + 1)
        inner.outer = place.outer ?? (node == block ? item : nil)
        inner.isHidden = place.isHidden
        inner.number = isOrdered ? number : nil
        inner.task = document.taskState(of: item)
        number += 1
        readChildren(of: item, inner)
      }
    case .blockQuote where place.depth < Self.deepestNesting:
      var inner = place
      inner.depth += 1
      inner.isHidden = true
      readChildren(of: node, inner)
    case .codeBlock, .table:
      add(.block, document.plainText(ofBlocks: [node]), leaf: node, place)
    case .thematicBreak: add(.rule, "", leaf: node, place)
    case .htmlBlock: readHTML(node, place)
    default: break
    }
  }

  private mutating func readChildren(of parent: NodeID, _ place: Place) {
    var inner = place
    for child in document.children(of: parent) {
      read(child, inner)
      inner.beginsItem = false
      inner.number = nil
      inner.task = .none
    }
  }

  private mutating func add(
    _ kind: QuestionRow.Kind,
    _ text: String,
    leaf: NodeID,
    _ place: Place = Place(),
    line: Int = 0,
    isStrong: Bool = false
  ) {
    let beginsItem = place.beginsItem && line == 0
    var text = text
    // `[!question]- Which …?` is the head of a callout.
    if place.isHidden, text.hasPrefix("[!"), let close = text.firstIndex(of: "]") {
      text = String(text[close...].drop { "]-+ ".contains($0) })
    }
    rows.append(
      QuestionRow(
        kind: kind,
        text: text,
        block: block,
        leaf: leaf,
        outer: place.outer,
        section: section,
        line: line,
        item: place.item,
        beginsItem: beginsItem,
        number: beginsItem ? place.number : nil,
        task: beginsItem ? place.task : .none,
        depth: place.depth,
        isStrong: isStrong,
        isHidden: isHidden || place.isHidden || text.hasPrefix("||") || text.hasPrefix(">!")
      )
    )
  }

  private mutating func addLines(of paragraph: NodeID, _ place: Place) {
    var line = 0
    var text = ""
    var strongBytes = 0
    var count = 0
    func isStrong() -> Bool { strongBytes > 0 && strongBytes >= text.trimmed.utf8.count }
    for node in document.children(of: paragraph) {
      let kind = document.kind(of: node)
      let isBreak =
        kind == .softBreak || kind == .lineBreak
        || kind == .htmlInline && document.literal(of: node).lowercased().hasPrefix("<br")
      if isBreak {
        if count == 0 || !text.trimmed.isEmpty {
          add(.text, String(text.trimmed), leaf: paragraph, place, line: line, isStrong: isStrong())
          count += 1
        }
        if kind != .htmlInline { line += 1 }
        text = ""
        strongBytes = 0
        continue
      }
      let isFirst = text.trimmed.isEmpty
      let piece = document.plainText(from: node, until: document.nextSibling(of: node))
      if kind == .strong { strongBytes += piece.utf8.count }
      text += piece
      // A bold letter alone marks an option: `**B** Parquet`.
      if isFirst, kind == .strong || kind == .codeSpan, piece.utf8.count == 1,
        let next = document.nextSibling(of: node), document.kind(of: next) == .text,
        document.literal(of: next).hasPrefix(" ")
      {
        text += ")"
      }
    }
    if !text.trimmed.isEmpty || count == 0 {
      add(.text, String(text.trimmed), leaf: paragraph, place, line: line, isStrong: isStrong())
    }
  }

  /// Reads the text between tags, and where `<details>` begin and end.
  private mutating func readHTML(_ node: NodeID, _ place: Place) {
    let html = document.literal(of: node)[...]
    var rest = html
    var text = ""
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      text += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        var end = rest.startIndex
        while end < rest.endIndex, !rest[end...].hasPrefix("-->") { end = rest.index(after: end) }
        rest = rest[end...].dropFirst(3)
        continue
      }
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = rest[..<close].dropFirst()
      rest = rest[rest.utf8.index(after: close)...]
      let name = tag.prefix { $0 == "/" || $0.isLetter }.lowercased()
      if Self.inlineTags.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) {
        continue
      }
      addHTML(&text, node, place)
      if name == "details" {
        isHidden = true
        add(.hiddenStart, "", leaf: node, place)
      } else if name == "/details" {
        add(.hiddenEnd, "", leaf: node, place)
        isHidden = false
      }
    }
    text += rest
    addHTML(&text, node, place)
  }

  private static let inlineTags: Set<String> = [
    "b", "i", "em", "strong", "code", "span", "u", "sub", "sup", "a", "mark", "small",
  ]

  private mutating func addHTML(_ text: inout String, _ node: NodeID, _ place: Place) {
    for line in text.split(separator: "\n") where !line.trimmed.isEmpty {
      add(.text, String(line.trimmed), leaf: node, place)
    }
    text = ""
  }
}
