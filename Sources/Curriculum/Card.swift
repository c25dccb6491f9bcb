/// What kind of recall a card asks for.
package enum CardKind: String, Sendable, CaseIterable {
  /// From a term to what it is.
  case definition
  /// From a definition to its term.
  case term
  /// From a term to one property of it.
  case attribute
  /// From a heading to several items in any order.
  case list
  /// From a heading to several items in order.
  case sequence
  /// From a name to a formula.
  case formula
  /// From a row and a column to the cell.
  case table
  /// A sentence with a gap.
  case cloze
  /// What tells two concepts apart.
  case contrast
  /// A question and its answer.
  case basic
  /// A question with options.
  case choice
}

/// The name of a card in the progress log.
///
/// It is made from what the card asks, never from its answer, its file or its position: so it
/// survives edits of the answer, moved files, reordering and renumbering.
package struct CardID: Hashable, Sendable, CustomStringConvertible {
  /// Thirteen characters of lowercase base 32.
  package let text: String

  /// Creates an identifier from its text as it stands in a log.
  package init(_ text: String) { self.text = text }

  /// Creates the identifier that a hash of what a card asks gives.
  init(hash: UInt64) { text = StableHash.base32(hash) }

  /// Returns the hash of what a card asks.
  ///
  /// - Parameters:
  ///   - kind: The kind of the card.
  ///   - concept: The comparable form of the term.
  ///   - aspect: What is asked about it; empty for what it is.
  ///   - context: What tells the meaning of the term from another one; nil for the first.
  static func hash(
    kind: CardKind,
    concept: String,
    aspect: String,
    context: String? = nil
  ) -> UInt64 {
    var hash = StableHash()
    hash.combine(kind.rawValue)
    hash.combine(0x1F)
    hash.combine(concept)
    if let context {
      hash.combine(0x1E)
      hash.combine(context)
    }
    hash.combine(0x1F)
    hash.combine(aspect)
    return hash.value
  }

  package var description: String { text }

  /// A number for seeding what is random about this card, the same on every machine.
  package var seed: UInt64 { StableHash.value(of: text) }
}

/// A prompt and its answer.
package struct Card: Sendable {
  /// What another place says beyond the answer.
  package struct Other: Hashable, Sendable {
    /// What it says, in plain text.
    package let answer: String
    /// The nearest title above it; empty if there is none.
    package let context: String
    /// Where it stands.
    package let place: Place
  }

  /// An option of a choice.
  package struct Option: Hashable, Sendable {
    /// What it says, in plain text.
    package let text: String
    /// Whether it belongs to the answer.
    package let isCorrect: Bool
    /// Why it does or does not; empty if the guide does not say.
    package let reason: String
  }

  /// The name in the log.
  package internal(set) var id: CardID
  /// What kind of recall it asks for.
  package let kind: CardKind
  /// The term it is about.
  package let term: String
  /// What of the term is asked, in comparable form; empty for what it is.
  package let aspect: String
  /// What is asked; understandable with the breadcrumb.
  package internal(set) var prompt: String
  /// The answer in plain text; items stand one a line.
  package let answer: String
  /// The items of a list or a sequence; empty otherwise.
  package let items: [String]
  /// The options of a choice, in the order of the guide; empty otherwise.
  package let options: [Option]
  /// Titles from the module down to the place of the card.
  package let breadcrumb: [String]
  /// The index of the topic.
  package let topic: Int
  /// The index of the concept.
  package internal(set) var concept: Int
  /// The number of the exam domain, if known.
  package internal(set) var domain: Int?
  /// The task statement, such as `1.2`, if known.
  package internal(set) var task: String?
  /// Where the guides say it; the first is the primary one.
  package internal(set) var sources: [Place]
  /// What other sources say beyond the answer.
  package internal(set) var others: [Other] = []
  /// What other sources say in much the same words; it is not shown, but it may contradict.
  var restatements: [Other] = []
  /// Names in the log that this card answers to besides its own: those that other spellings of
  /// its term give.
  package internal(set) var aliases: [CardID] = []
}
