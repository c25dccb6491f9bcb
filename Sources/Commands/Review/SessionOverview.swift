import Curriculum
import Reports
import Study
import Terminal

/// The overview that a session ends on.
struct SessionOverview {
  private let session: ReviewSession
  private let desk: Desk

  /// Sums up a session.
  init(_ session: ReviewSession, _ desk: Desk) {
    self.session = session
    self.desk = desk
  }

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    let day = desk.day(desk.now)
    let report = SessionReport(session: session, day: day)
    let left = session.leftCount(day: day)
    guard report.total.answers > 0 else {
      let waiting = ReviewQueue(
        graph: desk.graph,
        learner: session.learner,
        now: desk.now,
        day: day
      ).cards.count
      return [StyledText(waiting == 0 ? "Nothing is due today." : "Nothing was answered.")]
    }
    var lines = [StyledText("This session", .bold)]
    var columns = [
      TextTable.Column("Domain", isFlexible: true), TextTable.Column("Answers"),
      TextTable.Column("New"),
    ]
    // Without cards from earlier days there is nothing to have been recalled.
    if report.total.repeats > 0 {
      columns += [TextTable.Column("Recalled"), TextTable.Column("Expected")]
    }
    var table = TextTable(columns: columns)
    for row in report.rows {
      table.addRow(Array(cells(row, name(of: row.domain)).prefix(columns.count)))
    }
    if report.rows.count > 1 {
      table.addRow(Array(cells(report.total, "All").prefix(columns.count)))
    }
    lines += table.lines(width: min(width, 92), glyphs: desk.world.glyphs)
    let more = left > 0 ? " \(Figures.count(left, "card")) left for today." : ""
    lines.append(
      StyledText("Tomorrow: \(Figures.count(report.dueTomorrow, "card")) due.\(more)")
    )
    return lines
  }

  /// The overview as JSON.
  var json: String {
    let day = desk.day(desk.now)
    let report = SessionReport(session: session, day: day)
    return JSONLine.text(
      Summary(
        type: "end",
        answers: report.total.answers,
        new: report.total.fresh,
        left: session.leftCount(day: day),
        dueTomorrow: report.dueTomorrow
      )
    )
  }

  private struct Summary: Encodable {
    let type: String
    let answers: Int
    let new: Int
    let left: Int
    let dueTomorrow: Int
  }

  private func name(of domain: Int?) -> String {
    guard let domain else { return "No exam domain" }
    let name = desk.graph.blueprint?.domain(domain)?.name ?? ""
    return "\(domain) \(sanitized(name))"
  }

  private func cells(_ row: SessionReport.Row, _ name: String) -> [StyledText] {
    let expected = row.repeats == 0 ? "" : Figures.percent(row.predicted / Double(row.repeats))
    let recalled = row.repeats == 0 ? "" : "\(row.recalled)/\(row.repeats)"
    return [name, "\(row.answers)", "\(row.fresh)", recalled, expected].map { StyledText($0) }
  }
}
