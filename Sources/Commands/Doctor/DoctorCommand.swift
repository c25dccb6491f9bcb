import Curriculum
import Journal
import Learner
import Terminal

extension CommandDeclaration {
  /// Finds what is wrong with the progress, and mends what it can.
  static let doctor = CommandDeclaration(
    "doctor",
    summary: "find what is wrong with your progress, and mend it",
    discussion: """
      Checks the logs line by line, the folder and its files, the clocks, the settings and the cards.
      With --fix it mends what belongs to this machine: it moves damaged lines out of its own log,
      and keeps them and the whole log as it was in files beside it. No entry is lost, and logs of
      other machines are left alone. The exit status is 1 if there is an error or a warning. --json
      prints one object: folder, machine, files, entries, machines, findings and mended.
      """,
    options: [
      CommandOption(name: "fix", value: .flag, help: "mend what belongs to this machine")
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let graph = try Desk.graph(of: invocation, needs: [], world)
    let folder = try ProgressFolder(
      option: invocation.text("progress"),
      environment: world.environment
    )
    let isJSON = invocation.has("json")
    let mended = invocation.has("fix") ? try mend(folder, isJSON, world) : nil
    let examination = try Examination(folder, graph, world.clock.moment)
    let report = DoctorReport(examination, mended: mended)
    if isJSON {
      try world.write(report.json + "\n")
    } else {
      let lines = report.lines(width: min(world.columns, DoctorReport.widest))
      try world.write(lines.map { $0.rendered(world.colorSupport) + "\n" }.joined())
    }
    return examination.findings.contains { $0.severity < .note } ? .findings : .done
  }

  /// Mends what can be mended; if it has to stop, what was done is told first.
  private static func mend(
    _ folder: ProgressFolder,
    _ isJSON: Bool,
    _ world: World
  ) throws(CommandFailure) -> [ProgressRepair.Step] {
    let repair = ProgressRepair(
      folder: folder.progress,
      stateFolder: folder.state,
      now: world.clock.moment
    )
    var steps: [ProgressRepair.Step] = []
    do {
      try repair.run { steps.append($0) }
      return steps
    } catch {
      let lines = DoctorReport.lines(of: steps, folder: folder.progress, width: world.columns)
      if !isJSON { try world.write(lines.map { $0.rendered(world.colorSupport) + "\n" }.joined()) }
      throw CommandFailure(error)
    }
  }
}

/// What was found out about a learner's progress, with the guides at hand.
struct Examination {
  /// Where progress is kept.
  let folder: ProgressFolder
  /// What was found, the worst first.
  let findings: [JournalFinding]
  /// The name of this machine's log; nil before the first answer.
  let logName: String?
  /// How many logs there are.
  let logs: Int
  /// How many events count.
  let entries: Int
  /// How many machines wrote them.
  let machines: Int

  /// Examines a folder without changing anything.
  init(_ folder: ProgressFolder, _ graph: StudyGraph, _ now: Moment) throws(CommandFailure) {
    let checkup: LogCheckup
    do {
      checkup = try LogCheckup(folder: folder.progress, stateFolder: folder.state, now: now)
    } catch {
      throw CommandFailure(error)
    }
    let learner = LearnerState(replaying: Array(checkup.contents.events), over: graph)
    let settings = SettingCheck(learner)
    self.folder = folder
    findings = LogCheckup.sorted(
      checkup.findings
        + settings.findings(
          folder: folder.progress,
          places: checkup.places(of: Set(settings.unused.map(\.event)))
        ) + CardCheck(learner, in: graph).findings(folder: folder.progress)
    )
    logName = checkup.writer?.fileName
    logs = checkup.logCount
    entries = checkup.contents.events.count
    machines = checkup.contents.writers.count
  }
}
