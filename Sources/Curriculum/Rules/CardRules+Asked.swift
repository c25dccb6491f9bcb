// Which question what is said of a term answers.
extension CardRules {
  /// The question that is answered by what is said of a term.
  func asked(
    of term: Label,
    _ answer: TextSlice,
    _ path: LabelPath,
    _ basis: CardDraft.Basis
  ) -> TextSlice {
    if Self.areYears(answer) || QuestionForm.isTime(answer),
      !QuestionForm.isDate(term.text, saying: answer)
    {
      return arena.joined(term.text, ": when?")
    }
    if FormulaText.isFunction(term.text) { return arena.joined(term.text, ": formula?") }
    if LeadTerm.isTheorem(term.text) { return arena.joined(term.text, ": what does it say?") }
    if QuestionForm.isDate(term.text, saying: answer) || Self.beginsWithDate(answer) {
      return arena.joined(term.text, ": what happened?")
    }
    if basis == .stated, Self.isPeriod(term.text) {
      return arena.joined(term.text, ": what happens?")
    }
    if basis == .stated, let property = announced {
      return arena.joined(term.text, ": ", arena.copy(String(property.key)), "?")
    }
    if basis == .stated, givesReason(answer, path) { return arena.joined(term.text, ": why?") }
    if basis == .stated, tellsFaults(path), !answer.hasFoldedPrefix("a "),
      !answer.hasFoldedPrefix("an ")
    {
      return askFault(term.text)
    }
    // Behind `is`, whatever it looks like, stands what the thing is or is for.
    if basis.isIdentity {
      let areMany = Phrasing.areMany(term.text, arena)
      if answer.hasPrefix("about ") { return arena.joined(term.text, ": what is it about?") }
      let isUse = answer.hasPrefix("used ") || answer.hasPrefix("designed to ")
      return isUse
        ? arena.joined(term.text, areMany ? ": what are they for?" : ": what is it for?")
        : arena.joined(term.text, areMany ? ": what are they?" : ": what is it?")
    }
    let first = SpokenDefinition.fromVerb(answer).firstWord
    if basis.isDeed, first.last == UInt8(ascii: "s"), first.first >= 0x61 {
      return arena.joined(term.text, ": what does it do?")
    }
    if basis == .proseDeed { return arena.joined(term.text, ": what do they do?") }
    return Phrasing.definition(
      term.text,
      answer: answer,
      under: labels.label(path) ?? titles.last,
      arena
    )
  }

  /// Whether a sentence stands under `When to use it` or `Why it matters`.
  func givesReason(_ answer: TextSlice, _ path: LabelPath) -> Bool {
    guard answer.last == UInt8(ascii: "."), let title = labels.label(path) ?? titles.last,
      // `A mistake in the code` says what something is, wherever it stands.
      !answer.hasFoldedPrefix("a "), !answer.hasFoldedPrefix("an ")
    else { return false }
    let first = title.text.firstWord
    return first.count == 4 && first.hasFoldedPrefix("when")
      || first.count == 3 && first.hasFoldedPrefix("why")
  }

  /// Whether two things are named, and what each of them is: `OLTP / OLAP: short transactions / large
  /// reads`.
  static func isPair(_ term: TextSlice, _ answer: TextSlice) -> Bool {
    guard let slash = answer.firstIndex(of: " / "),
      answer.suffix(from: slash + 3).firstIndex(of: " / ") == nil, !answer.contains(" = ")
    else { return false }
    let signs: [StaticString] = [" / ", " and ", " vs ", " vs. "]
    return signs.contains { sign in
      guard let at = term.firstIndex(of: sign) else { return false }
      let sides = [term.prefix(at), term.suffix(from: at + sign.utf8CodeUnitCount)]
      return sides.allSatisfy { $0.trimmed.count > 1 && $0.firstIndex(of: sign) == nil }
    }
  }
}
