/// Two answers to one question that are the same but for a number or a word that denies the other.
struct TwinStatements {
  /// What each says where they differ first.
  let texts: (one: String, other: String)

  /// A statement taken apart, which is done once however many it is compared with.
  struct Answer {
    fileprivate let pieces: [Piece]
    /// What it is the answer to and how long it is; only answers alike can be twins.
    let likeness: String

    init(_ statement: Statement) {
      pieces = TwinStatements.pieces(of: statement)
      likeness = "\(statement.kind.rawValue)/\(statement.aspect)/\(pieces.count)"
    }
  }

  /// A number with its unit, or a word.
  fileprivate struct Piece {
    let text: String
    let words: Set<UInt64>
    /// The number in the smallest unit of its kind, and that kind; nil for a word.
    let amount: (value: Double, dimension: String)?
  }

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
    return !one.words.isEmpty && one.words == other.words ? .same : .other
  }

  private static func pieces(of statement: Statement) -> [Piece] {
    var pieces: [Piece] = []
    var rest = statement.tokens[...]
    while let token = rest.popFirst() {
      if ["a", "an", "the"].contains(token.word) { continue }
      let isPercent = token.word.hasSuffix("%")
      let number = isPercent ? token.word.dropLast() : token.word[...]
      guard let value = Double(number) ?? numbers[token.word] else {
        pieces.append(
          Piece(text: token.word, words: Set(ContentWords(token.word).hashes), amount: nil)
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
      pieces.append(Piece(text: text, words: [], amount: amount))
    }
    return pieces
  }

  private static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
  ]
}
