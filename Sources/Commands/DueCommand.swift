import Curriculum
import Journal
import Learner

extension CommandDeclaration {
  /// Prints how many cards today brings.
  static let due = CommandDeclaration(
    "due",
    summary: "print how many cards are due, for a shell prompt",
    discussion: """
      It reads the log without replaying what it says of memory, and says nothing on the standard
      error unless it cannot count; 'retain doctor' tells what is wrong with a log.
      """,
    operand: guideOperand
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let folder = try ProgressFolder(
      option: invocation.text("progress"),
      environment: world.environment
    )
    let events: EventList
    do throws(JournalError) {
      events = try JournalFolder.read(folder: folder.progress).events
    } catch {
      throw CommandFailure(error)
    }
    let settings = LearningSettings(events)
    let names = try cardNames(invocation, world, exam: settings.exam)
    let ledger = DueLedger(
      replaying: events,
      over: names,
      settings: settings
    )
    let now = world.clock.moment
    let day = world.studyDay(of: now, dayStartMinutes: settings.dayStartMinutes)
    let count = ledger.count(of: names, now: now, day: day)
    if invocation.has("json") {
      try world.write(JSONLine.text(DueJSON(due: count.due, new: count.new)) + "\n")
    } else {
      try world.write("\(count.due)\n")
    }
    return .done
  }

  private static func cardNames(
    _ invocation: Invocation,
    _ world: World,
    exam setting: String?
  ) throws(CommandFailure) -> CardNames {
    let cache = CardNamesCache(
      exam: invocation.exam(preferring: setting),
      files: try GuideFiles.names(of: invocation.guides),
      environment: world.environment
    )
    if let names = cache?.read() { return names }
    let graph = try Desk.graph(of: invocation, preferring: setting, needs: [], world)
    let names = CardNames(graph)
    cache?.write(names)
    return names
  }
}

/// The counts as other programs read them.
private struct DueJSON: Encodable {
  let due: Int
  let new: Int
}
