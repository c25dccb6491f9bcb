// What can only be told by Unicode; ASCII is answered from the bytes.
extension TextSlice {
  /// The first scalar and its length in bytes; nil if there is none.
  ///
  /// A byte that begins no scalar counts as a replacement character.
  var firstScalar: (scalar: Unicode.Scalar, length: Int)? {
    guard count > 0 else { return nil }
    let lead = start[0]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, count >= length else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for at in 1..<length { value = value << 6 | UInt32(start[at] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Whether the text begins with a letter.
  var beginsWithLetter: Bool {
    if first < 0x80 { return TextMarks.isLetter(first) }
    return firstScalar?.scalar.properties.isAlphabetic ?? false
  }

  /// Whether the text begins with a number, in whatever digits.
  var beginsWithNumber: Bool {
    if first < 0x80 { return TextMarks.isDigit(first) }
    return firstScalar?.scalar.properties.numericType != nil
  }

  /// The text without its first scalars as long as what is left satisfies a condition.
  @inline(__always)
  func drop(while condition: (TextSlice) -> Bool) -> TextSlice {
    var rest = self
    while !rest.isEmpty, condition(rest) { rest = rest.dropFirst(scalars: 1) }
    return rest
  }

  /// The text without its first bytes as long as they are among some of ASCII.
  func drop(any signs: StaticString) -> TextSlice {
    let signs = TextSlice(signs)
    return suffix(from: firstIndex { byte in !signs.bytes.contains(byte) } ?? count)
  }

  /// Whether the text ends with some ASCII text in lower case, whatever its own case.
  func hasFoldedSuffix(_ other: StaticString) -> Bool {
    let length = other.utf8CodeUnitCount
    return count >= length && suffix(from: count - length).hasFoldedPrefix(other)
  }

  /// The text from the first letter or number on.
  var fromFirstLetterOrNumber: TextSlice {
    drop { !$0.beginsWithLetter && !$0.beginsWithNumber }
  }

  /// The last scalars of the text.
  func suffix(scalars: Int) -> TextSlice {
    var at = count
    var left = scalars
    while at > 0, left > 0 {
      at -= 1
      if start[at] & 0xC0 != 0x80 { left -= 1 }
    }
    return suffix(from: at)
  }

  /// Whether some ASCII text in lower case stands anywhere, whatever its own case.
  func containsFolded(_ other: StaticString) -> Bool {
    let sought = TextSlice(other).first
    for at in 0..<count where TextBytes.folded(start[at]) == sought {
      if suffix(from: at).hasFoldedPrefix(other) { return true }
    }
    return false
  }

  /// The first of some texts in lower case that this one begins with, whatever its own case.
  func firstFoldedPrefix(among words: [StaticString]) -> StaticString? {
    words.first { hasFoldedPrefix($0) }
  }

  /// The digits of ASCII that the text begins with.
  var leadingDigits: TextSlice { prefix(firstIndex { !TextMarks.isDigit($0) } ?? count) }

  /// The number that up to nine digits of ASCII say; nil if there are none.
  var number: Int? {
    guard (1...9).contains(count) else { return nil }
    var number = 0
    for at in 0..<count {
      guard TextMarks.isDigit(start[at]) else { return nil }
      number = number * 10 + Int(start[at] - 0x30)
    }
    return number
  }

  /// The number that digits or a word up to `seven` say; nil if it says none.
  var saidNumber: Int? {
    if let number { return number }
    let names: [StaticString] = ["two", "three", "four", "five", "six", "seven"]
    return names.firstIndex { count == $0.utf8CodeUnitCount && hasFoldedPrefix($0) }.map { $0 + 2 }
  }
}

extension TextSlice {
  /// Where a capital letter stands behind a small one: 6 in `DomainKeys`.
  var hump: Int? {
    guard count > 3 else { return nil }
    return (1..<count).first { self[$0] &- 0x41 < 26 && self[$0 - 1] &- 0x61 < 26 }
  }
}

// Pictures.
extension TextSlice {
  /// The text without the pictures that stand before and behind it, as in `🚀 Overview`.
  ///
  /// A text of nothing but pictures stays as it is. Arrows and the signs of mathematics are none.
  var withoutPictures: TextSlice {
    guard !isEmpty, first >= 0xE2 || last >= 0x80 || count > 3 && self[1] == 0xEF else {
      return self
    }
    var rest = self
    while case let length = rest.pictureLength, length > 0 {
      rest = rest.suffix(from: length)
      while rest.first == 0x20 { rest = rest.suffix(from: 1) }
    }
    while !rest.isEmpty, rest.last >= 0x80 {
      var start = rest.count - 1
      while start > 0, rest[start] & 0xC0 == 0x80 { start -= 1 }
      guard rest.suffix(from: start).pictureLength > 0 else { break }
      rest = rest.prefix(start)
      while rest.last == 0x20 { rest = rest.dropLast() }
    }
    return rest.isEmpty ? self : rest
  }

  /// The bytes of the picture, or of the selector or joiner of one, that the text begins with.
  private var pictureLength: Int {
    guard count >= 3 else { return 0 }
    switch first {
    case 0xF0: return count >= 4 && self[1] == 0x9F ? 4 : 0
    case 0xEF: return self[1] == 0xB8 && self[2] == 0x8F ? 3 : 0
    case 0xE2:
      let second = self[1]
      // Clocks, weather, ticks and stars; a joiner; what makes a key of a digit.
      let isPicture =
        second == 0x8F || (0x98...0x9E).contains(second) || second == 0xAC || second == 0xAD
      let isPart = second == 0x80 && self[2] == 0x8D || second == 0x83 && self[2] == 0xA3
      return isPicture || isPart ? 3 : 0
    case 0x30...0x39:
      // `1️⃣`
      return count >= 7 && self[1] == 0xEF && self[2] == 0xB8 && self[4] == 0xE2 ? 7 : 0
    default: return 0
    }
  }
}
