/// What `retain card` can do.
enum CardAction: String, CaseIterable {
  case list
  case show
  case suspend
  case resume
  case bury
  case flag
  case unflag
  case note
  case reset

  /// What follows the action on the command line.
  var operands: String {
    switch self {
    case .list: ""
    case .show: "CARD"
    case .flag: "CARD… [--note TEXT]"
    case .note: "CARD TEXT"
    case .reset: "CARD… [--yes]"
    case .suspend, .resume, .bury, .unflag: "CARD…"
    }
  }

  /// The action with what follows it.
  var usage: String { operands.isEmpty ? rawValue : "\(rawValue) \(operands)" }

  /// What it does, in a few words.
  var summary: String {
    switch self {
    case .list: "list the cards that you marked; options choose others"
    case .show: "show a card: where it stands, when it is due and how it went so far"
    case .suspend: "do not ask a card until it is resumed"
    case .resume: "ask a suspended or buried card again"
    case .bury: "do not ask a card before tomorrow"
    case .flag: "mark a card as a bad one; --note says what is wrong with it"
    case .unflag: "take that mark away"
    case .note: "keep a note that shows with the answer; an empty text, '', removes it"
    case .reset: "forget what was learned of a card, so that it is new; its note stays"
    }
  }

  /// The options that belong to the action and to no other.
  var options: [String] {
    switch self {
    case .list: CardListing.Choice.allCases.map(\.rawValue)
    case .flag: ["note"]
    case .reset: ["yes"]
    default: []
    }
  }
}
