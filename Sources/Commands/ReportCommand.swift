import Curriculum
import Journal
import Reports
import Terminal

extension CommandDeclaration {
  /// Prints progress by exam domain.
  static let report = CommandDeclaration(
    "report",
    summary: "progress by exam domain",
    discussion: """
      Recall is the chance, predicted for now and averaged over the cards seen, that a card would
      be recalled. Cards not seen yet are not in it.
      """,
    operand: guideOperand
  ) { (invocation, world) throws(CommandFailure) in
    var desk = try Desk(invocation, world, needsCards: false)
    desk.presumeRenames()
    let now = desk.now
    let day = desk.day(now)
    let report = DomainReport(graph: desk.graph, learner: desk.learner, now: now, day: day)
    if invocation.has("json") {
      let value = ReportJSON(
        day: day.iso8601,
        exam: Nullable(desk.graph.blueprint?.id),
        coverage: Nullable(desk.graph.coverage.map(ReportJSON.CoverageJSON.init)),
        domains: report.rows.map { ReportJSON.RowJSON($0) },
        total: ReportJSON.RowJSON(report.total)
      )
      try desk.world.write(JSONLine.text(value) + "\n")
      return .done
    }
    var table = TextTable(columns: [
      TextTable.Column("Domain", isFlexible: true), TextTable.Column("Weight"),
      TextTable.Column("Cards"), TextTable.Column("Seen"), TextTable.Column("Due"),
      TextTable.Column("Recall now"),
    ])
    for row in report.rows + [report.total] {
      table.addRow([
        StyledText((row.domain.map { "\($0) " } ?? "") + sanitized(row.name)),
        StyledText(row.weightPercent.map { "\($0) %" } ?? ""), StyledText("\(row.cards)"),
        StyledText("\(row.seen)"), StyledText("\(row.due)"),
        StyledText(row.recall.map(Figures.percent) ?? ""),
      ])
    }
    let title = "Progress on \(day.iso8601)"
    let width = min(desk.world.columns, 100)
    try ReviewCommand.write(
      [StyledText(title, .bold)]
        + table.lines(width: width, glyphs: desk.world.glyphs),
      desk
    )
    if let text = desk.graph.coverage?.text {
      let lines = wrap(StyledText(text), width: width, first: StyledText(), rest: StyledText())
      try ReviewCommand.write([StyledText()] + lines, desk)
    }
    if report.total.seen == 0 {
      try desk.world.say("\nNothing was asked yet; 'retain review' begins.")
    }
    return .done
  }
}

/// The report as other programs read it.
private struct ReportJSON: Encodable {
  let day: String
  let exam: Nullable<String>
  let coverage: Nullable<CoverageJSON>
  let domains: [RowJSON]
  let total: RowJSON

  struct RowJSON: Encodable {
    let domain: Nullable<Int>
    let name: String
    let weightPercent: Nullable<Int>
    let cards: Int
    let seen: Int
    let due: Int
    let recall: Nullable<Double>

    init(_ row: DomainReport.Row) {
      domain = Nullable(row.domain)
      name = row.name
      weightPercent = Nullable(row.weightPercent)
      cards = row.cards
      seen = row.seen
      due = row.due
      recall = Nullable(row.recall)
    }
  }

  /// How many points of the exam the guides say that they cover.
  struct CoverageJSON: Encodable {
    let points: Int
    let covered: Int
    let missing: [String]

    init(_ coverage: Coverage) {
      points = coverage.pointCount
      covered = coverage.coveredCount
      missing = coverage.missing
    }
  }
}
