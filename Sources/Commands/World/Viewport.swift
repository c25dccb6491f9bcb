import Terminal

/// The part of a long text that shows between the lines above and below it.
struct Viewport {
  /// Lines that are scrolled away at the top.
  var scroll = 0

  /// Moves by a key that scrolls; returns whether the key was one.
  ///
  /// - Parameter page: The lines that a page key moves by.
  mutating func move(by key: Key, page: Int) -> Bool {
    switch key {
    case .down: scroll += 1
    case .up: scroll -= 1
    case .pageDown: scroll += max(1, page)
    case .pageUp: scroll -= max(1, page)
    case .home: scroll = 0
    case .end: scroll = Int.max / 2
    default: return false
    }
    return true
  }

  /// Scrolls so that a line shows at the top, or as near to it as the lines after it allow.
  mutating func show(_ line: Int, of count: Int, room: Int) {
    scroll = min(line, max(0, count - max(1, room)))
  }

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
