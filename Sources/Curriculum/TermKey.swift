/// Comparable forms of terms and titles.
enum TermKey {
  /// Returns a text in lower case with single spaces and no punctuation.
  ///
  /// Signs that tell terms apart (`+`, `#`, `%`, `²`) stay.
  static func key(_ text: some StringProtocol) -> String {
    folded(text) { String(decoding: $0, as: UTF8.self) } ?? unicodeKey(text)
  }

  /// Returns what is made of the bytes of a key, for which no string is made.
  static func withKey<Result>(
    _ text: some StringProtocol,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    folded(text, body) ?? TextBytes.withBytes(of: unicodeKey(text), body)
  }

  /// Returns what is made of the key of a text, for which no memory is kept.
  static func withKey<Result>(_ text: TextSlice, _ body: (TextSlice) -> Result) -> Result {
    let result: Result? = withUnsafeTemporaryAllocation(
      of: UInt8.self,
      capacity: text.count + 1
    ) { room in
      guard let count = fold(text.bytes, into: room) else { return nil }
      return body(TextSlice(UnsafeBufferPointer(rebasing: room[1..<count + 1])))
    }
    return result ?? unicodeKey(String(text)).withTextSlice(body)
  }

  /// Returns the words of a key.
  static func words(_ text: some StringProtocol) -> [Substring] {
    key(text).utf8.split(separator: 0x20).map { Substring($0) }
  }

  static let space: UInt8 = 0x20
  static let dropped: UInt8 = 0
  private static let foreign: UInt8 = 0xFF

  /// What becomes of each byte.
  private static let folds: [UInt8] = (0...UInt8.max).map { byte in
    switch byte {
    case 0x80...: foreign
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      byte
    case UInt8(ascii: "'"): dropped
    default: space
    }
  }

  /// Most terms are ASCII but for dashes and quotation marks, and asking Unicode of every letter
  /// takes ten times as long; nil where it has to be asked.
  private static func folded<Result>(
    _ text: some StringProtocol,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    let result: Result?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { room in
        guard let count = fold(bytes, into: room) else { return nil }
        return body(UnsafeBufferPointer(rebasing: room[1..<count + 1]))
      }
    }
    return result ?? nil
  }

  /// Writes a key behind the first byte of some room; returns its length, or nil if there are
  /// letters beyond ASCII.
  static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    folds.withUnsafeBufferPointer { folds in
      // A space in front, so that none is written at the beginning.
      room[0] = space
      var end = 1
      var at = 0
      while at < bytes.count {
        var fold = folds[Int(bytes[at])]
        if fold == foreign {
          guard let scalar = ForeignFold(bytes, at) else { return nil }
          at += scalar.length
          if scalar.isKept {
            for byte in 0..<scalar.length {
              room[end] = scalar.bytes[byte]
              end += 1
            }
            continue
          }
          at -= 1
          fold = scalar.bytes.x
        }
        room[end] = fold
        let isWritten = fold != dropped && (fold != space || room[end - 1] != space)
        end += isWritten ? 1 : 0
        at += 1
      }
      if end > 1, room[end - 1] == space { end -= 1 }
      return end - 1
    }
  }

  private static func unicodeKey(_ text: some StringProtocol) -> String {
    var result = ""
    var pendingSpace = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "+#%".unicodeScalars.contains(scalar)
      {
        if pendingSpace, !result.isEmpty { result.append(" ") }
        pendingSpace = false
        result.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’" {
        pendingSpace = true
      }
    }
    return result
  }
}
