/// A card as a rule proposes it, before it is placed in the graph.
struct CardDraft {
  let kind: CardKind
  /// The term as written.
  let term: String
  /// What the identifier is made from besides the kind: the term's key and the aspect.
  let concept: String
  var aspect = ""
  let prompt: String
  let answer: String
  var items: [String] = []
  var options: [Card.Option] = []
  let breadcrumb: [String]
  let range: Range<Int>
  var basis = Basis.stated

  /// What a definition rests on.
  enum Basis {
    /// A term is set apart from what is said of it.
    case stated
    /// A sentence says what its subject is, or what it does.
    case spokenIdentity, spokenDeed
    /// The same, where nothing sets the subject apart from other words.
    case proseIdentity, proseDeed
    /// Parentheses behind a term say something of it.
    case gloss

    /// Whether a sentence says what its subject does.
    var isDeed: Bool { self == .spokenDeed || self == .proseDeed }
    /// Whether nothing sets its subject apart.
    var isProse: Bool { self == .proseIdentity || self == .proseDeed }
    /// Whether a sentence says what its subject is.
    var isIdentity: Bool { self == .spokenIdentity || self == .proseIdentity }
  }

  /// The kind that the identifier is made from.
  ///
  /// Whether what is said of a term is a formula depends on the answer, which no name may do.
  @inline(__always)
  var namedKind: CardKind { kind == .formula && aspect.isEmpty ? .definition : kind }

  /// The card with damaged characters put right.
  var repaired: CardDraft {
    guard Mojibake.repaired(prompt) != nil || Mojibake.repaired(answer) != nil else { return self }
    let mended = { (text: String) in Mojibake.repaired(text) ?? text }
    return CardDraft(
      kind: kind,
      term: mended(term),
      concept: TermKey.key(mended(term)),
      aspect: TermKey.key(mended(aspect)),
      prompt: mended(prompt),
      answer: mended(answer),
      items: items.map(mended),
      options: options.map { option in
        Card.Option(
          text: mended(option.text),
          isCorrect: option.isCorrect,
          reason: mended(option.reason)
        )
      },
      breadcrumb: breadcrumb.map(mended),
      range: range,
      basis: basis
    )
  }

  /// The most words that an answer may have.
  static let longestAnswerWords = 60
  /// The numbers of items that a list may have.
  static let itemCounts = 2...7
  /// The most words that an item may have.
  static let longestItemWords = 20
}
