import Curriculum
import Exam
import Terminal

/// An exam with one command a line, for pipes and screen readers.
struct PlainExam: ~Copyable {
  private var runner: ExamRunner
  private let desk: Desk
  private let isJSON: Bool
  private let text: ExamText

  /// Creates the surface of an exam.
  init(_ runner: consuming ExamRunner, _ desk: Desk, isJSON: Bool) {
    text = ExamText(form: runner.session.form, graph: desk.graph)
    self.runner = runner
    self.desk = desk
    self.isJSON = isJSON
  }

  /// Runs until all is handed in or the lines end, and returns the exam as it then is.
  mutating func run() throws(CommandFailure) -> ExamSession {
    try show()
    while case .question(let index) = runner.session.stage {
      guard let line = desk.world.readLine() else {
        _ = try runner.handle(.quit)
        break
      }
      guard let input = input(for: line) else {
        try say(
          "hint",
          "'\(sanitized(line))' is no command: letters choose options, an empty line goes on, "
            + "- goes back, ! flags, q ends."
        )
        continue
      }
      let hints = try runner.handle(input)
      for hint in hints { try say("hint", hint) }
      if !hints.isEmpty { continue }
      if case .choose = input {
        try say("chosen", ExamText.letters(runner.session.chosen[index]))
      } else if case .flag = input {
        try say("flag", runner.session.flagged[index] ? "flagged" : "not flagged")
      } else {
        try show()
      }
    }
    return runner.session
  }

  private func input(for line: String) -> ExamInput? {
    switch line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased() {
    case "": return .next
    case "-": return .previous
    case "q": return .quit
    case "!": return .flag
    case let word: return OptionLetter.places(in: word).map(ExamInput.choose)
    }
  }

  private func show() throws(CommandFailure) {
    guard case .question(let index) = runner.session.stage else { return }
    let total = runner.session.form.items.count
    let options = text.options(index)
    if isJSON {
      try desk.world.write(
        JSONLine.text(
          QuestionLine(
            type: "question",
            number: index + 1,
            total: total,
            id: runner.session.form.items[index].question.id,
            stem: text.stem(index),
            options: options.map { OptionLine(letter: $0.letter, text: $0.text) },
            choose: runner.session.keyCount(of: index)
          )
        ) + "\n"
      )
      return
    }
    let width = desk.world.textWidth
    var lines = [StyledText(), StyledText("Question \(index + 1) of \(total)")]
    lines += wrap(StyledText(text.stem(index)), width: width) + [StyledText()]
    for option in options {
      let letter = StyledText("\(option.letter). ")
      lines += wrap(StyledText(option.text), width: width, first: letter, rest: "   ")
    }
    lines.append(StyledText(text.request(index)))
    try desk.world.write(lines.map { $0.plain + "\n" }.joined())
  }

  private struct QuestionLine: Encodable {
    let type: String
    let number: Int
    let total: Int
    let id: String
    let stem: String
    let options: [OptionLine]
    let choose: Int
  }

  private struct OptionLine: Encodable {
    let letter: String
    let text: String
  }

  private struct Remark: Encodable {
    let type: String
    let text: String
  }

  private func say(_ type: String, _ words: String) throws(CommandFailure) {
    if isJSON { return try desk.world.write(JSONLine.text(Remark(type: type, text: words)) + "\n") }
    let name = type.prefix(1).uppercased() + type.dropFirst()
    try desk.world.say("\(name): \(words)")
  }
}
