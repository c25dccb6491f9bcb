import Markdown

/// Walks a guide and finds what must not become a card, and the marks to take out of the rest.
struct NoiseFinder {
  private let document: MarkdownDocument
  /// What to write differently.
  private(set) var edits: [SourceEdit] = []
  /// The blocks and items that are left out.
  private(set) var dropped: Set<NodeID> = []
  /// What to tell the author.
  private(set) var findings: [HealedGuide.Finding] = []
  private var marks: TextMarks
  /// The heading above what is read.
  private var heading: NodeID?
  private var brands: [[UInt8]] = []
  /// Whether whole paragraphs and items may be left out.
  private let dropsNoise: Bool
  private let arena = TextArena()
  /// The containers whose blocks are still to be read.
  private var open: [Container] = []

  /// Nobody advertises for more.
  private static let mostBrands = 8

  /// Walks a document.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ document: MarkdownDocument, dropsNoise: Bool) {
    self.document = document
    self.dropsNoise = dropsNoise
    let hasNotes = document.children(of: document.root).contains { block in
      document.kind(of: block) == .footnoteDefinition
    }
    marks = TextMarks(
      document.source,
      hasNotes: hasNotes,
      hasHashtags: Self.hasHashtags(document)
    )
    open.append(Container(node: document.root))
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      while let container = open.popLast() { read(container, source) }
    }
    edits += marks.edits
    for range in marks.citations { findings.append(.init(kind: .citation, range: range)) }
  }

  /// Whether a document comes from a program that files notes by tags, or has them all the same.
  private static func hasHashtags(_ document: MarkdownDocument) -> Bool {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      if let head = document.frontMatter, source[head].contains("\ntags:") { return true }
      if source.contains("[["), source.contains("]]") { return true }
      var at = 0
      var count = 0
      while let start = source.suffix(from: at).firstIndex(of: "`#") {
        at += start + 2
        let next = source.suffix(from: at).prefix(longestTag)
        let line = next.prefix(next.firstIndex(of: 0x0A) ?? next.count)
        if line.last == UInt8(ascii: "`"), !line.contains(0x20) { count += 1 }
        if count == fewestTags { return true }
      }
      return false
    }
  }

  private static let longestTag = 64
  /// A tag or two in code may be something else.
  private static let fewestTags = 3

  /// A block whose blocks are still to be read.
  private struct Container {
    let node: NodeID
    /// The first paragraph of an item is read with its list.
    var skipsFirst = false
  }

  private mutating func read(_ container: Container, _ source: TextSlice) {
    // A label such as `Learning objectives:` takes the list right below it along.
    var dropsNext = false
    var next = document.firstChild(of: container.node)
    if container.skipsFirst { next = next.flatMap { document.nextSibling(of: $0) } }
    while let block = next {
      next = document.nextSibling(of: block)
      let dropsList = dropsNext
      dropsNext = false
      switch document.kind(of: block) {
      case .paragraph:
        if dropsNoise { dropsNext = readParagraph(block, source) } else { readText(block) }
      case .list:
        if dropsList {
          drop(block, as: .objectives)
        } else if dropsNoise, isTableOfContents(block) {
          // A guide may well have one; it only holds no cards.
          if !isUnderNonStudyTitle { leaveOut(block) }
        } else {
          readList(block, source)
        }
      case .codeBlock where dropsNoise:
        readCode(block, source)
      case .heading:
        heading = block
        readText(block)
      case .tableCell: readText(block)
      case .blockQuote, .listItem, .table, .tableRow, .footnoteDefinition:
        open.append(Container(node: block))
      default: break
      }
    }
  }

  private mutating func readText(_ block: NodeID) {
    let range = document.range(of: block)
    marks.read(range, isCell: document.kind(of: block) == .tableCell)
    if document.kind(of: block) == .heading { dropAttributes(range) }
  }

  /// Drops `{#name .class}` at the end of a heading, which is for those who make a page of it.
  private mutating func dropAttributes(_ heading: Range<Int>) {
    let text = document.source[heading]
    guard let close = text.lastIndex(of: UInt8(ascii: "}")),
      // A line below may make it a heading.
      text[(close + 1)...].allSatisfy({ "\n\r =-".utf8.contains($0) }),
      let open = text[..<close].lastIndex(of: UInt8(ascii: "{")),
      text[open + 1] == UInt8(ascii: "#") || text[open + 1] == UInt8(ascii: "."),
      open > heading.lowerBound, text[open - 1] == 0x20
    else { return }
    edits.append(SourceEdit(open - 1..<close + 1))
  }

  private mutating func leaveOut(_ block: NodeID) {
    let range = document.range(of: block)
    edits.append(SourceEdit(range))
    dropped.insert(block)
  }

  private mutating func drop(_ block: NodeID, as noise: Noise, isTold: Bool = true) {
    leaveOut(block)
    let range = document.range(of: block)
    if isTold, let kind = HealedGuide.Finding.Kind(noise) {
      findings.append(.init(kind: kind, range: firstLine(of: range)))
    }
  }

  private func firstLine(of range: Range<Int>) -> Range<Int> {
    let end = document.source[range].firstIndex(of: 0x0A) ?? range.upperBound
    return range.lowerBound..<end
  }

  /// Returns whether a list that follows belongs to what was left out.
  private mutating func readParagraph(_ paragraph: NodeID, _ source: TextSlice) -> Bool {
    let range = document.range(of: paragraph)
    let bytes = source[range]
    if isNonStudyLabel(paragraph, bytes) {
      leaveOut(paragraph)
      return true
    }
    if isProperties(bytes, paragraph) {
      leaveOut(paragraph)
      return false
    }
    if isNavigation(paragraph, bytes) {
      drop(paragraph, as: .navigation)
      return false
    }
    let verdict = verdict(of: bytes, at: range.lowerBound)
    if let noise = verdict.whole {
      drop(paragraph, as: noise)
      return noise == .objectives && bytes.last == UInt8(ascii: ":")
    }
    dropSentences(verdict.sentences)
    if bytes.first == UInt8(ascii: "["), isInQuote(paragraph) {
      edits += Callout.edits(range, in: source)
    }
    readText(paragraph)
    readList(typedIn: paragraph, source)
    return false
  }

  private func isInQuote(_ block: NodeID) -> Bool {
    document.parent(of: block).map { document.kind(of: $0) == .blockQuote } ?? false
  }

  /// Finds lists and notes that only look like code.
  private mutating func readCode(_ block: NodeID, _ source: TextSlice) {
    let range = document.range(of: block)
    if TypedList.isTyped(range, in: source) {
      readList(typedIn: block, source)
    } else if document.info(of: block).isEmpty {
      edits += FencedNotes.edits(range, in: source)
    }
  }

  /// Finds items that Markdown takes for lines of a paragraph or of code.
  private mutating func readList(typedIn block: NodeID, _ source: TextSlice) {
    let range = document.range(of: block)
    guard source[range].contains(0x0A) else { return }
    edits += TypedList(source, in: range).edits
  }

  private mutating func dropSentences(_ sentences: [Range<Int>]) {
    for sentence in sentences {
      edits.append(SourceEdit(sentence))
      findings.append(.init(kind: .residue, range: sentence))
    }
  }

  private mutating func verdict(of bytes: TextSlice, at offset: Int) -> Noise.Verdict {
    var verdict = Noise.verdict(bytes, at: offset)
    if verdict.whole == .advert, brands.count < Self.mostBrands, let brand = Brand.name(in: bytes),
      !brands.contains(brand)
    {
      brands.append(brand)
    }
    if !brands.isEmpty, verdict.whole == nil,
      brands.contains(where: { Brand.isNamed($0, in: bytes) })
    {
      verdict.whole = .advert
    }
    return verdict
  }

  private mutating func verdict(ofItem item: NodeID, _ source: TextSlice) -> Noise.Verdict {
    guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph else {
      return Noise.Verdict()
    }
    let range = document.range(of: first)
    let bytes = source[range]
    if isOption(bytes) { return Noise.Verdict() }
    if isFiller(bytes), document.nextSibling(of: first) == nil {
      return Noise.Verdict(whole: .filler)
    }
    return verdict(of: bytes, at: range.lowerBound)
  }

  private mutating func readList(_ list: NodeID, _ source: TextSlice) {
    let items = document.childList(of: list)
    // The options of a question stay, whatever they say.
    let isAsked = items.first.map { document.taskState(of: $0) != .none } ?? false
    guard dropsNoise, !isAsked else {
      open += items.map { Container(node: $0) }
      return
    }
    var verdicts = items.map { verdict(ofItem: $0, source) }
    // What stands between two adverts is part of them.
    if verdicts.contains(where: { $0.whole == .advert }) {
      let adverts = verdicts.indices.filter { verdicts[$0].whole == .advert }
      for (first, last) in zip(adverts, adverts.dropFirst()) where last - first <= 3 {
        for index in first..<last { verdicts[index].whole = .advert }
      }
    }
    var previous: Noise?
    for (place, item) in items.enumerated() {
      let noise = verdicts[place].whole
      defer { previous = noise }
      if let noise {
        // Of adverts side by side, one is told.
        drop(item, as: noise, isTold: noise != previous)
        continue
      }
      dropSentences(verdicts[place].sentences)
      guard let first = document.firstChild(of: item) else { continue }
      let isText = document.kind(of: first) == .paragraph
      if isText {
        readText(first)
        readList(typedIn: first, source)
      }
      if !isText || document.nextSibling(of: first) != nil {
        open.append(Container(node: item, skipsFirst: isText))
      }
    }
  }

  // Shapes.

  /// A list whose items are links within the document and nothing else.
  private func isTableOfContents(_ list: NodeID) -> Bool {
    var count = 0
    for item in document.children(of: list) {
      guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph,
        isLinkWithin(document.firstChild(of: first))
      else { return false }
      count += 1
    }
    return count >= 2
  }

  /// Whether no card is made below the heading anyway, so that nothing need be left out.
  private var isUnderNonStudyTitle: Bool {
    guard let heading else { return false }
    let title = Title(document.plainText(from: document.firstChild(of: heading)))
    return Vocabulary.isNonStudyTitle(TermKey.key(title.name))
  }

  /// Whether inlines are links to headings, with nothing but signs between them.
  private func isLinkWithin(_ first: NodeID?) -> Bool {
    var next = first
    var count = 0
    while let inline = next {
      switch document.kind(of: inline) {
      case .link:
        let isBadge =
          document.firstChild(of: inline).map { document.kind(of: $0) == .image } ?? true
        guard !isBadge, document.destination(of: inline).utf8.first == UInt8(ascii: "#") else {
          return false
        }
        count += 1
      case .text:
        let text = document.source[document.range(of: inline)]
        guard !text.contains(where: TextMarks.isLetter) else { return false }
      case .strong, .emphasis: return isLinkWithin(document.firstChild(of: inline))
      case .softBreak, .lineBreak: break
      default: return false
      }
      next = document.nextSibling(of: inline)
    }
    return count > 0
  }

  private func isNavigation(_ paragraph: NodeID, _ bytes: TextSlice) -> Bool {
    guard bytes.contains(UInt8(ascii: "]")) else { return false }
    return isLinkWithin(document.firstChild(of: paragraph))
  }

  /// Lines right below the first title that say of the document when it was made and what it is
  /// filed under.
  private func isProperties(_ bytes: TextSlice, _ paragraph: NodeID) -> Bool {
    guard bytes.contains(UInt8(ascii: ":")), bytes.contains(0x0A),
      document.range(of: paragraph).lowerBound < Self.farthestProperty
    else { return false }
    var rest = bytes
    while !rest.isEmpty {
      let line = rest.prefix(rest.firstIndex(of: 0x0A) ?? rest.count)
      rest = rest.suffix(from: min(rest.count, line.count + 1))
      guard let colon = line.firstIndex(of: ": "),
        Self.properties.contains(folded: line.prefix(colon).trimmed)
      else { return false }
    }
    return true
  }

  private static let farthestProperty = 400
  private static let properties: PhraseSet = [
    "author", "created", "created by", "created time", "date", "due", "last edited",
    "last edited by", "last edited time", "owner", "priority", "property", "reviewed", "status",
    "tags", "type", "updated", "url",
  ]

  /// A line in bold, or one with a colon, that says what a heading of no use would say.
  private func isNonStudyLabel(_ paragraph: NodeID, _ bytes: TextSlice) -> Bool {
    guard bytes.count <= 60,
      bytes.first == UInt8(ascii: "*") || bytes.first == UInt8(ascii: "_")
        || bytes.last == UInt8(ascii: ":")
    else { return false }
    return Vocabulary.isNonStudyLabel(
      TermKey.key(document.plainText(from: document.firstChild(of: paragraph)))
    )
  }

  /// Whether an item is an answer to choose, such as `B. Never`, which stays whatever it says.
  private func isOption(_ bytes: TextSlice) -> Bool {
    bytes.count > 2 && (bytes.first | 0x20) &- 0x61 < 10
      && (bytes[1] == UInt8(ascii: ".") || bytes[1] == UInt8(ascii: ")"))
  }

  /// An item that says nothing on its own.
  private func isFiller(_ bytes: TextSlice) -> Bool {
    guard bytes.count <= 24 else { return false }
    let key = arena.key(bytes)
    if key.isEmpty { return bytes.isASCII || bytes == "…" }
    return Vocabulary.fillers.contains(key)
  }
}
