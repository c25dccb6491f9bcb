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
    let document = guide.document
    let first = document.firstChild(of: item)
    range = document.range(of: first ?? item)
    guard let first, document.kind(of: first) == .paragraph else {
      text = .empty
      lead = nil
      nested = document.siblings(from: first)
      return
    }
    text = guide.text(of: first).trimmed
    lead = LeadTerm(first, in: guide) ?? LeadTerm(plain: text, guide.arena)
    nested = document.siblings(from: document.nextSibling(of: first))
  }
}

extension MarkdownDocument {
  /// A node and all that follow it in the same parent.
  func siblings(from first: NodeID?) -> [NodeID] {
    var nodes: [NodeID] = []
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
