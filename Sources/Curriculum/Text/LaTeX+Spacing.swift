extension LaTeX {
  /// The text of an argument, in parentheses if it has more than one part.
  static func enclosed(_ pieces: [Piece]) -> String {
    let text = joined(pieces)
    let isCompound = pieces.contains {
      $0.spacing == .binary || $0.spacing == .relation || $0.spacing == .fraction
    }
    let isSum = isCompound || text.utf8.contains(0x20) && pieces.count > 1
    return isSum ? "(\(text))" : text
  }

  /// Joins pieces with spaces where they are read more easily.
  static func joined(_ pieces: [Piece]) -> String {
    var result = ""
    var last = Spacing.open
    var isApart = false
    for piece in pieces {
      if piece.spacing == .space {
        isApart = true
        continue
      }
      // A sign after an opening bracket or another sign belongs to what follows.
      let isUnary =
        piece.spacing == .binary
        && (last == .open || last == .binary || last == .relation || last == .comma)
      if needsSpace(last, isUnary ? .letter : piece.spacing, isApart), !result.isEmpty,
        result.utf8.last != 0x20
      {
        result += " "
      }
      result += piece.text
      last = isUnary ? .open : piece.spacing
      isApart = false
    }
    return String(result.trimmed)
  }

  private static func needsSpace(_ left: Spacing, _ right: Spacing, _ isApart: Bool) -> Bool {
    switch (left, right) {
    case (_, .binary), (_, .relation), (.binary, _), (.relation, _): true
    case (.open, _), (_, .close), (_, .comma): false
    case (.comma, _): true
    case (.function, .open): false
    case (.function, _), (.letter, .function), (.close, .function): true
    case (.sum, _), (.letter, .sum), (.close, .sum), (.fraction, .sum): true
    case (.fraction, .function), (.fraction, .letter), (.fraction, .fraction): true
    case (.letter, .fraction), (.close, .fraction), (.fraction, .open): true
    default: isApart
    }
  }
}
