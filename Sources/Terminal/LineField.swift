/// A line of text being typed, with a cursor in it.
///
/// It knows the keys that people expect of a line: arrows, Home and End, Backspace and Delete, and
/// Control with A, E, B, F, H, K, U, W as in a shell.
package struct LineField: Hashable, Sendable {
  /// The characters, as a reader counts them.
  private var characters: [Character]
  /// How many of them stand before the cursor.
  private var cursor: Int

  /// More than this is not taken in: it is a line, not a book.
  private static let longest = 2000

  /// Creates a field with the cursor at the end of a text.
  package init(_ text: String = "") {
    characters = Array(sanitized(text))
    cursor = characters.count
  }

  /// The text.
  package var text: String { String(characters) }

  /// Whether nothing was typed.
  package var isEmpty: Bool { characters.isEmpty }

  /// Takes a key in; returns whether it was one for a line.
  package mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text.replacing("\n", with: " ").replacing("\t", with: " "))
    case .backspace, .control("h"): delete(cursor - 1..<cursor)
    case .delete: delete(cursor..<cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    case .control("w"): delete(startOfWord..<cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ text: String) {
    guard characters.count + text.count <= Self.longest else { return }
    // A mark that arrives on its own joins the letter before it, so that all is put together anew.
    let head = sanitized(String(characters[..<cursor]) + text)
    let tail = String(characters[cursor...])
    characters = Array(head + tail)
    cursor = head.count
  }

  private mutating func delete(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<characters.count)
    characters.removeSubrange(range)
    cursor = min(range.lowerBound, characters.count)
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }

  /// Lays the line out, broken where the width ends.
  ///
  /// - Parameters:
  ///   - width: The columns of a row, at least two.
  ///   - prompt: What stands before the text; the rows after the first are indented by its width.
  /// - Returns: The rows, and where the cursor stands in them.
  package func layout(
    width: Int,
    prompt: StyledText
  ) -> (rows: [StyledText], cursor: Screen.Position) {
    let indent = min(prompt.width, max(0, width - 2))
    var rows: [StyledText] = []
    var row = ""
    var column = indent
    var place = Screen.Position(column: indent, row: 0)
    for (index, character) in characters.enumerated() {
      let size = TextWidth.of(String(character))
      if column + size >= width, column > indent {
        rows.append(StyledText(row))
        row = ""
        column = indent
      }
      if index == cursor { place = Screen.Position(column: column, row: rows.count) }
      row.append(character)
      column += size
    }
    if cursor == characters.count { place = Screen.Position(column: column, row: rows.count) }
    rows.append(StyledText(row))
    let blank = StyledText(String(repeating: " ", count: indent))
    let laidOut = rows.enumerated().map { index, text in (index == 0 ? prompt : blank) + text }
    return (laidOut, place)
  }
}
