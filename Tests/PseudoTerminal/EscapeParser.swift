/// Cuts the bytes that a program writes into characters, controls and sequences.
struct EscapeParser: Sendable {
  enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    case escape(final: UInt8)
    case sequence(isPrivate: Bool, parameters: [Int], final: UInt8)
  }

  private enum State: Sendable {
    case ground
    case escape
    case charset
    case sequence
    case string
    case stringEscape
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  private var partial: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Token? {
    switch state {
    case .ground: return takeGround(byte)
    case .escape: return takeEscape(byte)
    case .charset: state = .ground
    case .sequence: return takeSequence(byte)
    case .string:
      if byte == 0x07 { state = .ground }
      if byte == 0x1B { state = .stringEscape }
    case .stringEscape: state = .ground
    }
    return nil
  }

  private mutating func takeGround(_ byte: UInt8) -> Token? {
    if byte == 0x1B {
      partial = []
      state = .escape
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .scalar(Unicode.Scalar(byte)) }
    if byte >= 0xC0 { partial = [] }
    partial.append(byte)
    let length = partial[0] >= 0xF0 ? 4 : partial[0] >= 0xE0 ? 3 : 2
    guard partial.count == length else { return nil }
    let scalar = String(decoding: partial, as: UTF8.self).unicodeScalars.first
    partial = []
    return scalar.map(Token.scalar)
  }

  private mutating func takeEscape(_ byte: UInt8) -> Token? {
    switch byte {
    case UInt8(ascii: "["):
      collected = []
      state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      state = .string
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"):
      state = .charset
    case 0x1B: break
    default:
      state = .ground
      return .escape(final: byte)
    }
    return nil
  }

  private mutating func takeSequence(_ byte: UInt8) -> Token? {
    switch byte {
    case 0x40...0x7E:
      state = .ground
      let isPrivate = collected.first.map { (0x3C...0x3F).contains($0) } ?? false
      let digits = String(decoding: collected.drop { (0x3C...0x3F).contains($0) }, as: UTF8.self)
      let parameters = digits.split(separator: ";", omittingEmptySubsequences: false)
      return .sequence(
        isPrivate: isPrivate,
        parameters: digits.isEmpty ? [] : parameters.map { Int($0) ?? 0 },
        final: byte
      )
    case 0x20...0x3F: collected.append(byte)
    case 0x1B: state = .escape
    default: state = .ground
    }
    return nil
  }
}
