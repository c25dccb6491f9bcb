import Markdown

/// An item of a list as a page break sees it: how it is written, not what it says.
struct ListShape {
  /// How an item begins.
  enum Form: Hashable {
    /// Ordinary text, or a term without emphasis.
    case plain
    /// A term in bold and what is said of it.
    case said
    /// A term in bold and nothing else.
    case label
  }

  let item: NodeID
  let form: Form
  /// The last block, if it is a list.
  let nested: NodeID?
  /// Whether something is announced that does not come: a colon at the end, and nothing below.
  let isWaiting: Bool
  /// Whether an empty line stands before the item.
  let isApart: Bool

  init(_ item: NodeID, in document: MarkdownDocument) {
    self.item = item
    let first = document.firstChild(of: item)
    var last = first
    while let block = last, let next = document.nextSibling(of: block) { last = next }
    nested = last.flatMap { document.kind(of: $0) == .list ? $0 : nil }
    form = first.map { Self.form(of: $0, in: document) } ?? .plain
    isWaiting = Self.isWaiting(item, in: document)
    isApart = Self.isApart(item, in: document)
  }

  /// How a paragraph begins, told from its bytes; see `LeadTerm`.
  private static func form(of paragraph: NodeID, in document: MarkdownDocument) -> Form {
    guard document.kind(of: paragraph) == .paragraph,
      let strong = document.firstChild(of: paragraph), document.kind(of: strong) == .strong
    else { return .plain }
    let term = document.source[document.range(of: strong)]
    let end = document.range(of: paragraph).upperBound
    var rest = document.source[term.endIndex..<end].drop(while: TextBytes.isSpace)
    let hasColon = term.last { !"*_ ".utf8.contains($0) } == UInt8(ascii: ":")
    if !hasColon, rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: 0x29) {
      rest = rest[(close + 1)...].drop(while: TextBytes.isSpace)
    }
    if hasColon || rest.isEmpty { return rest.isEmpty ? .label : .said }
    let isDash = rest.first == UInt8(ascii: "-") || rest.starts(with: [0xE2, 0x80])
    guard rest.first == UInt8(ascii: ":") || isDash else { return .plain }
    return rest.dropFirst().allSatisfy(TextBytes.isSpace) ? .label : .said
  }

  /// The term in bold that an item begins with, or its first words.
  static func label(of item: NodeID, in guide: GuideText) -> String {
    guard let first = guide.document.firstChild(of: item) else { return "" }
    if let lead = LeadTerm(first, in: guide) { return String(lead.term) }
    let text = String(guide.text(from: guide.document.firstChild(of: first)).trimmed)
    return text.count > 40 ? text.prefix(40).trimmed + "…" : text
  }

  /// Whether the item is a label for a property of what stands above it.
  func isAttribute(in guide: GuideText) -> Bool {
    let label = guide.arena.copy(Self.label(of: item, in: guide))
    return LabelRoles.roles(ofKey: guide.arena.key(label)).contains(.attribute)
  }

  /// The words of the term in bold that an item begins with, as one number; nil without one.
  static func labelHash(of item: NodeID, in document: MarkdownDocument) -> UInt64? {
    guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph,
      let strong = document.firstChild(of: first), document.kind(of: strong) == .strong
    else { return nil }
    return WordHash(document.source[document.range(of: strong)]).words.reduce(0, WordHash.joined)
  }

  /// Whether an item is one paragraph that ends with a colon.
  static func isWaiting(_ item: NodeID, in document: MarkdownDocument) -> Bool {
    guard let first = document.firstChild(of: item), document.kind(of: first) == .paragraph,
      document.nextSibling(of: first) == nil
    else { return false }
    let last = document.source[document.range(of: first)].last { !"*_ \n\r".utf8.contains($0) }
    return last == UInt8(ascii: ":")
  }

  /// Whether an empty line stands before an item.
  static func isApart(_ item: NodeID, in document: MarkdownDocument) -> Bool {
    isBlankLine(before: document.range(of: item).lowerBound, document.source)
  }

  /// Whether the line above the one of a place is empty.
  private static func isBlankLine(before offset: Int, _ source: [UInt8]) -> Bool {
    var at = offset - 1
    while at >= 0, source[at] != 0x0A { at -= 1 }
    at -= 1
    while at >= 0, source[at] == 0x20 || source[at] == 0x09 || source[at] == 0x0D { at -= 1 }
    return at < 0 || source[at] == 0x0A
  }

  /// The items that are alike for the purpose of telling levels apart.
  struct Kind: Hashable {
    let form: Form
    let hasNested: Bool
  }

  /// How the item is written and whether a list stands below it.
  var kind: Kind { Kind(form: form, hasNested: nested != nil) }
}
