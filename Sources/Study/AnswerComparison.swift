/// What was typed, set against the answer word by word, leniently.
///
/// Case, punctuation, articles and the ending of a plural do not count; neither do a slip of one
/// letter in a longer word nor the order in which parts of a list come.
package struct AnswerComparison: Hashable, Sendable {
  /// A word with what became of it.
  package struct Piece: Hashable, Sendable {
    /// What became of a word.
    package enum Fate: Hashable, Sendable {
      /// It stands in the answer and was typed.
      case given
      /// It stands in the answer and was not typed.
      case missing
      /// It was typed and does not stand in the answer.
      case extra
      /// It does not count: an article or a word of grammar.
      case filler
    }

    /// The word as it was written, with its punctuation.
    package let text: String
    /// What became of it.
    package let fate: Fate
  }

  /// The words of the answer.
  package let answer: [Piece]
  /// The words that were typed.
  package let typed: [Piece]
  /// The share of the answer's words that were typed, less what was typed besides, in `0...1`.
  package let share: Double

  /// Compares a text with an answer.
  ///
  /// - Complexity: O(n · m) in the numbers of words.
  package init(_ text: String, to answer: String) {
    let wanted = Self.words(answer)
    let given = Self.words(text)
    var isUsed = [Bool](repeating: false, count: given.count)
    var matches = [Bool](repeating: false, count: wanted.count)
    // Exact words first, so that a slip does not take the place of the right one.
    for isLenient in [false, true] {
      for (index, word) in wanted.enumerated() where !matches[index] && !word.isFiller {
        let found = given.indices.first { other in
          !isUsed[other] && !given[other].isFiller
            && (isLenient ? Self.areNear(word.key, given[other].key) : word.key == given[other].key)
        }
        guard let found else { continue }
        isUsed[found] = true
        matches[index] = true
      }
    }
    self.answer = zip(wanted, matches).map { word, isGiven in
      Piece(text: word.text, fate: word.isFiller ? .filler : isGiven ? .given : .missing)
    }
    typed = zip(given, isUsed).map { word, isUsed in
      Piece(text: word.text, fate: word.isFiller ? .filler : isUsed ? .given : .extra)
    }
    let count = wanted.count { !$0.isFiller }
    let right = matches.count { $0 }
    let extra = typed.count { $0.fate == .extra }
    // A wordy answer that has all that matters is right; one that names everything is not.
    let surplus = max(0, extra - count) / 2
    share = count == 0 ? (given.isEmpty ? 1 : 0) : max(0, Double(right - surplus) / Double(count))
  }

  private struct Word {
    let text: String
    let key: String
    let isFiller: Bool
  }

  private static func words(_ text: String) -> [Word] {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let key = key(word)
      return Word(text: String(word), key: key, isFiller: key.isEmpty || fillers.contains(key))
    }
  }

  /// A word in lower case without punctuation and without the ending of a plural.
  private static func key(_ word: Substring) -> String {
    var key = ""
    for scalar in word.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "+#%<>=".unicodeScalars.contains(scalar)
    {
      key.unicodeScalars.append(scalar)
    }
    if key.utf8.count > 4, key.hasSuffix("ies") { return key.dropLast(3) + "y" }
    if key.utf8.count > 3, key.hasSuffix("s"), !key.hasSuffix("ss") {
      return String(key.dropLast())
    }
    return key
  }

  /// Whether two words differ by a slip: one letter in a word of five or more, two in one of nine.
  private static func areNear(_ left: String, _ right: String) -> Bool {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let longest = max(left.count, right.count)
    // `p3` and `p4`, `10` and `100` are no slips.
    guard longest >= 5, abs(left.count - right.count) <= 2,
      !(left + right).contains(where: { $0.properties.numericType != nil })
    else { return false }
    return distance(left, right) <= (longest >= 9 ? 2 : 1)
  }

  /// The number of letters to add, drop or change.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + (letter == other ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return row[right.count]
  }

  private static let fillers: Set<String> = [
    "a", "an", "the", "of", "to", "and", "or", "in", "on", "for", "with", "by", "is", "are", "it",
    "that", "which", "as", "at", "from", "be",
  ]
}
