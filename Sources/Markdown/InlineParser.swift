/// What a token of inline text is.
enum TokenKind: UInt8 {
  /// Nothing: an unmatched bracket, or a run that lost its delimiters.
  case plain
  /// The text around this place holds an escape, an entity or a NUL.
  case decode
  /// A run of `*`, `_` or `~`, of which parts open or close emphasis.
  case delimiters
  case codeSpan
  case htmlInline
  case softBreak
  case lineBreak
  case linkStart
  case imageStart
  case linkEnd
  /// An address that is a link by itself.
  case autolink
  case footnoteReference
  /// Text in which nothing is decoded.
  case verbatim
}

/// Something other than plain text in the text of a leaf block; plain text is what lies between.
struct Token: BitwiseCopyable {
  var kind: TokenKind
  var flags: UInt8 = 0
  var start: UInt32
  var end: UInt32
  /// Delimiters: the last of the opened parts plus one. Link: its target. Break: the line ending.
  var payload: UInt32 = 0
  /// Delimiters: how many characters close something.
  var closed: UInt32 = 0
}

/// Finds the inlines of leaf blocks, one block at a time.
///
/// Scanning leaves a list of tokens; brackets are matched on the way, and emphasis when a link or
/// the block ends. Then `emit` writes the nodes, in order and merged, in one pass.
struct InlineParser: ~Copyable {
  let options: ParseOptions
  var tree: TreeBuilder
  var references: LabelMap
  var footnotes: LabelMap
  var text: InlineText

  /// The bytes that may begin something, by value.
  private let special: Arena<UInt8>

  var tokens = Arena<Token>(capacity: 128)
  var delimiters = Arena<Delimiter>(capacity: 64)
  var openedParts = Arena<OpenedPart>(capacity: 64)
  let openers = OpenerStacks()
  var brackets = BracketStack()
  var targets = Arena<Slices>(capacity: 32)
  var backticks = BacktickMemory()
  var output = EmissionState()
  var parents = Arena<EmissionState.Parent>(capacity: 32)

  /// Where scanning is in `text`.
  var position = 0
  /// Whether an `@` was seen that may belong to an address.
  var hasAt = false
  /// What further tags of a kind cannot be closed in this block.
  var unclosed: UnclosedTags = []
  /// How many more bytes references may expand to.
  var expansionLeft: Int

  /// Takes over from the block parser.
  init(
    options: ParseOptions,
    tree: consuming TreeBuilder,
    references: consuming LabelMap,
    footnotes: consuming LabelMap,
    text: consuming InlineText
  ) {
    self.options = options
    expansionLeft = max(tree.sourceCount, 100_000)
    self.tree = tree
    self.references = references
    self.footnotes = footnotes
    self.text = text
    var special = Arena<UInt8>(capacity: 256)
    for _ in 0..<256 { special.append(0) }
    for byte in "\n\r\0!&*<[\\]_`".utf8 { special[Int(byte)] = 1 }
    if options.contains(.strikethrough) { special[Int(Byte.tilde)] = 1 }
    if options.contains(.autolinks) {
      for byte in ":.@".utf8 { special[Int(byte)] = 1 }
    }
    self.special = special
  }

  /// Parses the inlines of one block.
  mutating func parse(_ item: InlineWork, lines: borrowing Arena<LineSegment>) {
    if item.lines == InlineWork.verbatim {
      text.set(Int(item.start), Int(item.end))
    } else if item.lines == InlineWork.cell {
      text.set(cell: Int(item.start), Int(item.end))
    } else {
      text.set(lines: lines, from: Int(item.lines), to: Int(item.lines + item.lineCount))
    }
    scan()
    if delimiters.count > 0 { matchDelimiters(from: 0) }
    emit(into: item.node)
    reset()
  }

  /// Gives the tree back.
  consuming func finish() -> TreeBuilder { tree }

  @inline(__always)
  private mutating func reset() {
    tokens.truncate(to: 0)
    openedParts.truncate(to: 0)
    targets.truncate(to: 0)
    brackets.removeAll()
    hasAt = false
    unclosed = []
    backticks.forget()
  }

  /// Walks over the text and stops at every byte that may begin something.
  private mutating func scan() {
    let base = text.base
    let end = text.end
    let special = self.special.base
    position = text.start
    while true {
      var at = position
      while at < end, special[Int(base[at])] == 0 { at += 1 }
      position = at
      if at >= end { return }
      scanSpecial(base[at])
    }
  }

  private mutating func scanSpecial(_ byte: UInt8) {
    switch byte {
    case Byte.star, Byte.underscore, Byte.tilde: scanDelimiters(byte)
    case Byte.lineFeed, Byte.carriageReturn: scanLineEnd()
    case Byte.backtick: scanCodeSpan()
    case Byte.backslash: scanBackslash()
    case Byte.ampersand: scanEntity()
    case Byte.less: scanAngle()
    case Byte.openBracket: pushBracket(isImage: false)
    case Byte.closeBracket: closeBracket()
    case Byte.bang: scanBang()
    case Byte.colon: scanAddress()
    case Byte.dot: scanHost()
    case Byte.at:
      hasAt = true
      position += 1
    default: addToken(.decode, position, position + 1)
    }
  }

  /// Adds a token and moves past it.
  @inline(__always)
  mutating func addToken(_ kind: TokenKind, _ start: Int, _ end: Int, payload: UInt32 = 0) {
    tokens.append(
      Token(
        kind: kind,
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end),
        payload: payload
      )
    )
    position = end
  }

  private mutating func scanBang() {
    let next = position + 1
    guard next < text.end, text.base[next] == Byte.openBracket else {
      position = next
      return
    }
    let isFootnote =
      options.contains(.footnotes) && next + 1 < text.end && text.base[next + 1] == Byte.caret
    if isFootnote { position = next } else { pushBracket(isImage: true) }
  }

  private mutating func scanLineEnd() {
    let base = text.base
    let lineEnd = position
    var textEnd = lineEnd
    while textEnd > text.start, base[textEnd - 1].isSpaceOrTab { textEnd -= 1 }
    let isHard =
      lineEnd - textEnd >= 2 && base[lineEnd - 1] == Byte.space && base[lineEnd - 2] == Byte.space
    if let last = tokensEnd { textEnd = max(textEnd, last) }
    let next = endOfBreak(lineEnd)
    addToken(isHard ? .lineBreak : .softBreak, textEnd, next, payload: UInt32(lineEnd))
  }

  /// The end of the last token, before which no text may be trimmed.
  private var tokensEnd: Int? {
    tokens.count > 0 ? Int(tokens.last.end) : nil
  }

  /// Steps over a line ending and the white space after it.
  private func endOfBreak(_ lineEnd: Int) -> Int {
    var next = lineEnd + 1
    if text.base[lineEnd] == Byte.carriageReturn, next < text.end,
      text.base[next] == Byte.lineFeed
    {
      next += 1
    }
    return LinkScanner.skipSpaces(text.base, next, text.end)
  }

  private mutating func scanBackslash() {
    let next = position + 1
    guard next < text.end else {
      position = next
      return
    }
    let byte = text.base[next]
    if byte.isPunctuation {
      addToken(.decode, position, next + 1)
    } else if byte.isLineEnd {
      addToken(.lineBreak, position, endOfBreak(next), payload: UInt32(position))
    } else {
      position = next
    }
  }

  private mutating func scanEntity() {
    if let entity = Entities.match(text.base, position, text.end) {
      addToken(.decode, position, position + entity.length)
    } else {
      position += 1
    }
  }

  private mutating func scanCodeSpan() {
    let base = text.base
    let end = text.end
    var at = position
    while at < end, base[at] == Byte.backtick { at += 1 }
    let length = at - position
    if backticks.isHopeless(length, after: position) {
      position = at
      return
    }
    let contentStart = at
    while at < end {
      while at < end, base[at] != Byte.backtick { at += 1 }
      let runStart = at
      while at < end, base[at] == Byte.backtick { at += 1 }
      if at == runStart { break }
      if at - runStart == length {
        addToken(.codeSpan, position, at)
        return
      }
      backticks.note(length: at - runStart, at: runStart)
    }
    backticks.isComplete = true
    position = contentStart
  }
}

/// Where the last run of backticks of each length is, as far as the block was searched.
struct BacktickMemory: ~Copyable {
  private var lastOfLength = Arena<UInt32>(capacity: 16)
  /// Whether the search reached the end of the block.
  var isComplete = false

  init() {}

  /// Whether no run of a length is left after an offset.
  func isHopeless(_ length: Int, after offset: Int) -> Bool {
    isComplete && (length >= lastOfLength.count || Int(lastOfLength[length]) <= offset)
  }

  mutating func note(length: Int, at offset: Int) {
    if isComplete { return }
    while lastOfLength.count <= length { lastOfLength.append(0) }
    lastOfLength[length] = UInt32(offset)
  }

  @inline(__always)
  mutating func forget() {
    lastOfLength.truncate(to: 0)
    isComplete = false
  }
}
