/// What a term or a name tells by itself, before its answer is looked at.
extension QuestionForm {
  /// Whether a term is named after its maker, or written as `CodeBuild` is, so that it can do
  /// something.
  static func isProduct(_ term: TextSlice, _ arena: TextArena) -> Bool {
    GrammaticalNumber.isCompoundName(term.firstWord)
      || TermForm.isVendor(term.firstWord)
  }

  /// Whether a name begins with a word in capitals: `KDS`, `MSK Serverless`.
  static func isAbbreviation(_ name: TextSlice) -> Bool {
    let first = name.firstWord
    return first.count > 1 && first.firstIndex { $0 &- 0x41 >= 26 } == nil
  }

  /// Whether a term begins with the name of a service: `VPC peering`, `S3 access logs`.
  static func isService(_ term: TextSlice) -> Bool {
    let first = term.firstWord
    return first.count <= 8 && first.first &- 0x41 < 26
      && Vocabulary.serviceNames.contains(folded: first)
  }

  /// Whether a term names a trait of something else: `High throughput`.
  static func isTrait(_ term: TextSlice, _ arena: TextArena) -> Bool {
    folded(term.firstWord, arena).map { table[$0].contains(.degree) } ?? false
  }

  /// Whether a term tells the learner to do something: `Define your job`, `Using a larger model`,
  /// `Handle interruptions`.
  static func isInstruction(_ term: TextSlice, _ arena: TextArena) -> Bool {
    var rest = term
    guard let verb = rest.nextWord(), let second = rest.nextWord(),
      let first = folded(verb, arena)
    else { return false }
    // With an abbreviation behind it, it is a name: `Bring your own container (BYOC)`.
    if term.last == UInt8(ascii: ")") { return false }
    if table[first].contains(.bareVerb) || first == "using" { return true }
    if first == "use", !second.hasFoldedPrefix("case") { return true }
    guard !rest.isEmpty, let determiner = folded(second, arena),
      table[determiner].contains(.determiner)
    else { return false }
    return table[first].contains(.action) || first.hasSuffix("ing")
  }

  /// `metrics` of `Evaluation metrics`, where keywords below can be nothing else.
  static func countedKind(_ title: Label) -> TextSlice? {
    var rest = title.key
    while let word = rest.nextWord() {
      guard table[word].contains(.countedKind) else { continue }
      // Below `Hyperparameters of trees` each term is one itself, and not below
      // `Hyperparameters by algorithm`.
      return rest.isEmpty && word == "hyperparameters" ? nil : word
    }
    return nil
  }

  /// Whether a term is a kind of which others are named: `Activation functions`.
  static func namesAKind(_ term: TextSlice, _ arena: TextArena) -> Bool {
    guard GrammaticalNumber.isPlural(term) else { return false }
    var rest = term
    var last = TextSlice.empty
    while let word = rest.nextWord() { last = word }
    return folded(last, arena).map { table[$0].contains(.kind) } ?? false
  }

  /// `ROC` of `ROC curve`, and other terms themselves.
  static func abbreviation(in term: TextSlice) -> TextSlice {
    term.spacedWordCount == 2 && isAbbreviation(term) ? term.firstWord : term
  }

  /// Whether a term is the abbreviation of an answer: its letters begin the words of the answer, in
  /// order, and small words may be skipped.
  static func isExpansion(_ answer: TextSlice, of term: TextSlice, _ arena: TextArena) -> Bool {
    guard (2...12).contains(term.count), !term.contains(UInt8(ascii: " ")), answer.count <= 64,
      answer.contains(0x20) || answer.contains(UInt8(ascii: "-")), let letters = folded(term, arena)
    else { return false }
    // What is not written in capitals is a word: `Recall`.
    guard term.suffix(from: 1).bytes.contains(where: { $0 &- 0x41 < 26 }) else { return false }
    var words: [TextSlice] = []
    var parts: [TextSlice] = []
    var rest = answer
    while let written = rest.nextWord() {
      guard var word = folded(written, arena) else { return false }
      words.append(word)
      // `DomainKeys`
      if let hump = written.hump {
        parts.append(word.prefix(hump))
        word = word.suffix(from: hump)
      }
      // `Retrieval-Augmented` is two words for some, and `Pre-trained` is one.
      while let hyphen = word.firstIndex(of: UInt8(ascii: "-")) {
        parts.append(word.prefix(hyphen))
        word = word.suffix(from: hyphen + 1)
      }
      parts.append(word)
    }
    return spells(letters, words[...]) || spells(letters, parts[...])
  }

  /// Whether letters are made of the beginnings of words, a letter or more of each; a small word
  /// may give none.
  private static func spells(_ letters: TextSlice, _ words: ArraySlice<TextSlice>) -> Bool {
    guard let word = words.first else { return letters.isEmpty }
    let rest = words.dropFirst()
    var count = 0
    while count < min(letters.count, word.count), letters[count] == word[count] {
      count += 1
      if spells(letters.suffix(from: count), rest) { return true }
    }
    return smallWords.contains(word) && spells(letters, rest)
  }

  private static let smallWords: PhraseSet = [
    "a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "under", "with",
  ]

  /// Whether what is said of a term sets it against something: `is more complex than …`.
  static func isComparison(_ predicate: TextSlice) -> Bool {
    var rest = predicate.prefix(80)
    guard rest.nextWord() != nil, let word = rest.nextWord() else { return false }
    return (word == "more" || word == "less") && rest.contains(" than ")
  }

  /// Whether a text is a name with its abbreviation behind it: `Net Promoter Score (NPS)`.
  static func isNameWithAbbreviation(_ text: TextSlice) -> Bool {
    guard text.last == UInt8(ascii: ")"), let open = text.firstIndex(of: UInt8(ascii: "("))
    else { return false }
    var rest = text.prefix(open)
    var initials = 0
    while let word = rest.nextWord() {
      let letter = open + 1 + initials
      guard letter < text.count, word.first &- 0x41 < 26, word.first == text[letter]
      else { return false }
      initials += 1
    }
    return initials >= 2 && open + initials + 2 == text.count
  }

  /// Whether each of several phrases names a quantity: `size of files, number of files`.
  static func isSeriesOfQuantities(_ answer: TextSlice) -> Bool {
    guard answer.count < 96 else { return false }
    var rest = answer
    var count = 0
    while let part = rest.nextPart() {
      guard part.contains(" of ") else { return false }
      count += 1
    }
    return count > 1
  }

  /// `monitor` of `What to monitor`.
  static func verbToDo(_ title: Label?) -> TextSlice? {
    guard let title, title.key.hasPrefix("what to "), title.key.spacedWordCount == 3 else {
      return nil
    }
    return title.key.suffix(from: 8)
  }

  /// Whether a text is nothing but a question: `How far is it off?`
  static func isQuestion(_ text: TextSlice) -> Bool {
    let first = text.firstWord
    return first.count <= 5 && Vocabulary.questionWords.contains(folded: first)
      && !text.contains(". ")
  }

  /// The name with which a sentence begins that says what something else than the term does:
  /// `TensorRT` of `TensorRT reuses the memory`.
  static func nameOfADoer(
    _ answer: TextSlice,
    besides term: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    var rest = answer.prefix(80)
    guard let name = rest.nextWord(), let verb = rest.nextWord(), name.count > 2,
      name.suffix(from: 1).bytes.contains(where: { $0 &- 0x41 < 26 }),
      name.firstIndex(where: { ($0 | 0x20) &- 0x61 >= 26 && $0 &- 0x30 >= 10 }) == nil,
      let folded = folded(verb, arena), verb == folded, isThirdPerson(folded, arena),
      answer.last == UInt8(ascii: "."), !answer.contains(". "), !answer.contains(UInt8(ascii: ";")),
      !term.containsWord(where: { $0.isFolded(name) }),
      !TermForm.isVendor(name)
    else { return nil }
    return name
  }

  /// Whether an answer is a figure with its unit: `< 1 hour`, `4 days`.
  static func isFigure(_ answer: TextSlice) -> Bool {
    guard answer.count <= 24, (1...4).contains(answer.spacedWordCount) else { return false }
    let isBound =
      "<>~".utf8.contains(answer.first) || answer.hasPrefix("≤") || answer.hasPrefix("≥")
    let digit = answer.firstIndex { $0 &- 0x30 < 10 }
    if isBound { return digit.map { $0 <= 4 } ?? false }
    // `2 to 5`, `10-20 ms`
    let isSpan = answer.firstIndex { $0 == UInt8(ascii: "-") || $0 == 0xE2 } != nil
    let isRange = (answer.contains(" to ") || isSpan) && answer.last &- 0x30 < 10
    let isShare = answer.last == UInt8(ascii: "%")
    return digit == 0 && (isMeasured(answer) || isRange || isShare)
  }

  /// `400 KB`, `15 minutes` and `4 cores`, but not `8 rules`: a number with something to count in.
  private static func isMeasured(_ answer: TextSlice) -> Bool {
    guard answer.spacedWordCount == 2 else { return false }
    var rest = answer
    _ = rest.nextWord()
    let unit = rest.trimmed
    return unit.count <= 4 || units.contains(folded: unit) || unit.contains(UInt8(ascii: "/"))
  }

  /// Whether an answer says for how long something lasts: `20 years from filing`.
  static func isDuration(_ answer: TextSlice) -> Bool {
    guard TextMarks.isDigit(answer.first), answer.spacedWordCount <= 6,
      !answer.contains(UInt8(ascii: ",")), !answer.contains(UInt8(ascii: ";"))
    else { return false }
    var rest = answer
    _ = rest.nextWord()
    let next = rest.nextWord()
    // `4 weeks of frost` is something that lasts.
    return !rest.isEmpty && !(rest.firstWord == "of")
      && next.map { times.contains(folded: $0) } ?? false
  }

  private static let times: PhraseSet = [
    "days", "hours", "minutes", "months", "seconds", "weeks", "years",
  ]
  private static let units = PhraseSet(
    times.phrases + [
      "bits", "bytes", "characters", "cores", "degrees", "dollars", "metres", "meters", "megabytes",
      "points", "requests", "tokens", "volts", "watts",
    ]
  )

  /// Whether a term bears a part of a shared responsibility.
  static func isResponsible(_ key: TextSlice, under title: Label) -> Bool {
    bearers.contains(key) && title.key.containsWord { $0.hasPrefix("responsib") }
  }

  private static let bearers: PhraseSet = [
    "aws", "azure", "client", "cloud provider", "consumer", "csp", "customer", "customers",
    "google", "google cloud", "microsoft", "provider", "user", "users", "vendor", "you",
  ]

  /// Whether a term is the name of somebody in a list of people: `Key figures`.
  static func isPerson(_ term: TextSlice, under title: Label) -> Bool {
    guard title.key.containsWord(where: { people.contains($0) }),
      (2...4).contains(term.spacedWordCount)
    else { return false }
    return !term.containsWord {
      $0.first &- 0x41 >= 26 || GrammaticalNumber.isCompoundName($0)
        || $0.firstIndex(where: { !TextMarks.isLetter($0) && $0 != UInt8(ascii: ".") }) != nil
    }
  }

  private static let people: PhraseSet = [
    "artists", "authors", "figures", "inventors", "leaders", "people", "persons", "philosophers",
    "scientists", "thinkers", "writers",
  ]

  /// Whether a text has a number that may be a year.
  static func hasYear(_ text: TextSlice) -> Bool {
    var digits = 0
    return text.firstIndex { byte in
      digits = TextMarks.isDigit(byte) ? digits + 1 : 0
      return digits == 4
    } != nil
  }

  /// The year that a date ends with; empty if it does not.
  static func year(endOf date: TextSlice) -> TextSlice {
    guard date.count >= 4, case let end = date.suffix(from: date.count - 4), LeadTerm.isYear(end)
    else { return .empty }
    return end
  }

  /// Whether a term is a name with the years of a life: `Garibaldi 1807–82`.
  static func isLife(_ term: TextSlice) -> Bool {
    guard term.count <= 40, let space = term.lastIndex(of: 0x20),
      (1...3).contains(term.prefix(space).spacedWordCount)
    else { return false }
    var years = term.suffix(from: space + 1).drop(any: "(")
    if years.last == UInt8(ascii: ")") { years = years.dropLast() }
    guard let birth = years.nextDate(), let death = years.nextDate(), years.isEmpty,
      LeadTerm.isYear(birth), birth.count == 4, let from = birth.number, let to = death.number,
      death.count == 4 || death.count == 2
    else { return false }
    let age = (death.count == 4 ? to : from - from % 100 + to + (to < from % 100 ? 100 : 0)) - from
    return (25...95).contains(age)
      && !term.prefix(space).containsWord { $0.first &- 0x41 >= 26 || eras.contains(folded: $0) }
  }

  private static let eras: PhraseSet = [
    "age", "alliance", "colony", "depression", "dynasty", "empire", "era", "house", "kingdom",
    "league", "movement", "party", "period", "raj", "reformation", "regime", "reign", "republic",
    "revolution", "union", "war", "wars",
  ]

  /// Whether a title says that uses of something stand below it: `Common use cases`.
  static func namesUses(_ key: TextSlice) -> Bool {
    key == "uses" || key.hasSuffix(" uses") || key.hasSuffix("use cases")
  }

  /// Whether a term is a year or a month of one: `January 2019`, `1914–1918`, `1840s`.
  ///
  /// A number alone may be a port, of which fewer words are said than of a year.
  static func isDate(_ term: TextSlice, saying answer: TextSlice) -> Bool {
    guard term.count <= 24 else { return false }
    if term.number != nil, answer.spacedWordCount < fewestWordsOfAYear { return false }
    var rest = term
    var years = 0
    var months = 0
    var days = 0
    while let word = rest.nextWord() {
      var parts = word
      while let part = parts.nextDate() {
        let ending = part.suffix(from: min(4, part.count))
        let isYear =
          LeadTerm.isYear(part.prefix(4)) && !TextMarks.isDigit(ending.first)
          && ending.firstIndex { TextMarks.isLetter($0) && $0 != 0x73 } == nil
        if isYear {
          years += 1
        } else if Self.months.contains(folded: part) {
          months += 1
        } else if part.firstIndex(where: { !TextMarks.isDigit($0) && $0 != 0x2C }) == nil {
          days += 1
        } else {
          return false
        }
      }
    }
    // `4 August`, `July–August`; `May` alone may be a verb.
    return years > 0 || months > 0 && (days > 0 || months > 1)
  }

  private static let fewestWordsOfAYear = 3

  /// Whether an answer is nothing but a time: `14 July 1789`, `Oct 1962`, `1950-53`, `221 BCE`. A
  /// number alone may be anything.
  static func isTime(_ answer: TextSlice) -> Bool {
    let end = answer.firstIndex(of: " (") ?? answer.count
    var time = answer.prefix(end).trimmed
    if time.last == UInt8(ascii: ".") { time = time.dropLast() }
    // `1917 (the tsar falls in February)`
    if end < answer.count, LeadTerm.isYear(time) { return true }
    guard (5...24).contains(time.count) else { return false }
    for era: StaticString in [" BCE", " BC", " CE", " AD"] where time.hasSuffix(era) {
      return time.dropLast(era.utf8CodeUnitCount).number != nil
    }
    // `1950-53`
    if time.count == 7 || time.count == 9, LeadTerm.isYear(time.prefix(4)) {
      let rest = time.suffix(from: 4)
      if rest.first == UInt8(ascii: "-") || rest.hasPrefix("–") {
        return rest.suffix(from: rest.first == UInt8(ascii: "-") ? 1 : 3).number != nil
      }
    }
    return time.spacedWordCount > 1 && hasYear(time) && isDate(time, saying: answer)
  }
  private static let months: PhraseSet = [
    "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "july",
    "june", "mar", "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september",
  ]
}

extension TextSlice {
  /// Takes the part before the next dash of a range of dates; nil at the end.
  fileprivate mutating func nextDate() -> TextSlice? {
    if isEmpty { return nil }
    var end = 0
    while end < count, self[end] != UInt8(ascii: "-"), self[end] < 0x80 { end += 1 }
    let part = prefix(end)
    var next = end
    while next < count, self[next] == UInt8(ascii: "-") || self[next] >= 0x80 { next += 1 }
    self = suffix(from: next)
    return part.isEmpty ? nextDate() : part
  }
}
