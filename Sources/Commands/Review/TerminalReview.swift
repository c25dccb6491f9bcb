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
    view = ReviewScreen(size: size, glyphs: desk.world.glyphs, keys: desk.world.keys)
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
      margin + StyledText(desk.world.keys.name(of: .undo), .bold)
      + StyledText(" take the last answer back   ")
      + StyledText("any other key", .bold) + StyledText(" leave")
    let room = view.size.rows - 2
    return view.viewport.lines(of: body, room: room, glyphs: desk.world.glyphs)
      + [StyledText(), foot]
  }

  private mutating func glanceLines() -> [StyledText] {
    let foot =
      StyledText("  ") + StyledText(desk.world.keys.name(of: .reveal), .bold)
      + StyledText(" start   ") + StyledText(desk.world.keys.name(of: .quit), .bold)
      + StyledText(" leave")
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
      guard desk.world.keys.action(of: key) == .undo else { return false }
      _ = try runner.handle(.undo)
      return true
    }
    if glance != nil {
      switch (key, desk.world.keys.action(of: key)) {
      case (.control("c"), _), (.control("d"), _), (.escape, _), (_, .quit): return false
      case (_, .reveal):
        glance = nil
        view.viewport.scroll = 0
        return true
      case (.character("j"), _), (.character("k"), _), (.control("l"), _): break
      default: return true
      }
    }
    switch key {
    case .control("c"), .control("d"): return false
    case .character("j"):
      view.viewport.scroll += 1
      return true
    case .character("k"):
      view.viewport.scroll -= 1
      return true
    case .control("l"):
      screen.invalidate()
      return true
    default: break
    }
    guard let action = desk.world.keys.action(of: key) else { return true }
    if action == .quit { return false }
    guard let input = action.input else {
      view.hint = helpText
      return true
    }
    let before = runner.session.stage
    let result = try runner.handle(input)
    view.hint = result.hints.joined(separator: " ")
    if runner.session.stage != before { view.viewport.scroll = 0 }
    return true
  }

  private var helpText: String {
    let keys = desk.world.keys
    let actions = ReviewAction.allCases.map { "\(keys.name(of: $0)): \($0.meaning)" }
    return actions.joined(separator: "; ") + "; arrows, j and k scroll."
  }
}

extension ReviewAction {
  /// What the action means for a session; nil if it is none of its business.
  var input: SessionInput? {
    switch self {
    case .reveal: .reveal
    case .again: .grade(.again)
    case .hard: .grade(.hard)
    case .good: .grade(.good)
    case .easy: .grade(.easy)
    case .undo: .undo
    case .suspend: .suspend
    case .bury: .bury
    case .help, .quit: nil
    }
  }
}
