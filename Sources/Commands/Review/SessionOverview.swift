import Curriculum
import Learner
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
      return [StyledText(left == 0 ? "Nothing is due today." : "Nothing was answered.")]
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
    lines += wrap(
      StyledText("Tomorrow: \(Figures.count(report.dueTomorrow, "card")) due.\(more)"),
      width: width
    )
    let (text, command) = suggestion
    lines += wrap(StyledText("Next: ", .bold) + StyledText(text), width: width)
    // A command stands in a line of its own, so that it can be copied whole.
    if let command { lines += wrap(StyledText(command), width: width, first: "  ", rest: "  ") }
    return lines
  }

  /// The one thing that is most worth doing now, and the command that does it.
  private var suggestion: (text: String, command: String?) {
    let leeches = session.answers.map(\.card).filter { card in
      session.learner.progress(of: session.graph.cards[card].id)
        .map { $0.isLeech && !$0.isSuspended } ?? false
    }
    if let leech = leeches.first {
      let prompt = sanitized(String(session.graph.cards[leech].prompt.prefix { $0 != "\n" }))
      return (
        "'\(prompt)' is forgotten again and again; reword it in the guide, or take it out:",
        "retain card list --leeches"
      )
    }
    if let (topic, count) = weakestTopic {
      let text =
        "read '\(sanitized(session.graph.topics[topic].title))' once more, of which "
        + "\(Figures.count(count, "card")) \(count == 1 ? "was" : "were") forgotten."
      return (text, nil)
    }
    if session.learner.settings.examDate == nil, session.graph.blueprint != nil {
      return (
        "tell your exam day, so that the schedule aims at it:",
        "retain settings exam-date YYYY-MM-DD"
      )
    }
    return ("a practice exam shows where you stand:", "retain exam")
  }

  /// The topic of which most cards were forgotten in this session, with their number.
  private var weakestTopic: (topic: Int, count: Int)? {
    var counts: [Int: Int] = [:]
    for card in session.forgotten { counts[session.graph.cards[card].topic, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      .map { ($0.key, $0.value) }
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
