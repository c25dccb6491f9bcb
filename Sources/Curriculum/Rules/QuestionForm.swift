/// The question that an answer is the answer to, told from the way it begins.
///
/// Guides put many things behind a term: what it is, what it does, what to do, or a few key words.
/// Asking `what is it?` of all of them would make half of the prompts wrong.
enum QuestionForm: Equatable {
  /// `A columnar format that …`
  case identity
  /// `Crawls a bucket and …`
  case deed
  /// `Retrain the model when …`
  case practice(isTold: Bool)
  /// `For loading streams into …`
  case purpose
  /// `Large models may cost more.`
  case statement
  /// `You can shut it down at night.`
  case possibility
  /// `Triggered by an alarm`
  case trigger
  /// `Deployment options include …`
  case members(label: String)
  /// `CPU, memory, disk`
  case keywords(count: Int)

  /// Tells the form of an answer.
  init(answering text: some StringProtocol) {
    let answer = Substring(text)
    var words = answer.utf8.prefix(400).split(separator: 0x20, maxSplits: 3)[...]
    // `Regularly save your work` says what to do as well.
    if let first = words.first, first.suffix(2).elementsEqual("ly".utf8), words.count > 2 {
      words.removeFirst()
    }
    guard let first = words.first.flatMap({ Self.lowercased($0) }) else {
      self = Self.keywords(answer) ?? Self.gloss(answer, "") ?? .identity
      return
    }
    let second = words.dropFirst().first.flatMap { Self.lowercased($0) } ?? ""
    // `Share of the variance` and `lists of names` are things, `Scaling is …` defines one.
    if second == "of" || Self.copulas.contains(second) {
      self = .identity
      return
    }
    if let members = Self.members(words) {
      self = members
      return
    }
    switch first {
    case "triggered": self = .trigger
    case "for" where second == "example": self = .identity
    case "for", "used", "useful", "suitable", "ideal": self = .purpose
    case "best" where second == "for": self = .purpose
    case "to" where Self.actions.contains(second): self = .purpose
    case _ where Self.aims.contains(first): self = .deed
    case _ where Self.actions.contains(first):
      self = .practice(isTold: Self.instructions.contains(first))
    case _ where Self.baseForms(first).contains(where: Self.actions.contains): self = .deed
    default:
      self =
        Self.keywords(answer) ?? Self.statement(answer, first) ?? Self.gloss(answer, first)
        ?? .identity
    }
  }

  /// The prompt that asks a term for such an answer.
  func prompt(_ term: String) -> String {
    if ContrastTitle(term) != nil { return "\(term): what is the difference?" }
    if Self.isInstruction(term) { return "\(term): what do you do?" }
    let areMany = GrammaticalNumber.isPlural(term) && !Self.isProduct(term)
    return switch self {
    case .identity: areMany ? "\(term): what are they?" : "\(term): what is it?"
    case .deed: "\(term): what does it do?"
    case .practice(let isTold) where !isTold && areMany: "\(term): what do they do?"
    case .practice where Self.isProduct(term): "\(term): what does it do?"
    case .practice: "\(term): what do you do?"
    case .trigger: "\(term): what triggers \(areMany ? "them" : "it")?"
    case .members(let label): "\(term): which \(label)?"
    case .keywords(1): "\(term): in a few words?"
    case .purpose: areMany ? "\(term): what are they for?" : "\(term): what is it for?"
    case .statement: areMany ? "\(term): how do they matter?" : "\(term): how does it matter?"
    case .possibility: "\(term): what can you do?"
    case .keywords(let count) where Self.namesAKind(term): "\(term): which \(count)?"
    case .keywords(let count): "\(term): in a few words? (\(count))"
    }
  }

  /// Whether it says what to do.
  var isPractice: Bool {
    if case .practice = self { return true }
    return false
  }

  /// Whether it says what to do or what is done, rather than naming a thing.
  var isAction: Bool { isPractice || self == .deed }

  /// A word of letters and hyphens in lower case, without a comma; nil if it is something else.
  private static func lowercased(_ word: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    for byte in word where byte != UInt8(ascii: ",") {
      let folded = byte | 0x20
      guard folded &- 0x61 < 26 || byte == 0x2D else { return nil }
      bytes.append(byte == 0x2D ? byte : folded)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What `classifies`, `reaches` and `moves` may be the third person of.
  private static func baseForms(_ word: String) -> [String] {
    guard word.hasSuffix("s"), !word.hasSuffix("ss") else { return [] }
    var forms = [String(word.dropLast())]
    if word.hasSuffix("ies") { forms.append(word.dropLast(3) + "y") }
    if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
    return forms
  }

  /// The form of an answer that is a few short phrases with commas between them, and no sentence.
  private static func keywords(_ answer: Substring) -> QuestionForm? {
    var count = 1
    var words = 1
    var phrase = 1
    var depth = 0
    for byte in answer.utf8 {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth == 0, UInt8(ascii: ";") where depth == 0:
        count += 1
        phrase = 0
      case UInt8(ascii: " "):
        words += 1
        phrase += 1
        if phrase > 5 || words > 24 { return nil }
      case UInt8(ascii: ":"): return nil
      default: break
      }
    }
    // A full stop ends a sentence, unless it is within a word such as `ml.m5`.
    return count > 1 && !answer.contains(". ") ? .keywords(count: count) : nil
  }

  /// The form of a short phrase that does not say what kind of thing its term is.
  private static func gloss(_ answer: Substring, _ first: String) -> QuestionForm? {
    let count = TextBytes.wordCount(answer)
    // `Breaking text into tokens` says what is done, `Missing value handling` does not.
    let isProcess = first.hasSuffix("ing") && count > 3
    let isDefinition = subjects.contains(first) || isProcess || answer.hasSuffix(".")
    return isDefinition || count > 8 ? nil : .keywords(count: 1)
  }

  /// The form of `Deployment options include …`.
  private static func members(_ words: ArraySlice<Substring.UTF8View.SubSequence>) -> QuestionForm?
  {
    guard
      let verb = words.prefix(4).lastIndex(where: { word in
        lowercased(word).map { ["include", "includes"].contains($0) } ?? false
      }), verb > words.startIndex
    else { return nil }
    let label = words[..<verb].map { lowercased($0) ?? String(decoding: $0, as: UTF8.self) }
    return .members(label: label.joined(separator: " "))
  }

  /// Whether a term is named after its maker, so that it can do something.
  private static func isProduct(_ term: String) -> Bool {
    let first = term.utf8.prefix { $0 != 0x20 }
    return lowercased(first).map { TermForm.isVendor($0.utf8[...]) } ?? false
  }

  /// The form of a sentence about something else than its term.
  private static func statement(_ answer: Substring, _ first: String) -> QuestionForm? {
    if first == "you" { return .possibility }
    guard answer.hasSuffix("."), !subjects.contains(first) else { return nil }
    // Further on, a modal verb belongs to a clause: `models that can be adapted`.
    let isModal = answer.utf8.split(separator: 0x20, maxSplits: 4).dropFirst().prefix(3)
      .contains { modals.contains(String(decoding: $0, as: UTF8.self)) }
    return isModal && !answer.contains(" that ") ? .statement : nil
  }

  /// Whether a term tells the learner to do something: `Define your job`, `Using a larger model`,
  /// `Handle interruptions`.
  private static func isInstruction(_ term: String) -> Bool {
    let words = term.utf8.split(separator: 0x20, maxSplits: 2)
    if words.count > 1, let first = lowercased(words[0]), bareVerbs.contains(first) { return true }
    guard words.count > 2, let first = lowercased(words[0]), let second = lowercased(words[1]),
      ["a", "an", "the", "your"].contains(second)
    else { return false }
    return actions.contains(first) || first.hasSuffix("ing")
  }

  /// Whether a term is a kind of which others are named: `Activation functions`.
  private static func namesAKind(_ term: String) -> Bool {
    guard GrammaticalNumber.isPlural(term), !isProduct(term),
      let last = term.utf8.split(separator: 0x20).last
    else {
      return false
    }
    return lowercased(last).map(kinds.contains) ?? false
  }

  /// Verbs that are no nouns, so that a term which begins with one says what to do.
  private static let bareVerbs: Set<String> = [
    "apply", "avoid", "choose", "configure", "consider", "create", "define", "detect", "ensure",
    "evaluate", "follow", "handle", "identify", "implement", "improve", "maximize", "minimize",
    "optimize", "prevent", "reduce", "rightsize", "understand", "validate", "verify",
  ]
  private static let copulas: Set<String> = ["is", "are", "refers", "means", "was"]
  /// Verbs that tell a person what to do rather than what a thing does.
  private static let instructions: Set<String> = [
    "apply", "avoid", "check", "choose", "configure", "consider", "create", "deploy", "evaluate",
    "implement", "log", "monitor", "package", "review", "select", "set", "start", "test", "track",
    "train", "try", "tune", "use", "validate", "verify",
  ]
  private static let kinds: Set<String> = [
    "algorithms", "approaches", "categories", "components", "formats", "frameworks", "functions",
    "kinds", "layers", "levels", "libraries", "methods", "metrics", "modes", "models", "operators",
    "optimizers", "options", "patterns", "phases", "policies", "practices", "services", "stages",
    "steps", "strategies", "techniques", "tests", "tiers", "tools", "transforms", "types", "units",
  ]
  private static let subjects: Set<String> = [
    "a", "an", "any", "it", "one", "the", "this", "these",
  ]
  /// Verbs behind the subject of a sentence, which no short definition has.
  private static let modals: Set<String> = [
    "can", "could", "may", "might", "must", "should", "will",
  ]

  /// Verbs that say what something achieves, even in their base form.
  private static let aims: Set<String> = [
    "decrease", "improve", "increase", "maximize", "minimize", "prevent", "reduce", "speed",
    "stabilize",
  ]

  /// Verbs that definitions begin with. Those that are as often nouns (`access`, `control`, `cost`,
  /// `model`, `process`, `query`, `record`, `sample`, `stream`, `target`) are left out.
  private static let actions: Set<String> = [
    "adapt", "add", "adjust", "aggregate", "aim", "align", "allow", "analyze", "analyse", "apply",
    "assess", "assign", "assume", "attach", "authenticate", "automate", "avoid", "break", "bring",
    "build", "calculate", "can", "capture", "catch", "choose", "classify", "clean",
    "collect", "combine", "compare", "compress", "compute", "conduct", "configure", "connect",
    "coordinate", "consider", "convert", "correct", "cover", "crawl", "create", "cut",
    "decide",
    "decrease", "decrypt", "define", "deliver", "deploy", "detect", "determine",
    "diagnose", "direct", "discover", "display", "distribute", "divide", "draw",
    "drop", "emit", "employ", "enable", "encode", "encourage", "encrypt", "enforce", "ensure",
    "establish", "estimate", "evaluate", "examine", "explain", "explore", "expose", "extract",
    "facilitate", "fail", "fill", "filter", "find", "fit", "fix", "flag", "follow",
    "forecast", "gather", "generate", "get", "give", "govern", "group", "grow", "handle", "help",
    "hide", "hold", "host", "identify", "implement", "impute", "improve", "include", "increase",
    "ingest", "inspect", "integrate", "introduce", "invoke", "isolate",
    "join", "keep", "launch", "learn", "let", "leverage", "limit", "list", "log", "look",
    "maintain", "make", "manage", "match", "maximize", "measure", "merge",
    "minimize", "monitor", "move", "normalize", "offer", "optimize", "orchestrate", "organize",
    "output", "package", "partition", "perform", "pick", "predict", "prepare", "preserve",
    "prevent",
    "produce", "protect", "provide", "provision", "prune", "publish", "put", "quantify", "read",
    "receive", "recommend", "reduce", "register", "regularize", "remove", "replace",
    "rescale", "resample", "respond", "restrict", "retain", "retrain", "retrieve",
    "return", "reveal", "review", "rotate", "route", "run", "save", "scale", "schedule", "secure",
    "see", "select", "send", "separate", "serve", "set", "show", "simplify", "skip",
    "specify", "speed", "split", "stabilize", "standardize", "start", "stop", "store", "submit",
    "suggest",
    "summarize", "support", "synchronize", "take", "teach", "tell", "test", "throw", "track",
    "train", "transcribe", "transfer", "transform", "translate", "treat", "trigger", "try", "tune",
    "turn", "understand", "unify", "update", "use", "validate", "verify", "visualize", "watch",
    "weigh", "work", "write",
  ]
}
