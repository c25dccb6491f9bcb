import Curriculum
import Study
import Terminal

/// The options that choose which cards a review asks.
enum QueueOptions {
  /// The options, in the order of the help.
  static let all: [CommandOption] = [
    CommandOption(
      name: "domain",
      value: .integer("N", 1...99),
      help: "only cards of this exam domain; may be repeated",
      isRepeatable: true
    ),
    CommandOption(
      name: "task",
      value: .text("N.M"),
      help: "only cards of this task statement, such as 1.2; may be repeated",
      isRepeatable: true
    ),
    CommandOption(
      name: "module",
      value: .text("NAME"),
      help: "only cards of the module with this number or words in its title; may be repeated",
      isRepeatable: true
    ),
    CommandOption(
      name: "topic",
      value: .text("NAME"),
      help: "only cards of the topic with this number or words in its title; may be repeated",
      isRepeatable: true
    ),
    CommandOption(
      name: "kind",
      value: .text("KIND"),
      help: "only cards of this kind, such as definition or table; may be repeated",
      isRepeatable: true
    ),
    CommandOption(name: "due", value: .flag, help: "only cards seen before"),
    CommandOption(name: "new", value: .flag, help: "only new cards"),
    CommandOption(
      name: "leeches",
      value: .flag,
      help: "only cards that were forgotten again and again"
    ),
    CommandOption(
      name: "limit",
      value: .integer("N", 1...9999),
      help: "ask at most N cards, besides those in their learning steps"
    ),
    CommandOption(
      name: "minutes",
      value: .integer("M", 1...1440),
      help: "choose what M minutes are best spent on; else the setting minutes-a-day"
    ),
    CommandOption(
      name: "ahead",
      value: .flag,
      help: "go on with cards that are not due yet, the soonest first"
    ),
    CommandOption(
      name: "cram",
      value: .flag,
      help: "ask all these cards again and again; nothing is recorded"
    ),
  ]

  /// Reads which cards an invocation chooses.
  ///
  /// - Throws: `CommandFailure.usage` for a name that the guides do not have, with those they have.
  static func choice(
    _ invocation: Invocation,
    _ graph: StudyGraph
  ) throws(CommandFailure) -> QueueChoice {
    var choice = QueueChoice()
    for text in invocation.texts("domain") {
      let known = graph.blueprint?.domains ?? []
      guard let domain = known.first(where: { "\($0.number)" == text }) else {
        throw unknown("domain", text, known.map { "\($0.number) \($0.name)" })
      }
      choice.domains.insert(domain.number)
    }
    for text in invocation.texts("task") {
      let known = graph.blueprint?.domains.flatMap(\.tasks) ?? []
      guard known.contains(where: { $0.id == text }) else {
        throw unknown("task", text, known.map { "\($0.id) \($0.name)" })
      }
      choice.tasks.insert(text)
    }
    for text in invocation.texts("module") {
      let titles = graph.modules.map { Title(number: $0.number, text: $0.title) }
      choice.modules.formUnion(try places(of: text, in: titles, "module"))
    }
    for text in invocation.texts("topic") {
      let titles = graph.topics.map { Title(number: $0.number, text: $0.title) }
      choice.topics.formUnion(try places(of: text, in: titles, "topic"))
    }
    for text in invocation.texts("kind") {
      guard let kind = CardKind(rawValue: text.lowercased()) else {
        throw unknown("kind", text, CardKind.allCases.map(\.rawValue))
      }
      choice.kinds.insert(kind)
    }
    choice.onlyDue = invocation.has("due")
    choice.onlyNew = invocation.has("new")
    choice.onlyLeeches = invocation.has("leeches")
    choice.limit = invocation.integer("limit")
    choice.minutes = invocation.integer("minutes")
    choice.reach = invocation.has("cram") ? .cram : invocation.has("ahead") ? .ahead : .today
    try refuseContradictions(choice, invocation)
    let narrowing = ["domain", "task", "module", "topic", "kind"].filter { invocation.has($0) }
    guard narrowing.count < 2 || choice.admitted(in: graph).contains(true) else {
      let options = narrowing.map { "--\($0)" }.joined(separator: " and ")
      throw .usage("no card belongs to what \(options) name together; leave one of them out")
    }
    return choice
  }

  private static func refuseContradictions(
    _ choice: QueueChoice,
    _ invocation: Invocation
  ) throws(CommandFailure) {
    let pairs = [("due", "new"), ("leeches", "new"), ("cram", "ahead"), ("ahead", "new")]
    for (one, other) in pairs where invocation.has(one) && invocation.has(other) {
      throw .usage("--\(one) and --\(other) exclude each other")
    }
  }

  /// A heading as it may be asked for.
  private struct Title {
    let number: String?
    let text: String

    var shown: String { number.map { "\($0) \(text)" } ?? text }
  }

  /// A number means exactly that heading; words mean every heading that has them.
  private static func places(
    of text: String,
    in titles: [Title],
    _ name: String
  ) throws(CommandFailure) -> [Int] {
    let numbered = titles.indices.filter { titles[$0].number == text }
    if !numbered.isEmpty { return numbered }
    let words = text.lowercased()
    let titled = titles.indices.filter { titles[$0].text.lowercased().contains(words) }
    guard titled.isEmpty else { return titled }
    throw unknown(name, text, titles.map(\.shown))
  }

  private static let mostNamesShown = 30

  private static func unknown(_ name: String, _ text: String, _ known: [String]) -> CommandFailure {
    var message = "no \(name) is '\(text)'"
    if known.isEmpty { return .usage(message + "; the guides have none") }
    message += "; there are:"
    for each in known.prefix(mostNamesShown) { message += "\n  \(sanitized(each))" }
    let more = known.count - mostNamesShown
    if more > 0 { message += "\n  and \(more) more; see retain graph" }
    return .usage(message)
  }
}
