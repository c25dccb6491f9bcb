/// A line that says which options are right: `Answer: B`, `Correct answers: B and D`, `答案：B`.
struct AnswerLine {
  /// The places of the right options, A being zero; empty if the line names none that is there.
  let places: Set<Int>
  /// What is named as right, as it is written.
  let value: String
  /// What follows the letters.
  let rest: String

  private static let marks: [StaticString] = [
    "correct answer(s)", "correct option(s)", "correct choice(s)", "answer(s)",
    "correct answers", "correct answer", "correct options", "correct option", "correct choices",
    "correct choice", "the correct answers", "the correct answer", "the answer", "right answer",
    "suggested answer", "correct", "answers", "answer", "ans", "solution", "key",
    "richtige antwort", "antwort", "lösung", "bonne réponse", "réponse", "respuesta correcta",
    "respuesta", "risposta", "resposta", "正确答案", "正解", "答案", "答え", "答",
  ]
  private static let signs: Set<Character> = [":", "：", "-", "–", "—", "=", "→", "】"]

  /// Reads a line; nil if it names nothing behind a mark.
  ///
  /// - Parameters:
  ///   - needsMark: Whether a mark must stand before the letters, which are otherwise alone.
  ///   - options: The texts of the options, one of which may be named in full. Without them, and
  ///     without letters, a line is no answer.
  ///   - areNumbered: Whether options may be named by number, the first being one.
  init?(
    _ line: TextSlice,
    needsMark: Bool,
    options: @autoclosure () -> [String] = [],
    areNumbered: Bool = false
  ) {
    guard let text = Self.value(of: Self.withoutEnd(line), needsMark: needsMark) else {
      return nil
    }
    let hasMark = text.hasMark
    let value = text.value[...]
    let options = options()
    if let named = Self.named(value, options) {
      // `impl is the wrong choice here` is a reason.
      if !hasMark, Self.isSentence(named.rest) { return nil }
      // `Parquet, ORC` names two.
      var places: Set<Int> = [named.place]
      var rest = named.rest
      while let next = Self.named(Self.withoutConjunction(rest[...]), options),
        places.insert(next.place).inserted
      {
        rest = next.rest
      }
      self.init(places, value, rest: rest)
      return
    }
    var letters = Self.letters(value)
    if letters.places.isEmpty, areNumbered { letters = Self.numbers(value) }
    if letters.places.isEmpty {
      // `Answer: none` is an answer, though not one of the options.
      guard hasMark, !options.isEmpty, !value.isEmpty, value.utf8.count <= 80 else { return nil }
      self.init([], value, rest: "")
      return
    }
    // Without a mark only letters may stand there: `A closer look` is no answer.
    if !needsMark, !hasMark, Self.isWorthReading(letters.rest), !letters.isMarked,
      !Self.beginsWithDash(letters.rest)
    {
      return nil
    }
    var places = letters.places
    let rest = Self.rest(letters.rest)
    if let more = Self.more(rest[...], first: places, options) {
      places = more
      self.init(places, value, rest: "")
      return
    }
    self.init(places, value, rest: rest)
  }

  /// Whether what stands behind an option goes on with it as a sentence, without calling it right.
  private static func isSentence(_ rest: String) -> Bool {
    let words = TermKey.words(rest).prefix(3)
    guard let verb = words.first, verbs.contains(verb) else { return false }
    return !words.contains { $0 == "correct" || $0 == "right" }
  }

  private static let verbs: PhraseSet = [
    "is", "isnt", "are", "was", "would", "can", "cannot", "does", "doesnt", "has", "needs", "only",
  ]

  /// `B – because it is columnar`
  private static func beginsWithDash(_ rest: Substring) -> Bool {
    [" – ", " — ", " - ", ", "].contains { rest.hasPrefix($0) }
  }

  /// Whether a line has the mark of an answer with something behind it, right or not.
  static func isAnswer(_ line: TextSlice) -> Bool {
    AnswerLine(line, needsMark: true, options: [""]) != nil
  }

  private init(_ places: Set<Int>, _ value: Substring, rest: String) {
    self.places = places
    self.value = String(value)
    self.rest = rest
  }

  /// A line without the signs that end a spoiler.
  private static func withoutEnd(_ line: TextSlice) -> TextSlice {
    var end = line.count
    while end > 0, isEnd(line[end - 1]) { end -= 1 }
    return line.prefix(end)
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), 0x20:
      true
    default: false
    }
  }

  /// The part of a line behind the mark, or all of it if it has none and needs none.
  private static func value(
    of line: TextSlice,
    needsMark: Bool
  ) -> (value: String, hasMark: Bool)? {
    let plain = QuestionLabel.withoutSigns(line)
    guard !plain.isEmpty else { return nil }
    if mayHaveMark(plain.first) {
      if let mark = plain.firstFoldedPrefix(among: marks) {
        let after = String(plain.suffix(from: mark.utf8CodeUnitCount))
        return value(behindMark: after[...]).map { (String($0), true) }
      }
      // `Q:` goes with `A:`.
      if plain.hasPrefix("A:") || plain.hasPrefix("A："), plain.count <= 16 {
        let value = String(plain.dropFirst(scalars: 2).trimmed)
        let named = letters(value[...])
        if !named.places.isEmpty, named.rest.trimmed.isEmpty { return (value, true) }
      }
      if let value = statedValue(plain) { return (value, true) }
    }
    // `✔ Parquet` below the options
    if line.first >= 0xE2, let judged = OptionVerdict.leading(line), judged.isRight,
      !judged.text.isEmpty
    {
      return (String(judged.text), true)
    }
    if needsMark { return statedValue(plain).map { ($0, true) } }
    return (String(plain), false)
  }

  /// Whether a byte could begin one of the marks; those beyond ASCII could.
  private static func mayHaveMark(_ first: UInt8) -> Bool {
    switch first | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "r"),
      UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "l"), 0x80...:
      true
    default: false
    }
  }

  /// What a text says that follows the words of a mark.
  private static func value(behindMark after: Substring) -> Substring? {
    let text = after.trimmed
    if let sign = text.first, signs.contains(sign) { return text.dropFirst().trimmed }
    if text.hasPrefix("is ") || text.hasPrefix("are ") || text.hasPrefix("is: ") {
      let value = text.drop { $0 != " " }.trimmed
      return letters(value).isMarked || letters(value).rest.trimmed.isEmpty ? value : nil
    }
    // `Answer B` and `Ans. (b)` have nothing between.
    if text.first == ".", letters(text.dropFirst().trimmed).isMarked {
      return text.dropFirst().trimmed
    }
    let bare = text.drop { ". (".contains($0) }
    guard after.first == " " || after.first == ".", !bare.isEmpty, bare.utf8.count <= 12,
      letters(bare).rest.drop(while: { ").".contains($0) }).isEmpty
    else { return nil }
    return bare
  }

  /// Whether a line may begin with a letter and a verb, from its first bytes.
  private static func mayState(_ line: TextSlice) -> Bool {
    line.first >= 0x80 || line.hasFoldedPrefix("option ") || line.hasFoldedPrefix("choice ")
      || line.suffix(from: 1).hasFoldedPrefix(" is ")
  }

  /// `B is correct because …`, `Option B is the right answer.`
  private static func statedValue(_ line: TextSlice) -> String? {
    guard mayState(line) else { return nil }
    var text = String(line)[...]
    if let word = ["Option ", "Choice "].first(where: { text.hasPrefix($0) }) {
      text = text.dropFirst(word.count)
    }
    guard let letter = text.first, places(Substring(letter.lowercased())) != nil else {
      return nil
    }
    let claims = [
      " is correct", " is the correct", " is right", " is the right", " is the answer",
    ]
    let after = text.dropFirst()
    guard let claim = claims.first(where: { after.hasPrefix($0) }) else { return nil }
    let rest = after.dropFirst(claim.count)
    return String(letter) + " " + rest.drop { $0.isLetter || $0 == " " }
  }

  /// The option whose text a value begins with, and what follows it.
  private static func named(
    _ value: Substring,
    _ options: [String]
  ) -> (place: Int, rest: String)? {
    guard let first = value.utf8.first, !options.isEmpty else { return nil }
    if options == TrueOrFalse.options {
      let word = value.prefix { $0.isLetter }
      let name = aliases[TermKey.key(word)] ?? TermKey.key(word)
      guard name == "true" || name == "false" else { return nil }
      return (name == "true" ? 0 : 1, rest(value[word.endIndex...]))
    }
    if value.utf8.count == 1, (first | 0x20) &- 0x61 < 26 { return nil }
    var best: (place: Int, length: Int)?
    for (place, option) in options.enumerated() where !option.isEmpty {
      let length = option.utf8.count
      guard length <= value.utf8.count, length > best?.length ?? 0,
        value.utf8.prefix(length).elementsEqual(option.utf8, by: { isSameLetter($0, $1) })
      else { continue }
      let next = value.utf8.dropFirst(length).first ?? 0x20
      let goesOn = (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10 || next >= 0x80
      let isShort = length == 1 && next != 0x20 && value.utf8.count > 1
      if !goesOn, !isShort, length > 1 || value.utf8.count == 1 { best = (place, length) }
    }
    if let best {
      return (best.place, rest(Substring(value.utf8.dropFirst(best.length))))
    }
    let key = TermKey.key(value)
    let place = options.firstIndex { TermKey.key($0) == key }
    return key.utf8.count > 1 ? place.map { ($0, "") } : nil
  }

  private static func withoutConjunction(_ text: Substring) -> Substring {
    for word in ["and ", "& ", "+ "] where text.hasPrefix(word) {
      return text.dropFirst(word.count)
    }
    return text
  }

  private static func rest(_ text: Substring) -> String {
    let rest = text.drop { " .,;-–—:：。)".contains($0) }.trimmed
    return isWorthReading(rest) ? String(rest) : ""
  }

  private static func isSameLetter(_ left: UInt8, _ right: UInt8) -> Bool {
    left == right || (left | 0x20) &- 0x61 < 26 && left | 0x20 == right | 0x20
  }

  private static let aliases = [
    "t": "true", "f": "false", "yes": "true", "no": "false", "correct": "true",
    "incorrect": "false", "right": "true", "wrong": "false", "对": "true", "错": "false",
  ]

  /// `B) Parquet; D) ORC` names each option by its letter and its text.
  private static func more(
    _ rest: Substring,
    first: Set<Int>,
    _ options: [String]
  ) -> Set<Int>? {
    guard !rest.isEmpty, first.count == 1, let place = first.first,
      options.indices.contains(place)
    else { return nil }
    let key = TermKey.key(rest)
    let own = TermKey.key(options[place])
    guard !own.isEmpty, key.hasPrefix(own) else { return nil }
    if key == own { return first }
    var places = first
    for (other, text) in options.enumerated() where other != place {
      guard let letter = "abcdefghij".dropFirst(other).first else { continue }
      let sought = " \(letter) \(TermKey.key(text))"
      if key.utf8.count >= sought.utf8.count, contains(key, sought) { places.insert(other) }
    }
    return places.count > 1 ? places : nil
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: 0x20) {
      if rest[start...].starts(with: part.utf8) { return true }
      rest = rest[rest.index(after: start)...]
    }
    return false
  }

  /// Junk such as an emoji or a bracket is left out.
  private static func isWorthReading(_ rest: Substring) -> Bool {
    rest.contains { $0.isLetter || $0.isNumber }
  }

  /// What stands before the next sign that separates letters or numbers.
  private static func firstToken(of text: Substring) -> Substring? {
    let token = text.drop { separators.contains($0) }.prefix { !separators.contains($0) }
    return token.isEmpty ? nil : token
  }

  private static let separators: Set<Character> = [
    " ", ",", "&", "/", ";", "+", "、", "，", "；",
  ]

  /// The letters that a value begins with, whether a sign such as `)` follows them, and the rest.
  private static func letters(
    _ value: Substring
  ) -> (places: Set<Int>, isMarked: Bool, rest: Substring) {
    var text = value
    var places: Set<Int> = []
    var isMarked = false
    if beginsWithOtherWord(value) { return (places, isMarked, text) }
    while let token = firstToken(of: text) {
      let word = token.lowercased()
      let letters = word.drop { "([（【".contains($0) }.prefix { !").:]）：】。．".contains($0) }
      if ["and", "or", "option", "options", "choice", "choices", "letter", "和", "und", "y", "et"]
        .contains(letters)
      {
        text = text[token.endIndex...]
        continue
      }
      // `A head start` names A alone: what follows the first letter must be a single letter too.
      if !places.isEmpty, letters.count > 1 { break }
      guard let named = Self.places(letters) else { break }
      places.formUnion(named)
      let end = word.count == letters.count ? nil : word.last
      text = text[token.endIndex...]
      if end != nil {
        isMarked = true
        // `B) and D)` goes on; `B) Parquet` does not.
        let next = text.drop { $0 == " " }.prefix { $0 != " " }.lowercased()
        let goesOn = ["and", "&", ",", "or"].contains(next) || next.utf8.count == 2
        if !goesOn { break }
      }
    }
    return (places, isMarked, text)
  }

  /// Whether a value begins with a word that is too long for letters and none that may stand
  /// before them: `option`, `choice` or `letter`.
  private static func beginsWithOtherWord(_ value: Substring) -> Bool {
    let start = value.utf8.prefix(5)
    guard start.count == 5, start.allSatisfy(TextMarks.isLetter), let first = start.first else {
      return false
    }
    return !"ocl".utf8.contains(first | 0x20)
  }

  /// Numbers of options, the first being one: `2`, `1 and 3`.
  private static func numbers(
    _ value: Substring
  ) -> (places: Set<Int>, isMarked: Bool, rest: Substring) {
    var text = value
    var places: Set<Int> = []
    var isMarked = false
    while let token = firstToken(of: text) {
      if ["and", "or", "option", "options"].contains(token.lowercased()) {
        text = text[token.endIndex...]
        continue
      }
      let digits = token.drop { $0 == "(" }.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), (1...10).contains(number),
        digits.endIndex == token.endIndex
          || ").:".contains(token[digits.endIndex])
      else { break }
      places.insert(number - 1)
      text = text[token.endIndex...]
      if digits.endIndex != token.endIndex {
        isMarked = true
        break
      }
    }
    return (places, isMarked, text)
  }

  /// The places of letters such as `b` or `bd`; `a` alone could be an article only with a word
  /// behind it, which the marks rule out.
  private static func places(_ letters: Substring) -> Set<Int>? {
    guard (1...4).contains(letters.count) else { return nil }
    var places: Set<Int> = []
    for scalar in letters.unicodeScalars {
      let code = scalar.value >= 0xFF41 ? Int(scalar.value) - 0xFF41 : Int(scalar.value) - 0x61
      guard (0..<10).contains(code) else { return nil }
      places.insert(code)
    }
    return places.count == letters.count ? places : nil
  }
}
