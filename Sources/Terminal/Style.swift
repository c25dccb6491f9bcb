/// One of the sixteen colours that every colour terminal has; the person's theme says how it looks.
package enum Color: UInt8, Hashable, Sendable, CaseIterable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How text looks: a set of attributes and perhaps a colour.
package struct Style: Hashable, Sendable {
  /// Looks that can be combined.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each look.
    package let rawValue: UInt8

    /// Creates a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let italic = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
    package static let reverse = Attributes(rawValue: 16)
  }

  /// The attributes that are on.
  package var attributes: Attributes
  /// The colour of the letters; nil leaves the terminal's own.
  package var foreground: Color?

  /// Creates a style; without arguments, the plain one.
  package init(_ attributes: Attributes = [], foreground: Color? = nil) {
    self.attributes = attributes
    self.foreground = foreground
  }

  /// The terminal's own look.
  package static let plain = Style()
  package static let bold = Style(.bold)
  package static let dim = Style(.dim)
  package static let italic = Style(.italic)
  package static let underline = Style(.underline)
  package static let reverse = Style(.reverse)

  /// Returns the style that only sets a colour.
  package static func color(_ color: Color) -> Style { Style(foreground: color) }

  /// Returns this style with another on top: attributes join, the other's colour wins.
  package func adding(_ other: Style) -> Style {
    Style(
      attributes.union(other.attributes),
      foreground: other.foreground ?? foreground
    )
  }

  /// The escape sequence that sets exactly this style, whatever was set before.
  ///
  /// Source: ECMA-48, select graphic rendition; colours above seven as in aixterm.
  var selectSequence: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.italic) { codes.append("3") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let foreground {
      let number = Int(foreground.rawValue)
      codes.append(String(number < 8 ? 30 + number : 82 + number))
    }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
