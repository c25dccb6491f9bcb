/// What the things are that stand below a title, and what a few words about one of them say.
///
/// `PCA: fewer features` tells no question by itself; below `Algorithms` it says what PCA is for, and
/// below `Stages` it would say what happens.
enum TitleKind {
  /// Returns the question about one thing or several; nil if the title names no such kind.
  static func question(
    _ answer: TextSlice,
    below title: Label?,
    ofMany areMany: Bool,
    isList: Bool = false
  ) -> StaticString? {
    guard let title, let noun = noun(of: title.key), let kind = table[noun],
      // `Moving files` stands over what moves them, and `too high overfits` says how to choose.
      !(title.key.firstWord.hasSuffix("ing") && places.contains(noun)),
      !bounds.contains(folded: answer.firstWord),
      // One trait alone sets nothing apart: `Date features: temporal information`.
      isList || !traits.contains(noun)
    else { return nil }
    return areMany ? kind.many : kind.one
  }

  private static let places: Set<String> = ["directories", "files", "folders", "paths"]
  private static let traits: Set<String> = ["formats", "modes", "types", "variants"]
  private static let bounds: PhraseSet = [
    "against", "for", "higher", "if", "less", "lower", "more", "too", "when",
  ]

  /// Whether below a title stand things that are set to one of several values.
  static func namesSettings(_ title: Label?) -> Bool {
    title.flatMap { noun(of: $0.key) }.map { settings.contains($0) } ?? false
  }

  private static let settings = [
    "flags", "hyperparameters", "knobs", "parameters", "settings", "switches",
  ]

  /// `metrics` of `evaluation metrics for regression`.
  private static func noun(of key: TextSlice) -> String? {
    var rest = key
    var noun = TextSlice.empty
    for _ in 0..<mostWords {
      guard let word = rest.nextWord() else { return noun.isEmpty ? nil : String(noun) }
      if !noun.isEmpty, ends.contains(word) { return String(noun) }
      noun = word
    }
    return nil
  }

  private static let mostWords = 6
  private static let ends: PhraseSet = [
    "and", "by", "for", "from", "in", "of", "on", "or", "that", "to", "with", "you",
  ]

  private struct Questions {
    let one: StaticString
    let many: StaticString
  }

  private static let table: [String: Questions] = {
    let kinds: [(Questions, [String])] = [
      (
        Questions(one: ": what is it for?", many: ": what are they for?"),
        [
          "algorithms", "commands", "directives", "extensions", "frameworks", "libraries",
          "offerings",
          "operators", "packages", "plugins", "products", "programs", "protocols", "services",
          "tools", "transforms", "utilities",
        ]
      ),
      (
        Questions(one: ": what does it control?", many: ": what do they control?"),
        settings
      ),
      (
        Questions(one: ": what is it?", many: ": what are they?"),
        ["measures", "metrics"]
      ),
      (
        Questions(one: ": what does it hold?", many: ": what do they hold?"),
        ["directories", "files", "folders", "paths"]
      ),
      (
        Questions(one: ": what happens?", many: ": what happens?"),
        ["phases", "stages", "steps"]
      ),
      (
        Questions(one: ": what does it say?", many: ": what do they say?"),
        ["laws", "maxims", "principles", "theorems"]
      ),
      (
        Questions(one: ": what sets it apart?", many: ": what sets them apart?"),
        Array(traits)
      ),
    ]
    var table: [String: Questions] = [:]
    for (questions, nouns) in kinds { for noun in nouns { table[noun] = questions } }
    return table
  }()
}
