import Markdown

// Terms and what is said of them on lines of their own, without any mark.
extension CardRules {
  /// Reads neighbouring lines that each begin with a term: `Athena: SQL on files in S3`.
  ///
  /// One line alone may be a sentence with a colon in it, several are a list.
  ///
  /// - Returns: How many of the blocks behind the paragraph were read with it; nil if it holds no
  ///   such lines.
  mutating func readTermLines(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    labels: LabelPath
  ) -> Int? {
    let range = document.range(of: paragraph)
    let text = guide.text(of: paragraph).trimmed
    let isText = isProse(paragraph) && !begins(withName: text)
    let lines = isText ? nil : termLines(of: paragraph) ?? wrappedTerm(paragraph)
    // Where lines begin with terms, their ends part them as well as full stops do.
    let equations = LeadTerm.equations(throughout: text, arena)
    let sentences =
      (termSentences(of: paragraph) ?? equations)?.map { (lead: $0, range: range) }
    let areSentences = (sentences?.count ?? 0) > (lines?.count ?? 0)
    guard var leads = areSentences ? sentences : lines ?? sentences else { return nil }
    var count = 0
    if leads.count > 1 || Self.isShort(leads) {
      for block in rest {
        guard document.kind(of: block) == .paragraph, let more = termLines(of: block),
          more.count > 1 || Self.isShort(more)
        else { break }
        leads += more
        count += 1
      }
    }
    if sentences == nil, leads.count == 1, !isDefinition(paragraph, leads[0].lead) {
      guard let first = firstSentence(of: leads[0].lead, in: paragraph) else { return nil }
      leads[0].lead = first
    }
    addDefinitions(leads, labels: labels)
    // What running text sets equal to something is not set apart from it.
    if areSentences, let equations { prose.sentences += equations.count * Self.sentencesForEach }
    return count
  }

  /// The terms of a paragraph whose sentences begin with one, wherever its lines end.
  private func termSentences(of paragraph: NodeID) -> [LeadTerm]? {
    let mayHold = document.withSource(of: paragraph) { source in
      source.contains(": ") && source.contains(0x2E) && source.count < Self.longestSentences
    }
    guard mayHold, let lead = LeadTerm(plain: guide.text(of: paragraph).trimmed, arena),
      !lead.rest.isEmpty
    else { return nil }
    return LeadTerm.sentences(behind: lead, isOneEnough: true, arena)
  }

  private static let longestSentences = 2000

  /// Whether a line alone defines a term: it says so, or sets the term equal to a few words.
  private func isDefinition(_ paragraph: NodeID, _ lead: LeadTerm) -> Bool {
    let line = guide.firstLine(of: paragraph)
    if LeadTerm.isAnnounced(line) { return true }
    if isNote(line, lead) { return true }
    let said = lead.rest.firstIndex(of: ". ").map { lead.rest.prefix($0) } ?? lead.rest
    return line.suffix(from: lead.term.count).hasPrefix(" = ") && line.beginsWithCapitalOrNumber
      && said.spacedWordCount >= Self.fewestWordsInMeaning
  }

  private static let fewestWordsInMeaning = 4

  /// Whether a line has a name before its colon and goes on in small letters: `Lifecycle rules:
  /// moving and deleting by prefix`.
  private func isNote(_ line: TextSlice, _ lead: LeadTerm) -> Bool {
    let label = Label(lead.term, in: arena)
    guard line.suffix(from: lead.term.count).hasPrefix(": "), label.isNamed, !label.isAttribute,
      !Self.remarkMarks.contains(folded: lead.term)
    else { return false }
    // A name may have more said of it than a few words, and so may what does something.
    let isName = isName(lead.term)
    let isSmall = lead.rest.first &- 0x61 < 26
    let isDeed = isSmall && QuestionForm.isThirdPerson(lead.rest.firstWord, arena)
    return (isSmall || isName) && LeadTerm.mayBeName(lead.term, arena)
      && lead.rest.spacedWordCount >= Self.fewestWordsInMeaning
      && lead.term.firstIndex { $0 == 0x3C || $0 == 0x3E } == nil
      && (isName || isDeed
        ? lead.rest.spacedWordCount <= Self.longestNote
        : Self.isShort([(lead, 0..<0)]))
      && lead.rest.last != UInt8(ascii: ":")
      && lead.rest.last != UInt8(ascii: "?")
  }

  /// A term of one or two words with the first of several sentences behind it, if that may be all
  /// that it means: `Couple: two equal and opposite forces. Its torque …`.
  private func firstSentence(of lead: LeadTerm, in paragraph: NodeID) -> LeadTerm? {
    var sentences = Sentences(lead.rest, arena)
    guard lead.term.spacedWordCount <= 2, let sentence = sentences.next(), sentences.next() != nil
    else { return nil }
    let first = LeadTerm(lead.term, saying: sentence)
    return isNote(guide.firstLine(of: paragraph), first) ? first : nil
  }

  /// Whether a text begins with a name and a colon.
  private func begins(withName text: TextSlice) -> Bool {
    text.prefix(Self.longestName).firstIndex(of: ": ").map { isName(text.prefix($0)) } ?? false
  }

  /// Whether a few words are written as names are, and are no remark.
  private func isName(_ term: TextSlice) -> Bool {
    guard !Self.remarkMarks.contains(folded: term) else { return false }
    return GrammaticalNumber.isCompoundName(term) || QuestionForm.isProduct(term, arena)
      || !term.contains(0x20) && QuestionForm.isAbbreviation(term)
  }

  /// More than this is text rather than a note.
  private static let longestNote = 28
  private static let longestName = 48
  private static let remarkMarks: PhraseSet = [
    "eg", "etc", "eu", "ex", "faq", "fyi", "ie", "imo", "nb", "ok", "ps", "tbd", "tip", "tldr",
    "todo", "uk", "us", "usa", "wip",
  ]

  /// A term in bold on the first line with what the lines below say of it: `Definition: …`; nil if
  /// they are no such lines.
  func parts(below lead: LeadTerm, in paragraph: NodeID) -> [LeadTerm]? {
    let lines = guide.lines(of: paragraph)
    guard lines.count > 1, lead.rest.hasPrefix(lines[1]) else { return nil }
    var parts = [LeadTerm(lead.term, saying: .empty)]
    for line in lines.dropFirst() {
      guard let part = LeadTerm(plain: line, arena), !part.rest.isEmpty else { return nil }
      parts.append(part)
    }
    return parts
  }

  /// Reads terms one after the other; one of which nothing is said stands over the next ones.
  mutating func addDefinitions(
    _ leads: [(lead: LeadTerm, range: Range<Int>)],
    labels: LabelPath
  ) {
    var inner = labels
    for (place, (lead, range)) in leads.enumerated() {
      let isLast = place == leads.count - 1
      if lead.rest.isEmpty || lead.announcesTerm && !isLast {
        let title = lead.rest.isEmpty ? lead.term : lead.rest
        inner = self.labels.add(Label(title, in: arena), under: labels)
      } else {
        _ = addDefinition(lead, labels: inner, range: range)
      }
    }
  }

  /// Whether a paragraph is one long line that announces no term.
  private func isProse(_ paragraph: NodeID) -> Bool {
    document.withSource(of: paragraph) { source in
      source.count > Self.longestTermParagraph && source.firstIndex(of: 0x0A) == nil
        && !LeadTerm.isAnnounced(source) && !source.contains(0xE2)
    }
  }

  private static let longestTermParagraph = 240

  /// A paragraph of one line is prose if it says much.
  private static func isShort(_ leads: [(lead: LeadTerm, range: Range<Int>)]) -> Bool {
    leads.allSatisfy { $0.lead.rest.spacedWordCount <= longestTermText }
  }

  private static let longestTermText = 16

  /// The terms of a paragraph, if most of its lines begin with one and say something of it.
  private func termLines(of paragraph: NodeID) -> [(lead: LeadTerm, range: Range<Int>)]? {
    let whole = document.range(of: paragraph)
    let lines = guide.lines(of: paragraph)
    let starts = lineStarts(of: paragraph)
    let small = lines.count { $0.first &- 0x61 < 26 }
    let areSmall = small >= Self.fewestSmallLines && small * 3 >= lines.count * 2
    var leads: [(lead: LeadTerm, range: Range<Int>)] = []
    var others = 0
    for (place, line) in lines.enumerated() {
      let range = whole.from(starts.count == lines.count ? starts[place] : nil)
      let found =
        Self.mayHoldSign(line)
        ? terms(in: line, areSmall: areSmall, isAlone: lines.count == 1) : []
      if found.isEmpty { others += 1 }
      for lead in found where !lead.rest.isEmpty || leads.isEmpty { leads.append((lead, range)) }
    }
    // A line without a term goes on with the one before, or is a remark.
    return leads.count > others || others == 0 && !leads.isEmpty ? leads : nil
  }

  /// The term of a paragraph whose lines are one sentence about it: `Demand: what buyers want⏎at a
  /// given price`.
  private func wrappedTerm(_ paragraph: NodeID) -> [(lead: LeadTerm, range: Range<Int>)]? {
    let lines = guide.lines(of: paragraph)
    guard (2...Self.mostWrappedLines).contains(lines.count), lines[0].last != UInt8(ascii: "."),
      lines.dropFirst().allSatisfy({
        $0.first &- 0x61 < 26 && $0.contains(0x20) && !$0.contains(": ")
      }),
      terms(in: lines[0], areSmall: false, isAlone: true).count == 1
    else { return nil }
    let whole = arena.joined(lines, by: " ")
    return terms(in: whole, areSmall: false, isAlone: true)
      .map { (lead: $0, range: document.range(of: paragraph)) }
  }

  private static let mostWrappedLines = 4

  /// Two lines may be one sentence.
  private static let fewestSmallLines = 3

  /// The bytes of each line of a paragraph, or all of it for each where there are others.
  func lineRanges(of paragraph: NodeID, count: Int) -> [Range<Int>] {
    let range = document.range(of: paragraph)
    let starts = lineStarts(of: paragraph)
    guard starts.count == count else { return Array(repeating: range, count: count) }
    return starts.map { start in
      start..<(document.source[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound)
    }
  }

  /// Where the lines of a paragraph begin, behind their indentation.
  private func lineStarts(of paragraph: NodeID) -> [Int] {
    let range = document.range(of: paragraph)
    var starts = [range.lowerBound]
    document.withSource(of: paragraph) { text in
      var from = 0
      while let end = text.firstIndex(of: 0x0A, from: from) {
        from = end + 1
        let line = text.suffix(from: from).drop(any: " \t>")
        if !line.isEmpty { starts.append(range.lowerBound + text.count - line.count) }
      }
    }
    return starts
  }

  /// The terms of a line whose parts are set apart: `CT = who called · CW = metrics`.
  private func parts(in line: TextSlice) -> [LeadTerm]? {
    guard line.contains(" · ") else { return nil }
    var leads: [LeadTerm] = []
    var rest = line
    while !rest.isEmpty {
      let end = rest.firstIndex(of: " · ") ?? rest.count
      let terms = LeadTerm.shorthand(rest.prefix(end).trimmed)
      guard terms.count == 1 else { return nil }
      leads += terms
      rest = rest.suffix(from: min(rest.count, end + 4))
    }
    return leads.count > 1 ? leads : nil
  }

  /// The terms at the beginning of a line, and those in shorthand behind them.
  ///
  /// - Parameters:
  ///   - areSmall: Whether the lines around it begin with small letters, as terms do too.
  ///   - isAlone: Whether it is a paragraph of its own, as in `anode: the electrode that oxidises`.
  private func terms(in line: TextSlice, areSmall: Bool, isAlone: Bool) -> [LeadTerm] {
    // Room between words makes columns of them.
    if line.contains("   ") { return [] }
    let isSigned = line.first >= 0xE2 && !line.beginsWithLetter
    let line = isSigned ? line.fromFirstLetterOrNumber.withoutClosingQuote : line
    if let several = parts(in: line) { return several }
    guard let lead = LeadTerm(plain: line, arena) else {
      let terms = LeadTerm.shorthand(line)
      guard terms.isEmpty, areSmall || isAlone, let small = LeadTerm(small: line, arena),
        areSmall
          || small.term.spacedWordCount <= 2 && Vocabulary.articles.contains(small.rest.firstWord)
      else { return terms }
      return [small]
    }
    if let several = LeadTerm.more(behind: lead, arena) { return several }
    let isSentence = lead.term.containsWord { Vocabulary.sentenceWords.contains(folded: $0) }
    return isSentence || lead.rest.spacedWordCount == 1 ? [] : [lead]
  }

  /// Reads lines `**Which way?** → North`.
  ///
  /// - Returns: Whether there were any.
  mutating func readArrows(_ paragraph: NodeID, labels: LabelPath) -> Bool {
    guard let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong else {
      return false
    }
    let leads = LeadTerm.all(in: paragraph, of: guide)
    guard !leads.isEmpty,
      leads.allSatisfy({ $0.link == .consequence && $0.term.last == UInt8(ascii: "?") })
    else { return false }
    for lead in leads {
      let question = QuestionMark.question(lead.term, arena) ?? lead.term
      add(question, lead.rest, items: 0, isExplicit: true, paragraph, labels)
    }
    return true
  }

  private static func mayHoldSign(_ line: TextSlice) -> Bool {
    let head = line.prefix(longestTermLine)
    return head.contains(":") || head.contains(" - ") || head.contains(" = ") || head.contains(0xE2)
      || head.contains(" -> ") || head.contains(" => ") || head.contains(" --> ")
  }

  /// A term and its sign stand within so many bytes.
  private static let longestTermLine = 80

  /// Reads a short line and the sentence on the line below it, as text that was pasted without its
  /// marks has them.
  func titleLine(of paragraph: NodeID) -> LeadTerm? {
    guard document.withSource(of: paragraph, { $0.prefix(Self.longestTitleLine).contains(0x0A) })
    else { return nil }
    let lines = guide.lines(of: paragraph)
    guard lines.count > 1, case let term = Self.withoutLetter(lines[0]),
      term.beginsWithCapitalOrNumber, term.spacedWordCount <= 5,
      term.firstIndex(where: { ".,;:!?|=".utf8.contains($0) }) == nil,
      !term.containsWord(where: { Vocabulary.sentenceWords.contains(folded: $0) }),
      lines[1].beginsWithCapitalOrNumber, lines[1].spacedWordCount > 3,
      lines.last?.last != UInt8(ascii: ":"), !Self.isInCapitals(term),
      !LeadTerm.isNumberedQuestion(term),
      !Vocabulary.sentenceWords.contains(folded: lines[1].firstWord)
    else { return nil }
    // Lines that each begin anew are points.
    let arePoints =
      lines.count > 2 && lines.dropFirst().allSatisfy(\.beginsWithCapitalOrNumber)
      && lines.dropFirst().dropLast().allSatisfy { TextMarks.isWord($0.last) || $0.last == 0x29 }
    return LeadTerm(term, saying: arena.joined(lines.dropFirst(), by: arePoints ? "; " : " "))
  }

  private static let longestTitleLine = 48

  /// Whether all letters are capitals and it is more than an abbreviation, as titles are written.
  private static func isInCapitals(_ term: TextSlice) -> Bool {
    term.spacedWordCount > 1
      && term.firstIndex { $0 &- 0x61 < 26 || TextMarks.isDigit($0) } == nil
  }

  /// `Compliance audit` of `a. Compliance audit`.
  private static func withoutLetter(_ line: TextSlice) -> TextSlice {
    guard line.count > 3, TextMarks.isLetter(line.first),
      line[1] == UInt8(ascii: ".") || line[1] == UInt8(ascii: ")"), line[2] == 0x20
    else { return line }
    return line.suffix(from: 3)
  }
}

extension Range<Int> {
  /// The part of a block from one of its lines on.
  func from(_ start: Int?) -> Range {
    guard let start, contains(start) else { return self }
    return start..<upperBound
  }
}
