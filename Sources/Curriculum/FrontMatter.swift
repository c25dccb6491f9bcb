/// The `key: value` lines at the head of a document.
struct FrontMatter {
  private let values: [String: String]

  /// Reads the lines; what is not `key: value` is passed over.
  init(_ text: String) {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmed
      values[String(line[..<colon].trimmed)] = String(value.drop { $0 == "\"" })
    }
    self.values = values
  }

  /// The exam that the document is about.
  var exam: String? { values["exam"] }
  /// What the document is: `guide`, `blueprint` or `questions`.
  var kind: String? { values["kind"] }
}
