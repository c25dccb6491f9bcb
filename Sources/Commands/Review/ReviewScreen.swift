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
  /// Whether the card has come to another stage since it was drawn, so that what is new shows first.
  var isFresh = false

  /// What shows besides the session itself.
  struct State {
    /// How many cards are left for today.
    var left: Int
    /// When the card would come back, for each grade.
    var pauses: [(grade: Grade, pause: Pause)]
    /// The minutes that were studied today.
    var minutes: Int
    /// The study days in a row.
    var streak: Int
    /// The seconds until a pause ends.
    var secondsOfPause: Int
    /// The numbers that were typed for a choice or a sequence.
    var numbers: [Int]
  }

  /// Returns the lines of the window for a session; what is scrolled too far comes back.
  ///
  /// - Parameter isTyping: Whether the learner types a line, so that keys mean letters.
  mutating func lines(
    _ session: ReviewSession,
    _ state: State,
    isTyping: Bool = false
  ) -> [StyledText] {
    guard let index = session.current else { return [] }
    let head = headLines(done: session.answers.count, state)
    let foot = isTyping ? hintLines : footLines(session, state)
    let body = ReviewBody(
      card: CardText(index, in: session),
      width: size.columns,
      isCompact: isCompact,
      glyphs: glyphs
    )
    let room = size.rows - head.count - foot.count
    let lines: [StyledText]
    if case .pause = session.stage {
      lines = body.pauseLines(seconds: state.secondsOfPause)
    } else {
      let (all, focus) = body.lines(session, numbers: state.numbers)
      lines = all
      if isFresh { viewport.show(focus, of: all.count, room: room) }
    }
    isFresh = false
    return head + viewport.lines(of: lines, room: room, glyphs: glyphs) + foot
  }

  /// Whether the window is so small that only the nearest title is worth its lines.
  private var isCompact: Bool { size.rows < 20 || size.columns < 60 }

  // MARK: Head

  private func headLines(done: Int, _ state: State) -> [StyledText] {
    let title = StyledText(" retain", .bold)
    // What there is no room for is left out from the end.
    var counts = ["\(done) done", "\(state.left) left"]
    for more in timeTexts(state) {
      let width = TextWidth.of((counts + [more]).joined(separator: separator)) + title.width + 16
      if width < size.columns { counts.append(more) }
    }
    let text = counts.joined(separator: separator) + " "
    let space = size.columns - title.width - TextWidth.of(text) - 2
    let fraction = Double(done) / Double(max(1, done + state.left))
    let middle =
      space >= 10
      ? StyledText(
        bar(fraction: fraction, width: min(space - 2, 40), glyphs: glyphs),
        .color(.green)
      )
      : StyledText()
    let left = (title + StyledText("  ") + middle).padded(
      to: max(0, size.columns - TextWidth.of(text))
    )
    return [left + StyledText(text, .dim), StyledText()]
  }

  private var separator: String { glyphs == .unicode ? " · " : " | " }

  private func timeTexts(_ state: State) -> [String] {
    let streak = state.streak > 1 ? ["\(state.streak) days in a row"] : []
    return ["\(state.minutes) min"] + streak
  }

  // MARK: Foot

  private func footLines(_ session: ReviewSession, _ state: State) -> [StyledText] {
    var lines = [StyledText()] + hintLines
    let quit = (keys.name(of: .quit), "quit")
    let undo = (keys.name(of: .undo), "undo")
    let others =
      [undo] + [ReviewAction.suspend, .bury].map { (keys.name(of: $0), $0.rawValue) }
      + [(keys.name(of: .help), "more"), quit]
    switch session.stage {
    case .answer:
      lines += keyLines(grades(session, state), keyStyle: .bold)
      lines += keyLines(others, keyStyle: .plain, style: .dim)
    case .listing:
      let own = [(keys.name(of: .reveal), "knew it"), (keys.name(of: .missed), "missed it")]
      lines += keyLines(own, keyStyle: .bold)
      lines += keyLines(others, keyStyle: .plain, style: .dim)
    case .question(let card):
      let first = firstKeys(CardText(card, in: session))
      if size.columns < 60 {
        lines += keyLines(first, keyStyle: .bold)
        lines += keyLines(others, keyStyle: .plain, style: .dim)
      } else {
        lines += wrapped(
          keyLine(first, keyStyle: .bold) + StyledText("   ")
            + keyLine(others, keyStyle: .plain, style: .dim)
        )
      }
    case .pause:
      lines += keyLines([(keys.name(of: .reveal), "show it now")], keyStyle: .bold)
      lines += keyLines([undo, quit], keyStyle: .plain, style: .dim)
    case .goingOver(_, let isRevealed):
      let name = isRevealed ? "next" : "answer"
      lines += keyLines([(keys.name(of: .reveal), name)], keyStyle: .bold)
      lines += keyLines([quit], keyStyle: .plain, style: .dim)
    case .finished: break
    }
    return lines
  }

  private var hintLines: [StyledText] {
    hint.isEmpty ? [] : paragraph(StyledText(hint, .italic))
  }

  private func firstKeys(_ card: CardText) -> [(String, String)] {
    guard card.isChosen else { return [(keys.name(of: .reveal), "answer")] }
    return [
      ("1-\(card.choices.count)", card.isSequence ? "order" : "choose"),
      (keys.name(of: .reveal), "answer"),
    ]
  }

  private func grades(_ session: ReviewSession, _ state: State) -> [(String, String)] {
    let proposed = session.response?.assessment.grade
    return state.pauses.map { grade, pause in
      let name = "\(GradeText.name(grade.rawValue)) \(Figures.pause(pause))"
      let key = keys.name(of: grade.action)
      return grade == proposed ? ("\(keys.name(of: .reveal)) \(key)", name) : (key, name)
    }
  }

  private func paragraph(_ text: StyledText) -> [StyledText] {
    let width = max(10, min(size.columns - 4, ReviewBody.widestText))
    return wrap(
      text,
      width: width + 2,
      first: ReviewBody.margin,
      rest: ReviewBody.margin
    )
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
    wrapped(keyLine(keys, keyStyle: keyStyle, style: style))
  }

  private func wrapped(_ text: StyledText) -> [StyledText] {
    wrap(
      text,
      width: max(12, size.columns - 1),
      first: ReviewBody.margin,
      rest: ReviewBody.margin
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
