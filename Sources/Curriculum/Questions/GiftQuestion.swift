/// A question in the text format of Moodle: `Which is columnar? {=Parquet ~CSV #rows ~JSON}`.
struct GiftQuestion {
  struct Option {
    let text: String
    let reason: String
    let isCorrect: Bool
  }

  /// What is asked; a gap stands where the options stood.
  let stem: String
  let options: [Option]
  /// The row after the closing brace.
  let end: Int

  private static let mostRows = 40

  /// Finds a question that begins at a row.
  init?(_ rows: [QuestionRow], _ start: Int) {
    guard rows[start].kind == .text, rows[start].text.contains(UInt8(ascii: "{")) else {
      return nil
    }
    let first = String(rows[start].text)
    guard let open = first.utf8.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    var text = String(first[first.utf8.index(after: open)...])
    var at = start
    while !text.utf8.contains(UInt8(ascii: "}")) {
      at += 1
      guard at < rows.count, at < start + Self.mostRows, rows[at].kind == .text else { return nil }
      text += "\n" + String(rows[at].text)
    }
    guard let close = text.utf8.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let body = text[..<close].trimmed
    let after = text[text.utf8.index(after: close)...].trimmed
    options = Self.options(body)
    guard options.count >= 2, options.contains(where: { !$0.isCorrect }) else { return nil }
    var before = first[..<open].trimmed
    if before.hasPrefix("::"), let title = before.dropFirst(2).firstRange(of: "::") {
      before = before[title.upperBound...].trimmed
    }
    stem = after.isEmpty ? String(before) : "\(before) _____ \(after)"
    end = at + 1
  }

  private static func options(_ body: Substring) -> [Option] {
    let (verdict, reason) = parts(body)
    switch verdict.lowercased() {
    case "t", "true", "f", "false":
      let isTrue = verdict.first == "T" || verdict.first == "t"
      return [
        Option(text: "True", reason: isTrue ? reason : "", isCorrect: isTrue),
        Option(text: "False", reason: isTrue ? "" : reason, isCorrect: !isTrue),
      ]
    default: break
    }
    guard let sign = body.first, sign == "=" || sign == "~" else { return [] }
    var options: [Option] = []
    var rest = body
    while let sign = rest.first {
      rest = rest.dropFirst()
      let end = nextSign(rest) ?? rest.endIndex
      options += option(rest[..<end].trimmed, isCorrect: sign == "=")
      rest = rest[end...]
    }
    return options
  }

  private static func option(_ text: Substring, isCorrect: Bool) -> [Option] {
    var text = text
    var isCorrect = isCorrect
    if text.hasPrefix("%"), let close = text.dropFirst().firstIndex(of: "%") {
      isCorrect = isCorrect || !text.dropFirst().hasPrefix("-") && !text.hasPrefix("%0%")
      text = text[text.index(after: close)...].trimmed
    }
    let (said, reason) = parts(text)
    return said.isEmpty ? [] : [Option(text: said, reason: reason, isCorrect: isCorrect)]
  }

  /// Splits what is said from the feedback behind `#`.
  private static func parts(_ text: Substring) -> (said: String, feedback: String) {
    guard let mark = text.firstIndex(of: "#") else { return (String(text.trimmed), "") }
    return (String(text[..<mark].trimmed), String(text[text.index(after: mark)...].trimmed))
  }

  /// The next `=` or `~` that begins an option: behind white space, with text after it.
  private static func nextSign(_ text: Substring) -> Substring.Index? {
    var previous: Character = "x"
    for index in text.indices {
      let character = text[index]
      if character == "~" || character == "=", previous.isWhitespace {
        let next = text.index(after: index)
        if next < text.endIndex, !text[next].isWhitespace { return index }
      }
      previous = character
    }
    return nil
  }
}
