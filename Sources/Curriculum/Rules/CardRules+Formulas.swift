import Markdown

extension CardRules {
  /// Reads a block between fences whose lines are formulas: `Recall = TP / (TP + FN)`.
  ///
  /// A formula of single letters belongs to the law or the equation that stands above it.
  mutating func readFormulas(_ block: NodeID, labels: LabelPath) {
    guard document.info(of: block).isEmpty else { return }
    let text = arena.copy(String(document.literal(of: block)))
    guard text.count <= Self.longestFormulas, text.contains(" = "),
      text.firstIndex(where: { ";{}\"'`_".utf8.contains($0) }) == nil
    else { return }
    let lines = text.lines
    let formulas = lines.compactMap { LeadTerm.formula($0) }
    guard formulas.count == lines.count else { return }
    let range = document.range(of: block)
    for (line, (name, formula)) in zip(lines, formulas) {
      if name.count > 2, name.beginsWithCapitalOrNumber {
        _ = addDefinition(LeadTerm(name, saying: formula), labels: labels, range: range)
      } else if lines.count == 1, let law = self.labels.label(labels) ?? titles.last,
        law.key.containsWord(where: { Self.laws.contains($0) })
      {
        _ = addDefinition(LeadTerm(law.text, saying: line), labels: labels, range: range)
      }
    }
  }

  /// Reads an equation that stands alone: `Attention(Q, K) = softmax(QKᵀ)`. What has a name of its
  /// own is asked by it; a letter belongs to a title above that begins with it.
  ///
  /// - Returns: Whether it is one.
  mutating func readEquation(_ paragraph: NodeID, labels: LabelPath) -> Bool {
    let mayBeOne = document.withSource(of: paragraph) { source in
      source.count <= Self.longestEquation && source.contains(" = ")
    }
    guard mayBeOne else { return false }
    var text = guide.text(of: paragraph).trimmed
    while text.last == UInt8(ascii: ".") || text.last == UInt8(ascii: ",") {
      text = text.dropLast().trimmed
    }
    guard !text.contains(0x0A), let sign = text.firstIndex(of: " = "), text.beginsWithLetter,
      case let value = text.suffix(from: sign + 3).trimmed, !value.contains(" = "),
      !value.contains(UInt8(ascii: ";")), FormulaText.isFormula(value)
    else { return false }
    let name = text.prefix(sign).trimmed
    let open = name.firstIndex(of: UInt8(ascii: "("))
    let word = name.prefix(open ?? name.count)
    let isWord = word.count > 2 && word.bytes.allSatisfy { TextMarks.isLetter($0) && $0 < 0x80 }
    let range = document.range(of: paragraph)
    if isWord, name.beginsWithCapitalOrNumber {
      _ = addDefinition(LeadTerm(name, saying: value), labels: labels, range: range)
      return true
    }
    // What is worked out is no law: `v = 2 × 3`.
    let isGeneral = value.bytes.contains { TextMarks.isLetter($0) }
    guard isGeneral, name.spacedWordCount == 1, let law = self.labels.label(labels) ?? titles.last,
      law.isNamed, law.text.spacedWordCount <= 4, name.first | 0x20 == law.key.first,
      !Self.workings.contains(law.key.firstWord)
    else { return false }
    _ = addDefinition(LeadTerm(law.text, saying: text), labels: labels, range: range)
    return true
  }

  private static let longestEquation = 160
  private static let workings: PhraseSet = [
    "derivation", "example", "examples", "exercise", "exercises", "notation", "practice", "proof",
    "solution", "variables", "worked",
  ]

  /// More is a program.
  private static let longestFormulas = 400
  private static let laws: PhraseSet = ["equation", "formula", "law", "rule", "theorem"]
}
