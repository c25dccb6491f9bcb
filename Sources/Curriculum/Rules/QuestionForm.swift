/// The question that an answer is the answer to, told from the way it begins.
///
/// Guides put many things behind a term: what it is, what it does, what to do, or a few key words.
/// Asking `what is it?` of all of them would make half of the prompts wrong.
enum QuestionForm {
  /// `A columnar format that …`
  case identity
  /// `Crawls a bucket and …`; one thing does it, or several if the verb does not tell.
  case deed(ofOne: Bool)
  /// `Retrain the model when …`
  case practice(isTold: Bool)
  /// `For loading streams into …`
  case purpose
  /// `Large models may cost more.`
  case statement
  /// `You can shut it down at night.`
  case possibility
  /// `Can process large volumes`
  case ability
  /// `By scaling down at night, …`
  case means
  /// `Amazon Data Firehose`; `TensorFlow, PyTorch`; `Net Promoter Score (NPS)` below `Metrics`
  case names(NamedKind, count: Int)
  /// `Bring Your Own Container (BYOC)`
  case otherName
  /// `Synthetic minority oversampling technique` of `SMOTE`
  case expansion
  /// `Using raw pixels as features`
  case use
  /// `TensorRT reuses the memory of …`, said of something else
  case deedOf(name: TextSlice)
  /// `< 1 hour`
  case figure
  /// `was a weaver who …`
  case past(isPerson: Bool)
  /// `kubectl get pods -o wide`
  case command
  /// `How far is a prediction off?`
  case question
  /// `More complex than …`
  case comparison
  /// `Budget allocated. Expertise available.`
  case points
  /// `For example, a tree that …`
  case example
  /// `Triggered by an alarm`
  case trigger
  /// `Use when prices are skewed`
  case occasionOfUse
  /// `When false alarms are costly`
  case occasion
  /// `Deployment options include …`
  case members(label: TextSlice)
  /// `CPU, memory, disk`
  case keywords(count: Int)

  /// Tells the form of what is said of a term, which may name it again: `IAM enables you to …`.
  ///
  /// - Parameter title: What stands above, which may say of what kind the answer is.
  init(
    saying answer: TextSlice,
    of term: TextSlice,
    under title: Label? = nil,
    _ arena: TextArena
  ) {
    guard let rest = Self.withoutSubject(answer, term) else {
      if Self.isExpansion(answer, of: Self.abbreviation(in: term), arena) {
        self = .expansion
      } else if let (kind, count) = NamedKind.named(by: answer, of: term, arena) {
        self = .names(kind, count: count)
      } else if Self.isNameWithAbbreviation(answer) {
        let isMetric = title?.key.containsWord { $0 == "metrics" || $0 == "metric" } ?? false
        self = isMetric ? .names(.metric, count: 1) : .otherName
      } else if let name = Self.nameOfADoer(answer, besides: term, arena) {
        self = .deedOf(name: name)
      } else if Self.isAbout(answer, another: term) {
        self = .statement
      } else if Self.isCommand(answer) {
        self = .command
      } else if Self.isFigure(answer) {
        self = .figure
      } else {
        self.init(answering: answer, arena)
      }
      return
    }
    let verb = Self.folded(rest.firstWord, arena) ?? .empty
    if verb == "was" || verb == "were" {
      self = .past(isPerson: Self.speaksOfAPerson(rest, arena))
    } else if Self.table[verb].contains(.identifying) {
      self =
        Self.isComparison(rest) ? .comparison : Self.isPassive(rest) ? .statement : .identity
    } else if Self.isThirdPerson(verb, arena) {
      self = .deed(ofOne: true)
    } else if verb.hasSuffix("ed"), verb.count > 4 {
      // `Copernicus questioned …`
      self = .statement
    } else {
      self.init(answering: answer, arena)
      // `Insurance follows the car` defines nothing.
      if case .identity = self, rest.beginsWithLetter, (2...6).contains(rest.spacedWordCount) {
        self = .statement
      }
    }
  }

  /// What follows the term, or its abbreviation in parentheses, at the beginning of an answer.
  static func withoutSubject(_ answer: TextSlice, _ term: TextSlice) -> TextSlice? {
    var name = term
    if !answer.hasPrefix(term), let open = term.firstIndex(of: UInt8(ascii: "(")),
      term.last == UInt8(ascii: ")")
    {
      name = term[open + 1..<term.count - 1]
    }
    guard name.count > 1, answer.count > name.count + 1,
      answer.prefix(name.count).isFolded(name),
      answer[name.count] == 0x20
    else { return nil }
    return answer.suffix(from: name.count + 1)
  }

  /// Tells the form of an answer.
  init(answering answer: TextSlice, _ arena: TextArena) {
    var rest = answer.prefix(400)
    var first = rest.nextWord()
    var second = rest.nextWord()
    // `Regularly save your work` says what to do as well.
    let hasAdverb = Self.isAdverb(first, before: second) && !rest.trimmed.isEmpty
    if hasAdverb {
      first = second
      second = rest.nextWord()
    }
    if let marked = Self.marked(answer) ?? (Self.isKindPhrase(answer, arena) ? .identity : nil) {
      self = marked
      return
    }
    guard let word = first, let verb = Self.folded(word, arena) else {
      self = Self.keywords(answer) ?? Self.gloss(answer, .empty, []) ?? .identity
      return
    }
    let next = second.flatMap { Self.folded($0, arena) } ?? .empty
    let roles = Self.table[verb]
    let nextRoles = Self.table[next]
    // `Share of the variance` and `lists of names` are things, `Scaling is …` defines one.
    if nextRoles.contains(.identifying) {
      self = Self.identified(by: answer, verb, next)
    } else if verb == "if" || verb == "when" {
      let isSentence = answer.last == UInt8(ascii: ".") || Self.hasMainClause(answer)
      self = isSentence ? .statement : verb == "when" ? .occasion : .identity
    } else if verb == "use" || verb == "used", next == "when" || next == "if" {
      self = .occasionOfUse
    } else if Self.beginsPoints(word, roles) {
      self = .points
    } else if word == "Using" {
      self = .use
    } else if verb == "by", next.hasSuffix("ing") || next.hasSuffix("ly") {
      self = .means
    } else if verb == "should" || verb == "you" && Self.duties.contains(next) {
      self = .points
    } else if nextRoles.contains(.modal) {
      self = verb == "you" ? .possibility : .statement
    } else if word.last == UInt8(ascii: ","), let keywords = Self.keywords(answer) {
      // `Joins, unions, sorting` names things.
      self = keywords
    } else if Self.table[rest.firstWord].contains(.modal), !roles.contains(.subject) {
      // `Update rules can adapt …` tells nobody to update.
      self = .statement
    } else if let members = Self.members(word, second, rest, hasAdverb: hasAdverb, arena) {
      self = members
    } else if let purpose = Self.purpose(verb, next) {
      self = purpose
    } else if !roles.isDisjoint(with: [.aim, .showing]), !(next == "in" || next == "of") {
      self = .deed(ofOne: false)
    } else if verb == "can" || verb == "able" && next == "to" {
      self = .ability
    } else if verb == "set", nextRoles.contains(.placing) {
      // `Set to 1, it …` says in which state the thing does something.
      self = .identity
    } else if roles.contains(.action) {
      self = .practice(isTold: roles.contains(.instruction))
    } else if Self.isThirdPerson(verb, arena) {
      self = .deed(ofOne: true)
    } else {
      self =
        Self.unlisted(answer, verb, next)
        ?? (roles.contains(.subject) ? nil : Self.keywords(answer))
        ?? Self.statement(answer, verb, roles)
        ?? Self.gloss(answer, verb, roles) ?? Self.points(answer, roles, arena) ?? .identity
    }
  }

  /// Whether the reader is told what to know, or a command is named: `USE ROLE lets …`.
  private static func beginsPoints(_ word: TextSlice, _ roles: WordRoles) -> Bool {
    introductions.contains(word)
      || word.count > 1 && isAbbreviation(word)
        && !roles.isDisjoint(with: [.action, .instruction, .bareVerb])
  }

  private static let introductions: PhraseSet = ["Given", "Note", "Remember", "Understand"]

  /// The form of an answer that begins with what something is for, or what sets it off.
  private static func purpose(_ verb: TextSlice, _ next: TextSlice) -> QuestionForm? {
    let roles = table[verb]
    if roles.contains(.trigger) { return .trigger }
    if roles.contains(.aiming) { return verb == "for" && next == "example" ? .example : .purpose }
    if verb == "best" || verb == "use", next == "for" { return .purpose }
    if verb == "well-suited" || verb == "best-suited" || next == "suited" { return .purpose }
    // `to the north` is a place.
    let isVerb = !next.isEmpty && table[next].isDisjoint(with: [.determiner, .subject])
    return verb == "to" && isVerb ? .purpose : nil
  }

  /// The form of an answer that its last sign or its first letters tell.
  private static func marked(_ answer: TextSlice) -> QuestionForm? {
    if answer.last == UInt8(ascii: "?"), isQuestion(answer) { return .question }
    if predicates.contains(where: { answer.hasPrefix($0) }) { return .identity }
    if superlatives.contains(folded: answer.firstWord), answer.contains(0x20) { return .comparison }
    var rest = answer
    // `Automatically deleted` is what happens to it.
    if rest.nextWord()?.isFolded(TextSlice("automatically")) ?? false,
      !rest.trimmed.firstWord.hasSuffix("ed")
    {
      return .deed(ofOne: true)
    }
    return examples.contains { answer.hasFoldedPrefix($0) } ? .example : nil
  }

  /// `biggest resistance` sets a thing apart from others of its kind.
  private static let superlatives: PhraseSet = [
    "biggest", "cheapest", "fastest", "highest", "largest", "lowest", "slowest", "smallest",
  ]
  private static let predicates: [StaticString] = ["is a ", "is an ", "is the ", "are the "]
  private static let examples: [StaticString] = [
    "e.g.", "eg:", "eg ", "ex:", "for instance", "such as ",
  ]

  /// The form of an answer whose second word tells of what its first is said.
  private static func identified(
    by answer: TextSlice,
    _ first: TextSlice,
    _ next: TextSlice
  ) -> QuestionForm {
    guard next == "of" else {
      // `Everything is automated` says how something else is.
      return pronouns.contains(first) ? .statement : .identity
    }
    // `Number of trees, depth, learning rate` and `size of files, number of files` name several.
    let isSeries = first == "number" || isSeriesOfQuantities(answer)
    return isSeries ? keywords(answer) ?? .identity : .identity
  }

  /// Whether a word tells how the next one is done; `Physically separate rooms` tells nobody to
  /// separate anything.
  private static func isAdverb(_ word: TextSlice?, before next: TextSlice?) -> Bool {
    guard let word, word.hasSuffix("ly") || adverbs.contains(folded: word) else { return false }
    return next.map { !qualities.contains(folded: $0) } ?? true
  }

  private static let adverbs: PhraseSet = ["always", "never"]
  private static let qualities: PhraseSet = [
    "clean", "clear", "close", "complete", "correct", "direct", "empty", "equal", "free", "open",
    "secure", "separate", "slow",
  ]
  private static let pronouns: PhraseSet = [
    "all", "anything", "each", "everybody", "everyone", "everything", "nobody", "nothing", "there",
    "they", "we",
  ]
  private static let duties: PhraseSet = ["cannot", "must", "should"]

  /// Whether it says what to do.
  var isPractice: Bool {
    if case .practice = self { return true }
    return false
  }

  /// Whether it says what to do or what is done, rather than naming a thing.
  var isAction: Bool { isPractice || isDeed }

  /// Whether it is a few words that do not say what kind of thing they are.
  var isGloss: Bool {
    if case .keywords = self { return true }
    return false
  }

  /// Whether it says what a thing does.
  var isDeed: Bool {
    if case .deed = self { return true }
    return false
  }

  /// A word of letters and hyphens in lower case, without a comma; nil if it is something else.
  static func folded(_ word: TextSlice, _ arena: TextArena) -> TextSlice? {
    let letters = arena.room(for: word.count)
    var count = 0
    for at in 0..<word.count where word[at] != UInt8(ascii: ",") {
      let folded = word[at] | 0x20
      guard folded &- 0x61 < 26 || word[at] == 0x2D else { return nil }
      letters[count] = word[at] == 0x2D ? 0x2D : folded
      count += 1
    }
    return arena.take(count)
  }

  /// Whether a word in lower case may be a verb in its base form.
  static func isVerb(_ word: TextSlice) -> Bool {
    !table[word].isDisjoint(with: [.action, .aim, .bareVerb, .instruction, .showing])
  }

  /// Whether a verb such as `classifies`, `reaches` or `moves` says what something does.
  static func isThirdPerson(_ word: TextSlice, _ arena: TextArena) -> Bool {
    guard word.last == UInt8(ascii: "s"), !word.hasSuffix("ss") else { return false }
    let stem = word.dropLast()
    let verbs: WordRoles = [.action, .doing]
    if !table[stem].isDisjoint(with: verbs) { return true }
    guard stem.last == UInt8(ascii: "e") else { return false }
    if !table[stem.dropLast()].isDisjoint(with: verbs) { return true }
    guard stem.hasSuffix("ie") else { return false }
    return !table[arena.joined(stem.dropLast(2), "y")].isDisjoint(with: verbs)
  }

  /// The form of a short phrase that does not say what kind of thing its term is.
  private static func gloss(
    _ answer: TextSlice,
    _ first: TextSlice,
    _ roles: WordRoles
  ) -> QuestionForm? {
    if roles.contains(.subject) || answer.last == UInt8(ascii: ".") { return nil }
    let count = answer.wordCount
    // `Breaking text into tokens` says what is done, `Missing value handling` does not.
    let isProcess = first.hasSuffix("ing") && count > 3
    return isProcess || count > 8 ? nil : .keywords(count: 1)
  }

  /// The form of `Deployment options include …`, told from its first four words.
  private static func members(
    _ first: TextSlice,
    _ second: TextSlice?,
    _ rest: TextSlice,
    hasAdverb: Bool,
    _ arena: TextArena
  ) -> QuestionForm? {
    guard let second else { return nil }
    // Words are counted from the adverb, and what follows the third is one piece.
    var rest = rest
    let third = hasAdverb ? nil : rest.nextWord()
    let label: [TextSlice]
    if isInclusion(rest, arena) {
      label = [first, second] + (third.map { [$0] } ?? [])
    } else if let third, isInclusion(third, arena) {
      label = [first, second]
    } else if isInclusion(second, arena) {
      label = [first]
    } else {
      return nil
    }
    let words = label.map { String(folded($0, arena) ?? $0) }
    // `It includes` tells of no kind.
    if table[arena.copy(words[0])].contains(.reference) { return nil }
    return .members(label: arena.copy(words.joined(separator: " ")))
  }

  private static func isInclusion(_ word: TextSlice, _ arena: TextArena) -> Bool {
    guard word.count >= 7, word.count <= 10, word.first | 0x20 == UInt8(ascii: "i"),
      let folded = folded(word, arena)
    else { return false }
    return folded == "include" || folded == "includes"
  }
}
