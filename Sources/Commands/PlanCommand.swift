import Curriculum
import Journal
import Learner
import Study
import Terminal

extension CommandDeclaration {
  /// Says what can be reached by the day of the exam.
  static let plan = CommandDeclaration(
    "plan",
    summary: "what can be reached by the day of the exam",
    discussion: """
      Learners like you are simulated from today to the exam: they study with the queue that
      'retain review' makes, at your pace, and forget a little faster or slower than your model of
      memory says. Shown is what they recall on the day of the exam, each card weighted by what its
      domain weighs; cards never seen count as forgotten. The interval holds 90 of 100 of them.
      """,
    operand: guideOperand,
    options: [
      CommandOption(
        name: "exam-date",
        value: .text("DATE"),
        help: "the day of the exam, such as 2027-01-15; else the setting exam-date"
      ),
      CommandOption(
        name: "minutes",
        value: .integer("M", 1...1440),
        help: "the minutes to study on one day; else the setting minutes-a-day, else 20"
      ),
    ]
  ) { (invocation, world) throws(CommandFailure) in
    var desk = try Desk(invocation, world, needsCards: true)
    desk.presumeRenames()
    let now = desk.now
    let day = desk.day(now)
    let plan = StudyPlan(
      graph: desk.graph,
      learner: desk.learner,
      now: now,
      day: day,
      examDay: try examDay(invocation, desk.learner.settings, after: day),
      minutesADay: invocation.integer("minutes") ?? desk.learner.settings.minutesADay
        ?? usualMinutes
    )
    let text = PlanText(
      plan,
      desk,
      isUsual: invocation.integer("minutes") == nil && desk.learner.settings.minutesADay == nil
    )
    if invocation.has("json") {
      try desk.world.write(text.json + "\n")
    } else {
      try ReviewCommand.write(text.lines(width: desk.world.columns), desk)
    }
    return .done
  }

  private static let usualMinutes = 20
  /// Further ahead, nobody knows how they will study.
  private static let longestDays = 730

  private static func examDay(
    _ invocation: Invocation,
    _ settings: LearningSettings,
    after today: StudyDay
  ) throws(CommandFailure) -> StudyDay {
    let option = invocation.text("exam-date")
    if let option, StudyDay(iso8601: option) == nil {
      throw .usage("--exam-date needs a day such as 2027-01-15, not '\(option)'")
    }
    guard let day = option.flatMap({ StudyDay(iso8601: $0) }) ?? settings.examDate else {
      throw .usage(
        "no exam date is set; give one with retain plan --exam-date 2027-01-15,\n"
          + "or for good with retain settings exam-date 2027-01-15"
      )
    }
    let days = today.distance(to: day)
    if days == 0 {
      throw .usage("the exam is today; retain review brings what is least sure first")
    }
    if days < 0 {
      throw .usage(
        "the exam date \(day.iso8601) has passed; set a new one with retain settings exam-date DATE"
      )
    }
    if days > longestDays {
      throw .usage("\(day.iso8601) is more than two years away; a plan reaches no further")
    }
    return day
  }
}
