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
  case practice
  /// `For loading streams into …`
  case purpose
  /// `You can shut it down at night.`
  case statement
  /// `CPU, memory, disk`
  case keywords(count: Int)

  /// Tells the form of an answer.
  init(answering answer: some StringProtocol) {
    let words = answer.utf8.prefix(400).split(separator: 0x20, maxSplits: 2)
    guard let first = words.first.flatMap({ Self.lowercased($0) }) else {
      self = .identity
      return
    }
    let second = words.dropFirst().first.flatMap { Self.lowercased($0) } ?? ""
    // `Share of the variance` and `lists of names` are things.
    if second == "of" {
      self = .identity
      return
    }
    switch first {
    case "for" where second == "example": self = .identity
    case "for", "used", "useful", "suitable", "ideal": self = .purpose
    case "best" where second == "for": self = .purpose
    case "to" where Self.actions.contains(second): self = .purpose
    case _ where Self.aims.contains(first): self = .deed
    case _ where Self.actions.contains(first): self = .practice
    case _ where Self.baseForms(first).contains(where: Self.actions.contains):
      self = .deed
    default:
      self = Self.keywords(answer) ?? (Self.isStatement(answer, first) ? .statement : .identity)
    }
  }

  /// The prompt that asks a term for such an answer.
  func prompt(_ term: String) -> String {
    switch self {
    case .identity: "\(term): what is it?"
    case .deed: "\(term): what does it do?"
    case .practice where Self.isPlural(term): "\(term): what do they do?"
    case .practice: "\(term): what do you do?"
    case .purpose: "\(term): what is it for?"
    case .statement: "\(term): what should you know?"
    case .keywords(let count) where Self.isPlural(term): "\(term): which \(count)?"
    case .keywords(let count): "\(term): which \(count) keywords go with it?"
    }
  }

  private static func isPlural(_ term: String) -> Bool {
    guard term.hasSuffix("s") else { return false }
    return !["ss", "us", "is"].contains { term.hasSuffix($0) }
  }

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
  private static func keywords(_ answer: some StringProtocol) -> QuestionForm? {
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
    let isSentence = answer.hasSuffix(".") || answer.contains(". ")
    return count > 1 && !isSentence ? .keywords(count: count) : nil
  }

  /// Whether an answer is a sentence about something else than its term.
  private static func isStatement(_ answer: some StringProtocol, _ first: String) -> Bool {
    if ["you", "your", "by", "without"].contains(first) { return true }
    guard answer.hasSuffix("."), !subjects.contains(first) else { return false }
    return answer.split(separator: " ").dropFirst().contains { modals.contains(String($0)) }
  }

  private static let subjects: Set<String> = [
    "a", "an", "any", "it", "one", "the", "this", "these",
  ]
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
    "output", "partition", "perform", "pick", "predict", "prepare", "preserve", "prevent",
    "produce", "protect", "provide", "provision", "prune", "publish", "put", "quantify", "read",
    "receive", "recommend", "reduce", "register", "regularize", "remove", "replace",
    "rescale", "resample", "respond", "restrict", "retain", "retrain", "retrieve",
    "return", "reveal", "review", "rotate", "route", "run", "save", "scale", "schedule", "secure",
    "see", "select", "send", "separate", "serve", "set", "show", "simplify", "skip",
    "specify", "speed", "split", "stabilize", "standardize", "start", "stop", "store", "suggest",
    "summarize", "support", "synchronize", "take", "teach", "tell", "test", "throw", "track",
    "train", "transcribe", "transfer", "transform", "translate", "treat", "trigger", "try", "tune",
    "turn", "understand", "unify", "update", "use", "validate", "verify", "visualize", "watch",
    "weigh", "work", "write",
  ]
}
