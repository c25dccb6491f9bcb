import Markdown

/// What numbers a page between two blocks: `12`, `- 12 -`, `Page 3 of 40`, `12 | Chapter 3`.
///
/// Such a line says nothing, but a sentence or a list may go on behind it.
enum PageMark {
  case none
  /// A title with a number, which a page has at its top, or a picture: it may well be something
  /// else.
  case possible
  /// Nothing but the number of a page.
  case sure

  /// Reads a paragraph, a heading, a list or an item.
  init(_ block: NodeID, in document: MarkdownDocument) {
    let kind = document.kind(of: block)
    guard [.paragraph, .heading, .list, .listItem].contains(kind) else {
      self = .none
      return
    }
    let range = document.range(of: block)
    guard range.count <= Self.longest else {
      self = .none
      return
    }
    self = document.source[range].withUnsafeBufferPointer { bytes in
      Self(TextSlice(bytes).trimmed, isTitle: kind == .heading)
    }
  }

  private init(_ line: TextSlice, isTitle: Bool) {
    let text = Self.withoutFrame(line)
    self = .none
    if line.contains(0x0A) || text.isEmpty { return }
    if Self.numbersPage(text) {
      self = .sure
    } else if isTitle {
      return
    } else if Self.isNumber(text) {
      self = .sure
    } else if let bar = text.firstIndex(of: UInt8(ascii: "|")) {
      let sides = [text.prefix(bar).trimmed, text.suffix(from: bar + 1).trimmed]
      if sides.contains(where: Self.isNumber) { self = .sure }
    } else if Self.hasTitle(text) || line.hasPrefix("![") && line.last == UInt8(ascii: ")") {
      self = .possible
    }
  }

  /// A longer line is a sentence.
  private static let longest = 80

  /// Drops the signs around a line: `**12**`, `[12]`, `— 12 —`.
  private static func withoutFrame(_ line: TextSlice) -> TextSlice {
    var text = line
    while true {
      if !text.isEmpty, " #*_-[(|".utf8.contains(text.first) {
        text = text.suffix(from: 1)
      } else if !text.isEmpty, " #*_-])|".utf8.contains(text.last) {
        text = text.prefix(text.count - 1)
      } else if text.hasPrefix("–") || text.hasPrefix("—") {
        text = text.suffix(from: 3)
      } else if text.hasSuffix("–") || text.hasSuffix("—") {
        text = text.prefix(text.count - 3)
      } else {
        return text
      }
    }
  }

  /// The number of a page, in figures.
  private static func isNumber(_ text: TextSlice) -> Bool {
    !text.isEmpty && text.count <= 4 && text.leadingDigits.count == text.count
  }

  /// `Page 12`, `p. 12`, `page 3 of 40`, `Page 3/40`
  static func numbersPage(_ text: TextSlice) -> Bool {
    for name in ["page ", "p. ", "pg. "] as [StaticString] where text.hasFoldedPrefix(name) {
      let number = text.suffix(from: name.utf8CodeUnitCount)
      let digits = number.leadingDigits
      let rest = number.suffix(from: digits.count).trimmed
      return isNumber(digits)
        && (rest.isEmpty || rest.hasPrefix("of ") || rest.first == UInt8(ascii: "/"))
    }
    return false
  }

  /// `The heart and its vessels 12`, `12 The heart`: no sentence, and no more than a title has.
  private static func hasTitle(_ text: TextSlice) -> Bool {
    guard text.bytes.allSatisfy({ TextMarks.isWord($0) || $0 == 0x20 || $0 >= 0x80 }),
      let first = text.firstIndex(of: 0x20), let last = text.lastIndex(of: 0x20)
    else { return false }
    if isNumber(text.prefix(first)) { return text[first + 1] &- 0x41 < 26 }
    return isNumber(text.suffix(from: last + 1)) && text.first &- 0x41 < 26
  }
}
