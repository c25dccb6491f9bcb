/// The `key: value` lines at the head of a document.
struct FrontMatter {
  private let values: [String: String]

  /// Reads the lines; what is not `key: value` is passed over.
  init(_ text: String) {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmed
      let plain = value.drop { "\"'".contains($0) }.prefix { !"\"'".contains($0) }
      values[line[..<colon].trimmed.lowercased()] = plain.lowercased()
    }
    self.values = values
  }

  /// The exam that the document is about.
  var exam: String? { values["exam"] }
  /// What the document is, in lower case: `guide`, `blueprint`, `questions` or `vocabulary`.
  ///
  /// Guides of other tools may say anything here; what is not known is a guide.
  var kind: String {
    let known = ["blueprint", "questions", "vocabulary"]
    return values["kind"].flatMap { known.contains($0) ? $0 : nil } ?? "guide"
  }
}
