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
  /// The term in bold, in the comparable form of `TermKey`; empty without one.
  let key: String
  /// The term in bold as it is written.
  let label: String
  /// The last block, if it is a list.
  let nested: NodeID?
  /// Whether something is announced that does not come: a colon at the end, and nothing below.
  let isWaiting: Bool
  /// Whether an empty line stands before the item.
  let isApart: Bool

  init(_ item: NodeID, in document: MarkdownDocument) {
    self.item = item
    var last: NodeID?
    for block in document.children(of: item) { last = block }
    let first = document.firstChild(of: item)
    nested = last.flatMap { document.kind(of: $0) == .list ? $0 : nil }
    let lead = first.flatMap { LeadTerm($0, in: document) }
    label = lead?.term ?? ""
    key = TermKey.key(label)
    form = lead.map { $0.rest.isEmpty ? .label : .said } ?? .plain
    isWaiting = Self.isWaiting(item, in: document)
    isApart = Self.isApart(item, in: document)
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
