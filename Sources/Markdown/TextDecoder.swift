/// Turns slices of source text into what they say.
enum TextDecoder {
  /// Decodes entities, and escapes if asked, and drops white space at the start of lines.
  static func decode(_ slice: ArraySlice<UInt8>, escapes: Bool, to output: inout [UInt8]) {
    slice.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let end = buffer.count
      var at = 0
      while at < end {
        let byte = base[at]
        if byte == Byte.backslash, escapes, at + 1 < end, base[at + 1].isPunctuation {
          output.append(base[at + 1])
          at += 2
        } else if byte == Byte.ampersand, let entity = Entities.match(base, at, end) {
          output.append(contentsOf: UTF8.Encoded(entity.first))
          if let second = entity.second { output.append(contentsOf: UTF8.Encoded(second)) }
          at += entity.length
        } else {
          at += 1
          if byte.isLineEnd {
            if byte == Byte.carriageReturn, at < end, base[at] == Byte.lineFeed { at += 1 }
            output.append(Byte.lineFeed)
            at = LinkScanner.skipSpaces(base, at, end)
          } else {
            output.append(byte)
          }
        }
      }
    }
  }

  /// Copies lines, each of which then ends with a line feed.
  static func copyLines(_ slice: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard slice.contains(Byte.carriageReturn) else {
      output.append(contentsOf: slice)
      if slice.last != Byte.lineFeed { output.append(Byte.lineFeed) }
      return
    }
    var previous: UInt8 = 0
    for byte in slice {
      if byte == Byte.carriageReturn {
        output.append(Byte.lineFeed)
      } else if byte != Byte.lineFeed || previous != Byte.carriageReturn {
        output.append(byte)
      }
      previous = byte
    }
    if !previous.isLineEnd { output.append(Byte.lineFeed) }
  }

  /// Drops the white space at the start of all lines but the first, which end with line feeds.
  static func joinLines(_ slice: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var follows = false
    var previous: UInt8 = 0
    for byte in slice {
      if byte.isLineEnd {
        if byte == Byte.carriageReturn || previous != Byte.carriageReturn {
          output.append(Byte.lineFeed)
        }
        follows = true
      } else if !follows || !byte.isSpaceOrTab {
        output.append(byte)
        follows = false
      }
      previous = byte
    }
  }

  /// Takes the backticks off a code span, joins its lines and strips one space on either side.
  static func decodeCodeSpan(_ slice: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var content = slice
    var ticks = 0
    while content.first == Byte.backtick {
      content = content.dropFirst()
      ticks += 1
    }
    content = content.dropLast(ticks)
    let start = output.count
    var follows = false
    var previous: UInt8 = 0
    for byte in content {
      if byte.isLineEnd {
        if !(byte == Byte.lineFeed && previous == Byte.carriageReturn) { output.append(Byte.space) }
        follows = true
      } else if !follows || !byte.isSpaceOrTab {
        output.append(byte)
        follows = false
      }
      previous = byte
    }
    let text = output[start...]
    if text.count >= 2, text.first == Byte.space, text.last == Byte.space,
      text.contains(where: { $0 != Byte.space })
    {
      output.removeLast()
      output.remove(at: start)
    }
  }

  /// Replaces every NUL with U+FFFD.
  static func replacingNull(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      if byte == 0 {
        result.append(contentsOf: UTF8.Encoded(.replacement))
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

extension UTF8 {
  /// The bytes of one scalar.
  struct Encoded: Sequence {
    let scalar: Unicode.Scalar

    init(_ scalar: Unicode.Scalar) { self.scalar = scalar }

    func makeIterator() -> Unicode.Scalar.UTF8View.Iterator { scalar.utf8.makeIterator() }
  }
}
