import Curriculum
import Journal
import Memory
import Study
import Terminal

/// A review with keys and a screen.
struct TerminalReview {
  private var runner: ReviewRunner
  private let desk: Desk
  private let device: TerminalDevice
  private var screen: Screen
  private var view: ReviewScreen
  /// Today at a glance, while it shows before the first card.
  private var glance: Glance?

  /// The signal that ended the session; the terminal is restored already.
  private(set) var signal: Int32?

  /// Takes the terminal for a session.
  ///
  /// - Parameter glance: What is shown before the first card; nothing if nil.
  init(
    _ runner: ReviewRunner,
    _ desk: Desk,
    device: TerminalDevice,
    glance: Glance?
  ) {
    self.runner = runner
    self.desk = desk
    self.device = device
    self.glance = glance
    let size = device.size()
    screen = Screen(size: size, colorSupport: desk.world.colorSupport)
    view = ReviewScreen(size: size, glyphs: desk.world.glyphs)
  }

  /// Runs until the cards end, the learner quits or the terminal goes away.
  mutating func run() throws(CommandFailure) -> ReviewSession {
    while !hasEnded {
      try draw()
      switch device.nextEvent() {
      case .key(let key):
        if try !press(key) { return runner.session }
      case .resized(let size):
        view.size = size
        screen.resize(to: size)
      case .resumed: screen.invalidate()
      case .interrupted(let signal):
        self.signal = signal
        return runner.session
      case .endOfInput: return runner.session
      case .timeout: break
      }
    }
    return runner.session
  }

  /// After the last card the learner may still take its answer back.
  private var hasEnded: Bool {
    runner.session.stage == .finished && runner.session.answers.isEmpty
  }

  private mutating func draw() throws(CommandFailure) {
    let now = desk.now
    let day = desk.day(now)
    let lines: [StyledText]
    if glance != nil {
      lines = glanceLines()
    } else if runner.session.stage == .finished {
      lines = endLines()
    } else {
      lines = view.lines(
        runner.session,
        left: runner.session.leftCount(day: day),
        pauses: runner.session.pauses(now: now, day: day)
      )
    }
    do {
      try device.output.write(screen.update(to: lines))
      try device.output.flush()
    } catch {
      throw .outputClosed
    }
  }

  private mutating func endLines() -> [StyledText] {
    let overview = SessionOverview(runner.session, desk)
    let margin = StyledText("  ")
    let body =
      [StyledText(), margin + StyledText("All done for now.", .bold), StyledText()]
      + overview.lines(width: max(10, view.size.columns - 4)).map { margin + $0 }
    let foot =
      margin + StyledText("u", .bold) + StyledText(" take the last answer back   ")
      + StyledText("any other key", .bold) + StyledText(" leave")
    let room = view.size.rows - 2
    return view.viewport.lines(of: body, room: room, glyphs: desk.world.glyphs)
      + [StyledText(), foot]
  }

  private mutating func glanceLines() -> [StyledText] {
    let foot =
      StyledText("  ") + StyledText("space", .bold) + StyledText(" start   ")
      + StyledText("q", .bold) + StyledText(" leave")
    let room = view.size.rows - 2
    let body = glance?.lines(width: view.size.columns) ?? []
    return view.viewport.lines(of: body, room: room, glyphs: desk.world.glyphs)
      + [StyledText(), foot]
  }

  /// Returns whether the session goes on.
  private mutating func press(_ key: Key) throws(CommandFailure) -> Bool {
    view.hint = ""
    if view.viewport.move(by: key, page: view.size.rows / 2) { return true }
    if runner.session.stage == .finished {
      guard key == .character("u") else { return false }
      _ = try runner.handle(.undo)
      return true
    }
    if glance != nil {
      switch key {
      case .character("q"), .control("c"), .control("d"), .escape: return false
      case .character(" "), .enter:
        glance = nil
        view.viewport.scroll = 0
        return true
      case .character("j"), .character("k"), .control("l"): break
      default: return true
      }
    }
    switch key {
    case .character("q"), .control("c"), .control("d"): return false
    case .character("j"):
      view.viewport.scroll += 1
      return true
    case .character("k"):
      view.viewport.scroll -= 1
      return true
    case .control("l"):
      screen.invalidate()
      return true
    case .character("?"):
      view.hint =
        "Space shows the answer; 1 to 4 grade it; arrows scroll; u takes the last "
        + "answer back; s takes a card out; b leaves it for tomorrow."
      return true
    default: break
    }
    guard let input = input(for: key) else { return true }
    let before = runner.session.stage
    let result = try runner.handle(input)
    view.hint = result.hints.joined(separator: " ")
    if runner.session.stage != before { view.viewport.scroll = 0 }
    return true
  }

  private func input(for key: Key) -> SessionInput? {
    switch key {
    case .character(" "), .enter: .reveal
    case .character("1"): .grade(.again)
    case .character("2"): .grade(.hard)
    case .character("3"): .grade(.good)
    case .character("4"): .grade(.easy)
    case .character("u"): .undo
    case .character("s"): .suspend
    case .character("b"): .bury
    default: nil
    }
  }
}
