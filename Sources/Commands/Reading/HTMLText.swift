/// What a person reads of a block of raw HTML.
enum HTMLText {
  /// A stretch of text between tags that part blocks.
  struct Paragraph: Equatable {
    var text = ""
    /// Whether it is the line that stands for a part that can be folded.
    var isSummary = false
  }

  /// Returns the text without tags, comments, styles and scripts.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func paragraphs(of html: String) -> [Paragraph] {
    var result: [Paragraph] = []
    var open = Paragraph()
    var rest = html[...]
    func close(opening next: Paragraph = Paragraph()) {
      open.text = decoded(joinedLines(open.text))
      if !open.text.isEmpty { result.append(open) }
      open = next
    }
    while let bracket = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      open.text += rest[..<bracket]
      rest = rest[bracket...]
      if rest.hasPrefix("<!--") {
        rest = after("-->", in: rest)
        continue
      }
      guard let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else {
        rest = ""
        break
      }
      let tag = HTMLTag(String(rest[...end]))
      rest = rest[rest.utf8.index(after: end)...]
      switch tag.name {
      case "script", "style":
        if !tag.isClosing { rest = after(">", in: after("</\(tag.name)", in: rest)) }
      case "summary": close(opening: Paragraph(isSummary: !tag.isClosing))
      case "img":
        if let words = tag.attribute("alt"), !words.isEmpty { open.text += "[image: \(words)]" }
      case "td", "th": if tag.isClosing { open.text += " " }
      case let name where inlineNames.contains(name): break
      default: close(opening: Paragraph(isSummary: open.isSummary))
      }
    }
    open.text += rest
    close()
    return result
  }

  /// Tags that do not begin a line.
  private static let inlineNames: Set<String> = [
    "", "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
  ]

  /// What follows the first occurrence of a text in small letters, whatever its case there; nothing
  /// if there is none.
  private static func after(_ end: String, in text: Substring) -> Substring {
    let sought = Array(end.utf8)
    let bytes = text.utf8
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let isHere = bytes[at...].prefix(sought.count).elementsEqual(sought) { own, sought in
        own == sought || own &- 0x41 < 26 && own | 0x20 == sought
      }
      if isHere {
        return text[bytes.index(at, offsetBy: sought.count)...]
      }
      at = bytes.index(after: at)
    }
    return ""
  }

  private static func joinedLines(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == " " || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ")
  }

  /// Returns a text with the commonest references to characters decoded.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[mark...]
      let known = entities.first { rest.hasPrefix($0.name) }
      result += known?.text ?? "&"
      rest = rest.dropFirst(known?.name.count ?? 1)
    }
    return result + rest
  }

  private static let entities: [(name: String, text: String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ("&apos;", "'"), ("&nbsp;", " "), ("&ndash;", "–"), ("&mdash;", "—"), ("&hellip;", "…"),
  ]
}
