extension TextMarks {
  /// Reads `<sup>`, `<sub>`, `<br>`, `<b>` and `<strong>`; other tags are dropped where text is made
  /// of inlines.
  mutating func readTag(_ at: Int) -> Int {
    if has("<br", at: at) { return readBreak(at) }
    if has("<b>", at: at) { return readBold(at, 3) }
    if has("<strong>", at: at) { return readBold(at, 8) }
    let isRaised = has("<sup>", at: at)
    guard isRaised || has("<sub>", at: at) else { return at }
    var close = at + 5
    while close < min(block.upperBound, at + 400), !has(isRaised ? "</sup>" : "</sub>", at: close) {
      close += 1
    }
    guard has(isRaised ? "</sup>" : "</sub>", at: close) else { return at }
    let end = close + 6
    let content = source[at + 5..<close]
    if isRaised, isCitation(content, at: at) {
      dropCitation(at..<end)
      return end
    }
    guard content.count <= longestScript, Self.isWord(byte(at - 1)) || byte(at - 1) == 0x29 else {
      return end
    }
    let text = String(decoding: content, as: UTF8.self)
    if let small = isRaised ? LaTeXSymbols.superscript(text) : LaTeXSymbols.subscript(text) {
      replace(at..<end, small)
    } else {
      replace(at..<at + 5, isRaised ? "^" : "_")
      replace(close..<end)
    }
    return end
  }

  /// Bold text has the marks that Markdown has for it, if they can stand there.
  ///
  /// - Parameter count: The bytes of the opening tag.
  private mutating func readBold(_ at: Int, _ count: Int) -> Int {
    let start = at + count
    var close = start
    while close < min(block.upperBound, at + 200), byte(close) != UInt8(ascii: "<") { close += 1 }
    guard close > start, has(count == 3 ? "</b>" : "</strong>", at: close),
      byte(start) != 0x20, byte(close - 1) != 0x20,
      !source[start..<close].contains(where: { $0 == UInt8(ascii: "*") || $0 == 0x0A })
    else { return at }
    replace(at..<start, markdown: "**")
    replace(close..<close + count + 1, markdown: "**")
    return close + count + 1
  }

  /// What is longer is small print.
  private var longestScript: Int { 12 }

  /// Whether a raised text refers to a note rather than being an exponent.
  func isCitation(_ content: ArraySlice<UInt8>, at: Int) -> Bool {
    if content.contains(UInt8(ascii: "[")) { return true }
    let isNumber = content.allSatisfy { Self.isDigit($0) || $0 == 0x2C || $0 == 0x20 }
    let isSign = content.count == 1 && !content.allSatisfy(Self.isWord)
    guard isNumber || isSign else { return false }
    let before = byte(at - 1)
    if Self.isDigit(before) { return false }
    guard Self.isLetter(before) else { return before != UInt8(ascii: ")") }
    var start = at
    while start > block.lowerBound, Self.isLetter(source[start - 1]) { start -= 1 }
    // `R` and `km` have exponents; a longer word has notes.
    return at - start > 2
  }

  /// A break is the end of a sentence, or the end of a point in a list without marks.
  private mutating func readBreak(_ at: Int) -> Int {
    var end = at + 3
    while byte(end) == 0x20 || byte(end) == UInt8(ascii: "/") { end += 1 }
    guard byte(end) == UInt8(ascii: ">") else { return at }
    end += 1
    while byte(end) == 0x20 { end += 1 }
    // A bullet behind it says no more than the break.
    let isBullet = byte(end) == UInt8(ascii: "-") || isCell && byte(end) == UInt8(ascii: "*")
    if isBullet, byte(end + 1) == 0x20 { end += 2 }
    var start = at
    while start > block.lowerBound, source[start - 1] == 0x20 { start -= 1 }
    let isEdge = start == block.lowerBound || end >= block.upperBound || byte(end) == 0x0A
    let before = byte(start - 1)
    let isWord = Self.isWord(before) || before == UInt8(ascii: ")")
    replace(start..<end, isEdge ? "" : isOption(end) ? "\n" : isWord ? "; " : " ")
    return end
  }

  /// Whether an option or the answer to a question begins at a place.
  private func isOption(_ at: Int) -> Bool {
    if has("Answer", at: at) || has("Correct", at: at) { return true }
    return (byte(at) | 0x20) &- 0x61 < 10 && ".):".utf8.contains(byte(at + 1))
  }

  /// Reads `&nbsp;`, and entities that were escaped twice.
  mutating func readEntity(_ at: Int) -> Int {
    if has("&nbsp;", at: at) {
      replace(at..<at + 6, " ")
      return at + 6
    }
    guard has("&amp;", at: at) else { return at }
    var end = at + 5
    if byte(end) == UInt8(ascii: "#") { end += 1 }
    let start = end
    while Self.isLetter(byte(end)) || Self.isDigit(byte(end)), end - start < 10 { end += 1 }
    let known: Set<String> = ["nbsp", "lt", "gt", "quot", "apos", "amp", "39", "8217", "x27"]
    guard byte(end) == UInt8(ascii: ";"),
      known.contains(String(decoding: source[start..<end], as: UTF8.self))
    else { return at }
    replace(at + 1..<at + 5)
    return end + 1
  }
}
