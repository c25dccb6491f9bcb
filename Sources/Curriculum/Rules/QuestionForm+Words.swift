extension QuestionForm {
  /// What a word says about the answer that it begins, or about the term that it stands in.
  struct WordRoles: OptionSet, Sendable {
    let rawValue: UInt32

    /// Behind the first word: a thing is named or defined.
    static let identifying = WordRoles(rawValue: 1)
    static let trigger = WordRoles(rawValue: 2)
    /// What something is for follows.
    static let aiming = WordRoles(rawValue: 4)
    /// A verb that says what something achieves, even in its base form.
    static let aim = WordRoles(rawValue: 8)
    /// A verb that definitions begin with.
    static let action = WordRoles(rawValue: 16)
    /// A verb that tells a person what to do rather than what a thing does.
    static let instruction = WordRoles(rawValue: 32)
    /// The beginning of a sentence or of a definition.
    static let subject = WordRoles(rawValue: 64)
    /// A verb behind the subject of a sentence, which no short definition has.
    static let modal = WordRoles(rawValue: 128)
    /// A kind of which others are named.
    static let kind = WordRoles(rawValue: 256)
    static let determiner = WordRoles(rawValue: 512)
    /// A verb that is no noun, so that a term which begins with it says what to do.
    static let bareVerb = WordRoles(rawValue: 1024)
    /// A verb in its base form that says what a thing does, and never what a person is to do.
    static let showing = WordRoles(rawValue: 4096)
    /// A kind of which everything below is one.
    static let countedKind = WordRoles(rawValue: 8192)
    /// The beginning of a sentence that goes on about what was said before.
    static let reference = WordRoles(rawValue: 2048)
    /// A verb that says what something does if it ends in -s; without it, it is often no verb.
    static let doing = WordRoles(rawValue: 16384)
    /// A word that says how much of something there is.
    static let degree = WordRoles(rawValue: 65536)
    /// Behind a participle: `set to 1`.
    static let placing = WordRoles(rawValue: 32768)
  }

  /// The roles of words in lower case.
  static let table = RoleTable<WordRoles>([
    (.identifying, ["of", "is", "are", "refers", "means", "was"]),
    (.trigger, ["triggered"]),
    (.aiming, ["for", "used", "useful", "suitable", "ideal"]),
    (.aim, aims),
    (.action, actions),
    (.instruction, instructions),
    (.subject, ["a", "an", "any", "it", "one", "the", "this", "these"]),
    (.modal, ["can", "could", "may", "might", "must", "should", "will"]),
    (.kind, kinds),
    (.determiner, ["a", "an", "the", "your"]),
    (.bareVerb, bareVerbs),
    (.doing, doings),
    (.placing, ["at", "by", "in", "on", "to"]),
    (
      .degree,
      [
        "better", "broad", "fast", "faster", "high", "higher", "large", "low", "lower", "quick",
        "small", "wide",
      ]
    ),
    (.showing, ["show", "display", "hold", "represent", "contain"]),
    (.countedKind, ["metrics", "hyperparameters", "quotas"]),
    (.reference, ["it", "its", "this", "these", "they", "their", "each", "such", "both"]),
  ])

  private static let aims = [
    "decrease", "improve", "increase", "maximize", "minimize", "prevent", "reduce", "speed",
    "stabilize",
  ]

  private static let instructions = [
    "apply", "avoid", "check", "choose", "configure", "consider", "create", "deploy", "evaluate",
    "implement", "log", "monitor", "package", "review", "select", "set", "start", "test", "track",
    "train", "try", "tune", "use", "validate", "verify",
  ]

  private static let bareVerbs = [
    "apply", "avoid", "bring", "choose", "configure", "consider", "create", "define", "detect",
    "enable", "encrypt", "ensure", "establish", "evaluate", "expose", "follow", "gather", "handle",
    "identify", "implement", "improve", "integrate", "maintain", "manage", "maximize", "minimize",
    "optimize", "prepare", "prevent", "reduce", "remove", "retrain", "rightsize", "simplify",
    "understand", "validate", "verify",
  ]

  private static let doings = [
    "activate", "affect", "ask", "begin", "belong", "bind", "bound", "carry", "check", "close",
    "collapse", "come", "depend", "describe", "differ", "drive", "end", "exist", "expect", "fall",
    "feed", "force", "forget", "freeze", "grant", "guard", "halt", "imitate", "inhibit", "judge",
    "know", "lay", "lead", "leave", "lie", "live", "load", "lock", "lower", "mirror", "mix",
    "multiply", "name", "need", "open", "own", "penalize", "promise", "pull", "punish", "push",
    "raise", "reach", "refuse", "regulate", "reject", "rely", "repeat", "rise", "say", "search",
    "seek", "shift", "shorten", "shrink", "sit", "sort", "spare", "spend", "spread", "stay",
    "stretch", "subtract", "survive", "swap", "switch", "touch", "utilize", "wait", "warn", "wrap",
  ]

  private static let kinds = [
    "algorithms", "approaches", "categories", "components", "formats", "frameworks", "functions",
    "kinds", "layers", "levels", "libraries", "methods", "metrics", "modes", "models", "operators",
    "optimizers", "options", "patterns", "phases", "policies", "practices", "services", "stages",
    "steps", "strategies", "techniques", "tests", "tiers", "tools", "transforms", "types", "units",
  ]

  /// Verbs that are as often nouns (`access`, `control`, `cost`, `model`, `process`, `query`,
  /// `record`, `sample`, `stream`, `target`) are left out.
  private static let actions = [
    "adapt", "add", "adjust", "aggregate", "aim", "align", "allow", "analyze", "analyse",
    "apply",
    "assess", "assign", "assume", "attach", "authenticate", "automate", "avoid", "break", "bring",
    "build", "calculate", "can", "capture", "catch", "choose", "classify", "clean", "collect",
    "combine", "compare", "compress", "compute", "conduct", "configure", "connect", "coordinate",
    "consider", "convert", "correct", "cover", "crawl", "create", "cut", "decide", "decrease",
    "decrypt", "define", "deliver", "deploy", "detect", "determine", "diagnose", "direct",
    "discover", "display", "distribute", "divide", "draw", "drop", "emit", "employ", "enable",
    "encode", "encourage", "encrypt", "enforce", "ensure", "establish", "estimate", "evaluate",
    "examine", "explain", "explore", "expose", "extract", "facilitate", "fail", "fill", "filter",
    "find", "fit", "fix", "flag", "follow", "forecast", "gather", "generate", "get", "give",
    "govern", "group", "grow", "handle", "help", "hide", "hold", "host", "identify", "implement",
    "impute", "improve", "include", "increase", "ingest", "inspect", "integrate", "introduce",
    "invoke", "isolate", "join", "keep", "launch", "learn", "let", "leverage", "limit", "list",
    "log", "look", "maintain", "make", "manage", "match", "maximize", "measure", "merge",
    "minimize", "monitor", "move", "normalize", "offer", "optimize", "orchestrate", "organize",
    "output", "package", "partition", "perform", "pick", "populate", "predict", "prepare",
    "preserve",
    "prevent", "produce", "protect", "provide", "provision", "prune", "publish", "put", "quantify",
    "read", "receive", "recommend", "reduce", "register", "regularize", "remove", "replace",
    "rescale", "resample", "respond", "restrict", "retain", "retrain", "retrieve", "return",
    "reveal", "review", "rotate", "route", "run", "save", "scale", "scan", "schedule", "secure",
    "see",
    "select", "send", "separate", "serve", "set", "show", "simplify", "skip", "specify", "speed",
    "split", "stabilize", "standardize", "start", "stop", "store", "submit", "suggest", "summarize",
    "support", "synchronize", "take", "teach", "tell", "test", "throw", "track", "train",
    "transcribe", "transfer", "transform", "translate", "treat", "trigger", "try", "tune", "turn",
    "understand", "unify", "update", "use", "validate", "verify", "visualize", "watch", "weigh",
    "work", "write",
  ]
}
