/// What a terminal would show of the bytes it is sent: as much of a VT100 as programs here need.
///
/// Styles are ignored. Wide characters take two cells, marks join the character before.
package struct VirtualScreen: Sendable {
  /// A place from zero.
  package struct Position: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int = 0, row: Int = 0) {
      self.column = column
      self.row = row
    }
  }

  private struct Picture: Sendable {
    var cells: [[Character?]]
    var cursor = Position()
  }

  /// The characters in a line.
  package private(set) var columns: Int
  /// The lines.
  package private(set) var rows: Int
  /// Where the next character goes.
  package var cursor: Position { picture.cursor }
  /// Whether the cursor shows.
  package private(set) var isCursorVisible = true
  /// Whether the program draws on a screen of its own.
  package var isAlternate: Bool { mainPicture != nil }
  /// Whether pastes are marked.
  package private(set) var isPasteBracketed = false
  /// The private modes that are set, by number.
  package private(set) var privateModes: Set<Int> = [7, 25]

  /// A nil cell is the second half of a wide character.
  private var picture: Picture
  private var mainPicture: Picture?
  private var savedCursor = Position()
  private var isWrapPending = false
  private var parser = EscapeParser()

  /// Creates an empty screen.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    picture = Picture(cells: Self.blank(columns, rows))
  }

  /// The lines from the top, without the blanks at their ends.
  package var lines: [String] {
    picture.cells.map { row in
      var text = String(row.compactMap { $0 })
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The lines, joined by line breaks, without empty ones at the end.
  package var text: String {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Takes in what the program wrote; sequences may be cut anywhere.
  package mutating func feed(_ bytes: [UInt8]) {
    for byte in bytes {
      guard let token = parser.take(byte) else { continue }
      apply(token)
    }
  }

  /// Takes in text.
  package mutating func feed(_ text: String) { feed(Array(text.utf8)) }

  /// Takes another size; what falls off is lost, as on plain terminals.
  package mutating func resize(columns: Int, rows: Int) {
    func fit(_ picture: Picture) -> Picture {
      var cells = picture.cells.prefix(rows).map { row in
        Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
      }
      cells += Self.blank(columns, max(0, rows - cells.count))
      let cursor = Position(
        column: min(picture.cursor.column, columns - 1),
        row: min(picture.cursor.row, rows - 1)
      )
      return Picture(cells: cells, cursor: cursor)
    }
    picture = fit(picture)
    mainPicture = mainPicture.map(fit)
    self.columns = columns
    self.rows = rows
    isWrapPending = false
  }

  private static func blank(_ columns: Int, _ rows: Int) -> [[Character?]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }
}

extension VirtualScreen {
  private mutating func apply(_ token: EscapeParser.Token) {
    switch token {
    case .scalar(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let final): escape(final)
    case .sequence(let isPrivate, let parameters, let final):
      if isPrivate {
        for mode in parameters { setPrivateMode(mode, final) }
      } else {
        sequence(parameters, final)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if joinsLast(scalar) { return }
    let width = DisplayWidth.of(scalar)
    if width == 0 { return }
    if isWrapPending || cursor.column + width > columns {
      if privateModes.contains(7) {
        picture.cursor.column = 0
        lineFeed()
      } else {
        picture.cursor.column = max(0, columns - width)
      }
    }
    isWrapPending = false
    setCell(cursor.column, Character(scalar))
    if width == 2 { setCell(cursor.column + 1, nil) }
    advance(width)
  }

  private mutating func advance(_ width: Int) {
    picture.cursor.column += width
    if picture.cursor.column >= columns {
      picture.cursor.column = columns - 1
      isWrapPending = true
    }
  }

  /// Adds a mark or the next part of an emoji to the character before.
  private mutating func joinsLast(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return false }
    var column = isWrapPending ? cursor.column : cursor.column - 1
    guard column >= 0 else { return false }
    let isWide = picture.cells[cursor.row][column] == nil
    if isWide { column -= 1 }
    guard column >= 0, let last = picture.cells[cursor.row][column] else { return false }
    var text = String(last)
    text.unicodeScalars.append(scalar)
    guard text.count == 1, let joined = text.first else { return false }
    picture.cells[cursor.row][column] = joined
    let widens = DisplayWidth.of(scalar) > 0 || scalar.value == 0xFE0F
    if !isWide, widens, !isWrapPending {
      setCell(cursor.column, nil)
      advance(1)
    }
    return true
  }

  private mutating func setCell(_ column: Int, _ character: Character?) {
    guard column < columns else { return }
    // Half of a wide character that is written over leaves a blank.
    if character != nil, picture.cells[cursor.row][column] == nil, column > 0 {
      picture.cells[cursor.row][column - 1] = " "
    }
    let next = column + 1
    if next < columns, picture.cells[cursor.row][next] == nil {
      picture.cells[cursor.row][next] = " "
    }
    picture.cells[cursor.row][column] = character
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: move(column: cursor.column - 1, row: cursor.row)
    case 0x09: move(column: (cursor.column / 8 + 1) * 8, row: cursor.row)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(column: 0, row: cursor.row)
    default: break
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if cursor.row == rows - 1 {
      picture.cells.removeFirst()
      picture.cells += Self.blank(columns, 1)
    } else {
      picture.cursor.row += 1
    }
  }

  private mutating func escape(_ final: UInt8) {
    switch final {
    case UInt8(ascii: "7"): savedCursor = cursor
    case UInt8(ascii: "8"): move(column: savedCursor.column, row: savedCursor.row)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "M"): move(column: cursor.column, row: cursor.row - 1)
    case UInt8(ascii: "c"): self = VirtualScreen(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func move(column: Int, row: Int) {
    isWrapPending = false
    picture.cursor = Position(
      column: min(max(0, column), columns - 1),
      row: min(max(0, row), rows - 1)
    )
  }

  private mutating func sequence(_ parameters: [Int], _ final: UInt8) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    let (column, row) = (cursor.column, cursor.row)
    switch Character(Unicode.Scalar(final)) {
    case "A": move(column: column, row: row - count)
    case "B", "e": move(column: column, row: row + count)
    case "C", "a": move(column: column + count, row: row)
    case "D": move(column: column - count, row: row)
    case "E": move(column: 0, row: row + count)
    case "F": move(column: 0, row: row - count)
    case "G", "`": move(column: count - 1, row: row)
    case "d": move(column: column, row: count - 1)
    case "H", "f":
      move(column: max(1, parameters.count > 1 ? parameters[1] : 1) - 1, row: count - 1)
    case "J": eraseScreen(first)
    case "K": eraseLine(first)
    case "X": erase(row: row, column..<min(columns, column + count))
    case "s": savedCursor = cursor
    case "u": move(column: savedCursor.column, row: savedCursor.row)
    default: break
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    eraseLine(part)
    let erased = part == 0 ? cursor.row + 1..<rows : part == 1 ? 0..<cursor.row : 0..<rows
    for row in erased { erase(row: row, 0..<columns) }
  }

  private mutating func eraseLine(_ part: Int) {
    let column = cursor.column
    let erased = part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns
    erase(row: cursor.row, erased)
  }

  private mutating func erase(row: Int, _ erased: Range<Int>) {
    for column in erased { picture.cells[row][column] = " " }
  }

  private mutating func setPrivateMode(_ mode: Int, _ final: UInt8) {
    guard final == UInt8(ascii: "h") || final == UInt8(ascii: "l") else { return }
    let isOn = final == UInt8(ascii: "h")
    if isOn { privateModes.insert(mode) } else { privateModes.remove(mode) }
    switch mode {
    case 25: isCursorVisible = isOn
    case 2004: isPasteBracketed = isOn
    case 47, 1047, 1049:
      if isOn, mainPicture == nil {
        mainPicture = picture
        picture = Picture(cells: Self.blank(columns, rows), cursor: cursor)
      } else if !isOn, let main = mainPicture {
        picture = main
        mainPicture = nil
      }
      isWrapPending = false
    default: break
    }
  }
}
