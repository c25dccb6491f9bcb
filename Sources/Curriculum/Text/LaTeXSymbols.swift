/// What commands and marks of LaTeX look like in plain text.
enum LaTeXSymbols {
  /// How a command is set beside its neighbours.
  enum Spacing {
    /// Like a letter.
    case letter
    /// With a space on both sides, unless nothing stands before it.
    case binary
    /// With a space on both sides, always.
    case relation
    /// A name of a function, with a space after it unless a parenthesis follows.
    case function
    /// A sign over many terms, with a space after it.
    case sum
  }

  /// A command that stands for a text.
  struct Symbol {
    let text: String
    let spacing: Spacing
  }

  /// Commands without arguments, by their name.
  static let commands: [String: Symbol] = {
    var commands: [String: Symbol] = [:]
    func add(_ pairs: [String: String], _ spacing: Spacing) {
      for (name, text) in pairs { commands[name] = Symbol(text: text, spacing: spacing) }
    }
    add(letters, .letter)
    add(binaries, .binary)
    add(relations, .relation)
    for name in functions { commands[name] = Symbol(text: name, spacing: .function) }
    add(["sum": "Σ", "prod": "∏", "int": "∫"], .sum)
    commands["argmax"] = Symbol(text: "arg max", spacing: .function)
    commands["argmin"] = Symbol(text: "arg min", spacing: .function)
    return commands
  }()

  private static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "partial": "∂", "nabla": "∇", "infty": "∞",
    "ell": "ℓ", "hbar": "ℏ", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃",
    "neg": "¬", "lnot": "¬", "ldots": "…", "dots": "…", "cdots": "…", "vdots": "⋮",
    "prime": "′", "circ": "°", "degree": "°", "angle": "∠", "top": "⊤", "bot": "⊥",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩",
    "lbrace": "{", "rbrace": "}", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖",
    "backslash": "\\", "Re": "Re", "Im": "Im", "checkmark": "✓", "quad": " ", "qquad": " ",
    "star": "⋆", "dagger": "†",
  ]

  private static let binaries: [String: String] = [
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "cup": "∪",
    "cap": "∩", "setminus": "∖", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "land": "∧",
    "wedge": "∧", "lor": "∨", "vee": "∨", "bullet": "•",
  ]

  private static let relations: [String: String] = [
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠",
    "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "ll": "≪",
    "gg": "≫", "lt": "<", "gt": ">", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "supset": "⊃", "to": "→", "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←",
    "Rightarrow": "⇒", "implies": "⇒", "Leftrightarrow": "⇔", "iff": "⇔", "mapsto": "↦",
    "gets": "←", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓", "mid": "|",
    "parallel": "∥", "perp": "⊥",
    "coloneqq": "≔", "therefore": "∴", "because": "∵", "colon": ":",
  ]

  private static let functions = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "max", "min", "arg",
    "sup", "inf", "lim", "det", "dim", "Pr", "gcd", "deg", "ker",
  ]

  /// Commands whose argument is text or is only set in another type.
  static let wrappers: Set<String> = [
    "text", "textbf", "textit", "textrm", "texttt", "textsf", "mathrm", "mathbf", "mathit",
    "mathsf", "mathtt", "mathcal", "mathscr", "boldsymbol", "bm", "operatorname", "mbox",
    "displaystyle", "mathop", "underline", "boxed", "pmb", "emph",
    "mathfrak",
  ]

  /// Commands that say how large something is set, and no more.
  static let sizes: Set<String> = [
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
    "biggr", "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle", "middle",
  ]

  /// Letters with a mark above, by the command and the letter; others get a combining mark.
  static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}",
    "ddot": "\u{308}", "check": "\u{30C}",
  ]

  /// Letters that Unicode has with a circumflex.
  static let circumflexed: [Character: Character] = [
    "a": "â", "c": "ĉ", "e": "ê", "g": "ĝ", "h": "ĥ", "i": "î", "j": "ĵ", "o": "ô", "s": "ŝ",
    "u": "û", "w": "ŵ", "y": "ŷ", "z": "ẑ", "A": "Â", "C": "Ĉ", "E": "Ê", "G": "Ĝ", "H": "Ĥ",
    "I": "Î", "J": "Ĵ", "O": "Ô", "S": "Ŝ", "U": "Û", "W": "Ŵ", "Y": "Ŷ",
  ]

  /// Letters with a double stroke, as sets are written.
  static let doubleStruck: [Character: Character] = [
    "C": "ℂ", "E": "𝔼", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
  ]

  private static let superscripts = table(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW′°*⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ′°*ᵀ"
  )

  private static let subscripts = table(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
  )

  private static func table(_ plain: String, _ raised: String) -> [Character: Character] {
    Dictionary(zip(plain, raised)) { first, _ in first }
  }

  /// Returns a text written above the line, or nil if a character has no such form.
  static func superscript(_ text: String) -> String? { mapped(text, superscripts) }

  /// Returns a text written below the line, or nil if a character has no such form.
  static func `subscript`(_ text: String) -> String? { mapped(text, subscripts) }

  private static func mapped(_ text: String, _ table: [Character: Character]) -> String? {
    var result = ""
    for character in text where character != " " {
      guard let mapped = table[character] else { return nil }
      result.append(mapped)
    }
    return result.isEmpty ? nil : result
  }
}
