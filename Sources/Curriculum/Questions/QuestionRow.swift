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
  /// The text without markup, which the guide keeps.
  var text: TextSlice
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
  private let guide: GuideText
  private let document: MarkdownDocument
  private(set) var rows: [QuestionRow] = []
  private var section = 0
  private var block: NodeID
  private var isHidden = false

  /// Lists nested deeper than this hold no questions.
  private static let deepestNesting = 12

  init(_ guide: GuideText) {
    self.guide = guide
    document = guide.document
    block = document.root
  }

  /// Adds the heading of a section and, if its blocks may hold questions, their rows.
  mutating func append(_ section: GuideOutline.Section, index: Int, isRead: Bool) {
    self.section = index
    isHidden = false
    if let heading = section.heading {
      block = heading
      let text = guide.text(from: document.firstChild(of: heading)).trimmed
      add(.heading, text, leaf: heading)
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
        // Markdown counts for itself, though an answer key may well leave a number out.
        if isOrdered { number = max(number, writtenNumber(of: item)) }
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
      let text = guide.arena.copy(document.plainText(ofBlocks: [node]))
      add(.block, text, leaf: node, place)
    case .thematicBreak: add(.rule, .empty, leaf: node, place)
    case .htmlBlock: readHTML(node, place)
    default: break
    }
  }

  /// The number that an item begins with in the source; zero if it has none.
  private func writtenNumber(of item: NodeID) -> Int {
    let start = document.range(of: item).lowerBound
    let digits = document.source[start...].prefix { TextMarks.isDigit($0) }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
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
    _ text: TextSlice,
    leaf: NodeID,
    _ place: Place = Place(),
    line: Int = 0,
    isStrong: Bool = false
  ) {
    let beginsItem = place.beginsItem && line == 0
    var text = text
    // `[!question]- Which …?` is the head of a callout.
    if place.isHidden, text.hasPrefix("[!"), let close = text.firstIndex(of: UInt8(ascii: "]")) {
      text = text.suffix(from: close).drop(any: "]-+ ")
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

  /// A line of a paragraph that is being read.
  private struct Line {
    var number = 0
    /// The inline that it begins with.
    var first: NodeID?
    /// The number of bytes that are strong.
    var strongBytes = 0
    /// Whether nothing but white space has been read of it.
    var isBlank = true
    /// A bold letter or one of code that marks an option without a sign: `**B** Parquet`.
    var mark: TextSlice?
  }

  private mutating func addLines(of paragraph: NodeID, _ place: Place) {
    var line = Line()
    var count = 0
    var next = document.firstChild(of: paragraph)
    line.first = next
    while let node = next {
      next = document.nextSibling(of: node)
      let kind = document.kind(of: node)
      if isBreak(node, kind) {
        if add(line, until: node, of: paragraph, place, isFirst: count == 0) { count += 1 }
        line = Line(number: line.number + (kind == .htmlInline ? 0 : 1), first: next)
        continue
      }
      let piece = guide.text(of: node)
      if kind == .strong { line.strongBytes += piece.count }
      if line.isBlank, kind == .strong || kind == .codeSpan, piece.count == 1, let next,
        document.kind(of: next) == .text, guide.text(of: next).first == 0x20
      {
        line.mark = piece
      }
      line.isBlank = line.isBlank && piece.trimmed.isEmpty
    }
    add(line, until: nil, of: paragraph, place, isFirst: count == 0)
  }

  private func isBreak(_ node: NodeID, _ kind: NodeKind) -> Bool {
    switch kind {
    case .softBreak, .lineBreak: true
    case .htmlInline: document.literal(of: node).withTextSlice { $0.hasFoldedPrefix("<br") }
    default: false
    }
  }

  /// Adds a line unless it is blank; the first one of a paragraph is added in any case.
  @discardableResult
  private mutating func add(
    _ line: Line,
    until end: NodeID?,
    of paragraph: NodeID,
    _ place: Place,
    isFirst: Bool
  ) -> Bool {
    var text = line.first == end ? .empty : guide.text(from: line.first, until: end)
    if let mark = line.mark {
      let split = text.offset(of: mark) + mark.count
      text = guide.arena.joined(text.prefix(split), ")", text.suffix(from: split))
    }
    text = text.trimmed
    guard isFirst || !text.isEmpty else { return false }
    // `b) **Parquet**` is strong but for its letter.
    let isStrong =
      line.strongBytes > 0
      && (line.strongBytes >= text.count
        || line.strongBytes >= OptionMark(text)?.text.count ?? .max)
    add(.text, text, leaf: paragraph, place, line: line.number, isStrong: isStrong)
    return true
  }

  /// Reads the text between tags, and where `<details>` begin and end.
  private mutating func readHTML(_ node: NodeID, _ place: Place) {
    var rest = guide.arena.copy(document.literal(of: node))
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      guide.arena.write(rest.prefix(open))
      rest = rest.suffix(from: open)
      if rest.hasPrefix("<!--") {
        // `<!-- answer: B -->` hides it from the reader of the page only.
        let comment = rest.suffix(from: 4).prefix((rest.firstIndex(of: "-->") ?? 4) - 4).trimmed
        if AnswerLine.isAnswer(comment) {
          addHTML(node, place)
          add(.text, comment, leaf: node, place)
        }
        rest = rest.suffix(from: (rest.firstIndex(of: "-->") ?? rest.count) + 3)
        continue
      }
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = rest[1..<close]
      rest = rest.suffix(from: close + 1)
      let isEnd = tag.first == UInt8(ascii: "/")
      let named = tag.suffix(from: isEnd ? 1 : 0)
      let name = named.prefix(
        named.firstIndex { !TextMarks.isLetter($0) && $0 < 0x80 && $0 != UInt8(ascii: "/") }
          ?? named.count
      )
      if Self.inlineTags.contains(folded: name) { continue }
      addHTML(node, place)
      guard name.count == 7, name.hasFoldedPrefix("details") else { continue }
      isHidden = true
      add(isEnd ? .hiddenEnd : .hiddenStart, .empty, leaf: node, place)
      isHidden = !isEnd
    }
    guide.arena.write(rest)
    addHTML(node, place)
  }

  private static let inlineTags: PhraseSet = [
    "b", "i", "em", "strong", "code", "span", "u", "sub", "sup", "a", "mark", "small",
  ]

  /// Adds the lines of the text that has been written into the arena.
  private mutating func addHTML(_ node: NodeID, _ place: Place) {
    var rest = guide.arena.finish()
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.count
      let line = rest.prefix(end).trimmed
      if !line.isEmpty { add(.text, line, leaf: node, place) }
      rest = rest.suffix(from: end + 1)
    }
  }
}
