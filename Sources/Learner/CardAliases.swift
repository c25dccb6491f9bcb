import Curriculum

/// The names that cards go by: what was learned under another spelling of a term, or before a card
/// was renamed, belongs to the card that asks for it now.
struct CardAliases: Sendable {
  private var names: [CardID: CardID] = [:]
  /// The cards whose history was given to another by the log.
  private var relinked: Set<CardID> = []

  /// Takes the other names that the cards of a guide answer to.
  init(_ cards: CardNames?) {
    for card in cards?.cards ?? [] {
      for alias in card.aliases { names[alias] = card.id }
    }
  }

  /// Returns the name that a card goes by now.
  func name(of card: CardID) -> CardID { names[card] ?? card }

  /// Whether the log gave the history of a card to another.
  func isRelinked(_ card: CardID) -> Bool { relinked.contains(card) }

  /// Gives the history of one card to another.
  mutating func relink(_ old: CardID, to new: CardID) {
    relinked.insert(old)
    let target = name(of: new)
    guard target != old else { return }
    for (alias, name) in names where name == old { names[alias] = target }
    names[old] = target
  }
}
