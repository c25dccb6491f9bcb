/// Lists that their author has typed and Markdown does not see: bullets such as `•` behind a tab,
/// or items so far to the right of the line above them that they go on with its paragraph.
struct TypedList {
  /// What to write so that they become lists.
  private(set) var edits: [SourceEdit] = []

  /// A paragraph goes on in items that are indented by more than this.
  private static let deepestMarker = 3
  /// Columns for each level.
  private static let step = 2

  /// Reads a paragraph, or a block of code that is only indented.
  ///
  /// - Parameter range: The bytes of the block.
  /// - Complexity: O(n) in the number of bytes.
  init(_ source: TextSlice, in range: Range<Int>) {
    // The first line tells how far to the right the block stands itself.
    let first = Self.lineStart(of: range.lowerBound, in: source)
    let own = Self.column(of: range.lowerBound, from: first, in: source)
    var base: Int?
    if Self.item(at: first, in: source) == .bullet, own > Self.deepestMarker {
      base = own
      edit(first, indent: 0, source)
    }
    var at = range.lowerBound
    while let end = source.prefix(range.upperBound).firstIndex(of: 0x0A, from: at) {
      at = end + 1
      guard at < range.upperBound, let item = Self.item(at: at, in: source) else { continue }
      let text = Self.textStart(of: at, in: source)
      let column = Self.column(of: text, from: at, in: source)
      guard column > Self.deepestMarker || item == .bullet && source[at] == 0x09 else { continue }
      let start = base ?? column
      base = start
      let own = own > Self.deepestMarker ? 0 : own
      edit(at, indent: own + max(0, column - start) / 4 * Self.step, source)
    }
    if edits.isEmpty { readLetters(source, in: range) }
  }

  /// Makes bullets of the letter `o` that word processors leave of theirs: where a paragraph begins
  /// so, and again, or below another item.
  private mutating func readLetters(_ source: TextSlice, in range: Range<Int>) {
    let first = Self.lineStart(of: range.lowerBound, in: source)
    var letters: [Int] = []
    var line: Int? = first
    while let start = line {
      let text = Self.textStart(of: start, in: source)
      let isLetter =
        text + 2 < source.count && source[text] == UInt8(ascii: "o")
        && (source[text + 1] == 0x20 || source[text + 1] == 0x09)
        && source.suffix(from: Self.textStart(of: text + 1, in: source)).beginsWithCapitalOrNumber
      if isLetter, start == first || text > start || letters.first == range.lowerBound {
        letters.append(text)
      }
      let end = source.prefix(range.upperBound).firstIndex(of: 0x0A, from: start)
      line = end.flatMap { $0 + 1 < range.upperBound ? $0 + 1 : nil }
    }
    let isBelow = Self.item(at: first, in: source) != nil
    guard letters.count > 1 || isBelow else { return }
    edits += letters.map { SourceEdit($0..<$0 + 2, [0x2D, 0x20]) }
  }

  /// Whether the first line of a block begins with a sign that only people take for a bullet.
  static func isTyped(_ block: Range<Int>, in source: TextSlice) -> Bool {
    item(at: lineStart(of: block.lowerBound, in: source), in: source) == .bullet
  }

  private enum Item {
    /// `-`, `*` or `+`.
    case marker
    /// A sign that only people take for a bullet.
    case bullet
  }

  /// What a line begins with if that is followed by white space.
  private static func item(at line: Int, in source: TextSlice) -> Item? {
    let text = source.suffix(from: textStart(of: line, in: source)).prefix(4)
    if text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ") { return .marker }
    for sign in ["•", "◦", "▪", "●"] as [StaticString] where text.hasPrefix(sign) {
      return text.count > 3 && (text[3] == 0x20 || text[3] == 0x09) ? .bullet : nil
    }
    return nil
  }

  private mutating func edit(_ line: Int, indent: Int, _ source: TextSlice) {
    let text = Self.textStart(of: line, in: source)
    let isSign = source[text] >= 0x80
    var end = text + (isSign ? 3 : 1)
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
    let mark = isSign ? UInt8(ascii: "-") : source[text]
    edits.append(
      SourceEdit(line..<end, [UInt8](repeating: 0x20, count: indent) + [mark, 0x20])
    )
  }

  private static func lineStart(of place: Int, in source: TextSlice) -> Int {
    var start = place
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private static func textStart(of line: Int, in source: TextSlice) -> Int {
    var at = line
    while at < source.count, source[at] == 0x20 || source[at] == 0x09 { at += 1 }
    return at
  }

  /// The column of a place, where each tab ends at the next fourth one.
  private static func column(of place: Int, from line: Int, in source: TextSlice) -> Int {
    var column = 0
    for at in line..<place { column = source[at] == 0x09 ? (column / 4 + 1) * 4 : column + 1 }
    return column
  }
}
