/// Makes text safe to stand in HTML.
enum HTMLEscaping {
  /// Escapes `&`, `<`, `>` and `"`, and replaces NUL.
  static func escape(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var copied = text.startIndex
    for index in text.indices {
      let replacement: StaticString
      switch text[index] {
      case Byte.ampersand: replacement = "&amp;"
      case Byte.less: replacement = "&lt;"
      case Byte.greater: replacement = "&gt;"
      case Byte.quote: replacement = "&quot;"
      case 0: replacement = "\u{FFFD}"
      default: continue
      }
      output.append(contentsOf: text[copied..<index])
      append(replacement, to: &output)
      copied = index + 1
    }
    output.append(contentsOf: text[copied...])
  }

  /// Escapes an address: percent signs for what an address cannot hold, entities for `&` and `'`.
  static func escapeAddress(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let digits: StaticString = "0123456789ABCDEF"
    for byte in text {
      switch byte {
      case Byte.ampersand: append("&amp;", to: &output)
      case Byte.apostrophe: append("&#x27;", to: &output)
      case 0: append("%EF%BF%BD", to: &output)
      case Byte.quote, Byte.less, Byte.greater, Byte.openBracket, Byte.backslash,
        Byte.closeBracket, Byte.caret, Byte.backtick, UInt8(ascii: "{"), UInt8(ascii: "}"),
        Byte.pipe, 0x01...0x20, 0x7F...0xFF:
        output.append(UInt8(ascii: "%"))
        output.append(digits.utf8Start[Int(byte >> 4)])
        output.append(digits.utf8Start[Int(byte & 15)])
      default: output.append(byte)
      }
    }
  }

  /// Copies raw HTML, and disarms the tags that GitHub does not let pass if asked to.
  static func copy(_ html: ArraySlice<UInt8>, filtered: Bool, to output: inout [UInt8]) {
    html.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for index in 0..<buffer.count {
        let byte = base[index]
        if byte == 0 {
          append("\u{FFFD}", to: &output)
        } else if byte == Byte.less, filtered, isFiltered(base, index, buffer.count) {
          append("&lt;", to: &output)
        } else {
          output.append(byte)
        }
      }
    }
  }

  private static func isFiltered(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    var name = start + 1
    if name < end, base[name] == Byte.slash { name += 1 }
    var nameEnd = name
    while nameEnd < end, base[nameEnd].isLetter { nameEnd += 1 }
    guard nameEnd < end else { return false }
    let isClosed =
      base[nameEnd].isWhitespace || base[nameEnd] == Byte.greater
      || (base[nameEnd] == Byte.slash && nameEnd + 1 < end && base[nameEnd + 1] == Byte.greater)
    return isClosed && isFilteredName(base, name, nameEnd)
  }

  private static func isFilteredName(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    func matches(_ name: StaticString) -> Bool {
      name.utf8CodeUnitCount == end - start && HTMLScanner.matches(name, base, start, end)
    }
    return matches("title") || matches("textarea") || matches("style") || matches("xmp")
      || matches("iframe") || matches("noembed") || matches("noframes") || matches("script")
      || matches("plaintext")
  }

  /// Whether an address may run code or read local files.
  static func isDangerous(_ address: [UInt8]) -> Bool {
    // A browser skips control characters and spaces around a scheme and within it.
    var scheme = address.filter { $0 > Byte.space && $0 != 0x7F }
    for index in scheme.indices { scheme[index] = scheme[index].lowercased }
    func starts(with prefix: StaticString) -> Bool {
      scheme.starts(
        with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
      )
    }
    if starts(with: "data:") {
      return !starts(with: "data:image/png") && !starts(with: "data:image/gif")
        && !starts(with: "data:image/jpeg") && !starts(with: "data:image/webp")
    }
    return starts(with: "javascript:") || starts(with: "vbscript:") || starts(with: "file:")
  }

  private static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }
}
