import Curriculum
import Exam
import Terminal

/// The result of an exam: the score, then every question with the reasons for its options.
struct ExamResult {
  private let session: ExamSession
  private let text: ExamText
  private let score: ExamScore
  private let coverage: Coverage?
  private let glyphs: GlyphSet

  /// Scores a session.
  init(_ session: ExamSession, graph: StudyGraph, glyphs: GlyphSet) {
    self.session = session
    self.glyphs = glyphs
    coverage = graph.questionCoverage
    text = ExamText(form: session.form, graph: graph)
    score = session.score
  }

  /// Returns the lines for a width of text and the columns of tables.
  func lines(textWidth: Int, columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for index in session.form.items.indices { lines += questionLines(index, width: textWidth) }
    return lines + scoreLines(textWidth: textWidth, columns: columns)
  }

  private func questionLines(_ index: Int, width: Int) -> [StyledText] {
    let isRight = score.outcomes[index]
    let item = session.form.items[index]
    let verdict =
      isRight
      ? StyledText("right", Style(.bold, foreground: .green))
      : StyledText(
        session.chosen[index].isEmpty ? "not answered" : "wrong",
        Style(.bold, foreground: .red)
      )
    var lines = [
      StyledText(),
      StyledText("Question \(index + 1): ", .bold) + verdict,
    ]
    lines += wrap(StyledText(text.stem(index)), width: width)
    for (place, option) in text.options(index).enumerated() {
      let isKey = item.options[place].isCorrect
      let isChosen = session.chosen[index].contains(place)
      let mark = isKey ? "+" : isChosen ? "x" : " "
      let sign: Style = isKey ? .color(.green) : isChosen ? .color(.red) : .plain
      let note = isChosen ? " (your choice)" : ""
      lines += wrap(
        StyledText(option.text + note, isKey ? .bold : .plain),
        width: width,
        first: StyledText("\(mark) ", sign) + StyledText("\(option.letter)  "),
        rest: StyledText("     ")
      )
      let indent = StyledText("     ")
      let isSaidBelow = item.options[(place + 1)...].contains { other in
        other.isCorrect && other.reason == item.options[place].reason
      }
      if isSaidBelow { continue }
      for line in item.options[place].reason.split(separator: "\n") {
        let reason = StyledText(sanitized(String(line)), .dim)
        lines += wrap(reason, width: width, first: indent, rest: indent)
      }
    }
    return lines
  }

  private func scoreLines(textWidth: Int, columns: Int) -> [StyledText] {
    guard score.total > 0 else { return [] }
    let interval = WilsonInterval.interval(successes: score.correct, tries: score.total)
    let summary =
      StyledText("\(score.correct) of \(score.total) right, ", .bold)
      + StyledText(Figures.percent(score.share), .bold)
      + StyledText(
        " (95 % interval \(Figures.percent(interval.lowerBound)) to "
          + "\(Figures.percent(interval.upperBound)))"
      )
    var lines = [StyledText()] + wrap(summary, width: textWidth)
    var table = TextTable(columns: [
      TextTable.Column("Domain", isFlexible: true), TextTable.Column("Right"),
      TextTable.Column("Asked"),
    ])
    for row in score.domains {
      table.addRow([
        StyledText(text.domain(row.domain)), StyledText("\(row.correct)"),
        StyledText("\(row.total)"),
      ])
    }
    lines += table.lines(width: min(columns, 92), glyphs: glyphs)
    if score.total < 20 {
      lines += wrap(
        StyledText("So few questions say little about the exam; 65 make a full form.", .dim),
        width: textWidth
      )
    }
    if let coverage, !coverage.isComplete {
      let text =
        "All questions that are there ask \(coverage.coveredCount) of the "
        + "\(coverage.pointCount) points of \(coverage.exam.uppercased())."
      lines += wrap(StyledText(text, .dim), width: textWidth)
    }
    return lines
  }

  /// The result as JSON.
  var json: String {
    JSONLine.text(
      Summary(
        type: session.stage == .finished ? "result" : "stopped",
        form: session.form.id,
        seed: session.form.seed,
        correct: score.correct,
        total: score.total,
        domains: score.domains.map { row in
          DomainSummary(domain: Nullable(row.domain), correct: row.correct, total: row.total)
        },
        questions: session.form.items.indices.map { questionSummary($0) }
      )
    )
  }

  private struct Summary: Encodable {
    let type: String
    let form: String
    let seed: UInt64
    let correct: Int
    let total: Int
    let domains: [DomainSummary]
    let questions: [QuestionSummary]
  }

  private struct DomainSummary: Encodable {
    let domain: Nullable<Int>
    let correct: Int
    let total: Int
  }

  private struct QuestionSummary: Encodable {
    let id: String
    let isRight: Bool
    let chosen: [String]
    let options: [OptionSummary]
  }

  private struct OptionSummary: Encodable {
    let key: String
    let text: String
    let isCorrect: Bool
    let reason: String
  }

  private func questionSummary(_ index: Int) -> QuestionSummary {
    let item = session.form.items[index]
    return QuestionSummary(
      id: item.question.id,
      isRight: score.outcomes[index],
      chosen: session.chosen[index].sorted().map { item.options[$0].key },
      options: item.options.map { option in
        OptionSummary(
          key: option.key,
          text: option.text,
          isCorrect: option.isCorrect,
          reason: option.reason
        )
      }
    )
  }
}
