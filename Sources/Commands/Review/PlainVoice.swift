import Curriculum
import Journal
import Memory
import Study
import Terminal

/// What plain mode says: lines of text, or one line of JSON for each message.
struct PlainVoice {
  /// Whether each message is a line of JSON.
  let isJSON: Bool
  /// Where it is said.
  let world: World

  /// Something that plain mode says.
  enum Message {
    case question(CardText, id: CardID, left: Int)
    /// An item of a list, by its index.
    case item(CardText, Int)
    case answer(
      CardText,
      (given: Response, assessment: Assessment)?,
      [(grade: Grade, pause: Pause)]
    )
    case recorded(String, Event)
    case hint(String)
    /// Lines of a guide.
    case passage([String])
  }

  /// Says a message.
  func say(_ message: Message) throws(CommandFailure) {
    try world.write(isJSON ? message.json + "\n" : text(message))
  }

  private func text(_ message: Message) -> String {
    switch message {
    case .question(let card, _, let left):
      let domain = card.domain.isEmpty ? "" : " (\(card.domain))"
      var text = "\n[\(left) left] \(card.breadcrumb)\(domain)\nQuestion: \(card.prompt)\n"
      for (position, choice) in card.choices.enumerated() {
        text += "  \(position + 1). \(choice.text)\n"
      }
      return text + (card.isChosen ? "\(card.task)\n" : "")
    case .item(let card, let index):
      return "Item \(index + 1) of \(card.items.count): \(card.items[index])\n"
    case .answer(let card, let response, let pauses):
      let keys = pauses.map { pair in
        "\(pair.grade.rawValue) \(GradeText.name(pair.grade.rawValue)) \(Figures.pause(pair.pause))"
      }
      let separator = card.answer.contains("\n") ? "\n" : " "
      let others = card.others.map { "Also: \($0)\n" }.joined()
      let note = card.note.isEmpty ? "" : "Your note: \(card.note)\n"
      let grades = keys.isEmpty ? "" : "Grade: \(keys.joined(separator: ", "))\n"
      return verdict(card, response)
        + "Answer:\(separator)\(card.answer)\n\(others)\(note)\(grades)"
    case .recorded(let text, _): return "Saved: \(text)\n"
    case .hint(let text): return "Hint: \(text)\n"
    case .passage(let lines): return lines.map { $0 + "\n" }.joined()
    }
  }

  private func verdict(
    _ card: CardText,
    _ response: (given: Response, assessment: Assessment)?
  ) -> String {
    guard let response else { return "" }
    let assessment = response.assessment
    let grade = GradeText.name(assessment.grade.rawValue)
    let proposal = " An empty line grades it \(grade).\n"
    switch response.given {
    case .items(let known):
      return "Known: \(known.count { $0 }) of \(known.count)." + proposal
    case .chosen, .ordered:
      return "Result: \(assessment.isRight ? "right" : "not right")." + proposal
    case .typed:
      let missing = assessment.comparison?.answer.filter { $0.fate == .missing }.map(\.text) ?? []
      let list = missing.isEmpty ? "" : " Missing: \(sanitized(missing.joined(separator: " ")))."
      let share = assessment.isRight ? "right" : "\(Figures.percent(assessment.share)) of the words"
      return "Result: \(share).\(list)" + proposal
    }
  }
}
