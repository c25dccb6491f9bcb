/// Tells formulas from prose.
enum FormulaText {
  /// Whether a text is a formula rather than a sentence: `TP / (TP + FP)`, `RMSE = √MSE`.
  ///
  /// It has an operator with room around it or a sign that only formulas have, and few words of
  /// which a sentence would be made.
  ///
  /// - Complexity: O(n) in the number of bytes, which is looked at only for short texts.
  static func isFormula(_ text: TextSlice) -> Bool {
    guard text.count <= 160, text.first != UInt8(ascii: "\""), mayHoldOperator(text) else {
      return false
    }
    if areSeveralClauses(text) { return false }
    var rest = text
    var words = 0
    var hasOperator = false
    var slashes = 0
    var prose = 0
    var pluses = 0
    var dots = 0
    var operators = 0
    while let word = rest.nextWord() {
      words += 1
      // `one (min = max) and two (min < max)` are two things.
      if word == "and" || word == "or" || word == "but" { return false }
      // What a formula is about stands behind it: `the constant b of a line y = ax + b` is a thing.
      if !hasOperator, slashes == 0, prose > 1, words > 5 { return false }
      if word == "/" {
        slashes += 1
      } else if isOperator(word) || holdsSign(word) {
        hasOperator = true
        operators += 1
        if word == "+" { pluses += 1 } else if word == "·" { dots += 1 }
      } else if isProse(word) {
        prose += 1
      }
    }
    // `Precision / recall / F1` names several things; a quotient has one sign.
    hasOperator = hasOperator || slashes == 1 && isQuotient(text)
    // `OCR + forms + tables` names several things too, and so does `Spades · rakes`.
    let mayBeSeries = slashes == 0 && (operators == pluses || operators == dots)
    if mayBeSeries, !areSymbols(text) { return false }
    // `TCA = damp cardboard` says what a word means.
    if operators == 1, prose > 1, prose == words - 2, slashes == 0,
      text.firstWord.firstIndex(where: { $0 &- 0x41 >= 26 }) == nil, text.contains(" = "),
      !text.containsWord(where: { spokenOperators.contains($0) })
    {
      return false
    }
    return words <= 24 && hasOperator && prose <= 3 && prose * 2 <= words + 1
  }

  /// Whether a term is a function of single letters: `MultiHead(X)`, `Lift(v, ρ)`.
  static func isFunction(_ term: TextSlice) -> Bool {
    guard term.last == UInt8(ascii: ")"), !term.contains(" ("),
      let open = term.firstIndex(of: UInt8(ascii: "(")), open > 0
    else { return false }
    var rest = term[open + 1..<term.count - 1]
    guard !rest.isEmpty, !term.prefix(open).contains(0x20) else { return false }
    while let argument = rest.nextPart() {
      guard argument.scalarCount == 1, argument.beginsWithLetter else { return false }
    }
    return true
  }

  /// Whether a text goes on behind what could be a formula: another sentence, `a = 1, b = 2`.
  private static func areSeveralClauses(_ text: TextSlice) -> Bool {
    var depth = 0
    var commas = 0
    for at in 0..<text.count {
      let isBeforeSpace = at + 1 < text.count && text[at + 1] == 0x20
      switch text[at] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ";") where isBeforeSpace: return true
      case UInt8(ascii: ".")
      where isBeforeSpace && at + 2 < text.count && text[at + 2] &- 0x41 < 26:
        return true
      case UInt8(ascii: ",") where isBeforeSpace && depth <= 0: commas += 1
      case UInt8(ascii: "=") where isBeforeSpace && commas > 0: return true
      default: break
      }
    }
    return commas > 0 && !text.contains(UInt8(ascii: "="))
  }

  /// Whether what stands on both sides of a sign for division can be counted or measured.
  private static func isQuotient(_ text: TextSlice) -> Bool {
    guard let slash = text.firstIndex(of: " / "), !areQuantities(text), !areProducts(text)
    else { return false }
    // Brackets, or a letter such as Δ
    if text.contains(UInt8(ascii: "(")) || text.contains(0xCE) { return true }
    let sides = [text.prefix(slash), text.suffix(from: slash + 3)]
    let areCounted = sides.contains { $0.containsWord { counts.contains(folded: $0) } }
    return areCounted || sides.contains { $0.count == 1 } || sides.allSatisfy(isPlain)
  }

  /// Whether a text is one word in lower case.
  private static func isPlain(_ text: TextSlice) -> Bool {
    text.firstIndex { $0 &- 0x61 >= 26 } == nil
  }

  private static let counts: PhraseSet = [
    "all", "amount", "area", "average", "count", "duration", "largest", "length", "mean", "number",
    "size", "smallest", "sum", "time", "total", "volume",
  ]

  /// Whether what is joined are signs and numbers, or one of them is something that only formulas
  /// have: `ax + b`, `bias² + variance`.
  private static func areSymbols(_ text: TextSlice) -> Bool {
    // What an arrow leads to is said of the words before it.
    let text = text.firstIndex(of: "→").map { text.prefix($0) } ?? text
    var areShort = true
    var rest = text
    while let word = rest.nextWord() {
      if word == "=" || word == "+" || word == "·" { continue }
      let isGreek = word.first == 0xCE || word.first == 0xCF
      if isGreek || holdsSign(word) || word.hasSuffix("²") { return true }
      if word.count > 3 { areShort = false }
    }
    return areShort || text.contains(" = ")
  }

  /// `3500 writes / 5500 reads` are two figures side by side.
  private static func areQuantities(_ text: TextSlice) -> Bool {
    guard let slash = text.firstIndex(of: " / ") else { return false }
    let other = text.suffix(from: slash + 3)
    return TextMarks.isDigit(text.first) && TextMarks.isDigit(other.first)
      && text.prefix(slash).contains(0x20)
  }

  /// `AWS Graviton processors / Nvidia GPUs` are two products.
  private static func areProducts(_ text: TextSlice) -> Bool {
    guard let slash = text.firstIndex(of: " / ") else { return false }
    return TermForm.isVendor(text.firstWord)
      || TermForm.isVendor(text.suffix(from: slash + 3).firstWord)
  }

  /// Whether there is a byte that an operator could begin with, after a space or beyond ASCII.
  private static func mayHoldOperator(_ text: TextSlice) -> Bool {
    var previous = UInt8(ascii: " ")
    for at in 0..<text.count {
      let byte = text[at]
      switch byte {
      case 0xC2, 0xC3, 0xCE, 0xE2: return true
      case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "^"):
        if previous == UInt8(ascii: " ") { return true }
      default: break
      }
      previous = byte
    }
    return false
  }

  /// Whether a word is one of a sentence: four letters or more, in lower case.
  private static let spokenOperators: PhraseSet = [
    "by", "divided", "minus", "over", "per", "plus", "times",
  ]

  private static func isProse(_ word: TextSlice) -> Bool {
    var letters = 0
    for at in 0..<word.count {
      switch word[at] {
      case 0x61...0x7A: letters += 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "'"):
        break
      default: return false
      }
    }
    return letters > 3
  }

  private static let operators: [StaticString] = [
    "=", "/", "×", "÷", "+", "*", "·", "≈", "−", "^", "⊙", "⊗", "⊕", "∘",
  ]
  private static let signs: [StaticString] = ["√", "∑", "Σ", "∫", "∏", "∈"]

  private static func isOperator(_ word: TextSlice) -> Bool {
    word.count <= 3 && operators.contains { word == $0 }
  }

  private static func holdsSign(_ word: TextSlice) -> Bool {
    guard word.contains(0xE2) || word.contains(0xCE) else { return false }
    return signs.contains { word.contains($0) }
  }
}
