/// Draws a horizontal bar of exactly a width.
///
/// Unicode bars grow by eighths of a column. Something always shows above zero, and only one is
/// full.
///
/// - Parameters:
///   - fraction: How much is filled; outside `0...1` it is clamped, not a number counts as zero.
///   - width: The columns of the whole bar; at zero or below the bar is empty.
///   - glyphs: What to draw with; ASCII bars are `###---`.
package func bar(fraction: Double, width: Int, glyphs: GlyphSet = .unicode) -> String {
  guard width > 0 else { return "" }
  let clamped = fraction.isNaN ? 0 : min(1, max(0, fraction))
  let steps = glyphs == .unicode ? width * 8 : width
  var filled = Int((clamped * Double(steps)).rounded())
  if clamped > 0 { filled = max(1, filled) }
  if clamped < 1 { filled = min(steps - 1, filled) }
  guard glyphs == .unicode else {
    return String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
  }
  let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][filled % 8]
  let blanks = width - filled / 8 - (partial.isEmpty ? 0 : 1)
  return String(repeating: "█", count: filled / 8) + partial + String(repeating: " ", count: blanks)
}
