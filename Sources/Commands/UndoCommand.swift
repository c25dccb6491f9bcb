import Curriculum
import Journal
import Learner
import Terminal

extension CommandDeclaration {
  /// Takes back what was done last, also in an earlier session.
  static let undo = CommandDeclaration(
    "undo",
    summary: "take back the last answers, also of an earlier session",
    discussion: """
      Nothing is deleted: an event in the log says that an earlier one does not count. What was
      suspended, buried, set or fitted is taken back the same way.
      """,
    options: [
      CommandOption(name: "count", value: .integer("N", 1...1000), help: "how many; 1 if left out")
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let desk = try Desk(invocation, world, needsCards: false, needs: [])
    let log = ProgressLog(desk.folder, desk.world)
    var learner = desk.learner
    let known = KnownCards(desk.graph, learner)
    for _ in 0..<(invocation.integer("count") ?? 1) {
      guard let target = learner.lastUndoable else {
        try say("There is nothing to take back.", event: nil, desk, isJSON: invocation.has("json"))
        break
      }
      learner.record(try log.append(.undo(target.id)))
      let text = "Taken back: \(description(of: target, known))"
      try say(text, event: target.id, desk, isJSON: invocation.has("json"))
    }
    return .done
  }

  private static func say(
    _ text: String,
    event: EventID?,
    _ desk: Desk,
    isJSON: Bool
  ) throws(CommandFailure) {
    guard isJSON else { return try desk.world.say(text) }
    let line = UndoLine(event: Nullable(event?.rawValue), text: text)
    try desk.world.write(JSONLine.text(line) + "\n")
  }

  /// What was taken back as other programs read it; the event is null if there was none.
  private struct UndoLine: Encodable {
    let event: Nullable<String>
    let text: String
  }

  private static func description(of event: Event, _ known: KnownCards) -> String {
    let prompt = known.prompt
    let text: String
    switch event.body {
    case .review(let review):
      text = "\(GradeText.name(Int(review.grade.rawValue))) for '\(prompt(review.card))'"
    case .suspend(let card): text = "suspending '\(prompt(card.card))'"
    case .resume(let card): text = "resuming '\(prompt(card.card))'"
    case .bury(let card, _): text = "burying '\(prompt(card.card))'"
    case .flag(let card, _): text = "flagging '\(prompt(card.card))'"
    case .unflag(let card): text = "unflagging '\(prompt(card.card))'"
    case .note(let card, let note):
      text = "\(note.isEmpty ? "removing " : "")the note on '\(prompt(card.card))'"
    case .reset(let card): text = "resetting '\(prompt(card.card))'"
    case .setting(let name, _): text = "the setting \(sanitized(name))"
    case .relink(_, let card): text = "the history that '\(prompt(card))' had under another name"
    case .parameters: text = "the fitted parameters"
    default: text = "the last change"
    }
    return "\(text) (\(event.at.iso8601.prefix(10)))"
  }
}
