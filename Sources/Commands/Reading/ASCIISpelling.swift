import Terminal

/// Signs of print and mathematics spelt in ASCII, for terminals that show nothing else.
enum ASCIISpelling {
  /// Returns a text for a glyph set: as it is, or with the signs spelt out that can be.
  ///
  /// Spaces that do not break become spaces with both, since guides have them by mistake.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func shown(_ text: String, _ glyphs: GlyphSet) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    if isASCII, glyphs == .unicode { return text }
    if glyphs == .unicode {
      return text.utf8.contains(0xC2) ? text.replacing("\u{A0}", with: " ") : text
    }
    // Controls become symbols here rather than later, since the symbols are not ASCII.
    let safe = sanitized(text, keepingNewlines: true, keepingTabs: true)
    if safe.utf8.allSatisfy({ $0 < 0x80 }) { return safe }
    var result = ""
    var isRaised = false
    var isLowered = false
    for scalar in safe.unicodeScalars {
      let raised = superscripts[scalar]
      let lowered = subscripts[scalar]
      if let raised {
        result += isRaised ? raised : "^" + raised
      } else if let lowered {
        result += isLowered ? lowered : "_" + lowered
      } else {
        append(scalar, to: &result)
      }
      isRaised = raised != nil
      isLowered = lowered != nil
    }
    return result
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    if scalar.isASCII {
      result.unicodeScalars.append(scalar)
    } else if let spelling = spellings[scalar] {
      result += spelling
    } else {
      switch scalar.value {
      case 0x2400..<0x2420:
        result += "^" + String(UnicodeScalar(UInt8(scalar.value - 0x2400 + 0x40)))
      case 0x2500...0x257F: result += corner(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A piece of a drawing of boxes.
  private static func corner(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
    default: "+"
    }
  }

  private static let superscripts = table(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW"
  )
  private static let subscripts = table(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
    "0123456789+-=()aehijklmnoprstuvx"
  )

  private static func table(_ signs: String, _ spelt: String) -> [Unicode.Scalar: String] {
    let pairs = zip(signs.unicodeScalars, spelt.map { String($0) })
    return Dictionary(pairs) { first, _ in first }
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'",
    "‚": "'", "′": "'", "–": "-", "—": "--", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "-",
    "◦": "-", "▪": "-", "●": "-", "·": "*", "×": "x", "÷": "/", "±": "+/-", "→": "->", "←": "<-",
    "↔": "<->", "⇒": "=>", "⇔": "<=>", "↦": "->", "➔": "->", "➜": "->", "▼": "v", "▲": "^",
    "►": ">", "▶": ">", "◄": "<", "↓": "v", "↑": "^", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~",
    "∼": "~", "≡": "==", "≪": "<<", "≫": ">>", "∞": "infinity", "√": "sqrt", "∏": "product",
    "∑": "sum", "∫": "integral", "∂": "d", "∈": "in", "∉": "not in", "∪": "union",
    "∩": "intersection", "∧": "and", "∨": "or", "¬": "not ", "✓": "[x]", "✔": "[x]", "✅": "[x]",
    "☑": "[x]", "✗": "[ ]", "✘": "[ ]", "❌": "[ ]", "☐": "[ ]", "©": "(c)", "®": "(R)",
    "™": "(TM)", "°": " degrees", "€": "EUR", "£": "GBP", "\u{FE0F}": "", "\u{2421}": "^?",
    "\u{25CC}": "", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "u", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Δ": "Delta", "Σ": "sum", "Φ": "Phi", "Ω": "Omega",
  ]
}
