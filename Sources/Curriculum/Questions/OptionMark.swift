/// The letter or box that an option begins with: `A) CSV`, `(b) Parquet`, `Ｃ．ORC`, `(x) Avro`.
struct OptionMark: Equatable {
  /// What the mark is made of; the options of one question are marked alike.
  enum Style: Equatable {
    case upper
    case lower
    case box
  }

  /// The place that the letter names, A being zero; zero for a box.
  let place: Int
  let style: Style
  /// Whether a box is ticked.
  var isTicked = false
  /// What follows the mark.
  let text: Substring

  /// Reads the mark at the beginning of a line; nil if there is none.
  init?(_ line: Substring) {
    guard let first = line.utf8.first else { return nil }
    // Most lines begin with a word, which a look at two bytes tells.
    let second = line.utf8.dropFirst().first ?? 0x20
    let isWord = (second | 0x20) &- 0x61 < 26
    if (first | 0x20) &- 0x61 < 26, isWord, (first | 0x20) != 0x6F, (first | 0x20) != 0x63 {
      return nil
    }
    if let box = Self.box(line) {
      place = 0
      style = .box
      isTicked = box.isTicked
      text = box.rest.trimmed
      return
    }
    var rest = line.unicodeScalars
    for word in ["Option ", "Choice "] where line.hasPrefix(word) {
      rest.removeFirst(word.unicodeScalars.count)
    }
    let isOpened = rest.first.map { "([（【".unicodeScalars.contains($0) } ?? false
    if isOpened { rest.removeFirst() }
    guard let letter = rest.popFirst(), let named = Self.place(of: letter) else { return nil }
    guard let after = Self.afterSign(rest, isOpened: isOpened, isLower: named.isLower) else {
      return nil
    }
    place = named.place
    style = named.isLower ? .lower : .upper
    text = after
  }

  /// The place of a letter from A to J, full-width ones too.
  private static func place(of letter: Unicode.Scalar) -> (place: Int, isLower: Bool)? {
    for (first, isLower) in [(0x41, false), (0x61, true), (0xFF21, false), (0xFF41, true)] {
      let place = Int(letter.value) - first
      if (0..<10).contains(place) { return (place, isLower) }
    }
    return nil
  }

  private static func afterSign(
    _ text: Substring.UnicodeScalarView,
    isOpened: Bool,
    isLower: Bool
  ) -> Substring? {
    var rest = text
    if rest.first == " " {
      guard !isOpened, !isLower else { return nil }
      for dash in [" - ", " – ", " — "] where Substring(rest).hasPrefix(dash) {
        return Substring(rest).dropFirst(3).trimmed
      }
      return nil
    }
    guard let sign = rest.popFirst() else { return nil }
    if "．）：、】。".unicodeScalars.contains(sign) { return Substring(rest).trimmed }
    guard ").:]".unicodeScalars.contains(sign) else { return nil }
    // `A.)` and `(A):` have two signs.
    if let second = rest.first, ").:".unicodeScalars.contains(second) { rest.removeFirst() }
    guard let next = rest.first else { return "" }
    if next == " " || next == "\n" || next == "\u{A0}" || next == "\u{3000}" {
      return Substring(rest).trimmed
    }
    // `A.CSV` is an option, `A.I.` and `a.b` are not.
    let isTight = sign == ")" || sign == "]" || !isLower && rest.dropFirst().first != "."
    guard isTight, next.properties.isAlphabetic || next.properties.numericType != nil else {
      return nil
    }
    return Substring(rest).trimmed
  }

  private static let boxes: [(mark: String, isTicked: Bool)] = [
    ("( )", false), ("()", false), ("(x)", true), ("(X)", true), ("(*)", true), ("[ ]", false),
    ("[x]", true), ("[X]", true), ("☐", false), ("☑", true), ("☒", true), ("○", false),
    ("◯", false), ("●", true), ("◉", true),
  ]

  private static func box(_ line: Substring) -> (isTicked: Bool, rest: Substring)? {
    guard let first = line.utf8.first,
      first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || first >= 0xE2
    else { return nil }
    for box in boxes where line.utf8.starts(with: box.mark.utf8) {
      let rest = Substring(line.utf8.dropFirst(box.mark.utf8.count))
      guard rest.first == " " || rest.first == "\u{A0}", !rest.trimmed.isEmpty else { return nil }
      return (box.isTicked, rest)
    }
    return nil
  }

  /// Finds the options of one line, such as `A) CSV B) Parquet C) JSON`; fewer than two are none.
  static func inline(_ line: Substring) -> [Substring] {
    guard let first = OptionMark(line), first.place == 0, first.style != .box else { return [] }
    let letters = first.style == .upper ? "BCDEFGHIJ" : "bcdefghij"
    let sign = line.utf8.first { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }
    guard let sign else { return [] }
    var texts: [Substring] = []
    var rest = first.text
    for letter in letters.utf8 {
      guard let next = place(of: letter, sign: sign, in: rest) else { break }
      texts.append(rest[..<next.start].trimmed)
      rest = rest[next.end...].trimmed
    }
    texts.append(rest)
    return texts.count > 1 && texts.allSatisfy { !$0.isEmpty } ? texts : []
  }

  private static func place(
    of letter: UInt8,
    sign: UInt8,
    in text: Substring
  ) -> (start: Substring.Index, end: Substring.Index)? {
    let bytes = text.utf8
    var at = bytes.startIndex
    while let space = bytes[at...].firstIndex(of: 0x20) {
      var next = bytes.index(after: space)
      if next < bytes.endIndex, bytes[next] == UInt8(ascii: "(") { next = bytes.index(after: next) }
      if next < bytes.endIndex, bytes[next] == letter {
        let after = bytes.index(after: next)
        if after < bytes.endIndex, bytes[after] == sign {
          let end = bytes.index(after: after)
          if end < bytes.endIndex, bytes[end] == 0x20 { return (space, end) }
        }
      }
      at = bytes.index(after: space)
    }
    return nil
  }
}

/// Signs that an author sets at an option to say that it is right or wrong: `B. Parquet ✅`.
enum OptionVerdict {
  private static let right = [
    "✅", "✔️", "✔", "✓", "☑️", "☑", "🟢", "(correct answer)", "(correct)", "[correct]", "← correct",
    "<- correct", "<-- correct", "(right)", "(answer)", "(正确)", "(正解)",
  ]
  private static let wrong = ["❌", "✗", "✘", "✖️", "✖", "🔴", "(incorrect)", "(wrong)"]

  /// The text behind such a sign at the beginning; nil if there is none.
  static func leading(_ text: Substring) -> Substring? {
    guard (text.utf8.first ?? 0) >= 0xE2 else { return nil }
    for sign in right + wrong where text.hasPrefix(sign) {
      return text.dropFirst(sign.count).trimmed
    }
    return nil
  }

  /// Returns a text without such a sign at its ends, and what it says; nil if there is none.
  static func read(_ text: Substring) -> (text: Substring, isRight: Bool)? {
    // A sign is a bracket or an arrow at the end, or lies beyond ASCII.
    let last = text.utf8.last ?? 0
    let mayHaveSign =
      last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last == UInt8(ascii: "t")
      || last >= 0x80 || (text.utf8.first ?? 0) >= 0x80
    guard mayHaveSign else { return nil }
    let lower = text.lowercased()
    for (signs, isRight) in [(right, true), (wrong, false)] {
      for sign in signs {
        // Most signs are ruled out by a byte.
        if lower.utf8.last == sign.utf8.last, lower.hasSuffix(sign) {
          return (text.dropLast(sign.count).trimmed, isRight)
        }
        if lower.utf8.first == sign.utf8.first, lower.hasPrefix(sign) {
          return (text.dropFirst(sign.count).trimmed, isRight)
        }
      }
    }
    return nil
  }
}
