/// Why one option is right or wrong: `A: too slow`, `Option B is incorrect because …`.
struct OptionReason {
  /// The options that it speaks of, the first being zero.
  let places: [Int]
  /// What is said of them.
  let text: String
  /// Whether they are named by letter rather than by their text.
  let isByLetter: Bool

  private static let verdicts: Set<Substring> = [
    "incorrect", "wrong", "not", "correct", "right", "false", "true", "invalid", "unsuitable",
  ]

  /// Reads a line; nil if it speaks of no option.
  init?(_ line: Substring, _ options: [String]) {
    if let mark = OptionMark(line), mark.style != .box, mark.place < options.count,
      !mark.text.isEmpty
    {
      places = [mark.place]
      text = Self.verdict(mark.text) ?? String(mark.text)
      isByLetter = true
      return
    }
    if let stated = Self.stated(line, count: options.count) {
      places = stated.places
      text = stated.text
      isByLetter = true
      return
    }
    guard let named = Self.named(line, options) else { return nil }
    places = [named.place]
    text = String(named.text)
    isByLetter = false
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
    guard verdicts.contains(Substring(word.lowercased())) else { return nil }
    return said.prefix(1).uppercased() + said.dropFirst()
  }

  /// Reads `CSV: keeps rows together`, where CSV is an option.
  private static func named(
    _ line: Substring,
    _ options: [String]
  ) -> (place: Int, text: Substring)? {
    for (place, option) in options.enumerated() where line.hasPrefix(option) && !option.isEmpty {
      let after = line.dropFirst(option.count)
      for sign in [":", " – ", " — ", " - "] where after.hasPrefix(sign) {
        let text = after.dropFirst(sign.count).trimmed
        return text.isEmpty ? nil : (place, text)
      }
    }
    return nil
  }
}
