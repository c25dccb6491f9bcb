/// Makes untrusted text safe to print: what remains cannot steer a terminal or hide its own order.
///
/// Controls become visible symbols; bidirectional controls, invisible formats and stray joiners are
/// dropped; no character keeps more than a few marks; a mark without a base gets a dotted circle.
/// Joiners stay where a script or an emoji needs them. Sanitizing twice changes nothing more.
///
/// - Parameters:
///   - text: Any text.
///   - keepingNewlines: Whether line breaks of any kind become `\n` instead of a symbol.
///   - keepingTabs: Whether tabs stay instead of becoming a symbol.
/// - Returns: A text that holds no control besides those asked for.
/// - Complexity: O(n); ASCII without controls is returned as it is.
package func sanitized(
  _ text: String,
  keepingNewlines: Bool = false,
  keepingTabs: Bool = false
) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case 0x20..<0x7F: true
    case 0x0A: keepingNewlines
    case 0x09: keepingTabs
    default: false
    }
  }
  if isPlain { return text }
  var sanitizer = Sanitizer(keepsNewlines: keepingNewlines, keepsTabs: keepingTabs)
  for scalar in text.unicodeScalars { sanitizer.take(scalar) }
  return sanitizer.finish()
}

/// The scalar by scalar work of `sanitized`.
private struct Sanitizer {
  /// The most marks that one character keeps; real scripts need fewer.
  static let markLimit = 6

  let keepsNewlines: Bool
  let keepsTabs: Bool
  private var result = String.UnicodeScalarView()
  private var base: Unicode.Scalar?
  private var last: Unicode.Scalar?
  private var marks = 0
  private var heldJoiner: Unicode.Scalar?
  private var endsWithReturn = false

  init(keepsNewlines: Bool, keepsTabs: Bool) {
    self.keepsNewlines = keepsNewlines
    self.keepsTabs = keepsTabs
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    let followsReturn = endsWithReturn
    endsWithReturn = false
    switch scalar.value {
    case 0x20..<0x7F: append(base: scalar)
    case 0x0A where keepsNewlines: if !followsReturn { append(control: "\n") }
    case 0x0D where keepsNewlines:
      endsWithReturn = true
      append(control: "\n")
    case 0x85 where keepsNewlines, 0x2028 where keepsNewlines, 0x2029 where keepsNewlines:
      append(control: "\n")
    case 0x09 where keepsTabs: append(control: "\t")
    case 0x00..<0x20: append(base: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: append(base: "\u{2421}")
    case 0x80..<0xA0: append(base: "\u{FFFD}")
    case 0x2028, 0x2029: append(base: "\u{2424}")
    case 0x200C, 0x200D: if last != nil { heldJoiner = scalar }
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: appendSelector(scalar)
    case 0x1160, 0x115F, 0x3164, 0xFFA0: append(base: " ")
    default: takeOther(scalar)
    }
  }

  mutating func finish() -> String { String(result) }

  private mutating func takeOther(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .format:
      // Number signs and the like enclose the digits that follow; all other formats are unseen.
      if Self.isVisibleFormat(scalar) { append(base: scalar) }
    case .nonspacingMark, .enclosingMark, .spacingMark:
      append(mark: scalar, isInvisible: properties.isDefaultIgnorableCodePoint)
    default:
      if properties.isNoncharacterCodePoint {
        append(base: "\u{FFFD}")
      } else if !properties.isDefaultIgnorableCodePoint {
        append(base: scalar)
      }
    }
  }

  private static func isVisibleFormat(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private mutating func append(control: Unicode.Scalar) {
    heldJoiner = nil
    result.append(control)
    base = nil
    last = nil
    marks = 0
  }

  private mutating func append(base scalar: Unicode.Scalar) {
    if let joiner = heldJoiner, let base, Self.joins(base, joiner, scalar) {
      result.append(joiner)
    }
    heldJoiner = nil
    result.append(scalar)
    base = scalar
    last = scalar
    marks = 0
  }

  private mutating func append(mark: Unicode.Scalar, isInvisible: Bool) {
    if isInvisible { return }
    heldJoiner = nil
    if base == nil { append(base: "\u{25CC}") }
    marks += 1
    guard marks <= Self.markLimit else { return }
    result.append(mark)
    last = mark
  }

  private mutating func appendSelector(_ selector: Unicode.Scalar) {
    // A selector speaks of the scalar just before it; anywhere else it hides.
    guard heldJoiner == nil, let base, last == base, marks == 0, !base.properties.isWhitespace
    else { return }
    result.append(selector)
    last = selector
  }

  private static func joins(
    _ left: Unicode.Scalar,
    _ joiner: Unicode.Scalar,
    _ right: Unicode.Scalar
  ) -> Bool {
    guard left.value > 0x7F, right.value > 0x7F else { return false }
    if joiner.value == 0x200D, left.properties.isEmoji || left.properties.isEmojiModifier {
      return right.properties.isEmoji
    }
    return left.value >= 0x600 && left.properties.isAlphabetic && right.properties.isAlphabetic
  }
}
