/// A heading taken apart into its label, number, name and weight.
struct Title: Hashable {
  /// What the heading calls itself, in lower case: `module`, `domain`, `task`; nil if nothing.
  let label: String?
  /// The number, such as `3` or `3.1`.
  let number: String?
  /// The rest without number and weight.
  let name: String
  /// A share in percent at the end in parentheses.
  let weightPercent: Double?

  private struct Labels: OptionSet, Sendable {
    let rawValue: UInt32
    /// It may stand before a number.
    static let counted = Labels(rawValue: 1)
    static let task = Labels(rawValue: 2)
  }

  private static let labels = RoleTable<Labels>([
    (
      .counted,
      [
        "module", "domain", "task", "chapter", "part", "section", "unit", "week", "lesson",
        "lecture", "wk", "ch", "lec",
      ]
    ),
    (.task, ["task"]),
  ])

  /// Labels of headings that hold topics rather than being one.
  static let moduleLabels: Set<String> = [
    "module", "domain", "chapter", "part", "unit", "week", "lecture", "lesson",
  ]

  /// Takes a heading apart: `Domain 1: Data Preparation (28%)`, `3.1 File formats`, `2. Goals`.
  init(_ text: String) { self = text.withTextSlice { Title($0) } }

  /// Takes a heading apart.
  init(_ text: TextSlice) {
    var rest = text.trimmed.withoutPictures
    var label: String?
    var number: TextSlice?
    let word = rest.firstWord
    if word.count <= 7, word.count < rest.count {
      let small = TextSlice.hash(packed: word.packedInLowerCase, count: word.count)
      let roles = Self.labels[hash: small]
      let after = roles.isEmpty ? .empty : rest.suffix(from: word.count).trimmed
      let isStatement = roles.contains(.task) && after.hasFoldedPrefix("statement ")
      let counted = isStatement ? after.suffix(from: 10) : after
      if roles.contains(.counted), let parsed = Self.leadingNumber(counted) {
        label = String(word).lowercased()
        number = parsed.number
        rest = parsed.rest
      }
    }
    if number == nil, let parsed = Self.leadingNumber(rest), !parsed.rest.isEmpty {
      number = parsed.number
      rest = parsed.rest
    }
    let weight = Self.weight(in: &rest)
    while rest.last == UInt8(ascii: ":") { rest = rest.dropLast().trimmed }
    if Self.isSentence(rest) { rest = rest.dropLast() }
    self.label = label
    self.number = number.map { String($0) }
    // `Week 1` alone is all the name there is.
    name = String(rest.isEmpty ? text.trimmed.withoutPictures : rest)
    weightPercent = weight
  }

  /// Takes a share in percent off the end of a title: `(28%)`, `(17.5 %)`, `(28% of scored content)`.
  private static func weight(in title: inout TextSlice) -> Double? {
    guard title.last == UInt8(ascii: ")"), let open = title.lastIndex(of: UInt8(ascii: "(")),
      case let inner = title[open + 1..<title.count - 1],
      let sign = inner.firstIndex(of: UInt8(ascii: "%")),
      case let rest = inner.suffix(from: sign + 1).trimmed,
      rest.isEmpty || rest.hasPrefix("of "),
      let percent = Double(String(inner.prefix(sign).trimmed)), (0...100).contains(percent)
    else { return nil }
    title = title.prefix(open).trimmed
    return percent
  }

  /// Whether a title is written as a sentence; `U.S.` and `etc.` keep their full stop.
  private static func isSentence(_ title: TextSlice) -> Bool {
    guard title.last == UInt8(ascii: "."), title.wordCount > 2 else { return false }
    let end = title.dropLast()
    for at in max(0, end.count - 4)..<end.count where end[at] &- 0x61 >= 26 { return false }
    return true
  }

  /// A number such as `3`, `3.1` or `2.` before a separator, and what follows.
  private static func leadingNumber(
    _ text: TextSlice
  ) -> (number: TextSlice, rest: TextSlice)? {
    guard text.first &- 0x30 < 10 else { return romanNumber(text) }
    let end =
      text.firstIndex { $0 &- 0x30 >= 10 && $0 != UInt8(ascii: ".") } ?? text.count
    // `1a Explain what a volume is`
    if end + 3 < text.count, text[end] &- 0x61 < 10, text[end + 1] == 0x20,
      text[end + 2] &- 0x41 < 26
    {
      return (text.prefix(end + 1), text.suffix(from: end + 2))
    }
    let digits = text.prefix(end)
    let after = text.suffix(from: end)
    let isSeparated =
      after.isEmpty || digits.last == UInt8(ascii: ".") || after.first == 0x20
      || after.first == UInt8(ascii: ":") || after.first == UInt8(ascii: ")")
    guard isSeparated else { return nil }
    // `70 percent of …` is a sentence: a bare number counts only with a separator.
    if !digits.contains(UInt8(ascii: ".")), after.first == 0x20, dashLength(after.trimmed) == 0 {
      return nil
    }
    let number = digits.last == UInt8(ascii: ".") ? digits.dropLast() : digits
    return (number, withoutSeparators(after))
  }

  /// `IV` of `IV. Remedies` and `II) Breach`; a letter alone may be one of others: `C. elegans`.
  private static func romanNumber(_ text: TextSlice) -> (number: TextSlice, rest: TextSlice)? {
    let end = text.firstIndex { !"IVX".utf8.contains($0) } ?? text.count
    guard (1...5).contains(end), end + 2 < text.count,
      text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")"), text[end + 1] == 0x20,
      text[end + 2] &- 0x41 < 26
    else { return nil }
    return (text.prefix(end), withoutSeparators(text.suffix(from: end)))
  }

  /// The bytes of a dash at the beginning of a text; zero without one.
  private static func dashLength(_ text: TextSlice) -> Int {
    if text.first == UInt8(ascii: "-") { return 1 }
    return text.hasPrefix("–") || text.hasPrefix("—") ? 3 : 0
  }

  private static func withoutSeparators(_ text: TextSlice) -> TextSlice {
    var rest = text
    while true {
      switch rest.first {
      case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ")"), 0x20:
        rest = rest.suffix(from: 1)
      default:
        let dash = dashLength(rest)
        if dash == 0 { return rest }
        rest = rest.suffix(from: dash)
      }
    }
  }
}
