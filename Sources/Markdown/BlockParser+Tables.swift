/// The table that is open at the end of the stack.
struct OpenTable {
  var columns = 0
  var rows = 0
  /// Cells that stand in the file, as opposed to those that fill up short rows.
  var writtenCells = 0

  /// A file cannot make a table fill up more cells than this.
  static let mostFilledCells = 0x80000
  static let mostColumns = 0xFFFF
}

/// The text of one cell.
struct CellRange: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
  var hasEscapedPipe: Bool
}

extension BlockParser {
  /// Turns the last line of the open paragraph into a table header if this line is a delimiter row.
  mutating func openTable(_ level: Int) -> Opened {
    guard options.contains(.tables), !paragraph.hasMisfit, readDelimiterRow() else {
      return .nothing
    }
    let columns = alignments.count
    var headerEnd = paragraph.end
    while headerEnd > paragraph.lastLine, base[headerEnd - 1].isWhitespace { headerEnd -= 1 }
    splitRow(paragraph.lastLine, headerEnd)
    guard cells.count == columns else {
      paragraph.hasMisfit = true
      return .nothing
    }
    let header = paragraph.lastLine
    var tableFollowsBlank = paragraph.followsBlank
    let tableBlankLevel = paragraph.blankLevel
    stack.removeLast()
    if paragraph.lineCount > 1 {
      paragraph.lineCount -= 1
      paragraph.end = header
      if paragraph.hasPrefixes {
        paragraph.end = Int(paragraphLines[paragraph.lineCount - 1].end)
      }
      if finishParagraph(.paragraph) { tableFollowsBlank = false }
    }
    var end = lineEnd
    while end > content, base[end - 1].isWhitespace { end -= 1 }
    let node = appendNode(.table, start: header, end: end, tableFollowsBlank, tableBlankLevel)
    stack.append(OpenBlock(node: node, kind: .table))
    table = OpenTable(columns: columns)
    appendRow(header, headerEnd, isHeader: true)
    tree.nodes[node].end = UInt32(end)
    return .leaf
  }

  /// Reads the alignments from a delimiter row, if the rest of the line is one.
  private mutating func readDelimiterRow() -> Bool {
    alignments.truncate(to: 0)
    var at = content
    if base[at] == Byte.pipe { at += 1 }
    while true {
      at = LinkScanner.skipSpaces(base, at, lineEnd)
      var alignment: UInt8 = 0
      if at < lineEnd, base[at] == Byte.colon {
        alignment |= ColumnAlignment.left.rawValue
        at += 1
      }
      let dashes = at
      while at < lineEnd, base[at] == Byte.dash { at += 1 }
      guard at > dashes else { return false }
      if at < lineEnd, base[at] == Byte.colon {
        alignment =
          alignment == 0 ? ColumnAlignment.right.rawValue : ColumnAlignment.center.rawValue
        at += 1
      }
      alignments.append(alignment)
      at = LinkScanner.skipSpaces(base, at, lineEnd)
      if at == lineEnd { break }
      guard base[at] == Byte.pipe else { return false }
      at += 1
      if LinkScanner.skipSpaces(base, at, lineEnd) == lineEnd { break }
    }
    return alignments.count <= OpenTable.mostColumns
  }

  /// Whether the rest of the line holds at least one cell.
  func continuesTable() -> Bool {
    guard base[content] == Byte.pipe else { return true }
    return LinkScanner.skipSpaces(base, content + 1, lineEnd) < lineEnd
  }

  /// Adds the rest of the line to the open table.
  mutating func addTableRow() -> Bool {
    let filled = table.columns * table.rows - table.writtenCells
    guard filled <= OpenTable.mostFilledCells else { return false }
    var end = lineEnd
    while end > content, base[end - 1].isWhitespace { end -= 1 }
    splitRow(content, end)
    appendRow(content, end, isHeader: false)
    return true
  }

  /// Splits a row at its pipes into `cells`.
  private mutating func splitRow(_ start: Int, _ end: Int) {
    cells.truncate(to: 0)
    var at = start
    if at < end, base[at] == Byte.pipe { at += 1 }
    at = LinkScanner.skipSpaces(base, at, end)
    while at < end {
      let cellStart = at
      var hasEscapedPipe = false
      // A pipe after any backslash is text, even if another backslash escapes that one.
      while at < end, base[at] != Byte.pipe || (at > cellStart && base[at - 1] == Byte.backslash) {
        if base[at] == Byte.pipe { hasEscapedPipe = true }
        at += 1
      }
      var cellEnd = at
      while cellEnd > cellStart, base[cellEnd - 1].isWhitespace { cellEnd -= 1 }
      cells.append(
        CellRange(
          start: UInt32(cellStart),
          end: UInt32(cellEnd),
          hasEscapedPipe: hasEscapedPipe
        )
      )
      at = LinkScanner.skipSpaces(base, at + 1, end)
    }
  }

  /// Adds `cells` as a row to the open table, cut or filled up to its columns.
  private mutating func appendRow(_ start: Int, _ end: Int, isHeader: Bool) {
    let row = appendNode(.tableRow, start: start, end: end)
    tree.nodes[row].detail = isHeader ? 1 : 0
    var last: UInt32 = 0
    for column in 0..<table.columns {
      let isWritten = column < cells.count
      let cell =
        isWritten
        ? cells[column]
        : CellRange(start: UInt32(end), end: UInt32(end), hasEscapedPipe: false)
      let node = UInt32(tree.nodes.count)
      tree.nodes.append(
        Node(
          start: cell.start,
          end: cell.end,
          parent: row,
          kind: .tableCell,
          detail: UInt16(alignments[column])
        )
      )
      if last == 0 { tree.nodes[row].first = node } else { tree.nodes[last].next = node }
      last = node
      guard cell.end > cell.start else { continue }
      work.append(
        InlineWork(
          node: node,
          start: cell.start,
          end: cell.end,
          lines: cell.hasEscapedPipe ? InlineWork.cell : InlineWork.verbatim,
          lineCount: 0
        )
      )
    }
    table.rows += 1
    table.writtenCells += min(cells.count, table.columns)
  }
}
