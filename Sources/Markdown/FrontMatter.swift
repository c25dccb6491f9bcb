/// YAML between lines of `---` at the very start of a file.
struct FrontMatter {
  /// The text between the lines.
  let content: Range<Int>
  /// The offset after the closing line.
  let after: Int

  /// Recognises front matter; nil if the first line is not `---` or no line closes it.
  init?(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    let first = Self.line(base, start, end)
    guard Self.isFence(base, start, first.end, mark: Byte.dash) else { return nil }
    var lineStart = first.next
    while lineStart < end {
      let line = Self.line(base, lineStart, end)
      if Self.isFence(base, lineStart, line.end, mark: Byte.dash)
        || Self.isFence(base, lineStart, line.end, mark: Byte.dot)
      {
        content = first.next..<lineStart
        after = line.next
        return
      }
      lineStart = line.next
    }
    return nil
  }

  private static func line(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (end: Int, next: Int) {
    var at = start
    while at < end, !base[at].isLineEnd { at += 1 }
    guard at < end else { return (at, at) }
    let isPair =
      base[at] == Byte.carriageReturn && at + 1 < end && base[at + 1] == Byte.lineFeed
    return (at, at + (isPair ? 2 : 1))
  }

  private static func isFence(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int,
    mark: UInt8
  ) -> Bool {
    guard start + 3 <= end else { return false }
    for at in start..<start + 3 where base[at] != mark { return false }
    return LinkScanner.skipSpaces(base, start + 3, end) == end
  }
}
