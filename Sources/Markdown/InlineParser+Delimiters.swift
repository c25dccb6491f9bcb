/// A run of `*`, `_` or `~` that may open or close emphasis.
struct Delimiter: BitwiseCopyable {
  var token: UInt32
  /// The length of the run, and what is left of it.
  var length: UInt32
  var remaining: UInt32
  /// The opener below it in its stack, or -1.
  var below: Int32 = -1
  /// 0 for `*`, 6 for `_`, 12 for `~`.
  var family: UInt8
  var canOpen: Bool
  var canClose: Bool
}

/// A part of a run that opens emphasis, linked from the outermost to the innermost.
struct OpenedPart: BitwiseCopyable {
  var length: UInt32
  /// The part within this one plus one, or 0.
  var inner: UInt32
}

/// The openers that wait for a closer, in one stack for each way in which they may match.
///
/// The rule of three lets some pairs of runs not match, by their lengths modulo three and by
/// whether either may both open and close. With a stack for each such class, the nearest opener
/// that matches is always on top of one of six stacks, so no search is ever repeated.
struct OpenerStacks: ~Copyable {
  static let families = 18
  let tops: UnsafeMutablePointer<Int32>

  init() {
    tops = .allocate(capacity: Self.families)
    clear()
  }

  deinit { tops.deallocate() }

  func clear() { tops.initialize(repeating: -1, count: Self.families) }
}

extension InlineParser {
  mutating func scanDelimiters(_ byte: UInt8) {
    let start = position
    let base = text.base
    var end = start + 1
    while end < text.end, base[end] == byte { end += 1 }
    position = end
    let length = end - start
    let isTilde = byte == Byte.tilde
    if isTilde, length > 2 { return }
    let before = classBefore(start, skipsTildes: !isTilde)
    let after = classAfter(end, skipsTildes: !isTilde)
    let leftFlanking =
      after != .whitespace && (after == .other || before != .other)
    let rightFlanking =
      before != .whitespace && (before == .other || after != .other)
    var canOpen = leftFlanking
    var canClose = rightFlanking
    if byte == Byte.underscore {
      canOpen = leftFlanking && (!rightFlanking || before == .punctuation)
      canClose = rightFlanking && (!leftFlanking || after == .punctuation)
    }
    guard canOpen || canClose else { return }
    let token = UInt32(truncatingIfNeeded: tokens.count)
    addToken(.delimiters, start, end)
    delimiters.append(
      Delimiter(
        token: token,
        length: UInt32(truncatingIfNeeded: length),
        remaining: UInt32(truncatingIfNeeded: length),
        family: byte == Byte.star ? 0 : isTilde ? 12 : 6,
        canOpen: canOpen,
        canClose: canClose
      )
    )
  }

  /// Classifies the character before a run; `*` and `_` look through tildes, as GitHub does.
  @inline(__always)
  private func classBefore(_ start: Int, skipsTildes: Bool) -> CharacterClass {
    var at = start
    if skipsTildes, options.contains(.strikethrough) {
      while at > text.start, text.base[at - 1] == Byte.tilde { at -= 1 }
    }
    guard at > text.start else { return .whitespace }
    let byte = text.base[at - 1]
    if byte < 0x80 { return CharacterClass(ascii: byte) }
    return CharacterClass(Unicode.Scalar.decode(text.base, before: at, start: text.start))
  }

  @inline(__always)
  private func classAfter(_ end: Int, skipsTildes: Bool) -> CharacterClass {
    var at = end
    if skipsTildes, options.contains(.strikethrough) {
      while at < text.end, text.base[at] == Byte.tilde { at += 1 }
    }
    guard at < text.end else { return .whitespace }
    let byte = text.base[at]
    if byte < 0x80 { return CharacterClass(ascii: byte) }
    return CharacterClass(Unicode.Scalar.decode(text.base, at: at, end: text.end).scalar)
  }

  /// Pairs the delimiters from an index on, and drops them.
  mutating func matchDelimiters(from bottom: Int) {
    openers.clear()
    let tops = openers.tops
    for index in bottom..<delimiters.count {
      let closer = delimiters[index]
      if closer.canClose { matchCloser(index) }
      let remaining = delimiters[index].remaining
      if closer.canOpen, remaining > 0 {
        let stack = Int(closer.family) + (closer.canClose ? 3 : 0) + Int(closer.length % 3)
        delimiters[index].below = tops[stack]
        tops[stack] = Int32(truncatingIfNeeded: index)
      }
    }
    delimiters.truncate(to: bottom)
  }

  /// Closes as much as a run can.
  private mutating func matchCloser(_ index: Int) {
    let tops = openers.tops
    let closer = delimiters[index]
    let family = Int(closer.family)
    let third = Int(closer.length % 3)
    var remaining = closer.remaining
    while remaining > 0 {
      var best: Int32 = -1
      var bestStack = 0
      for kind in 0..<6 where tops[family + kind] > best {
        let mustDiffer = (closer.canOpen || kind >= 3) && third != 0
        if mustDiffer, (kind % 3 + third) % 3 == 0 { continue }
        best = tops[family + kind]
        bestStack = family + kind
      }
      guard best >= 0 else { break }
      let opener = delimiters[Int(best)]
      var used: UInt32 = opener.remaining >= 2 && remaining >= 2 ? 2 : 1
      if family == 12 {
        guard opener.length == closer.length else { break }
        used = closer.length
      }
      for stack in 0..<OpenerStacks.families {
        while tops[stack] > best { tops[stack] = delimiters[Int(tops[stack])].below }
      }
      openedParts.append(OpenedPart(length: used, inner: tokens[opener.token].payload))
      tokens[opener.token].payload = UInt32(truncatingIfNeeded: openedParts.count)
      tokens[closer.token].closed += used
      remaining -= used
      delimiters[Int(best)].remaining -= used
      if delimiters[Int(best)].remaining == 0 { tops[bestStack] = opener.below }
    }
    delimiters[index].remaining = remaining
  }
}
