/// Recognises raw HTML and autolinks in angle brackets.
///
/// Every function looks at `base[start..<end]`; the caller keeps that memory alive.
enum HTMLScanner {
  /// Matches an open or closing tag at `<` and returns the offset after it.
  static func tag(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    guard at < end else { return nil }
    let isClosing = base[at] == Byte.slash
    if isClosing { at += 1 }
    guard at < end, base[at].isLetter else { return nil }
    while at < end, base[at].isAlphanumeric || base[at] == Byte.dash { at += 1 }
    if isClosing {
      at = LinkScanner.skipWhitespace(base, at, end)
      return at < end && base[at] == Byte.greater ? at + 1 : nil
    }
    while true {
      let spaced = LinkScanner.skipWhitespace(base, at, end)
      guard spaced < end else { return nil }
      if base[spaced] == Byte.greater { return spaced + 1 }
      if base[spaced] == Byte.slash {
        return spaced + 1 < end && base[spaced + 1] == Byte.greater ? spaced + 2 : nil
      }
      guard spaced > at, let after = attribute(base, spaced, end) else { return nil }
      at = after
    }
  }

  private static func attribute(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int? {
    guard base[start].isLetter || base[start] == Byte.underscore || base[start] == Byte.colon
    else { return nil }
    var at = start + 1
    while at < end, isNameByte(base[at]) { at += 1 }
    let equals = LinkScanner.skipWhitespace(base, at, end)
    guard equals < end, base[equals] == Byte.equals else { return at }
    at = LinkScanner.skipWhitespace(base, equals + 1, end)
    guard at < end else { return nil }
    let quote = base[at]
    if quote == Byte.quote || quote == Byte.apostrophe {
      at += 1
      while at < end, base[at] != quote { at += 1 }
      return at < end ? at + 1 : nil
    }
    let valueStart = at
    while at < end, isUnquotedByte(base[at]) { at += 1 }
    return at > valueStart ? at : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == Byte.underscore || byte == Byte.colon || byte == Byte.dot
      || byte == Byte.dash
  }

  private static func isUnquotedByte(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.quote, Byte.apostrophe, Byte.equals, Byte.less, Byte.greater, Byte.backtick: false
    default: !byte.isWhitespace
    }
  }

  /// Finds a sequence of bytes and returns the offset after it.
  static func find(
    _ pattern: StaticString,
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int? {
    let count = pattern.utf8CodeUnitCount
    let first = pattern.utf8Start[0]
    var at = start
    while at + count <= end {
      if base[at] == first, matches(pattern, base, at, end) { return at + count }
      at += 1
    }
    return nil
  }

  /// Whether lower-case ASCII stands at an offset, in any case.
  static func matches(
    _ pattern: StaticString,
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    let count = pattern.utf8CodeUnitCount
    guard start + count <= end else { return false }
    for offset in 0..<count
    where base[start + offset].lowercased != pattern.utf8Start[offset].lowercased {
      return false
    }
    return true
  }

  /// Matches `<scheme:address>` at `<` and returns the offset after it.
  static func addressAutolink(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    guard at < end, base[at].isLetter else { return nil }
    while at < end, at - start <= 33,
      base[at].isAlphanumeric || base[at] == Byte.plus || base[at] == Byte.dot
        || base[at] == Byte.dash
    {
      at += 1
    }
    let length = at - start - 1
    guard length >= 2, length <= 32, at < end, base[at] == Byte.colon else { return nil }
    at += 1
    while at < end {
      let byte = base[at]
      if byte == Byte.greater { return at + 1 }
      if byte == Byte.less || byte == Byte.space || byte.isControl { return nil }
      at += 1
    }
    return nil
  }

  /// Matches `<name@host>` at `<` and returns the offset after it.
  static func emailAutolink(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    while at < end, isMailboxByte(base[at]) { at += 1 }
    guard at > start + 1, at < end, base[at] == Byte.at else { return nil }
    at += 1
    while true {
      let labelStart = at
      while at < end, base[at].isAlphanumeric || base[at] == Byte.dash { at += 1 }
      let length = at - labelStart
      guard length >= 1, length <= 63, at < end, base[labelStart] != Byte.dash,
        base[at - 1] != Byte.dash
      else { return nil }
      if base[at] == Byte.greater { return at + 1 }
      guard base[at] == Byte.dot else { return nil }
      at += 1
    }
  }

  private static func isMailboxByte(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.quote, Byte.openParen, Byte.closeParen, UInt8(ascii: ","), Byte.colon,
      Byte.semicolon, Byte.less, Byte.greater, Byte.at, Byte.openBracket, Byte.backslash,
      Byte.closeBracket:
      false
    default: byte.isAlphanumeric || byte.isPunctuation
    }
  }
}
