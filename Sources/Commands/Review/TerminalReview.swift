import Curriculum
import Journal
import Learner
import Memory
import SourceText
import Study
import Terminal

/// A review with keys and a screen.
struct TerminalReview: ~Copyable {
  private var runner: ReviewRunner
  private let desk: Desk
  private let device: TerminalDevice
  private var screen: Screen
  private var view: ReviewScreen
  /// Today at a glance, while it shows before the first card.
  private var glance: Glance?
  /// A page over the session, while one shows.
  private var page: ReviewPage?
  /// What is being typed.
  private var entry: ReviewEntry?
  /// Whether answers are typed.
  private let isTyping: Bool
  /// What was typed for a choice or a sequence.
  private var numbers: [Int] = []

  /// The signal that ended the session; the terminal is restored already.
  private(set) var signal: Int32?

  /// Takes the terminal for a session.
  ///
  /// - Parameters:
  ///   - glance: What is shown before the first card; nothing if nil.
  ///   - isTyping: Whether answers are typed.
  init(
    _ runner: consuming ReviewRunner,
    _ desk: Desk,
    device: TerminalDevice,
    glance: Glance?,
    isTyping: Bool
  ) {
    self.runner = runner
    self.desk = desk
    self.device = device
    self.glance = glance
    self.isTyping = isTyping
    let size = device.size()
    screen = Screen(size: size, colorSupport: desk.world.colorSupport)
    view = ReviewScreen(size: size, glyphs: desk.world.glyphs, keys: desk.world.keys)
    if glance == nil { beginCard() }
  }

  /// Runs until the cards end, the learner quits or the terminal goes away.
  mutating func run() throws(CommandFailure) -> ReviewSession {
    while !hasEnded {
      try draw()
      switch device.nextEvent(timeoutMilliseconds: pause == nil ? nil : Self.tick) {
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
      // Any event, a tick as well, may find that the pause is over.
      if page == nil, let pause, desk.now >= pause { try send(.reveal) }
    }
    return runner.session
  }

  /// The time between two looks at the clock during a pause, in milliseconds.
  private static let tick = 1000

  private var session: ReviewSession { runner.session }

  /// The end of the pause that shows.
  private var pause: Moment? {
    if case .pause(_, let until) = session.stage { until } else { nil }
  }

  /// After the last card the learner may still take its answer back.
  private var hasEnded: Bool { session.stage == .finished && session.answers.isEmpty }
}

// MARK: - Drawing

extension TerminalReview {
  private mutating func draw() throws(CommandFailure) {
    var cursor: Screen.Position?
    var lines: [StyledText]
    if var shown = page {
      lines = shown.lines(session.graph, desk.world, size: view.size)
      page = shown
    } else if glance != nil {
      lines = glanceLines()
    } else if session.stage == .finished {
      lines = endLines()
    } else if let entry {
      let field = entry.lines(width: view.size.columns)
      var small = view
      small.size = TerminalSize(
        columns: view.size.columns,
        rows: max(1, view.size.rows - field.rows.count)
      )
      lines = small.lines(session, state, isTyping: true)
      view.isFresh = false
      lines = Array(lines.prefix(small.size.rows))
      cursor = Screen.Position(column: field.cursor.column, row: lines.count + field.cursor.row)
      lines += field.rows
    } else {
      lines = view.lines(session, state)
    }
    do {
      try device.output.write(screen.update(to: lines, cursor: cursor))
      try device.output.flush()
    } catch {
      throw .outputClosed
    }
  }

  private var state: ReviewScreen.State {
    let now = desk.now
    let day = desk.day(now)
    let milliseconds = session.learner.tally(of: day).milliseconds
    var isRevealed = false
    if case .answer = session.stage { isRevealed = true }
    return ReviewScreen.State(
      left: session.leftCount(day: day),
      pauses: isRevealed ? session.pauses(now: now, day: day) : [],
      minutes: (milliseconds + 30_000) / 60_000,
      streak: session.learner.streak(on: day),
      secondsOfPause: pause.map { max(0, Int(now.milliseconds(to: $0) + 999) / 1000) } ?? 0,
      numbers: numbers
    )
  }

  private mutating func endLines() -> [StyledText] {
    let overview = SessionOverview(session, desk)
    let margin = ReviewBody.margin
    let body =
      [StyledText(), margin + StyledText("All done for now.", .bold), StyledText()]
      + overview.lines(width: max(10, view.size.columns - 4)).map { margin + $0 }
    let keys = desk.world.keys
    var foot = margin
    let misses = session.forgotten.count
    if misses > 0 {
      foot +=
        StyledText(keys.name(of: .misses), .bold)
        + StyledText(" go over \(misses) missed   ")
    }
    foot +=
      StyledText(keys.name(of: .undo), .bold) + StyledText(" undo   ")
      + StyledText("any other key", .bold) + StyledText(" leave")
    let feet = wrap(foot, width: view.size.columns, rest: margin)
    let room = view.size.rows - 1 - feet.count
    return view.viewport.lines(of: body, room: room, glyphs: desk.world.glyphs)
      + [StyledText()] + feet
  }

  private mutating func glanceLines() -> [StyledText] {
    let foot =
      ReviewBody.margin + StyledText(desk.world.keys.name(of: .reveal), .bold)
      + StyledText(" start   ") + StyledText(desk.world.keys.name(of: .quit), .bold)
      + StyledText(" leave")
    let room = view.size.rows - 2
    let body = glance?.lines(width: view.size.columns) ?? []
    return view.viewport.lines(of: body, room: room, glyphs: desk.world.glyphs)
      + [StyledText(), foot]
  }
}

// MARK: - Keys

extension TerminalReview {
  /// Returns whether the session goes on.
  private mutating func press(_ key: Key) throws(CommandFailure) -> Bool {
    view.hint = ""
    if key == .control("c") { return false }
    if key == .control("l") {
      screen.invalidate()
      return true
    }
    if page != nil {
      if page?.press(key, rows: view.size.rows) != true { page = nil }
      return true
    }
    if entry != nil { return try type(key) }
    if key == .control("d") { return false }
    if view.viewport.move(by: key, page: view.size.rows / 2) { return true }
    if key == .character("j") || key == .character("k") {
      view.viewport.scroll += key == .character("j") ? 1 : -1
      return true
    }
    let action = desk.world.keys.action(of: key)
    if session.stage == .finished { return try pressAtTheEnd(action) }
    if glance != nil { return pressAtTheGlance(key, action) }
    if try choose(by: key) { return true }
    guard let action else { return true }
    return try perform(action)
  }

  private mutating func pressAtTheEnd(_ action: ReviewAction?) throws(CommandFailure) -> Bool {
    switch action {
    case .undo: try send(.undo)
    case .misses where !session.forgotten.isEmpty: try send(.goOver)
    default: return false
    }
    return true
  }

  private mutating func pressAtTheGlance(_ key: Key, _ action: ReviewAction?) -> Bool {
    if key == .escape || action == .quit { return false }
    if action == .reveal {
      glance = nil
      beginCard()
    }
    return true
  }

  private mutating func perform(_ action: ReviewAction) throws(CommandFailure) -> Bool {
    switch action {
    case .quit:
      // Going over what was missed ends on the overview, not outside.
      guard case .goingOver = session.stage else { return false }
      try send(.quit)
    case .reveal: try send(.reveal)
    case .again: try send(.grade(.again))
    case .hard: try send(.grade(.hard))
    case .good: try send(.grade(.good))
    case .easy: try send(.grade(.easy))
    case .missed: try send(.item(isKnown: false))
    case .undo: try send(.undo)
    case .suspend: try send(.suspend)
    case .bury: try send(.bury)
    case .leech: try send(.suspendLeech)
    case .flag: entry = ReviewEntry(.flag)
    case .note: entry = ReviewEntry(.note, text: progress?.note ?? "")
    case .source: page = place.map { ReviewPage(.source($0)) }
    case .topic: page = card.map { ReviewPage(.topic($0.topic)) }
    case .editor: try openEditor()
    case .misses: try send(.goOver)
    case .help: page = ReviewPage(.help)
    }
    return true
  }

  private var card: Card? { session.current.map { session.graph.cards[$0] } }

  private var progress: CardProgress? { card.flatMap { session.learner.progress(of: $0.id) } }

  private var place: Place? { card?.sources.first }

  private mutating func send(_ input: SessionInput) throws(CommandFailure) {
    let before = (session.stage, session.answers.count)
    let result = try runner.handle(input)
    let isSame = session.stage == before.0 && session.answers.count == before.1
    if !isSame { beginCard() }
    if !result.hints.isEmpty { view.hint = result.hints.joined(separator: " ") }
    if let leech = session.leech, result.hints.isEmpty {
      let lapses = session.learner.progress(of: session.graph.cards[leech].id)?.lapses ?? 0
      view.hint =
        "The last card was forgotten \(lapses) times. \(desk.world.keys.name(of: .leech)) takes it "
        + "out; rewording it in the guide often helps more."
    }
    for event in result.events { confirm(event) }
  }

  private mutating func confirm(_ event: Event) {
    switch event.body {
    case .flag: view.hint = "Flagged; 'retain card list --flagged' shows all."
    case .note(_, let text): view.hint = text.isEmpty ? "The note is gone." : "Noted."
    default: break
    }
  }

  /// Puts away what belonged to the card before.
  private mutating func beginCard() {
    view.viewport.scroll = 0
    view.isFresh = true
    numbers = []
    if let card, isFirstOfItsTopic(card) {
      let title = sanitized(session.graph.topics[card.topic].title)
      view.hint = "A new topic: \(title). \(desk.world.keys.name(of: .topic)) reads it first."
    }
    guard isTyping, case .question(let index) = session.stage,
      !CardText(index, in: session).isChosen, session.graph.cards[index].items.isEmpty
    else { return }
    entry = ReviewEntry(.answer)
  }

  /// Whether nothing of a card's topic was ever asked.
  private func isFirstOfItsTopic(_ card: Card) -> Bool {
    guard case .question = session.stage, progress == nil else { return false }
    let graph = session.graph
    return !graph.cards.contains { other in
      other.topic == card.topic && session.learner.progress(of: other.id) != nil
    }
  }

  /// Takes a number for a choice or a sequence; returns whether the key was one.
  private mutating func choose(by key: Key) throws(CommandFailure) -> Bool {
    guard case .question(let index) = session.stage else { return false }
    let card = CardText(index, in: session)
    guard card.isChosen else { return false }
    if key == .backspace {
      _ = numbers.popLast()
      return true
    }
    guard case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII
    else { return false }
    let number = digit == 0 ? 10 : digit
    guard card.choices.indices.contains(number - 1) else { return true }
    if let known = numbers.firstIndex(of: number) {
      numbers.remove(at: known)
    } else {
      numbers.append(number)
    }
    if numbers.count == card.responseCount, let response = card.response(to: numbers) {
      try send(.respond(response))
    }
    return true
  }

  /// Takes a key of what is being typed; returns whether the session goes on.
  private mutating func type(_ key: Key) throws(CommandFailure) -> Bool {
    guard let typed = entry else { return true }
    switch key {
    case .escape: entry = nil
    case .control("d") where typed.field.isEmpty: return false
    case .enter:
      entry = nil
      let text = typed.field.text
      switch typed.purpose {
      case .answer: try send(text.allSatisfy(\.isWhitespace) ? .reveal : .respond(.typed(text)))
      case .flag: try send(.flag(text))
      case .note: try send(.note(text))
      }
    default: _ = entry?.field.press(key)
    }
    return true
  }

  private mutating func openEditor() throws(CommandFailure) {
    guard let place else { return }
    let file = session.graph.files[place.file]
    guard GuideFiles.exists(file.path) else {
      view.hint = "This card is from the bundled guide, which is no file on this machine."
      return
    }
    guard let editor = TextEditor(environment: desk.world.environment) else {
      view.hint = "Neither $VISUAL nor $EDITOR names an editor."
      return
    }
    let line = LineTable(file.bytes).location(at: place.range.lowerBound).line
    var isOpened = false
    do {
      try device.lend { isOpened = editor.open(file.path, line: line) }
    } catch {
      throw .outputClosed
    }
    screen.invalidate()
    view.hint =
      isOpened
      ? "Changes of the guide show when you begin the next session."
      : "'\(sanitized(editor.command))' could not be run."
  }
}
