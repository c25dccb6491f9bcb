import Curriculum
import Journal
import Learner
import Terminal

extension CommandDeclaration {
  /// Looks at single cards and marks them.
  static let card = CommandDeclaration(
    "card",
    summary: "list marked cards; show, suspend, flag, note or reset a card",
    discussion: """
      \(CardAction.allCases.map { "  \($0.usage)  \($0.summary)" }
        .joined(separator: "\n"))

      CARD is an id, the beginning of one, or words that stand in one prompt alone: retain card show
      "carrier pigeon". Without an action, the marked cards are listed. Each change is an event in
      the log, which 'retain undo' takes back. Cards that a guide does not make any more are found
      as well, as long as the log knows them.
      """,
    operand: "ACTION",
    usage: "[ACTION] [CARD…]",
    options: CardListing.Choice.allCases.map { choice in
      CommandOption(name: choice.rawValue, value: .flag, help: "list: \(choice.meaning)")
    } + [
      CommandOption(name: "note", value: .text("TEXT"), help: "flag: what is wrong with the card"),
      CommandOption(name: "yes", value: .flag, help: "reset: without being asked"),
    ]
  ) { (invocation, world) throws(CommandFailure) in
    try CardCommand(invocation, columns: world.columns).run(in: world)
    return .done
  }
}

/// One invocation of `retain card`.
private struct CardCommand {
  private let invocation: Invocation
  private let action: CardAction
  /// What stands after the action.
  private let operands: [String]

  /// The columns of a window in which a message is read.
  private let columns: Int

  /// Checks the words that need no guide to be checked.
  init(_ invocation: Invocation, columns: Int) throws(CommandFailure) {
    self.invocation = invocation
    self.columns = columns
    operands = Array(invocation.operands.dropFirst())
    let word = invocation.operands.first ?? CardAction.list.rawValue
    guard let action = CardAction(rawValue: word) else {
      let names = CardAction.allCases.map(\.rawValue)
      let hint = NearestWord.nearest(to: word, among: names).map { "; did you mean '\($0)'?" }
      throw .usage(
        "retain card: unknown action '\(word)'\(hint ?? "")\n"
          + "The actions are: \(names.joined(separator: ", ")). See 'retain card --help'."
      )
    }
    self.action = action
    for other in CardAction.allCases where other != action {
      for option in other.options where invocation.has(option) && !action.options.contains(option) {
        throw .usage(
          "\(title): --\(option) belongs to 'retain card \(other.rawValue)', not to this action"
        )
      }
    }
    if action == .list, let extra = operands.first {
      throw .usage(
        "\(title): unexpected word '\(extra)'; to look at a card: retain card show '\(extra)'"
      )
    }
    if action == .note, operands.count < 2 {
      throw .usage(
        "\(title): name a card, then the text: retain card note CARD 'TEXT'; '' removes the note"
      )
    }
    if action != .list, operands.isEmpty {
      throw .usage(
        "\(title): name a card, by its id or by words of its prompt: "
          + "retain card \(action.usage)"
      )
    }
  }

  private var title: String { "retain card \(action.rawValue)" }

  func run(in world: World) throws(CommandFailure) {
    var desk = try Desk(invocation, world, needsCards: false)
    let isJSON = invocation.has("json")
    switch action {
    case .list:
      desk.presumeRenames()
      let choices = CardListing.Choice.allCases.filter { invocation.has($0.rawValue) }
      let listing = CardListing(KnownCards(desk.graph, desk.learner), choices, desk)
      if isJSON { return try desk.world.write(listing.json + "\n") }
      try ReviewCommand.write(listing.lines(width: desk.world.proseWidth ?? .max), desk)
    case .show:
      desk.presumeRenames()
      // Words need no quotes where only one card can be meant.
      let search = CardSearch(KnownCards(desk.graph, desk.learner))
      let card = try find(operands.joined(separator: " "), search)
      let detail = CardDetail(card, desk)
      if isJSON { return try desk.world.write(detail.json + "\n") }
      try ReviewCommand.write(detail.lines(width: desk.world.proseWidth ?? .max), desk)
    case .suspend, .resume, .bury, .flag, .unflag, .note, .reset:
      let search = CardSearch(KnownCards(desk.graph, desk.learner))
      var names: [CardID] = []
      for operand in action == .note ? operands.dropLast() : operands {
        names.append(try find(operand, search).id)
      }
      let log = ProgressLog(desk.folder, desk.world)
      try log.open()
      // A mark on a renamed card must not make it look like one that was always there.
      desk.learner = try RenamedCards.relink(desk.learner, in: desk.graph, log, desk.world)
      let known = KnownCards(desk.graph, desk.learner)
      var cards: [KnownCard] = []
      for card in names.compactMap(known.card) where !cards.contains(where: { $0.id == card.id }) {
        cards.append(card)
      }
      let text = action == .note ? operands.last : invocation.text("note")
      let change = CardChange(action, text: text, desk, log)
      try change.make(on: cards, isConfirmed: invocation.has("yes"), isJSON: isJSON)
    }
  }

  // MARK: Finding

  private static let mostShown = 10
  /// Columns of a prompt that are enough to know it by.
  private static let longestPrompt = 60
  private static let shortestPrompt = 20

  private func find(_ text: String, _ search: CardSearch) throws(CommandFailure) -> KnownCard {
    switch search.outcome(of: text) {
    case .found(let card): return card
    case .several(let cards):
      let lines = cards.prefix(Self.mostShown).map { card in
        // One line each, unless the window is narrower than anything of use.
        let room = max(Self.shortestPrompt, columns - card.id.text.count - 4)
        let prompt = StyledText(card.prompt).truncated(to: min(room, Self.longestPrompt))
        return "  \(card.id.text)  \(prompt.plain)\n"
      }.joined()
      let more = cards.count - Self.mostShown
      throw .usage(
        "\(title): '\(text)' fits \(Figures.count(cards.count, "card")):\n\(lines)"
          + (more > 0 ? "  and \(more) more\n" : "")
          + "Give more words in quotes, or an id."
      )
    case .nothing(let nearest):
      throw .usage(
        "\(title): no card fits '\(text)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
          + "\n'retain cards' lists all cards; --json with their ids."
      )
    }
  }
}
