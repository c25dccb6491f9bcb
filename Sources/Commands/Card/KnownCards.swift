import Curriculum
import Journal
import Learner
import Terminal

/// A card as the guides and the log know it.
struct KnownCard {
  /// The name in the log.
  let id: CardID
  /// The card of the guides; nil if they do not make it any more.
  let card: Card?
  /// What it says, or said when the log last heard of it; nil if the log never did.
  let about: CardAbout?
  /// What the log says of it; nil if it says nothing.
  let progress: CardProgress?
  /// When it got its marks.
  let marks: CardMarks?

  /// What is asked, safe to print, on one line.
  var prompt: String {
    about.map { Self.oneLine($0.prompt) } ?? "card \(sanitized(id.text))"
  }

  /// Titles from the module down, safe to print; empty if nothing tells them.
  var trail: String {
    (about?.breadcrumb ?? []).map { sanitized($0) }.joined(separator: " › ")
  }

  /// The card as an event names it.
  var reference: CardRef { CardRef(card: id.text, about: about) }

  /// The day before which the card is not asked, if that day has not come.
  func buriedUntil(on day: StudyDay) -> StudyDay? {
    guard let until = progress?.buriedUntil, until > day else { return nil }
    return until
  }

  private static func oneLine(_ text: String) -> String {
    sanitized(text, keepingNewlines: true).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

/// All cards of the guides, then those that only the log knows.
struct KnownCards {
  /// The cards in the order of the guides; those that vanished come last, by what they asked.
  let cards: [KnownCard]
  private var indices: [CardID: Int] = [:]
  /// Other names of the cards of the guide, which come first in `cards`.
  private let aliases: CardIndex
  private let learner: LearnerState

  /// Puts together what guides and log say.
  init(_ graph: StudyGraph, _ learner: LearnerState) {
    self.learner = learner
    let marks = learner.marks
    var cards = graph.cards.map { card in
      let id = learner.currentName(of: card.id)
      return KnownCard(
        id: card.id,
        card: card,
        about: CardAbout(
          kind: card.kind.rawValue,
          term: card.term,
          prompt: card.prompt,
          breadcrumb: card.breadcrumb
        ),
        progress: learner.cards[id],
        marks: marks[id]
      )
    }
    let remembered = Dictionary(
      learner.lostCards(in: graph).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let lost = learner.cards.keys.filter { graph.cardIndices[$0] == nil }.map { id in
      KnownCard(
        id: id,
        card: nil,
        about: remembered[id].map { card in
          CardAbout(
            kind: card.kind,
            term: card.term,
            prompt: card.prompt,
            breadcrumb: card.breadcrumb
          )
        },
        progress: learner.cards[id],
        marks: marks[id]
      )
    }
    cards += lost.sorted { ($0.prompt, $0.id.text) < ($1.prompt, $1.id.text) }
    self.cards = cards
    aliases = graph.cardIndices
    for (index, card) in cards.enumerated() { indices[card.id] = index }
  }

  /// Returns the card that a name in the log means, under whatever name it goes now.
  func card(_ id: CardID) -> KnownCard? {
    let name = learner.currentName(of: id)
    return (indices[name] ?? aliases[name] ?? indices[id] ?? aliases[id]).map { cards[$0] }
  }

  /// Returns what a card in the log asks.
  func prompt(_ id: String) -> String {
    card(CardID(id))?.prompt ?? "card \(sanitized(id))"
  }
}
