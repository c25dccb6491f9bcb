import Markdown

extension CardRules {
  /// Reads lines `term :: definition`; with `:::` the term is asked for as well.
  ///
  /// - Returns: Whether there was one.
  mutating func readDoubleColons(_ paragraph: NodeID, labels: LabelPath) -> Bool {
    var found = false
    let lines = document.plainLines(of: paragraph)
    var ranges: [Range<Int>] = []
    for (place, line) in lines.enumerated() {
      guard let mark = doubleColon(in: line) else { continue }
      let text = withoutTag(line[..<mark.lowerBound])
      let said = withoutTag(line[mark.upperBound...])
      guard !text.isEmpty else { continue }
      found = true
      if ranges.isEmpty { ranges = lineRanges(of: paragraph, count: lines.count) }
      let range = ranges[place]
      if said.isEmpty {
        omit(.noAnswer, text, isExplicit: true, range)
        continue
      }
      let term = Label(text, in: arena)
      guard
        let answer = fitting(
          said,
          of: term.text,
          isExplicit: true,
          range: range
        )
      else { continue }
      var card = CardProposal(
        kind: .definition,
        term: term.text,
        concept: term.key,
        prompt: Phrasing.definition(term.text, answer: answer, arena),
        answer: answer,
        trail: self.labels.trail(labels),
        range: range
      )
      add(card)
      if line[mark].contains(":::") {
        card.kind = .term
        card.prompt = Phrasing.term(for: answer, arena)
        card.answer = term.text
        add(card)
      }
    }
    return found
  }

  private func withoutTag(_ text: Substring) -> TextSlice {
    QuestionMark.withoutTag(arena.copy(String(text.trimmed)), arena)
  }

  /// Reads gaps `==…==` and `{{c1::…::hint}}`; each gap is a card of its own, and gaps with one
  /// number are hidden together.
  ///
  /// - Returns: Whether there was one.
  mutating func readCloze(_ paragraph: NodeID, labels: LabelPath) -> Bool {
    let plain = guide.text(of: paragraph)
    guard plain.contains("==") || plain.contains("{{") else { return false }
    let text = Self.withoutTags(clozeText(of: paragraph))
    guard text.contains("==") || text.contains("{{") else { return false }
    let cloze = Cloze(text)
    if cloze.numbers.isEmpty { return false }
    guard isRecallable(cloze, text, document.range(of: paragraph)) else { return true }
    let frame = arena.key(arena.copy(cloze.frame))
    for (place, number) in cloze.numbers.enumerated() {
      let answer = arena.copy(Self.unmasked(cloze.answer(of: number)))
      if let title = titles.last, isNamed(answer, in: title) {
        omit(.answerInPrompt, answer, isExplicit: true, document.range(of: paragraph))
        continue
      }
      add(
        CardProposal(
          kind: .cloze,
          term: answer,
          concept: frame,
          aspect: arena.copy("gap \(place + 1)"),
          prompt: arena.copy(Self.unmasked(cloze.prompt(hiding: number))),
          answer: answer,
          trail: self.labels.trail(labels),
          range: document.range(of: paragraph)
        )
      )
    }
    return true
  }

  /// A text without `#card` at its end.
  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
    for tag in [" #card", " #flashcard", " #flashcards"] where text.trimmed.hasSuffix(tag) {
      return String(text.trimmed.dropLast(tag.utf8.count))
    }
    return text
  }

  /// Whether a sentence with gaps is short enough; what is too long is kept for the check.
  private mutating func isRecallable(_ cloze: Cloze, _ text: String, _ range: Range<Int>) -> Bool {
    let words = TextBytes.wordCount(text)
    let gaps = cloze.numbers.count
    let start = String(text.prefix(40))
    guard gaps <= 2 * Cloze.mostGaps else {
      let reason = Omission.Reason.long(
        count: gaps,
        unit: "gaps",
        limit: Cloze.mostGaps,
        .leftOut
      )
      omit(reason, start, isExplicit: true, range)
      return false
    }
    let limit = CardDraft.longestAnswerWords
    guard words > limit else { return true }
    let fate = words <= 2 * limit ? Omission.Fate.whole : .leftOut
    let reason = Omission.Reason.long(count: words, unit: "words", limit: limit, fate)
    omit(reason, start, isExplicit: true, range)
    return words <= 2 * limit
  }

  /// The text of a paragraph in which the signs within code are no marks.
  private func clozeText(of paragraph: NodeID) -> String {
    var text = ""
    for node in document.children(of: paragraph) {
      let piece = document.plainText(from: node, until: document.nextSibling(of: node))
      let isCode = document.kind(of: node) == .codeSpan
      text +=
        isCode ? String(piece.map { $0 == "=" ? "\u{E000}" : $0 == "{" ? "\u{E001}" : $0 }) : piece
    }
    return text
  }

  private static func unmasked(_ text: String) -> String {
    guard text.utf8.contains(0xEE) else { return text }
    return String(text.map { $0 == "\u{E000}" ? "=" : $0 == "\u{E001}" ? "{" : $0 })
  }

  /// The `::` or `:::` between a term and its definition.
  ///
  /// Spaces around it tell it from the scopes of programming languages; without them the term must
  /// be a question. A single word before `::` and a space is a field of the document's data.
  private func doubleColon(in line: Substring) -> Range<Substring.Index>? {
    if let mark = line.range(of: " :: ") ?? line.range(of: " ::: ") { return mark }
    let ends = line.hasSuffix(" ::") || line.hasSuffix(" :::")
    if ends, let start = line.lastIndex(of: " ") { return start..<line.endIndex }
    guard let start = line.range(of: "::")?.lowerBound else { return nil }
    let rest = line[start...].drop { $0 == ":" }
    let term = line[..<start]
    let isQuestion = term.hasSuffix("?")
    let isTerm = rest.first == " " && term.contains(" ") && !term.hasSuffix(" ")
    guard isQuestion || isTerm || line.withTextSlice(QuestionMark.hasTag) || guide.isDeck
    else {
      return nil
    }
    return start..<rest.startIndex
  }
}

extension Substring {
  /// The first place of an ASCII text, compared by its bytes.
  fileprivate func range(of text: StaticString) -> Range<Index>? {
    text.withUTF8Buffer { sought in
      var start = utf8.startIndex
      while let found = utf8[start...].firstIndex(of: sought[0]) {
        if utf8[found...].starts(with: sought) {
          return found..<utf8.index(found, offsetBy: sought.count)
        }
        start = utf8.index(after: found)
      }
      return nil
    }
  }
}
