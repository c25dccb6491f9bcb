// The names of cases of law.
extension QuestionForm {
  /// Whether a term names the parties of a case: `Entores Ltd v Miles Far East`.
  static func isCaseOfLaw(_ term: TextSlice) -> Bool {
    var rest = term
    var before = TextSlice.empty
    while let word = rest.nextWord() {
      if word == "v" || word == "v." {
        return before.first &- 0x41 < 26 && rest.trimmed.first &- 0x41 < 26
      }
      before = word
    }
    return false
  }

  /// Whether an answer is nothing but the name of a case: `Krell v. Henry (a parade)`.
  static func namesACase(_ answer: TextSlice) -> Bool {
    let name = answer.prefix(answer.firstIndex(of: " (") ?? answer.count).trimmed
    guard name.spacedWordCount <= mostWordsInCase, isCaseOfLaw(name), !answer.contains("→"),
      name.count == answer.count || answer.last == UInt8(ascii: ")") || answer.hasSuffix(").")
    else { return false }
    return !name.containsWord { word in
      word.first &- 0x61 < 26 && !jointsOfNames.contains(word)
    }
  }

  private static let mostWordsInCase = 10
  private static let jointsOfNames: PhraseSet = [
    "and", "de", "ex", "of", "parte", "re", "the", "v", "v.", "von",
  ]
}
