/// Why one option is right or wrong: `A: too slow`, `Option B is incorrect because …`.
struct OptionReason {
  /// The options that it speaks of, the first being zero.
  let places: [Int]
  /// What is said of them.
  let text: String
  /// Whether they are named by letter rather than by their text.
  let isByLetter: Bool

  private static let verdicts: PhraseSet = [
    "incorrect", "wrong", "not", "correct", "right", "false", "true", "invalid", "unsuitable",
  ]

  /// Reads a line; nil if it speaks of no option.
  init?(_ text: TextSlice, _ options: [QuestionDraft.Option]) {
    if let mark = OptionMark(text), mark.style != .box, mark.place < options.count,
      !mark.text.isEmpty
    {
      places = [mark.place]
      let said = String(mark.text)
      self.text = Self.verdict(said[...]) ?? said
      isByLetter = true
      return
    }
    if Self.mayState(text), let stated = Self.stated(String(text)[...], count: options.count) {
      places = stated.places
      self.text = stated.text
      isByLetter = true
      return
    }
    guard let named = Self.named(text, options) else { return nil }
    places = [named.place]
    self.text = String(named.text)
    isByLetter = false
  }

  /// Whether a line could begin with the letter of an option.
  private static func mayState(_ line: TextSlice) -> Bool {
    let words: [StaticString] = ["Options ", "Option ", "Choice ", "Answer "]
    let word = words.first { line.hasPrefix($0) }
    let name = line.suffix(from: word?.utf8CodeUnitCount ?? 0).drop(any: " (")
    return name.first &- UInt8(ascii: "A") < 26 && (name.count < 2 || !TextMarks.isWord(name[1]))
  }

  /// Reads `A is incorrect because …`, `Options A and C are wrong: …`, `B (correct) …`.
  private static func stated(_ line: Substring, count: Int) -> (places: [Int], text: String)? {
    var rest = line
    for word in ["Options ", "Option ", "Choice ", "Answer "] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      break
    }
    var places: [Int] = []
    var words = rest.split(separator: " ", maxSplits: 12)[...]
    while let word = words.first {
      let name = word.drop { $0 == "(" }.prefix { !",.):".contains($0) }
      if !places.isEmpty, ["and", "&", "or"].contains(name) {
        words = words.dropFirst()
        continue
      }
      guard name.utf8.count == 1, let letter = name.utf8.first,
        letter &- UInt8(ascii: "A") < UInt8(count)
      else { break }
      places.append(Int(letter - UInt8(ascii: "A")))
      words = words.dropFirst()
    }
    guard !places.isEmpty, let verb = words.first else { return nil }
    return verdict(line[verb.startIndex...]).map { (places, $0) }
  }

  /// `is incorrect because …` without its verb, as a sentence.
  private static func verdict(_ text: Substring) -> String? {
    var said = text
    if let verb = ["is ", "are "].first(where: { text.hasPrefix($0) }) {
      said = text.dropFirst(verb.count)
    } else if !text.hasPrefix("(") {
      return nil
    }
    said = said.drop { $0 == "(" }
    let word = said.prefix { $0.isLetter }
    guard verdicts.contains(word.lowercased()) else { return nil }
    return said.prefix(1).uppercased() + said.dropFirst()
  }

  /// Reads `CSV: keeps rows together`, where CSV is an option.
  private static func named(
    _ line: TextSlice,
    _ options: [QuestionDraft.Option]
  ) -> (place: Int, text: TextSlice)? {
    let signs: [StaticString] = [":", " – ", " — ", " - "]
    for (place, option) in options.enumerated() where !option.text.isEmpty {
      let length = option.text.utf8.count
      guard length < line.count, option.text.withTextSlice({ line.hasPrefix($0) }) else { continue }
      let after = line.suffix(from: length)
      for sign in signs where after.hasPrefix(sign) {
        let text = after.suffix(from: sign.utf8CodeUnitCount).trimmed
        return text.isEmpty ? nil : (place, text)
      }
    }
    return nil
  }
}
