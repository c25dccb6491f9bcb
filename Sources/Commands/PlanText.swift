import Curriculum
import Journal
import Study
import Terminal

/// A plan for people and for other programs.
struct PlanText {
  private let plan: StudyPlan
  private let desk: Desk
  /// Whether nobody said how many minutes there are.
  private let isUsual: Bool

  /// The most rows of the table; more days are put together.
  private static let mostRows = 16
  private static let mostOmissions = 8
  private static let barWidth = 24

  /// Takes a plan.
  init(_ plan: StudyPlan, _ desk: Desk, isUsual: Bool) {
    self.plan = plan
    self.desk = desk
    self.isUsual = isUsual
  }

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    let width = max(20, min(width, 92))
    let days = Figures.count(plan.daysLeft, "day")
    let title =
      "Exam on \(plan.examDay.iso8601), in \(days), with \(plan.minutesADay) minutes a day"
    var lines = wrap(StyledText(title, .bold), width: width)
    if isUsual {
      lines += wrap(
        StyledText("No minutes are set; set yours with retain settings minutes-a-day M.", .dim),
        width: width
      )
    }
    lines.append(StyledText())
    for sentence in sentences { lines += wrap(sentence, width: width) }
    lines += omissions(width: width)
    lines.append(StyledText())
    return lines + table.lines(width: width, glyphs: desk.world.glyphs)
  }

  private var sentences: [StyledText] {
    let more = plan.minutesADay + StudyPlan.moreMinutes
    let points = Int(((plan.recallWithMore.mean - plan.recall.mean) * 100).rounded())
    var result = [
      StyledText("Expected recall on that day: ")
        + StyledText(percent(plan.recall.mean), .bold)
        + StyledText(
          " (\(range(plan.recall))); today it is \(Figures.percent(plan.recallToday))."
        ),
      StyledText(
        "With \(more) minutes a day: \(percent(plan.recallWithMore.mean)) "
          + "(\(range(plan.recallWithMore))), "
          + (points > 0 ? "\(Figures.count(points, "point")) more." : "no more.")
      ),
    ]
    let unseen = plan.cardCount - plan.seenCount
    if unseen > 0 {
      let new = Figures.count(plan.newCardsNeeded, "new card")
      let cards = Figures.count(unseen, "card")
      result.append(
        StyledText("To see the \(cards) left in time, begin \(new) a day.")
      )
    }
    return result
  }

  private func range(_ estimate: StudyPlan.Estimate) -> String {
    let low = Int((estimate.low * 100).rounded())
    return "90 % interval \(min(low, 99)) to \(percent(estimate.high))"
  }

  /// Nobody is sure to know everything.
  private func percent(_ share: Double) -> String {
    share > 0.995 ? "over 99 %" : Figures.percent(share)
  }

  private func omissions(width: Int) -> [StyledText] {
    guard !plan.omissions.isEmpty else { return [] }
    let cards = Figures.count(plan.unreachedCount, "card")
    var lines = wrap(
      StyledText("The guide cannot be finished in time: \(cards) will not be reached. ", .bold)
        + StyledText("Leave out first, the lowest value first:"),
      width: width
    )
    for omission in plan.omissions.prefix(Self.mostOmissions) {
      let topic = desk.graph.topics[omission.topic]
      let name = (topic.number.map { "\($0) " } ?? "") + sanitized(topic.title)
      let count = Figures.count(omission.cards, "new card")
      lines += wrap(
        StyledText("\(name) (\(count))"),
        width: width,
        first: StyledText("  - "),
        rest: StyledText("    ")
      )
    }
    let rest = plan.omissions.dropFirst(Self.mostOmissions)
    if !rest.isEmpty {
      let count = Figures.count(rest.reduce(0) { $0 + $1.cards }, "new card")
      lines.append(StyledText("  and \(Figures.count(rest.count, "more topic")) (\(count))"))
    }
    return lines
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      TextTable.Column("From"), TextTable.Column("Minutes"), TextTable.Column("Again"),
      TextTable.Column("New"), TextTable.Column(""),
    ])
    let length = (plan.days.count + Self.mostRows - 1) / Self.mostRows
    let most = max(1, plan.days.map(\.minutes).max() ?? 1)
    let isNarrow = desk.world.columns < 60
    for start in stride(from: 0, to: plan.days.count, by: max(1, length)) {
      let days = plan.days[start..<min(plan.days.count, start + max(1, length))]
      let count = Double(days.count)
      let minutes = days.reduce(0) { $0 + $1.minutes } / count
      table.addRow([
        StyledText(String(days[start].day.iso8601.dropFirst(isNarrow ? 5 : 0))),
        StyledText("\(Int(minutes.rounded()))"),
        StyledText("\(Int((days.reduce(0) { $0 + $1.repeats } / count).rounded()))"),
        StyledText("\(Int((days.reduce(0) { $0 + $1.begun } / count).rounded()))"),
        StyledText(
          bar(
            fraction: minutes / most,
            width: isNarrow ? Self.barWidth / 3 : Self.barWidth,
            glyphs: desk.world.glyphs
          ),
          .color(.green)
        ),
      ])
    }
    return table
  }
}

extension PlanText {
  /// The plan as JSON.
  var json: String {
    JSONLine.text(
      PlanJSON(
        exam: Nullable(desk.graph.blueprint?.id),
        examDate: plan.examDay.iso8601,
        today: plan.today.iso8601,
        daysLeft: plan.daysLeft,
        minutesADay: plan.minutesADay,
        cards: plan.cardCount,
        seen: plan.seenCount,
        recallToday: plan.recallToday,
        recall: EstimateJSON(plan.recall),
        more: MoreJSON(
          minutesADay: plan.minutesADay + StudyPlan.moreMinutes,
          recall: EstimateJSON(plan.recallWithMore)
        ),
        newCardsNeeded: plan.newCardsNeeded,
        unreached: plan.unreachedCount,
        leaveOut: plan.omissions.map { omission in
          let topic = desk.graph.topics[omission.topic]
          return OmissionJSON(
            topic: topic.title,
            number: Nullable(topic.number),
            domain: Nullable(topic.domain),
            cards: omission.cards
          )
        },
        days: plan.days.map { day in
          DayJSON(day: day.day.iso8601, minutes: day.minutes, repeats: day.repeats, new: day.begun)
        }
      )
    )
  }

  private struct PlanJSON: Encodable {
    let exam: Nullable<String>
    let examDate: String
    let today: String
    let daysLeft: Int
    let minutesADay: Int
    let cards: Int
    let seen: Int
    let recallToday: Double
    let recall: EstimateJSON
    let more: MoreJSON
    let newCardsNeeded: Int
    let unreached: Int
    let leaveOut: [OmissionJSON]
    let days: [DayJSON]
  }

  private struct EstimateJSON: Encodable {
    let mean: Double
    let low: Double
    let high: Double

    init(_ estimate: StudyPlan.Estimate) {
      mean = estimate.mean
      low = estimate.low
      high = estimate.high
    }
  }

  private struct MoreJSON: Encodable {
    let minutesADay: Int
    let recall: EstimateJSON
  }

  private struct OmissionJSON: Encodable {
    let topic: String
    let number: Nullable<String>
    let domain: Nullable<Int>
    let cards: Int
  }

  private struct DayJSON: Encodable {
    let day: String
    let minutes: Double
    let repeats: Double
    let new: Double
  }
}
