extension LaTeX {
  mutating func read(command name: String, _ pieces: inout [Piece]) -> Bool {
    if let symbol = LaTeXSymbols.commands[name] {
      let spacing: Spacing =
        switch symbol.spacing {
        case .letter: symbol.text == " " ? .space : .letter
        case .binary: .binary
        case .relation: .relation
        case .function: .function
        case .sum: .sum
        }
      // The space after a command only ends its name.
      if spacing == .letter { skipSpaces() }
      pieces.append(Piece(text: symbol.text, spacing: spacing))
      return true
    }
    if LaTeXSymbols.sizes.contains(name) {
      // `\left.` stands for no bracket at all.
      if peek == UInt8(ascii: "."), name == "left" || name == "right" { at += 1 }
      return true
    }
    if LaTeXSymbols.wrappers.contains(name) { return readWrapper(name, &pieces) }
    if let accent = LaTeXSymbols.accents[name] { return readAccent(name, accent, &pieces) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return readFraction(&pieces)
    case "sqrt": return readRoot(&pieces)
    case "binom":
      guard let upper = argument(), let lower = argument() else { return false }
      pieces.append(
        Piece(text: "C(\(Self.joined(upper)), \(Self.joined(lower)))", spacing: .letter)
      )
      return true
    case "mathbb":
      guard let text = literalArgument() else { return false }
      let struck = text.map { LaTeXSymbols.doubleStruck[$0] ?? $0 }
      pieces.append(Piece(text: String(struck), spacing: .letter))
      return true
    case "ce":
      guard let text = chemistryArgument() else { return false }
      pieces.append(Piece(text: text, spacing: .letter))
      return true
    case "begin", "end": return readEnvironment(isOpening: name == "begin", &pieces)
    case "underset", "overset", "stackrel":
      guard let script = argument(), let base = argument() else { return false }
      pieces += base.count == 1 ? base : [Piece(text: Self.joined(base), spacing: .letter)]
      attach(Self.joined(script), isRaised: name != "underset", to: &pieces)
      return true
    case "underbrace", "overbrace": return readBrace(&pieces)
    case "xrightarrow", "xleftarrow":
      guard let label = argument() else { return false }
      let text = name == "xrightarrow" ? "–\(Self.joined(label))→" : "←\(Self.joined(label))–"
      pieces.append(Piece(text: text, spacing: .relation))
      return true
    case "not":
      skipSpaces()
      guard readNext(&pieces), var last = pieces.popLast() else { return false }
      let negated = ["=": "≠", "∈": "∉", "<": "≮", ">": "≯", "⊂": "⊄", "≡": "≢"]
      last.text = negated[last.text] ?? last.text + "\u{338}"
      pieces.append(last)
      return true
    case "label", "tag": return literalArgument() != nil
    default: return false
    }
  }

  mutating func readEnvironment(isOpening: Bool, _ pieces: inout [Piece]) -> Bool {
    let plain = ["aligned", "align", "align*", "equation", "equation*", "split", "gathered"]
    let brackets = [
      "matrix": ("[", "]"), "bmatrix": ("[", "]"), "pmatrix": ("[", "]"), "cases": ("{", "}"),
    ]
    guard let name = literalArgument() else { return false }
    let bracket = brackets[name]
    guard bracket != nil || plain.contains(name) else { return false }
    if isOpening { rows.append(bracket != nil) } else if rows.popLast() == nil { return false }
    if let bracket {
      let piece = Piece(
        text: isOpening ? bracket.0 : bracket.1,
        spacing: isOpening ? .open : .close
      )
      // A break after the last row parts nothing.
      if !isOpening { dropBreak(&pieces) }
      pieces.append(piece)
    }
    return true
  }

  func dropBreak(_ pieces: inout [Piece]) {
    while let last = pieces.last, last.spacing == .space || last.text == ";" {
      pieces.removeLast()
    }
  }

  mutating func readWrapper(_ name: String, _ pieces: inout [Piece]) -> Bool {
    if peek == UInt8(ascii: "*") { at += 1 }
    guard name.hasPrefix("text") || name == "mbox" || name == "emph" || name == "operatorname"
    else {
      guard let inner = argument() else { return false }
      pieces += inner.count == 1 ? inner : [Piece(text: Self.joined(inner), spacing: .letter)]
      return true
    }
    guard let text = literalArgument() else { return false }
    pieces.append(Piece(text: text, spacing: name == "operatorname" ? .function : .letter))
    return true
  }

  mutating func readAccent(
    _ name: String,
    _ accent: Unicode.Scalar,
    _ pieces: inout [Piece]
  ) -> Bool {
    guard let inner = argument() else { return false }
    let text = Self.joined(inner)
    guard let letter = text.first else { return false }
    if text.count > 1 {
      // A mark over a whole expression has no form in plain text.
      pieces.append(Piece(text: "\(name)(\(text))", spacing: .letter))
    } else if accent == "\u{302}", let whole = LaTeXSymbols.circumflexed[letter] {
      pieces.append(Piece(text: String(whole), spacing: .letter))
    } else {
      pieces.append(Piece(text: text + String(accent), spacing: .letter))
    }
    return true
  }

  mutating func readFraction(_ pieces: inout [Piece]) -> Bool {
    guard let upper = argument(), let lower = argument() else { return false }
    let above = Self.enclosed(upper)
    let below = Self.enclosed(lower)
    let isShort = above.count == 1 && below.count == 1
    let sign = isShort ? "/" : " / "
    pieces.append(Piece(text: above + sign + below, spacing: .fraction))
    return true
  }

  mutating func readRoot(_ pieces: inout [Piece]) -> Bool {
    var degree = "2"
    skipSpaces()
    if peek == UInt8(ascii: "[") {
      at += 1
      guard let read = self.pieces(until: UInt8(ascii: "]")) else { return false }
      degree = Self.joined(read)
    }
    guard let inner = argument() else { return false }
    let text = Self.joined(inner)
    let sign: String
    switch degree {
    case "2": sign = "√"
    case "3": sign = "∛"
    case "4": sign = "∜"
    default:
      guard let raised = LaTeXSymbols.superscript(degree) else { return false }
      sign = raised + "√"
    }
    pieces.append(Piece(text: text.count == 1 ? sign + text : "\(sign)(\(text))", spacing: .letter))
    return true
  }

  mutating func readScript(_ mark: UInt8, _ pieces: inout [Piece]) -> Bool {
    at += 1
    guard let script = argument() else { return false }
    let text = Self.joined(script)
    guard !text.isEmpty else { return true }
    attach(text, isRaised: mark == UInt8(ascii: "^"), to: &pieces)
    return true
  }

  /// Reads what a brace holds together, and what stands at it.
  private mutating func readBrace(_ pieces: inout [Piece]) -> Bool {
    guard let inner = argument() else { return false }
    pieces.append(Piece(text: "(\(Self.joined(inner)))", spacing: .letter))
    guard let mark = peek, "_^".utf8.contains(mark) else { return true }
    at += 1
    guard let script = argument() else { return false }
    // Words below the brace say what it is, which no line of text can.
    let text = Self.joined(script)
    if text.count <= 2 { attach(text, isRaised: mark == UInt8(ascii: "^"), to: &pieces) }
    return true
  }

  /// Writes a script above or below the line, in small letters if there are such.
  func attach(_ text: String, isRaised: Bool, to pieces: inout [Piece]) {
    if let small = isRaised ? LaTeXSymbols.superscript(text) : LaTeXSymbols.subscript(text) {
      return attach(small, to: &pieces)
    }
    let isWord = text.utf8.allSatisfy {
      TextMarks.isLetter($0) || TextMarks.isDigit($0) || $0 >= 0x80
    }
    attach((isRaised ? "^" : "_") + (isWord ? text : "(\(text))"), to: &pieces)
  }

  func attach(_ script: String, to pieces: inout [Piece]) {
    if pieces.last?.spacing == .space { pieces.removeLast() }
    guard var base = pieces.popLast() else {
      pieces.append(Piece(text: script, spacing: .letter))
      return
    }
    if base.spacing == .fraction {
      base = Piece(text: "(\(base.text))", spacing: .letter)
    }
    base.text += script
    pieces.append(base)
  }
}
