/// The letter or box that an option begins with: `A) CSV`, `(b) Parquet`, `Ｃ．ORC`, `(x) Avro`.
struct OptionMark {
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
  let text: TextSlice

  /// Reads the mark at the beginning of a line; nil if there is none.
  init?(_ line: TextSlice) {
    // `*b) Parquet`, as teachers mark the key.
    let isStarred = line.first == UInt8(ascii: "*") && line.count > 3 && TextMarks.isLetter(line[1])
    let line = isStarred ? line.suffix(from: 1) : line
    guard !line.isEmpty else { return nil }
    // Most lines begin with a word, which a look at two bytes tells.
    let first = line.first | 0x20
    let isWord = TextMarks.isLetter(first) && line.count > 1 && TextMarks.isLetter(line[1])
    if isWord, first != UInt8(ascii: "o"), first != UInt8(ascii: "c") { return nil }
    if let box = Self.box(line) {
      place = 0
      style = .box
      isTicked = box.isTicked
      text = box.rest.trimmed
      return
    }
    var rest = line
    for word: StaticString in ["Option ", "Choice "] where line.hasPrefix(word) {
      rest = line.suffix(from: word.utf8CodeUnitCount)
    }
    let isOpened = Self.opens(rest)
    if isOpened { rest = rest.dropFirst(scalars: 1) }
    guard let letter = rest.firstScalar, let named = Self.place(of: letter.scalar),
      let after = Self.afterSign(
        rest.suffix(from: letter.length),
        isOpened: isOpened,
        isLower: named.isLower
      )
    else { return nil }
    place = named.place
    style = named.isLower ? .lower : .upper
    text = after
    isTicked = isStarred
  }

  /// Takes a sign that judges an option for its box: `✅ Parquet`.
  init(judged: (text: TextSlice, isRight: Bool)) {
    place = 0
    style = .box
    isTicked = judged.isRight
    text = judged.text
  }

  private static func opens(_ text: TextSlice) -> Bool {
    switch text.first {
    case UInt8(ascii: "("), UInt8(ascii: "["): true
    case 0x80...: text.hasPrefix("（") || text.hasPrefix("【")
    default: false
    }
  }

  /// The place of a letter from A to J, full-width ones too.
  private static func place(of letter: Unicode.Scalar) -> (place: Int, isLower: Bool)? {
    switch letter {
    case "A"..."J": (Int(letter.value) - 0x41, false)
    case "a"..."j": (Int(letter.value) - 0x61, true)
    case "\u{FF21}"..."\u{FF2A}": (Int(letter.value) - 0xFF21, false)
    case "\u{FF41}"..."\u{FF4A}": (Int(letter.value) - 0xFF41, true)
    default: nil
    }
  }

  private static func afterSign(
    _ text: TextSlice,
    isOpened: Bool,
    isLower: Bool
  ) -> TextSlice? {
    if text.first == 0x20 {
      guard !isOpened, !isLower else { return nil }
      for dash: StaticString in [" - ", " – ", " — "] where text.hasPrefix(dash) {
        return text.suffix(from: dash.utf8CodeUnitCount).trimmed
      }
      return nil
    }
    guard let (sign, length) = text.firstScalar else { return nil }
    var rest = text.suffix(from: length)
    switch sign {
    case "．", "）", "：", "、", "】", "。": return rest.trimmed
    case ")", ".", ":", "]": break
    default: return nil
    }
    // `A.)` and `(A):` have two signs.
    if rest.first == UInt8(ascii: ")") || rest.first == UInt8(ascii: ".") || rest.first == 0x3A {
      rest = rest.suffix(from: 1)
    }
    guard let (next, nextLength) = rest.firstScalar else { return .empty }
    if next == " " || next == "\n" || next == "\u{A0}" || next == "\u{3000}" { return rest.trimmed }
    // `A.CSV` is an option, `A.I.` and `a.b` are not.
    let isTight =
      sign == ")" || sign == "]"
      || !isLower && rest.suffix(from: nextLength).first != UInt8(ascii: ".")
    return isTight && (rest.beginsWithLetter || rest.beginsWithNumber) ? rest.trimmed : nil
  }

  private static let boxes: [(mark: StaticString, isTicked: Bool)] = [
    ("( )", false), ("()", false), ("(x)", true), ("(X)", true), ("(*)", true), ("[ ]", false),
    ("[x]", true), ("[X]", true), ("☐", false), ("☑", true), ("☒", true), ("○", false),
    ("◯", false), ("●", true), ("◉", true), ("[✅]", true), ("[✔]", true), ("[✓]", true),
    ("[❌]", false), ("[✗]", false), ("[✘]", false),
  ]

  private static func box(_ line: TextSlice) -> (isTicked: Bool, rest: TextSlice)? {
    let first = line.first
    guard first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || first >= 0xE2 else {
      return nil
    }
    for box in boxes where line.hasPrefix(box.mark) {
      let rest = line.suffix(from: box.mark.utf8CodeUnitCount)
      guard rest.first == 0x20 || rest.hasPrefix("\u{A0}"), !rest.trimmed.isEmpty else {
        return nil
      }
      return (box.isTicked, rest)
    }
    return nil
  }

  /// Finds the options of one line, such as `A) CSV B) Parquet C) JSON`; fewer than two are none.
  ///
  /// - Parameter place: The place of the first of them, where others stand on lines before.
  static func inline(_ line: TextSlice, from place: Int = 0) -> [TextSlice] {
    guard let first = OptionMark(line), first.place == place, first.style != .box else { return [] }
    let all = TextSlice(first.style == .upper ? "BCDEFGHIJ" : "bcdefghij")
    let letters = all.suffix(from: min(place, all.count))
    let sign = line.firstIndex { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }
    guard let sign = sign.map({ line[$0] }) else { return [] }
    var texts: [TextSlice] = []
    var rest = first.text
    for letter in letters.bytes {
      guard let next = Self.place(of: letter, sign: sign, in: rest) else { break }
      texts.append(rest.prefix(next.lowerBound).trimmed.withoutSlash)
      rest = rest.suffix(from: next.upperBound).trimmed
    }
    texts.append(rest)
    return texts.count > (place > 0 ? 0 : 1) && texts.allSatisfy { !$0.isEmpty } ? texts : []
  }

  /// Splits a line such as `Which format is columnar? (a) CSV (b) Parquet` into what is asked and
  /// the options; nil if it has none.
  static func split(_ line: TextSlice) -> (stem: TextSlice, options: [TextSlice])? {
    for first: StaticString in [" (a) ", " (A) ", " a) ", " A) "] {
      guard let at = line.firstIndex(of: first), at > 0 else { continue }
      let options = inline(line.suffix(from: at).trimmed)
      if options.count > 1 { return (line.prefix(at).trimmed, options) }
    }
    return nil
  }

  private static func place(of letter: UInt8, sign: UInt8, in text: TextSlice) -> Range<Int>? {
    var from = 0
    while let space = text.firstIndex(of: 0x20, from: from) {
      from = space + 1
      var next = from
      if next < text.count, text[next] == UInt8(ascii: "(") { next += 1 }
      if next + 2 < text.count, text[next] == letter, text[next + 1] == sign,
        text[next + 2] == 0x20
      {
        return space..<next + 2
      }
    }
    return nil
  }
}

extension TextSlice {
  /// `CSV` of `CSV /`, which separates options.
  fileprivate var withoutSlash: TextSlice { hasSuffix(" /") ? dropLast().trimmed : self }
}

/// Signs that an author sets at an option to say that it is right or wrong: `B. Parquet ✅`.
enum OptionVerdict {
  private static let signs: [(sign: StaticString, isRight: Bool)] = [
    ("✅", true), ("✔️", true), ("✔", true), ("✓", true), ("☑️", true), ("☑", true), ("🟢", true),
    ("(correct answer)", true), ("(correct)", true), ("[correct]", true), ("← correct", true),
    ("<- correct", true), ("<-- correct", true), ("(right)", true), ("(answer)", true),
    ("(正确)", true), ("(正解)", true), ("❌", false), ("✗", false), ("✘", false), ("✖️", false),
    ("✖", false), ("🔴", false), ("(incorrect)", false), ("(wrong)", false),
  ]

  /// The text behind such a sign at the beginning, and what it says; nil if there is none.
  static func leading(_ text: TextSlice) -> (text: TextSlice, isRight: Bool)? {
    guard text.first >= 0xE2 else { return nil }
    for (sign, isRight) in signs where text.hasPrefix(sign) {
      return (text.suffix(from: sign.utf8CodeUnitCount).trimmed, isRight)
    }
    return nil
  }

  /// Returns a text without such a sign at its ends, and what it says; nil if there is none.
  static func read(_ text: TextSlice) -> (text: TextSlice, isRight: Bool)? {
    // A sign is a bracket or an arrow at the end, or lies beyond ASCII.
    let last = text.last
    let mayHaveSign =
      last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last == UInt8(ascii: "t")
      || last >= 0x80 || text.first >= 0x80
    guard mayHaveSign else { return nil }
    for (sign, isRight) in signs {
      if text.hasFoldedSuffix(sign) {
        return (text.dropLast(sign.utf8CodeUnitCount).trimmed, isRight)
      }
      if text.hasFoldedPrefix(sign) {
        return (text.suffix(from: sign.utf8CodeUnitCount).trimmed, isRight)
      }
    }
    return nil
  }
}
