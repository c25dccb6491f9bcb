import Terminal

/// The part of a long text that shows between the lines above and below it.
struct Viewport {
  /// Lines that are scrolled away at the top.
  var scroll = 0

  /// Returns exactly as many lines as there is room; what is scrolled too far comes back.
  ///
  /// The last line says so if more follows.
  mutating func lines(of body: [StyledText], room: Int, glyphs: GlyphSet) -> [StyledText] {
    let room = max(1, room)
    scroll = min(max(0, scroll), max(0, body.count - room))
    var shown = Array(body[scroll..<min(body.count, scroll + room)])
    if scroll + room < body.count {
      shown[shown.count - 1] =
        StyledText("  ") + StyledText(glyphs == .unicode ? "↓ more" : "v more", .dim)
    }
    return shown + Array(repeating: StyledText(), count: room - shown.count)
  }
}
