/// The start of every line of a text, for turning byte offsets into lines and columns.
package struct LineTable: Sendable {
  /// Byte offsets at which lines begin, ascending; the first is zero.
  private let starts: [Int]
  private let bytes: [UInt8]

  /// Finds the lines of a text; a line ends with LF, CRLF or CR.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    self.starts = starts
    self.bytes = bytes
  }

  /// The number of lines; an empty text has one.
  package var count: Int { starts.count }

  /// Returns the one-based line that holds an offset.
  ///
  /// - Complexity: O(log n) in the number of lines.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Returns the one-based line and column of an offset; a column counts Unicode scalars.
  package func location(at offset: Int) -> SourceLocation {
    let line = line(at: offset)
    var column = 1
    for byte in bytes[starts[line - 1]..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return SourceLocation(line: line, column: column)
  }

  /// Returns the byte range of a one-based line without its line ending.
  ///
  /// - Precondition: `line` is in `1...count`.
  package func range(ofLine line: Int) -> Range<Int> {
    precondition((1...count).contains(line), "no such line")
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}

/// A place in a text, as people count: from one.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// The line, from one.
  package let line: Int
  /// The column in Unicode scalars, from one.
  package let column: Int

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
