import Curriculum
import Markdown
import Terminal

/// Makes styled text of the inlines of a paragraph, a heading or a cell.
struct InlineLayout {
  /// The footnotes that were referred to, in order; one may stand there twice.
  private(set) var references: [NodeID] = []

  private let document: MarkdownDocument
  private let glyphs: GlyphSet

  init(_ document: MarkdownDocument, glyphs: GlyphSet) {
    self.document = document
    self.glyphs = glyphs
  }

  /// Returns the text of a block that holds inlines.
  ///
  /// - Parameters:
  ///   - style: The style under all others.
  ///   - namesHosts: Whether links say where they lead.
  mutating func text(
    of block: NodeID,
    style: Style = .plain,
    namesHosts: Bool = true
  ) -> StyledText {
    var writer = InlineWriter(style: style, glyphs: glyphs)
    guard var at = document.firstChild(of: block) else { return StyledText() }
    // A walk without recursion, since inlines can be nested as deeply as the text is long.
    while true {
      if enter(at, &writer), let child = document.firstChild(of: at) {
        at = child
        continue
      }
      leave(at, &writer, namesHosts: namesHosts)
      while document.nextSibling(of: at) == nil {
        guard let parent = document.parent(of: at), parent != block else { return writer.finish() }
        at = parent
        leave(at, &writer, namesHosts: namesHosts)
      }
      guard let sibling = document.nextSibling(of: at) else { return writer.finish() }
      at = sibling
    }
  }

  /// Writes what comes before the children of an inline; returns whether there may be any.
  private mutating func enter(_ node: NodeID, _ writer: inout InlineWriter) -> Bool {
    switch document.kind(of: node) {
    case .text: writer.write(withSingleSpaces(document.literal(of: node)))
    case .softBreak: writer.write(keepsBreak(node) ? "\n" : " ")
    case .lineBreak: writer.write("\n")
    case .codeSpan: writeCode(document.literal(of: node), &writer)
    case .htmlInline: writer.write(tag: HTMLTag(document.literal(of: node)))
    case .footnoteReference:
      guard let definition = document.definition(of: node) else { return false }
      references.append(definition)
      writer.write("[\(document.label(of: definition))]", .dim)
    case .emphasis: writer.open(.italic)
    case .strong: writer.open(.bold)
    case .link: writer.open(.underline)
    case .strikethrough: writer.write(tildes(of: node))
    case .image:
      writer.write("[image: ")
      if document.firstChild(of: node) == nil { writer.write(fileName(of: node)) }
    default: return false
    }
    return true
  }

  /// Writes what comes after the children of an inline.
  private func leave(_ node: NodeID, _ writer: inout InlineWriter, namesHosts: Bool) {
    switch document.kind(of: node) {
    case .emphasis, .strong: writer.close()
    case .strikethrough: writer.write(tildes(of: node))
    case .image: writer.write("]")
    case .link:
      writer.close()
      guard namesHosts, let host = LinkHost.name(in: document.destination(of: node)) else { return }
      if !document.plainText(of: node).lowercased().contains(host) {
        writer.write(" (\(host))", .dim)
      }
    default: break
    }
  }

  /// Drops all but the first of several spaces, as every reader of Markdown does.
  private func withSingleSpaces(_ text: String) -> String {
    var last: UInt8 = 0
    let isSingle = text.utf8.allSatisfy { byte in
      defer { last = byte }
      return byte != 0x20 || last != 0x20
    }
    if isSingle { return text }
    var wasSpace = false
    return text.filter { character in
      defer { wasSpace = character == " " }
      return !(wasSpace && character == " ")
    }
  }

  /// Whether lines are meant to stand below one another, though Markdown joins them.
  private func keepsBreak(_ node: NodeID) -> Bool {
    var at = document.range(of: node).lowerBound
    while at > 0, " *_".utf8.contains(document.source[at - 1]) { at -= 1 }
    let isBehindLabel = at > 0 && document.source[at - 1] == UInt8(ascii: ":")
    return isBehindLabel || beginsWithLabel(document.nextSibling(of: node))
  }

  /// Whether a line begins with words and a colon, such as `**Version:**` or `A:`.
  private func beginsWithLabel(_ first: NodeID?) -> Bool {
    guard let first else { return false }
    switch document.kind(of: first) {
    case .strong:
      if document.plainText(of: first).hasSuffix(":") { return true }
      guard let next = document.nextSibling(of: first) else { return true }
      return document.kind(of: next) == .softBreak || document.literal(of: next).hasPrefix(":")
    case .text:
      let text = document.literal(of: first)
      guard text.first?.isUppercase ?? false, let colon = text.firstIndex(of: ":") else {
        return false
      }
      let label = text[..<colon]
      let isAtWord = text[colon...].dropFirst().first.map { $0 == " " } ?? true
      return isAtWord && label.count <= 30 && label.count { $0 == " " } <= 2
        && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
    default: return false
    }
  }

  /// The marks as they are written: one tilde on each side often means a lowered text.
  private func tildes(of node: NodeID) -> String {
    document.source[document.range(of: node)].starts(with: "~~".utf8) ? "~~" : "~"
  }

  private func writeCode(_ code: String, _ writer: inout InlineWriter) {
    // Signs alone would be read as part of the sentence.
    let hasWord = code.contains { $0.isLetter || $0.isNumber }
    writer.write(hasWord ? code : "`\(code)`", MarkedWords.code)
  }

  private func fileName(of image: NodeID) -> String {
    let path = document.destination(of: image).prefix { $0 != "?" && $0 != "#" }
    // A picture within the address itself has no name.
    guard !path.hasPrefix("data:") else { return "" }
    return path.split(separator: "/").last.map(String.init) ?? ""
  }
}

/// Collects text of one style after another.
private struct InlineWriter {
  private var result = StyledText()
  private var text = ""
  private var textStyle: Style
  private var styles: [Style]
  /// The attributes that tags have turned on.
  private var tagAttributes: Style.Attributes = []
  /// What stands above or below the line, until its end is found.
  private var script: (isRaised: Bool, text: String)?
  /// Ends of lines that are written once something follows them.
  private var breaks = 0
  private let glyphs: GlyphSet

  init(style: Style, glyphs: GlyphSet) {
    styles = [style]
    textStyle = style
    self.glyphs = glyphs
  }

  mutating func open(_ style: Style) {
    styles.append((styles.last ?? .plain).adding(style))
  }

  mutating func close() {
    if styles.count > 1 { styles.removeLast() }
  }

  mutating func write(_ added: String, _ own: Style = .plain) {
    if script != nil {
      script?.text += added
      return
    }
    if breaks > 0, !text.isEmpty || !result.isEmpty {
      text += String(repeating: "\n", count: breaks)
    }
    breaks = 0
    let style = (styles.last ?? .plain).adding(own).adding(Style(tagAttributes))
    if style != textStyle { flush() }
    textStyle = style
    text += added
  }

  mutating func write(tag: HTMLTag) {
    switch tag.name {
    case "br": breaks += 1
    case "p", "ul", "ol", "div": breaks = max(breaks, 1)
    case "li" where !tag.isClosing:
      breaks = max(breaks, 1)
      write(glyphs == .unicode ? "• " : "- ")
    case "b", "strong": set(.bold, tag)
    case "i", "em", "cite", "var": set(.italic, tag)
    case "u", "ins": set(.underline, tag)
    case "del", "s", "strike": write("~~")
    case "img": if let words = tag.attribute("alt"), !words.isEmpty { write("[image: \(words)]") }
    case "sup", "sub":
      closeScript()
      if !tag.isClosing { script = (tag.name == "sup", "") }
    default: break
    }
  }

  mutating func finish() -> StyledText {
    closeScript()
    flush()
    return result.trimmingTrailingSpaces()
  }

  private mutating func set(_ attribute: Style.Attributes, _ tag: HTMLTag) {
    if tag.isClosing { tagAttributes.remove(attribute) } else { tagAttributes.insert(attribute) }
  }

  private mutating func closeScript() {
    guard let (isRaised, inner) = script else { return }
    script = nil
    guard !inner.isEmpty else { return }
    // Whole words are hard to read in small letters.
    let isShort = inner.utf8.count <= 8 && !inner.utf8.contains(0x20)
    let small = isRaised ? UnicodeFormula.raised(inner) : UnicodeFormula.lowered(inner)
    if isShort, let small {
      write(small)
    } else {
      let isWord = inner.allSatisfy { $0.isLetter || $0.isNumber }
      write((isRaised ? "^" : "_") + (isWord ? inner : "(\(inner))"))
    }
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    result.append(ASCIISpelling.shown(text, glyphs), textStyle)
    text = ""
  }
}
