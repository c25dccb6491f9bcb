import Markdown

/// Options that go by letters: `A) CSV`, `(b) Parquet`, `C. ORC`, in lines or in a list.
struct LetteredOptions {
  /// An option without its letter.
  struct Option {
    let text: String
    let range: Range<Int>
  }

  /// What stands before the first option in the same paragraph.
  private(set) var stem: [Substring] = []
  /// The options from A on; at least two.
  private(set) var options: [Option] = []
  /// The answer line and what follows it in the same paragraph.
  private(set) var answer: [Substring] = []

  /// Finds options in a paragraph or a list; nil if there are fewer than two in order.
  init?(_ block: NodeID, in document: MarkdownDocument) {
    switch document.kind(of: block) {
    case .paragraph:
      for line in document.plainLines(of: block) {
        if !answer.isEmpty || options.count >= 2 && AnswerLine(line, needsMark: true) != nil {
          answer.append(line)
        } else if let text = Self.option(line, at: options.count) {
          options.append(Option(text: text, range: document.range(of: block)))
        } else if options.isEmpty {
          stem.append(line)
        } else if let last = options.popLast() {
          // A long option goes on in the next line.
          options.append(Option(text: last.text + " " + line, range: last.range))
        }
      }
    case .list:
      for item in document.children(of: block) {
        guard let first = document.firstChild(of: item),
          let line = document.plainLines(of: first).first,
          let text = Self.option(line, at: options.count)
        else { return nil }
        options.append(Option(text: text, range: document.range(of: first)))
      }
    default: return nil
    }
    guard options.count >= 2 else { return nil }
  }

  private static func option(_ line: Substring, at place: Int) -> String? {
    guard place < 10, let upper = "ABCDEFGHIJ".dropFirst(place).first else { return nil }
    var rest = line
    if rest.first == "(" { rest = rest.dropFirst() }
    guard let letter = rest.first, letter.uppercased() == String(upper) else { return nil }
    rest = rest.dropFirst()
    guard let sign = rest.first, sign == ")" || sign == "." || sign == ":" else { return nil }
    rest = rest.dropFirst()
    guard rest.first == " ", !rest.trimmed.isEmpty else { return nil }
    return String(rest.trimmed)
  }
}

/// A line that says which options are right: `Answer: B`, `Correct answers: B and D`.
struct AnswerLine {
  /// The places of the right options, A being zero.
  let places: Set<Int>
  /// What follows the letters.
  let rest: String

  private static let marks = [
    "correct answers", "correct answer", "correct options", "correct option", "correct",
    "answers", "answer", "ans", "solution", "key",
  ]

  /// Reads a line; nil if it names no letters behind a mark.
  ///
  /// - Parameter needsMark: Whether the letters may stand alone, as in a hidden part.
  init?(_ line: Substring, needsMark: Bool) {
    var text = line
    var hasMark = false
    let lower = line.lowercased()
    if let mark = Self.marks.first(where: { lower.hasPrefix($0) }) {
      let after = line.dropFirst(mark.count).drop { $0 == " " }
      guard let sign = after.first, sign == ":" || sign == "-" || sign == "–" else { return nil }
      text = after.dropFirst().trimmed
      hasMark = true
    } else if needsMark {
      return nil
    }
    var places: Set<Int> = []
    while let token = text.split(whereSeparator: { " ,&/".contains($0) }).first {
      let word = token.lowercased()
      let letters = word.drop { $0 == "(" }.prefix { $0 != ")" && $0 != "." && $0 != ":" }
      if letters == "and" || letters == "or" {
        text = text[token.endIndex...]
        continue
      }
      // `A head start` names A alone: what follows the first letter must be a single letter too.
      if !places.isEmpty, letters.utf8.count > 1 { break }
      guard let named = Self.places(letters) else { break }
      places.formUnion(named)
      text = text[token.endIndex...]
      if token.hasSuffix(")") || token.hasSuffix(".") || token.hasSuffix(":") { break }
    }
    guard !places.isEmpty else { return nil }
    // Without a mark only letters may stand there: `A closer look` is no answer.
    if !needsMark, !hasMark, !text.trimmed.isEmpty { return nil }
    self.places = places
    rest = String(text.drop { " .,;-–—:".contains($0) }.trimmed)
  }

  /// The places of letters such as `b` or `bd`; `a` alone could be an article only with a word
  /// behind it, which the marks rule out.
  private static func places(_ letters: Substring) -> Set<Int>? {
    guard (1...4).contains(letters.utf8.count) else { return nil }
    var places: Set<Int> = []
    for byte in letters.utf8 {
      guard (UInt8(ascii: "a")...UInt8(ascii: "j")).contains(byte) else { return nil }
      places.insert(Int(byte - UInt8(ascii: "a")))
    }
    return places.count == letters.utf8.count ? places : nil
  }
}
