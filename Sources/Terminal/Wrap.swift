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
  let text = text.runs.contains { $0.text.utf8.contains(tab) } ? withoutTabs(text) : text
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

/// A character in a layout: where it stands in which run, its columns and what it is.
private struct Cell: BitwiseCopyable {
  let run: Int32
  /// Its bytes in the run.
  let start: Int32
  let end: Int32
  let width: UInt8
  let traits: Traits

  var isSpace: Bool { traits.contains(.space) }

  /// What decides whether a line may end beside a character.
  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    static let space = Traits(rawValue: 1)
    static let hyphen = Traits(rawValue: 2)
    static let dash = Traits(rawValue: 4)
    static let letter = Traits(rawValue: 8)
    static let punctuation = Traits(rawValue: 16)
    static let opening = Traits(rawValue: 32)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ character: Character) {
      self = []
      if character == " " { insert(.space) }
      if character == "-" || character == "\u{2010}" { insert(.hyphen) }
      if character == "\u{2014}" { insert(.dash) }
      if character.isLetter { insert(.letter) }
      if character.isPunctuation { insert(.punctuation) }
      switch character.unicodeScalars.first?.properties.generalCategory {
      case .openPunctuation, .initialPunctuation: insert(.opening)
      default: break
      }
    }

    static let ascii = (0..<0x80).map { Traits(Character(Unicode.Scalar(UInt8($0)))) }
  }
}

private let newline = UInt8(ascii: "\n")
private let tab = UInt8(ascii: "\t")
private let tabWidth = 4

/// Puts spaces in the place of tabs.
private func withoutTabs(_ text: StyledText) -> StyledText {
  var column = 0
  let runs = text.runs.map { run in
    var spaced = ""
    for character in run.text {
      switch character {
      case "\t":
        let count = tabWidth - column % tabWidth
        spaced += String(repeating: " ", count: count)
        column += count
      case "\n":
        spaced.append(character)
        column = 0
      default:
        spaced.append(character)
        column += TextWidth.of(character)
      }
    }
    return StyledText.Run(sanitized: spaced, style: run.style)
  }
  return StyledText(runs: runs)
}

private func hardLines(of text: StyledText) -> [[Cell]] {
  var lines: [[Cell]] = []
  var line: [Cell] = []
  for (index, run) in text.runs.enumerated() {
    let string = run.text
    let bytes = string.utf8
    line.reserveCapacity(line.count + bytes.count)
    var at = bytes.startIndex
    var offset: Int32 = 0
    while at < bytes.endIndex {
      let byte = bytes[at]
      let next = bytes.index(after: at)
      if byte == newline {
        lines.append(line)
        line = []
        at = next
        offset += 1
        continue
      }
      // What an ASCII character stands before may be a mark that belongs to it.
      let isASCII = byte < 0x80 && (next == bytes.endIndex || bytes[next] < 0x80)
      let character = isASCII ? nil : string[at]
      let end = offset + Int32(character?.utf8.count ?? 1)
      line.append(
        Cell(
          run: Int32(index),
          start: offset,
          end: end,
          width: UInt8(character.map { TextWidth.of($0) } ?? 1),
          traits: character.map { Cell.Traits($0) } ?? Cell.Traits.ascii[Int(byte)]
        )
      )
      at = isASCII ? next : string.index(after: at)
      offset = end
    }
  }
  lines.append(line)
  return lines
}

private func styledText(of cells: ArraySlice<Cell>, runs: [StyledText.Run]) -> StyledText {
  var pieces: [StyledText.Run] = []
  var rest = cells
  while let first = rest.first {
    let last = rest.prefix { $0.run == first.run }.last ?? first
    let run = runs[Int(first.run)]
    let bytes = run.text.utf8.dropFirst(Int(first.start)).prefix(Int(last.end - first.start))
    pieces.append(StyledText.Run(sanitized: String(Substring(bytes)), style: run.style))
    rest = rest.drop { $0.run == first.run }
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
      if column + Int(cell.width) > columns { break }
      column += Int(cell.width)
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
    if left.traits.contains(.hyphen) {
      return index >= 2 && cells[index - 2].traits.contains(.letter)
        && right.traits.contains(.letter)
    }
    if left.traits.contains(.dash) { return !right.isSpace }
    guard left.width == 2 || right.width == 2 else { return false }
    let endsOpen = left.traits.contains(.opening)
    let beginsClosed = right.traits.intersection([.punctuation, .opening]) == .punctuation
    return !endsOpen && !beginsClosed && right.width > 0
  }
}
