import Curriculum
import Journal
import Learner
import Terminal

/// Writes what a learner decides about cards to the log, and says so.
struct CardChange {
  private let action: CardAction
  private let text: String?
  private let desk: Desk
  private let log: ProgressLog
  private let day: StudyDay

  /// Prepares a change.
  ///
  /// - Parameters:
  ///   - action: One that changes something.
  ///   - text: The text of a note, or what is wrong with a flagged card.
  init(_ action: CardAction, text: String?, _ desk: Desk, _ log: ProgressLog) {
    self.action = action
    self.text = text
    self.desk = desk
    self.log = log
    day = desk.day(desk.now)
  }

  /// What is to be done with a card: an event and the words for it, or why there is none.
  private enum Step {
    case write(EventBody, String)
    case skip(String)
  }

  /// Changes cards and confirms each change.
  ///
  /// - Throws: `CommandFailure.usage` before anything is written if a reset was not confirmed.
  func make(on cards: [KnownCard], isConfirmed: Bool, isJSON: Bool) throws(CommandFailure) {
    let steps = cards.map { ($0, step(for: $0)) }
    let count = steps.count { if case .write = $0.1 { true } else { false } }
    if action == .reset, count > 0, !isConfirmed, try !isResetConfirmed(cards) {
      return try desk.world.say("Nothing was changed.")
    }
    for (card, step) in steps {
      switch step {
      case .write(let body, let words):
        let event = try log.append(body)
        let how = count == 1 ? "; 'retain undo' takes it back." : ""
        try say(words + how, card, event, isJSON: isJSON)
      case .skip(let words): try say(words, card, nil, isJSON: isJSON)
      }
    }
    if count > 1, !isJSON { try desk.world.say("'retain undo --count \(count)' takes all back.") }
  }

  private func step(for card: KnownCard) -> Step {
    let name = "'\(card.prompt)'"
    let progress = card.progress
    switch action {
    case .suspend:
      if progress?.isSuspended ?? false { return .skip("\(name) is suspended already") }
      return .write(.suspend(card.reference), "Suspended \(name)")
    case .resume:
      let isOut = progress?.isSuspended ?? false || card.buriedUntil(on: day) != nil
      guard isOut else { return .skip("\(name) is neither suspended nor buried") }
      return .write(.resume(card.reference), "Resumed \(name)")
    case .bury:
      let tomorrow = day.advanced(by: 1)
      if let until = card.buriedUntil(on: day), until >= tomorrow {
        return .skip("\(name) is buried until \(until.iso8601) already")
      }
      let words = "Buried \(name) until \(tomorrow.iso8601)"
      return .write(.bury(card.reference, until: tomorrow), words)
    case .flag:
      if let flag = progress?.flag, flag == text ?? flag {
        return .skip("\(name) is flagged already")
      }
      let reason = text.map { ": \(sanitized($0))" } ?? ""
      return .write(.flag(card.reference, note: text), "Flagged \(name)\(reason)")
    case .unflag:
      if progress?.flag == nil { return .skip("\(name) is not flagged") }
      return .write(.unflag(card.reference), "Unflagged \(name)")
    case .note:
      let text = text ?? ""
      if text.isEmpty, progress?.note == nil { return .skip("\(name) has no note") }
      if progress?.note == text { return .skip("\(name) has this note already") }
      let words = text.isEmpty ? "Removed the note on \(name)" : "Noted on \(name)"
      return .write(.note(card.reference, text: text), words)
    case .reset:
      guard let progress, progress.isSeen else { return .skip("\(name) is new already") }
      let reviews = Figures.count(progress.reviews, "review")
      return .write(.reset(card.reference), "Reset \(name), which had \(reviews)")
    case .list, .show: preconditionFailure("\(action) changes nothing")
    }
  }

  /// Months may hang on one wrong word, so a reset is asked for twice, though it can be undone.
  private func isResetConfirmed(_ cards: [KnownCard]) throws(CommandFailure) -> Bool {
    let seen = cards.filter { $0.progress?.isSeen ?? false }
    let reviews = seen.reduce(0) { $0 + ($1.progress?.reviews ?? 0) }
    let what = seen.count == 1 ? "'\(seen[0].prompt)'" : Figures.count(seen.count, "card")
    let question = "Forget \(Figures.count(reviews, "review")) of \(what)?"
    guard desk.world.isInteractive else {
      throw .usage("retain card reset: \(question) Nothing was changed; --yes does it")
    }
    try desk.world.write(folded("\(question) [y/N] ", width: desk.world.proseWidth))
    let answer = desk.world.readLine()?.lowercased() ?? ""
    return answer == "y" || answer == "yes"
  }

  private func say(
    _ words: String,
    _ card: KnownCard,
    _ event: Event?,
    isJSON: Bool
  ) throws(CommandFailure) {
    guard isJSON else { return try desk.world.say(words) }
    let line = ChangeJSON(
      action: action.rawValue,
      card: card.id.text,
      prompt: Nullable(card.about?.prompt),
      event: Nullable(event?.id.rawValue),
      text: words
    )
    try desk.world.write(JSONLine.text(line) + "\n")
  }

  /// What was changed, as other programs read it; the event is null if nothing was.
  private struct ChangeJSON: Encodable {
    let action: String
    let card: String
    let prompt: Nullable<String>
    let event: Nullable<String>
    let text: String
  }
}
