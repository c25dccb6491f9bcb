/// A sentence that says what its subject is or does: `The **kubelet** is an agent that …`.
///
/// Courses in prose define most of their terms so, with the term in bold or italics; lists do under
/// a label or a title that names the subject.
struct SpokenDefinition {
  /// What is said of the subject: `an agent that …`, `watches for …`.
  let answer: TextSlice
  /// Whether it says what the subject is, rather than what it does.
  let isIdentity: Bool
  /// Whether it is only put beside its subject, in parentheses.
  private(set) var isGloss = false

  private init(answer: TextSlice, isIdentity: Bool) {
    self.answer = answer
    self.isIdentity = isIdentity
  }

  /// Fewer words define nothing.
  private static let fewestWords = 4

  /// Reads what follows a subject up to the end of its sentence.
  ///
  /// - Parameters:
  ///   - rest: The text behind the subject.
  ///   - hasSubject: Whether there is one, so that an unknown word with an -s is its verb.
  init?(_ rest: TextSlice, hasSubject: Bool = true, _ arena: TextArena) {
    var sentences = Sentences(rest, arena)
    guard var sentence = sentences.next() else { return nil }
    // `scales to zero. You set the memory.`
    if hasSubject, sentence.spacedWordCount < Self.fewestWords, sentences.next() != nil {
      sentence = sentences.text.prefix(sentences.end)
    }
    self.init(predicate: sentence, hasSubject: hasSubject, arena)
  }

  /// Reads an item that goes on with what stands above it: `It involves …`, `Used to …`,
  /// `A managed service that …`.
  init?(item text: TextSlice, _ arena: TextArena) {
    let first = text.firstWord
    if first.count <= 4, Self.pronouns.contains(folded: first) {
      self.init(text.suffix(from: first.count).trimmed, arena)
      return
    }
    if Self.useWords.contains(folded: first) {
      var sentences = Sentences(text, arena)
      guard let sentence = sentences.next(), sentence.spacedWordCount >= Self.fewestWords,
        sentence.last != UInt8(ascii: ":"), !Self.pointsBack(sentence)
      else { return nil }
      self.init(answer: sentence, isIdentity: false)
      return
    }
    guard
      let spoken = SpokenDefinition(phrase: text, arena)
        ?? SpokenDefinition(text, hasSubject: false, arena)
    else { return nil }
    self = spoken
  }

  /// Reads what several things do: `filter harmful content`.
  init?(deedOfMany predicate: TextSlice, _ arena: TextArena) {
    var rest = predicate
    guard let verb = rest.nextWord(), QuestionForm.isVerb(verb),
      !Vocabulary.sentenceWords.contains(folded: rest.firstWord),
      predicate.spacedWordCount >= Self.fewestWords, !Self.isOpen(predicate)
    else { return nil }
    self.init(answer: predicate, isIdentity: false)
  }

  /// Whether a predicate ends or points where the text around it goes on.
  private static func isOpen(_ answer: TextSlice) -> Bool {
    answer.last == UInt8(ascii: ":") || answer.last == UInt8(ascii: "?") || answer.contains("**")
      || answer.last == UInt8(ascii: ",") || answer.hasSuffix(" and") || pointsBack(answer)
  }

  /// Verbs that say what something is rather than what it does: `occurs when …`.
  private static let definingVerbs: PhraseSet = [
    "consists", "denotes", "involves", "involve", "occurs", "occur", "represents", "represent",
    "stands",
  ]
  private static let pronouns: PhraseSet = ["it", "they"]
  /// Words that a description without a subject begins with.
  private static let useWords: PhraseSet = ["used", "designed", "fully", "managed", "serverless"]

  /// Reads what a comma or a colon puts beside a term: `, a store that …`, `: a stable name …`.
  init?(apposition behind: TextSlice, _ arena: TextArena) {
    let isColon = behind.first == UInt8(ascii: ":")
    guard isColon || behind.first == UInt8(ascii: ",") else { return nil }
    let rest = behind.suffix(from: 1).trimmed
    let hasArticle = rest.hasPrefix("a ") || rest.hasPrefix("an ") || rest.hasPrefix("the ")
    guard hasArticle || isColon && rest.prefix(30).contains(" that ") else { return nil }
    var sentences = Sentences(rest, arena)
    guard var sentence = sentences.next() else { return nil }
    // `, a tool for tests, is used …` goes on with the sentence; so may a comma in it, which is left.
    if !isColon, let comma = sentence.firstIndex(of: UInt8(ascii: ",")) {
      let next = sentence.suffix(from: comma + 1).trimmed.firstWord
      let isList = sentence.prefix(comma).spacedWordCount < 3
      if !isList, Self.continues(next, arena) { sentence = sentence.prefix(comma) }
    }
    // `In the short run, the plant is fixed` and `affects health, the soil and the air` define
    // nothing.
    if !isColon,
      Self.isSentence(sentence) || sentence.hasPrefix("the ") && !Self.hasClause(sentence)
    {
      return nil
    }
    guard sentence.spacedWordCount >= Self.fewestWords, sentence.last != UInt8(ascii: ":"),
      !Self.pointsBack(sentence), !sentence.contains("**"), !sentence.hasPrefix("the same"),
      !sentence.hasPrefix("the one"), !sentence.hasPrefix("the other")
    else { return nil }
    self.init(answer: sentence, isIdentity: true)
  }

  /// Reads what parentheses behind a term say of it: `(stops bad jobs early)`.
  init?(gloss behind: TextSlice) {
    guard behind.hasPrefix(" ("), let close = behind.firstIndex(of: UInt8(ascii: ")")),
      case let gloss = behind[2..<close].trimmed, gloss.spacedWordCount >= 2,
      gloss.first &- 0x61 < 26, !gloss.contains(UInt8(ascii: "(")), !Self.pointsBack(gloss)
    else { return nil }
    self.init(answer: gloss, isIdentity: false)
    isGloss = true
  }

  /// Whether a word behind a comma goes on with the sentence around an apposition.
  private static func continues(_ word: TextSlice, _ arena: TextArena) -> Bool {
    QuestionForm.isThirdPerson(word, arena) || Vocabulary.sentenceWords.contains(word)
  }

  /// Reads what something is used for: `to make sure that …` behind ``Use `terraform validate` ``.
  init?(use behind: TextSlice, _ arena: TextArena) {
    guard behind.hasPrefix("to ") || behind.hasPrefix("for ") else { return nil }
    var sentences = Sentences(behind, arena)
    guard let sentence = sentences.next(), sentence.spacedWordCount >= Self.fewestWords,
      sentence.last != UInt8(ascii: ":"), !Self.pointsBack(sentence)
    else { return nil }
    self.init(answer: sentence, isIdentity: false)
  }

  /// Reads a first sentence that is no sentence: `A columnar format that …`, `Measures how …`.
  init?(phrase text: TextSlice, _ arena: TextArena) {
    var sentences = Sentences(text, arena)
    guard let sentence = sentences.next() else { return nil }
    if sentence.hasPrefix("A ") || sentence.hasPrefix("An ") {
      guard Self.isNounPhrase(sentence, arena), sentence.spacedWordCount >= Self.fewestWords,
        !sentence.contains(UInt8(ascii: ":")), !Self.pointsBack(sentence)
      else { return nil }
      answer = sentence
      isIdentity = true
      return
    }
    if let spoken = SpokenDefinition(predicate: sentence, hasSubject: false, arena) {
      guard !spoken.isIdentity else { return nil }
      self = spoken
      return
    }
    guard Self.isBareNounPhrase(sentence, arena), sentence.spacedWordCount >= Self.fewestWords,
      !sentence.contains(UInt8(ascii: ":")), !Self.pointsBack(sentence)
    else { return nil }
    answer = sentence
    isIdentity = true
  }

  /// Whether a few words without an article come before what they do or are for: `Tool used to …`,
  /// `Managed repository for …`, `Dollar deposits outside of …`.
  private static func isBareNounPhrase(_ text: TextSlice, _ arena: TextArena) -> Bool {
    guard text.first &- 0x41 < 26, !QuestionForm.isInstruction(text, arena), !isSentence(text)
    else { return false }
    var rest = text
    for place in 0..<6 {
      guard let word = rest.nextWord(), let folded = QuestionForm.folded(word, arena),
        word.last != UInt8(ascii: ",")
      else { return false }
      if place > 0, nounClauses.contains(folded) { return true }
      if place > 1, folded == "of" || folded == "for" { return true }
      // `Process where …` and `Measure of …` begin with a noun, `Load data to …` with a verb.
      let mayBeVerb = QuestionForm.isVerb(folded) || folded.last == UInt8(ascii: "s")
      if place == 0, mayBeVerb, !followsNoun(rest.trimmed.firstWord) { return false }
      let isPast = place > 0 && folded.hasSuffix("ed")
      if isPast || determiners.contains(folded) || openings.contains(folded)
        || folded.hasSuffix("ly") || folded.saidNumber != nil
        || QuestionForm.isThirdPerson(folded, arena)
      {
        return false
      }
    }
    return false
  }

  private static func followsNoun(_ word: TextSlice) -> Bool {
    word == "of" || nounClauses.contains(word)
  }

  /// Whether a verb stands in it that belongs to no clause.
  private static func isSentence(_ text: TextSlice) -> Bool {
    var rest = text
    while let word = rest.nextWord() {
      if nounClauses.contains(word) || word == "which" || word == "who" { return false }
      if Vocabulary.sentenceWords.contains(folded: word) { return true }
    }
    return false
  }

  /// Whether one of the first words begins what tells a thing from others of its kind.
  private static func hasClause(_ text: TextSlice) -> Bool {
    var rest = text
    for _ in 0..<6 {
      guard let word = rest.nextWord() else { return false }
      if clauses.contains(word) || prepositions.contains(word) { return true }
      if word == "and" || word == "or" { return false }
    }
    return false
  }

  private static let nounClauses: PhraseSet = ["that", "where", "used", "designed"]

  /// Words that no name of a kind begins with.
  private static let openings: PhraseSet = [
    "after", "all", "also", "although", "among", "always", "and", "as", "at", "because", "before",
    "both", "but", "by", "each", "even", "every", "everything", "for", "from", "he", "her", "his",
    "how", "however", "i", "if", "in", "instead", "its", "it", "just", "many", "more", "most",
    "much", "never", "no", "not", "now", "of", "often", "on", "once", "only", "or", "other", "our",
    "please", "several", "she", "since", "so", "some", "such", "their", "then", "to", "unlike",
    "very", "we", "what", "when", "where", "while", "who", "why", "with", "without",
  ]

  /// Whether a word in lower case begins something else than the name of a kind.
  static func begins(_ word: TextSlice) -> Bool {
    openings.contains(word) || Vocabulary.sentenceWords.contains(word)
  }

  /// Whether a noun comes before any verb, with what it does or is for behind it.
  private static func isNounPhrase(_ text: TextSlice, _ arena: TextArena) -> Bool {
    var rest = text
    _ = rest.nextWord()
    for place in 1..<8 {
      guard let word = rest.nextWord() else { return false }
      if place > 1, clauses.contains(word) {
        // `A feature that three teams compute is …` goes on.
        let next = rest.trimmed.firstWord
        return word == "used" || word == "designed" || next == "is" || next == "can"
          || QuestionForm.isThirdPerson(next, arena)
      }
      // `A market in which there is one buyer`
      if place > 1, prepositions.contains(word), rest.trimmed.firstWord == "which" { return true }
      if place > 1, prepositions.contains(word) {
        // `A good way to begin is …`
        return !rest.containsWord { next in
          Vocabulary.sentenceWords.contains(next) || QuestionForm.isThirdPerson(next, arena)
        }
      }
      // A second noun is the object of a verb before it.
      if determiners.contains(word) || Vocabulary.sentenceWords.contains(word)
        || QuestionForm.isThirdPerson(word, arena)
      {
        return false
      }
    }
    return false
  }

  private static let clauses: PhraseSet = ["that", "where", "which", "used", "designed"]
  private static let prepositions: PhraseSet = ["for", "of", "to", "in", "with", "between"]

  private init?(predicate: TextSlice, hasSubject: Bool, _ arena: TextArena) {
    // `only decides the node`
    var rest = hasSubject ? Self.fromVerb(predicate) : predicate
    guard let first = rest.nextWord(), let verb = QuestionForm.folded(first, arena),
      first.last != UInt8(ascii: ",")
    else { return nil }
    rest = rest.trimmed
    switch verb {
    case _ where verb == "is" && rest.hasPrefix("about ") && hasSubject:
      answer = rest
      isIdentity = true
    case _ where verb == "is" || verb == "are" || verb == "was" || verb == "were":
      guard Self.beginsAsThing(rest, isPlural: verb.count == 3) else { return nil }
      answer = rest
      isIdentity = true
    case _ where verb == "means":
      answer = rest.hasPrefix("that ") ? rest.suffix(from: 5) : rest
      isIdentity = true
    case _ where verb == "refers" && rest.hasPrefix("to "):
      answer = rest.suffix(from: 3)
      isIdentity = true
    case _ where verb == "can" && hasSubject:
      answer = predicate
      isIdentity = false
    // `does auto-auth, caching and templating`
    case _ where verb == "does" && hasSubject && !(rest.firstWord == "not"):
      answer = predicate
      isIdentity = false
    case _ where Self.definingVerbs.contains(verb):
      answer = predicate
      isIdentity = true
    case _
    where (QuestionForm.isThirdPerson(verb, arena) || hasSubject && Self.looksLikeVerb(verb, rest))
      && (!Vocabulary.sentenceWords.contains(folded: rest.firstWord)
        || rest.hasPrefix("you ") && Self.grants.contains(verb)):
      // `Names have to …` begins with a noun.
      answer = predicate
      isIdentity = false
    default: return nil
    }
    // `orchestrates CI/CD stages` says enough.
    let fewest = isIdentity ? Self.fewestWords : Self.fewestWords - 1
    guard answer.spacedWordCount >= fewest, !Self.isOpen(answer) else { return nil }
  }

  /// A predicate from its verb on, without an adverb before it.
  static func fromVerb(_ predicate: TextSlice) -> TextSlice {
    let first = predicate.firstWord
    return first.count <= 13 && adverbs.contains(first)
      ? predicate.suffix(from: first.count).trimmed : predicate
  }

  private static let adverbs: PhraseSet = [
    "always", "automatically", "just", "mainly", "mostly", "never", "only", "simply", "usually",
  ]

  /// Whether a word with an -s, of which no list tells, has an object behind it: `studies the …`.
  private static func looksLikeVerb(_ word: TextSlice, _ rest: TextSlice) -> Bool {
    guard word.count > 4, word.last == UInt8(ascii: "s"), !word.hasSuffix("ss"),
      !word.hasSuffix("us"), !word.hasSuffix("is")
    else { return false }
    return objects.contains(rest.firstWord) || isVerbByEnding(word)
  }

  /// Whether a word such as `organises` or `simplifies` can hardly be a noun.
  static func isVerbByEnding(_ word: TextSlice) -> Bool {
    word.hasSuffix("ises") && !nounsInISES.contains(word)
      || word.hasSuffix("izes") && word.count > 6
      || word.hasSuffix("ifies")
  }

  private static let nounsInISES: PhraseSet = [
    "enterprises", "exercises", "franchises", "premises", "promises", "sizes", "surprises",
  ]

  /// Verbs behind which stands who is given something: `lets you run …`.
  private static let grants: PhraseSet = ["allows", "enables", "gives", "helps", "lets", "offers"]

  private static let objects: PhraseSet = [
    "a", "an", "any", "each", "how", "off", "on", "out", "over", "the", "up", "what", "whether",
    "which",
  ]

  /// `a columnar format`, `used to …`; of several things also `loops that compare …`.
  private static func beginsAsThing(_ text: TextSlice, isPlural: Bool) -> Bool {
    let first = text.firstWord
    if determiners.contains(folded: first) {
      // `one of the three` and `the same as` tell no kind.
      return !text.hasFoldedPrefix("one of") && !text.hasFoldedPrefix("the same")
        && !text.hasFoldedPrefix("a good") && !text.hasFoldedPrefix("the best")
        && !text.hasFoldedPrefix("the most")
    }
    if text.hasPrefix("used to ") || text.hasPrefix("used for ") || text.hasPrefix("designed ")
      || text.hasPrefix("where ")
    {
      return true
    }
    guard isPlural, first.firstIndex(where: { !TextMarks.isLetter($0) }) == nil,
      !first.hasSuffix("ed"), !first.hasSuffix("ly"), !first.hasSuffix("ing")
    else { return false }
    if text.prefix(60).contains(" that ") || text.prefix(60).contains(" which ") { return true }
    // `atoms of the same element`
    return GrammaticalNumber.isPlural(first)
      && kindsGoOn.contains(text.suffix(from: first.count).trimmed.firstWord)
  }

  private static let kindsGoOn: PhraseSet = ["between", "for", "from", "in", "made", "of", "with"]

  private static let determiners: PhraseSet = ["a", "an", "any", "another", "one", "the"]

  /// Whether the sentence speaks of things that only the text before it names.
  private static func pointsBack(_ answer: TextSlice) -> Bool {
    var rest = answer
    _ = rest.nextWord()
    // `tells it when …`, `holds back the other two`
    let end = answer.last == UInt8(ascii: ".") ? answer.dropLast() : answer
    if end.hasSuffix(" following") { return true }
    if answer.spacedWordCount < 8, openEnds.contains(where: { end.hasSuffix($0) }) { return true }
    return rest.firstWord == "it" || rest.firstWord == "them" || answer.contains(" the other ")
      || answer.containsWord { pointers.contains(folded: $0) }
  }

  /// What stands for something else at the end of a sentence.
  private static let openEnds: [StaticString] = [" it", " them", " some", " one", " so"]
  private static let pointers: PhraseSet = [
    "this", "these", "those", "above", "below", "former", "latter", "here", "my", "our", "us",
  ]
}
