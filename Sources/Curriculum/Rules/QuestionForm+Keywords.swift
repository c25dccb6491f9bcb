// Answers that are a few key words.
extension QuestionForm {
  /// The form of an answer that is a few short phrases with commas between them, and no sentence.
  static func keywords(_ answer: TextSlice) -> QuestionForm? {
    var count = 1
    var words = 1
    var phrase = 1
    var depth = 0
    for at in 0..<answer.count {
      switch answer[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth == 0 && answer[min(at + 1, answer.count - 1)] != 0x20:
        continue  // Within a number or a code it parts nothing.
      case UInt8(ascii: ",") where depth == 0, UInt8(ascii: ";") where depth == 0:
        count += 1
        phrase = 0
      case UInt8(ascii: " "):
        words += 1
        phrase += 1
        if phrase > 5 || words > 32 { return nil }
      case UInt8(ascii: ":"): return nil
      default: break
      }
    }
    // A full stop ends a sentence, unless it is within a word such as `ml.m5`.
    guard count > 1, !answer.contains(". "), !hasClause(answer) else { return nil }
    // `Storing, analysis and search` are three.
    if let last = answer.lastIndex(of: UInt8(ascii: ",")) {
      let rest = answer.suffix(from: last + 1).trimmed
      let joins = rest.contains(" and ") || rest.contains(" or ") && words <= 6
      if joins, !rest.hasPrefix("and "), !rest.hasPrefix("or "), rest.spacedWordCount <= 4 {
        count += 1
      }
    }
    // With `etc.` at the end nobody can say how many there are.
    let isOpen = openEnds.contains { answer.contains($0) }
    // `many services, serverless` says two things of one.
    let isVague = count == 2 && quantities.contains(folded: answer.firstWord)
    return .keywords(count: isOpen || isVague || listsObjects(answer) ? 1 : count)
  }

  private static let quantities: PhraseSet = ["many", "several", "some"]

  /// Whether what is listed hangs on a preposition in the first phrase: `tax on glass, paper, tea`.
  private static func listsObjects(_ answer: TextSlice) -> Bool {
    guard let comma = answer.firstIndex(of: ", ") else { return false }
    var rest = answer.prefix(comma)
    guard let first = rest.nextWord(), let second = rest.nextWord(), rest.spacedWordCount == 1,
      first.beginsWithLetter, second == "on" || second == "for"
    else { return false }
    rest = answer.suffix(from: comma + 2)
    while let part = rest.nextPart() {
      if part.contains(0x20) { return false }
    }
    return true
  }

  private static let openEnds: [StaticString] = [
    " etc", " among other", " among many", "and so on",
  ]

  /// Whether a clause goes on with the first phrase, or one behind a comma with the whole: `Words
  /// that name people, places`, `a signal; typically, from the keyboard`.
  private static func hasClause(_ answer: TextSlice) -> Bool {
    if namesObjects(answer) { return true }
    var rest = answer
    var wasEnd = false
    var isFirst = true
    while let word = rest.nextWord() {
      if isFirst, relativePronouns.contains(word) { return true }
      if wasEnd, goingOn.contains(word) { return true }
      wasEnd = word.last == UInt8(ascii: ",") || word.last == UInt8(ascii: ";")
      if wasEnd { isFirst = false }
    }
    return false
  }

  /// Whether commas part what one preposition stands before: `Events from hubs, queues, brokers`.
  private static func namesObjects(_ answer: TextSlice) -> Bool {
    guard let comma = answer.firstIndex(of: UInt8(ascii: ",")) else { return false }
    let first = answer.prefix(comma)
    guard first.spacedWordCount >= 4,
      first.containsWord(where: { prepositionsOfObjects.contains($0) })
    else { return false }
    var rest = answer.suffix(from: comma + 1)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.count
      if rest.prefix(end).spacedWordCount > 3 { return false }
      rest = rest.suffix(from: end + 1)
    }
    return true
  }

  private static let prepositionsOfObjects: PhraseSet = [
    "across", "between", "by", "for", "from", "in", "into", "like", "on", "to", "with",
  ]

  private static let relativePronouns: PhraseSet = ["that", "which", "who", "whose", "where"]
  private static let goingOn: PhraseSet = [
    "because", "but", "hence", "not", "since", "so", "therefore", "thus", "typically,", "unless",
    "usually", "whereas", "which", "while", "who",
  ]
}
