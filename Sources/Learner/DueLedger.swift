package import Curriculum
package import Journal

/// When each card is due, by a log: what a count of cards needs, without any state of memory.
///
/// It says the same of dates as `LearnerState`, in a tenth of the time: no event becomes a value of
/// its own, and no prediction is made.
package struct DueLedger: Sendable {
  /// What the log says of one card.
  struct Entry {
    /// When the card was promised to come back; nil while it was never graded.
    var due: Due?
    /// The study day of the first review.
    var firstDay: StudyDay?
    /// Whether the learner took the card out.
    var isSuspended = false
    /// The day before which the card is not asked.
    var buriedUntil: StudyDay?
  }

  private let settings: LearningSettings
  private let entries: [CardID: Entry]
  private let aliases: CardAliases

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - events: Events in the order of the merged log.
  ///   - names: The cards of the guide with the other names that they answer to.
  ///   - settings: What the learner set, for the limits of a day.
  /// - Complexity: Linear in the number of events.
  package init(
    replaying events: EventList,
    over names: CardNames,
    settings: LearningSettings
  ) {
    self.settings = settings
    let undone = events.undonePositions
    let others = events.positionsOfOthers.filter { !undone.contains($0) }
    var aliases = CardAliases(names)
    for position in others {
      if case .relink(let old, let new) = events[position].body {
        aliases.relink(CardID(old), to: CardID(new))
      }
    }
    var ledger = Numbered(events, aliases)
    var next = others[...]
    for position in events.indices {
      if let review = events.review(at: position) {
        if undone.isEmpty || !undone.contains(position) { ledger.add(review) }
      } else if next.first == position {
        next.removeFirst()
        ledger.add(events[position].body)
      }
    }
    entries = ledger.entries
    self.aliases = aliases
  }

  /// Counts the cards of a guide that a day brings.
  ///
  /// - Parameters:
  ///   - names: The cards of the guide.
  ///   - now: The moment, for steps within the day.
  ///   - day: The study day.
  /// - Returns: The cards whose promised time has come, and the new ones that the day's limit
  ///   leaves room for, one of a concept.
  package func count(of names: CardNames, now: Moment, day: StudyDay) -> (due: Int, new: Int) {
    var due = 0
    var fresh: Set<Int> = []
    var begun: Set<Int> = []
    /// Cards that were new in the morning.
    var waiting = 0
    for card in names.cards {
      guard let entry = entries[aliases.name(of: card.id)] else {
        fresh.insert(card.concept)
        waiting += 1
        continue
      }
      if entry.firstDay == day {
        begun.insert(card.concept)
        waiting += 1
      }
      if entry.isSuspended || entry.buriedUntil.map({ $0 > day }) ?? false { continue }
      guard let promised = entry.due else {
        fresh.insert(card.concept)
        waiting += 1
        continue
      }
      if promised.hasCome(now: now, day: day) { due += 1 }
    }
    // The limit holds for the day, whichever guide the cards are from.
    let learnedToday = entries.values.count { $0.firstDay == day }
    let limit = settings.newCardsADay(on: day, waiting: waiting)
    return (due, min(max(0, limit - learnedToday), fresh.subtracting(begun).count))
  }

  /// The entries while they are filled, by the numbers that the log gives its cards.
  private struct Numbered {
    private let cards: [CardID]
    private let aliases: CardAliases
    /// The card that each card of the log goes by; -1 before it is asked for.
    private var numbers: [Int]
    private var numberOf: [CardID: Int] = [:]
    private var filled: [(id: CardID, entry: Entry)] = []

    init(_ events: EventList, _ aliases: CardAliases) {
      cards = events.cards.map { CardID($0) }
      self.aliases = aliases
      numbers = [Int](repeating: -1, count: cards.count)
    }

    var entries: [CardID: Entry] {
      Dictionary(uniqueKeysWithValues: filled.lazy.map { ($0.id, $0.entry) })
    }

    mutating func add(_ review: ReviewRow) {
      var number = numbers[review.card]
      if number < 0 {
        number = self.number(of: cards[review.card])
        numbers[review.card] = number
      }
      filled[number].entry.due = review.due
      if filled[number].entry.firstDay == nil { filled[number].entry.firstDay = review.day }
    }

    mutating func add(_ body: EventBody) {
      switch body {
      case .suspend(let card): change(card) { $0.isSuspended = true }
      case .resume(let card):
        change(card) { entry in
          entry.isSuspended = false
          entry.buriedUntil = nil
        }
      case .bury(let card, let day): change(card) { $0.buriedUntil = day }
      case .reset(let card): change(card) { $0 = Entry() }
      default: break
      }
    }

    private mutating func change(_ card: CardRef, _ body: (inout Entry) -> Void) {
      body(&filled[number(of: CardID(card.card))].entry)
    }

    private mutating func number(of card: CardID) -> Int {
      let name = aliases.name(of: card)
      if let number = numberOf[name] { return number }
      numberOf[name] = filled.count
      filled.append((name, Entry()))
      return filled.count - 1
    }
  }
}
