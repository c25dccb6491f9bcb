/// Which marks of cards and questions a stretch of Markdown could hold, from one look at its bytes.
///
/// Most paragraphs hold none, and asking each rule in turn would read them many times over. A mark
/// that is found here may still turn out to be something else; one that is not found is not there.
struct SourceMarks {
  /// `==` or `{{`: there may be a gap.
  private(set) var mayHaveGap = false
  /// `::`: there may be a definition after it.
  private(set) var mayHaveDoubleColon = false
  /// A line that begins with a letter from A to J and a sign: there may be options.
  private(set) var mayHaveOptions = false
  /// The first letter or digit is a Q, or a question mark stands in it.
  private(set) var mayBeQuestion = false

  /// Looks at some bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    var previous: UInt8 = 0
    // Where the line stands: before its first letter, just behind a single letter, or further on.
    var place = LinePlace.start
    var isFirst = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "{"): if previous == byte { mayHaveGap = true }
      case UInt8(ascii: ":"): if previous == byte { mayHaveDoubleColon = true }
      case UInt8(ascii: "?"): mayBeQuestion = true
      default: break
      }
      if place != .inside { read(byte, &place, &isFirst) }
      if byte == 0x0A { place = .start }
      previous = byte
    }
  }

  private enum LinePlace {
    case start
    case letter
    case inside
  }

  private mutating func read(_ byte: UInt8, _ place: inout LinePlace, _ isFirst: inout Bool) {
    switch place {
    case .start:
      let folded = byte | 0x20
      if folded &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 {
        if isFirst, folded == UInt8(ascii: "q") { mayBeQuestion = true }
        isFirst = false
        place = folded &- 0x61 < 10 ? .letter : .inside
      }
    case .letter:
      let isSign =
        byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      if isSign { mayHaveOptions = true }
      place = .inside
    case .inside: break
    }
  }
}
