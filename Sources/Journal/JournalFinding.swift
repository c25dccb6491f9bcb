/// Something that was found in the log or its folder, where it is and how to mend it.
package struct JournalFinding: Hashable, Sendable {
  /// How bad a finding is.
  package enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Answers cannot be read or recorded.
    case error
    /// Something is wrong that should be mended.
    case warning
    /// Good to know; nothing needs to be done.
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

  /// What sort of thing was found.
  package struct Rule: Hashable, Sendable {
    /// A stable name.
    package let rawValue: String
    /// How bad it usually is.
    package let severity: Severity

    /// Creates a rule.
    package init(_ rawValue: String, _ severity: Severity) {
      self.rawValue = rawValue
      self.severity = severity
    }
  }

  /// What sort of thing was found.
  package let rule: Rule
  /// How bad it is.
  package var severity: Severity
  /// The path of the file; of the folder if several files take part.
  package let file: String
  /// The line in the file, from one; `nil` if it is about the whole file.
  package let line: Int?
  /// What was found.
  package let what: String
  /// What to do about it.
  package var mend: String
  /// Whether `LogRepair` mends it on this machine.
  package var isFixable: Bool
  /// For how many places it stands; one or more.
  package let count: Int

  /// Creates a finding.
  ///
  /// - Parameter severity: How bad it is; `nil` for what is usual for the rule.
  package init(
    rule: Rule,
    severity: Severity? = nil,
    file: String,
    line: Int?,
    what: String,
    mend: String,
    isFixable: Bool = false,
    count: Int = 1
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.file = file
    self.line = line
    self.what = what
    self.mend = mend
    self.isFixable = isFixable
    self.count = count
  }
}

extension JournalFinding.Rule {
  /// A line that is not a complete event, from a crash or a bad edit.
  package static let damagedLine = Self("log.damaged-line", .warning)
  /// A last line without an end, from a crash or a copy in progress.
  package static let tornLine = Self("log.torn-line", .warning)
  /// A line that is too long to be an event.
  package static let longLine = Self("log.long-line", .warning)
  /// More machines than a log can tell apart.
  package static let tooManyWriters = Self("log.too-many-writers", .warning)
  /// A file that is not a log.
  package static let wrongKind = Self("log.wrong-kind", .warning)
  /// A symbolic link, which is not followed.
  package static let symbolicLink = Self("log.symbolic-link", .warning)
  /// A folder, pipe or device named like a log.
  package static let notAFile = Self("log.not-a-file", .warning)
  /// A file that could not be read, or not to its end.
  package static let unreadable = Self("log.unreadable", .error)
  /// Two different events with one id, of which one was kept.
  package static let conflictingID = Self("log.conflicting-id", .warning)
  /// More findings in one file than are listed.
  package static let more = Self("log.more", .warning)

  /// Whether the finding is about lines that were skipped.
  package var isAboutLines: Bool {
    [.damagedLine, .tornLine, .longLine, .tooManyWriters, .more].contains(self)
  }
}

extension JournalFinding: CustomStringConvertible {
  /// One line for people: place, what, how to mend and the rule's name.
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(what); \(mend) [\(rule.rawValue)]"
  }
}
