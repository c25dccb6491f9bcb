/// Addresses without angle brackets, as GitHub recognises them.
extension InlineParser {
  /// Recognises an address whose scheme ends at the colon at hand.
  mutating func scanAddress() {
    let base = text.base
    let colon = position
    position = colon + 1
    guard HTMLScanner.matches("//", base, colon + 1, text.end), !brackets.isWithinBrackets
    else { return }
    var start = colon
    let limit = max(text.start, colon - 6)
    while start > limit, base[start - 1].isLetter { start -= 1 }
    let length = colon - start
    let isKnown =
      (length == 4 && HTMLScanner.matches("http", base, start, text.end))
      || (length == 5 && HTMLScanner.matches("https", base, start, text.end))
      || (length == 3 && HTMLScanner.matches("ftp", base, start, text.end))
    guard isKnown, isHostCharacter(colon + 3),
      let hostEnd = hostEnd(colon + 3, needsDot: false)
    else { return }
    addBareLink(start, hostEnd, flags: 0)
  }

  /// Recognises an address that begins with `www` before the dot at hand.
  mutating func scanHost() {
    let base = text.base
    let start = position - 3
    position += 1
    guard start >= text.start, HTMLScanner.matches("www", base, start, text.end),
      base[start] & base[start + 1] & base[start + 2] & 0x20 != 0,
      !brackets.isWithinBrackets
    else { return }
    // A name that ends at this dot has been taken already, without the dot.
    if tokens.count > 0, Int(tokens.last.end) > start { return }
    if start > text.start {
      switch base[start - 1] {
      case Byte.star, Byte.underscore, Byte.tilde, Byte.openParen: break
      default: if !base[start - 1].isWhitespace { return }
      }
    }
    guard let hostEnd = hostEnd(start, needsDot: true) else { return }
    addBareLink(start, hostEnd, flags: Node.addsHTTP)
  }

  private mutating func addBareLink(_ start: Int, _ hostEnd: Int, flags: UInt8) {
    var end = hostEnd
    while end < text.end, !text.base[end].isWhitespace, text.base[end] != Byte.less { end += 1 }
    end = trimmedEnd(start, end)
    guard end > start else { return }
    addToken(.autolink, start, end)
    tokens.last.flags = flags
  }

  /// Whether a host may contain the character at an offset.
  private func isHostCharacter(_ offset: Int) -> Bool {
    guard offset < text.end else { return false }
    let byte = text.base[offset]
    if byte < 0x80 { return CharacterClass(ascii: byte) == .other }
    let (scalar, _) = Unicode.Scalar.decode(text.base, at: offset, end: text.end)
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return false
    default: return true
    }
  }

  /// Finds the end of a host name; nil if its last two parts hold an underscore.
  private func hostEnd(_ start: Int, needsDot: Bool) -> Int? {
    let base = text.base
    var dots = 0
    var underscoresBefore = 0
    var underscores = 0
    var at = start + 1
    while at < text.end - 1 {
      if base[at] == Byte.backslash, at < text.end - 2 { at += 1 }
      let byte = base[at]
      if byte == Byte.underscore {
        underscores += 1
      } else if byte == Byte.dot {
        underscoresBefore = underscores
        underscores = 0
        dots += 1
      } else if byte != Byte.dash, !byte.isContinuation, !isHostCharacter(at) {
        break
      }
      at += 1
    }
    // A long name passes in spite of underscores, or every part of it would be searched again.
    if underscoresBefore + underscores > 0, dots <= 10 { return nil }
    return dots > 0 || !needsDot ? at : nil
  }

  /// Cuts punctuation and unbalanced parentheses from the end of an address.
  func trimmedEnd(_ start: Int, _ limit: Int) -> Int {
    let base = text.base
    var end = limit
    var balance = 0
    for at in start..<limit {
      if base[at] == Byte.openParen { balance += 1 }
      if base[at] == Byte.closeParen { balance -= 1 }
    }
    while end > start {
      switch base[end - 1] {
      case Byte.closeParen:
        if balance >= 0 { return end }
        balance += 1
        end -= 1
      case Byte.question, Byte.bang, Byte.dot, UInt8(ascii: ","), Byte.colon, Byte.star,
        Byte.underscore, Byte.tilde, Byte.apostrophe, Byte.quote:
        end -= 1
      case Byte.semicolon:
        var entity = end - 2
        while entity > start, base[entity].isLetter { entity -= 1 }
        let isEntity = entity >= start && entity < end - 2 && base[entity] == Byte.ampersand
        end = isEntity ? entity : end - 1
      default:
        return end
      }
    }
    return end
  }

  /// An e-mail address within text.
  struct EmailAddress {
    var start: Int
    var end: Int
    var flags: UInt8
  }

  /// Finds the next e-mail address in a run of text.
  func nextEmail(_ start: Int, _ end: Int) -> EmailAddress? {
    let base = text.base
    var searchStart = start
    var at = start
    while at < end {
      while at < end, base[at] != Byte.at { at += 1 }
      guard at < end else { return nil }
      var flags = Node.addsMailto
      let from = mailboxStart(at, limit: searchStart, &flags)
      guard from < at else {
        at += 1
        searchStart = at
        continue
      }
      let host = emailHostEnd(
        at,
        end,
        allowsSlash: flags & Node.addsMailto == 0 && base[from] == 0x78
      )
      if host.endsAtAnotherAt {
        searchStart = at + 1
        at = host.end
        continue
      }
      let trimmed = host.isValid ? trimmedEnd(at, host.end) : at
      if trimmed > at { return EmailAddress(start: from, end: trimmed, flags: flags) }
      searchStart = host.isValid ? at + 1 : max(host.end, at + 1)
      at = searchStart
    }
    return nil
  }

  private func mailboxStart(_ at: Int, limit: Int, _ flags: inout UInt8) -> Int {
    let base = text.base
    var from = at
    while from > limit {
      let byte = base[from - 1]
      if byte == Byte.colon {
        guard endsWithScheme("mailto:", from, limit) || endsWithScheme("xmpp:", from, limit)
        else { break }
        flags &= ~Node.addsMailto
      } else if byte.isPunctuation, byte != Byte.backslash {
        guard byte == Byte.dot || byte == Byte.plus || byte == Byte.dash || byte == Byte.underscore
        else { break }
        if isEscaped(from - 1, limit) {
          flags |= Node.decodesEscapes
          from -= 1
        }
      } else if !byte.isAlphanumeric {
        break
      }
      from -= 1
    }
    return from
  }

  /// Whether an odd number of backslashes stands before an offset.
  private func isEscaped(_ offset: Int, _ limit: Int) -> Bool {
    var first = offset
    while first > limit, text.base[first - 1] == Byte.backslash { first -= 1 }
    return (offset - first) & 1 == 1
  }

  private func endsWithScheme(_ scheme: StaticString, _ end: Int, _ limit: Int) -> Bool {
    let start = end - scheme.utf8CodeUnitCount
    guard start >= limit else { return false }
    for offset in 0..<scheme.utf8CodeUnitCount
    where text.base[start + offset] != scheme.utf8Start[offset] {
      return false
    }
    return start == limit || !text.base[start - 1].isAlphanumeric
  }

  private struct EmailHost {
    var end: Int
    var isValid: Bool
    var endsAtAnotherAt: Bool
  }

  private func emailHostEnd(_ at: Int, _ end: Int, allowsSlash: Bool) -> EmailHost {
    let base = text.base
    var dots = 0
    var next = at + 1
    while next < end {
      let byte = base[next]
      if byte == Byte.at { return EmailHost(end: next, isValid: false, endsAtAnotherAt: true) }
      if byte == Byte.dot, next + 1 < end, base[next + 1].isAlphanumeric {
        dots += 1
      } else if !byte.isAlphanumeric, byte != Byte.dash, byte != Byte.underscore,
        !(byte == Byte.slash && allowsSlash)
      {
        break
      }
      next += 1
    }
    let last = base[next - 1]
    let isValid = next - at >= 2 && dots > 0 && (last.isLetter || last == Byte.dot)
    return EmailHost(end: next, isValid: isValid, endsAtAnotherAt: false)
  }
}
