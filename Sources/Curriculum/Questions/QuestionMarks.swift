/// Which marks of questions a stretch of Markdown holds, from one look at the beginning of its
/// lines.
///
/// Most sections hold none, so that nothing else need look for questions in them.
struct QuestionMarks {
  /// Whether there may be options, an answer or a question that goes without options.
  private(set) var mayHoldQuestions = false

  private var hasFirst = false
  private var hasSecond = false
  private var boxes = 0

  /// Looks at some bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count, !mayHoldQuestions {
        readLine(buffer, at)
        // Few bytes of a line can say anything.
        while at < buffer.count, buffer[at] != 0x0A {
          at = Self.nextMark(in: buffer, from: at)
          guard at < buffer.count, buffer[at] != 0x0A else { break }
          readInside(buffer, at)
          at += 1
        }
        at += 1
      }
    }
  }

  /// Returns the next place that matters, or the end; sixteen bytes are looked at together.
  @inline(__always)
  private static func nextMark(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    typealias Block = SIMD16<UInt8>
    var at = start
    if let base = bytes.baseAddress {
      while at + 16 <= bytes.count {
        let block = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: at, as: Block.self)
        let matters =
          block .== Block(repeating: 0x0A) .| block .== Block(repeating: UInt8(ascii: "{"))
          .| block .== Block(repeating: UInt8(ascii: "<")) .| block .== Block(repeating: 0xE2)
        if any(matters) { break }
        at += 16
      }
    }
    while at < bytes.count, !mayMatter(bytes[at]) { at += 1 }
    return at
  }

  /// Whether a byte ends a line or begins something that may stand within one.
  @inline(__always)
  private static func mayMatter(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<") || byte == 0xE2
  }

  /// Looks for what may stand within a line: `{=`, `<br>` before an option,
  /// `<summary>` before an answer, a check mark.
  @inline(__always)
  private mutating func readInside(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let byte = bytes[at]
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<") || byte == 0xE2
    else { return }
    guard at + 2 < bytes.count else { return }
    let next = bytes[at + 1]
    switch byte {
    case UInt8(ascii: "{"):
      let isGift = next == UInt8(ascii: "=") || next == UInt8(ascii: "~")
      if isGift || next == UInt8(ascii: "T") || next == UInt8(ascii: "F") {
        mayHoldQuestions = true
      }
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "b") || next == UInt8(ascii: "s"),
        let end = bytes[at..<min(at + 10, bytes.count)].firstIndex(of: UInt8(ascii: ">"))
      {
        readLine(bytes, end + 1)
      }
    case 0xE2:
      if next == 0x9C, (0x85...0x98).contains(bytes[at + 2]) { mayHoldQuestions = true }
    default: break
    }
  }

  private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    var at = start
    func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0x0A }
    // Indentation, quotes, bullets, emphasis and brackets.
    var isNumbered = false
    while true {
      switch byte(at) {
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "|"),
        UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
        at += 1
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = at
        while byte(end) &- 0x30 < 10 { end += 1 }
        if byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: ")") {
          at = end + 1
          isNumbered = true
          continue
        }
      default: break
      }
      break
    }
    // The options may stand behind what is asked: `1. Which? (a) CSV (b) Parquet`.
    if isNumbered, Self.holdsOption(UInt8(ascii: "a"), bytes, from: at) { mayHoldQuestions = true }
    if byte(at) == UInt8(ascii: "(") || byte(at) == UInt8(ascii: "[") {
      let inner = byte(at + 1)
      let isBox = byte(at + 2) == UInt8(ascii: "]") || byte(at + 2) == UInt8(ascii: ")")
      if isBox, inner == 0x20 || inner | 0x20 == UInt8(ascii: "x") || inner == UInt8(ascii: "*") {
        boxes += 1
        if boxes >= 2 { mayHoldQuestions = true }
        return
      }
      at += 1
    }
    readWord(bytes, at, byte)
  }

  private mutating func readWord(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ at: Int,
    _ byte: (Int) -> UInt8
  ) {
    let first = byte(at)
    let folded = first | 0x20
    switch folded {
    case UInt8(ascii: "a"), UInt8(ascii: "b"):
      switch byte(at + 1) {
      case UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "]"),
        UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\\"), 0x80..., UInt8(ascii: "_"):
        note(folded)
        if !hasSecond, Self.holdsOption(UInt8(ascii: "b"), bytes, from: at) { note(0x62) }
      case 0x20:
        let sign = byte(at + 2)
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "|") || sign >= 0x80 { note(folded) }
        if sign == UInt8(ascii: "|"), Self.holdsOption(UInt8(ascii: "b"), bytes, from: at) {
          note(0x62)
        }
      case let second where folded == 0x61 && second | 0x20 == UInt8(ascii: "n"):
        readMark(among: Self.answers, byte, at)
      default: break
      }
    case UInt8(ascii: "o"): readMark(among: Self.options, byte, at)
    case UInt8(ascii: "c"): readMark(among: Self.correct, byte, at)
    case UInt8(ascii: "s"): readMark(among: Self.solutions, byte, at)
    case UInt8(ascii: "t"): readMark(among: Self.judgements, byte, at)
    case UInt8(ascii: "q"):
      // `Q1.` and `Question 1`, whose key may be told by strong type alone.
      let isNumbered = byte(at + 1) &- 0x30 < 10
      if isNumbered { mayHoldQuestions = true } else { readMark(among: Self.labels, byte, at) }
    case 0x80...:
      // Full-width letters, boxes, check marks and the words of East Asian answers.
      if first == 0xEF || first == 0xE2 || first == 0xE7 || first == 0xE6 || first == 0xE3 {
        if first == 0xEF || Self.isAnswerMark(byte, at) { mayHoldQuestions = true }
      }
    case UInt8(ascii: "="), UInt8(ascii: "~") | 0x20:
      if first == UInt8(ascii: "=") && byte(at + 1) == UInt8(ascii: "=") { return }
      if byte(at + 1) > 0x20, byte(at + 1) != first { note(first == 0x3D ? 0x61 : 0x62) }
    default: break
    }
  }

  /// A line may begin anew behind each `<br>`.
  private static let longestLook = 600

  /// Whether the rest of a line holds the mark of an option: ` B) `, ` (b) `, ` B |`.
  private static func holdsOption(
    _ letter: UInt8,
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Bool {
    var at = start
    let end = min(bytes.count - 2, start + longestLook)
    while at < end, bytes[at] != 0x0A {
      if bytes[at] == 0x20 || bytes[at] == UInt8(ascii: "("), bytes[at + 1] | 0x20 == letter {
        switch bytes[at + 2] {
        case UInt8(ascii: ")"): return true
        case UInt8(ascii: "."), 0x20: if bytes[at] == 0x20, letter == 0x62 { return true }
        default: break
        }
      }
      at += 1
    }
    return false
  }

  private mutating func note(_ letter: UInt8) {
    if letter == UInt8(ascii: "a") { hasFirst = true } else { hasSecond = true }
    if hasFirst, hasSecond { mayHoldQuestions = true }
  }

  // Marks by their first letter, since most words begin with another one.
  private static let answers: [StaticString] = ["answer", "ans.", "ans:", "ans "]
  private static let labels: [StaticString] = ["question "]
  private static let options: [StaticString] = ["option a"]
  private static let correct: [StaticString] = ["correct", "choice a"]
  private static let solutions: [StaticString] = ["suggested", "solution"]
  private static let judgements: [StaticString] = [
    "the correct", "the answer", "true or false", "true/false", "t/f",
  ]

  private mutating func readMark(
    among words: [StaticString],
    _ byte: (Int) -> UInt8,
    _ at: Int
  ) {
    for word in words where Self.matches(word, byte, at) {
      mayHoldQuestions = true
      return
    }
  }

  private static func matches(_ word: StaticString, _ byte: (Int) -> UInt8, _ at: Int) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount {
      let sought = word.utf8Start[offset]
      let found = byte(at + offset)
      let isLetter = (found | 0x20) &- 0x61 < 26
      if (isLetter ? found | 0x20 : found) != sought { return false }
    }
    return true
  }

  /// `答`, `正确`, `正解`, and boxes or check marks.
  private static func isAnswerMark(_ byte: (Int) -> UInt8, _ at: Int) -> Bool {
    switch (byte(at), byte(at + 1), byte(at + 2)) {
    case (0xE7, 0xAD, 0x94), (0xE6, 0xAD, 0xA3), (0xE3, 0x80, 0x90): true
    case (0xE2, 0x98, 0x90...0x92), (0xE2, 0x9C, 0x85...0x98), (0xE2, 0x97, 0x89...0x8F): true
    default: false
    }
  }
}
