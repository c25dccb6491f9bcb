/// Words of which one denies the other: `raises` and `lowers`, `stateful` and `stateless`.
enum Opposites {
  /// Whether two words in lower case mean the opposite of one another.
  static func are(_ one: String, _ other: String) -> Bool {
    guard one != other else { return false }
    let (first, second) = (stem(one), stem(other))
    return pairs[first]?.contains(second) ?? false
      || denies(first, second) || denies(second, first)
  }

  /// Whether one text has a word that denies one of the other, where the two differ.
  static func are(in one: String, _ other: String) -> Bool {
    let words = Set(TermKey.words(one))
    let rivals = Set(TermKey.words(other))
    let own = words.subtracting(rivals).prefix(mostDiffering)
    let its = rivals.subtracting(words).prefix(mostDiffering)
    return own.contains { word in its.contains { are(String(word), String($0)) } }
  }

  private static let mostDiffering = 16

  /// Whether one word is the other with a prefix or an ending that denies it.
  private static func denies(_ word: String, _ other: String) -> Bool {
    if word.hasSuffix("less"), other.hasSuffix("ful") {
      return word.dropLast(4) == other.dropLast(3)
    }
    guard other.utf8.count >= shortestDenied, word.hasSuffix(other) else { return false }
    return prefixes.contains(String(word.dropLast(other.count)))
  }

  /// Shorter words may have other senses with a prefix: `come`, `income`.
  private static let shortestDenied = 6
  private static let prefixes: Set<String> = ["a", "dis", "im", "in", "ir", "non", "un"]

  private static func stem(_ word: String) -> String {
    for ending in ["ly", "s"] where word.utf8.count > ending.utf8.count + 2 {
      if word.hasSuffix(ending), !word.hasSuffix("ss") {
        return String(word.dropLast(ending.count))
      }
    }
    return word
  }

  private static let pairs: [String: Set<String>] = {
    let groups: [([String], [String])] = [
      (["yes", "true", "✅", "✓", "✔"], ["no", "false", "❌", "✗", "✘"]),
      (["can"], ["cannot", "cant"]), (["does"], ["doesnt"]), (["is"], ["isnt"]),
      (["are"], ["arent"]), (["always"], ["never", "sometimes"]), (["all"], ["none", "no"]),
      (
        ["increase", "increased", "increasing", "raise", "raised", "raising", "grow"],
        [
          "decrease", "decreased", "decreasing", "reduce", "reduced", "reducing", "lower",
          "lowered", "lowering", "shrink",
        ]
      ),
      (["higher", "high", "highest"], ["lower", "low", "lowest"]),
      (["more", "most"], ["less", "least"]),
      (["before"], ["after"]), (["above", "over"], ["below", "under"]), (["to"], ["from"]),
      (["into"], ["out", "from"]), (["left"], ["right"]), (["with"], ["without"]),
      (["up", "upper"], ["down", "lower"]), (["first"], ["last"]), (["minimum"], ["maximum"]),
      (["internal", "inner"], ["external", "outer"]), (["ascending"], ["descending"]),
      (["horizontal"], ["vertical"]), (["push", "pushes"], ["pull"]), (["inbound"], ["outbound"]),
      (["ingress"], ["egress"]),
      (["online"], ["offline"]), (["required", "mandatory"], ["optional"]),
      (["allow", "allowed"], ["deny", "denies", "denied", "block", "blocked", "forbid"]),
      (["faster", "fast"], ["slower", "slow"]), (["larger", "large"], ["smaller", "small"]),
      (["positive"], ["negative"]), (["public"], ["private"]), (["row"], ["column"]),
      (["tcp"], ["udp"]), (["contract"], ["relax"]), (["dilate"], ["constrict"]),
    ]
    var pairs: [String: Set<String>] = [:]
    for (one, other) in groups.map({ ($0.map(stem), $1.map(stem)) }) {
      for word in one { pairs[word, default: []].formUnion(other) }
      for word in other { pairs[word, default: []].formUnion(one) }
    }
    return pairs
  }()
}
