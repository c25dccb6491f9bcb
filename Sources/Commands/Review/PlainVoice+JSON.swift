import Curriculum
import Journal
import Memory
import Study

extension PlainVoice.Message {
  /// The message as one line of JSON; each type has the same fields every time.
  var json: String {
    switch self {
    case .question(let card, let id, let left):
      JSONLine.text(
        QuestionJSON(
          card: id.text,
          breadcrumb: card.breadcrumb,
          prompt: card.prompt,
          choices: card.choices.map(\.text),
          left: left
        )
      )
    case .item(let card, let index):
      JSONLine.text(RemarkJSON(type: "item", text: card.items[index]))
    case .answer(let card, let response, let pauses):
      JSONLine.text(AnswerJSON(card, response?.assessment, pauses))
    case .recorded(let text, let event):
      JSONLine.text(SavedJSON(event: event.id.rawValue, text: text))
    case .hint(let text):
      JSONLine.text(RemarkJSON(type: "hint", text: text))
    case .passage(let lines):
      JSONLine.text(RemarkJSON(type: "passage", text: lines.joined(separator: "\n")))
    }
  }
}

private struct QuestionJSON: Encodable {
  let type = "question"
  let card: String
  let breadcrumb: String
  let prompt: String
  let choices: [String]
  let left: Int
}

private struct AnswerJSON: Encodable {
  let type = "answer"
  let answer: String
  let others: [String]
  let note: Nullable<String>
  let share: Nullable<Double>
  let proposed: Nullable<Int>
  /// By the number of the grade.
  let intervals: Nullable<[String: String]>

  init(_ card: CardText, _ assessment: Assessment?, _ pauses: [(grade: Grade, pause: Pause)]) {
    answer = card.answer
    others = card.others
    note = Nullable(card.note.isEmpty ? nil : card.note)
    share = Nullable(assessment?.share)
    proposed = Nullable(assessment?.grade.rawValue)
    let texts = pauses.map { ("\($0.grade.rawValue)", Figures.pause($0.pause)) }
    intervals = Nullable(texts.isEmpty ? nil : Dictionary(texts) { first, _ in first })
  }
}

private struct SavedJSON: Encodable {
  let type = "saved"
  let event: String
  let text: String
}

private struct RemarkJSON: Encodable {
  let type: String
  let text: String
}
