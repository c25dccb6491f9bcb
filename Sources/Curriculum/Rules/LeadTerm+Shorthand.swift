// Terms as people write them who are in a hurry.
extension LeadTerm {
  /// Finds the terms of a list item in shorthand: `EFS = shared files`, `spot → up to 90 % cheaper`,
  /// `KMS = at rest, TLS = in transit`; none if there are none.
  static func shorthand(_ item: TextSlice) -> [LeadTerm] {
    guard Separator.mayHoldSign(item), let first = Separator.inShorthand(item) else { return [] }
    if let several = clauses(item) { return several }
    var terms: [LeadTerm] = []
    var term = item.prefix(first.start).trimmed
    // `❌ Scaling the whole dataset → leakage`
    if first.link == .consequence, term.first >= 0xE2, !term.beginsWithLetter {
      term = term.fromFirstLetterOrNumber
    }
    var rest = item.suffix(from: first.start + first.length).trimmed
    while let next = Separator.inShorthand(rest) {
      // `binning = numbers → buckets`
      if first.link == .meaning, next.link == .consequence { break }
      // `imbalance → scale_pos_weight = negatives / positives`
      if first.link == .consequence, next.link == .meaning,
        comma(before: next.start, in: rest) == nil
      {
        break
      }
      // A chain of arrows is a course of events, and two signs in a row are a calculation.
      guard first.link == next.link, let comma = comma(before: next.start, in: rest) else {
        return []
      }
      terms.append(LeadTerm(term, saying: rest.prefix(comma).trimmed, first.link))
      term = rest[comma + 1..<next.start].trimmed
      rest = rest.suffix(from: next.start + next.length).trimmed
    }
    if !terms.isEmpty, QuestionForm.isAbbreviation(term) { rest = rest.withoutBareNames }
    terms.append(LeadTerm(term.withoutClosingQuote, saying: rest, first.link))
    return terms.allSatisfy(\.isShorthand) ? terms : []
  }

  /// The terms of clauses with one each: `Macie = personal data; Detective = root causes`.
  private static func clauses(_ item: TextSlice) -> [LeadTerm]? {
    guard item.contains("; "), item.count <= longestClauses else { return nil }
    var terms: [LeadTerm] = []
    var rest = item
    while !rest.isEmpty {
      let end = rest.firstIndex(of: "; ") ?? rest.count
      let clause = shorthand(rest.prefix(end).trimmed)
      guard clause.count == 1, clause[0].link == .meaning else { return nil }
      terms += clause
      rest = rest.suffix(from: min(rest.count, end + 2))
    }
    return terms.count > 1 ? terms : nil
  }

  private static let longestClauses = 600

  /// The last comma before a place that stands in no quotation.
  private static func comma(before end: Int, in text: TextSlice) -> Int? {
    var isQuoted = false
    for at in (0..<end).reversed() {
      if text[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if text[at] == UInt8(ascii: ","), !isQuoted { return at }
    }
    return nil
  }

  /// The terms of an item that defines several: `RCU: a read of 4 KB; WCU: a write of 1 KB`; nil if
  /// it is one.
  ///
  /// - Parameter isSetApart: Whether the first term is in bold, so that others in its sentences are
  ///   its own.
  static func more(
    behind lead: LeadTerm,
    isSetApart: Bool = false,
    _ arena: TextArena
  ) -> [LeadTerm]? {
    var terms: [LeadTerm] = []
    var current = lead
    while let sign = current.rest.firstIndex(of: "; ") {
      let behind = current.rest.suffix(from: sign + 2)
      guard let next = LeadTerm(plain: behind, arena), next.term.spacedWordCount <= 2,
        !next.rest.isEmpty
      else { break }
      terms.append(LeadTerm(current.term, saying: current.rest.prefix(sign), current.link))
      current = next
    }
    if !terms.isEmpty { return terms + [current] }
    if !isSetApart, let sentences = sentences(behind: lead, arena) { return sentences }
    // `Trigger words: "replay" → streams, "deliver" → Firehose`
    let pairs = shorthand(lead.rest)
    return pairs.count > 1 && pairs[0].link == .consequence ? pairs : nil
  }

  /// The terms of a line whose sentences begin with one each: `K-Means – clustering. PCA – fewer
  /// features.`; nil if it defines no more than one.
  ///
  /// A sentence without a term goes on with the one before, and so does one that begins with a
  /// property of it.
  ///
  /// - Parameter isOneEnough: Whether one term with a property is as good as several.
  static func sentences(
    behind lead: LeadTerm,
    isOneEnough: Bool = false,
    _ arena: TextArena
  ) -> [LeadTerm]? {
    // The lines of a report are properties throughout: `Aim: … Findings: …`.
    guard lead.rest.contains(". ") || lead.rest.contains("? "), mayBeName(lead.term, arena),
      case let areProperties = Label(lead.term, in: arena).isAttribute,
      isOneEnough || !areProperties
    else { return nil }
    let isName = isWrittenAsName(lead.term)
    var terms = [lead]
    var sentences = Sentences(lead.rest, arena)
    let text = sentences.text
    var start = 0
    var hasProperty = false
    while let sentence = sentences.next() {
      let at = text.offset(of: sentence)
      guard at > start, let next = LeadTerm(plain: sentence, arena), next.term.spacedWordCount <= 4,
        !next.rest.isEmpty, mayBeName(next.term, arena),
        case let label = Label(next.term, in: arena),
        areProperties ? label.isAttribute : label.isNamed && !label.isAttribute,
        case let behind = text.offset(of: next.rest), (at..<text.count).contains(behind)
      else { continue }
      // `Workforces` in what is said of `Ground Truth` is no name beside it.
      guard !isName || isWrittenAsName(next.term) else {
        hasProperty = true
        continue
      }
      let last = terms.removeLast()
      terms.append(LeadTerm(last.term, saying: text[start..<at].trimmed, last.link))
      terms.append(LeadTerm(next.term, saying: text.suffix(from: behind)))
      start = behind
    }
    return terms.count > 1 || isOneEnough && hasProperty ? terms : nil
  }

  /// Takes the terms off a text that further sentences set equal to something: `Humans label. Ground
  /// Truth Plus = a team for hire.`; nil if there are none.
  static func equations(
    in text: TextSlice,
    of lead: Label,
    words: Int = 2,
    _ arena: TextArena
  ) -> (said: TextSlice, others: [LeadTerm])? {
    guard text.contains(" = "), text.contains(". ") else { return nil }
    var sentences = Sentences(text, arena)
    let text = sentences.text
    var others: [LeadTerm] = []
    var own: [TextSlice] = []
    var goesOn = false
    while let sentence = sentences.next() {
      if text.offset(of: sentence) > 0, let term = equation(sentence, arena, words: words),
        // `F1 = …` behind `F1 score` says how that is computed.
        !lead.key.hasPrefix(arena.key(term.term))
      {
        others.append(term)
        goesOn = true
      } else if goesOn, let last = others.last, !sentence.prefix(longestLabel).contains(": ") {
        // It says more of that one; behind a label it is about the first again.
        let whole = text[text.offset(of: last.rest)..<text.offset(of: sentence) + sentence.count]
        others[others.count - 1] = LeadTerm(last.term, saying: whole)
      } else {
        own.append(sentence)
        goesOn = false
      }
    }
    return others.isEmpty ? nil : (arena.joined(own, by: " "), others)
  }

  /// The terms of a text of which each sentence sets one equal to something, but for some that say
  /// more of the one before: `Role = permissions. ClusterRole = those of a cluster.`
  static func equations(throughout text: TextSlice, _ arena: TextArena) -> [LeadTerm]? {
    guard let sign = text.firstIndex(of: " = "), text.suffix(from: sign + 3).contains(" = ") else {
      return nil
    }
    var sentences = Sentences(text, arena)
    guard let first = sentences.next(), let lead = equation(first, arena, words: 1) else {
      return nil
    }
    let start = sentences.text.offset(of: lead.rest)
    let whole = LeadTerm(lead.term, saying: sentences.text.suffix(from: start))
    let label = Label(lead.term, in: arena)
    guard let more = equations(in: whole.rest, of: label, words: 1, arena) else { return nil }
    return ([LeadTerm(lead.term, saying: more.said)] + more.others).flatMap { one in
      // `CloudTrail = who called, X-Ray = traces`
      guard one.rest.contains(" = ") else { return [one] }
      let several = shorthand(arena.joined(one.term, " = ", one.rest))
      return several.count > 1 ? several : [one]
    }
  }

  /// The term of a sentence that sets it equal to something.
  ///
  /// - Parameter words: Fewer words behind the sign say nothing.
  private static func equation(
    _ sentence: TextSlice,
    _ arena: TextArena,
    words: Int
  ) -> LeadTerm? {
    guard let sign = sentence.firstIndex(of: " = "),
      case let term = sentence.prefix(sign).trimmed, term.spacedWordCount <= 4,
      term.first &- 0x41 < 26, term.firstIndex(where: { ".,;:!?\"=<>".utf8.contains($0) }) == nil,
      mayBeName(term, arena), !CardRules.vagueSubjects.contains(folded: term.firstWord),
      Label(term, in: arena).isNamed,
      case let rest = sentence.suffix(from: sign + 3).trimmed, rest.spacedWordCount >= words
    else { return nil }
    return LeadTerm(term, saying: rest)
  }

  private static let longestLabel = 40

  /// Whether a term has capitals or figures within, as names have.
  private static func isWrittenAsName(_ term: TextSlice) -> Bool {
    term.suffix(from: 1).firstIndex { $0 &- 0x41 < 26 || TextMarks.isDigit($0) } != nil
  }

  /// Whether a few words before a colon may name something.
  static func mayBeName(_ term: TextSlice, _ arena: TextArena) -> Bool {
    guard term.beginsWithLetter, !isClause(term, arena), !openings.contains(folded: term.firstWord)
    else { return false }
    // `Collections hold one type`
    var rest = term
    let first = rest.nextWord() ?? .empty
    return !(GrammaticalNumber.isPlural(first) && QuestionForm.isVerb(rest.trimmed.firstWord))
  }

  /// Words that a sentence begins with which goes on with what was said.
  private static let openings: PhraseSet = [
    "also", "and", "aside", "ask", "bonus", "but", "careful", "caution", "check", "compare", "do",
    "don't",
    "exam",
    "example", "exception", "fact", "fix", "hint", "important", "key", "like", "one", "only",
    "opposite", "options", "or", "otherwise", "rule", "same", "so", "the", "then", "there", "think",
    "three", "todo", "too", "traps", "trick", "two", "use", "used", "usually", "warning", "watch",
    "week",
  ]

  /// Whether a few words name something, rather than being a variable or a part of a sentence.
  private var isShorthand: Bool {
    // `Mean = 0` is a setting of something else.
    (rest.count > 3 || rest.beginsWithLetter) && term.count > 1 && !term.beginsWithNumber
      && !(rest.beginsWithNumber && rest.last == UInt8(ascii: "."))
      && !term.contains(" - ") && term.contains(0x28) == term.contains(0x29)
      && term.spacedWordCount
        <= (link == .consequence ? Self.mostWordsInCause : Self.mostWordsInShorthand)
      && term.firstIndex { ".;:!?`{}".utf8.contains($0) } == nil
      && (link == .consequence || term.firstIndex { ",\"<>".utf8.contains($0) } == nil)
      && term.firstIndex(where: TextMarks.isLetter) != nil
      && !term.hasSuffix(" is") && !term.hasSuffix(" IS") && !term.hasSuffix(" are")
      && (link == .consequence || !Self.conditions.contains(folded: term.firstWord))
  }

  /// Words behind which something is set rather than named: `Given a set D = …`.
  private static let conditions: PhraseSet = [
    "assume", "at", "for", "given", "if", "let", "suppose", "when", "where", "with",
  ]

  static let mostWordsInShorthand = 5
  private static let mostWordsInCause = 9
}

extension LeadTerm {
  /// A sign between a term and what is said of it.
  struct Separator {
    /// Where it begins, and the bytes that it takes with the space behind it.
    let start: Int
    let length: Int
    let link: Link

    private static let signs: [(text: StaticString, link: Link)] = [
      ("- ", .meaning), ("-- ", .meaning), ("– ", .meaning), ("— ", .meaning), ("= ", .meaning),
      ("→ ", .consequence), ("⇒ ", .consequence), ("➡ ", .consequence), ("➡️ ", .consequence),
      ("==> ", .consequence), ("-> ", .consequence), ("=> ", .consequence),
      ("--> ", .consequence),
    ]

    /// The sign that a text begins with.
    init?(_ text: TextSlice) {
      start = 0
      if text.first == UInt8(ascii: ":") {
        length = 1
        link = .meaning
        return
      }
      guard let sign = Self.signs.first(where: { text.hasPrefix($0.text) }) else { return nil }
      length = sign.text.utf8CodeUnitCount
      link = sign.link
    }

    private init(start: Int, length: Int, link: Link) {
      self.start = start
      self.length = length
      self.link = link
    }

    /// The first equals sign or arrow between two words; dashes and colons are no shorthand.
    static func inShorthand(_ text: TextSlice) -> Separator? {
      for at in 1..<max(1, text.count) where text[at - 1] == 0x20 || text[at] == 0xE2 {
        switch text[at] {
        case UInt8(ascii: "="), UInt8(ascii: "-"), 0xE2:
          let rest = text.suffix(from: at)
          guard !rest.hasPrefix("- "), !rest.hasPrefix("– "), !rest.hasPrefix("— "),
            let sign = Separator(rest)
          else { continue }
          return Separator(start: at, length: sign.length, link: sign.link)
        default: continue
        }
      }
      return nil
    }

    /// Whether there is a byte that only these signs have, or one that they share with few others.
    static func mayHoldSign(_ text: TextSlice) -> Bool {
      text.firstIndex(of: UInt8(ascii: "=")) != nil || text.firstIndex(of: UInt8(ascii: ">")) != nil
        || text.firstIndex(of: 0xE2) != nil
    }
  }
}

extension TextSlice {
  /// The text without a quotation mark at its end of which the opening one is missing.
  var withoutClosingQuote: TextSlice {
    if hasSuffix("”"), !contains("“") { return dropLast(3).trimmed }
    guard last == UInt8(ascii: "\""), dropLast().firstIndex(of: UInt8(ascii: "\"")) == nil else {
      return self
    }
    return dropLast().trimmed
  }
}

extension TextSlice {
  /// `one pod` of `one pod, ROX, RWX`: names at the end of which nothing is said.
  fileprivate var withoutBareNames: TextSlice {
    var text = self
    while let comma = text.lastIndex(of: UInt8(ascii: ",")),
      case let last = text.suffix(from: comma + 1).trimmed, last.spacedWordCount == 1,
      QuestionForm.isAbbreviation(last)
    {
      text = text.prefix(comma).trimmed
    }
    return text
  }
}
