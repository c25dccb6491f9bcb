import Curriculum
import Memory
import Study
import Terminal

/// The lines that show a review session in a terminal.
struct ReviewScreen {
  /// The size of the window.
  var size: TerminalSize
  /// What boxes and bars are drawn with.
  let glyphs: GlyphSet
  /// Which keys do what.
  let keys: KeyBindings
  /// Which part of the card shows.
  var viewport = Viewport()
  /// Something to say below the card, until the next key.
  var hint = ""

  /// Text wider than this is tiring to read.
  private static let widestText = 88
  private static let margin = StyledText("  ")

  /// Returns the lines of the window for a session; what is scrolled too far comes back.
  mutating func lines(
    _ session: ReviewSession,
    left: Int,
    pauses: [(grade: Grade, pause: Pause)]
  ) -> [StyledText] {
    guard let index = session.current else { return [] }
    let card = CardText(session.graph.cards[index], in: session.graph)
    var isRevealed = false
    if case .answer = session.stage { isRevealed = true }
    let head = headLines(done: session.answers.count, left: left)
    let foot = footLines(isRevealed: isRevealed, pauses: pauses)
    let body = bodyLines(card, isRevealed: isRevealed)
    let room = size.rows - head.count - foot.count
    return head + viewport.lines(of: body, room: room, glyphs: glyphs) + foot
  }

  /// Whether the window is so small that only the nearest title is worth its lines.
  private var isCompact: Bool { size.rows < 20 || size.columns < 60 }

  private var textWidth: Int { max(10, min(size.columns - 4, Self.widestText)) }

  private func headLines(done: Int, left: Int) -> [StyledText] {
    let total = max(1, done + left)
    let counts = "\(done) done · \(left) left "
    let title = StyledText(" retain", .bold)
    let space = size.columns - title.width - TextWidth.of(counts) - 2
    let fraction = Double(done) / Double(total)
    let middle =
      space >= 10
      ? StyledText(
        bar(fraction: fraction, width: min(space - 2, 40), glyphs: glyphs),
        .color(.green)
      )
      : StyledText()
    let left = (title + StyledText("  ") + middle).padded(
      to: max(0, size.columns - TextWidth.of(counts))
    )
    return [left + StyledText(counts, .dim), StyledText()]
  }

  private func bodyLines(_ card: CardText, isRevealed: Bool) -> [StyledText] {
    var lines: [StyledText] = []
    if isCompact {
      lines.append(
        (Self.margin + StyledText(card.title, .dim)).truncated(to: size.columns, glyphs: glyphs)
      )
    } else {
      lines += paragraph(StyledText(card.breadcrumb, .dim))
      if !card.domain.isEmpty { lines += paragraph(StyledText(card.domain, .color(.cyan))) }
    }
    lines.append(StyledText())
    lines += paragraph(StyledText(card.prompt, .bold))
    guard isRevealed else { return lines }
    let rule = String(repeating: glyphs == .unicode ? "─" : "-", count: min(textWidth, 24))
    lines += [StyledText(), Self.margin + StyledText(rule, .dim), StyledText()]
    for line in card.answer.split(separator: "\n", omittingEmptySubsequences: false) {
      let hang = StyledText(String(repeating: " ", count: line.hasPrefix("• ") ? 2 : 0))
      lines += wrap(
        StyledText(String(line)),
        width: textWidth + 2,
        first: Self.margin,
        rest: Self.margin + hang
      )
    }
    if !card.others.isEmpty { lines.append(StyledText()) }
    for other in card.others {
      let shown = other.split(separator: "\n").joined(separator: " ")
      lines += paragraph(StyledText("Also: \(shown)", .dim))
    }
    return lines
  }

  private func paragraph(_ text: StyledText) -> [StyledText] {
    wrap(text, width: textWidth + 2, first: Self.margin, rest: Self.margin)
  }

  private func footLines(isRevealed: Bool, pauses: [(grade: Grade, pause: Pause)]) -> [StyledText] {
    let first: [(String, String)] =
      isRevealed
      ? pauses.map { pair in
        let name = GradeText.name(pair.grade.rawValue)
        return (keys.name(of: pair.grade.action), "\(name) \(Figures.pause(pair.pause))")
      } : [(keys.name(of: .reveal), "answer")]
    let others = [ReviewAction.undo, .suspend, .bury, .quit].map { action in
      (keys.name(of: action), action.rawValue)
    }
    var lines = [StyledText()]
    if !hint.isEmpty { lines += paragraph(StyledText(hint, .color(.yellow))) }
    lines += keyLines(first, keyStyle: .bold)
    if isRevealed || size.columns < 60 {
      lines += keyLines(others, keyStyle: .plain, style: .dim)
      return lines
    }
    lines[lines.count - 1] += StyledText("   ") + keyLine(others, keyStyle: .plain, style: .dim)
    return lines
  }

  private func keyLine(
    _ keys: [(String, String)],
    keyStyle: Style,
    style: Style = .plain
  ) -> StyledText {
    keys.map { key, name in
      StyledText(key, keyStyle) + StyledText(" \(name)", style)
    }.joined(separator: StyledText("   "))
  }

  private func keyLines(
    _ keys: [(String, String)],
    keyStyle: Style,
    style: Style = .plain
  ) -> [StyledText] {
    wrap(
      keyLine(keys, keyStyle: keyStyle, style: style),
      width: max(12, size.columns - 1),
      first: Self.margin,
      rest: Self.margin
    )
  }
}

extension Grade {
  /// The key of the grade.
  var action: ReviewAction {
    switch self {
    case .again: .again
    case .hard: .hard
    case .good: .good
    case .easy: .easy
    }
  }
}
