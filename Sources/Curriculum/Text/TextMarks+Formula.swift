extension TextMarks {
  /// Reads `$…$` and `$$…$$`; an amount of money is no formula.
  mutating func readDollars(_ at: Int) -> Int {
    let isDisplay = byte(at + 1) == UInt8(ascii: "$")
    let start = isDisplay ? at + 2 : at + 1
    // `Uniform$(a, b)$`
    let isArgument = !isDisplay && byte(start) == UInt8(ascii: "(")
    guard start < block.upperBound, !Self.isWord(byte(at - 1)) || isArgument,
      byte(at - 1) != UInt8(ascii: "_")
    else { return start }
    var end = start
    var hasCommand = false
    while end < block.upperBound, source[end] != UInt8(ascii: "$") {
      if source[end] == UInt8(ascii: "\\") {
        hasCommand = hasCommand || Self.isLetter(byte(end + 1))
        end += 1
      }
      end += 1
      if end - start > LaTeX.longestFormula { return start }
    }
    guard end < block.upperBound, end > start else { return start }
    if Self.isWord(byte(at - 1)), source[end - 1] != UInt8(ascii: ")") { return start }
    let close = isDisplay ? end + 2 : end + 1
    if isDisplay, byte(end + 1) != UInt8(ascii: "$") { return start }
    guard isDisplay || isFormula(start..<end, hasCommand: hasCommand) else { return start }
    return convert(start..<end, whole: at..<close)
  }

  /// Whether what stands between two dollar signs is a formula rather than prose about prices.
  private func isFormula(_ range: Range<Int>, hasCommand: Bool) -> Bool {
    guard !Self.isWord(byte(range.upperBound + 1)) else { return false }
    let isSpaced =
      TextBytes.isSpace(source[range.lowerBound]) || TextBytes.isSpace(source[range.upperBound - 1])
    if hasCommand { return true }
    if isSpaced { return false }
    let content = source[range]
    // Plain words make prose, unless brackets or an equals sign hold them together.
    let hasSign = content.contains {
      $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "(")
        || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "<")
    }
    if hasSign { return !startsWithAmount(content) || content.contains(UInt8(ascii: "=")) }
    if isTerse(content) { return true }
    return content.contains(0x20) && content.contains { "+-*/".utf8.contains($0) }
      && !startsWithAmount(content)
      && TextBytes.wordCount(String(decoding: content, as: UTF8.self)) <= 5
  }

  /// Whether a text has no more than the names of a few quantities: no word in small letters.
  private func isTerse(_ content: ArraySlice<UInt8>) -> Bool {
    var small = 0
    for byte in content {
      small = byte &- 0x61 < 26 ? small + 1 : 0
      if small > 3 { return false }
    }
    return content.count <= 40 && !content.contains { ".?!\"".utf8.contains($0) }
  }

  private func startsWithAmount(_ content: ArraySlice<UInt8>) -> Bool {
    content.first.map(Self.isDigit) ?? false
  }

  /// Reads `\(…\)` and `\[…\]`, and commands of formulas whose marks have been lost.
  mutating func readBackslash(_ at: Int) -> Int {
    // Some write the backslash twice, since Markdown takes the first.
    let isDouble = byte(at + 1) == 0x5C && (byte(at + 2) == 0x28 || byte(at + 2) == 0x5B)
    let open = isDouble ? at + 2 : at + 1
    let close: UInt8
    switch byte(open) {
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    default: return Self.isLetter(byte(open)) ? readBareCommand(at) : at + 2
    }
    let start = open + 1
    var end = start
    while end + 1 < block.upperBound, end - at < LaTeX.longestFormula {
      if source[end] == UInt8(ascii: "\\") {
        if byte(isDouble ? end + 2 : end + 1) == close, !isDouble || byte(end + 1) == 0x5C { break }
        end += isDouble ? 0 : 1
      }
      end += 1
    }
    let after = end + (isDouble ? 3 : 2)
    guard byte(end) == UInt8(ascii: "\\"), after <= block.upperBound, byte(after - 1) == close,
      end > start
    else { return start }
    // An escaped bracket in prose is closed by an escaped bracket too.
    let content = source[start..<end]
    let hasSign = content.contains { byte in
      byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "{")
    }
    let isShort = close == UInt8(ascii: ")") && isTerse(content)
    let isEquation =
      content.contains(UInt8(ascii: "=")) && content.first.map(Self.isLetter) ?? false
    guard hasSign || isShort || isEquation else { return start }
    return convert(start..<end, whole: at..<after)
  }

  /// Reads a command outside of any formula, such as `\frac{a}{b}` from a text that was copied.
  private mutating func readBareCommand(_ at: Int) -> Int {
    var name = at + 1
    while Self.isLetter(byte(name)) { name += 1 }
    let before = byte(at - 1)
    let isAlone = !Self.isWord(before) && before != UInt8(ascii: ":") && before != 0x5C
    let takesArgument = byte(name) == UInt8(ascii: "{") || byte(name) == UInt8(ascii: "_")
    let endsWord = !Self.isWord(byte(name)) && byte(name) != 0x5C
    guard isAlone, takesArgument || endsWord && name - at > 3,
      let command = LaTeX.command(source[at..<block.upperBound])
    else { return name }
    // A single command stands for one sign; a path or an escape has no name that is known.
    replace(at..<command.end, command.text)
    return command.end
  }

  /// Writes a formula as plain text; one that cannot be shown so is kept from being read as Markdown.
  private mutating func convert(_ content: Range<Int>, whole: Range<Int>) -> Int {
    let written = source[content]
    // A prefix of a block quote within the formula belongs to the quote.
    let isTorn = zip(written, written.dropFirst()).contains { $0 == 0x0A && $1 == 0x3E }
    guard !isTorn else { return whole.upperBound }
    if let text = LaTeX.text(written) {
      replace(withoutPadding(whole), text)
    } else {
      replace(whole, String(decoding: source[whole], as: UTF8.self))
    }
    return whole.upperBound
  }

  /// A formula with the spaces around it that programs add; one on each side stays between words.
  private func withoutPadding(_ formula: Range<Int>) -> Range<Int> {
    var start = formula.lowerBound
    while start > block.lowerBound, source[start - 1] == 0x20 { start -= 1 }
    if start < formula.lowerBound, byte(start - 1) != UInt8(ascii: "(") { start += 1 }
    var end = formula.upperBound
    while byte(end) == 0x20 { end += 1 }
    if end > formula.upperBound, !".,;:)?!".utf8.contains(byte(end)) { end -= 1 }
    // Two formulas side by side must not take the same space.
    let taken = edits.last?.range.upperBound ?? 0
    return (taken <= formula.lowerBound ? max(start, taken) : start)..<end
  }
}
