import Curriculum
import Journal
import Memory
import Study
import Terminal

/// A review with one command a line, for pipes and screen readers.
struct PlainReview {
  private var runner: ReviewRunner
  private let desk: Desk
  private let isJSON: Bool

  /// Creates the review of a session.
  init(_ runner: ReviewRunner, _ desk: Desk, isJSON: Bool) {
    self.runner = runner
    self.desk = desk
    self.isJSON = isJSON
  }

  /// Runs until the cards or the lines end, and returns the session as it then is.
  mutating func run() throws(CommandFailure) -> ReviewSession {
    try show()
    while runner.session.stage != .finished {
      guard let line = desk.world.readLine() else { break }
      let command = line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
      guard let input = input(for: command) else {
        try say(.hint(help(for: command)))
        continue
      }
      let result = try runner.handle(input)
      for hint in result.hints { try say(.hint(hint)) }
      for event in result.events { try confirm(event) }
      if result.hints.isEmpty { try show() }
    }
    return runner.session
  }

  private func input(for command: String) -> SessionInput? {
    switch command {
    case "": return .reveal
    case "u": return .undo
    case "s": return .suspend
    case "b": return .bury
    case "q": return .quit
    default: return Int(command).flatMap(Grade.init(rawValue:)).map(SessionInput.grade)
    }
  }

  private func help(for command: String) -> String {
    "'\(sanitized(command))' is no command: an empty line shows the answer, 1 Again, 2 Hard, 3 Good, "
      + "4 Easy, u undoes, s suspends, b buries, q ends."
  }

  /// What plain mode says; each becomes lines of text or one line of JSON.
  private enum Message {
    case question(CardText, id: CardID, left: Int)
    case answer(CardText, [(grade: Grade, pause: Pause)])
    case recorded(String, Event)
    case hint(String)
  }

  private func show() throws(CommandFailure) {
    let graph = runner.session.graph
    let now = desk.now
    let day = desk.day(now)
    switch runner.session.stage {
    case .question(let index):
      let card = graph.cards[index]
      let left = runner.session.leftCount(day: day)
      try say(.question(CardText(card, in: graph), id: card.id, left: left))
    case .answer(let index):
      try say(
        .answer(CardText(graph.cards[index], in: graph), runner.session.pauses(now: now, day: day))
      )
    case .finished: break
    }
  }

  private func confirm(_ event: Event) throws(CommandFailure) {
    switch event.body {
    case .review(let review):
      let name = GradeText.name(Int(review.grade.rawValue))
      try say(.recorded("\(name), due \(runner.dueText(review.due))", event))
    case .undo: try say(.recorded("the last answer is taken back", event))
    case .suspend: try say(.recorded("suspended", event))
    case .bury: try say(.recorded("not before tomorrow", event))
    default: break
    }
  }

  private func say(_ message: Message) throws(CommandFailure) {
    try desk.world.write(isJSON ? json(message) : text(message))
  }

  private func text(_ message: Message) -> String {
    switch message {
    case .question(let card, _, let left):
      let domain = card.domain.isEmpty ? "" : " (\(card.domain))"
      return "\n[\(left) left] \(card.breadcrumb)\(domain)\nQuestion: \(card.prompt)\n"
    case .answer(let card, let pauses):
      let keys = pauses.map { pair in
        "\(pair.grade.rawValue) \(GradeText.name(pair.grade.rawValue)) \(Figures.pause(pair.pause))"
      }
      let separator = card.answer.contains("\n") ? "\n" : " "
      let others = card.others.map { "Also: \($0)\n" }.joined()
      return "Answer:\(separator)\(card.answer)\n\(others)Grade: \(keys.joined(separator: ", "))\n"
    case .recorded(let text, _): return "Saved: \(text)\n"
    case .hint(let text): return "Hint: \(text)\n"
    }
  }

  private func json(_ message: Message) -> String {
    var line = JSONMessage(type: "")
    switch message {
    case .question(let card, let id, let left):
      line = JSONMessage(type: "question")
      line.card = id.text
      line.breadcrumb = card.breadcrumb
      line.prompt = card.prompt
      line.left = left
    case .answer(let card, let pauses):
      line = JSONMessage(type: "answer")
      line.answer = card.answer
      line.others = card.others
      line.intervals = Dictionary(
        pauses.map { ("\($0.grade.rawValue)", Figures.pause($0.pause)) }
      ) { first, _ in first }
    case .recorded(let text, let event):
      line = JSONMessage(type: "saved")
      line.text = text
      line.event = event.id.rawValue
    case .hint(let text):
      line = JSONMessage(type: "hint")
      line.text = text
    }
    return JSONLine.text(line) + "\n"
  }

  /// One line of the JSON form; fields that do not apply are left out.
  private struct JSONMessage: Encodable {
    let type: String
    var card: String?
    var breadcrumb: String?
    var prompt: String?
    var left: Int?
    var answer: String?
    var others: [String]?
    var intervals: [String: String]?
    var text: String?
    var event: String?

    init(type: String) { self.type = type }
  }
}
