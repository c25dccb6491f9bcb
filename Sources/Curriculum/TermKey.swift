/// Comparable forms of terms and titles.
enum TermKey {
  /// Returns a text in lower case with single spaces and no punctuation.
  ///
  /// Signs that tell terms apart (`+`, `#`, `%`, `²`) stay.
  static func key(_ text: some StringProtocol) -> String {
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
