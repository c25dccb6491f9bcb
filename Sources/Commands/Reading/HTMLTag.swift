/// The name and the attributes of one tag of HTML.
struct HTMLTag {
  /// The name in lower case; empty for comments, declarations and the like.
  let name: String
  /// Whether it begins with a slash.
  let isClosing: Bool
  private let rest: Substring

  /// Reads a tag from its brackets and what is between them.
  init(_ text: String) {
    var inner = text.dropFirst()
    isClosing = inner.first == "/"
    if isClosing { inner = inner.dropFirst() }
    let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    self.name = name.lowercased()
    rest = inner[name.endIndex...]
  }

  /// Returns the value of an attribute that is written in quotes.
  func attribute(_ name: String) -> String? {
    var rest = self.rest
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].split { $0 == " " || $0 == "\n" || $0 == "\t" }.last ?? ""
      rest = rest[rest.index(after: equals)...].drop { $0 == " " }
      guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
      rest = rest.dropFirst()
      let value = rest.prefix { $0 != quote }
      if key.lowercased() == name { return HTMLText.decoded(String(value)) }
      rest = rest[value.endIndex...].dropFirst()
    }
    return nil
  }
}
