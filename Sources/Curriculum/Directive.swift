/// An instruction to the tool in an HTML comment: `<!-- covers: K1.1.1 S1.1.2 -->`.
struct Directive: Equatable {
  /// The name before the colon.
  let name: String
  /// What follows, without the ends.
  let value: String

  /// The names that guides may use.
  static let known: Set<String> = ["covers", "requires", "card", "source", "question"]

  /// The words of the value, separated by spaces or commas.
  var words: [String] {
    value.split { $0 == " " || $0 == "," }.map(String.init)
  }

  /// Reads a comment; any other comment or HTML gives nil.
  init?(_ html: String) {
    let text = html.trimmed
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return nil }
    let body = text.dropFirst(4).dropLast(3)
    guard let colon = body.firstIndex(of: ":") else { return nil }
    let name = body[..<colon].trimmed
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter && $0.isASCII && $0.isLowercase }) else {
      return nil
    }
    self.name = String(name)
    value = String(body[body.index(after: colon)...].trimmed)
  }
}
