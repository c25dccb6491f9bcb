import Markdown
import XCTest

/// What must hold for the tree of any file.
enum TreeChecks {
  /// Checks ranges and links of a whole tree, and returns what is wrong with it.
  static func problems(_ document: MarkdownDocument) -> [String] {
    var problems: [String] = []
    let size = document.source.count
    if document.range(of: document.root) != 0..<size { problems.append("document range") }
    for id in document.descendants(of: document.root) {
      let range = document.range(of: id)
      let name = "\(document.kind(of: id)) at \(range)"
      guard let parent = document.parent(of: id) else {
        problems.append("\(name) has no parent")
        continue
      }
      let outer = document.range(of: parent)
      if range.upperBound > size { problems.append("\(name) ends after the file") }
      if range.lowerBound < outer.lowerBound || range.upperBound > outer.upperBound {
        problems.append("\(name) is not within \(document.kind(of: parent)) at \(outer)")
      }
      if let next = document.nextSibling(of: id) {
        let following = document.range(of: next)
        if following.lowerBound < range.upperBound {
          problems.append("\(name) overlaps \(document.kind(of: next)) at \(following)")
        }
        if document.parent(of: next) != parent { problems.append("\(name) has a strange sibling") }
      }
      if document.kind(of: id) == .text {
        problems += textProblems(document, id, name)
      }
    }
    return problems
  }

  private static func textProblems(
    _ document: MarkdownDocument,
    _ id: NodeID,
    _ name: String
  ) -> [String] {
    let bytes = document.source[document.range(of: id)]
    if bytes.isEmpty { return ["\(name) is empty"] }
    if bytes.contains(0x0A) || bytes.contains(0x0D) { return ["\(name) spans lines"] }
    if bytes.contains(UInt8(ascii: "\\")) || bytes.contains(UInt8(ascii: "&"))
      || bytes.contains(0)
    {
      return []
    }
    let source = String(decoding: bytes, as: UTF8.self)
    let literal = document.literal(of: id)
    return literal == source ? [] : ["\(name) says \(literal), not \(source)"]
  }
}
