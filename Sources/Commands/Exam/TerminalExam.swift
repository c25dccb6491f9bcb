import Exam
import Terminal

/// An exam with keys and a screen.
struct TerminalExam: ~Copyable {
  private var runner: ExamRunner
  private let desk: Desk
  private let device: TerminalDevice
  private var screen: Screen
  private var size: TerminalSize
  private let text: ExamText
  private var hint = ""
  /// What the next press of the same key does, after its warning.
  private var confirmed: Confirmation?
  private var viewport = Viewport()

  /// The signal that ended the exam; the terminal is restored already.
  private(set) var signal: Int32?

  private enum Confirmation {
    case stop
    case handIn
  }

  private static let margin = StyledText("  ")
  private static let widestText = 88

  /// Takes the terminal for an exam.
  init(_ runner: consuming ExamRunner, _ desk: Desk, device: TerminalDevice) {
    text = ExamText(form: runner.session.form, graph: desk.graph)
    self.runner = runner
    self.desk = desk
    self.device = device
    size = device.size()
    screen = Screen(size: size, colorSupport: desk.world.colorSupport)
  }

  /// Runs until all is handed in, the learner stops or the terminal goes away.
  mutating func run() throws(CommandFailure) -> ExamSession {
    while case .question(let index) = runner.session.stage {
      try draw(index)
      switch device.nextEvent() {
      case .key(let key): try press(key, at: index)
      case .resized(let size):
        self.size = size
        screen.resize(to: size)
      case .resumed: screen.invalidate()
      case .interrupted(let signal):
        self.signal = signal
        _ = try runner.handle(.quit)
      case .endOfInput: _ = try runner.handle(.quit)
      case .timeout: break
      }
    }
    return runner.session
  }

  private mutating func press(_ key: Key, at index: Int) throws(CommandFailure) {
    hint = ""
    if viewport.move(by: key, page: size.rows / 2) { return }
    var input: ExamInput?
    switch key {
    case .enter, .right, .character("n"): input = .next
    case .left, .character("p"): input = .previous
    case .character("!"): input = .flag
    case .control("c"), .control("d"), .character("q"): input = .quit
    case .control("l"): screen.invalidate()
    case .character(let letter):
      let places = OptionLetter.places(in: String(letter))
      input = places?.first.map(ExamInput.toggle)
    default: break
    }
    guard let input, isConfirmed(input, at: index) else { return }
    hint = try runner.handle(input).joined(separator: " ")
    if case .question(let now) = runner.session.stage, now != index { viewport.scroll = 0 }
  }

  /// Stopping, and handing in with open questions, wants the key twice.
  private mutating func isConfirmed(_ input: ExamInput, at index: Int) -> Bool {
    let session = runner.session
    let open = session.form.items.count - session.answeredCount
    let flags = session.flagged.count { $0 }
    let before = confirmed
    confirmed = nil
    switch input {
    case .quit where session.answeredCount > 0 && before != .stop:
      let count = Figures.count(session.answeredCount, "answer")
      hint = "Stop? \(count) will not be scored. The same key again stops."
      confirmed = .stop
    case .next where index + 1 == session.form.items.count && open + flags > 0 && before != .handIn:
      hint = "\(Figures.count(open, "question")) open, \(flags) flagged. Enter again hands in."
      confirmed = .handIn
    default: return true
    }
    return false
  }

  private mutating func draw(_ index: Int) throws(CommandFailure) {
    let total = runner.session.form.items.count
    let answered = "\(runner.session.answeredCount) answered "
    var title = StyledText(" Question \(index + 1) of \(total)", .bold)
    if runner.session.flagged[index] { title += StyledText("  ! flagged", .bold) }
    let head = [
      title.padded(to: max(0, size.columns - TextWidth.of(answered))) + StyledText(answered, .dim),
      StyledText(),
    ]
    let body = bodyLines(index)
    let foot = footLines(isLast: index + 1 == total)
    let shown = viewport.lines(
      of: body,
      room: size.rows - head.count - foot.count,
      glyphs: desk.world.glyphs
    )
    do {
      try device.output.write(screen.update(to: head + shown + foot))
      try device.output.flush()
    } catch {
      throw .outputClosed
    }
  }

  private func bodyLines(_ index: Int) -> [StyledText] {
    let width = max(12, min(size.columns - 2, Self.widestText))
    var lines = wrap(
      StyledText(text.stem(index)),
      width: width,
      first: Self.margin,
      rest: Self.margin
    )
    lines.append(StyledText())
    for (place, option) in text.options(index).enumerated() {
      let isChosen = runner.session.chosen[index].contains(place)
      let mark = isChosen ? "[x]" : "[ ]"
      lines += wrap(
        StyledText(option.text, isChosen ? .bold : .plain),
        width: width,
        first: StyledText("  \(mark) \(option.letter)  ", isChosen ? .bold : .plain),
        rest: StyledText("         ")
      )
    }
    return lines + [StyledText(), Self.margin + StyledText(text.request(index), .dim)]
  }

  private func footLines(isLast: Bool) -> [StyledText] {
    let keys =
      "letters choose   enter \(isLast ? "hand in" : "next")   \(arrow) back   ! flag   q stop"
    let width = max(12, size.columns - 1)
    var lines = [StyledText()]
    if !hint.isEmpty {
      lines += wrap(
        StyledText(hint, .italic),
        width: width,
        first: Self.margin,
        rest: Self.margin
      )
    }
    return lines
      + wrap(StyledText(keys, .dim), width: width, first: Self.margin, rest: Self.margin)
  }

  private var arrow: String { desk.world.glyphs == .unicode ? "←" : "left" }
}
