/// How a document becomes HTML.
public struct HTMLOptions: OptionSet, Sendable {
  /// One bit an option.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shows raw HTML as text, and drops addresses that could run code.
  public static let safe = HTMLOptions(rawValue: 1)
}

extension MarkdownDocument {
  /// Renders the document as HTML, in the form of the CommonMark reference implementation.
  ///
  /// Without `.safe` raw HTML passes as it stands, but for the tags of `ParseOptions.tagFilter`.
  ///
  /// - Complexity: O(n) in the size of the document and of the result.
  public func html(_ htmlOptions: HTMLOptions = []) -> String {
    var renderer = HTMLRenderer(document: self, options: htmlOptions)
    renderer.render()
    return String(decoding: renderer.output, as: UTF8.self)
  }
}

/// Writes HTML in one walk over the tree, without recursion.
struct HTMLRenderer {
  let document: MarkdownDocument
  let options: HTMLOptions
  var output: [UInt8] = []
  var footnotes: FootnoteNumbers
  /// The image whose description is being written as plain text.
  private var image: NodeID?
  private var scratch: [UInt8] = []
  /// Whether a row other than the header has been written in the table at hand.
  private var hasTableBody = false

  init(document: MarkdownDocument, options: HTMLOptions) {
    self.document = document
    self.options = options
    footnotes = FootnoteNumbers(document)
    output.reserveCapacity(document.source.count + document.source.count / 4 + 64)
  }

  mutating func render() {
    renderTree(document.root)
    renderFootnotes()
  }

  /// Writes a node and all below it.
  mutating func renderTree(_ top: NodeID) {
    var at = top
    while true {
      let entersChildren = enter(at, isTop: at == top)
      if entersChildren, let child = document.firstChild(of: at) {
        at = child
        continue
      }
      if entersChildren { leave(at) }
      while at != top {
        if let sibling = document.nextSibling(of: at) {
          at = sibling
          break
        }
        guard let parent = document.parent(of: at) else { return }
        at = parent
        leave(at)
      }
      if at == top { return }
    }
  }

  /// Writes what comes before the children of a node.
  ///
  /// - Returns: Whether the children are to be written, and `leave` to be called.
  private mutating func enter(_ id: NodeID, isTop: Bool) -> Bool {
    let kind = document.kind(of: id)
    if image != nil {
      enterDescription(id, kind)
      return true
    }
    switch kind {
    case .document: break
    case .footnoteDefinition: return isTop
    case .blockQuote: startBlock("<blockquote>\n")
    case .list: enterList(id)
    case .listItem: enterItem(id)
    case .paragraph: if !isTight(id) { startBlock("<p>") }
    case .heading:
      startBlock("<h")
      write(number: document.headingLevel(of: id))
      write(">")
    case .thematicBreak: startBlock("<hr />\n")
    case .codeBlock: writeCodeBlock(id)
    case .htmlBlock: writeHTMLBlock(id)
    case .table:
      startBlock("<table>\n")
      hasTableBody = false
    case .tableRow: enterRow(id)
    case .tableCell: enterCell(id)
    case .footnoteReference: footnotes.writeReference(id, to: &output, document)
    default: enterInline(id, kind)
    }
    return true
  }

  private mutating func enterInline(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .text: writeLiteral(id)
    case .softBreak: write("\n")
    case .lineBreak: write("<br />\n")
    case .codeSpan:
      write("<code>")
      writeLiteral(id)
      write("</code>")
    case .emphasis: write("<em>")
    case .strong: write("<strong>")
    case .strikethrough: write("<del>")
    case .link:
      write("<a href=\"")
      writeDestination(id)
      writeTitle(id)
      write("\">")
    case .image:
      write("<img src=\"")
      writeDestination(id)
      write("\" alt=\"")
      image = id
    case .htmlInline: writeInlineHTML(id)
    default: break
    }
  }

  /// Writes the plain text of a node within the description of an image.
  private mutating func enterDescription(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .text, .codeSpan, .htmlInline: writeLiteral(id)
    case .softBreak, .lineBreak: write(" ")
    default: break
    }
  }

  /// Writes what comes after the children of a node.
  private mutating func leave(_ id: NodeID) {
    if let image {
      guard image == id else { return }
      self.image = nil
      writeTitle(id)
      write("\" />")
      return
    }
    switch document.kind(of: id) {
    case .blockQuote: startBlock("</blockquote>\n")
    case .list: write(document.isOrdered(id) ? "</ol>\n" : "</ul>\n")
    case .listItem: write("</li>\n")
    case .paragraph: leaveParagraph(id)
    case .heading:
      write("</h")
      write(number: document.headingLevel(of: id))
      write(">\n")
    case .table:
      if hasTableBody { write("</tbody>\n") }
      write("</table>\n")
    case .tableRow: write(document.isHeader(id) ? "</tr>\n</thead>\n" : "</tr>\n")
    case .tableCell:
      let isHeader = document.parent(of: id).map(document.isHeader) ?? false
      write(isHeader ? "</th>\n" : "</td>\n")
    case .emphasis: write("</em>")
    case .strong: write("</strong>")
    case .strikethrough: write("</del>")
    case .link: write("</a>")
    default: break
    }
  }

  private mutating func leaveParagraph(_ id: NodeID) {
    if isTight(id) { return }
    if let parent = document.parent(of: id), document.nextSibling(of: id) == nil,
      document.kind(of: parent) == .footnoteDefinition
    {
      write(" ")
      footnotes.writeBackReferences(parent, to: &output, document)
    }
    write("</p>\n")
  }

  /// Whether a paragraph is that of a tight list, which has no tags.
  private func isTight(_ id: NodeID) -> Bool {
    guard let item = document.parent(of: id), document.kind(of: item) == .listItem,
      let list = document.parent(of: item)
    else { return false }
    return document.isTight(list)
  }

  private mutating func enterList(_ id: NodeID) {
    guard document.isOrdered(id) else {
      startBlock("<ul>\n")
      return
    }
    startBlock("<ol")
    let start = document.listStart(of: id)
    if start != 1 {
      write(" start=\"")
      write(number: start)
      write("\"")
    }
    write(">\n")
  }

  private mutating func enterItem(_ id: NodeID) {
    startBlock("<li>")
    switch document.taskState(of: id) {
    case .none: break
    case .unchecked: write("<input type=\"checkbox\" disabled=\"\" /> ")
    case .checked: write("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
    }
  }

  private mutating func enterRow(_ id: NodeID) {
    if document.isHeader(id) {
      write("<thead>\n")
    } else if !hasTableBody {
      write("<tbody>\n")
      hasTableBody = true
    }
    write("<tr>\n")
  }

  private mutating func enterCell(_ id: NodeID) {
    let isHeader = document.parent(of: id).map(document.isHeader) ?? false
    write(isHeader ? "<th" : "<td")
    switch document.alignment(of: id) {
    case .none: break
    case .left: write(" align=\"left\"")
    case .center: write(" align=\"center\"")
    case .right: write(" align=\"right\"")
    }
    write(">")
  }

  private mutating func writeCodeBlock(_ id: NodeID) {
    startBlock("<pre><code")
    scratch.removeAll(keepingCapacity: true)
    document.appendInfo(of: id, to: &scratch)
    if let first = scratch.split(whereSeparator: \.isWhitespace).first {
      write(" class=\"")
      if !first.starts(with: "language-".utf8) { write("language-") }
      HTMLEscaping.escape(first, to: &output)
      write("\"")
    }
    write(">")
    writeLiteral(id)
    write("</code></pre>\n")
  }

  private mutating func writeHTMLBlock(_ id: NodeID) {
    startBlock("")
    scratch.removeAll(keepingCapacity: true)
    document.appendLiteral(of: id, to: &scratch)
    if options.contains(.safe) {
      HTMLEscaping.escape(scratch[...], to: &output)
    } else {
      HTMLEscaping.copy(scratch[...], filtered: filtersTags, to: &output)
    }
    startBlock("")
  }

  private mutating func writeInlineHTML(_ id: NodeID) {
    scratch.removeAll(keepingCapacity: true)
    document.appendLiteral(of: id, to: &scratch)
    if options.contains(.safe) {
      HTMLEscaping.escape(scratch[...], to: &output)
    } else {
      HTMLEscaping.copy(scratch[...], filtered: filtersTags, to: &output)
    }
  }

  private var filtersTags: Bool { document.options.contains(.tagFilter) }

  private mutating func writeLiteral(_ id: NodeID) {
    scratch.removeAll(keepingCapacity: true)
    document.appendLiteral(of: id, to: &scratch)
    HTMLEscaping.escape(scratch[...], to: &output)
  }

  private mutating func writeDestination(_ id: NodeID) {
    scratch.removeAll(keepingCapacity: true)
    document.appendDestination(of: id, to: &scratch)
    if options.contains(.safe), HTMLEscaping.isDangerous(scratch) { return }
    HTMLEscaping.escapeAddress(scratch[...], to: &output)
  }

  private mutating func writeTitle(_ id: NodeID) {
    scratch.removeAll(keepingCapacity: true)
    document.appendTitle(of: id, to: &scratch)
    guard !scratch.isEmpty else { return }
    write("\" title=\"")
    HTMLEscaping.escape(scratch[...], to: &output)
  }

  /// Begins a line unless one has just begun, and writes a tag.
  mutating func startBlock(_ tag: StaticString) {
    if let last = output.last, last != Byte.lineFeed { output.append(Byte.lineFeed) }
    write(tag)
  }

  mutating func write(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  private mutating func write(number: Int) { output.append(contentsOf: String(number).utf8) }
}
