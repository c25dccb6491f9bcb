/// A heading taken apart into its label, number, name and weight.
struct Title: Hashable {
  /// What the heading calls itself, in lower case: `module`, `domain`, `task`; nil if nothing.
  let label: String?
  /// The number, such as `3` or `3.1`.
  let number: String?
  /// The rest without number and weight.
  let name: String
  /// A share in percent at the end in parentheses.
  let weightPercent: Int?

  private static let labels: Set<String> = [
    "module", "domain", "task", "chapter", "part", "section", "unit", "week", "lesson", "lecture",
  ]

  /// Labels of headings that hold topics rather than being one.
  static let moduleLabels: Set<String> = [
    "module", "domain", "chapter", "part", "unit", "week", "lecture", "lesson",
  ]

  /// Takes a heading apart: `Domain 1: Data Preparation (28%)`, `3.1 File formats`, `2. Goals`.
  init(_ text: String) {
    var rest = Substring(text).trimmed
    var label: String?
    var number: String?
    if let space = rest.firstIndex(of: " ") {
      let first = rest[..<space].lowercased()
      let after = rest[rest.index(after: space)...].trimmed
      if Self.labels.contains(first), let parsed = Self.leadingNumber(after) {
        label = first
        number = parsed.number
        rest = parsed.rest
      } else if first == "task", after.lowercased().hasPrefix("statement "),
        let parsed = Self.leadingNumber(after.dropFirst("statement ".count))
      {
        label = first
        number = parsed.number
        rest = parsed.rest
      }
    }
    if number == nil, let parsed = Self.leadingNumber(rest), !parsed.rest.isEmpty {
      number = parsed.number
      rest = parsed.rest
    }
    var weight: Int?
    if rest.hasSuffix("%)"), let open = rest.lastIndex(of: "("),
      let percent = Int(rest[rest.index(after: open)...].dropLast(2)), (0...100).contains(percent)
    {
      weight = percent
      rest = rest[..<open].trimmed
    }
    self.label = label
    self.number = number
    while rest.hasSuffix(":") { rest = rest.dropLast().trimmed }
    // A title that is written as a sentence; `U.S.` and `etc.` keep their full stop.
    if rest.hasSuffix("."), TextBytes.wordCount(rest) > 2,
      rest.dropLast().suffix(4).utf8.allSatisfy({ $0 &- 0x61 < 26 })
    {
      rest = rest.dropLast()
    }
    // `Week 1` alone is all the name there is.
    name = rest.isEmpty ? String(text.trimmed) : String(rest)
    weightPercent = weight
  }

  /// A number such as `3`, `3.1` or `2.` before a separator, and what follows.
  private static func leadingNumber(
    _ text: Substring
  ) -> (number: String, rest: Substring)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let first = digits.first, first.isNumber else { return nil }
    let after = text[digits.endIndex...]
    let isSeparated =
      after.isEmpty || digits.hasSuffix(".") || after.first == " "
      || after.first == ":" || after.first == ")"
    guard isSeparated else { return nil }
    // `70 percent of …` is a sentence: a bare number counts only with a separator.
    let isBare = !digits.contains(".")
    let separators: Set<Character> = [":", ".", "-", "–", "—", ")", " "]
    if isBare, after.first == " ", !after.trimmed.hasPrefix("-"), !after.trimmed.hasPrefix("–"),
      !after.trimmed.hasPrefix("—")
    {
      return nil
    }
    let rest = after.drop { separators.contains($0) }
    let number = digits.hasSuffix(".") ? digits.dropLast() : digits
    return (String(number), rest)
  }
}
