import Markdown

/// An item of a list: its first line and what is nested below it.
struct ListEntry {
  /// The first paragraph in plain text.
  let text: TextSlice
  /// The term that the first paragraph begins with.
  var lead: LeadTerm?
  /// Whether the term is told by shorthand alone; see `LeadTerm.shorthand`.
  private(set) var isShorthand = false
  /// Further terms that it defines in shorthand: `KMS = at rest, TLS = in transit`.
  private(set) var others: ArraySlice<LeadTerm> = []
  /// The first paragraph; nil if the item begins with something else.
  private(set) var paragraph: NodeID?
  /// The blocks after the first paragraph.
  let nested: [NodeID]
  /// The bytes of the first paragraph.
  let range: Range<Int>

  init(_ item: NodeID, in guide: GuideText) {
    let first = guide.document.firstChild(of: item)
    range = guide.document.range(of: first ?? item)
    guard let first, guide.document.kind(of: first) == .paragraph else {
      text = .empty
      lead = nil
      nested = guide.document.siblings(from: first)
      return
    }
    paragraph = first
    text = LeadTerm.withoutLetter(guide.text(of: first).trimmed)
    // A colon within a link belongs to the title of what it leads to.
    let isLink = guide.document.firstChild(of: first).map {
      guide.document.kind(of: $0) == .link && guide.document.nextSibling(of: $0) == nil
    }
    let marked = LeadTerm(first, in: guide)
    let own =
      marked ?? Self.titleOfList(first, in: guide)
      ?? (isLink == true ? nil : LeadTerm(plain: text, guide.arena))
    let shorthand = own == nil ? Self.shorthand(text, first, in: guide) : []
    isShorthand = !shorthand.isEmpty
    let several =
      own.flatMap {
        LeadTerm.sentences(in: first, of: guide)
          ?? LeadTerm.more(behind: $0, isSetApart: marked != nil, guide.arena)
      }
      ?? shorthand
    lead = several.first ?? own
    others = several.dropFirst()
    nested = guide.document.siblings(from: guide.document.nextSibling(of: first))
  }

  /// The first of two lines of which the second announces a list: `Risk transfer`, `Examples:`.
  private static func titleOfList(_ paragraph: NodeID, in guide: GuideText) -> LeadTerm? {
    guard guide.text(of: paragraph).trimmed.last == UInt8(ascii: ":"),
      guide.document.nextSibling(of: paragraph) != nil,
      case let lines = guide.lines(of: paragraph), lines.count == 2,
      lines[0].beginsWithCapitalOrNumber, lines[0].spacedWordCount <= 5,
      lines[0].firstIndex(where: { ".,;:!?".utf8.contains($0) }) == nil
    else { return nil }
    return LeadTerm(lines[0], saying: .empty)
  }

  /// The terms in shorthand, unless a sign could belong to a piece of code.
  private static func shorthand(
    _ text: TextSlice,
    _ paragraph: NodeID,
    in guide: GuideText
  ) -> [LeadTerm] {
    let terms = LeadTerm.shorthand(text)
    guard let first = terms.first, first.link == .meaning else { return terms }
    let isCode = guide.document.children(of: paragraph).contains { inline in
      guide.document.kind(of: inline) == .codeSpan && guide.text(of: inline).contains("=")
    }
    return isCode ? [] : terms
  }
}

extension MarkdownDocument {
  /// A node and all that follow it in the same parent.
  func siblings(from first: NodeID?) -> [NodeID] {
    guard first != nil else { return [] }
    var nodes: [NodeID] = []
    nodes.reserveCapacity(8)
    var next = first
    while let node = next {
      nodes.append(node)
      next = nextSibling(of: node)
    }
    return nodes
  }

  /// The children of a node.
  func childList(of node: NodeID) -> [NodeID] { siblings(from: firstChild(of: node)) }
}
