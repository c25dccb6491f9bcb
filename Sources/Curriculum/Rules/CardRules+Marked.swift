import Markdown

extension CardRules {
  /// Reads lines `term :: definition`; with `:::` the term is asked for as well.
  ///
  /// - Returns: Whether there was one.
  mutating func readDoubleColons(_ paragraph: NodeID, labels: [String]) -> Bool {
    var found = false
    for line in document.plainLines(of: paragraph) {
      guard let mark = line.range(of: " :: ") ?? line.range(of: " ::: ") else { continue }
      let term = String(line[..<mark.lowerBound].trimmed)
      let answer = String(line[mark.upperBound...].trimmed)
      guard !term.isEmpty, !answer.isEmpty else { continue }
      found = true
      let key = TermKey.key(term)
      add(
        marked(
          .definition,
          term,
          key,
          Phrasing.definition(term, answer: answer),
          answer,
          paragraph,
          labels
        )
      )
      if line[mark].contains(":::") {
        add(marked(.term, term, key, Phrasing.term(for: answer), term, paragraph, labels))
      }
    }
    return found
  }

  /// Reads gaps `==…==` and `{{c1::…::hint}}`; each gap is a card of its own, and gaps with one
  /// number are hidden together.
  ///
  /// - Returns: Whether there was one.
  mutating func readCloze(_ paragraph: NodeID, labels: [String]) -> Bool {
    let text = document.plainText(from: document.firstChild(of: paragraph))
    guard text.contains("==") || text.contains("{{") else { return false }
    let cloze = Cloze(text)
    let isShort = TextBytes.wordCount(text) <= CardDraft.longestAnswerWords
    guard isShort, cloze.numbers.count <= Cloze.mostGaps else { return !cloze.numbers.isEmpty }
    let frame = TermKey.key(cloze.frame)
    for (place, number) in cloze.numbers.enumerated() {
      let prompt = cloze.prompt(hiding: number)
      add(
        CardDraft(
          kind: .cloze,
          term: cloze.answer(of: number),
          concept: frame,
          aspect: "gap \(place + 1)",
          prompt: prompt,
          answer: cloze.answer(of: number),
          breadcrumb: trail(labels),
          range: document.range(of: paragraph)
        )
      )
    }
    return !cloze.numbers.isEmpty
  }

  private func marked(
    _ kind: CardKind,
    _ term: String,
    _ key: String,
    _ prompt: String,
    _ answer: String,
    _ paragraph: NodeID,
    _ labels: [String]
  ) -> CardDraft {
    CardDraft(
      kind: kind,
      term: term,
      concept: key,
      prompt: prompt,
      answer: answer,
      breadcrumb: trail(labels),
      range: document.range(of: paragraph)
    )
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
