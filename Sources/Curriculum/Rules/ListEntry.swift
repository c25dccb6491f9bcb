import Markdown

/// An item of a list: its first line and what is nested below it.
struct ListEntry {
  /// The first paragraph in plain text.
  let text: TextSlice
  /// The term that the first paragraph begins with.
  let lead: LeadTerm?
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
    text = guide.text(of: first).trimmed
    // A colon within a link belongs to the title of what it leads to.
    let isLink = guide.document.firstChild(of: first).map {
      guide.document.kind(of: $0) == .link && guide.document.nextSibling(of: $0) == nil
    }
    lead =
      LeadTerm(first, in: guide)
      ?? (isLink == true ? nil : LeadTerm(plain: text, guide.arena))
    nested = guide.document.siblings(from: guide.document.nextSibling(of: first))
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
