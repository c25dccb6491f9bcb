import Markdown

/// Tables and definition lists that are written as HTML: `<tr><td>Hemp</td><td>ships</td></tr>`,
/// `<dt>Hemp</dt><dd>a rope</dd>`.
struct HTMLTable {
  private let source: TextSlice
  private var edits: [SourceEdit] = []

  /// Returns the edits that make a table or terms with their definitions of them.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard source.contains("</td>") || source.contains("</dd>") else { return [] }
      var table = HTMLTable(source: source)
      for block in document.children(of: document.root)
      where document.kind(of: block) == .htmlBlock {
        table.read(document.range(of: block))
      }
      return table.edits
    }
  }

  private init(source: TextSlice) { self.source = source }

  /// A tag with its name in small letters, and where it stands.
  private struct Tag {
    let name: String
    let range: Range<Int>
  }

  /// Reads a block, which a blank line may end before its table does.
  private mutating func read(_ block: Range<Int>) {
    let tags = tags(in: block)
    guard tags.contains(where: { $0.name == "/td" || $0.name == "/dd" }) else { return }
    var cells: [String] = []
    var term = ""
    var open: Int?
    var row: Int?
    var end = block.lowerBound
    var isFirst = true
    /// Writes what stands between two places anew, and nothing for what stands before them.
    func write(_ text: String, _ start: Int, _ stop: Int) {
      edits.append(SourceEdit(end..<start, isFirst ? [0x0A] : []))
      edits.append(SourceEdit(start..<stop, Array(text.utf8)))
      end = stop
      isFirst = false
    }
    for tag in tags {
      let text = open.map { self.text($0..<tag.range.lowerBound) }
      switch tag.name {
      case "tr": row = tag.range.lowerBound
      case "td", "th", "dd": open = tag.range.upperBound
      case "dt":
        open = tag.range.upperBound
        row = tag.range.lowerBound
      case "/td", "/th": if let text { cells.append(text) }
      case "/dt": term = text ?? ""
      case "/dd":
        if let text, let start = row, !term.isEmpty {
          write("- **\(term)**: \(text)\n", start, tag.range.upperBound)
        }
        row = nil
      case "/tr" where !cells.isEmpty:
        let ruler = isFirst ? "|" + String(repeating: "---|", count: cells.count) + "\n" : ""
        let line = "| \(cells.joined(separator: " | ")) |\n"
        write(line + ruler, row ?? end, tag.range.upperBound)
        cells = []
      default: break
      }
      if tag.name.hasPrefix("/"), ["/td", "/th", "/dt", "/dd"].contains(tag.name) { open = nil }
    }
    if !isFirst { edits.append(SourceEdit(end..<block.upperBound, [0x0A])) }
  }

  private func tags(in block: Range<Int>) -> [Tag] {
    var tags: [Tag] = []
    var at = block.lowerBound
    while let open = source[at..<block.upperBound].firstIndex(of: 0x3C).map({ $0 + at }) {
      let rest = source[open + 1..<block.upperBound]
      guard let close = rest.firstIndex(of: 0x3E) else { break }
      at = open + close + 2
      let inner = rest.prefix(close)
      let end = inner.firstIndex { $0 <= 0x20 } ?? inner.count
      tags.append(Tag(name: String(inner.prefix(end)).lowercased(), range: open..<at))
    }
    return tags
  }

  /// The text of a cell on one line, without tags; marks of emphasis stay.
  private func text(_ range: Range<Int>) -> String {
    var text = ""
    var isTag = false
    for scalar in String(source[range]).unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">" where isTag:
        isTag = false
        text += " "
      case "\n", "\r", "\t": if !isTag { text += " " }
      case "|": if !isTag { text += "\\|" }
      default: if !isTag { text.unicodeScalars.append(scalar) }
      }
    }
    let words = text.split(separator: " ").joined(separator: " ")
    // A tag may end before a comma.
    return [" ,", " .", " ;", " :", " )"].reduce(words) { text, sign in
      text.replacing(sign, with: sign.dropFirst())
    }
  }
}
