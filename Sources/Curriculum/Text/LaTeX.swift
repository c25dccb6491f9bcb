/// Formulas of LaTeX as plain text: `\frac{TP}{TP+FP}` becomes `TP / (TP + FP)`.
///
/// A small recursive-descent reader over bytes. What it does not know it does not guess: the whole
/// formula then stays as it is.
struct LaTeX {
  /// How a piece is set beside its neighbours.
  enum Spacing {
    case letter
    case binary
    case relation
    case function
    case sum
    case fraction
    case open
    case close
    case comma
    case space
  }

  /// A stretch of output that scripts can be attached to.
  struct Piece {
    var text: String
    var spacing: Spacing
  }

  private let bytes: ArraySlice<UInt8>
  var at: Int
  private var depth = 0
  /// Whether the environments that are open are matrices.
  var rows: [Bool] = []

  /// Groups nested deeper than this are not read.
  private static let deepestGroup = 12
  /// Longer formulas are not for reading from a card.
  static let longestFormula = 600

  /// Returns a formula as plain text, or nil if it has something that cannot be shown so.
  ///
  /// - Parameter formula: What stands between the dollar signs.
  /// - Complexity: O(n) in the number of bytes.
  static func text(_ formula: ArraySlice<UInt8>) -> String? {
    guard formula.count <= longestFormula else { return nil }
    var reader = LaTeX(bytes: formula, at: formula.startIndex)
    guard let pieces = reader.pieces(until: nil), reader.at == formula.endIndex else { return nil }
    let text = joined(pieces)
    return text.isEmpty ? nil : text
  }

  /// Returns a single command with its arguments and scripts as plain text, and where it ends.
  ///
  /// - Parameter bytes: A text that begins with a backslash.
  static func command(_ bytes: ArraySlice<UInt8>) -> (text: String, end: Int)? {
    var reader = LaTeX(bytes: bytes.prefix(longestFormula), at: bytes.startIndex)
    var pieces: [Piece] = []
    guard reader.readNext(&pieces), !pieces.isEmpty else { return nil }
    while let next = reader.peek, next == UInt8(ascii: "_") || next == UInt8(ascii: "^") {
      guard reader.readNext(&pieces) else { return nil }
    }
    let text = joined(pieces)
    return text.isEmpty ? nil : (text, reader.at)
  }

  private init(bytes: ArraySlice<UInt8>, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  var peek: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  /// Reads up to a closing byte, which is read too, or to the end.
  mutating func pieces(until close: UInt8?) -> [Piece]? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestGroup else { return nil }
    var pieces: [Piece] = []
    while let byte = peek {
      if byte == close {
        at += 1
        return pieces
      }
      guard readNext(&pieces) else { return nil }
    }
    return close == nil ? pieces : nil
  }

  /// Reads one letter, number, sign, command, script or group.
  mutating func readNext(_ pieces: inout [Piece]) -> Bool {
    guard let byte = peek else { return false }
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "~"):
      at += 1
      pieces.append(Piece(text: " ", spacing: .space))
      return true
    case UInt8(ascii: "\\"): return readCommand(&pieces)
    case UInt8(ascii: "{"):
      at += 1
      guard let group = self.pieces(until: UInt8(ascii: "}")) else { return false }
      let isFraction = group.count == 1 && group[0].spacing == .fraction
      // What stands in braces is set like a letter, whatever it is.
      pieces += isFraction ? group : [Piece(text: Self.joined(group), spacing: .letter)]
      return true
    case UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "#"): return false
    case UInt8(ascii: "^"), UInt8(ascii: "_"): return readScript(byte, &pieces)
    case UInt8(ascii: "&"):
      at += 1
      // Within a matrix it parts two cells, elsewhere it only aligns lines.
      if rows.last ?? false { pieces.append(Piece(text: ",", spacing: .comma)) }
      return true
    case UInt8(ascii: "'"):
      at += 1
      attach("′", to: &pieces)
      return true
    default: break
    }
    let isApart = pieces.last?.spacing == .space
    let start = at
    at += 1
    var piece = Piece(text: "", spacing: .letter)
    switch byte {
    case UInt8(ascii: "+"): piece = Piece(text: "+", spacing: .binary)
    case UInt8(ascii: "-"): piece = Piece(text: "−", spacing: .binary)
    case UInt8(ascii: "*"): piece = Piece(text: "×", spacing: .binary)
    case UInt8(ascii: "/"):
      piece = Piece(text: "/", spacing: isApart || peek == 0x20 ? .binary : .letter)
    case UInt8(ascii: ":") where peek == UInt8(ascii: "="):
      at += 1
      piece = Piece(text: ":=", spacing: .relation)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
      piece = Piece(text: String(UnicodeScalar(byte)), spacing: .relation)
    case UInt8(ascii: "("), UInt8(ascii: "["):
      piece = Piece(text: String(UnicodeScalar(byte)), spacing: .open)
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      piece = Piece(text: String(UnicodeScalar(byte)), spacing: .close)
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      // A comma within a number is no list.
      let isInNumber =
        at < bytes.endIndex && TextMarks.isDigit(bytes[at]) && start > bytes.startIndex
        && TextMarks.isDigit(bytes[start - 1])
      piece = Piece(text: byte == 0x2C ? "," : ";", spacing: isInNumber ? .letter : .comma)
    default:
      // Words and numbers stay in one piece, other characters are pieces of their own.
      if byte >= 0x80 {
        while let next = peek, next & 0xC0 == 0x80 { at += 1 }
      } else if TextMarks.isDigit(byte) {
        while let next = peek, TextMarks.isDigit(next) || next == UInt8(ascii: ".") { at += 1 }
      }
      piece.text = String(decoding: bytes[start..<at], as: UTF8.self)
    }
    pieces.append(piece)
    return true
  }

  // The arguments of a command.

  mutating func skipSpaces() {
    while let byte = peek, TextBytes.isSpace(byte) { at += 1 }
  }

  /// Reads a group, a command or a single character.
  mutating func argument() -> [Piece]? {
    skipSpaces()
    guard let byte = peek else { return nil }
    if byte == UInt8(ascii: "{") {
      at += 1
      return pieces(until: UInt8(ascii: "}"))
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestGroup else { return nil }
    var result: [Piece] = []
    if TextMarks.isDigit(byte) {
      // Without braces an argument is one digit.
      at += 1
      return [Piece(text: String(UnicodeScalar(byte)), spacing: .letter)]
    }
    return readNext(&result) ? result : nil
  }

  /// Reads a group as it is written, without spaces being dropped.
  mutating func literalArgument(keepsBraces: Bool = false) -> String? {
    skipSpaces()
    guard peek == UInt8(ascii: "{") else { return nil }
    at += 1
    var result: [UInt8] = []
    var open = 1
    while let byte = peek {
      at += 1
      switch byte {
      case UInt8(ascii: "{"):
        open += 1
        if keepsBraces { result.append(byte) }
      case UInt8(ascii: "}"):
        open -= 1
        if open == 0 { return String(decoding: result, as: UTF8.self) }
        if keepsBraces { result.append(byte) }
      case UInt8(ascii: "$"): return nil
      case UInt8(ascii: "\\"):
        guard let next = peek, !TextMarks.isLetter(next) else { return nil }
        at += 1
        result.append(next == UInt8(ascii: ",") ? 0x20 : next)
      case UInt8(ascii: "~"), 0x0A, 0x0D: result.append(0x20)
      default: result.append(byte)
      }
    }
    return nil
  }

  mutating func readCommand(_ pieces: inout [Piece]) -> Bool {
    at += 1
    guard let first = peek else { return false }
    guard TextMarks.isLetter(first) else {
      at += 1
      switch first {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), 0x20:
        pieces.append(Piece(text: " ", spacing: .space))
      case UInt8(ascii: "!"): break
      case UInt8(ascii: "\\"): pieces.append(Piece(text: ";", spacing: .comma))
      case UInt8(ascii: "|"): pieces.append(Piece(text: "‖", spacing: .letter))
      case UInt8(ascii: "{"): pieces.append(Piece(text: "{", spacing: .open))
      case UInt8(ascii: "}"): pieces.append(Piece(text: "}", spacing: .close))
      case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "#"),
        UInt8(ascii: "_"):
        pieces.append(Piece(text: String(UnicodeScalar(first)), spacing: .letter))
      default: return false
      }
      return true
    }
    let start = at
    while let byte = peek, TextMarks.isLetter(byte) { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    return read(command: name, &pieces)
  }
}
