#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A stretch of UTF-8 that somebody else keeps: a `GuideText`, its arena or the program itself.
///
/// The rules look at every text many times and cut it at many places. A `Substring` counts
/// references and validates indices each time, which takes ten times as long as what is asked;
/// this is two words that are copied freely, and a `String` is made only of what lands on a card.
/// It must not outlive its memory. Indices are checked in debug builds, where the tests run.
struct TextSlice: BitwiseCopyable {
  let start: UnsafePointer<UInt8>
  /// The number of bytes.
  let count: Int

  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// A text of the program.
  @inline(__always)
  init(_ text: StaticString) {
    self.init(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let base = bytes.baseAddress {
      self.init(base, count: bytes.count)
    } else {
      self = .empty
    }
  }

  /// No text.
  static var empty: TextSlice { TextSlice("") }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    assert(index >= 0 && index < count)
    return start[index]
  }

  @inline(__always)
  subscript(range: Range<Int>) -> TextSlice {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return TextSlice(start + range.lowerBound, count: range.count)
  }

  /// The text up to an index.
  @inline(__always)
  func prefix(_ end: Int) -> TextSlice { self[0..<min(end, count)] }

  /// The text from an index on.
  @inline(__always)
  func suffix(from index: Int) -> TextSlice { self[min(index, count)..<count] }

  /// The text without some bytes at its end.
  @inline(__always)
  func dropLast(_ dropped: Int = 1) -> TextSlice { self[0..<max(0, count - dropped)] }

  /// The first byte; zero if there is none.
  @inline(__always)
  var first: UInt8 { count > 0 ? start[0] : 0 }

  /// The last byte; zero if there is none.
  @inline(__always)
  var last: UInt8 { count > 0 ? start[count - 1] : 0 }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The text without white space at its ends.
  var trimmed: TextSlice {
    var from = 0
    var end = count
    while from < end, TextBytes.isSpace(start[from]) { from += 1 }
    while end > from, TextBytes.isSpace(start[end - 1]) { end -= 1 }
    return self[from..<end]
  }

  /// Whether both are the same bytes.
  static func == (left: TextSlice, right: TextSlice) -> Bool {
    left.count == right.count && left.hasPrefix(right)
  }

  @inline(__always)
  static func == (left: TextSlice, right: StaticString) -> Bool { left == TextSlice(right) }
}

// What a text holds.
extension TextSlice {
  /// Whether the text begins with another one.
  @inline(__always)
  func hasPrefix(_ other: TextSlice) -> Bool {
    guard count >= other.count else { return false }
    var at = 0
    while at < other.count {
      if start[at] != other.start[at] { return false }
      at += 1
    }
    return true
  }

  @inline(__always)
  func hasPrefix(_ other: StaticString) -> Bool { hasPrefix(TextSlice(other)) }

  @inline(__always)
  func hasSuffix(_ other: StaticString) -> Bool {
    let other = TextSlice(other)
    return count >= other.count && suffix(from: count - other.count).hasPrefix(other)
  }

  /// Whether the text begins with some ASCII text in lower case, whatever its own case.
  func hasFoldedPrefix(_ other: StaticString) -> Bool {
    let other = TextSlice(other)
    guard count >= other.count else { return false }
    for at in 0..<other.count where TextBytes.folded(start[at]) != other.start[at] { return false }
    return true
  }

  /// Whether the text is another one but for the case of ASCII letters.
  func isFolded(_ other: TextSlice) -> Bool {
    guard count == other.count else { return false }
    for at in 0..<count where TextBytes.folded(start[at]) != TextBytes.folded(other[at]) {
      return false
    }
    return true
  }

  /// The first place of a byte from an index on.
  @inline(__always)
  func firstIndex(of byte: UInt8, from index: Int = 0) -> Int? {
    guard index < count, let found = memchr(start + index, Int32(byte), count - index)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// The first place from an index on at which a byte satisfies a condition.
  @inline(__always)
  func firstIndex(from index: Int = 0, where condition: (UInt8) -> Bool) -> Int? {
    var at = index
    while at < count {
      if condition(start[at]) { return at }
      at += 1
    }
    return nil
  }

  /// The last place of a byte.
  func lastIndex(of byte: UInt8) -> Int? {
    var at = count
    while at > 0 {
      at -= 1
      if start[at] == byte { return at }
    }
    return nil
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  /// The first place of a text that is not empty.
  func firstIndex(of other: StaticString) -> Int? {
    let other = TextSlice(other)
    var at = 0
    while let place = firstIndex(of: other.first, from: at) {
      if suffix(from: place).hasPrefix(other) { return place }
      at = place + 1
    }
    return nil
  }

  /// The first place of some ASCII text in lower case, whatever its own case.
  func firstFoldedIndex(of other: StaticString) -> Int? {
    for at in 0..<count where suffix(from: at).hasFoldedPrefix(other) { return at }
    return nil
  }

  /// Whether a text that is not empty stands anywhere in this one.
  func contains(_ other: StaticString) -> Bool { firstIndex(of: other) != nil }

  /// Whether every byte is ASCII.
  var isASCII: Bool {
    var bits: UInt8 = 0
    for at in 0..<count { bits |= start[at] }
    return bits < 0x80
  }

  /// Whether the first character is a capital letter or a number.
  var beginsWithCapitalOrNumber: Bool {
    if first < 0x80 { return first &- 0x41 < 26 || first &- 0x30 < 10 }
    let character = String(self).first
    return character.map { $0.isUppercase || $0.isNumber } ?? false
  }

  /// Where a stretch of this text begins in it.
  func offset(of stretch: TextSlice) -> Int { stretch.start - start }

  /// The text without its first scalars.
  func dropFirst(scalars: Int) -> TextSlice {
    var at = 0
    for _ in 0..<scalars where at < count {
      at += 1
      while at < count, start[at] & 0xC0 == 0x80 { at += 1 }
    }
    return suffix(from: at)
  }

  /// The first scalars of the text.
  func prefix(scalars: Int) -> TextSlice {
    prefix(count - dropFirst(scalars: scalars).count)
  }

  /// The number of scalars.
  var scalarCount: Int {
    var scalars = 0
    for at in 0..<count where start[at] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }
}

// Words.
extension TextSlice {
  /// The number of words between white space.
  var wordCount: Int {
    var words = 0
    var wasSpace = true
    for at in 0..<count {
      let isSpace = TextBytes.isSpace(start[at])
      if wasSpace, !isSpace { words += 1 }
      wasSpace = isSpace
    }
    return words
  }

  /// Takes the text before the next comma off the beginning, without its spaces; nil at the end.
  mutating func nextPart() -> TextSlice? {
    guard !isEmpty else { return nil }
    let end = firstIndex(of: UInt8(ascii: ",")) ?? count
    defer { self = suffix(from: end + 1) }
    return prefix(end).trimmed
  }

  /// Takes the next word between spaces off the beginning; nil if there is none.
  @inline(__always)
  mutating func nextWord() -> TextSlice? {
    var from = 0
    while from < count, start[from] == 0x20 { from += 1 }
    guard from < count else { return nil }
    // Words are so short that a loop is done before a call has begun.
    var end = from + 1
    while end < count, start[end] != 0x20 { end += 1 }
    let word = self[from..<end]
    self = suffix(from: end + 1)
    return word
  }

  /// The lines that hold anything, without white space at their ends.
  var lines: [TextSlice] {
    var lines: [TextSlice] = []
    var rest = self
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.count
      let line = rest.prefix(end).trimmed
      if !line.isEmpty { lines.append(line) }
      rest = rest.suffix(from: end + 1)
    }
    return lines
  }

  /// The number of words between spaces.
  var spacedWordCount: Int {
    var rest = self
    var words = 0
    while rest.nextWord() != nil { words += 1 }
    return words
  }

  /// The first word between spaces; empty if the text begins with one.
  var firstWord: TextSlice {
    var end = 0
    while end < count, start[end] != 0x20 { end += 1 }
    return prefix(end)
  }

  /// Whether one of the words between spaces satisfies a condition.
  @inline(__always)
  func containsWord(where condition: (TextSlice) -> Bool) -> Bool {
    var rest = self
    while let word = rest.nextWord() {
      if condition(word) { return true }
    }
    return false
  }
}

extension String {
  /// A copy of a text.
  init(_ text: TextSlice) {
    self = text.isEmpty ? "" : String(decoding: text.bytes, as: UTF8.self)
  }

  /// Lends the bytes of the string.
  func withTextSlice<Result>(_ body: (TextSlice) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(TextSlice($0)) }
  }
}

extension Substring {
  /// Lends the bytes of the text.
  func withTextSlice<Result>(_ body: (TextSlice) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(TextSlice($0)) }
  }
}
