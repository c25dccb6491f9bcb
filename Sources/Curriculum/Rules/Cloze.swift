/// A text with gaps, written `==answer==` or `{{c1::answer::hint}}`.
struct Cloze {
  private enum Part {
    case text(Substring)
    case gap(number: Int, answer: Substring, hint: Substring?)
  }

  private var parts: [Part] = []
  private static let longestText = 2000

  /// Finds the gaps of a text; marks that are not closed are plain text.
  init(_ text: String) {
    // A paragraph of this length holds no sentence to fill in; searching it would take long.
    guard text.utf8.count <= Self.longestText else { return }
    var rest = text[...]
    var plain = rest.startIndex
    var unnumbered = 1000
    while let mark = rest.firstIndex(where: { $0 == "=" || $0 == "{" }) {
      rest = rest[mark...]
      if let gap = Self.numberedGap(rest) ?? Self.namedGap(rest, number: unnumbered)
        ?? Self.highlight(rest, number: unnumbered)
      {
        if plain < mark { parts.append(.text(text[plain..<mark])) }
        parts.append(gap.part)
        unnumbered += 1
        rest = rest[gap.end...]
        plain = gap.end
      } else {
        rest = rest.dropFirst()
      }
    }
    if plain < text.endIndex { parts.append(.text(text[plain...])) }
  }

  /// The numbers of the gaps, each once, in order of appearance.
  var numbers: [Int] {
    var seen: [Int] = []
    for case .gap(let number, _, _) in parts where !seen.contains(number) { seen.append(number) }
    return seen
  }

  /// The text with one number hidden and the other gaps filled.
  func prompt(hiding hidden: Int) -> String {
    parts.map { part in
      switch part {
      case .text(let text): return String(text)
      case .gap(let number, let answer, let hint):
        return number == hidden ? "[\(hint ?? "…")]" : String(answer)
      }
    }.joined()
  }

  /// The most gaps that a sentence may have.
  static let mostGaps = 10

  /// The text with every gap empty, which stays the same when an answer is corrected.
  var frame: String {
    parts.map { part in
      switch part {
      case .text(let text): String(text)
      case .gap: " gap "
      }
    }.joined()
  }

  /// What stands in the gaps of a number.
  func answer(of number: Int) -> String {
    var answers: [Substring] = []
    for case .gap(number, let answer, _) in parts { answers.append(answer) }
    return answers.joined(separator: ", ")
  }

  private static func numberedGap(
    _ text: Substring
  ) -> (part: Part, end: Substring.Index)? {
    guard text.hasPrefix("{{c") else { return nil }
    let digits = text.dropFirst(3).prefix { $0.isASCII && $0.isNumber }
    let after = text[digits.endIndex...]
    guard let number = Int(digits), after.hasPrefix("::") else { return nil }
    var close = after.startIndex
    while close < after.endIndex, !after[close...].hasPrefix("}}") {
      close = after.index(after: close)
    }
    guard close < after.endIndex else { return nil }
    let inner = after[after.index(after.startIndex, offsetBy: 2)..<close]
    let end = after.index(close, offsetBy: 2)
    var hintMark = inner.startIndex
    while hintMark < inner.endIndex, !inner[hintMark...].hasPrefix("::") {
      hintMark = inner.index(after: hintMark)
    }
    let answer = inner[..<hintMark]
    guard !answer.isEmpty else { return nil }
    let hint = hintMark < inner.endIndex ? inner[hintMark...].dropFirst(2) : nil
    return (.gap(number: number, answer: answer, hint: hint), end)
  }

  /// A gap as Logseq writes it: `{{cloze answer}}`.
  private static func namedGap(
    _ text: Substring,
    number: Int
  ) -> (part: Part, end: Substring.Index)? {
    guard text.hasPrefix("{{cloze ") else { return nil }
    let body = text.dropFirst(8)
    guard let close = body.firstRange(of: "}}") else { return nil }
    let answer = body[..<close.lowerBound].trimmed
    guard !answer.isEmpty else { return nil }
    return (.gap(number: number, answer: answer, hint: nil), close.upperBound)
  }

  /// A highlight has no space inside its marks, so that `a == b` is no gap.
  private static func highlight(
    _ text: Substring,
    number: Int
  ) -> (part: Part, end: Substring.Index)? {
    guard text.hasPrefix("=="), !text.hasPrefix("===") else { return nil }
    let body = text.dropFirst(2)
    guard let first = body.first, !first.isWhitespace else { return nil }
    var close = body.startIndex
    while close < body.endIndex, !body[close...].hasPrefix("==") {
      close = body.index(after: close)
    }
    guard close < body.endIndex, close > body.startIndex else { return nil }
    let answer = body[..<close]
    guard answer.last?.isWhitespace == false else { return nil }
    return (.gap(number: number, answer: answer, hint: nil), body.index(close, offsetBy: 2))
  }
}
