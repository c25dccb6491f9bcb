/// Which characters lines and bars are drawn with.
package enum GlyphSet: Hashable, Sendable {
  /// Box drawing, block elements and the ellipsis.
  case unicode
  /// What every terminal and every locale can show.
  case ascii

  /// Decides from the locale: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
  package static func decided(environment: [String: String]) -> GlyphSet {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let locale = value.lowercased()
      return locale.contains("utf-8") || locale.contains("utf8") ? .unicode : .ascii
    }
    return .ascii
  }

  /// A piece of a horizontal rule.
  package var horizontal: String { self == .unicode ? "─" : "-" }
  /// A piece of a vertical rule.
  package var vertical: String { self == .unicode ? "│" : "|" }
  /// Where two rules cross.
  package var crossing: String { self == .unicode ? "┼" : "+" }
  /// What stands for text that was cut off, one column wide.
  package var ellipsis: String { self == .unicode ? "…" : "~" }
}
