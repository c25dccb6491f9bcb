/// Something that a guide says of a concept at one place, cut into words.
struct Statement {
  /// A word or a number.
  struct Token {
    /// The word in lower case, without apostrophes.
    let word: String
    /// Whether it begins with a capital or holds a digit between letters, as names do.
    let isName: Bool
    /// Whether a mark such as a comma, a bracket or a full stop stands before it.
    let startsClause: Bool
    /// Whether a full stop or a line break stands before it.
    let startsSentence: Bool
    /// The signs just before it, such as `<`.
    let signs: String

    /// What it says; nil for words that only hold others together.
    var meaning: UInt64? { ContentWords(word).hashes.first }
    /// Whether it turns what follows round.
    var isNegation: Bool { Statement.negations.contains(word) }
  }

  /// The index of the concept.
  let concept: Int
  /// The kind of the card that the statement belongs to.
  let kind: CardKind
  /// What of the concept it speaks of; empty for what it is.
  let aspect: String
  /// What it says.
  let text: String
  /// Where it stands.
  let place: Place
  /// The words in order.
  let tokens: [Token]

  fileprivate static let negations: Set<String> = [
    "no", "not", "never", "without", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont",
    "non", "lack", "lacks",
  ]

  /// Cuts a text into words.
  init(concept: Int, kind: CardKind, aspect: String, text: String, place: Place) {
    self.concept = concept
    self.kind = kind
    self.aspect = aspect
    self.text = text
    self.place = place
    tokens = Self.tokens(of: text)
  }

  /// The clauses, each from one mark to the next.
  var clauses: [ArraySlice<Token>] { split { $0.startsClause } }
  /// The sentences, each from one full stop to the next.
  var sentences: [ArraySlice<Token>] { split { $0.startsSentence } }

  private func split(_ starts: (Token) -> Bool) -> [ArraySlice<Token>] {
    var result: [ArraySlice<Token>] = []
    var start = 0
    for index in tokens.indices where index > start && starts(tokens[index]) {
      result.append(tokens[start..<index])
      start = index
    }
    if start < tokens.count { result.append(tokens[start...]) }
    return result
  }

  /// Cuts a text into words and numbers; a unit that is written to its number is a word of its own.
  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word: [UInt8] = []
    var signs: [UInt8] = []
    var isName = false
    var startsClause = true
    var startsSentence = true
    func end() {
      guard !word.isEmpty else { return }
      while word.last == 0x2E { word.removeLast() }
      tokens.append(
        Token(
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
    let bytes = Array(text.utf8)
    var symbolEnd = 0
    for (index, byte) in bytes.enumerated() where index >= symbolEnd {
      // Three bytes that begin so are signs: bullets, dashes, arrows; one is an apostrophe.
      if byte == 0xE2, index + 2 < bytes.count {
        symbolEnd = index + 3
        if bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { continue }
        end()
        if bytes[index + 1] == 0x80 { startsClause = true }
        continue
      }
      let isUpper = byte &- 0x41 < 26
      let folded = isUpper ? byte | 0x20 : byte
      let isDigit = byte &- 0x30 < 10
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isNumber = word.first.map { $0 &- 0x30 < 10 } ?? false
      switch folded {
      case 0x61...0x7A, 0x30...0x39, 0x80...:
        if isNumber, !isDigit { end() }
        if isUpper || isDigit && !isNumber && !word.isEmpty { isName = true }
        word.append(folded)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        if isNumber, next &- 0x30 < 10 {
          if byte == UInt8(ascii: ".") { word.append(byte) }
        } else if word.isEmpty || next == 0x20 || next == 0 || next == 0x0A || next == 0x29 {
          end()
          startsClause = true
          if byte == UInt8(ascii: ".") { startsSentence = true }
        } else {
          // `ml.m5` and `e.g.` are one word.
          word.append(byte)
        }
      case UInt8(ascii: "+"), UInt8(ascii: "%"):
        if isNumber {
          word.append(byte)
        } else {
          end()
          signs.append(byte)
        }
      case UInt8(ascii: "'"): break
      case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A:
        end()
        startsClause = true
        if byte == 0x0A || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
          startsSentence = true
        }
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "`"): end()
      default:
        end()
        signs.append(byte)
      }
    }
    end()
    return tokens
  }
}
