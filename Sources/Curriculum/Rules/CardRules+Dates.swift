// Terms and answers that are times.
extension CardRules {
  /// A date with the year of the dates above it: `14 July` below `5 May 1789`.
  func date(_ thing: TextSlice, in year: inout TextSlice) -> TextSlice {
    if QuestionForm.hasYear(thing) {
      year = QuestionForm.year(endOf: thing)
      return thing
    }
    guard !year.isEmpty, QuestionForm.isDate(thing, saying: .empty) else { return thing }
    return arena.joined(thing, " ", year)
  }

  /// `12 weeks`, `6-8 months`
  static func isPeriod(_ term: TextSlice) -> Bool {
    guard term.spacedWordCount == 2, term.beginsWithNumber else { return false }
    var rest = term
    _ = rest.nextWord()
    return rest.nextWord().map { periods.contains(folded: $0) } ?? false
  }

  private static let periods: PhraseSet = [
    "days", "hours", "minutes", "months", "seconds", "weeks", "years",
  ]

  /// `1924 - loans in gold marks`, `June 1948 - all routes were blocked`
  static func beginsWithDate(_ answer: TextSlice) -> Bool {
    var rest = answer
    guard var word = rest.nextWord() else { return false }
    if months.contains(folded: word.prefix(3)), let next = rest.nextWord() { word = next }
    guard LeadTerm.isYear(word.prefix(4)) else { return false }
    let isRange = word.count > 4 && word[4] == UInt8(ascii: "-")
    return (word.count == 4 || isRange) && rest.trimmed.hasPrefix("- ")
  }

  /// `1754 - 1800`
  static func areYears(_ answer: TextSlice) -> Bool {
    guard (9...13).contains(answer.count), LeadTerm.isYear(answer.prefix(4)),
      LeadTerm.isYear(answer.suffix(from: answer.count - 4))
    else { return false }
    let between = answer[4..<answer.count - 4].trimmed
    return between == "-" || between == "–" || between == "to"
  }

  private static let months: PhraseSet = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
