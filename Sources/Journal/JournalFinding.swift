/// Something in the log that was skipped, where it is and how to mend it.
package struct JournalFinding: Hashable, Sendable {
  /// What sort of thing was found; the raw value is a stable name.
  package enum Rule: String, Hashable, Sendable {
    /// A line that is not a complete event, from a crash or a bad edit.
    case damagedLine = "log.damaged-line"
    /// A last line without an end, from a crash or a copy in progress.
    case tornLine = "log.torn-line"
    /// A line that is too long to be an event.
    case longLine = "log.long-line"
    /// A file that is not a log.
    case wrongKind = "log.wrong-kind"
    /// A symbolic link, which is not followed.
    case symbolicLink = "log.symbolic-link"
    /// A folder, pipe or device named like a log.
    case notAFile = "log.not-a-file"
    /// A file that could not be read, or not to its end.
    case unreadable = "log.unreadable"
    /// Two different events with one id, of which one was kept.
    case conflictingID = "log.conflicting-id"
    /// More findings in one file than are listed.
    case more = "log.more"
  }

  /// What sort of thing was found.
  package let rule: Rule
  /// The path of the file; of the folder if several files take part.
  package let file: String
  /// The line in the file, from one; `nil` if it is about the whole file.
  package let line: Int?
  /// What was found.
  package let what: String
  /// What to do about it.
  package let mend: String

  /// Creates a finding.
  package init(rule: Rule, file: String, line: Int?, what: String, mend: String) {
    self.rule = rule
    self.file = file
    self.line = line
    self.what = what
    self.mend = mend
  }
}

extension JournalFinding: CustomStringConvertible {
  /// One line for people: place, what, how to mend and the rule's name.
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(what); \(mend) [\(rule.rawValue)]"
  }
}
