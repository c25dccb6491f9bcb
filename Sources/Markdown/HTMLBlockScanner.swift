/// Recognises the seven ways in which an HTML block begins, and how the first five end.
enum HTMLBlockScanner {
  /// How an HTML block began, which decides where it ends.
  enum Condition: UInt8 {
    case verbatim = 1
    case comment
    case instruction
    case declaration
    case characterData
    case blockTag
    case loneTag

    /// Whether the block runs to the next blank line.
    var endsAtBlankLine: Bool { rawValue >= Condition.blockTag.rawValue }
  }

  /// Matches the start of an HTML block at `<`.
  ///
  /// - Parameter mayBeLoneTag: Whether any complete tag alone on its line will do, which it does
  ///   not within a paragraph.
  static func start(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int,
    mayBeLoneTag: Bool
  ) -> Condition? {
    let next = start + 1
    guard next < end else { return nil }
    switch base[next] {
    case Byte.bang:
      if HTMLScanner.matches("--", base, next + 1, end) { return .comment }
      if HTMLScanner.matches("[CDATA[", base, next + 1, end), isUpperCase(base, next + 2) {
        return .characterData
      }
      return next + 1 < end && base[next + 1].isLetter ? .declaration : nil
    case Byte.question: return .instruction
    default: break
    }
    let nameStart = base[next] == Byte.slash ? next + 1 : next
    guard nameStart < end, base[nameStart].isLetter else { return nil }
    var nameEnd = nameStart
    while nameEnd < end, base[nameEnd].isAlphanumeric { nameEnd += 1 }
    let follows = nameEnd < end ? base[nameEnd] : Byte.lineFeed
    let isDelimited = follows.isWhitespace || follows == Byte.greater
    if isDelimited, nameStart == next, isVerbatim(base, nameStart, nameEnd) { return .verbatim }
    let closesItself =
      follows == Byte.slash && nameEnd + 1 < end && base[nameEnd + 1] == Byte.greater
    if isDelimited || closesItself, isBlockName(base, nameStart, nameEnd) { return .blockTag }
    guard mayBeLoneTag, let after = HTMLScanner.tag(base, start, end),
      LinkScanner.skipWhitespace(base, after, end) == end
    else { return nil }
    return .loneTag
  }

  private static func isUpperCase(_ base: UnsafePointer<UInt8>, _ start: Int) -> Bool {
    for offset in 0..<5 where base[start + offset] & 0x20 != 0 { return false }
    return true
  }

  /// Whether a line of a block holds what ends it.
  static func ends(
    _ condition: Condition,
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    switch condition {
    case .verbatim: endsVerbatim(base, start, end)
    case .comment: HTMLScanner.find("-->", base, start, end) != nil
    case .instruction: HTMLScanner.find("?>", base, start, end) != nil
    case .declaration: HTMLScanner.find(">", base, start, end) != nil
    case .characterData: HTMLScanner.find("]]>", base, start, end) != nil
    case .blockTag, .loneTag: false
    }
  }

  private static func endsVerbatim(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    var at = start
    while let name = HTMLScanner.find("</", base, at, end) {
      var nameEnd = name
      while nameEnd < end, base[nameEnd].isLetter { nameEnd += 1 }
      if nameEnd < end, base[nameEnd] == Byte.greater, isVerbatim(base, name, nameEnd) {
        return true
      }
      at = name
    }
    return false
  }

  private static func isVerbatim(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    isName(in: " pre script style textarea ", base, start, end)
  }

  private static func isBlockName(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    isName(
      in: """
         address article aside base basefont blockquote body caption center col colgroup dd \
        details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 \
        h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol \
        optgroup option p param search section summary table tbody td tfoot th thead title tr \
        track ul \

        """,
      base,
      start,
      end
    )
  }

  /// Whether a name, in any case, is one of a list of names with a space on either side.
  private static func isName(
    in list: StaticString,
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    let count = end - start
    guard count > 0, count <= 10 else { return false }
    let names = list.utf8Start
    var at = 0
    while at + count + 1 < list.utf8CodeUnitCount {
      if names[at] == Byte.space, names[at + count + 1] == Byte.space {
        var same = 0
        while same < count, names[at + 1 + same] == base[start + same].lowercased { same += 1 }
        if same == count { return true }
      }
      at += 1
    }
    return false
  }
}
