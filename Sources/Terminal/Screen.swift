/// The picture on a terminal; it turns the next picture into the bytes that change the last one.
///
/// Only lines that differ are written, inside a synchronized update where the terminal has one, so
/// that nothing flickers.
package struct Screen: Sendable {
  /// A place on the screen, from zero.
  package struct Position: Hashable, Sendable {
    /// The cell in the row.
    package let column: Int
    /// The row from the top.
    package let row: Int

    /// Creates a place.
    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  private static let beginUpdate = "\u{1B}[?2026h"
  private static let endUpdate = "\u{1B}[?2026l"
  private static let showCursor = "\u{1B}[?25h"
  private static let hideCursor = "\u{1B}[?25l"

  /// The size that pictures are cut to.
  package private(set) var size: TerminalSize
  private let colorSupport: ColorSupport
  private var shown: [String]?
  private var shownCursor: Position?

  /// Creates a screen of which nothing is known; the first picture is drawn whole.
  package init(size: TerminalSize, colorSupport: ColorSupport) {
    self.size = size
    self.colorSupport = colorSupport
  }

  /// Takes a new size; the next picture is drawn whole.
  package mutating func resize(to size: TerminalSize) {
    self.size = size
    invalidate()
  }

  /// Forgets what is shown; the next picture is drawn whole.
  package mutating func invalidate() {
    shown = nil
    shownCursor = nil
  }

  /// Returns the escape sequences and text that change the last picture into the next.
  ///
  /// - Parameters:
  ///   - lines: The picture from the top; what does not fit is cut off, missing lines are empty.
  ///   - cursor: Where the cursor shows; nil hides it.
  /// - Returns: What to write; empty if nothing changed.
  /// - Complexity: O(n) in the number of characters.
  package mutating func update(to lines: [StyledText], cursor: Position? = nil) -> String {
    var next = lines.prefix(size.rows).map { line in
      line.prefix(columns: size.columns)
    }
    next += repeatElement(StyledText(), count: size.rows - next.count)
    let rendered = next.map { $0.rendered(colorSupport) }
    var changes = shown == nil ? "\u{1B}[0m\u{1B}[2J" : ""
    for row in next.indices where isChanged(row, rendered[row]) {
      changes += Self.move(to: Position(column: 0, row: row)) + rendered[row]
      // In a full line the cursor still stands on the last column, which erasing would clear.
      if shown != nil, next[row].width < size.columns { changes += "\u{1B}[K" }
    }
    let isCursorChanged = shown == nil || cursor != shownCursor
    shown = rendered
    shownCursor = cursor
    if changes.isEmpty, !isCursorChanged { return "" }
    var end = Self.hideCursor
    if let cursor {
      end = Self.move(to: cursor, within: size) + Self.showCursor
    }
    return Self.beginUpdate + Self.hideCursor + changes + end + Self.endUpdate
  }

  private func isChanged(_ row: Int, _ line: String) -> Bool {
    guard let shown else { return !line.isEmpty }
    return shown[row] != line
  }

  private static func move(to position: Position, within size: TerminalSize) -> String {
    move(
      to: Position(
        column: min(max(0, position.column), size.columns - 1),
        row: min(max(0, position.row), size.rows - 1)
      )
    )
  }

  private static func move(to position: Position) -> String {
    "\u{1B}[\(position.row + 1);\(position.column + 1)H"
  }
}
