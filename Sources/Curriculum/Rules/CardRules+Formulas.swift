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

  /// More is a program.
  private static let longestFormulas = 400
  private static let laws: PhraseSet = ["equation", "formula", "law", "rule", "theorem"]
}
