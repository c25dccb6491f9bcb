extension TextMarks {
  /// Reads `^1d1b4c` at the end of a line, by which other notes refer to it, and exponents.
  mutating func readCircumflex(_ at: Int) -> Int {
    guard byte(at - 1) == 0x20 else { return readSuperscript(at) }
    var end = at + 1
    while Self.isWord(byte(end)) || byte(end) == UInt8(ascii: "-") { end += 1 }
    guard end - at == Self.lengthOfBlockName, isEndOfLine(end) else { return at }
    dropWithSpaces(at..<end)
    return end
  }

  /// Reads the exponent of `10^6^`.
  private mutating func readSuperscript(_ at: Int) -> Int {
    var end = at + 1
    while Self.isDigit(byte(end)) || byte(end) == UInt8(ascii: "-") { end += 1 }
    guard end > at + 1, end < at + 5, byte(end) == UInt8(ascii: "^") else { return at }
    if isCitation(source[at + 1..<end], at: at) {
      dropCitation(at..<end + 1)
      return end + 1
    }
    let digits = source[at + 1..<end].map { byte in
      byte == UInt8(ascii: "-") ? "⁻" : Self.raised[Int(byte - 0x30)]
    }
    replace(at..<end + 1, digits.joined())
    return end + 1
  }

  private static let raised = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// A circumflex and six letters or digits.
  private static let lengthOfBlockName = 7
}
