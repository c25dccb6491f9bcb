import Markdown

extension MarkdownDocument {
  /// Returns the plain text of sibling inlines from one node on, up to another.
  func plainText(from first: NodeID?, until end: NodeID? = nil) -> String {
    var text = ""
    var next = first
    while let node = next, node != end {
      text += inlineText(of: node)
      next = nextSibling(of: node)
    }
    return text
  }

  /// Returns the plain text of a paragraph with its line breaks kept.
  func plainLines(of paragraph: NodeID) -> [Substring] {
    var text = ""
    var next = firstChild(of: paragraph)
    while let node = next {
      text += kind(of: node) == .softBreak ? "\n" : inlineText(of: node)
      next = nextSibling(of: node)
    }
    return text.utf8.split(separator: 0x0A).map { Substring($0).trimmed }.filter { !$0.isEmpty }
  }

  private func inlineText(of node: NodeID) -> String {
    switch kind(of: node) {
    case .text, .codeSpan: literal(of: node)
    case .softBreak: " "
    case .lineBreak: "\n"
    case .htmlInline, .footnoteReference: ""
    default: plainText(of: node)
    }
  }

  /// Returns the plain text of blocks, with an empty line between them and `- ` before items.
  func plainText(ofBlocks blocks: some Sequence<NodeID>) -> String {
    blocks.map { blockText(of: $0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func blockText(of node: NodeID) -> String {
    switch kind(of: node) {
    case .paragraph, .heading: return String(plainText(from: firstChild(of: node)).trimmed)
    case .codeBlock: return String(literal(of: node).trimmed)
    case .list:
      var number = listStart(of: node)
      return children(of: node).map { item in
        defer { number += 1 }
        let mark = isOrdered(node) ? "\(number). " : "- "
        return mark + children(of: item).map { blockText(of: $0) }.joined(separator: "\n")
      }.joined(separator: "\n")
    case .table:
      return children(of: node).map { row in
        children(of: row).map { plainText(of: $0) }.joined(separator: " | ")
      }.joined(separator: "\n")
    case .blockQuote, .listItem, .footnoteDefinition:
      return plainText(ofBlocks: children(of: node))
    default: return ""
    }
  }
}
