/// Something worth saying about a place in a text.
package struct Diagnostic: Sendable {
  /// How bad it is.
  package enum Severity: String, Sendable, Comparable {
    /// The text cannot be used as it is.
    case error
    /// The text works, though not as its author thinks.
    case warning
    /// A hint.
    case note

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// How bad it is.
  package let severity: Severity
  /// The path of the file as it is shown to people.
  package let path: String
  /// The bytes that it is about.
  package let range: Range<Int>
  /// The stable name of the rule, such as `question.key-missing`.
  package let rule: String
  /// One line without a full stop.
  package let summary: String
  /// What would mend it, if that can be said.
  package let help: String?
  /// Other places that have to do with it.
  package let notes: [Note]

  /// A place that has to do with what a diagnostic is about.
  package struct Note: Hashable, Sendable {
    /// The path of the file as it is shown to people.
    package let path: String
    /// The bytes that it is about.
    package let range: Range<Int>
    /// One line without a full stop.
    package let text: String

    /// Creates a note.
    package init(path: String, range: Range<Int>, text: String) {
      self.path = path
      self.range = range
      self.text = text
    }
  }

  /// Creates a diagnostic.
  package init(
    _ severity: Severity,
    path: String,
    range: Range<Int>,
    rule: String,
    summary: String,
    help: String? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.path = path
    self.range = range
    self.rule = rule
    self.summary = summary
    self.help = help
    self.notes = notes
  }
}
