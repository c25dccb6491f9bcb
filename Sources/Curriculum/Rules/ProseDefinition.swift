/// A sentence of running text with a subject that can be asked for, and what it says of it.
///
/// Subjects that only the text before tells, such as `the fix` or `a lower number`, are none.
struct ProseDefinition {
  /// The name of a thing, without its article: `Managed instance group (MIG)`.
  let subject: TextSlice
  /// What is said of it.
  let spoken: SpokenDefinition

  private static let wordCounts = 5...45
  private static let mostWordsInSubject = 5

  /// Reads a sentence; nil if it defines nothing, or nothing that stands on its own.
  init?(_ sentence: TextSlice, _ arena: TextArena) {
    guard sentence.last == UInt8(ascii: ".") || TextMarks.isWord(sentence.last),
      sentence.first &- 0x41 < 26,
      Self.wordCounts.contains(sentence.spacedWordCount),
      let found = Self.subject(of: sentence, arena),
      let spoken = found.isOfMany
        ? SpokenDefinition(deedOfMany: found.predicate, arena)
        : SpokenDefinition(found.predicate, arena),
      Self.isTelling(spoken, found, arena)
    else { return nil }
    subject = arena.capitalized(found.name)
    self.spoken = spoken
  }

  /// What stands before the verb of a sentence, and what begins with it.
  private struct Subject {
    let name: TextSlice
    let predicate: TextSlice
    let article: Article
    /// Whether the verb has its base form.
    let isOfMany: Bool
  }

  private enum Article {
    case none, indefinite, definite
  }

  /// The subject of a sentence up to its first verb; nil if that is no plain name of something.
  private static func subject(of sentence: TextSlice, _ arena: TextArena) -> Subject? {
    let first = sentence.firstWord
    let article: Article =
      switch first {
      case _ where first == "A" || first == "An": .indefinite
      case _ where first == "The": .definite
      default: .none
      }
    let start = article == .none ? 0 : first.count + 1
    var rest = sentence.suffix(from: start)
    var end = start
    var aside: Range<Int>?
    for place in 0...mostWordsInSubject {
      guard let word = rest.nextWord() else { return nil }
      let at = sentence.offset(of: word)
      if place > 0, word.first == UInt8(ascii: "(") {
        // `Managed instance group (MIG) creates …`, `Basic roles (Owner, Viewer) are …`
        guard aside == nil, let close = sentence.suffix(from: at).firstIndex(of: 0x29),
          at + close + 2 < sentence.count, sentence[at + close + 1] == 0x20
        else { return nil }
        aside = at..<at + close + 1
        rest = sentence.suffix(from: at + close + 2)
        continue
      }
      if place > 0 {
        let isOfMany = isVerbOfMany(word, behind: sentence[start..<end], before: rest)
        if isOfMany || isVerb(word, before: rest, arena) {
          // An abbreviation belongs to the name, a list of parts does not.
          let isShort = aside.map { !sentence[$0].contains(0x20) } ?? false
          let name = isShort ? sentence[start..<(aside?.upperBound ?? end)] : sentence[start..<end]
          return Subject(
            name: name,
            predicate: sentence.suffix(from: at),
            article: article,
            isOfMany: isOfMany
          )
        }
      }
      guard aside == nil, isPartOfName(word, isFirst: place == 0) else { return nil }
      end = at + word.count
    }
    return nil
  }

  private static func isPartOfName(_ word: TextSlice, isFirst: Bool) -> Bool {
    guard TextMarks.isWord(word.last), !Vocabulary.sentenceWords.contains(folded: word) else {
      return false
    }
    return isFirst
      ? !CardRules.vagueSubjects.contains(folded: word) && !beginnings.contains(folded: word)
        && word.saidNumber == nil
      : !innerWords.contains(word)
  }

  /// Words that stand in no name of a thing, or begin something else within one.
  private static let innerWords: PhraseSet = [
    "a", "about", "alone", "also", "always", "an", "and", "any", "as", "at", "between", "but", "by",
    "each", "else", "even", "every", "from", "however", "if", "in", "inside", "it", "its", "just",
    "like", "my", "near", "never", "nor", "not", "often", "on", "one", "only", "or", "our", "over",
    "still", "than", "the", "their", "them", "then", "therefore", "though", "to", "too", "under",
    "us", "via", "we", "when", "who", "with", "without", "your",
  ]

  /// Words that begin a sentence and name nothing.
  private static let beginnings: PhraseSet = [
    "about", "above", "across", "again", "against", "along", "always", "among", "and", "anybody",
    "anyone", "anything", "around", "below", "beside", "besides", "between", "beyond", "but",
    "dozens", "during", "eight", "else", "even", "ever", "everybody", "everyone", "everything",
    "except", "further", "furthermore", "hence", "however", "i", "inside", "instead", "just",
    "later", "less", "like", "likewise", "lots", "maybe", "moreover", "more", "much", "my", "near",
    "neither", "never", "newer", "nine", "nobody", "none", "nor", "nothing", "often", "once", "or",
    "otherwise", "outside", "over", "per", "perhaps", "rather", "several", "similarly", "so",
    "somebody", "someone", "something", "sometimes", "soon", "still", "such", "ten", "than",
    "therefore", "though", "through", "thus", "today", "too", "toward", "twelve", "twenty", "two",
    "under", "us", "usually", "very", "whatever", "whichever", "whoever", "without", "yet",
  ]

  private static func isVerb(_ word: TextSlice, before rest: TextSlice, _ arena: TextArena) -> Bool
  {
    if word == "is" || word == "are" || word == "means" || word == "refers" { return true }
    guard word.first &- 0x61 < 26, word.last == UInt8(ascii: "s"),
      !Vocabulary.sentenceWords.contains(folded: word),
      !Vocabulary.sentenceWords.contains(folded: rest.firstWord)
        || rest.hasPrefix("you ") || rest.hasPrefix("which ") || rest.hasPrefix("that "),
      !idleVerbs.contains(word)
    else { return false }
    let next = rest.trimmed.firstWord
    if next == "and" {
      // `stores and rotates credentials`
      var behind = rest.trimmed.suffix(from: 3)
      return QuestionForm.isThirdPerson(word, arena)
        && behind.nextWord().map { QuestionForm.isThirdPerson($0, arena) } ?? false
    }
    // `Change sets preview an update` has its verb behind what looks like one.
    var behind = rest
    if behind.nextWord() != nil, Vocabulary.articles.contains(behind.trimmed.firstWord),
      !objects.contains(next), !links.contains(next)
    {
      return false
    }
    // `takes no new applications` is a state.
    if next == "no" { return false }
    if objects.contains(next) { return true }
    // `Flow logs hold no payload` and `line breaks inside a cell` have their verb behind it.
    if SpokenDefinition.isVerbByEnding(word) { return !places.contains(next) }
    return QuestionForm.isThirdPerson(word, arena) && !places.contains(next)
      && !(QuestionForm.isVerb(next) || commonVerbs.contains(next))
  }

  /// Words between a verb and its object.
  private static let links: PhraseSet = [
    "about", "after", "all", "as", "before", "both", "from", "into", "only", "over", "through",
    "to", "up", "when", "where", "whether", "which", "you",
  ]
  private static let places: PhraseSet = [
    "and", "at", "between", "by", "for", "in", "inside", "of", "on", "or", "with",
  ]
  private static let commonVerbs: PhraseSet = [
    "bring", "carry", "come", "cost", "do", "fail", "fall", "get", "give", "go", "have", "hold",
    "keep", "know", "lead", "leave", "let", "make", "move", "need", "pass", "run", "say", "see",
    "show", "stay", "stop", "take", "tell", "turn", "use", "work",
  ]

  /// Whether a verb in its base form stands behind several things: `Guardrails filter content`.
  private static func isVerbOfMany(
    _ word: TextSlice,
    behind name: TextSlice,
    before rest: TextSlice
  ) -> Bool {
    GrammaticalNumber.isPlural(name) && word.first &- 0x61 < 26 && QuestionForm.isVerb(word)
      && !weakVerbs.contains(word) && !Vocabulary.sentenceWords.contains(folded: rest.firstWord)
  }

  /// Verbs in their base form that say nothing of what things are there for.
  private static let weakVerbs: PhraseSet = ["can", "get", "need", "see", "try", "use", "want"]

  /// Words behind a verb that an -s alone does not tell.
  private static let objects: PhraseSet = [
    "a", "an", "any", "each", "how", "the", "what", "whether", "which", "who",
  ]

  /// Verbs that say nothing of what a thing is for.
  private static let idleVerbs: PhraseSet = [
    "appears", "begins", "belongs", "comes", "costs", "depends", "exists", "follows", "gets",
    "goes", "happens", "lies", "lives", "looks", "matters", "remains", "seems", "shows", "sits",
    "sounds", "starts", "stays", "suggests", "works",
  ]

  /// Whether a learner can tell what is asked, and what is said is worth it.
  private static func isTelling(
    _ spoken: SpokenDefinition,
    _ subject: Subject,
    _ arena: TextArena
  ) -> Bool {
    let name = subject.name
    let bare = name.firstIndex(of: " (").map { name.prefix($0) } ?? name
    let head = bare.suffix(from: bare.lastIndex(of: 0x20).map { $0 + 1 } ?? 0)
    // `C03` is a version of an exam.
    if bare.count == 3, TextMarks.isDigit(bare[1]), TextMarks.isDigit(bare[2]) { return false }
    let isGeneral = head.count == bare.count && subjects.contains(folded: head)
    guard !isGeneral, !generalNouns.contains(folded: head),
      !qualities.contains(folded: name.firstWord),
      !name.firstWord.hasSuffix("ly"), !head.hasSuffix("ed"), name.beginsWithLetter,
      !(spoken.isIdentity && isOpinion(spoken.answer)), !isOpen(spoken.answer)
    else { return false }
    switch subject.article {
    case .definite: return isWrittenAsName(bare, arena)
    case .indefinite: return true
    case .none:
      // `Google manages the nodes` says nothing of Google.
      let isMaker = !bare.contains(0x20) && makers.contains(folded: bare)
      return spoken.isIdentity || !isMaker
    }
  }

  /// Whether capitals or figures tell that it is a name even within a sentence.
  private static func isWrittenAsName(_ name: TextSlice, _ arena: TextArena) -> Bool {
    QuestionForm.isProduct(name, arena) || QuestionForm.isAbbreviation(name)
      || name.first &- 0x41 < 26
  }

  /// Whether a predicate judges or points rather than saying of what kind a thing is: `a good
  /// choice`, `the default`, `the cheapest option`.
  private static func isOpinion(_ answer: TextSlice) -> Bool {
    var rest = answer
    guard let article = rest.nextWord(), let word = rest.nextWord() else { return true }
    if opinions.contains(folded: word) { return true }
    return article == "the" && word.hasSuffix("est") && word.count > 4
  }

  /// Whether an answer counts on what was named before it, or is about the exam.
  private static func isOpen(_ answer: TextSlice) -> Bool {
    answer.contains(" the two") || answer.hasPrefix("that ")
      || answer.containsWord { $0.hasPrefix("exam") && !$0.hasPrefix("exampl") }
      || answer.contains(" both") && !answer.contains(" and ")
  }

  private static let opinions: PhraseSet = [
    "answer", "bad", "best", "better", "big", "bit", "case", "choice", "classic", "common",
    "correct", "default", "exception", "favorite", "favourite", "few", "first", "frequent", "good",
    "great", "huge", "idea", "key", "kind", "last", "lot", "main", "matter", "misleading", "must",
    "nice", "one", "only", "opposite", "reverse", "other", "place", "popular", "problem",
    "question", "reason",
    "recommended", "result", "right", "safe", "same", "second", "sign", "topic", "trap", "typical",
    "useful", "usual", "valid", "way", "wrong",
  ]

  /// Beginnings of subjects that only the text before tells.
  private static let qualities: PhraseSet = [
    "bad", "better", "big", "bigger", "broad", "certain", "clear", "common", "correct", "current",
    "different", "empty", "entire", "few", "final", "following", "full", "further", "given", "good",
    "great", "half", "high", "higher", "important", "individual", "large", "larger", "little",
    "long", "longer", "lot", "low", "lower", "new", "nice", "number", "old", "older", "own",
    "possible", "quick", "real", "recent", "right", "second", "short", "shorter", "similar",
    "simple", "simpler", "single", "small", "smaller", "specific", "such", "third", "typical",
    "useful", "usual", "various", "wrong",
  ]

  /// Nouns that are too wide alone.
  private static let subjects: PhraseSet = [
    "application", "applications", "flexible", "item", "items", "keys", "line", "lines", "model",
    "models", "requests", "sections", "service", "services", "standard", "system", "systems",
  ]

  /// Nouns that name nothing by themselves at the end of a subject.
  private static let generalNouns: PhraseSet = [
    "advantage", "advantages", "answer", "answers", "approach", "article", "author", "benefit",
    "benefits", "book", "candidate", "candidates", "case", "cases", "chapter", "choice",
    "companies", "company", "course", "customer", "customers", "data", "day", "developer",
    "developers", "diagram", "difference", "differences", "downside", "drawback", "engineer",
    "engineers", "exam", "example", "examples", "experience", "figure", "fix", "goal", "guide",
    "idea", "learner", "learners", "lecture", "lesson", "limitation", "list", "mistake", "module",
    "note", "notes", "number", "numbers", "option", "options", "part", "parts", "people", "person",
    "point", "points", "practice", "problem", "problems", "question", "questions", "reason",
    "reasons", "rest", "result", "results", "scenario", "section", "sentence", "slide", "solution",
    "statement", "step", "steps", "student", "students", "table", "team", "teams", "thing",
    "things", "time", "tip", "trick", "user", "users", "version", "versions", "way", "ways",
    "wording", "words", "year", "years",
  ]

  /// Those who make things or write about them.
  private static let makers: PhraseSet = [
    "amazon", "apple", "aws", "azure", "cisco", "databricks", "google", "hashicorp", "ibm", "meta",
    "microsoft", "oracle", "snowflake",
  ]
}
