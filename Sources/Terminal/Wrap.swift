/// Lays text out in lines of at most a width, broken between words.
///
/// A word longer than a line is broken between characters; hyphens between letters and East Asian
/// characters may end a line. Line breaks in the text are kept, tabs go to the next multiple of four
/// columns, spaces around a break vanish, and styles stay with their characters.
///
/// - Parameters:
///   - text: What to lay out.
///   - width: The widest line, in columns; below two it counts as two.
///   - first: What the first line begins with, such as a bullet.
///   - rest: What the other lines begin with; left out on lines without text.
/// - Returns: At least one line; none is wider than `width`. An indent leaves two columns free.
/// - Complexity: O(n) in the number of characters.
package func wrap(
  _ text: StyledText,
  width: Int,
  first: StyledText = StyledText(),
  rest: StyledText = StyledText()
) -> [StyledText] {
  let width = max(2, width)
  let first = first.prefix(columns: width - 2)
  let rest = rest.prefix(columns: width - 2)
  var lines: [StyledText] = []
  for cells in hardLines(of: text) {
    var layout = LineBreaker(cells: cells)
    repeat {
      let indent = lines.isEmpty ? first : rest
      let range = layout.nextLine(columns: width - indent.width)
      let content = styledText(of: layout.cells[range], runs: text.runs)
      lines.append(content.isEmpty && !lines.isEmpty ? content : indent + content)
    } while !layout.isDone
  }
  return lines
}

/// A character in a layout, with its columns and the run whose style it has.
private struct Cell {
  let character: Character
  let width: Int
  let run: Int

  var isSpace: Bool { character == " " }
}

private let tabWidth = 4

private func hardLines(of text: StyledText) -> [[Cell]] {
  var lines: [[Cell]] = [[]]
  var column = 0
  for (index, run) in text.runs.enumerated() {
    for character in run.text {
      switch character {
      case "\n":
        lines.append([])
        column = 0
      case "\t":
        let count = tabWidth - column % tabWidth
        let space = Cell(character: " ", width: 1, run: index)
        lines[lines.count - 1].append(contentsOf: repeatElement(space, count: count))
        column += count
      default:
        let cell = Cell(character: character, width: TextWidth.of(character), run: index)
        lines[lines.count - 1].append(cell)
        column += cell.width
      }
    }
  }
  return lines
}

private func styledText(of cells: ArraySlice<Cell>, runs: [StyledText.Run]) -> StyledText {
  var pieces: [StyledText.Run] = []
  var rest = cells
  while let run = rest.first?.run {
    let piece = rest.prefix { $0.run == run }
    let text = String(piece.map(\.character))
    pieces.append(StyledText.Run(sanitized: text, style: runs[run].style))
    rest = rest.dropFirst(piece.count)
  }
  return StyledText(runs: pieces)
}

/// The greedy choice of line ends in one hard line.
private struct LineBreaker {
  let cells: [Cell]
  private var start = 0
  private(set) var isDone = false

  init(cells: [Cell]) {
    self.cells = cells
  }

  /// Takes the cells of the next line, without the spaces that end it.
  mutating func nextLine(columns: Int) -> Range<Int> {
    skipWideIndent(columns: columns)
    let first = start
    var column = 0
    var index = first
    var lastBreak: Range<Int>?
    while index < cells.count {
      let cell = cells[index]
      if cell.isSpace {
        let end = index
        while index < cells.count, cells[index].isSpace { index += 1 }
        column += index - end
        if end > first { lastBreak = end..<index }
        continue
      }
      if column + cell.width > columns { break }
      column += cell.width
      index += 1
      if index < cells.count, canBreak(before: index) { lastBreak = index..<index }
    }
    if index == cells.count {
      isDone = true
      return first..<trimmedEnd(from: first)
    }
    // Without any place to break, the word itself is cut; one character always fits.
    let place = lastBreak ?? max(index, first + 1)..<max(index, first + 1)
    start = place.upperBound
    return first..<place.lowerBound
  }

  /// Leaves at least half a line to text that stands behind a deep indent of spaces.
  private mutating func skipWideIndent(columns: Int) {
    let spaces = cells[start...].prefix { $0.isSpace }.count
    start += max(0, spaces - columns / 2)
  }

  private func trimmedEnd(from first: Int) -> Int {
    var end = cells.count
    while end > first, cells[end - 1].isSpace { end -= 1 }
    return end
  }

  private func canBreak(before index: Int) -> Bool {
    let left = cells[index - 1]
    let right = cells[index]
    if left.character == "-" || left.character == "\u{2010}" {
      return index >= 2 && cells[index - 2].character.isLetter && right.character.isLetter
    }
    if left.character == "\u{2014}" { return !right.isSpace }
    guard left.width == 2 || right.width == 2 else { return false }
    let endsOpen = left.character.isOpeningPunctuation
    let beginsClosed = right.character.isPunctuation && !right.character.isOpeningPunctuation
    return !endsOpen && !beginsClosed && right.width > 0
  }
}

extension Character {
  fileprivate var isOpeningPunctuation: Bool {
    switch unicodeScalars.first?.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }
}
