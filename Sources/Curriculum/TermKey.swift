/// Comparable forms of terms and titles.
enum TermKey {
  /// Returns a text in lower case with single spaces and no punctuation.
  ///
  /// Signs that tell terms apart (`+`, `#`, `%`, `²`) stay.
  static func key(_ text: some StringProtocol) -> String {
    asciiKey(text) ?? unicodeKey(text)
  }

  /// Most terms are ASCII, and asking Unicode of every letter takes ten times as long.
  private static func asciiKey(_ text: some StringProtocol) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "#"),
        UInt8(ascii: "%"):
        if pendingSpace, !result.isEmpty { result.append(UInt8(ascii: " ")) }
        pendingSpace = false
        let isUpper = byte &- UInt8(ascii: "A") < 26
        result.append(isUpper ? byte | 0x20 : byte)
      case UInt8(ascii: "'"): break
      default: pendingSpace = true
      }
    }
    return String(decoding: result, as: UTF8.self)
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

  /// Returns the words of a key.
  static func words(_ text: some StringProtocol) -> [Substring] {
    key(text).split(separator: " ").map { Substring(String($0)) }
  }
}
