import Markdown

/// What must hold of the parser for any bytes: it never traps, its ranges are valid, it renders,
/// and the same input gives the same tree.
enum MarkdownFuzz {
  static func check(_ bytes: [UInt8], _ options: ParseOptions) {
    let document = MarkdownDocument(parsing: bytes, options: options)
    checkRanges(document)
    let html = document.html()
    _ = document.html(.safe)
    let dump = document.dump()
    let again = MarkdownDocument(parsing: bytes, options: options)
    precondition(again.dump() == dump && again.html() == html, "two trees of one input")
    if let frontMatter = document.frontMatter {
      precondition(frontMatter.upperBound <= bytes.count, "front matter outside the file")
    }
  }

  private static func checkRanges(_ document: MarkdownDocument) {
    let size = document.source.count
    precondition(document.range(of: document.root) == 0..<size, "document range")
    for id in document.descendants(of: document.root) {
      let range = document.range(of: id)
      guard let parent = document.parent(of: id) else { preconditionFailure("no parent") }
      let outer = document.range(of: parent)
      precondition(range.upperBound <= size, "range outside the file")
      precondition(
        range.lowerBound >= outer.lowerBound && range.upperBound <= outer.upperBound,
        "child outside its parent"
      )
      if let next = document.nextSibling(of: id) {
        precondition(document.range(of: next).lowerBound >= range.upperBound, "siblings overlap")
        precondition(document.parent(of: next) == parent, "siblings of different parents")
      }
      _ = document.plainText(of: id)
    }
  }
}
