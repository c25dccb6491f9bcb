import Curriculum
import Journal
import Learner
import Memory
import Study
import Terminal

/// A review with one command a line, for pipes and screen readers.
struct PlainReview: ~Copyable {
  private var runner: ReviewRunner
  private let desk: Desk
  private let isJSON: Bool
  private let isTyping: Bool

  /// Creates the review of a session.
  ///
  /// - Parameter isTyping: Whether a line is an answer; then commands begin with a colon.
  init(_ runner: consuming ReviewRunner, _ desk: Desk, isJSON: Bool, isTyping: Bool) {
    self.runner = runner
    self.desk = desk
    self.isJSON = isJSON
    self.isTyping = isTyping
  }

  private var session: ReviewSession { runner.session }
  private var voice: PlainVoice { PlainVoice(isJSON: isJSON, world: desk.world) }

  /// Runs until the cards or the lines end, and returns the session as it then is.
  mutating func run() throws(CommandFailure) -> ReviewSession {
    try show()
    while true {
      if session.stage == .finished, !(try offersMore()) { break }
      guard let line = desk.world.readLine() else { break }
      if session.stage == .finished {
        guard ["u", "m"].contains(line.trimmed) else { break }
      }
      guard try take(line) else { break }
    }
    return session
  }

  /// Takes one line in; returns whether the session goes on.
  private mutating func take(_ line: String) throws(CommandFailure) -> Bool {
    let command = PlainCommand(line, isTyping: isTyping && isTypable)
    let input: SessionInput
    switch command {
    case .input(let given):
      if case .quit = given { return false }
      input = given
    case .answer(let text): input = .respond(.typed(text))
    case .numbers(let numbers):
      if let response = response(to: numbers) {
        input = .respond(response)
      } else if numbers.count == 1, let grade = Grade(rawValue: numbers[0]) {
        input = .grade(grade)
      } else {
        try voice.say(.hint("Those are no numbers of the card; ? tells the commands."))
        return true
      }
    case .source, .topic:
      try read(command)
      return true
    case .help:
      try voice.say(.hint(PlainCommand.helpText))
      return true
    case .unknown(let word):
      try voice.say(.hint("'\(sanitized(word))' is no command. \(PlainCommand.helpText)"))
      return true
    }
    if case .listing(let index, _) = session.stage, case .grade = input {
      // Whoever grades without looking at every item sees them all the same.
      try voice.say(.answer(CardText(index, in: session), nil, []))
    }
    let result = try runner.handle(input)
    for hint in result.hints { try voice.say(.hint(hint)) }
    for event in result.events { try confirm(event) }
    if result.hints.isEmpty { try show(after: result.events) }
    return true
  }

  /// Whether the card that shows can be answered by typing.
  private var isTypable: Bool {
    guard case .question(let index) = session.stage else { return false }
    return session.graph.cards[index].items.isEmpty && session.graph.cards[index].options.isEmpty
  }

  private func response(to numbers: [Int]) -> Response? {
    guard case .question(let index) = session.stage else { return nil }
    let card = CardText(index, in: session)
    guard card.isChosen, numbers.count == card.responseCount else { return nil }
    return card.response(to: numbers)
  }

  /// Says what can still be done after the last card; false if that is nothing.
  private func offersMore() throws(CommandFailure) -> Bool {
    let misses = session.forgotten.count
    // Another program waits for the end rather than for an offer.
    guard misses > 0, !isJSON else { return false }
    try voice.say(
      .hint("m goes over \(Figures.count(misses, "missed card")) once more; an empty line ends.")
    )
    return true
  }

  private func read(_ command: PlainCommand) throws(CommandFailure) {
    guard let index = session.current else { return }
    let card = session.graph.cards[index]
    let width = isJSON ? 80 : max(20, desk.world.columns)
    let glyphs = desk.world.glyphs
    let lines: [StyledText]
    if case .topic = command {
      lines = TopicReading.lines(for: card.topic, in: session.graph, width: width, glyphs: glyphs)
    } else if let place = card.sources.first {
      lines = SourcePassage.lines(for: place, in: session.graph, width: width, glyphs: glyphs)
    } else {
      lines = []
    }
    try voice.say(.passage(lines.map { $0.rendered(.none) }))
  }

  /// Shows what is to be seen now; nothing if only a mark was made on the card that shows.
  private mutating func show(after events: [Event] = []) throws(CommandFailure) {
    // Nobody watches a pause here.
    while case .pause = session.stage { _ = try runner.handle(.reveal) }
    let isMark = events.contains { event in
      switch event.body {
      case .flag, .note: true
      default: false
      }
    }
    if isMark { return }
    let now = desk.now
    let day = desk.day(now)
    switch session.stage {
    case .question(let index), .goingOver(let index, false):
      let left = session.leftCount(day: day)
      try voice.say(
        .question(CardText(index, in: session), id: session.graph.cards[index].id, left: left)
      )
    case .listing(let index, let known):
      try voice.say(.item(CardText(index, in: session), known.count))
    case .answer(let index):
      let pauses = session.pauses(now: now, day: day)
      try voice.say(.answer(CardText(index, in: session), session.response, pauses))
    case .goingOver(let index, true):
      try voice.say(.answer(CardText(index, in: session), nil, []))
    case .pause, .finished: break
    }
    if let leech = session.leech {
      let lapses = session.learner.progress(of: session.graph.cards[leech].id)?.lapses ?? 0
      try voice.say(.hint("The last card was forgotten \(lapses) times; L takes it out."))
    }
  }

  private func confirm(_ event: Event) throws(CommandFailure) {
    switch event.body {
    case .review(let review):
      let name = GradeText.name(Int(review.grade.rawValue))
      try voice.say(.recorded("\(name), due \(runner.dueText(review.due))", event))
    case .undo: try voice.say(.recorded("the last answer is taken back", event))
    case .suspend: try voice.say(.recorded("suspended", event))
    case .bury: try voice.say(.recorded("not before tomorrow", event))
    case .flag: try voice.say(.recorded("flagged", event))
    case .note(_, let text):
      try voice.say(.recorded(text.isEmpty ? "the note is gone" : "noted", event))
    default: break
    }
  }
}

/// A line of plain mode, as the learner meant it.
enum PlainCommand {
  case input(SessionInput)
  case answer(String)
  case numbers([Int])
  case source
  case topic
  case help
  case unknown(String)

  /// What the commands are.
  static let helpText =
    "An empty line shows the answer or the next item, 1 Again, 2 Hard, 3 Good, 4 Easy; numbers "
    + "choose or order; x did not know the item, u undoes, s suspends, b buries, L takes out a card "
    + "forgotten again and again, 'f why' flags, 'n text' notes, e shows the source, r the topic, "
    + "m goes over what was missed at the end, q ends."

  /// Reads a line.
  ///
  /// - Parameter isTyping: Whether a line without a colon at its beginning is an answer.
  init(_ line: String, isTyping: Bool) {
    var text = line[...].trimmed
    if isTyping {
      guard text.hasPrefix(":") else {
        self = text.isEmpty ? .input(.reveal) : .answer(String(text))
        return
      }
    }
    if text.hasPrefix(":") { text = text.dropFirst().trimmed }
    let words = text.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Int($0) }
    if !words.isEmpty, numbers.count == words.count {
      self = .numbers(numbers)
      return
    }
    let rest = String(text.dropFirst(words.first?.count ?? 0).trimmed)
    switch words.first ?? "" {
    case "": self = .input(.reveal)
    case "f": self = .input(.flag(rest))
    case "n": self = .input(.note(rest))
    case _ where words.count > 1: self = .unknown(String(text))
    case "x": self = .input(.item(isKnown: false))
    case "u": self = .input(.undo)
    case "s": self = .input(.suspend)
    case "b": self = .input(.bury)
    case "L": self = .input(.suspendLeech)
    case "m": self = .input(.goOver)
    case "q": self = .input(.quit)
    case "e": self = .source
    case "r": self = .topic
    case "?": self = .help
    default: self = .unknown(String(text))
    }
  }
}
