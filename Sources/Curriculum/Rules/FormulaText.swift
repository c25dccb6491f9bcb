/// Tells formulas from prose.
enum FormulaText {
  /// Whether a text is a formula rather than a sentence: `TP / (TP + FP)`, `RMSE = √MSE`.
  ///
  /// It has an operator with room around it or a sign that only formulas have, and few words of
  /// which a sentence would be made.
  ///
  /// - Complexity: O(n) in the number of bytes, which is looked at only for short texts.
  static func isFormula(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 160, mayHoldOperator(text) else { return false }
    let words = text.split(separator: " ")
    guard words.count <= 24 else { return false }
    var hasOperator = false
    var prose = 0
    for word in words {
      if operators.contains(String(word)) || word.unicodeScalars.contains(where: signs.contains) {
        hasOperator = true
      } else if isProse(word.utf8) {
        prose += 1
      }
    }
    return hasOperator && prose <= 3 && prose * 2 <= words.count + 1
  }

  /// Whether there is a byte that an operator could begin with, after a space or beyond ASCII.
  private static func mayHoldOperator(_ text: some StringProtocol) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
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
  private static func isProse(_ word: some Sequence<UInt8>) -> Bool {
    var letters = 0
    for byte in word {
      if byte &- 0x61 < 26 {
        letters += 1
      } else if !".,;:'".utf8.contains(byte) {
        return false
      }
    }
    return letters > 3
  }

  private static let operators: Set<String> = ["=", "/", "×", "÷", "+", "*", "·", "≈", "−", "^"]
  private static let signs: Set<Unicode.Scalar> = ["√", "∑", "Σ", "∫", "∏", "∈"]
}
