import Curriculum
import Journal
import Learner
import Reports
import Study
import Terminal

extension Coverage {
  /// Says how much of the exam the guides leave out, for a learner who relies on them; nil if nothing.
  var text: String? {
    if isComplete { return nil }
    let exam = exam.uppercased()
    return
      "Not complete for \(exam): the guides cover \(coveredCount) of its \(pointCount) points. "
      + "retain check --exam \(self.exam) names the others."
  }
}

/// Today at a glance: what is due by exam domain, and news about the exam.
struct Glance {
  private let desk: Desk
  private let now: Moment
  private let day: StudyDay
  private let queue: ReviewQueue

  /// Takes the day's figures.
  ///
  /// - Parameter choice: Which cards the learner wants.
  init(_ desk: Desk, choice: QueueChoice = QueueChoice()) {
    self.desk = desk
    now = desk.now
    day = desk.day(now)
    queue = ReviewQueue(
      graph: desk.graph,
      learner: desk.learner,
      now: now,
      day: day,
      choice: choice
    )
  }

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    let width = max(20, min(width - 1, 92))
    let isOfTheExam = rows.contains { $0.domain != nil }
    let blueprint = isOfTheExam ? desk.graph.blueprint : nil
    var lines: [StyledText] = [StyledText()]
    if let blueprint {
      lines += wrapped(StyledText(blueprint.title, .bold), width) + [StyledText()]
    }
    lines += wrapped(StyledText("Today, \(day.iso8601): ", .bold) + summary, width)
    lines.append(StyledText())
    lines += table.lines(width: width - 2, glyphs: desk.world.glyphs).map { StyledText("  ") + $0 }
    for notice in blueprint?.notices ?? [] where isNews(notice) {
      let date = StyledText(notice.date, .bold)
      lines += [StyledText()] + wrapped(date + StyledText(" " + notice.text), width)
    }
    if isOfTheExam, let text = desk.graph.coverage?.text {
      lines += [StyledText()] + wrapped(StyledText(text), width)
    }
    return lines
  }

  /// Whether a notice holds already and was not yet there to be read on three days of study.
  private func isNews(_ notice: Blueprint.Notice) -> Bool {
    guard let since = StudyDay(iso8601: notice.date), since <= day else { return false }
    return desk.learner.studyDayCount(from: since, before: day) < 3
  }

  /// The day in one sentence.
  var summary: StyledText {
    let due = Figures.count(queue.dueCount, "card") + " due"
    let new = "\(queue.newCount) new"
    if queue.cards.isEmpty {
      guard queue.dueCount + queue.newCount > 0, desk.learner.settings.minutesADay != nil else {
        return StyledText("all done; nothing is due.")
      }
      return StyledText(
        "the minutes of the day are used up; \(due) and \(new) wait. "
          + "retain review --minutes 10 goes on."
      )
    }
    return StyledText("\(due), \(new).")
  }

  private var rows: [DomainReport.Row] {
    DomainReport(graph: desk.graph, learner: desk.learner, now: now, day: day).rows
  }

  private var table: TextTable {
    let fresh = queue.cards.filter { index in
      !(desk.learner.progress(of: desk.graph.cards[index].id)?.isSeen ?? false)
    }
    var table = TextTable(columns: [
      TextTable.Column("Domain", isFlexible: true), TextTable.Column("Weight"),
      TextTable.Column("Due"), TextTable.Column("New"), TextTable.Column("Seen"),
    ])
    for row in rows {
      let new = fresh.count { desk.graph.cards[$0].domain == row.domain }
      table.addRow([
        StyledText((row.domain.map { "\($0) " } ?? "") + sanitized(row.name)),
        StyledText(row.weightPercent.map { "\($0) %" } ?? ""),
        StyledText("\(row.due)"), StyledText("\(new)"),
        StyledText("\(row.seen)/\(row.cards)"),
      ])
    }
    return table
  }

  private func wrapped(_ text: StyledText, _ width: Int) -> [StyledText] {
    wrap(text, width: width, first: StyledText("  "), rest: StyledText("  "))
  }
}
