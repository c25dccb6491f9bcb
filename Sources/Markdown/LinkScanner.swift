/// Recognises the parts of links and reference definitions.
///
/// Every function looks at `base[start..<end]`; the caller keeps that memory alive.
enum LinkScanner {
  /// The longest label that a link or a definition may have, in bytes.
  static let longestLabel = 999

  /// Skips spaces and tabs.
  @inline(__always)
  static func skipSpaces(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, base[at].isSpaceOrTab { at += 1 }
    return at
  }

  /// Skips spaces, tabs and line endings; a paragraph holds no blank line, so at most one.
  @inline(__always)
  static func skipWhitespace(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, base[at].isWhitespace { at += 1 }
    return at
  }

  /// Matches a label and returns the offset after its closing bracket.
  ///
  /// - Parameter start: The offset of the opening bracket.
  static func label(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    let limit = min(end, at + longestLabel + 1)
    while at < limit {
      switch base[at] {
      case Byte.closeBracket: return at + 1
      case Byte.openBracket: return nil
      case Byte.backslash where at + 1 < end && base[at + 1].isPunctuation: at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// Matches a destination and returns what it holds and the offset after it.
  static func destination(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (content: Range<Int>, after: Int)? {
    guard start < end else { return nil }
    if base[start] == Byte.less { return pointyDestination(base, start, end) }
    var at = start
    var depth = 0
    scan: while at < end {
      let byte = base[at]
      switch byte {
      case Byte.backslash where at + 1 < end && base[at + 1].isPunctuation:
        at += 2
        continue scan
      case Byte.openParen:
        depth += 1
        if depth > 32 { return nil }
      case Byte.closeParen:
        if depth == 0 { break scan }
        depth -= 1
      default:
        if byte == Byte.space || byte.isControl { break scan }
      }
      at += 1
    }
    guard depth == 0, at > start else { return nil }
    return (start..<at, at)
  }

  private static func pointyDestination(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (content: Range<Int>, after: Int)? {
    var at = start + 1
    while at < end {
      switch base[at] {
      case Byte.greater: return (start + 1..<at, at + 1)
      case Byte.less, Byte.lineFeed, Byte.carriageReturn: return nil
      case Byte.backslash where at + 1 < end && base[at + 1].isPunctuation: at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// Matches a quoted or parenthesised title and returns what it holds.
  ///
  /// The closing mark is the byte at the end of the result.
  static func title(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    guard start < end else { return nil }
    let open = base[start]
    let close: UInt8
    switch open {
    case Byte.quote, Byte.apostrophe: close = open
    case Byte.openParen: close = Byte.closeParen
    default: return nil
    }
    var at = start + 1
    while at < end {
      let byte = base[at]
      if byte == close { return start + 1..<at }
      if byte == Byte.openParen, close == Byte.closeParen { return nil }
      at += byte == Byte.backslash && at + 1 < end && base[at + 1].isPunctuation ? 2 : 1
    }
    return nil
  }

  /// Matches what follows `](`: a destination, a title and the closing parenthesis.
  static func inlineTarget(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (destination: Range<Int>, title: Range<Int>, after: Int)? {
    var at = skipWhitespace(base, start, end)
    var target = at..<at
    if let found = destination(base, at, end) {
      target = found.content
      at = found.after
    } else if at >= end || base[at] != Byte.closeParen {
      return nil
    }
    var title = at..<at
    let titleStart = skipWhitespace(base, at, end)
    if titleStart > at, let found = self.title(base, titleStart, end) {
      title = found
      at = skipWhitespace(base, found.upperBound + 1, end)
    } else {
      at = titleStart
    }
    guard at < end, base[at] == Byte.closeParen else { return nil }
    return (target, title, at + 1)
  }

  /// A link reference definition within a paragraph.
  struct Definition {
    var label: Range<Int>
    var destination: Range<Int>
    var title: Range<Int>
    /// The start of the next line.
    var after: Int
  }

  /// Matches a reference definition at the start of a line.
  static func definition(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Definition? {
    guard start < end, base[start] == Byte.openBracket,
      let labelEnd = label(base, start, end), labelEnd < end, base[labelEnd] == Byte.colon
    else { return nil }
    let labelRange = start + 1..<labelEnd - 1
    guard skipWhitespace(base, labelRange.lowerBound, labelRange.upperBound) < labelEnd - 1
    else { return nil }
    let targetStart = skipWhitespace(base, labelEnd + 1, end)
    guard let target = destination(base, targetStart, end) else { return nil }
    var result = Definition(
      label: labelRange,
      destination: target.content,
      title: target.after..<target.after,
      after: 0
    )
    let titleStart = skipWhitespace(base, target.after, end)
    if titleStart > target.after, let title = title(base, titleStart, end),
      let after = lineEnd(base, title.upperBound + 1, end)
    {
      result.title = title
      result.after = after
      return result
    }
    guard let after = lineEnd(base, target.after, end) else { return nil }
    result.after = after
    return result
  }

  /// Skips spaces and one line ending; nil if anything else is left on the line.
  private static func lineEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = skipSpaces(base, start, end)
    if at >= end { return end }
    guard base[at].isLineEnd else { return nil }
    at += base[at] == Byte.carriageReturn && at + 1 < end && base[at + 1] == Byte.lineFeed ? 2 : 1
    return skipSpaces(base, at, end)
  }
}
