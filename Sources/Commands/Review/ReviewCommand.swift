import Study
import Terminal

extension CommandDeclaration {
  private static let type = CommandOption(
    name: "type",
    value: .flag,
    help: "type the answers; they are compared leniently, and a grade is proposed"
  )

  /// The program alone: today at a glance, then the review.
  static let today = CommandDeclaration(
    "",
    summary: "today at a glance, then the review",
    options: QueueOptions.all + [type]
  ) { (invocation, world) throws(CommandFailure) in
    try ReviewCommand.run(invocation, world, showsGlance: true)
  }

  /// Asks the cards of today.
  static let review = CommandDeclaration(
    "review",
    summary: "ask the cards of today",
    discussion: """
      Keys: space shows the answer, 1 to 4 grade it, u undoes, ? tells all others. Lists are shown
      item by item, choices and sequences are answered with numbers; space takes the grade that
      follows. If the standard input is no terminal, each line is a command: an empty line shows
      the answer, 1 to 4 grade it, ? tells the others; with --type a line is an answer, and commands
      begin with a colon. Every answer is on disk before the next card shows.
      """,
    operand: guideOperand,
    options: QueueOptions.all + [type]
  ) { (invocation, world) throws(CommandFailure) in
    try ReviewCommand.run(invocation, world, showsGlance: false)
  }
}

/// Runs a review session on the surface that fits: keys and a screen, or lines.
enum ReviewCommand {
  static func run(
    _ invocation: Invocation,
    _ world: World,
    showsGlance: Bool
  ) throws(CommandFailure) -> ExitStatus {
    var desk = try Desk(invocation, world, needsCards: true)
    let log = ProgressLog(desk.folder, desk.world)
    // A log that cannot be written is told before the first answer is given, not after it.
    try log.open()
    desk.learner = try RenamedCards.relink(desk.learner, in: desk.graph, log, desk.world)
    let now = desk.now
    let choice = try QueueOptions.choice(invocation, desk.graph)
    let session = ReviewSession(
      name: SessionName.new(at: now, random: desk.world.random()),
      graph: desk.graph,
      learner: desk.learner,
      now: now,
      day: desk.day(now),
      choice: choice
    )
    let runner = ReviewRunner(session, desk, log)
    if desk.world.isInteractive, !invocation.has("json") {
      return try runInTerminal(
        runner,
        desk,
        choice,
        showsGlance: showsGlance,
        isTyping: invocation.has("type")
      )
    }
    let isJSON = invocation.has("json")
    if showsGlance, !isJSON {
      try write(Glance(desk, choice: choice).lines(width: desk.world.columns), desk)
    }
    var review = PlainReview(
      runner,
      desk,
      isJSON: isJSON,
      isTyping: invocation.has("type")
    )
    let ended = try review.run()
    let overview = SessionOverview(ended, desk)
    if isJSON {
      try desk.world.write(overview.json + "\n")
    } else {
      try write([StyledText()] + overview.lines(width: desk.world.columns), desk)
    }
    return .done
  }

  private static func runInTerminal(
    _ runner: consuming ReviewRunner,
    _ desk: Desk,
    _ choice: QueueChoice,
    showsGlance: Bool,
    isTyping: Bool
  ) throws(CommandFailure) -> ExitStatus {
    guard runner.session.stage != .finished else {
      let glance = Glance(desk, choice: choice)
      try write(glance.lines(width: desk.world.columns) + [StyledText()], desk)
      return .done
    }
    let device = try openDevice(desk)
    var review = TerminalReview(
      runner,
      desk,
      device: device,
      glance: showsGlance ? Glance(desk, choice: choice) : nil,
      isTyping: isTyping
    )
    defer { device.close() }
    let ended = try review.run()
    device.close()
    // After a hang-up nobody reads the overview, and the signal still has to end the program.
    defer { if let signal = review.signal { TerminalDevice.reraise(signal) } }
    try write(SessionOverview(ended, desk).lines(width: desk.world.columns), desk)
    return .done
  }

  /// Takes the terminal with the settings that every interactive command uses.
  static func openDevice(_ desk: Desk) throws(CommandFailure) -> TerminalDevice {
    var options = TerminalDevice.Options()
    options.environment = desk.world.environment
    do {
      return try TerminalDevice(options: options)
    } catch {
      throw .usage("the terminal cannot be used (\(error)); pipe commands into it instead")
    }
  }

  /// Writes styled lines to the standard output.
  static func write(_ lines: [StyledText], _ desk: Desk) throws(CommandFailure) {
    let text = lines.map { $0.rendered(desk.world.colorSupport) + "\n" }.joined()
    try desk.world.write(text)
  }
}
