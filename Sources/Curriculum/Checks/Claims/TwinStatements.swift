/// Two answers to one question that are the same but for a number or a word that denies the other.
struct TwinStatements {
  /// What each says where they differ first.
  let texts: (one: String, other: String)

  /// A statement taken apart, which is done once however many it is compared with.
  struct Answer {
    fileprivate let pieces: [Piece]
    /// Whether it denies what it says.
    fileprivate let isDenied: Bool
    /// What it is the answer to and how long it is; only answers alike can be twins.
    let likeness: String

    init(_ statement: Statement) {
      pieces = TwinStatements.pieces(of: statement.tokens[...])
      isDenied = false
      likeness = "\(statement.kind.rawValue)/\(statement.aspect)/\(pieces.count)"
    }

    /// Takes a sentence apart that answers nothing; what denies it is kept beside its words.
    init(sentence: ArraySlice<Statement.Token>) {
      let denials = sentence.count { TwinStatements.denials.contains($0.word) }
      isDenied = denials % 2 == 1
      pieces = TwinStatements.pieces(
        of: sentence.filter {
          !TwinStatements.denials.contains($0.word) && !TwinStatements.fillers.contains($0.word)
        }[...]
      )
      likeness = ""
    }

    /// How many words carry meaning.
    var weight: Int { pieces.count { !$0.words.isEmpty } }
  }

  /// A number with its unit, or a word.
  fileprivate struct Piece {
    let text: String
    let words: Set<UInt64>
    /// Whether it is written as a name.
    let isName: Bool
    /// Whether it may be the name or the number of one thing among others: `Phase 2`.
    let isLabel: Bool
    /// The number in the smallest unit of its kind, and that kind; nil for a word.
    let amount: (value: Double, dimension: String)?
  }

  /// Compares two sentences, of which one denies the other or says another number or an opposite in
  /// one place, behind what both are about; nil if they agree, or say different things.
  init?(sentence one: Answer, _ other: Answer) {
    let pieces = one.pieces
    let rivals = other.pieces
    guard pieces.count == rivals.count, pieces.count >= Self.fewestPieces else { return nil }
    var differing: Int?
    for place in pieces.indices {
      switch Self.relation(pieces[place], rivals[place]) {
      case .same: continue
      case .contrary where differing == nil && one.isDenied == other.isDenied:
        let isAmount = pieces[place].amount != nil
        guard isAmount ? !pieces[place].isLabel : Self.isSaid(pieces, at: place) else { return nil }
        differing = place
      case .contrary, .other: return nil
      }
    }
    if let differing {
      texts = (pieces[differing].text, rivals[differing].text)
    } else if one.isDenied != other.isDenied {
      texts = one.isDenied ? ("not", "yes") : ("yes", "not")
    } else {
      return nil
    }
  }

  private static let fewestPieces = 4

  /// Whether a word belongs to what is said: it is a verb, or stands behind one.
  private static func isSaid(_ pieces: [Piece], at place: Int) -> Bool {
    let arena = TextArena()
    return withExtendedLifetime(arena) {
      pieces[...place].enumerated().contains { at, piece in
        at > 0
          && (verbs.contains(piece.text)
            || QuestionForm.isThirdPerson(arena.copy(piece.text), arena))
      }
    }
  }

  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "can", "must", "may", "should", "will", "goes", "go",
    "raise", "lower", "increase", "decrease", "reduce",
  ]
  private static let denials: Set<String> = [
    "not", "never", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont", "no", "nor",
    "neither",
  ]
  /// Words that a sentence may have or not to be compared with another.
  static var passedOver: [String] { Array(denials.union(fillers)).sorted() }

  /// What stands beside a denial, or may stand or not.
  private static let fillers: Set<String> = [
    "do", "does", "always", "also", "only", "a", "an", "the", "any", "and", "but", "so",
  ]

  /// Compares two answers; nil if they agree, or say different things.
  init?(_ one: Answer, _ other: Answer) {
    let pieces = one.pieces
    let rivals = other.pieces
    guard pieces.count == rivals.count, !pieces.isEmpty, pieces.count <= Self.mostPieces else {
      return nil
    }
    var first: Int?
    var same = 0
    for (place, (piece, rival)) in zip(pieces, rivals).enumerated() {
      switch Self.relation(piece, rival) {
      case .same: same += 1
      case .contrary: first = first ?? place
      case .other: return nil
      }
    }
    // An answer may be nothing but a number.
    guard let first, same >= 2 * (pieces.count - same) || pieces.count <= Self.fewPieces else {
      return nil
    }
    texts = (pieces[first].text, rivals[first].text)
  }

  private static let mostPieces = 40
  private static let fewPieces = 3

  private enum Relation {
    case same, contrary, other
  }

  private static func relation(_ one: Piece, _ other: Piece) -> Relation {
    if let amount = one.amount, let rival = other.amount {
      guard amount.dimension == rival.dimension else { return .other }
      return Figure.areEqual(amount.value, rival.value, of: amount.dimension) ? .same : .contrary
    }
    guard one.amount == nil, other.amount == nil else { return .other }
    if one.text == other.text { return .same }
    if Opposites.are(one.text, other.text) { return .contrary }
    // `HTTPS` is not several `HTTP`.
    if one.isName || other.isName { return .other }
    return !one.words.isEmpty && one.words == other.words ? .same : .other
  }

  private static func pieces(of tokens: ArraySlice<Statement.Token>) -> [Piece] {
    var pieces: [Piece] = []
    var rest = tokens
    var isLabelled = false
    var isBehindNumber = false
    while let token = rest.popFirst() {
      let isLabel = isLabelled
      isLabelled = token.isName || labels.contains(token.word)
      // `Cat 6a` is another thing than `Cat 6`.
      defer { isBehindNumber = token.word.utf8.first.map { $0 &- 0x30 < 10 } ?? false }
      if ["a", "an", "the"].contains(token.word), !isBehindNumber { continue }
      let isPercent = token.word.hasSuffix("%")
      let number = isPercent ? token.word.dropLast() : token.word[...]
      guard let value = Double(number) ?? numbers[token.word] else {
        pieces.append(
          Piece(
            text: token.word,
            words: Set(ContentWords(token.word).hashes),
            isName: token.isName,
            isLabel: isLabel,
            amount: nil
          )
        )
        continue
      }
      var text = token.word
      var amount = (value: value, dimension: isPercent ? "percent" : "")
      if let next = rest.first, let unit = Figure.unit(next.word), !isPercent {
        amount = (value * unit.factor, unit.dimension)
        text += " " + next.word
        rest = rest.dropFirst()
      } else if let next = rest.first, !isPercent {
        text += " " + next.word
      }
      pieces.append(Piece(text: text, words: [], isName: false, isLabel: isLabel, amount: amount))
    }
    return pieces
  }

  /// What a number behind it names rather than counts.
  private static let labels: Set<String> = [
    "version", "v", "step", "section", "chapter", "figure", "table", "layer", "level", "page",
    "domain", "module", "task", "type", "tier", "class", "phase", "part", "group", "stage", "week",
    "act", "article", "number", "no", "question", "unit", "lecture", "lesson",
  ]

  private static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
  ]
}
