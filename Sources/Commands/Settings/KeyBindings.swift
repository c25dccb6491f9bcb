import Terminal

/// What a key does in a review.
enum ReviewAction: String, Hashable, Sendable, CaseIterable {
  case reveal
  case again
  case hard
  case good
  case easy
  case missed
  case undo
  case suspend
  case bury
  case leech
  case flag
  case note
  case source
  case editor
  case topic
  case misses
  case help
  case quit

  /// What it means, in a few words.
  var meaning: String {
    switch self {
    case .reveal: "show the answer"
    case .again: "grade 1: forgotten"
    case .hard: "grade 2: recalled with effort"
    case .good: "grade 3: recalled"
    case .easy: "grade 4: recalled at once"
    case .missed: "did not know this item of a list"
    case .undo: "take the last answer or mark back"
    case .suspend: "take this card out"
    case .bury: "leave this card for tomorrow"
    case .leech: "take out the card that was forgotten again and again"
    case .flag: "mark this card as a bad one"
    case .note: "write a note that shows with the answer"
    case .source: "show where the guide says it"
    case .editor: "open that place in $EDITOR"
    case .topic: "read the whole topic"
    case .misses: "after the last card, go over what was forgotten"
    case .help: "show what the keys do"
    case .quit: "end the session"
    }
  }
}

/// Which keys do what in a review.
struct KeyBindings: Hashable, Sendable {
  private var keys: [ReviewAction: [Key]]
  private var actions: [Key: ReviewAction] = [:]

  /// The keys unless the learner says otherwise.
  static let standard = KeyBindings(keys: [
    .reveal: [.character(" "), .enter], .again: [.character("1")], .hard: [.character("2")],
    .good: [.character("3")], .easy: [.character("4")], .missed: [.character("x")],
    .undo: [.character("u")], .suspend: [.character("s")], .bury: [.character("b")],
    .leech: [.character("L")], .flag: [.character("f")], .note: [.character("n")],
    .source: [.character("e")], .editor: [.character("E")], .topic: [.character("r")],
    .misses: [.character("m")], .help: [.character("?")], .quit: [.character("q")],
  ])

  private init(keys: [ReviewAction: [Key]]) {
    self.keys = keys
    index()
  }

  private mutating func index() {
    actions = [:]
    for (action, bound) in keys {
      for key in bound { actions[key] = action }
    }
  }

  /// Returns what a key does, or nil if it does nothing.
  func action(of key: Key) -> ReviewAction? { actions[key] }

  /// Returns the keys of an action, the one to be shown first.
  func keys(of action: ReviewAction) -> [Key] { keys[action] ?? [] }

  /// Returns the name of the key that is shown for an action.
  func name(of action: ReviewAction) -> String {
    keys(of: action).first.map { KeyName.text($0) } ?? "?"
  }

  /// Gives an action other keys.
  ///
  /// - Parameter names: Names of keys with spaces between them, such as `space enter` or `x`.
  /// - Throws: `Objection` that says what is wrong with the names.
  mutating func bind(_ action: ReviewAction, to names: String) throws(Objection) {
    let words = names.split(separator: " ").map(String.init)
    guard !words.isEmpty else { throw Objection(text: "needs at least one key") }
    var bound: [Key] = []
    for word in words {
      guard let key = KeyName.key(word) else {
        throw Objection(
          text: "'\(word)' is no key; a key is one character, or one of "
            + KeyName.words.joined(separator: ", ") + ", or ctrl- and a letter"
        )
      }
      if let reserved = KeyName.reserved[key] {
        throw Objection(text: "'\(word)' always \(reserved)")
      }
      if !bound.contains(key) { bound.append(key) }
    }
    keys[action] = bound
    index()
  }

  /// Returns what is wrong with the keys taken together, or nil if nothing is.
  var objection: Objection? {
    var owners: [Key: ReviewAction] = [:]
    for action in ReviewAction.allCases {
      for key in keys(of: action) {
        if let other = owners[key] {
          let name = KeyName.text(key)
          return Objection(
            text: "'\(name)' is bound to both \(other.rawValue) and \(action.rawValue)"
          )
        }
        owners[key] = action
      }
    }
    return nil
  }

  /// Why keys cannot be bound.
  struct Objection: Error, Hashable {
    /// What is wrong, to stand behind a name.
    let text: String
  }
}

/// How keys are written in settings and on the screen.
enum KeyName {
  private static let named: [(word: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("tab", .tab), ("backspace", .backspace),
    ("delete", .delete), ("insert", .insert),
  ]

  /// The words that stand for keys.
  static let words = named.map(\.word)

  /// Keys whose meaning cannot be changed, with what they do.
  static let reserved: [Key: String] = [
    .control("c"): "ends the program", .control("d"): "ends the program",
    .control("l"): "draws the screen anew", .control("z"): "suspends the program",
    .character("j"): "scrolls", .character("k"): "scrolls",
  ]

  /// Returns the key of a name, or nil if there is none.
  static func key(_ name: String) -> Key? {
    if let known = named.first(where: { $0.word == name.lowercased() }) { return known.key }
    if name.hasPrefix("ctrl-"), name.count == 6, let letter = name.last, letter.isLetter,
      letter.isASCII
    {
      return .control(Character(letter.lowercased()))
    }
    guard name.unicodeScalars.count == 1, let character = name.first, TextWidth.of(name) > 0 else {
      return nil
    }
    return .character(character)
  }

  /// Returns the name of a key.
  static func text(_ key: Key) -> String {
    if let known = named.first(where: { $0.key == key }) { return known.word }
    switch key {
    case .character(let character): return String(character)
    case .control(let letter): return "ctrl-\(letter)"
    default: return "\(key)"
    }
  }
}
