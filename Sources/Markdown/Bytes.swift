/// The bytes that Markdown gives a meaning, and classes of bytes.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let bang = UInt8(ascii: "!")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let apostrophe = UInt8(ascii: "'")
  static let openParen = UInt8(ascii: "(")
  static let closeParen = UInt8(ascii: ")")
  static let star = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let dash = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let question = UInt8(ascii: "?")
  static let at = UInt8(ascii: "@")
  static let openBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closeBracket = UInt8(ascii: "]")
  static let caret = UInt8(ascii: "^")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let pipe = UInt8(ascii: "|")
  static let tilde = UInt8(ascii: "~")
}

extension UInt8 {
  @inline(__always) var isSpaceOrTab: Bool { self == Byte.space || self == Byte.tab }
  @inline(__always) var isLineEnd: Bool {
    self == Byte.lineFeed || self == Byte.carriageReturn
  }
  /// Space, tab, line feed and carriage return: what the specification skips and trims.
  @inline(__always) var isWhitespace: Bool { isSpaceOrTab || isLineEnd }
  @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  @inline(__always) var isAlphanumeric: Bool { isLetter || isDigit }
  @inline(__always) var isHexDigit: Bool {
    isDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66)
  }
  /// ASCII punctuation, all of which a backslash escapes.
  @inline(__always) var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x7E) && !isAlphanumeric
  }
  /// A control character that no bare link destination may hold.
  ///
  /// NUL is none: it stands for U+FFFD.
  @inline(__always) var isControl: Bool { (self < 0x20 && self != 0) || self == 0x7F }
  @inline(__always) var isContinuation: Bool { self & 0xC0 == 0x80 }
  @inline(__always) var lowercased: UInt8 {
    self >= 0x41 && self <= 0x5A ? self | 0x20 : self
  }
}

/// What a character beside a delimiter run is, for the rules on flanking.
enum CharacterClass {
  case whitespace
  case punctuation
  case other

  @inline(__always)
  init(ascii byte: UInt8) {
    if byte == Byte.space || (byte >= 9 && byte <= 13 && byte != 11) {
      self = .whitespace
    } else if byte.isPunctuation || byte == 0 {
      self = .punctuation
    } else {
      self = .other
    }
  }

  /// Classifies a scalar: Unicode whitespace is Zs, punctuation is P or S.
  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      self.init(ascii: UInt8(truncatingIfNeeded: scalar.value))
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .whitespace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .other
    }
  }
}

extension Unicode.Scalar {
  /// The character that stands for NUL and for damaged UTF-8.
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Decodes one scalar, and says how many bytes it takes; damage gives U+FFFD and one byte.
  static func decode(
    _ base: UnsafePointer<UInt8>,
    at start: Int,
    end: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = base[start]
    if first < 0x80 { return (first == 0 ? .replacement : Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, start + length <= end else { return (.replacement, 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      let byte = base[start + offset]
      guard byte.isContinuation else { return (.replacement, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (.replacement, 1) }
    return (scalar, length)
  }

  /// Decodes the scalar that ends just before an offset; damage gives U+FFFD.
  static func decode(
    _ base: UnsafePointer<UInt8>,
    before end: Int,
    start: Int
  ) -> Unicode.Scalar {
    var first = end - 1
    while first > start, base[first].isContinuation, end - first < 4 { first -= 1 }
    let (scalar, length) = decode(base, at: first, end: end)
    return first + length == end ? scalar : .replacement
  }
}
