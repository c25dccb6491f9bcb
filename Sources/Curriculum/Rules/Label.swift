/// What a text means if it stands over others or before them.
struct LabelRoles: OptionSet, Sendable {
  let rawValue: UInt32

  /// A property of what stands above it.
  static let attribute = LabelRoles(rawValue: 1)
  /// A property that says what its owner is.
  static let definition = LabelRoles(rawValue: 2)
  /// A property whose items are points to be known together.
  static let points = LabelRoles(rawValue: 4)
  /// A property whose text is one case out of many.
  static let example = LabelRoles(rawValue: 8)
  /// The corner of a table whose first column lists aspects of the others.
  static let aspects = LabelRoles(rawValue: 16)
  /// A name of formulas.
  static let formula = LabelRoles(rawValue: 32)
  /// A property of which two words say too little.
  static let kind = LabelRoles(rawValue: 64)
  /// A title that names no subject, whether it is an attribute or not.
  static let generic = LabelRoles(rawValue: 128)
  /// A title such as `Key Topics`, which tells nothing about where a card stands.
  static let genericTitle = LabelRoles(rawValue: 256)
  /// A title that stands over something about the document.
  static let nonStudy = LabelRoles(rawValue: 1024)
  /// A text that only points at what was said before, or leaves it open; see `Pointing`.
  static let vague = LabelRoles(rawValue: 512)

  private static let table = RoleTable<LabelRoles>([
    ([.attribute, .generic], Vocabulary.attributes.phrases),
    (.definition, Vocabulary.definitionLabels.phrases),
    (.points, Vocabulary.pointLabels.phrases),
    (.example, Vocabulary.exampleLabels.phrases),
    (.aspects, Vocabulary.aspectLabels.phrases),
    (.formula, ["formula", "formulas"]),
    (.kind, ["type", "kind"]),
    ([.genericTitle, .generic], Vocabulary.genericTitles.phrases),
    ([.nonStudy, .generic], Vocabulary.allNonStudyTitles.phrases.filter { $0 != "index" }),
    (.nonStudy, ["index"]),
  ])

  /// The roles of a text by its comparable form alone.
  static func roles(ofKey key: TextSlice) -> LabelRoles { table[key] }
}

/// A title, a term or another text that names something, with what is asked of it again and again.
struct Label {
  /// The text as written.
  let text: TextSlice
  /// Its comparable form; see `TermKey`.
  private(set) var key: TextSlice
  /// What it means.
  let roles: LabelRoles

  init(_ written: TextSlice, in arena: TextArena) {
    let text = written.withoutPictures
    self.text = text
    key = arena.key(text)
    var roles = LabelRoles.roles(ofKey: key)
    if key.isEmpty { roles.insert(.generic) }
    let words = LabelWords(key)
    if words.areQualified, !roles.contains(.attribute) {
      // `Main benefits` is as much a property as `Benefits`.
      var rest = key.suffix(from: key.firstWord.count).trimmed
      // `Two main types`
      if LabelWords.isQualifier(rest.firstWord), rest.contains(0x20) {
        rest = rest.suffix(from: rest.firstWord.count).trimmed
      }
      let kind = LabelRoles.roles(ofKey: rest)
      if kind.contains(.attribute) { roles.formUnion(kind) }
    }
    if text.last == UInt8(ascii: "?"), Self.asksOfIt(text) {
      roles.formUnion([.attribute, .generic])
    }
    if words.areJoined, Self.areTwoAttributes(key) { roles.formUnion([.attribute, .generic]) }
    if words.arePartAndReview || Vocabulary.beginsNonStudyTitle(key) {
      roles.formUnion([.nonStudy, .generic])
    }
    if words.mayPoint, Pointing.isVague(text) { roles.insert(.vague) }
    // `By-product` and `In-place update` are names.
    let isOpen =
      words.isOpen || words.isCircumstance && !text.firstWord.contains(UInt8(ascii: "-"))
    if words.isFollowing || Self.isPossessive(text) { roles.insert(.vague) }
    // `If the question says "no internet"` is a case of its own.
    let isCue = isOpen && (key.hasPrefix("if the question ") || key.hasPrefix("if you see "))
    if isOpen, !isCue, text.last != UInt8(ascii: "?") { roles.insert(.vague) }
    if words.isCase { roles.insert(.example) }
    if words.isPlaceholder { roles.insert(.generic) }
    self.roles = roles
  }

  /// Returns the label with a key that tells `E < 10,000` from `E ≥ 10,000`.
  func tellingSigns(_ arena: TextArena) -> Label {
    var written: [UInt8] = []
    var start = 0
    for at in 0..<text.count {
      guard let sign = Self.comparison(at: at, in: text) else { continue }
      written += text[start..<at].bytes + Array(" \(sign.word) ".utf8)
      start = at + sign.length
    }
    guard start > 0 else { return self }
    var label = self
    label.key = arena.key(
      arena.copy(String(decoding: written + text[start..<text.count].bytes, as: UTF8.self))
    )
    return label
  }

  /// A sign that compares the number behind it, as a word; `<name>` is none.
  private static func comparison(
    at place: Int,
    in text: TextSlice
  ) -> (word: String, length: Int)? {
    let rest = text.suffix(from: place)
    let sign: (word: String, length: Int)
    switch text[place] {
    case UInt8(ascii: "<"): sign = ("lt", 1)
    case UInt8(ascii: ">"): sign = ("gt", 1)
    case 0xE2 where rest.hasPrefix("≤"): sign = ("le", 3)
    case 0xE2 where rest.hasPrefix("≥"): sign = ("ge", 3)
    default: return nil
    }
    return TextMarks.isDigit(rest.suffix(from: sign.length).drop(any: " =$").first) ? sign : nil
  }

  /// `What's it for?`, which only what stands above can answer.
  private static func asksOfIt(_ text: TextSlice) -> Bool {
    guard text.spacedWordCount <= mostWordsInQuestion, text.first &- 0x41 < 26 else { return false }
    let first = text.firstWord
    let end = first.firstIndex { !TextMarks.isLetter($0) } ?? first.count
    return openQuestions.contains(folded: first.prefix(end))
      && text.dropLast().containsWord { pronouns.contains($0) }
  }

  private static let openQuestions: PhraseSet = ["how", "what", "when", "where", "which", "why"]
  private static let mostWordsInQuestion = 8
  private static let pronouns: PhraseSet = ["it", "its", "them", "they"]

  /// `The plaintiff's`, and not `The 5 R's`
  private static func isPossessive(_ text: TextSlice) -> Bool {
    guard text.hasSuffix("'s") || text.hasSuffix("’s") else { return false }
    let space = text.lastIndex(of: 0x20) ?? 0
    return text.count - space > 6
  }

  /// `Benefits and limitations`
  private static func areTwoAttributes(_ key: TextSlice) -> Bool {
    guard let and = key.firstIndex(of: " and ") else { return false }
    return [key.prefix(and), key.suffix(from: and + 5)].allSatisfy {
      LabelRoles.roles(ofKey: $0).contains(.attribute)
    }
  }

  /// A title that tells nothing of what stands below it, such as the name of a file.
  init(unnamed text: TextSlice, in arena: TextArena) {
    self.text = text
    key = arena.key(text)
    roles = .generic
  }

  /// Whether it is a property of what stands above it.
  var isAttribute: Bool { roles.contains(.attribute) }
  /// Whether it names no subject.
  var isGeneric: Bool { roles.contains(.generic) }
  /// Whether it only points at what was said before.
  var isVague: Bool { roles.contains(.vague) }
  /// Whether it names a subject of its own.
  var isNamed: Bool { roles.isDisjoint(with: [.generic, .vague]) }
}
