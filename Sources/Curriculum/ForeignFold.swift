/// What becomes of a scalar beyond ASCII in a key, as far as guides commonly hold it.
///
/// Unicode would be asked of the whole text otherwise, which takes fifty times as long.
struct ForeignFold {
  /// The number of bytes that are read, and written if the scalar stays.
  let length: Int
  /// Whether it is a letter or a number, which stays; else the first byte says what stands for it.
  let isKept: Bool
  private(set) var bytes: SIMD4<UInt8>

  /// Reads the scalar at a place; nil if Unicode has to be asked.
  init?(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let lead = text[at]
    length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard at + length <= text.count else { return nil }
    bytes = [lead, 0, 0, 0]
    for offset in 1..<length {
      bytes[offset] = text[at + offset]
      guard text[at + offset] & 0xC0 == 0x80 else { return nil }
    }
    let fate = Self.fate(bytes)
    switch fate {
    case .letter: isKept = true
    case .capital:
      isKept = true
      bytes = Self.small(bytes)
    case .space, .nothing:
      isKept = false
      bytes.x = fate == .space ? TermKey.space : TermKey.dropped
    case .unknown: return nil
    }
  }

  private enum Fate {
    case letter
    case capital
    case space
    case nothing
    case unknown
  }

  private static func fate(_ bytes: SIMD4<UInt8>) -> Fate {
    switch bytes.x {
    case 0xC2: fateOfLatinSign(bytes.y)
    case 0xC3: fateOfLatinLetter(bytes.y)
    case 0xCE, 0xCF: fateOfGreek(bytes.x, bytes.y)
    case 0xE2: fateOfSign(bytes.y, bytes.z)
    // Brackets and stops of East Asian texts.
    case 0xE3:
      bytes.y == 0x80 && (bytes.z <= 0x82 || (0x88...0x91).contains(bytes.z)) ? .space : .unknown
    // East Asian ideographs.
    case 0xE4: bytes.y >= 0xB8 ? .letter : .unknown
    case 0xE5...0xE9: .letter
    // The replacement character and the selector behind an emoji.
    case 0xEF:
      bytes.y == 0xBF && bytes.z == 0xBD || bytes.y == 0xB8 && bytes.z == 0x8F ? .space : .unknown
    // Emoji.
    case 0xF0: bytes.y == 0x9F && (0x8C...0x9B).contains(bytes.z) ? .space : .unknown
    default: .unknown
    }
  }

  /// `ª`, `²`, `³`, `µ`, `¹`, `º` and fractions stay.
  private static func fateOfLatinSign(_ byte: UInt8) -> Fate {
    switch byte {
    case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC...0xBE: .letter
    default: .space
    }
  }

  /// All but `×` and `÷`.
  private static func fateOfLatinLetter(_ byte: UInt8) -> Fate {
    if byte == 0x97 || byte == 0xB7 { return .space }
    return byte < 0x9F ? .capital : .letter
  }

  private static func fateOfGreek(_ lead: UInt8, _ byte: UInt8) -> Fate {
    if lead == 0xCF { return byte <= 0x89 ? .letter : .unknown }
    switch byte {
    case 0x91...0xA1, 0xA4...0xA9: return .capital
    case 0xB1...: return .letter
    default: return .unknown
    }
  }

  /// Punctuation, arrows, operators, lines and pictures; subscripts stay.
  private static func fateOfSign(_ second: UInt8, _ third: UInt8) -> Fate {
    switch (second, third) {
    case (0x80, 0x99): .nothing
    case (0x80, _), (0x81, ...0xAF), (0x86, 0x90...), (0x87, _): .space
    case (0x82, ...0x89): .letter
    case (0x82, 0x8A...0x8E), (0x82, 0xA0...): .space
    case (0x84, 0xA2), (0x88...0x8B, _), (0x94...0x9C, _): .space
    default: .unknown
    }
  }

  /// The small letter for a capital one of two bytes.
  private static func small(_ bytes: SIMD4<UInt8>) -> SIMD4<UInt8> {
    // The small letters from Pi on have another first byte.
    if bytes.x == 0xCE, bytes.y >= 0xA0 { return [0xCF, bytes.y - 0x20, 0, 0] }
    return [bytes.x, bytes.y + 0x20, 0, 0]
  }
}
