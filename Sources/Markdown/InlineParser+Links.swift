/// The opening brackets that wait for their closing bracket.
struct BracketStack: ~Copyable {
  /// One `[` or `![`.
  struct Bracket: BitwiseCopyable {
    var token: UInt32
    /// The offset after the bracket.
    var textStart: UInt32
    /// How many delimiters came before it.
    var delimiterCount: UInt32
    var isImage: Bool
    /// Whether another bracket follows, so that this text cannot be a label.
    var hasBracketAfter = false
  }

  private(set) var brackets = Arena<Bracket>(capacity: 32)
  private var imageCount = 0
  /// Below this index no bracket opens a link, since links do not nest.
  private var activeFrom = 0

  init() {}

  @inline(__always)
  var isEmpty: Bool { brackets.count == 0 }

  var last: Bracket { brackets.last }

  /// Whether the last bracket may become a link or an image.
  var lastIsActive: Bool { brackets.last.isImage || brackets.count > activeFrom }

  /// Whether the text at hand may yet be part of a link or an image.
  var isWithinBrackets: Bool { imageCount > 0 || brackets.count > activeFrom }

  mutating func push(_ bracket: Bracket) {
    if brackets.count > 0 { brackets.last.hasBracketAfter = true }
    if bracket.isImage { imageCount += 1 }
    brackets.append(bracket)
  }

  mutating func pop() {
    if brackets.last.isImage { imageCount -= 1 }
    brackets.removeLast()
    activeFrom = min(activeFrom, brackets.count)
  }

  /// Makes sure that no bracket that is still open becomes a link.
  mutating func deactivateLinks() { activeFrom = brackets.count }

  @inline(__always)
  mutating func removeAll() {
    brackets.truncate(to: 0)
    imageCount = 0
    activeFrom = 0
  }
}

extension InlineParser {
  mutating func pushBracket(isImage: Bool) {
    let end = position + (isImage ? 2 : 1)
    brackets.push(
      BracketStack.Bracket(
        token: UInt32(tokens.count),
        textStart: UInt32(end),
        delimiterCount: UInt32(delimiters.count),
        isImage: isImage
      )
    )
    addToken(.plain, position, end)
  }

  /// Resolves the bracket that closes here: a link, an image, a footnote, or just a bracket.
  mutating func closeBracket() {
    let close = position
    position = close + 1
    guard !brackets.isEmpty else { return }
    guard brackets.lastIsActive else {
      brackets.pop()
      return
    }
    if let found = inlineTarget(close + 1) ?? referenceTarget(close) {
      finishLink(close, after: found.after, found.target)
    } else {
      let opener = brackets.last
      brackets.pop()
      takeFootnote(opener, close)
    }
  }

  private typealias Target = (target: Slices, after: Int)

  private mutating func inlineTarget(_ start: Int) -> Target? {
    guard start < text.end, text.base[start] == Byte.openParen,
      let found = LinkScanner.inlineTarget(text.base, start + 1, text.end)
    else { return nil }
    let destination = text.slice(found.destination, &tree)
    let title = text.slice(found.title, &tree)
    var slices = Slices()
    slices.firstStart = destination.start
    slices.firstEnd = destination.end
    slices.secondStart = title.start
    slices.secondEnd = title.end
    return (slices, found.after)
  }

  private mutating func referenceTarget(_ close: Int) -> Target? {
    if references.isEmpty { return nil }
    let next = close + 1
    var label = Int(brackets.last.textStart)..<close
    var after = next
    if next < text.end, text.base[next] == Byte.openBracket,
      let labelEnd = LinkScanner.label(text.base, next, text.end)
    {
      after = labelEnd
      if labelEnd > next + 2 {
        return reference(next + 1..<labelEnd - 1, after)
      }
    }
    if brackets.last.hasBracketAfter || label.count > LinkScanner.longestLabel { return nil }
    if label.isEmpty { label = close..<close }
    return reference(label, after)
  }

  /// Looks a label up, unless references have expanded too much already.
  private mutating func reference(_ label: Range<Int>, _ after: Int) -> Target? {
    guard let slices = references.find(text.base, label)?.value else { return nil }
    let size =
      Int(slices.firstEnd - slices.firstStart) + Int(slices.secondEnd - slices.secondStart)
    guard size <= expansionLeft else { return nil }
    expansionLeft -= size
    return (slices, after)
  }

  private mutating func finishLink(_ close: Int, after: Int, _ target: Slices) {
    let opener = brackets.last
    tokens[opener.token].kind = opener.isImage ? .imageStart : .linkStart
    tokens[opener.token].payload = UInt32(targets.count)
    targets.append(target)
    if delimiters.count > Int(opener.delimiterCount) {
      matchDelimiters(from: Int(opener.delimiterCount))
    }
    addToken(.linkEnd, close, after)
    brackets.pop()
    if !opener.isImage { brackets.deactivateLinks() }
  }

  /// Turns `[^label]` into a reference to a footnote, or into text as it stands.
  ///
  /// A label that is too long or spans lines is no label, and its text is parsed as any other.
  private mutating func takeFootnote(_ opener: BracketStack.Bracket, _ close: Int) {
    let start = Int(opener.textStart)
    guard options.contains(.footnotes), start + 1 < close, text.base[start] == Byte.caret,
      close - start <= LinkScanner.longestLabel
    else { return }
    for offset in start..<close where text.base[offset].isLineEnd { return }
    tokens.truncate(to: Int(opener.token))
    delimiters.truncate(to: Int(opener.delimiterCount))
    if let found = footnotes.find(text.base, start + 1..<close) {
      addToken(.footnoteReference, start - 1, close + 1, payload: found.node)
    } else {
      addToken(.verbatim, start - 1, close + 1)
    }
  }
}
