import Curriculum
import Journal
import Learner
import Terminal

/// The cards that a learner marked, or others that options choose.
struct CardListing {
  /// Cards that can be listed.
  enum Choice: String, CaseIterable {
    case flagged
    case noted
    case suspended
    case buried
    case leeches
    case seen
    case gone

    /// What the cards have in common.
    var meaning: String {
      switch self {
      case .flagged: "cards that you flagged"
      case .noted: "cards with a note of yours"
      case .suspended: "cards that are not asked until they are resumed"
      case .buried: "cards that are not asked before tomorrow"
      case .leeches: "cards that were forgotten eight times or more"
      case .seen: "cards that were asked at least once"
      case .gone: "cards of the log that the guides do not make any more"
      }
    }

    /// What a card of the sort is, after `No card is`.
    fileprivate var adjective: String {
      switch self {
      case .leeches: "a leech"
      case .seen: "seen yet"
      case .flagged, .noted, .suspended, .buried, .gone: rawValue
      }
    }
  }

  /// What is listed unless options choose: everything that a learner marked.
  private static let marked: [Choice] = [.flagged, .noted, .suspended, .buried]

  private let cards: [KnownCard]
  private let choices: [Choice]
  private let desk: Desk
  private let day: StudyDay

  /// Chooses the cards that are of any of some sorts; without a sort, the marked ones.
  init(_ known: KnownCards, _ choices: [Choice], _ desk: Desk) {
    self.desk = desk
    let day = desk.day(desk.now)
    let choices = choices.isEmpty ? Self.marked : choices
    self.day = day
    self.choices = choices
    cards = known.cards.filter { card in choices.contains { Self.isOf($0, card, day) } }
  }

  private static func isOf(_ choice: Choice, _ card: KnownCard, _ day: StudyDay) -> Bool {
    guard let progress = card.progress else { return false }
    return switch choice {
    case .flagged: progress.flag != nil
    case .noted: progress.note != nil
    case .suspended: progress.isSuspended
    case .buried: card.buriedUntil(on: day) != nil
    case .leeches: progress.isLeech
    case .seen: progress.isSeen
    case .gone: card.card == nil
    }
  }

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    guard !cards.isEmpty else {
      return folded(nothing, width: width).split(separator: "\n").map { StyledText(String($0)) }
    }
    var lines: [StyledText] = []
    for card in cards {
      if !lines.isEmpty { lines.append(StyledText()) }
      let rest = StyledText("    ")
      lines += wrap(StyledText(card.prompt, .bold), width: width, rest: rest)
      let place = [card.id.text, card.trail].filter { !$0.isEmpty }.joined(separator: "  ")
      lines += wrap(StyledText(place, .dim), width: width, first: "  ", rest: rest)
      for mark in CardMarkText.lines(card, desk, day) {
        lines += wrap(mark, width: width, first: "  ", rest: rest)
      }
    }
    return lines + [StyledText(), StyledText(Figures.count(cards.count, "card"), .dim)]
  }

  private var nothing: String {
    var sorts = choices.map(\.adjective)
    let last = sorts.removeLast()
    let sort = sorts.isEmpty ? last : sorts.joined(separator: ", ") + " or " + last
    let how = choices.allSatisfy { Self.marked.contains($0) }
    return "No card is \(sort)." + (how ? " 'retain card --help' tells how to mark one." : "")
  }

  /// The list as JSON.
  var json: String {
    JSONLine.text(ListJSON(day: day.iso8601, cards: cards.map { CardStateJSON($0, day) }))
  }

  private struct ListJSON: Encodable {
    let day: String
    let cards: [CardStateJSON]
  }
}

/// The marks of a card in words.
enum CardMarkText {
  /// One line for each mark: what it is, since when, and what the learner wrote.
  static func lines(_ card: KnownCard, _ desk: Desk, _ day: StudyDay) -> [StyledText] {
    guard let progress = card.progress else { return [] }
    let date = { (moment: Moment?) in moment.map { desk.day($0).iso8601 } ?? "a day unknown" }
    var lines: [StyledText] = []
    if let flag = progress.flag {
      let reason = flag.isEmpty ? "" : ": \(flag)"
      lines.append(
        StyledText("flagged", .color(.magenta))
          + StyledText(" on \(date(card.marks?.flagged))\(reason)")
      )
    }
    if progress.isSuspended {
      let since = date(card.marks?.suspended)
      lines.append(StyledText("suspended", .color(.magenta)) + StyledText(" since \(since)"))
    }
    if let until = card.buriedUntil(on: day) {
      let since = date(card.marks?.buried)
      lines.append(
        StyledText("buried", .color(.magenta)) + StyledText(" on \(since) until \(until.iso8601)")
      )
    }
    if progress.isLeech {
      lines.append(
        StyledText("leech", .color(.red)) + StyledText(": forgotten \(progress.lapses) times")
      )
    }
    if card.card == nil {
      lines.append(StyledText("gone", .color(.red)) + StyledText(": the guides do not ask it"))
    }
    if let note = progress.note {
      lines.append(
        StyledText("note", .bold) + StyledText(" of \(date(card.marks?.noted)): \(note)")
      )
    }
    return lines
  }
}
