// Formulas of chemistry: `\ce{H3O+}` is `H₃O⁺`.
extension LaTeX {
  /// Reads the argument of `\ce`; nil if it has something that cannot be shown as plain text.
  ///
  /// Source: the syntax of mhchem, without its commands.
  mutating func chemistryArgument() -> String? {
    guard let text = literalArgument(keepsBraces: true), !text.isEmpty,
      !text.contains(where: { "\\$&%".contains($0) })
    else { return nil }
    return Self.chemistry(Array(text))
  }

  private static func chemistry(_ characters: [Character]) -> String {
    var result = ""
    var at = 0
    /// The character so many places further on; a space beyond the ends.
    func character(_ offset: Int) -> Character {
      characters.indices.contains(at + offset) ? characters[at + offset] : " "
    }
    while at < characters.count {
      let one = characters[at]
      if let arrow = arrows.first(where: { characters[at...].starts(with: $0.written) }) {
        result += arrow.shown
        at += arrow.written.count
        continue
      }
      let isBehindAtom = at > 0 && (character(-1).isLetter || ")]".contains(character(-1)))
      switch one {
      case "^", "_":
        at += 1
        let script = script(characters, &at)
        let small =
          one == "^" ? LaTeXSymbols.superscript(script) : LaTeXSymbols.subscript(script)
        result += script == "." ? "•" : small ?? String(one) + script
        continue
      case _ where one.isNumber && isBehindAtom:
        let digits = String(characters[at...].prefix { $0.isNumber })
        result += LaTeXSymbols.subscript(digits) ?? digits
        at += digits.count
        continue
      case "+", "-":
        // At the end of what it belongs to, it is a charge.
        let isCharge = character(-1) != " " && " )],.".contains(character(1))
        result += isCharge ? (one == "+" ? "⁺" : "⁻") : String(one)
      case "*": result += "·"
      case "#": result += "≡"
      case "{", "}": break
      default: result.append(one)
      }
      at += 1
    }
    return result
  }

  /// What is raised or lowered: a group in braces, digits and signs, or a single letter.
  private static func script(_ characters: [Character], _ at: inout Int) -> String {
    let rest = characters[at...]
    if rest.first == "{" {
      let inner = rest.dropFirst().prefix { $0 != "}" }
      at = min(characters.count, at + inner.count + 2)
      return String(inner)
    }
    let inner = rest.prefix { $0.isNumber || "+-.".contains($0) }
    let script = inner.isEmpty ? rest.prefix(1) : inner
    at += script.count
    return String(script)
  }

  private static let arrows: [(written: String, shown: String)] = [
    ("<=>", "⇌"), ("<->", "↔"), ("->", "→"), ("<-", "←"),
  ]
}
