/// Openings of raw HTML that nothing closes in the rest of the block.
struct UnclosedTags: OptionSet {
  let rawValue: UInt8
  static let comment = UnclosedTags(rawValue: 1)
  static let instruction = UnclosedTags(rawValue: 2)
  static let declaration = UnclosedTags(rawValue: 4)
  static let characterData = UnclosedTags(rawValue: 8)
}

extension InlineParser {
  /// Recognises an autolink or raw HTML at `<`.
  mutating func scanAngle() {
    let base = text.base
    let end = text.end
    if let after = HTMLScanner.addressAutolink(base, position, end) {
      addAutolink(after, flags: Node.decodesEntities)
    } else if let after = HTMLScanner.emailAutolink(base, position, end) {
      addAutolink(after, flags: Node.decodesEntities | Node.addsMailto)
    } else if let after = htmlEnd() {
      addToken(.htmlInline, position, after)
    } else {
      position += 1
    }
  }

  private mutating func addAutolink(_ after: Int, flags: UInt8) {
    addToken(.autolink, position, after)
    tokens.last.flags = flags
  }

  private mutating func htmlEnd() -> Int? {
    let base = text.base
    let end = text.end
    let next = position + 1
    guard next < end else { return nil }
    switch base[next] {
    case Byte.question:
      return find("?>", next + 1, .instruction)
    case Byte.bang:
      if HTMLScanner.matches("--", base, next + 1, end) {
        if next + 3 < end, base[next + 3] == Byte.greater { return next + 4 }
        if HTMLScanner.matches("->", base, next + 3, end) { return next + 5 }
        return find("-->", next + 3, .comment)
      }
      guard next + 1 < end else { return nil }
      if base[next + 1].isLetter { return find(">", next + 1, .declaration) }
      guard isCharacterDataStart(next + 1) else { return nil }
      return find("]]>", next + 8, .characterData)
    default:
      return HTMLScanner.tag(base, position, end)
    }
  }

  private func isCharacterDataStart(_ start: Int) -> Bool {
    let name: StaticString = "[CDATA["
    guard start + name.utf8CodeUnitCount <= text.end else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where text.base[start + offset] != name.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Finds what closes a construct, once at most if there is none.
  private mutating func find(
    _ pattern: StaticString,
    _ start: Int,
    _ kind: UnclosedTags
  ) -> Int? {
    if unclosed.contains(kind) { return nil }
    if let found = HTMLScanner.find(pattern, text.base, start, text.end) { return found }
    unclosed.insert(kind)
    return nil
  }
}
