/// Cuts a text into words and numbers.
struct StatementReader {
  private var tokens: [Statement.Token] = []
  private var word: [UInt8] = []
  private var signs: [UInt8] = []
  private var isName = false
  private var startsClause = true
  private var startsSentence = true

  /// Returns the words and numbers; a unit that is written to its number is a word of its own.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func tokens(of text: String) -> [Statement.Token] {
    var reader = StatementReader()
    let bytes = Array(text.utf8)
    var symbolEnd = 0
    for (index, byte) in bytes.enumerated() where index >= symbolEnd {
      // Three bytes that begin so are signs: bullets, dashes, arrows; one is an apostrophe.
      if byte == 0xE2, index + 2 < bytes.count {
        symbolEnd = index + 3
        if bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { continue }
        reader.endWord()
        if bytes[index + 1] == 0x80 { reader.startsClause = true }
        continue
      }
      reader.read(byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0)
    }
    reader.endWord()
    return reader.tokens
  }

  /// Letters behind a number that are no unit.
  private static let endings = Array("acdefijnopqrtuyz".utf8)

  private var isNumber: Bool { word.first.map { $0 &- 0x30 < 10 } ?? false }

  private mutating func read(_ byte: UInt8, next: UInt8) {
    let isUpper = byte &- 0x41 < 26
    let folded = isUpper ? byte | 0x20 : byte
    switch folded {
    case 0x61...0x7A, 0x30...0x39, 0x80...:
      let isDigit = byte &- 0x30 < 10
      // `6a` is a name, `6s` a measure.
      let isPartOfName = Self.endings.contains(folded) && next | 0x20 &- 0x61 >= 26
      if isNumber, !isDigit, !isPartOfName { endWord() }
      if isUpper || isDigit && !isNumber && !word.isEmpty { isName = true }
      word.append(folded)
    case UInt8(ascii: "."), UInt8(ascii: ","): readPoint(byte, next: next)
    case UInt8(ascii: "+"), UInt8(ascii: "%"):
      if isNumber { return word.append(byte) }
      endWord()
      signs.append(byte)
    case UInt8(ascii: "'"): break
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
      endWord()
      startsClause = true
    case UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A:
      endWord()
      startsClause = true
      startsSentence = true
    case 0x20, UInt8(ascii: "\""), UInt8(ascii: "`"): endWord()
    default:
      endWord()
      signs.append(byte)
    }
  }

  private mutating func readPoint(_ byte: UInt8, next: UInt8) {
    if isNumber, next &- 0x30 < 10 {
      // `1,000` is written without the comma, `2.5` with its point.
      if byte == UInt8(ascii: ".") { word.append(byte) }
    } else if word.isEmpty || [0x20, 0, 0x0A, 0x29, 0x2C].contains(next) {
      endWord()
      // `e.g., 20 ms` goes on.
      if ["e.g", "i.e", "eg", "ie", "vs"].contains(tokens.last?.word) { return }
      startsClause = true
      if byte == UInt8(ascii: ".") { startsSentence = true }
    } else {
      // `ml.m5` and `e.g` are one word.
      word.append(byte)
    }
  }

  private mutating func endWord() {
    while word.last == 0x2E { word.removeLast() }
    guard !word.isEmpty else { return }
    tokens.append(
      Statement.Token(
        word: String(decoding: word, as: UTF8.self),
        isName: isName,
        startsClause: startsClause,
        startsSentence: startsSentence,
        signs: String(decoding: signs, as: UTF8.self)
      )
    )
    word.removeAll()
    signs.removeAll()
    isName = false
    startsClause = false
    startsSentence = false
  }
}
