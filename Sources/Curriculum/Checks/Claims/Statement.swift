/// Something that a guide says of a concept at one place, cut into words.
struct Statement {
  /// A word or a number.
  struct Token {
    /// The word in lower case, without apostrophes.
    let word: String
    /// Whether it begins with a capital or holds a digit between letters, as names do.
    let isName: Bool
    /// Whether a mark such as a comma, a bracket or a full stop stands before it.
    let startsClause: Bool
    /// Whether a full stop or a line break stands before it.
    let startsSentence: Bool
    /// The signs just before it, such as `<`.
    let signs: String

    /// What it says; nil for words that only hold others together.
    var meaning: UInt64? { ContentWords(word).hashes.first }
    /// Whether it turns what follows round.
    var isNegation: Bool { Statement.negations.contains(word) }
  }

  /// The index of the concept.
  let concept: Int
  /// The kind of the card that the statement belongs to.
  let kind: CardKind
  /// What of the concept it speaks of; empty for what it is.
  let aspect: String
  /// What it says.
  let text: String
  /// Where it stands.
  let place: Place
  /// The words in order.
  let tokens: [Token]

  fileprivate static let negations: Set<String> = [
    "no", "not", "never", "without", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont",
    "non", "lack", "lacks",
  ]

  /// Cuts a text into words.
  init(concept: Int, kind: CardKind, aspect: String, text: String, place: Place) {
    self.concept = concept
    self.kind = kind
    self.aspect = aspect
    self.text = text
    self.place = place
    tokens = StatementReader.tokens(of: text)
  }

  /// The clauses, each from one mark to the next.
  var clauses: [ArraySlice<Token>] { tokens[...].parts { $0.startsClause } }
  /// The sentences, each from one full stop to the next.
  var sentences: [ArraySlice<Token>] { tokens[...].parts { $0.startsSentence } }
}

extension ArraySlice<Statement.Token> {
  /// Cuts before each token that begins a part.
  func parts(_ begins: (Statement.Token) -> Bool) -> [Self] {
    var result: [Self] = []
    var start = startIndex
    for index in indices where index > start && begins(self[index]) {
      result.append(self[start..<index])
      start = index
    }
    if start < endIndex { result.append(self[start...]) }
    return result
  }
}
