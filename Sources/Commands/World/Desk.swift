import Curriculum
import Journal
import Learner
import SourceText
import Terminal

/// What most commands begin with: the guides, the progress and the clock.
struct Desk {
  /// The exam that a learner prepares for unless the command line says otherwise.
  static let defaultExam = "mla-c01"

  /// What is learned.
  let graph: StudyGraph
  /// What was learned.
  var learner: LearnerState
  /// Where progress is kept.
  let folder: ProgressFolder
  /// The world, its clock set as the command line says.
  let world: World

  /// Reads what an invocation asks for.
  ///
  /// - Parameters:
  ///   - needsCards: Whether guides without anything to ask are an error.
  ///   - needs: What the guides are wanted for.
  init(
    _ invocation: Invocation,
    _ world: World,
    needsCards: Bool,
    needs: GraphBuilder.Needs = .mapping
  ) throws(CommandFailure) {
    self.world = world.configured(by: invocation)
    folder = try ProgressFolder(
      option: invocation.text("progress"),
      environment: world.environment
    )
    let events = try Self.events(in: folder, self.world)
    let paths = invocation.guides
    graph = try Self.graph(
      of: invocation,
      preferring: LearningSettings(events).exam,
      needs: needs,
      self.world
    )
    if needsCards, graph.cards.isEmpty {
      let place = paths.joined(separator: ", ")
      throw .input(
        "\(place.isEmpty ? "the bundled guide" : place): nothing to ask was found; "
          + "write terms as **Term**: definition, as tables or as short lists"
      )
    }
    learner = LearnerState(replaying: Array(events), over: graph)
  }

  /// Gives renamed cards their history, for commands that only show what the log says.
  mutating func presumeRenames() { learner = learner.withRenamedCards(in: graph) }

  /// The moment.
  var now: Moment { world.clock.moment }

  /// The study day of a moment.
  func day(_ moment: Moment) -> StudyDay {
    world.studyDay(of: moment, dayStartMinutes: learner.settings.dayStartMinutes)
  }

  /// Reads guides, or the bundled documents, into a graph, or takes it as it was when they were
  /// last read.
  ///
  /// - Parameters:
  ///   - setting: The exam that the learner set, if any; an option on the command line wins.
  ///   - needs: What is wanted. Diagnostics are there only if the guides are read anew.
  ///   - readsAnew: Whether nothing is taken from earlier times.
  ///   - leaveOut: Takes a guide that cannot be read; without it none may be such.
  static func graph(
    of invocation: Invocation,
    preferring setting: String? = nil,
    needs: GraphBuilder.Needs,
    readsAnew: Bool = false,
    leavingOut leaveOut: ((String, CommandFailure) -> Void)? = nil,
    _ world: World
  ) throws(CommandFailure) -> StudyGraph {
    let paths = invocation.guides
    let bundled = GuideFiles.bundled
    // The blueprint and the vocabulary of the exam are known whatever guide is learned.
    let blueprints = bundled.filter { $0.path.hasSuffix("/blueprint.md") }
    let references = blueprints + bundled.filter { $0.path.hasSuffix("/vocabulary.md") }
    let known = GraphBuilder.exams(in: blueprints)
    let exam = invocation.exam(preferring: setting)
    guard known.contains(exam) || !paths.isEmpty else {
      let isSetting = invocation.text("exam") == nil
      throw .input(
        "no exam is named '\(exam)'; the exams are: \(known.joined(separator: ", "))"
          + (isSetting ? "\nIt is your setting: change it with retain settings exam NAME" : "")
      )
    }
    let guides = try GuideFiles.read(paths, leavingOut: leaveOut)
    let others = paths.isEmpty ? bundled : references
    guard !readsAnew else {
      return GraphBuilder.graph(files: others + guides, exam: exam, needs: needs)
    }
    let cache = GraphCache(
      exam: exam,
      guides: guides,
      references: others,
      environment: world.environment
    )
    if let graph = cache.read(needs) { return graph }
    let graph = GraphBuilder.graph(files: others + guides, exam: exam, needs: needs)
    cache.write(graph, needs)
    return graph
  }

  private static func events(
    in folder: ProgressFolder,
    _ world: World
  ) throws(CommandFailure) -> EventList {
    do {
      let contents = try JournalFolder.read(folder: folder.progress)
      LogFindings.report(contents.findings, world)
      return contents.events
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension Invocation {
  /// The exam that is asked for: the option, else what the learner set, else the usual one.
  func exam(preferring setting: String?) -> String {
    text("exam")?.lowercased() ?? setting ?? Desk.defaultExam
  }
}

extension World {
  /// Returns the world with its clock, its chance and its colours as the options say.
  func configured(by invocation: Invocation) -> World {
    var world = self
    if let moment = invocation.text("now").flatMap({ Moment(iso8601: $0) }) {
      world.clock = clock.set(to: moment)
    }
    if let seed = invocation.integer("seed") { world.seed = UInt64(seed) }
    world.apply(displaySettings())
    if invocation.has("no-color") { world.colorSupport = .none }
    return world
  }

  /// The display settings of this machine; a file with a mistake in it must not stop a learner.
  private func displaySettings() -> DisplaySettings {
    do throws(CommandFailure) {
      return try DisplayFile(environment: environment)?.read() ?? DisplaySettings()
    } catch {
      complain("retain: warning: \(sanitized(error.message ?? ""))\n")
      return DisplaySettings()
    }
  }

  private mutating func apply(_ display: DisplaySettings) {
    switch display.colors {
    case .automatic: break
    case .always: colorSupport = .ansi16
    case .never: colorSupport = .none
    }
    glyphs = display.glyphs ?? glyphs
    keys = display.keys
  }
}
