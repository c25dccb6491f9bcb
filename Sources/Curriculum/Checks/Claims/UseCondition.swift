extension Statement {
  /// The lines of it, such as the items of a list.
  var items: [Statement] {
    text.split(separator: "\n").map { line in
      Statement(concept: concept, kind: kind, aspect: aspect, text: String(line), place: place)
    }
  }

  /// All of it as conditions for or against something.
  func conditions(isAgainst: Bool) -> [UseCondition] {
    UseCondition.conditions(in: tokens[...], isAgainst: isAgainst)
  }
}

/// A condition under which a statement says to use something or not to.
struct UseCondition {
  /// Whether it says not to.
  let isAgainst: Bool
  /// The words of the condition; a word after `no` is another word.
  let words: ContentWords
  /// The condition as it stands.
  let text: String

  private static let advice = [
    "use when", "when to use", "use for", "best for", "ideal for",
    "suitable for", "good for", "recommended for", "use it for", "use it when", "use if",
  ]
  private static let warnings = [
    "do not use", "dont use", "when not to use", "avoid", "not suitable",
    "not recommended", "not ideal", "not for", "unsuitable", "not good for", "never use",
  ]

  /// Whether a label gives advice for (false) or against (true) using something; nil if neither.
  static func isAgainst(_ label: String) -> Bool? {
    if warnings.contains(where: { label.hasPrefix($0) }) { return true }
    return advice.contains { label.hasPrefix($0) } ? false : nil
  }

  /// Finds the conditions of a statement, from its label or from its own words.
  static func all(in statement: Statement) -> [UseCondition] {
    if let isAgainst = isAgainst(statement.aspect) {
      return statement.clauses.flatMap { conditions(in: $0, isAgainst: isAgainst) }
    }
    return statement.sentences.flatMap { sentence -> [UseCondition] in
      let words = sentence.map(\.word).joined(separator: " ")
      for (phrases, isAgainst) in [(warnings, true), (advice, false)] {
        guard let phrase = phrases.first(where: { words.hasPrefix($0 + " ") }) else { continue }
        let count = phrase.split(separator: " ").count
        let rest = sentence.dropFirst(count).drop { ["for", "when", "if", "it"].contains($0.word) }
        return conditions(in: rest, isAgainst: isAgainst)
      }
      return []
    }
  }

  /// `too complex or poorly defined` are two conditions.
  static func conditions(
    in tokens: ArraySlice<Statement.Token>,
    isAgainst: Bool
  ) -> [UseCondition] {
    tokens.split { $0.word == "or" }.flatMap { part in
      part.parts { $0.startsClause }.compactMap { condition($0, isAgainst: isAgainst) }
    }
  }

  private static func condition(
    _ tokens: ArraySlice<Statement.Token>,
    isAgainst: Bool
  ) -> UseCondition? {
    var meanings: [UInt64] = []
    var negated = 0
    for token in tokens {
      if token.isNegation {
        negated = 2
        continue
      }
      guard let meaning = token.meaning else { continue }
      meanings.append(negated > 0 ? meaning ^ 0x8000_0000_0000_0000 : meaning)
      negated = max(0, negated - 1)
    }
    let words = ContentWords(hashes: meanings)
    guard words.count >= 2 else { return nil }
    let text = tokens.map(\.word).joined(separator: " ")
    return UseCondition(isAgainst: isAgainst, words: words, text: text)
  }

  /// Whether one advises what the other advises against.
  func contradicts(_ other: UseCondition) -> Bool {
    guard isAgainst != other.isAgainst else { return false }
    let shared = words.intersection(other.words).count
    // The wider condition holds the narrower one.
    return shared == min(words.count, other.words.count)
      && shared * 2 >= max(words.count, other.words.count)
  }
}
