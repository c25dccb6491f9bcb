/// The `key: value` lines at the head of a document.
struct FrontMatter {
  /// The exams that the document is about; the first is the one that it was written for.
  ///
  /// They are written `exam: mla-c01` or `exam: mla-c01, mla-c02`, with or without brackets.
  let exams: [String]
  /// What the document is, in lower case: `guide`, `blueprint`, `questions` or `vocabulary`.
  ///
  /// Guides of other tools may say anything here; what is not known is a guide.
  let kind: String

  /// Reads the lines; what is not `key: value` is passed over.
  init(_ text: String) {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmed
      values[line[..<colon].trimmed.lowercased()] = value.lowercased()
    }
    exams = Self.words(of: values["exam"])
    let known = ["blueprint", "questions", "vocabulary"]
    kind = Self.words(of: values["kind"]).first { known.contains($0) } ?? "guide"
  }

  private static func words(of value: String?) -> [String] {
    (value ?? "").split { " ,[]\"'".contains($0) }.map(String.init)
  }
}
